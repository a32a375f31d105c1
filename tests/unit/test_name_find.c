/* Names in sentences, with the lists and weights that are shipped: one for each rule of what a name is. */
#include "name_doc.h"

typedef struct Case {
    const char *text, *names;
} Case;

static void check_all(const Case *cases, size_t n) {
    Gazetteer *gazetteer = names_gazetteer();
    for (size_t i = 0; i < n; i++) check_names(gazetteer, cases[i].text, cases[i].names);
    quoth_gazetteer_close(gazetteer);
}
#define CHECK_ALL(...)                                                                                                 \
    do {                                                                                                               \
        static const Case cases[] = {__VA_ARGS__};                                                                     \
        check_all(cases, sizeof cases / sizeof *cases);                                                                \
    } while (0)

static void titles_stay_outside(void) {
    CHECK_ALL({"President Barack Obama met Angela Merkel in Berlin.", "[Barack Obama/person] [Angela Merkel/person] [Berlin/place]"},
              {"Russian President Vladimir Putin spoke on Friday.", "[Russian/group] [Vladimir Putin/person]"},
              {"Kremlin spokesman Dmitry Peskov said so.", "[Kremlin/organization] [Dmitry Peskov/person]"},
              {"Gen. Mark Milley and Gov. Kathy Hochul spoke.", "[Mark Milley/person] [Kathy Hochul/person]"},
              {"The US President Donald Trump, however, disagreed.", "[US/place] [Donald Trump/person]"});
}

static void bounds_of_persons(void) {
    CHECK_ALL({"Sami al-Hamad and Ursula von der Leyen met George W. Bush.",
               "[Sami al-Hamad/person] [Ursula von der Leyen/person] [George W. Bush/person]"},
              {"Officials heard that Yuen Kwok-yung had left.", "[Yuen Kwok-yung/person]"},
              {"He wrote that \xE2\x80\x9C[President Vladimir] Putin will not go.\xE2\x80\x9D", "[Vladimir] Putin/person]"},
              {"Germany\xE2\x80\x99s Angela Merkel and France\xE2\x80\x99s Emmanuel Macron met.",
               "[Germany/place] [Angela Merkel/person] [France/place] [Emmanuel Macron/person]"},
              {"Senator John Smith (R-Fla.) voted against it.", "[John Smith/person] [Fla./place]"});
}

static void the_and_brackets(void) {
    CHECK_ALL({"The White House, Congress and the Supreme Court were silent.",
               "[White House/organization] [Congress/organization] [Supreme Court/organization]"},
              {"It showed the (Western) European position again.", "[(Western) European/group]"},
              {"The Financial Times (FT) reported it.", "[Financial Times/outlet] [FT/outlet]"},
              {"Reporters asked the Washington Post about it.", "[Washington Post/outlet]"});
}

static void city_and_state_are_two(void) {
    CHECK_ALL({"They met in Trenton, N.J., on Monday.", "[Trenton/place] [N.J./place]"},
              {"She works in Trenton, New Jersey, now.", "[Trenton/place] [New Jersey/place]"});
}

static void hyphens_part_names(void) {
    CHECK_ALL({"The Russian-Yemeni talks ended in Cairo.", "[Russian/group] [Yemeni/group] [Cairo/place]"},
              {"An anti-Trump march filled the square.", "[Trump/person]"},
              {"A Republican senator met a French aide.", "[Republican/group] [French/group]"});
}

static void bodies_with_small_words(void) {
    CHECK_ALL({"The Institute for the Study of War published a map.", "[Institute for the Study of War/organization]"},
              {"The University of Leeds opened a centre.", "[University of Leeds/organization]"},
              {"The Dutch Foreign Ministry summoned the envoy.", "[Dutch Foreign Ministry/organization]"});
}

static void no_names(void) {
    CHECK_ALL({"He paid $5 million on Monday in May and speaks French.", ""}, {"But nobody came. They had left.", ""}, {"", ""});
}

