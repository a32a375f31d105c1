#include "wording.h"
#include "core/file.h"
#include "evidence.h"
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>

static Fact fact_of(unsigned template, const char *value, size_t length) {
    Fact fact = {.template = (uint8_t)template};
    for (size_t i = 0; i < length && i < 8; i++) fact.value |= (uint64_t)(unsigned char)value[i] << (8 * i);
    return fact;
}

static void words_of(const Fact *fact, char words[300]) {
    const CueWords cues = {{"said", 4}, {"added", 5}};
    Buffer         out = {0};
    wording_of(fact, &cues, &out);
    snprintf(words, 300, "%.*s", (int)out.n, out.at);
    buffer_free(&out);
}

static void facts_read_as_sentences(void) {
    static const struct {
        unsigned    template;
        const char *value, *words;
    } cases[] = {
        {EVIDENCE_BIAS, "P", "is “he” or “she”"},
        {EVIDENCE_DISTANCE, ">s0", "stands right behind the quote"},
        {EVIDENCE_DISTANCE, "<P6", "stands many words before the quote"},
        {EVIDENCE_RANK, "<s0", "nobody else who could speak stands nearer on that side"},
        {EVIDENCE_RANK, "<b3", "three others who could speak stand nearer on that side"},
        {EVIDENCE_SENTENCE, "b93", "stands in the sentence before"},
        {EVIDENCE_GOVERNOR, "&9-9-", "is the subject of “said”, which comes before the quote"},
        {EVIDENCE_GOVERNOR, "&-9-9", "is the subject of “added”, which follows the quote"},
        {EVIDENCE_GOVERNOR, "&0-9-", "is not the subject of “said”, which comes before the quote"},
        {EVIDENCE_GOVERNOR, ">4,^", "may well be the subject of “added”, which follows the quote"},
        {EVIDENCE_BESIDE_CUE, "<b9CN", "stands right before “said”, which comes before the quote"},
        {EVIDENCE_BESIDE_CUE, ">i9CN", "stands right behind “added”, which follows the quote"},
        {EVIDENCE_LEFT, "^tN", "comes after “that” or another conjunction"},
        {EVIDENCE_RIGHT, "NaC", "is followed by an adverb"},
        {EVIDENCE_RUNNING, "=p--^", "spoke last, in the same paragraph"},
        {EVIDENCE_RUNNING, "eo--^", "is the one who spoke last, mentioned again"},
        {EVIDENCE_SORT, "1o<C", "is an organization not called by name, before the quote"},
        {EVIDENCE_VERB, "C9-N", "a verb of saying follows"},
        {EVIDENCE_REPORTED, "=9", "makes the statement that the quote is part of"},
        {EVIDENCE_REPORTED, "!LN", "somebody else makes the statement that the quote is part of"},
        {EVIDENCE_QUOTE_LEFT, "w1D", "the quote comes after an article or the like"},
        {EVIDENCE_QUOTE_WORDS, "2T", "the quote is two words long, all with capitals"},
        {EVIDENCE_QUOTE_SHAPE, "C,t", "the quote begins with a capital and ends with a comma"},
        {EVIDENCE_CUE_QUOTE, "<9", "“said” comes right before the quote"},
    };
    char words[300];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fact fact = fact_of(cases[i].template, cases[i].value, strlen(cases[i].value));
        words_of(&fact, words);
        CU_ASSERT_STRING_EQUAL(words, cases[i].words);
        if (strcmp(words, cases[i].words)) printf("\n%s: %s\n", cases[i].value, words);
    }
}

static void without_a_cue_it_is_a_word_of_saying(void) {
    Fact   fact = fact_of(EVIDENCE_CUE_QUOTE, "<9", 2);
    Buffer out = {0};
    wording_of(&fact, &(CueWords){0}, &out);
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, "a word of saying comes right before the quote");
    buffer_free(&out);
}

static unsigned template_named(const char *name, size_t length) {
    unsigned i = 0;
    while (i < N_EVIDENCE && (strlen(evidence_name(i)) != length || memcmp(evidence_name(i), name, length) != 0)) i++;
    return i;
}

static void check_weight(const char *line, unsigned *n) {
    static const char head[] = "speaker/";
    const char       *name = line + sizeof head - 1, *end = strchr(line, '\t');
    if (strncmp(line, head, sizeof head - 1) != 0 || !end) return;
    const char *value = strchr(name, ':') + 1;
    unsigned    template = template_named(name, (size_t)(value - 1 - name));
    CU_ASSERT_FATAL(template < N_EVIDENCE);
    char words[300];
    Fact fact = fact_of(template, value, (size_t)(end - value));
    words_of(&fact, words);
    if (!strcmp(words, evidence_words(template)) || strpbrk(words, "{}?")) {
        printf("\n%.*s: %s\n", (int)(end - line), line, words);
        CU_FAIL("a value without words");
    }
    ++*n;
}

static void every_fitted_value_has_words(void) {
    const char *source = getenv("QUOTH_SOURCE");
    char        path[4096];
    Buffer      text = {0};
    unsigned    n = 0;
    snprintf(path, sizeof path, "%s/models/speaker.tsv", source ? source : ".");
    CU_ASSERT_FATAL(file_read(path, &text, NULL));
    buffer_byte(&text, '\0');
    for (const char *line = text.at; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) check_weight(line, &n);
    CU_ASSERT(n > 500);
    buffer_free(&text);
}

UNIT_MAIN("wording", {"facts read as sentences", facts_read_as_sentences},
          {"without a cue it is a word of saying", without_a_cue_it_is_a_word_of_saying},
          {"every fitted value has words", every_fitted_value_has_words})
