/* Which language a text is in, and what its words work like. */
#include "unit.h"
#include "made_gazetteer.h"

static const char english[] =
    "%type word\n%lang en\n"
    "the\tthe\tclass=determiner\nof\tof\tclass=preposition\nthat\tthat\tclass=subordinator\nin\tin\tclass=preposition\n"
    "he\the\tclass=pronoun\nhas\thas\tclass=auxiliary\nwas\twas\tclass=copula\nwar\twar\tclass=common\n";
static const char german[] =
    "%type word\n%lang de\n"
    "der\tder|die|das\tclass=determiner\tlike=the\ndass\tdass\tclass=subordinator\tlike=that\n"
    "in\tin\tclass=preposition\tlike=in\ner\ter\tclass=pronoun\tlike=he\nhat\that\tclass=auxiliary\n"
    "war\twar\tclass=copula\nvon\tvon\tclass=preposition\tlike=of\nauch\tauch\tclass=adverb\n"
    "%type cue\nsagen\tsagte\tas=verb\tlike=say\n";
static const char russian[] = "%type word\n%lang ru\nв\tв\tclass=preposition\tlike=in\n";
static const char any[] = "%type given\nivan\tIvan\n";
static const char *const sources[][2] = {{"english", english}, {"german", german}, {"russian", russian}, {"any", any}, {NULL, NULL}};

typedef struct Case {
    const char *text, *given; /* language, or NULL */
    const char *lexicon, *language; /* what comes out; NULL: nothing is said */
} Case;

static void settles(MadeGazetteer *made, const Case *wanted) {
    Doc *doc = gazetteer_read(made->gazetteer, wanted->text, wanted->given);
    CU_ASSERT_STRING_EQUAL(doc->lexicon, wanted->lexicon);
    CU_ASSERT_EQUAL(doc->language != NULL, wanted->language != NULL);
    if (doc->language && wanted->language) CU_ASSERT_STRING_EQUAL(doc->language, wanted->language);
    CU_ASSERT_EQUAL(doc->language_found, !wanted->given && wanted->language != NULL);
    doc_free(doc);
}

static void what_is_given_counts(void) {
    static const Case cases[] = {
        {"Er war in Bonn, sagte er.", "en", "en", "en"},
        {"He was in Bonn.", "de", "de", "de"},
        {"He was in Bonn.", "DE-AT", "de", "DE-AT"},
        {"He was in Bonn.", "de_CH", "de", "de_CH"},
        {"He was in Bonn.", "it", "it", "it"},
        {"Er hat es von der Frau.", "German", "de", "German"}, /* says nothing, so that the text is asked */
        {"He was in Bonn.", "", "en", ""},
    };
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) settles(&made, &cases[i]);
    gazetteer_unmake(&made);
}

static void small_words_tell(void) {
    static const Case cases[] = {
        {"He has seen the end of the road in Oslo.", NULL, "en", "en"},
        {"Er hat das Ende der Straße in Oslo gesehen, von der er sprach.", NULL, "de", "de"},
        {"Zum Ersten: The man was in the house of the mayor, that has a roof. Er war da.", NULL, "en", "en"}, /* mixed: as most is */
        {"in in in", NULL, "en", "en"},                     /* of both: English */
        {"Lorem ipsum dolor sit amet consectetur.", NULL, "en", NULL}, /* nothing is known */
        {"una parte e la altra sono buone, dicono molti che erano in casa quando tutto era ancora nuovo", NULL, "en", NULL},
        {"Анна ушла в дом.", NULL, "ru", "ru"},             /* one is enough in Cyrillic */
        {"DER MANN VON DER INSEL", NULL, "en", NULL},       /* capitals tell nothing */
        {"", NULL, "en", NULL},
    };
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) settles(&made, &cases[i]);
    gazetteer_unmake(&made);
}

/* "Er sagte, dass sie in Bonn war": "dass" works like "that", "war" like no word that rules ask for, least of all "war". */
static void words_work_like_english_ones(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    Doc *doc = gazetteer_read(made.gazetteer, "Er sagte, dass sie in Bonn war", "de");
    CU_ASSERT(token_is(doc, 0, "he"));
    CU_ASSERT(!token_is(doc, 0, "er"));
    CU_ASSERT(token_is(doc, 1, "say"));
    CU_ASSERT(token_is(doc, 2, ","));
    CU_ASSERT(token_is(doc, 3, "that"));
    CU_ASSERT(token_is(doc, 5, "in"));
    CU_ASSERT(!token_is(doc, 7, "war"));
    CU_ASSERT(doc->tokens.at[7].classes == CLASS(COPULA));
    doc_free(doc);
    doc = gazetteer_read(made.gazetteer, "the war", NULL);
    CU_ASSERT(token_is(doc, 1, "war"));
    CU_ASSERT_EQUAL(doc->likes.n, 0);
    doc_free(doc);
    gazetteer_unmake(&made);
}

/* "Zeitung" ends in "-ung" too: of the endings that are listed the longest counts. */
static void endings_tell(void) {
    static const char habits[] = "%type weight\nde/thing ung\t1\nde/thing zeitung\t-1\nde/thing \303\244hne\t1\nde/thing lage\t1\n";
    static const char *const with[][2] = {{"german", german}, {"habits", habits}, {NULL, NULL}};
    static const struct { const char *word; uint32_t before; float weight; } cases[] = {
        {"Hoffnung", 0, 1},  {"Tageszeitung", 0, -1}, {"Zeitung", 0, -1}, {"Zeitung", 3, 1}, {"Kr\303\244hne", 0, 1},
        {"Lage", 0, 1},      {"Lage", 1, 0},          {"Boot", 0, 0},     {"Ung", 9, 0},
    };
    MadeGazetteer made = {0};
    gazetteer_make(&made, with);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Doc *doc = gazetteer_read(made.gazetteer, cases[i].word, "de");
        CU_ASSERT_EQUAL(language_ending(doc, made.gazetteer, 0, "thing", cases[i].before), cases[i].weight);
        CU_ASSERT_EQUAL(language_ending(doc, made.gazetteer, 0, "place", cases[i].before), 0);
        doc_free(doc);
    }
    gazetteer_unmake(&made);
}

UNIT_MAIN("language", {"what is given counts", what_is_given_counts}, {"small words tell", small_words_tell},
          {"words work like English ones", words_work_like_english_ones}, {"endings tell", endings_tell})
