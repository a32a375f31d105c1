/* Which listed names and words are found where. */
#include "unit.h"
#include "made_gazetteer.h"

static const char entities[] =
    "%type organization\n"
    "nato\tNATO|Nato Alliance\tprior=8\n"
    "ft\tFinancial Times|FT\n"
    "un-council\tUN Security Council|U.N. Security Council\n"
    "un\tUnited Nations|UN|U.N.\n"
    "lloyds\tLloyd's of London\n"
    "apple\tApple~|Apple Inc.\n"
    "iplayer\tiPlayer\n"
    "georgia-club\tGeorgia\tprior=2\n"
    "pm-office\tPM^\n"
    "bbc\t\xD0\x91\xD0\x91\xD0\xA1\n" /* three Cyrillic capitals */
    "%type place\n"
    "georgia\tGeorgia\tprior=7\n"
    "georgia-us\tGeorgia|State of Georgia\tprior=7\n"
    "new-york\tNew York\nyork\tYork\nyork-times\tYork Times\n"
    "turkey\tTurkey|T\xC3\xBCrkiye\n"
    "paix\tRue de-la-Paix\n"
    "beijing\t\xE5\x8C\x97\xE4\xBA\xAC\n" /* no case at all */
    "%type person\n"
    "de-lang\tAda de Lang\tshort=de Lang\n"
    "ray\tBob Ray|Ray~\tshort=Ray\n";

static const char words[] =
    "%type cue\n%lang en\n"
    "say\tsay|says|said\tas=verb\n"
    "per\tper\tas=phrase\thead=prep\n"
    "according to\taccording to|in accord with\tas=phrase\thead=prep\n"
    "%type title\n"
    "prime minister\tprime minister\tbefore=yes\n"
    "deputy prime minister\tdeputy prime minister\n"
    "minister\tminister\n"
    "vice-president\tvice-president\n"
    "say it man\tsaid\n"
    "%type word\n"
    "said\tsaid\tclass=verb\n"
    "May\tMay\tclass=month,time\n"
    "may\tmay\tclass=modal\n"
    "he\the\tclass=pronoun\n"
    "M.\tM.\tclass=honorific\n"
    "%type abbreviation\nNov.\tNov.\tclass=month\n";
static const char german[] = "%type word\n%lang de\nsagte\tsagte\tclass=verb\nhe\the\tclass=adverb\n";
static const char all[] = "%type given\nivan\tIvan\n";

static const char *const sources[][2] = {{"entities", entities}, {"words", words}, {"german", german}, {"all", all}, {NULL, NULL}};

/* ---- Names ------------------------------------------------------------------------------------------------------- */

/* All matches with the ids of their readings: "[Georgia] georgia georgia-us"; "~" of such that need company, "*" of short ones. */
static void write_matches(const Gazetteer *gazetteer, const Doc *doc, Buffer *out) {
    for (uint32_t i = 0; i < doc->matches.n; i++) {
        const Match *match = &doc->matches.at[i];
        Span         span = span_of_tokens(doc, match->first, match->end);
        buffer_format(out, "[%.*s]", (int)(span.end - span.start), doc->text + span.start);
        for (uint32_t j = 0; j < match->readings.n; j++) {
            const Reading *reading = &doc->readings.at[match->readings.first + j];
            EntityRecord   entity;
            CU_ASSERT(gazetteer_entity(gazetteer, reading->record, &entity));
            CU_ASSERT(entity.type == reading->type && entity.prior == reading->prior);
            buffer_format(out, " %s%s%s", entity.id, reading->needs_company ? "~" : "", reading->is_short ? "*" : "");
        }
        buffer_byte(out, '\n');
    }
    buffer_byte(out, '\0');
}

