#include "name_doc.h"

/* Does the evidence of the run's words [first, end) of the text hold this? */
static bool holds(const Gazetteer *gazetteer, const char *text, uint32_t first, uint32_t end, unsigned evidence) {
    Doc    *doc = names_text(gazetteer, text);
    Arena   scratch = {0};
    NameModel *model = names_model(gazetteer);
    Finder *finder = finder_new(doc, model, &scratch);
    Run     run;
    Facts   facts = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(finder);
    run_next(finder, 0, &run);
    CU_ASSERT_TRUE_FATAL(end <= run.n);
    evidence_of_start(finder, &run, first, &facts);
    evidence_of_end(finder, &run, end, &facts);
    evidence_of_piece(finder, &run, first, end, &facts);
    bool found = false;
    for (uint32_t i = 0; i < facts.n; i++) found |= facts.at[i] == evidence;
    arena_free(&scratch);
    name_model_free(model);
    doc_free(doc);
    return found;
}

static void what_stands_round_a_name(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "the spokesman Dorvane left", 0, 1, EVIDENCE_BEFORE_TITLE));
    CU_ASSERT_TRUE(holds(gazetteer, "they came from Vellmark today", 0, 1, EVIDENCE_BEFORE_IN));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Dorvane, 52, who left", 0, 1, EVIDENCE_BEHIND_AGE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Dorvane, who left", 0, 1, EVIDENCE_BEHIND_WHO));
    CU_ASSERT_TRUE(holds(gazetteer, "so Dorvane said", 0, 1, EVIDENCE_BEHIND_CUE));
    CU_ASSERT_TRUE(holds(gazetteer, "an anti-Dorvane march", 0, 1, EVIDENCE_BEFORE_PREFIX));
    CU_ASSERT_TRUE(holds(gazetteer, "she speaks French", 0, 1, EVIDENCE_BEFORE_SPEAK));
    quoth_gazetteer_close(gazetteer);
}

static void nouns_that_say_what_is_named(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "the company Vellmark left", 0, 1, EVIDENCE_BEFORE_BODY_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "in the village Vellmark today", 0, 1, EVIDENCE_BEFORE_PLACE_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "the novel Vellmark sold", 0, 1, EVIDENCE_BEFORE_WORK_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "he told the Vellmark that", 0, 1, EVIDENCE_BEFORE_TOLD));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark province that", 0, 1, EVIDENCE_BEHIND_PLACE_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark company that", 0, 1, EVIDENCE_BEHIND_BODY_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark, a mining company, that", 0, 1, EVIDENCE_BEHIND_BODY_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark, a small town, that", 0, 1, EVIDENCE_BEHIND_PLACE_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was the Vellmark that", 0, 1, EVIDENCE_IS_THE_ONE));
    quoth_gazetteer_close(gazetteer);
}

static void what_somebody_is(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Dorvane, a law professor at Orle, that", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Dorvane, the company's founder, that", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Dorvane, then senior pastor at Orle, that", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Dorvane, a North Carolina businessman who", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Dorvane, my sister, that", 0, 1, EVIDENCE_BEHIND_ROLE));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Anna Dorvane, the mayor said, that", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Anna Dorvane, a home for farmers, that", 0, 2, EVIDENCE_HAS_ROLE));
    CU_ASSERT_TRUE(holds(gazetteer, "the 76-year-old Dorvane left", 0, 1, EVIDENCE_BEFORE_AGE));
    CU_ASSERT_TRUE(holds(gazetteer, "the former Vellmark Gov. and Orle House head", 0, 5, EVIDENCE_HAS_TITLE_AND));
    quoth_gazetteer_close(gazetteer);
}

static void adverbs_before_the_verb(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "so Dorvane on Monday said", 0, 1, EVIDENCE_BEHIND_CUE));
    CU_ASSERT_TRUE(holds(gazetteer, "so Dorvane later said", 0, 1, EVIDENCE_BEHIND_CUE));
    CU_ASSERT_TRUE(holds(gazetteer, "so Dorvane last week said", 0, 1, EVIDENCE_BEHIND_CUE));
    CU_ASSERT_FALSE(holds(gazetteer, "so Dorvane on paper said", 0, 1, EVIDENCE_BEHIND_CUE));
    CU_ASSERT_TRUE(holds(gazetteer, "Stone recently told the paper", 0, 1, EVIDENCE_IS_BARE_SUBJECT));
    quoth_gazetteer_close(gazetteer);
}

