/* Corrections over an open image: all that is read of it then is what it were if they had been compiled into it. */
#include "gazetteer/lookup.h"
#include "gazetteer/overlay.h"
#include "made_file.h"
#include "made_gazetteer.h"
#include "unit.h"

static const char entities[] =
    "%type place\n"
    "west-port\tWest Port|West\tkind=city\tprior=3\n"
    "westport\tWestport|Old Port|Port\tcountry=ee\tprior=8\twikidata=Q1\n"
    "harbour\tOld Harbour|West Port\tof=westport\tprior=6\n"
    "port-of-west\tPort of West|West Harbour Port\n"
    "reading\tReading|Reading Bridge|Redding\n"
    "georgia\tGeorgia|Gruzia|Georgya\n"
    "georgia-us\tGeorgia|State of Georgia|Georgya\tprior=7\n"
    "%type organization\n"
    "pm-office\tPM|Pm|Office of the Prime Minister\n"
    "west-bank\tWest Bank of Trade|WBT\n"
    "%type person\n"
    "ann-lee\tAnn Lee|Lee|LEE|Anne Lee\tshort=Annie|Lee\trole=mayor;westport;2001;\trole=member;pm-office;;\n"
    "ann-leigh\tAnn Leigh|Lee\trole=mayor;georgia;1999;2001\tgender=f\n"
    "bob-lee\tBob Lee|Lee~|Lee Bob\n"
    "bo-lee\tBo Lee|Bob Li\n"
    "%type word\n%lang en\nof\tof\tclass=preposition\n";

/* Texts in which each name stands, and some that are no names. */
static const char *const texts[] = {
    "West Port, West, Westport, Old Port, Port and WP; Old Harbour, Port of West, West Harbour Port.",
    "From Reading by Reading Bridge to Redding. READING.",
    "Georgia, the State of Georgia, Gruzia, Georgya. GEORGIA",
    "PM, Pm, the Office of the Prime Minister; West Bank of Trade, WBT, West Bank",
    "Ann Lee, Lee, Anne Lee, Ann Leigh, Bob Lee, Lee Bob, Bo Lee, Bob Li, LEE, Annie",
    "Of Nobody, of Nobody, Nobody Special, Nobody, Harbour Road",
};

static const struct {
    const char *what, *corrections;
} cases[] = {
    {"a form of all", "never\tReading\n"},
    {"a form that goes on", "never\tReading Bridge\n"},
    {"forms that no list has", "never\tOf Nobody|Nobody Special|Nobody|Harbour Road|West Bank\n"},
    {"a form of one", "never\tGeorgia\tof=georgia-us\n"},
    {"a form of one, and of the other", "never\tGeorgia\tof=georgia-us\nnever\tGeorgia\tof=georgia\n"},
    {"all forms of one", "never\tGeorgia|State of Georgia|Georgya\tof=georgia-us\n"},
    {"a form as it is spelt", "never\tPm^\n"},
    {"company", "company\tLee\tof=ann-lee\n"},
    {"company of all", "company\tLee|Ann Lee|Georgia\n"},
    {"company of the likelier", "company\tGeorgia\tof=georgia-us\n"},
    {"company of a spelling", "company\tLee^\tof=ann-lee\n"},
    {"company and never", "company\tLee\nnever\tLee\tof=ann-leigh\n"},
    {"two are one", "same\twest-port|westport\n"},
    {"two are one, the other way", "same\twestport|west-port\n"},
    {"persons are one", "same\tann-leigh|ann-lee\n"},
    {"three are one", "same\tbo-lee|bob-lee\nsame\tann-lee|bo-lee\n"},
    {"four are one", "same\tbo-lee|bob-lee\nsame\tann-leigh|ann-lee\nsame\tann-leigh|bo-lee\n"},
    {"one, and its forms", "same\tgeorgia|georgia-us\nnever\tGeorgya\tof=georgia-us\ncompany\tGruzia\tof=georgia\n"},
    {"two links of one", "same\treading|georgia\nsame\tport-of-west|westport\n"},
    {"names apart", "apart\tAnn Lee|Anne Leigh\napart\tBo Lee|Bob Lee\n"},
    {"all of it",
     "never\tReading|Of Nobody\nnever\tGeorgia\tof=georgia-us\nnever\tPm^\ncompany\tLee\tof=ann-lee\tnote=x\nsame\twest-port|westport\n"
     "apart\tAnn Lee|Anne Leigh\n"},
};