static const char *const names[][2] = {
    /* the rules of case */
    {"Talks at NATO and nato and Nato.", "[NATO] nato\n"},
    {"the Nato Alliance, the NATO ALLIANCE, the nato alliance", "[Nato Alliance] nato\n[NATO ALLIANCE] nato\n"},
    {"ADA DE LANG met ada de lang and Ada De Lang.", "[ADA DE LANG] de-lang\n[Ada De Lang] de-lang\n"},
    {"the iPlayer, the IPLAYER, the iplayer", "[iPlayer] iplayer\n[IPLAYER] iplayer\n"},
    {"the PM at 3 pm, Pm and P.M.", "[PM] pm-office\n"},
    {"\xD0\x91\xD0\x91\xD0\xA1, \xD0\xB1\xD0\xB1\xD1\x81", "[\xD0\x91\xD0\x91\xD0\xA1] bbc\n"},
    {"\xE5\x8C\x97\xE4\xBA\xAC", "[\xE5\x8C\x97\xE4\xBA\xAC] beijing\n"},
    /* folding */
    {"T\xC3\x9CRKIYE, Turkiye, Turkey", "[T\xC3\x9CRKIYE] turkey\n[Turkiye] turkey\n[Turkey] turkey\n"},
    /* the longest, from the left, none in another */
    {"the UN Security Council of the UN", "[UN Security Council] un-council\n[UN] un\n"},
    {"New York Times and York Times", "[New York] new-york\n[York Times] york-times\n"},
    {"State of Georgia", "[State of Georgia] georgia-us\n"},
    /* all readings, the likeliest first */
    {"Georgia", "[Georgia] georgia georgia-us georgia-club\n"},
    {"Ray", "[Ray] ray*\n"}, /* short and in want of company: the one that asks for less */
    {"de Lang", "[de Lang] de-lang*\n"},
    /* the only form that begins so: its other words are compared, whatever their case, marks and spaces */
    {"Ada de Lange, ADA DE LANG, Ada de\nLang, Ada de", "[ADA DE LANG] de-lang\n[Ada de\nLang] de-lang\n"},
    {"Rue de-la-Paix, Rue De La Paix, Rue de-la Paix", "[Rue de-la-Paix] paix\n"},
    {"Rue de - la - Paix, Rue de-l a-Paix", "[Rue de - la - Paix] paix\n"},
    {"Apple", "[Apple] apple~\n"},
    {"Apple Inc.", "[Apple Inc.] apple\n"},
    /* what may stand round and in a name */
    {"Turkey's and T\xC3\xBCrkiye\xE2\x80\x99s", "[Turkey] turkey\n[T\xC3\xBCrkiye] turkey\n"},
    {"Lloyd\xE2\x80\x99s of London", "[Lloyd\xE2\x80\x99s of London] lloyds\n"},
    {"the U.N. Security\n  Council", "[U.N. Security\n  Council] un-council\n"},
    {"Security of the UN\n\nSecurity Council", "[UN] un\n"},
    {"the UN\r\n \r\nSecurity Council", "[UN] un\n"},
    {"the UN\r\nSecurity Council", "[UN\r\nSecurity Council] un-council\n"},
    {"the UN\xE2\x80\xA9Security Council", "[UN] un\n"},
    {"New-York, New. York, Newyork", "[York] york\n[York] york\n"},
    {"", ""},
};

