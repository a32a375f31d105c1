/* What a source may say, and what is told of one that says otherwise. */
#include "unit.h"
#include "made_gazetteer.h"

typedef struct Case {
    const char *text; /* of the file "f" */
    const char *told; /* all complaints; "" for none */
} Case;

static const Case cases[] = {
    /* frame */
    {"# note\n\n%type person\n%source somebody\na\tAnn Lee\r\n", ""},
    {"\xEF\xBB\xBF%type person\na\tAnn Lee", ""},
    {"a\tAnn Lee\nb\tBob Ray\n", "f:1:1: a record before the %type\n"},
    {"%type robot\na\tAnn Lee\n", "f:1:7: no such type: robot\n"},
    {"%kind person\n", "f:1:1: no such directive: %kind\n"},
    {"%type\na\tAnn Lee\n", "f:1:1: no such type: \n"},
    {"%type word\n%lang english\n", "f:2:7: a language is two letters: english\n"},
    {"%type person\na\n", "f:2:1: no names: a TAB and the names come after the id\n"},
    {"%type person\n\tAnn\n", "f:2:1: an empty id\n"},
    /* bytes */
    {"%type person\na\tAnn \x01Lee\n", "f:2:7: a character that nobody sees: U+0001\n"},
    {"%type person\na\tAnn\xC2\xA0Lee\n", "f:2:6: a character that nobody sees: U+00A0\n"},
    {"%type person\na\tAnn\xE2\x80\x8BLee\n", "f:2:6: a character that nobody sees: U+200B\n"},
    {"%type person\na\t\xD8\xB9\xD9\x84\xE2\x80\x8C\xDB\x8C\n", ""}, /* a Persian name with a non-joiner */
    {"%type person\na\t\xC3\xA9\xC3\xA9\xFFx\n", "f:2:5: ill-formed UTF-8\n"}, /* the column counts characters */
    /* ids and names */
    {"%type person\nAnn\tAnn Lee\n", "f:2:1: not an id: Ann\n"},
    {"%type person\na\tAnn Lee\na\tAnn Ray\n", "f:3:1: the id a is already at f:2\n"},
    {"%type person\na\tAnn Lee||Lee\n", "f:2:11: an empty name\n"},
    {"%type person\na\t^\n", "f:2:3: an empty name\n"},
    {"%type person\na\tAnn Lee|> Lee\n", "f:2:11: a name that a text has as Markdown or an address: > Lee\n"},
    {"%type person\na\t# Lee\n", "f:2:3: a name that a text has as Markdown or an address: # Lee\n"},
    {"%type person\na\t\n", "f:2:3: an empty name\n"},
    {"%type person\na\tAnn Lee|Ann Lee\n", "f:2:11: the name stands here twice: Ann Lee\n"},
    {"%type person\na\tAnn Lee|Ann Lee^\n", "f:2:11: the name stands here twice: Ann Lee\n"},
    {"%type person\na\tAnn Lee | Lee\n", "f:2:3: a space at the edge of a name: Ann Lee \n"
                                         "f:2:12: a space at the edge of a name:  Lee\n"},
    {"%type person\na\tAnn Lee|Lee~\tshort=Lee\nb\tBob Lee|Lee~\n", ""},
    {"%type person\na\ta b c d e f g h i j k l m n o p\n", ""},
    {"%type person\na\ta b c d e f g h i j k l m n o p q\n", "f:2:3: a name of 17 tokens; at most 16 can be\n"},
    {"%type word\n%lang en\nx\tx\tclass=verb\nx\ty\tclass=verb\n", "f:4:1: x is already in line 3\n"},
    {"%type title\nx\tx\n%type given\nx\tX\n", ""},
    /* fields */
    {"%type person\na\tAnn Lee\tgender=f\tcountry=gb\tprior=9\twikidata=Q12\tnote=x\tnote=y\n", ""},
    {"%type person\na\tAnn Lee\tgender\n", "f:2:11: not key=value: \"gender\"\n"},
    {"%type person\na\tAnn Lee\t\n", "f:2:11: not key=value: \"\"\n"},
    {"%type person\na\tAnn Lee\tgender=\n", "f:2:11: the field gender is empty\n"},
    {"%type person\na\tAnn Lee\tgender=f\tgender=f\n", "f:2:20: the field gender stands here twice\n"},
    {"%type person\na\tAnn Lee\tkind=bank\n", "f:2:11: records of this type have no field kind\n"},
    {"%type person\na\tAnn Lee\tgender=x\n", "f:2:18: no such gender: x\n"},
    {"%type person\na\tAnn Lee\tgender=u\n", "f:2:18: no such gender: u\n"},
    {"%type person\na\tAnn Lee\tcountry=UK\n", "f:2:19: a country is two lower-case letters: UK\n"},
    {"%type person\na\tAnn Lee\tprior=0\n", "f:2:17: prior is 1 to 9: 0\n"},
    {"%type person\na\tAnn Lee\twikidata=12\n", "f:2:20: not a Wikidata item (Q and a number): 12\n"},
    {"%type organization\nb\tBank\tkind=sofa\n", "f:2:13: no such kind: sofa\n"},
    /* roles */
    {"%type place\np\tP\n%type person\na\tAnn Lee\trole=mayor;p;2001-02;2002\trole=mayor;;;\n", ""},
    {"%type person\na\tAnn Lee\trole=mayor;p;2001\n", "f:2:16: a role is title;id;start;end: mayor;p;2001\n"},
    {"%type person\na\tAnn Lee\trole=mayor;p;;;\n", "f:2:16: a role is title;id;start;end, with no more parts: mayor;p;;;\n"},
    {"%type person\na\tAnn Lee\trole=;p;;\n", "f:2:16: a role without a title: ;p;;\n"},
    {"%type person\na\tAnn Lee\trole=mayor;P;;\n", "f:2:16: the second part of the role is not an id: mayor;P;;\n"},
    {"%type person\na\tAnn Lee\trole=mayor;p;2001-02-30;\n", "f:2:16: no such day (YYYY, YYYY-MM or YYYY-MM-DD): mayor;p;2001-02-30;\n"},
    {"%type person\na\tAnn Lee\trole=mayor;p;2002;2001-05\n", "f:2:16: the role ends before it starts: mayor;p;2002;2001-05\n"},
    {"%type person\na\tAnn Lee\trole=mayor;nowhere;;\n", "f:2:16: warning: the role's place is in no file: nowhere\n"},
    /* references */
    {"%type group\ng\tGs\tof=p\n%type place\np\tP\tcapital=q\nq\tQ\n", ""},
    {"%type group\ng\tGs\tof=p\n", "f:2:9: no such id: p\n"},
    {"%type place\np\tP\n%type organization\no\tO\tof=p\tstands-for=p\n",
     "f:4:21: a second id beside that of of=, stands-for= or capital=: p\n"},
    /* words */
    {"%type cue\nsay\tsay|said\tas=verb\tkind=plan\tstrength=9\ttakes=quote,that\n", ""},
    {"%type cue\nsay\tsay\tkind=speech\n", "f:2:1: a cue without as=\n"},
    {"%type cue\nsay\tsay\tas=song\n", "f:2:12: as is verb, noun, adverb, phrase or adjective: song\n"},
    {"%type cue\nsay\tsay\tas=verb\ttakes=quote,tea\n",
     "f:2:29: takes is of quote, that, to, of, as, np, ing, question: tea\n"},
    {"%type word\nhe\the\tclass=pronoun,wizard\n", "f:2:21: no such class: wizard\n"},
    {"%type word\nhe\the\n", "f:2:1: a word without class=\n"},
    {"%type title\nking\tking\tsort=royal\tbefore=no\n", "f:2:29: can only be yes: no\n"},
    {"%type given\nnikita\tNikita\tgender=u\tprior=3\n", ""},
    {"%type abbreviation\nNov.\tNov.\tclass=month\texpand=November\nNo.\tNo.\tclass=other\n", ""},
    {"%type weight\na b:c\t-0.5\nd\t1e-2\n", ""},
    {"%type weight\na\t0,5\n", "f:2:3: not a number: 0,5\n"},
    {"%type weight\na\t1\na\t2\n", "f:3:1: the weight a is already in line 2 of f\n"},
    /* one run tells all, and good lines between are taken */
    {"%type person\nA\tAnn\nb\tBob\nC\tCid\nb\tBen\n", "f:2:1: not an id: A\nf:4:1: not an id: C\nf:5:1: the id b is already at f:3\n"},
};