/* ---- What can be read -------------------------------------------------------------------------------------------- */

static const char *id_of(const Gazetteer *g, Index record) {
    EntityRecord entity;
    return record != NONE && gazetteer_entity(g, record, &entity) ? entity.id : "-";
}

/* By id, as numbers are others. */
static void put_entity(Buffer *out, const Gazetteer *g, Index record) {
    EntityRecord entity;
    RoleRecord   role;
    if (!gazetteer_names(g, record) || !gazetteer_entity(g, record, &entity)) return; /* part of another */
    buffer_format(out, "%s %u %u %u %s %s %s %u of %s:", entity.id, entity.type, entity.prior, entity.gender, entity.country, entity.kind,
                  entity.wikidata, entity.stands_for, id_of(g, entity.of));
    for (uint32_t i = 0; i < gazetteer_names(g, record); i++) buffer_format(out, " %s|", gazetteer_name(g, record, i));
    for (uint32_t i = 0; gazetteer_role(g, record, i, &role); i++)
        buffer_format(out, " %s;%s;%s;%s", role.title, role.at, role.start, role.end);
    buffer_text(out, "\n");
}

static int compare_ids(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* Whom the keys of a name lead to. */
static void put_keys(Buffer *out, const Gazetteer *g, const char *name) {
    char        romanised[NAME_MAX];
    const char *ids[256];
    uint32_t    keys[NAME_KEYS], n_ids = 0;
    Index       records[64];
    unsigned    n = name_keys(romanised, name_romanise(name, strlen(name), romanised), keys);
    for (unsigned i = 0; i < n; i++) {
        uint32_t found = gazetteer_by_key(g, keys[i], records, NULL, 64);
        for (uint32_t r = 0; r < found && n_ids < 256; r++)
            if (strcmp(id_of(g, records[r]), "-") != 0) ids[n_ids++] = id_of(g, records[r]);
    }
    qsort(ids, n_ids, sizeof *ids, compare_ids);
    buffer_format(out, "%s:", name);
    for (uint32_t i = 0; i < n_ids; i++)
        if (!i || strcmp(ids[i], ids[i - 1]) != 0) buffer_format(out, " %s", ids[i]);
    buffer_text(out, "\n");
}

static void put_text(Buffer *out, const Gazetteer *g, const char *text) {
    Doc *doc = gazetteer_read(g, text, "en");
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    for (uint32_t i = 0; i < doc->matches.n; i++) {
        Span span = span_of_tokens(doc, doc->matches.at[i].first, doc->matches.at[i].end);
        buffer_format(out, "%.*s:", (int)(span.end - span.start), doc->text + span.start);
        for (uint32_t j = 0; j < doc->matches.at[i].readings.n; j++) {
            const Reading *reading = &doc->readings.at[doc->matches.at[i].readings.first + j];
            buffer_format(out, " %s%s%s%u", id_of(g, reading->record), reading->needs_company ? "~" : "", reading->is_short ? "'" : "",
                          reading->prior);
        }
        buffer_text(out, "; ");
    }
    for (uint32_t i = 0; i < doc->barred.n; i++) {
        const Range *barred = &doc->barred.at[i];
        Span         span = span_of_tokens(doc, barred->first, barred->first + barred->n);
        bool         again = i && doc->barred.at[i - 1].first == barred->first;
        if (!again) buffer_format(out, "[%.*s] ", (int)(span.end - span.start), doc->text + span.start);
    }
    buffer_text(out, "\n");
    doc_free(doc);
}

static void put_all(Buffer *out, const Gazetteer *g) {
    static const char *const names[] = {"West Port", "Westport", "Old Port",           "Reading",    "Redding", "Georgia",
                                        "Georgya",   "Ann Lee",  "Anne Lee",           "Ann Leigh",  "Lee Bob", "Bob Lee",
                                        "Bo Lee",    "Bob Li",   "West Bank of Trade", "Old Harbour"};
    for (Index i = 0; i < g->n_entities; i++) put_entity(out, g, i);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) put_keys(out, g, names[i]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) put_text(out, g, texts[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < i; k++)
            if (gazetteer_are_apart(g, names[i], strlen(names[i]), names[k], strlen(names[k])))
                buffer_format(out, "%s / %s\n", names[i], names[k]);
    buffer_byte(out, '\0');
}

/* ---- Both ways --------------------------------------------------------------------------------------------------- */

/* NULL where they were refused, which is told. */
static Gazetteer *lay_over(const Buffer *image, const char *corrections, Told *told, quoth_error *err) {
    MadeFile    file = file_make(image->at, image->n), mine = file_make(corrections, strlen(corrections));
    const char *paths[] = {mine.path};
    Gazetteer  *gazetteer = quoth_gazetteer_open_corrected(file.path, paths, 1, made_complaint, told, err);
    file_unmake(&mine);
    file_unmake(&file);
    return gazetteer;
}

static void both_ways(const char *what, const char *corrections) {
    char          text[2048];
    MadeGazetteer compiled = {0}, plain = {0};
    Told          told = {.n = 0};
    quoth_error   err = {0};
    Buffer        wanted = {0}, got = {0};
    snprintf(text, sizeof text, "%%type correction\n%s", corrections);
    GAZETTEER_MAKE(&compiled, {"list", entities}, {"mine", text});
    if (!compiled.gazetteer) fprintf(stderr, "%s: %s%s", what, compiled.told.text, compiled.err.text);
    GAZETTEER_MAKE(&plain, {"list", entities});
    CU_ASSERT_PTR_NOT_NULL_FATAL(compiled.gazetteer);
    Gazetteer *over = lay_over(&plain.image, text, &told, &err);
    CU_ASSERT_STRING_EQUAL(err.text, "");
    CU_ASSERT_STRING_EQUAL(told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(over);
    put_all(&wanted, compiled.gazetteer);
    put_all(&got, over);
    CU_ASSERT_STRING_EQUAL(got.at, wanted.at);
    if (strcmp(got.at, wanted.at) != 0) fprintf(stderr, "%s:\n--- compiled\n%s--- laid over\n%s", what, wanted.at, got.at);
    buffer_free(&wanted);
    buffer_free(&got);
    quoth_gazetteer_close(over);
    gazetteer_unmake(&compiled);
    gazetteer_unmake(&plain);
}

static void it_reads_as_if_they_were_compiled(void) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) both_ways(cases[i].what, cases[i].corrections);
}