/* "Dorvane" has its capital of its own in the middle of a sentence alone. */
static void capitals_of_their_own(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "so Dorvane left", 0, 1, EVIDENCE_IS_UNOWED));
    CU_ASSERT_FALSE(holds(gazetteer, "Dorvane left", 0, 1, EVIDENCE_IS_UNOWED));
    CU_ASSERT_FALSE(holds(gazetteer, "DORVANE SAYS HARBOUR WILL CLOSE", 0, 1, EVIDENCE_IS_ACRONYM));
    CU_ASSERT_FALSE(holds(gazetteer, "REED SAYS HARBOUR WILL CLOSE", 0, 1, EVIDENCE_IS_ACRONYM));
    quoth_gazetteer_close(gazetteer);
}

static void what_stands_before_of(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "in the village of Vellmark today", 0, 1, EVIDENCE_OF_PLACE_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "the director of Vellmark left", 0, 1, EVIDENCE_OF_TITLE));
    CU_ASSERT_TRUE(holds(gazetteer, "the company of Vellmark left", 0, 1, EVIDENCE_OF_BODY_NOUN));
    CU_ASSERT_FALSE(holds(gazetteer, "the end of Vellmark came", 0, 1, EVIDENCE_OF_PLACE_NOUN));
    quoth_gazetteer_close(gazetteer);
}

static void papers_and_their_domains(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "in the newspaper Vellmark today", 0, 1, EVIDENCE_BEFORE_PAPER));
    CU_ASSERT_TRUE(holds(gazetteer, "in the Vellmark newspaper today", 0, 1, EVIDENCE_BEHIND_PAPER));
    CU_ASSERT_TRUE(holds(gazetteer, "she told vellmark.com so", 0, 1, EVIDENCE_DOMAIN_SPEAKS));
    CU_ASSERT_TRUE(holds(gazetteer, "this is so, according to vellmark.com", 0, 1, EVIDENCE_DOMAIN_SPEAKS));
    CU_ASSERT_FALSE(holds(gazetteer, "more of it is at vellmark.com", 0, 1, EVIDENCE_DOMAIN_SPEAKS));
    quoth_gazetteer_close(gazetteer);
}

static void forms_of_firms(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark, Inc. that", 0, 3, EVIDENCE_HAS_LEGAL_COMMA));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Vellmark Co., Ltd. that", 0, 5, EVIDENCE_HAS_LEGAL));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark Inc of Orle that", 0, 4, EVIDENCE_HAS_LEGAL));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark and Sons that", 0, 3, EVIDENCE_HAS_AND_SONS));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark Foundation for Peace that", 0, 4, EVIDENCE_HAS_ORG_HEAD_FOR));
    quoth_gazetteer_close(gazetteer);
}

/* "Oslo, Vellmark and Riga" are all places. */
static void neighbours_in_lists(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Vellmark, Paris and others", 0, 1, EVIDENCE_LIST_PLACE));
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Vellmark and Paris again", 0, 1, EVIDENCE_LIST_PLACE));
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Vellmark, and Paris again", 0, 1, EVIDENCE_LIST_PLACE));
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Paris and Vellmark again", 2, 3, EVIDENCE_BESIDE_PLACE));
    CU_ASSERT_FALSE(holds(gazetteer, "it saw Vellmark near Paris again", 0, 1, EVIDENCE_LIST_PLACE));
    quoth_gazetteer_close(gazetteer);
}

