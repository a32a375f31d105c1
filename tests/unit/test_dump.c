/* What is written of an image: all of it, and what a name finds. */
#include "unit.h"
#include "made_gazetteer.h"

static const char entities[] =
    "%type person\n%source memory\n"
    "yuri-orlov\tYuri Orlov|Orlov~\tgender=m\tcountry=ru\tprior=7\twikidata=Q42\trole=mayor;port;2001;\tshort=Yurik\n"
    "%type place\nport\tWest Port\tkind=city\n"
    "%type organization\nwpo\tWPO|Orlov\tstands-for=port\n";
static const char words[] = "%lang en\n%type cue\nsay\tsay|said\tas=verb\tkind=speech\tstrength=9\ttakes=quote,that\n"
                            "%type title\nhead\tPM^\tsort=business\tbefore=yes\tweak=yes\n"
                            "%type weight\nbias\t-1.5\n";

static const char expected[] =
    "[credits] 1\n"
    "people.tsv\tmemory\n"
    "[entities] 3\n"
    "port\tWest Port\ttype=place\tkind=city\tprior=5\n"
    "wpo\tWPO|Orlov\ttype=organization\tprior=5\tstands-for=port\n"
    "yuri-orlov\tYuri Orlov|Orlov\ttype=person\tcountry=ru\tgender=m\tprior=7\twikidata=Q42\trole=mayor;port;2001;\n"
    "[words] 2\n"
    "0\tsay\tclass=cue-verb\tkind=speech\tstrength=9\ttakes=quote,that\n"
    "1\thead\tclass=title,title-before\tsort=business\tweak=yes\n"
    "[forms] 8\n"
    "Yuri Orlov\tentity=yuri-orlov\tcase=AA\n"
    "Orlov\tentity=yuri-orlov\tcase=A\tcompany=yes\n"
    "Orlov\tentity=wpo\tcase=A\n"
    "Yurik\tentity=yuri-orlov\tcase=A\tshort=yes\n"
    "West Port\tentity=port\tcase=AA\n"
    "WPO\tentity=wpo\tupper=A\n"
    "say\tword=0\tlang=en\n"
    "said\tword=0\tlang=en\n"
    "PM\tword=1\tlang=en\tupper=A\texact=yes\n";

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

static bool refuse(void *context, const char *bytes, size_t length) {
    ++*(int *)context;
    return !bytes && !length;
}

static void make(MadeGazetteer *made) {
    GAZETTEER_MAKE(made, {"g/people.tsv", entities}, {"g/words.tsv", words}, {"spellings.tsv", made_spellings}, {"lines.json", "one\ntwo"});
    CU_ASSERT_STRING_EQUAL(made->told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made->gazetteer);
}

static void a_dump_has_all(void) {
    MadeGazetteer made = {0};
    Buffer        out = {0};
    quoth_error   err = {0};
    make(&made);
    CU_ASSERT(quoth_gazetteer_dump(made.gazetteer, append, &out, &err));
    buffer_byte(&out, '\0');
    const char *body = strchr(out.at, '\n') + 1, *keys = strstr(body, "[keys]"), *weights = strstr(body, "[weights]");
    CU_ASSERT_EQUAL(strncmp(out.at, "gazetteer ", 10), 0);
    CU_ASSERT_FATAL(keys && weights);
    CU_ASSERT_EQUAL((size_t)(keys - body), strlen(expected));
    CU_ASSERT_EQUAL(strncmp(body, expected, strlen(expected)), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(keys, "\tyuri-orlov\n"));
    CU_ASSERT_EQUAL(strncmp(weights, "[weights] 1\n", 12), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(weights, "\nbias\t-1.5\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(weights, "\nlines.json\t7 bytes\n\tone\n\ttwo\n"));
    buffer_free(&out);
    gazetteer_unmake(&made);
}

static void a_receiver_may_stop_it(void) {
    MadeGazetteer made = {0};
    quoth_error   err = {0};
    int           times = 0;
    make(&made);
    CU_ASSERT_FALSE(quoth_gazetteer_dump(made.gazetteer, refuse, &times, &err));
    CU_ASSERT(times == 1 && err.code == QUOTH_IO);
    gazetteer_unmake(&made);
}

static void finding_tells_who_is_meant(void) {
    static const struct { const char *name, *start; } cases[] = {
        {"Yuri Orlov", "yuri-orlov\tperson\tYuri Orlov\t0\t\n"},
        {"yuri  ORLOV", "yuri-orlov\tperson\tYuri Orlov\t0\t\n"}, /* in any case */
        {"Orlov", "wpo\torganization\tWPO\t0\t\nyuri-orlov\tperson\tYuri Orlov\t0\t\n"},
        {"Yury Orlov", "yuri-orlov\tperson\tYuri Orlov\t0."},     /* another spelling has a cost and a reason */
        {"Nobody Here", ""}, {"", ""},
    };
    MadeGazetteer made = {0};
    make(&made);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer      out = {0};
        quoth_error err = {0};
        CU_ASSERT(quoth_gazetteer_find(made.gazetteer, cases[i].name, append, &out, &err));
        buffer_byte(&out, '\0');
        CU_ASSERT(*cases[i].start || !*out.at);
        CU_ASSERT_EQUAL(strncmp(out.at, cases[i].start, strlen(cases[i].start)), 0);
        if (strncmp(out.at, cases[i].start, strlen(cases[i].start)) != 0) fprintf(stderr, "%s: %s\n", cases[i].name, out.at);
        buffer_free(&out);
    }
    gazetteer_unmake(&made);
}

static void a_check_tells_sizes_or_faults(void) {
    MadeGazetteer made = {0};
    Buffer        out = {0};
    quoth_error   err = {0};
    int           asked = 0;
    make(&made);
    CU_ASSERT(quoth_gazetteer_check(made.gazetteer, NULL, NULL, &err));
    CU_ASSERT(quoth_gazetteer_check(made.gazetteer, append, &out, &err));
    buffer_byte(&out, '\0');
    CU_ASSERT_PTR_NOT_NULL(strstr(out.at, "\nsenses\t9\t108\t21.6\n")); /* nine of twelve bytes, for five names */
    CU_ASSERT_PTR_NOT_NULL(strstr(out.at, "\nnames\t5\t20\t4\n"));
    made.image.at[made.gazetteer->offsets[SECTION_strings] + 1]++;
    CU_ASSERT_FALSE(quoth_gazetteer_check(made.gazetteer, refuse, &asked, &err));
    CU_ASSERT(err.code == QUOTH_CORRUPT && asked == 0);
    buffer_free(&out);
    gazetteer_unmake(&made);
}

UNIT_MAIN("dump", {"a dump has all", a_dump_has_all}, {"a receiver may stop it", a_receiver_may_stop_it},
          {"finding tells who is meant", finding_tells_who_is_meant},
          {"a check tells sizes or faults", a_check_tells_sizes_or_faults})