/* Any two of the cases together, as far as they do not contradict each other. */
static void two_at_a_time_too(void) {
    size_t n = sizeof cases / sizeof *cases;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            char          text[2048];
            MadeGazetteer compiled = {0};
            snprintf(text, sizeof text, "%%type correction\n%s%s", cases[i].corrections, cases[k].corrections);
            GAZETTEER_MAKE(&compiled, {"list", entities}, {"mine", text});
            bool good = compiled.gazetteer && !compiled.told.n;
            gazetteer_unmake(&compiled);
            if (good) both_ways(cases[i].what, text + sizeof "%type correction\n" - 1);
        }
}

static void its_hash_tells_both(void) {
    MadeGazetteer made = {0};
    Told          told = {.n = 0};
    GAZETTEER_MAKE(&made, {"list", entities});
    Gazetteer *one = lay_over(&made.image, "%type correction\nnever\tReading\n", &told, NULL),
              *two = lay_over(&made.image, "%type correction\nnever\tLee\n", &told, NULL);
    Gazetteer *again = lay_over(&made.image, "%type correction\nnever\tLee\n", &told, NULL);
    CU_ASSERT_FATAL(one && two && again);
    const char *plain = quoth_gazetteer_hash(made.gazetteer), *first = quoth_gazetteer_hash(one), *second = quoth_gazetteer_hash(two);
    CU_ASSERT(strlen(plain) == 16 && strlen(first) == 33 && first[16] == '+');
    CU_ASSERT(memcmp(first, plain, 16) == 0 && memcmp(second, plain, 16) == 0);
    CU_ASSERT_STRING_NOT_EQUAL(first, second);
    CU_ASSERT_STRING_EQUAL(second, quoth_gazetteer_hash(again));
    quoth_error err = {0};
    CU_ASSERT_FALSE(quoth_gazetteer_check(one, NULL, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_USAGE);
    quoth_gazetteer_close(one);
    quoth_gazetteer_close(two);
    quoth_gazetteer_close(again);
    gazetteer_unmake(&made);
}

static void faults_are_told_with_their_places(void) {
    static const char corrections[] = "%type correction\nforget\tAnn\nnever\tLee~\tof=nobody\nsame\tann-lee|georgia|bob-lee|ann-lee\ncompany\tJoe Doe\n"
                                      "never\tLee\ncompany\tLEE\nnever\t*\n%type person\njoe-doe\tJoe Doe\n%type correction\nnever\tAnn Lee\tof=joe-doe\n";
    MadeGazetteer made = {0};
    Told          told = {.n = 0};
    quoth_error   err = {0};
    char          wanted[2048], *at = wanted;
    GAZETTEER_MAKE(&made, {"list", entities});
    CU_ASSERT_PTR_NULL(lay_over(&made.image, corrections, &told, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_SOURCE);
    CU_ASSERT_STRING_EQUAL(err.text, "10 faults in the corrections");
    for (const char *line = told.text; *line; line += strcspn(line, "\n") + 1) { /* the path is another each time */
        const char *behind = strchr(line, ':');
        size_t      n = strcspn(behind, "\n") + 1;
        memcpy(at, behind, n);
        at += n;
    }
    *at = '\0';
    CU_ASSERT_STRING_EQUAL(wanted, ":2:1: a correction is never, company, same or apart: forget\n"
                                   ":3:7: a name to correct has no ~: Lee\n"
                                   ":9:7: only corrections can be laid over an image: person goes into it with gazetteer build\n"
                                   ":3:15: no such id: nobody\n"
                                   ":4:14: cannot be made one: they are of another type: georgia\n"
                                   ":4:30: cannot be made one: they are one already: ann-lee\n"
                                   ":12:18: no such id: joe-doe\n"
                                   ":6:7: this name was corrected already: Lee\n"
                                   ":7:9: this name was corrected already: LEE\n"
                                   ":8:7: a name with signs that are Markdown in a text\n"
                                   ":5:9: warning: nobody has this name: Joe Doe\n");
    gazetteer_unmake(&made);
}

static void files_that_are_not_there_or_no_corrections_are_refused(void) {
    const char *missing[] = {"/tmp/quoth-no-such-file"};
    MadeGazetteer made = {0};
    quoth_error   err = {0};
    GAZETTEER_MAKE(&made, {"list", entities});
    MadeFile file = file_make(made.image.at, made.image.n);
    CU_ASSERT_PTR_NULL(quoth_gazetteer_open_corrected(file.path, missing, 1, NULL, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_MISSING);
    CU_ASSERT_PTR_NULL(quoth_gazetteer_open_corrected(missing[0], missing, 1, NULL, NULL, NULL));
    Gazetteer *without = quoth_gazetteer_open_corrected(file.path, NULL, 0, NULL, NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(without);
    CU_ASSERT_EQUAL(strlen(quoth_gazetteer_hash(without)), 16);
    quoth_gazetteer_close(without);
    file_unmake(&file);
    gazetteer_unmake(&made);
}

UNIT_MAIN("overlay", {"it reads as if they were compiled", it_reads_as_if_they_were_compiled}, {"two at a time, too", two_at_a_time_too},
          {"its hash tells both", its_hash_tells_both}, {"faults are told with their places", faults_are_told_with_their_places},
          {"files that are not there or no corrections are refused", files_that_are_not_there_or_no_corrections_are_refused})