/* "Zoe Brandelow runs the port. Brandelow said": the second is known by the first. */
static void the_document_tells(void) {
    CHECK_ALL({"Zoe Brandelow runs the port. Brandelow said it was full.", "[Zoe Brandelow/person] [Brandelow/person]"},
              {"Mr. Brandelow said no. Later Brandelow left.", "[Brandelow/person] [Brandelow/person]"});
}

static const Mention *mention_of(const Doc *doc, const char *text) {
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (strlen(text) == m->span.end - m->span.start && memcmp(doc->text + m->span.start, text, strlen(text)) == 0) return m;
    }
    return NULL;
}

static void places_act_as_governments(void) {
    Gazetteer     *gazetteer = names_gazetteer();
    Doc           *doc = names_doc(gazetteer, "Moscow refused to answer. Officials told Kyiv of it. The fleet is in Odesa.");
    const Mention *moscow = mention_of(doc, "Moscow"), *kyiv = mention_of(doc, "Kyiv"), *odesa = mention_of(doc, "Odesa");
    CU_ASSERT_FATAL(moscow && kyiv && odesa);
    CU_ASSERT_TRUE(moscow->acts_as == ACTS_AS_GOVERNMENT && kyiv->acts_as == ACTS_AS_GOVERNMENT);
    CU_ASSERT_EQUAL(odesa->acts_as, ACTS_AS_ITSELF);
    CU_ASSERT_EQUAL(moscow->type, TYPE_PLACE);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void names_carry_record_score_and_why(void) {
    Gazetteer     *gazetteer = names_gazetteer();
    Doc           *doc = names_doc(gazetteer, "President Barack Obama met Zoe Brandelow.");
    const Mention *listed = mention_of(doc, "Barack Obama"), *other = mention_of(doc, "Zoe Brandelow");
    EntityRecord   record;
    CU_ASSERT_FATAL(listed && other);
    CU_ASSERT_FATAL(gazetteer_entity(gazetteer, listed->record, &record));
    CU_ASSERT_STRING_EQUAL(record.id, "barack-obama");
    CU_ASSERT_EQUAL(other->record, NONE);
    CU_ASSERT_TRUE(listed->score > 0.9 && listed->score <= 1 && other->score > 0.5);
    CU_ASSERT_PTR_NOT_NULL_FATAL(listed->why);
    CU_ASSERT_PTR_NOT_NULL(strstr(listed->why, "listed person"));
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

/* The id of the listed entity that the text's name is, or "". */
static void check_record(const Gazetteer *gazetteer, const char *text, const char *name, const char *want) {
    Doc         *doc = names_doc(gazetteer, text);
    EntityRecord record;
    const char  *got = "";
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        bool           is_it = m->span.end - m->span.start == strlen(name) && memcmp(doc->text + m->span.start, name, strlen(name)) == 0;
        if (is_it && gazetteer_entity(gazetteer, m->record, &record)) got = record.id;
    }
    CU_ASSERT_STRING_EQUAL(got, want);
    doc_free(doc);
}

/* "Senate" is that of the country that most names of the text are of; "Labour" goes on with a noun that the list has. */
static void bodies_are_those_of_the_country(void) {
    Gazetteer *gazetteer = names_gazetteer();
    check_record(gazetteer, "The governor of Indiana went to the Senate.", "Senate", "us-senate");
    check_record(gazetteer, "The senator from Italy went to the Senate.", "Senate", "italian-senate");
    check_record(gazetteer, "Some of them went to the Senate.", "Senate", "senate");
    check_record(gazetteer, "The opposition Labour party had increased its lead, a poll said.", "Labour", "labour-party");
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("name_find", {"titles stay outside", titles_stay_outside}, {"bounds of persons", bounds_of_persons},
          {"the and brackets", the_and_brackets}, {"city and state are two", city_and_state_are_two},
          {"hyphens part names", hyphens_part_names}, {"bodies with small words", bodies_with_small_words}, {"no names", no_names},
          {"the document tells", the_document_tells}, {"places act as governments", places_act_as_governments},
          {"names carry record, score and why", names_carry_record_score_and_why},
          {"bodies are those of the country", bodies_are_those_of_the_country})