static void names_that_end_elsewhere(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "the clerk Anna B. Dorvane left", 0, 2, EVIDENCE_LAST_INITIAL));
    CU_ASSERT_FALSE(holds(gazetteer, "the clerk Anna B. Dorvane left", 0, 4, EVIDENCE_LAST_INITIAL));
    CU_ASSERT_TRUE(holds(gazetteer, "Continued Dorvane: it was so", 0, 2, EVIDENCE_FIRST_OWED_CUE));
    CU_ASSERT_TRUE(holds(gazetteer, "the central executive committee (CEC) met", 0, 1, EVIDENCE_IS_EXPANDED));
    CU_ASSERT_TRUE(holds(gazetteer, "the society for the care of orphans (SCO) met", 0, 1, EVIDENCE_IS_EXPANDED));
    CU_ASSERT_FALSE(holds(gazetteer, "the executive committee (CEC) met", 0, 1, EVIDENCE_IS_EXPANDED));
    CU_ASSERT_TRUE(holds(gazetteer, "the executive committee (CEC) met", 0, 1, EVIDENCE_IS_BRACKETED));
    CU_ASSERT_TRUE(holds(gazetteer, "the head of LEVA Anna Dorvane left", 0, 3, EVIDENCE_HAS_ACRONYM_GIVEN));
    CU_ASSERT_TRUE(holds(gazetteer, "the diplomat Anna Dorvane LEVA left", 0, 3, EVIDENCE_HAS_GIVEN_ACRONYM));
    CU_ASSERT_TRUE(holds(gazetteer, "the airline, Vellmark, left", 0, 1, EVIDENCE_BEFORE_BODY_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "at the games in Paris Anna Dorvane won", 0, 3, EVIDENCE_HAS_PLACE_GIVEN));
    quoth_gazetteer_close(gazetteer);
}

static void what_a_name_is_made_of(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "the clerk Anna Dorvane left", 0, 2, EVIDENCE_IS_FULL_NAME));
    CU_ASSERT_TRUE(holds(gazetteer, "the Ministry of Vellmark", 0, 3, EVIDENCE_HAS_ORG_HEAD_OF));
    CU_ASSERT_TRUE(holds(gazetteer, "seen in Dorvanegrad now", 0, 1, EVIDENCE_LAST_PLACE_ENDING));
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Paris and left", 0, 1, EVIDENCE_LISTED_PLACE));
    CU_ASSERT_FALSE(holds(gazetteer, "it saw Vellmark and left", 0, 1, EVIDENCE_LISTED_PLACE));
    CU_ASSERT_TRUE(holds(gazetteer, "it saw Vellmark and left", 0, 1, EVIDENCE_IS_UNKNOWN));
    CU_ASSERT_TRUE(holds(gazetteer, "a Russian-Yemeni plan", 0, 3, EVIDENCE_HAS_PAIR));
    CU_ASSERT_TRUE(holds(gazetteer, "seen at example.org today", 0, 1, EVIDENCE_IS_DOMAIN));
    CU_ASSERT_TRUE(holds(gazetteer, "seen by @dorvane today", 0, 1, EVIDENCE_IS_HANDLE));
    quoth_gazetteer_close(gazetteer);
}

/* "the Port Board (PB)": what the letters stand for is known wherever they stand. */
static void letters_stand_for_something(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "so QVC did, the quarry and vineyard committee (QVC) said", 0, 1, EVIDENCE_FOR_BODY));
    CU_ASSERT_TRUE(holds(gazetteer, "so CEVU did, as Colleges of Education Vellmark Union (CEVU) said", 0, 1, EVIDENCE_FOR_BODY));
    CU_ASSERT_TRUE(holds(gazetteer, "in VNT, the Vellmark Northern Territory (VNT), is", 0, 1, EVIDENCE_FOR_PLACE));
    CU_ASSERT_TRUE(holds(gazetteer, "an SVA of the Strategic Vellmark Assessment (SVA) is", 0, 1, EVIDENCE_FOR_OTHER));
    CU_ASSERT_TRUE(holds(gazetteer, "the QPI, or quarry price index (QPI), is", 0, 1, EVIDENCE_FOR_NOUN));
    CU_ASSERT_TRUE(holds(gazetteer, "of QPIs, or quarry price indices (QPIs), is", 0, 1, EVIDENCE_FOR_NOUN));
    CU_ASSERT_FALSE(holds(gazetteer, "the QPI, not the price index (QPI), is", 0, 1, EVIDENCE_FOR_NOUN));
    quoth_gazetteer_close(gazetteer);
}

/* "Vellmark and Dorvane", "Vellmark & Dorvane" */
static void two_names_or_one(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark and Dorvane that", 0, 3, EVIDENCE_HAS_AND_UNKNOWN));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Vellmark & Dorvane that", 0, 3, EVIDENCE_HAS_AND_UNKNOWN));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vellmark & Dorvane that", 0, 3, EVIDENCE_HAS_AND_SONS));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Vellmark and Dorvane Bank that", 0, 4, EVIDENCE_HAS_AND_UNKNOWN));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Dorvane of Vellmark that", 0, 4, EVIDENCE_HAS_GIVEN_OF));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Vellmark Bank of Orle that", 0, 4, EVIDENCE_HAS_GIVEN_OF));
    CU_ASSERT_TRUE(holds(gazetteer, "the mayor of Paris J. Dorvane left", 0, 4, EVIDENCE_HAS_PLACE_GIVEN));
    quoth_gazetteer_close(gazetteer);
}