static void names_stand_where_they_should(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    CU_ASSERT_STRING_EQUAL(made.told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Buffer found = {0};
        Doc   *doc = gazetteer_read(made.gazetteer, names[i][0], NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
        write_matches(made.gazetteer, doc, &found);
        CU_ASSERT_STRING_EQUAL(found.at, names[i][1]);
        if (strcmp(found.at, names[i][1]) != 0) fprintf(stderr, "%s\n%sbut:\n%s", names[i][0], names[i][1], found.at);
        buffer_free(&found);
        doc_free(doc);
    }
    gazetteer_unmake(&made);
}

static void markup_inside_a_name_is_passed_over(void) {
    MadeGazetteer made = {0};
    Buffer        found = {0};
    gazetteer_make(&made, sources);
    Doc *doc = gazetteer_read(made.gazetteer, "*New* York", NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    CU_ASSERT_EQUAL_FATAL(doc->tokens.n, 4);
    doc->tokens.at[0].flags |= MARKUP;
    doc->tokens.at[2].flags |= MARKUP;
    doc->matches.n = doc->readings.n = 0;
    CU_ASSERT(names_match(doc, made.gazetteer, NULL, NULL));
    write_matches(made.gazetteer, doc, &found);
    CU_ASSERT_STRING_EQUAL(found.at, "[New* York] new-york\n");
    buffer_free(&found);
    doc_free(doc);
    gazetteer_unmake(&made);
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

typedef struct WordCase {
    const char *text, *language;
    uint64_t    classes; /* of the last token */
    const char *lemma;   /* of its record */
} WordCase;

static const WordCase word_cases[] = {
    {"He SAYS", NULL, CLASS(CUE_VERB), "say"},
    {"said", NULL, CLASS(CUE_VERB) | CLASS(TITLE) | CLASS(VERB), "say"}, /* of all readings; a cue's record says most */
    {"per", NULL, CLASS(CUE_PHRASE) | CLASS(PREPOSITION), "per"},
    {"in May", "en-GB", CLASS(MONTH) | CLASS(TIME) | CLASS(MODAL), "May"},
    {"it may", "EN", CLASS(MODAL), "may"},
    {"Ivan", NULL, CLASS(GIVEN), "ivan"},
    {"Ivan", "ru", CLASS(GIVEN), "ivan"}, /* without %lang: in any language */
    {"sagte", "en", 0, ""},
    {"sagte", "de", CLASS(VERB), "sagte"},
    {"he", "de", CLASS(ADVERB), "he"},
    {"said", "de", 0, ""},
    {"unheard-of", NULL, 0, ""},
};

static void words_have_the_classes_of_their_language(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    for (size_t i = 0; i < sizeof word_cases / sizeof *word_cases; i++) {
        const WordCase *expected = &word_cases[i];
        WordRecord      word = {.lemma = ""};
        Doc            *doc = gazetteer_read(made.gazetteer, expected->text, expected->language);
        CU_ASSERT_FATAL(doc && doc->tokens.n > 0);
        const Token *token = &doc->tokens.at[doc->tokens.n - 1];
        CU_ASSERT_EQUAL(token->classes, expected->classes);
        CU_ASSERT_EQUAL(gazetteer_word(made.gazetteer, token->word, &word), *expected->lemma != 0);
        CU_ASSERT_STRING_EQUAL(word.lemma, expected->lemma);
        CU_ASSERT_EQUAL(token->phrase, NONE);
        doc_free(doc);
    }
    gazetteer_unmake(&made);
}

static const char *const phrases[][2] = {
    {"According to the deputy prime minister, the prime minister of", "[According to][deputy prime minister][prime minister]"},
    {"the Vice-President on Nov. 3", "[Vice-President][Nov.]"},
    {"in accord\nwith, in accord\n\nwith", "[in accord\nwith]"},
    {"minister of prime", ""},
    {"Lisa M. Lund met M. Lefranc and prime minister M. Lund", "[M.][prime minister][M.]"}, /* no initial is one */
};

static void phrases_are_the_longest_from_the_left(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        Buffer found = {0};
        Doc   *doc = gazetteer_read(made.gazetteer, phrases[i][0], NULL);
        CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
        for (uint32_t j = 0; j < doc->phrases.n; j++) {
            const Phrase *phrase = &doc->phrases.at[j];
            Span          span = span_of_tokens(doc, phrase->first, phrase->end);
            buffer_format(&found, "[%.*s]", (int)(span.end - span.start), doc->text + span.start);
            for (uint32_t k = phrase->first; k < phrase->end; k++) CU_ASSERT_EQUAL(doc->tokens.at[k].phrase, j);
        }
        buffer_byte(&found, '\0');
        CU_ASSERT_STRING_EQUAL(found.at, phrases[i][1]);
        buffer_free(&found);
        doc_free(doc);
    }
    gazetteer_unmake(&made);
}

static void a_phrase_has_its_record_and_its_words_have_theirs(void) {
    MadeGazetteer made = {0};
    WordRecord    word;
    gazetteer_make(&made, sources);
    Doc *doc = gazetteer_read(made.gazetteer, "the prime minister", NULL);
    CU_ASSERT_FATAL(doc && doc->phrases.n == 1 && doc->tokens.n == 3);
    CU_ASSERT_EQUAL(doc->phrases.at[0].classes, CLASS(TITLE) | CLASS(TITLE_BEFORE));
    CU_ASSERT(gazetteer_word(made.gazetteer, doc->phrases.at[0].word, &word));
    CU_ASSERT_STRING_EQUAL(word.lemma, "prime minister");
    CU_ASSERT_EQUAL(doc->tokens.at[0].phrase, NONE);
    CU_ASSERT_EQUAL(doc->tokens.at[2].classes, CLASS(TITLE));
    doc_free(doc);
    gazetteer_unmake(&made);
}

/* ---- Words that are known ---------------------------------------------------------------------------------------- */

/* Reads the text again, with the memory. */
static void expect_the_same(const Gazetteer *gazetteer, WordMemory *memory, const char *text, const char *language) {
    Doc *doc = gazetteer_read(gazetteer, text, language), *again = gazetteer_read(gazetteer, text, language);
    CU_ASSERT_FATAL(doc && again);
    again->matches.n = again->readings.n = again->phrases.n = again->barred.n = 0;
    CU_ASSERT(names_match(again, gazetteer, memory, NULL));
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *a = &again->tokens.at[i], *b = &doc->tokens.at[i];
        CU_ASSERT(a->classes == b->classes && a->word == b->word && a->phrase == b->phrase);
    }
    CU_ASSERT_EQUAL(again->phrases.n, doc->phrases.n);
    CU_ASSERT_EQUAL_FATAL(again->matches.n, doc->matches.n);
    for (uint32_t i = 0; i < doc->matches.n; i++)
        CU_ASSERT(again->matches.at[i].first == doc->matches.at[i].first && again->matches.at[i].end == doc->matches.at[i].end);
    doc_free(again);
    doc_free(doc);
}

/* "May" is a month and "may" is none, "he" is another word in German, "PM" an office in capitals alone: whatever came before. */
static void a_memory_of_words_changes_nothing(void) {
    static const char *const more[] = {"PM pm PM", "May may May he HE", "prime minister said according to Georgia", "de Lang, Ada de Lang"};
    MadeGazetteer            made = {0};
    WordMemory              *memory = word_memory_new();
    gazetteer_make(&made, sources);
    CU_ASSERT_FATAL(memory && made.gazetteer);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) expect_the_same(made.gazetteer, memory, names[i][0], NULL);
        for (size_t i = 0; i < sizeof word_cases / sizeof *word_cases; i++)
            expect_the_same(made.gazetteer, memory, word_cases[i].text, word_cases[i].language);
        for (size_t i = 0; i < sizeof more / sizeof *more; i++) expect_the_same(made.gazetteer, memory, more[i], round == 1 ? "de" : "en");
    }
    word_memory_free(memory);
    gazetteer_unmake(&made);
}

