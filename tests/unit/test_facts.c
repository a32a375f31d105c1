#include "facts.h"
#include "made_doc.h"
#include "unit.h"

static void roles_are_listed_by_entity_in_order(void) {
    Doc  *doc = made_empty("mayor, chair, clerk");
    Facts facts;
    for (int i = 0; i < 2; i++)
        MADE_ADD(doc, entities, (Entity){.id = "x", .name = "X", .record = NONE, .first_mention = NONE, .last_mention = NONE});
    MADE_ADD(doc, roles, (Role){.span = {0, 5}, .entity = 1, .mention = NONE});
    MADE_ADD(doc, roles, (Role){.span = {7, 12}, .entity = NONE, .mention = NONE});
    MADE_ADD(doc, roles, (Role){.span = {14, 19}, .entity = 1, .mention = NONE});
    CU_ASSERT_TRUE_FATAL(facts_make(&facts, doc, NULL));
    CU_ASSERT_EQUAL(facts.first_role[0], NONE);
    CU_ASSERT_EQUAL(facts.first_role[1], 0);
    CU_ASSERT_EQUAL(facts.next_role[0], 2);
    CU_ASSERT_EQUAL(facts.next_role[2], NONE);
    facts_free(&facts);
    doc_free(doc);
}

static void name(Doc *doc, uint32_t start, uint32_t end, Index entity, uint8_t form) {
    MADE_ADD(doc, mentions, (Mention){.span = {start, end}, .entity = entity, .form = form, .record = NONE, .next = NONE});
}

/* "Ann Lee", "Ann\nLee" and "Ann Lee" are one spelling; "Lee" is a variant, once; "she" is none; another's "Lee" is its own. */
static void variants_are_other_spellings_once(void) {
    static const bool expected[] = {false, false, true, false, false, true, false};
    Doc              *doc = made_empty("Ann Lee Ann\nLee Lee Lee she Lee x");
    Facts             facts;
    MADE_ADD(doc, entities, (Entity){.id = "ann-lee", .name = "Ann Lee", .record = NONE});
    MADE_ADD(doc, entities, (Entity){.id = "bo-lee", .name = "Bo Lee", .record = NONE});
    name(doc, 0, 7, 0, FORM_NAME);
    name(doc, 8, 15, 0, FORM_NAME);
    name(doc, 16, 19, 0, FORM_NAME);
    name(doc, 20, 23, 0, FORM_NAME);
    name(doc, 24, 27, 0, FORM_PRONOUN);
    name(doc, 28, 31, 1, FORM_NAME);
    name(doc, 32, 33, NONE, FORM_NAME);
    CU_ASSERT_TRUE_FATAL(facts_make(&facts, doc, NULL));
    for (size_t i = 0; i < sizeof expected; i++) CU_ASSERT_EQUAL(facts.is_variant[i], expected[i]);
    facts_free(&facts);
    doc_free(doc);
}

static void many_spellings_are_no_trouble(void) {
    char  text[4 * 999 + 1] = "";
    Facts facts;
    for (unsigned i = 0; i < 999; i++) {
        const char number[4] = {(char)('0' + i % 500 / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10), ' '};
        memcpy(text + i * 4, number, 4);
    }
    Doc *doc = made_empty(text);
    MADE_ADD(doc, entities, (Entity){.id = "n", .name = "000", .record = NONE});
    for (uint32_t i = 0; i < 999; i++) name(doc, i * 4, i * 4 + 3, 0, FORM_NAME);
    CU_ASSERT_TRUE_FATAL(facts_make(&facts, doc, NULL));
    for (uint32_t i = 0; i < 999; i++) CU_ASSERT_EQUAL(facts.is_variant[i], i > 0 && i < 500);
    facts_free(&facts);
    doc_free(doc);
}

static void names_shown(void) {
    Doc    *doc = made_doc();
    Mention she = {.form = FORM_PRONOUN, .entity = NONE}, officials = doc->mentions.at[2];
    CU_ASSERT_STRING_EQUAL(name_shown(doc, &doc->mentions.at[3]).text, "Zo\xC3\xAB Brandt");
    CU_ASSERT_PTR_NULL(name_shown(doc, &she).text);
    CU_ASSERT_TRUE(span_empty(name_shown(doc, &she).span));
    CU_ASSERT_STRING_EQUAL(name_shown(doc, &officials).text, "One port official");
    officials.form = FORM_PRONOUN; /* "he", of the unnamed official */
    CU_ASSERT_STRING_EQUAL(name_shown(doc, &officials).text, "One port official");
    doc_free(doc);
}

static void a_quote_without_speaker_has_none(void) {
    Doc    *doc = made_doc();
    Speaker speaker = speaker_of(doc, &doc->quotes.at[1]);
    CU_ASSERT_PTR_NULL(speaker.mention);
    speaker = speaker_of(doc, &doc->quotes.at[0]);
    CU_ASSERT_STRING_EQUAL(speaker.entity->id, "zoe-brandt");
    CU_ASSERT_PTR_EQUAL(speaker.role, &doc->roles.at[0]);
    doc_free(doc);
}

UNIT_MAIN("facts", {"roles are listed by entity, in order", roles_are_listed_by_entity_in_order},
          {"variants are other spellings, once", variants_are_other_spellings_once},
          {"many spellings are no trouble", many_spellings_are_no_trouble}, {"names shown", names_shown},
          {"a quote without speaker has none", a_quote_without_speaker_has_none})
