/* What corrections change in an image, and which of them are refused. */
#include "unit.h"
#include "made_gazetteer.h"

static const char entities[] =
    "%type place\n"
    "west-port\tWest Port|West\tkind=city\n"
    "westport\tWestport|Old Port\tcountry=ee\tprior=8\n"
    "harbour\tOld Harbour\tof=westport\n"
    "reading\tReading|Reading Bridge\n"
    "georgia\tGeorgia\n"
    "georgia-us\tGeorgia\n"
    "%type organization\n"
    "pm-office\tPM|Pm\n"
    "%type person\n"
    "ann-lee\tAnn Lee|Lee\trole=mayor;westport;2001;\n";

static const char corrections[] =
    "%type correction\n"
    "never\tReading|Of Nobody\n"
    "never\tGeorgia\tof=georgia-us\n"
    "never\tPm^\n"
    "company\tLee\tof=ann-lee\tnote=there are many\n"
    "same\twest-port|westport\n"
    "apart\tAnn Lee|Anne Leigh\n";

static void make(MadeGazetteer *made) {
    GAZETTEER_MAKE(made, {"list.tsv", entities}, {"mine.tsv", corrections});
    CU_ASSERT_STRING_EQUAL(made->told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made->gazetteer);
    CU_ASSERT(image_check(made->gazetteer, NULL));
}

/* All that is found: "Georgia: georgia; Lee: ann-lee~; Reading barred; ". */
static void check(const char *text, const char *wanted) {
    MadeGazetteer made = {0};
    Buffer        out = {0};
    make(&made);
    Doc *doc = gazetteer_read(made.gazetteer, text, "en");
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    for (uint32_t i = 0; i < doc->matches.n; i++) {
        Span span = span_of_tokens(doc, doc->matches.at[i].first, doc->matches.at[i].end);
        buffer_format(&out, "%.*s:", (int)(span.end - span.start), doc->text + span.start);
        for (uint32_t j = 0; j < doc->matches.at[i].readings.n; j++) {
            const Reading *reading = &doc->readings.at[doc->matches.at[i].readings.first + j];
            EntityRecord   entity = {.id = ""};
            CU_ASSERT(gazetteer_entity(made.gazetteer, reading->record, &entity));
            buffer_format(&out, " %s%s", entity.id, reading->needs_company ? "~" : "");
        }
        buffer_text(&out, "; ");
    }
    for (uint32_t i = 0; i < doc->barred.n; i++) {
        Span span = span_of_tokens(doc, doc->barred.at[i].first, doc->barred.at[i].first + doc->barred.at[i].n);
        buffer_format(&out, "%.*s barred; ", (int)(span.end - span.start), doc->text + span.start);
    }
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, wanted);
    if (strcmp(out.at, wanted) != 0) fprintf(stderr, "%s\n", out.at);
    buffer_free(&out);
    doc_free(doc);
    gazetteer_unmake(&made);
}

static void forms_are_taken_out_or_need_company(void) {
    check("From Reading to Georgia.", "Georgia: georgia; Reading barred; ");
    check("READING and Reading Bridge", "Reading Bridge: reading; READING barred; Reading barred; ");
    check("PM, Pm, of Nobody", "PM: pm-office; of Nobody barred; ");
    check("Lee, Ann Lee", "Lee: ann-lee~; Ann Lee: ann-lee; ");
}