/* Tokens are matched in blocks: wherever the end of one falls within a name or a phrase, it is found, and what it covers is its own. */
static void blocks_part_no_name(void) {
    MadeGazetteer made = {0};
    WordMemory   *memory = word_memory_new();
    gazetteer_make(&made, sources);
    CU_ASSERT_FATAL(memory && made.gazetteer);
    for (uint32_t before = 246; before < 258; before++) {
        Buffer text = {0};
        for (uint32_t i = 0; i < before; i++) buffer_text(&text, "so ");
        buffer_text(&text, "the prime minister of Georgia and Ada de Lang");
        buffer_byte(&text, '\0');
        Doc *doc = gazetteer_read(made.gazetteer, text.at, "en");
        CU_ASSERT_FATAL(doc && doc->phrases.n == 1 && doc->matches.n == 2);
        CU_ASSERT(doc->phrases.at[0].first == before + 1 && doc->phrases.at[0].end == before + 3);
        CU_ASSERT(doc->tokens.at[before + 1].phrase == 0 && doc->tokens.at[before + 2].phrase == 0 &&
                  doc->tokens.at[before + 3].phrase == NONE);
        CU_ASSERT(doc->matches.at[1].first == before + 6 && doc->matches.at[1].end == before + 9);
        doc_free(doc);
        expect_the_same(made.gazetteer, memory, text.at, "en");
        buffer_free(&text);
    }
    word_memory_free(memory);
    gazetteer_unmake(&made);
}

/* ---- Hostile texts ----------------------------------------------------------------------------------------------- */

/* A form of sixteen tokens that is begun again and again and never ended, and signs between that are passed over: each walk is
 * bounded, so this ends at once. */
static void long_walks_are_bounded(void) {
    enum { TIMES = 200000 };
    MadeGazetteer made = {0};
    Buffer        text = {0};
    GAZETTEER_MAKE(&made, {"f", "%type other\nx\tA a a a a a a a a a a a a a a b\n"});
    for (int i = 0; i < TIMES; i++) buffer_text(&text, i % 2 ? "a " : "A ");
    for (int i = 0; i < TIMES; i++) buffer_text(&text, "* ");
    buffer_byte(&text, '\0');
    Doc *doc = gazetteer_read(made.gazetteer, text.at, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    for (uint32_t i = TIMES; i < doc->tokens.n; i++) doc->tokens.at[i].flags |= MARKUP;
    CU_ASSERT(names_match(doc, made.gazetteer, NULL, NULL));
    CU_ASSERT_EQUAL(doc->matches.n, 0);
    doc_free(doc);
    buffer_free(&text);
    gazetteer_unmake(&made);
}

UNIT_MAIN("match", {"names stand where they should", names_stand_where_they_should},
          {"markup inside a name is passed over", markup_inside_a_name_is_passed_over},
          {"words have the classes of their language", words_have_the_classes_of_their_language},
          {"phrases are the longest from the left", phrases_are_the_longest_from_the_left},
          {"a phrase has its record and its words have theirs", a_phrase_has_its_record_and_its_words_have_theirs},
          {"a memory of words changes nothing", a_memory_of_words_changes_nothing},
          {"blocks part no name", blocks_part_no_name},
          {"long walks are bounded", long_walks_are_bounded})