static void each_fault_is_told_with_its_place(void) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        MadeGazetteer made = {0};
        GAZETTEER_MAKE(&made, {"f", cases[i].text});
        CU_ASSERT_STRING_EQUAL(made.told.text, cases[i].told);
        if (strcmp(made.told.text, cases[i].told) != 0) fprintf(stderr, "case %zu:\n%sbut was told:\n%s", i, cases[i].told, made.told.text);
        bool refused = *cases[i].told && !strstr(cases[i].told, "warning");
        CU_ASSERT_EQUAL(made.gazetteer == NULL, refused);
        CU_ASSERT_STRING_EQUAL(made.err.text, "");
        gazetteer_unmake(&made);
    }
}

static void references_go_over_files(void) {
    MadeGazetteer made = {0};
    GAZETTEER_MAKE(&made, {"groups", "%type group\ng\tGs\tof=p\n"}, {"places", "%type place\np\tP\n"});
    CU_ASSERT_STRING_EQUAL(made.told.text, "");
    gazetteer_unmake(&made);
    made = (MadeGazetteer){0};
    GAZETTEER_MAKE(&made, {"x/one", "%type place\np\tP\n"}, {"two", "%type place\np\tQ\n"});
    CU_ASSERT_STRING_EQUAL(made.told.text, "two:2:1: the id p is already at x/one:2\n");
    gazetteer_unmake(&made);
}