static void what_is_the_same_has_one_record(void) {
    MadeGazetteer made = {0};
    EntityRecord  port, harbour;
    RoleRecord    role;
    check("Westport, West Port, West, Old Port", "Westport: west-port; West Port: west-port; West: west-port; Old Port: west-port; ");
    make(&made);
    const Gazetteer *g = made.gazetteer;
    Index            record = gazetteer_by_id(g, "west-port");
    CU_ASSERT(gazetteer_entity(g, record, &port));
    CU_ASSERT_STRING_EQUAL(port.name, "West Port");
    CU_ASSERT_STRING_EQUAL(port.kind, "city");
    CU_ASSERT_STRING_EQUAL(port.country, "ee"); /* what the first does not say */
    CU_ASSERT(port.prior == 8 && gazetteer_names(g, record) == 4);
    CU_ASSERT_EQUAL(gazetteer_by_id(g, "westport"), NONE);
    CU_ASSERT(gazetteer_entity(g, gazetteer_by_id(g, "harbour"), &harbour));
    CU_ASSERT_EQUAL(harbour.of, record);
    CU_ASSERT(gazetteer_role(g, gazetteer_by_id(g, "ann-lee"), 0, &role));
    CU_ASSERT_STRING_EQUAL(role.at, "west-port");
    gazetteer_unmake(&made);
}

static void names_that_are_apart_are_no_spellings(void) {
    MadeGazetteer made = {0};
    make(&made);
    const Gazetteer *g = made.gazetteer;
    CU_ASSERT(gazetteer_are_apart(g, "ANN  Lee", 8, "Anne\nLeigh", 10));
    CU_ASSERT(gazetteer_are_apart(g, "Anne Leigh", 10, "Ann Lee", 7));
    CU_ASSERT_FALSE(gazetteer_are_apart(g, "Ann Leigh", 9, "Ann Lee", 7));
    CU_ASSERT(gazetteer_is_apart(g, gazetteer_by_id(g, "ann-lee"), "Anne Leigh", 10));
    CU_ASSERT_FALSE(gazetteer_is_apart(g, gazetteer_by_id(g, "reading"), "Anne Leigh", 10));
    gazetteer_unmake(&made);
}

static void three_can_be_one(void) {
    MadeGazetteer made = {0};
    GAZETTEER_MAKE(&made, {"list", "%type person\na\tAnn Lee\nb\tAnn Leigh\nc\tA. Lee\nd\tAnna Lee\n"},
                   {"mine", "%type correction\nsame\tc|d\nsame\tb|c\nsame\ta|b\n"});
    CU_ASSERT_STRING_EQUAL(made.told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    CU_ASSERT(image_check(made.gazetteer, NULL));
    CU_ASSERT(gazetteer_names(made.gazetteer, 0) == 4 && made.gazetteer->n_entities == 1);
    gazetteer_unmake(&made);
}

static void faults_are_told_with_their_places(void) {
    MadeGazetteer made = {0};
    GAZETTEER_MAKE(&made, {"list", "%type person\nann\tAnn Lee\nbob\tBob Ray\n%type place\nport\tWest Port\n"},
                   {"mine",
                    "%type correction\nforget\tAnn\nnever\tAnn Lee~\tof=nobody\tsize=1\nsame\tann\nsame\tann|port|bob|ann\napart\tAnn\n"
                    "company\tBob\tnote=x\nnever\tBob Ray\ncompany\tBOB RAY\nnever\tBob Ray\tof=ann\n"});
    CU_ASSERT_STRING_EQUAL(made.told.text,
                           "mine:2:1: a correction is never, company, same or apart: forget\n"
                           "mine:3:26: no such field here: size\n"
                           "mine:3:7: a name to correct has no ~: Ann Lee\n"
                           "mine:4:6: same: two ids or more, with | between\n"
                           "mine:6:7: apart: two names, with | between\n"
                           "mine:3:19: no such id: nobody\n"
                           "mine:5:10: cannot be made one: they are of another type: port\n"
                           "mine:5:19: cannot be made one: they are one already: ann\n"
                           "mine:9:9: this name was corrected already: BOB RAY\n"
                           "mine:7:9: warning: nobody has this name: Bob\n");
    CU_ASSERT_PTR_NULL(made.gazetteer);
    gazetteer_unmake(&made);
}

UNIT_MAIN("correction", {"forms are taken out or need company", forms_are_taken_out_or_need_company},
          {"what is the same has one record", what_is_the_same_has_one_record},
          {"names that are apart are no spellings", names_that_are_apart_are_no_spellings},
          {"three can be one", three_can_be_one},
          {"faults are told with their places", faults_are_told_with_their_places})