/* "the Gulf of Vellmark", "Anna Hill", "Yeung Kin-man", "according to Vellmark", "Near Vellmark", "Vellmark Sees Tight Paris Clash" */
static void words_for_places_and_parts_of_names(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_TRUE(holds(gazetteer, "in the Gulf of Vellmark today", 0, 3, EVIDENCE_HAS_PLACE_OF));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Anna Hill that", 0, 2, EVIDENCE_IS_GIVEN_PLACE));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Vellmark Hill that", 0, 2, EVIDENCE_IS_GIVEN_PLACE));
    CU_ASSERT_FALSE(holds(gazetteer, "it was Quorl Vosk-man that", 0, 4, EVIDENCE_LAST_TAIL_WORD));
    CU_ASSERT_TRUE(holds(gazetteer, "it was Vosk-man that", 0, 3, EVIDENCE_LAST_TAIL_WORD));
    CU_ASSERT_TRUE(holds(gazetteer, "so, according to Vellmark, it is", 0, 1, EVIDENCE_BEFORE_SOURCE));
    CU_ASSERT_TRUE(holds(gazetteer, "Vellmark later said so", 0, 1, EVIDENCE_IS_UNKNOWN_SUBJECT));
    CU_ASSERT_FALSE(holds(gazetteer, "Vellmark fell", 0, 1, EVIDENCE_IS_UNKNOWN_SUBJECT));
    CU_ASSERT_TRUE(holds(gazetteer, "Near Vellmark, it is", 0, 2, EVIDENCE_FIRST_OWED_PREPOSITION));
    CU_ASSERT_FALSE(holds(gazetteer, "it is Near Vellmark that", 0, 2, EVIDENCE_FIRST_OWED_PREPOSITION));
    CU_ASSERT_TRUE(holds(gazetteer, "Dorvane Sees Tight Paris Clash", 2, 5, EVIDENCE_LINE_COMMON));
    CU_ASSERT_FALSE(holds(gazetteer, "Dorvane Sees Tight Paris Clash", 3, 4, EVIDENCE_LINE_COMMON));
    quoth_gazetteer_close(gazetteer);
}

/* "US" is no pronoun, whatever "us" is. */
static void acronyms_are_not_small_words(void) {
    Gazetteer *gazetteer = names_gazetteer();
    CU_ASSERT_FALSE(holds(gazetteer, "near the US border", 0, 1, EVIDENCE_IS_FUNCTION));
    CU_ASSERT_TRUE(holds(gazetteer, "near the US border", 0, 1, EVIDENCE_IS_ACRONYM));
    quoth_gazetteer_close(gazetteer);
}

static void each_has_a_text(void) {
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        CU_ASSERT_TRUE(strlen(evidence_text(i)) > 2 && strlen(evidence_text(i)) < 50);
        for (unsigned k = 0; k < i; k++) CU_ASSERT_TRUE(strcmp(evidence_text(i), evidence_text(k)) != 0);
    }
    CU_ASSERT_STRING_EQUAL(evidence_text(N_EVIDENCE), "?");
}

UNIT_MAIN("name_evidence", {"what stands round a name", what_stands_round_a_name}, {"what a name is made of", what_a_name_is_made_of},
          {"nouns that say what is named", nouns_that_say_what_is_named}, {"what stands before of", what_stands_before_of},
          {"what somebody is", what_somebody_is}, {"adverbs before the verb", adverbs_before_the_verb},
          {"capitals of their own", capitals_of_their_own}, {"papers and their domains", papers_and_their_domains},
          {"forms of firms", forms_of_firms}, {"neighbours in lists", neighbours_in_lists},
          {"names that end elsewhere", names_that_end_elsewhere}, {"acronyms are not small words", acronyms_are_not_small_words},
          {"letters stand for something", letters_stand_for_something}, {"two names or one", two_names_or_one},
          {"words for places and parts of names", words_for_places_and_parts_of_names}, {"each has a text", each_has_a_text})