static void add_text(Buffer *text, const char *words, unsigned times) {
    while (times--) buffer_text(text, words);
}

static void lines_over_the_limit_are_refused(void) {
    Buffer        text = {0};
    MadeGazetteer made = {0};
    buffer_text(&text, "%type person\na\t");
    add_text(&text, "name ", 100000);
    buffer_text(&text, "x\nb\tBob\n");
    buffer_byte(&text, '\0');
    GAZETTEER_MAKE(&made, {"f", text.at});
    CU_ASSERT_STRING_EQUAL(made.told.text, "f:2:1: a line of 500003 bytes; at most 65536 can be\n");
    gazetteer_unmake(&made);
    buffer_free(&text);
}

/* Each mention of such a name would have as many readings as there are records. */
static void of_those_with_one_name_the_likeliest_are_kept(void) {
    Buffer        text = {0};
    MadeGazetteer made = {0};
    buffer_text(&text, "%type person\n");
    for (unsigned i = 0; i < FORM_SENSES + 1; i++) buffer_format(&text, "p%u\tJo Doe|Doe %u\tprior=%u\n", i, i, i < FORM_SENSES ? 5 : 9);
    buffer_byte(&text, '\0');
    GAZETTEER_MAKE(&made, {"f", text.at});
    CU_ASSERT_STRING_EQUAL(made.told.text, "f:66:5: warning: of more than 64 records with this name the likeliest are kept: Jo Doe\n");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    CU_ASSERT(image_check(made.gazetteer, NULL));
    Doc *doc = gazetteer_read(made.gazetteer, "Jo Doe, Doe 63", NULL);
    CU_ASSERT_FATAL(doc && doc->matches.n == 2 && doc->readings.n == FORM_SENSES + 1);
    CU_ASSERT_EQUAL(doc->readings.at[0].record, gazetteer_by_id(made.gazetteer, "p64"));
    CU_ASSERT_EQUAL(doc->readings.at[FORM_SENSES].record, gazetteer_by_id(made.gazetteer, "p63")); /* it keeps its other name */
    doc_free(doc);
    gazetteer_unmake(&made);
    buffer_free(&text);
}

static void names_that_too_many_have_are_refused(void) {
    enum { MOST = 4096 };
    Buffer        text = {0};
    MadeGazetteer made = {0};
    buffer_text(&text, "%type person\n");
    for (unsigned i = 0; i < MOST + 5; i++) buffer_format(&text, "p%u\tJo Doe\n", i);
    buffer_byte(&text, '\0');
    GAZETTEER_MAKE(&made, {"f", text.at});
    CU_ASSERT_PTR_NULL(made.gazetteer);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.told.text, "\nf:4098:7: 4096 records have this name already: Jo Doe\n")); /* told once */
    gazetteer_unmake(&made);
    buffer_free(&text);
}

static void parts_of_names_may_repeat(void) {
    Buffer        text = {0};
    MadeGazetteer made = {0};
    buffer_text(&text, "%type name-part\n");
    for (unsigned i = 0; i < 1000; i++) buffer_format(&text, "p%u\tJo|Jo%u\n", i, i);
    buffer_byte(&text, '\0');
    GAZETTEER_MAKE(&made, {"f", text.at});
    CU_ASSERT_STRING_EQUAL(made.told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    CU_ASSERT_EQUAL(made.gazetteer->n_words, 1);
    gazetteer_unmake(&made);
    buffer_free(&text);
}

UNIT_MAIN("source", {"each fault is told with its place", each_fault_is_told_with_its_place},
          {"references go over files", references_go_over_files},
          {"lines over the limit are refused", lines_over_the_limit_are_refused},
          {"of those with one name the likeliest are kept", of_those_with_one_name_the_likeliest_are_kept},
          {"names that too many have are refused", names_that_too_many_have_are_refused},
          {"parts of names may repeat", parts_of_names_may_repeat})
