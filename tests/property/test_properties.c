/* What must hold for any text. The texts are made from words, names, marks, line ends and broken bytes by a small generator; a
 * failure prints the seed, and QUOTH_SEED runs it again. */
#include "buffer.h"
#include "extractor.h"
#include "gazetteer.h"
#include "offset.h"
#include "text.h"
#include "unit.h"
#include <stdlib.h>
#include <string.h>

#define ROUNDS 400

static quoth_gazetteer *gazetteer;
static quoth_extractor *extractor;

static void open_all(void) {
    char        path[4096];
    quoth_error err = {0};
    snprintf(path, sizeof path, "%s/quoth.gaz", getenv("QUOTH_BUILD") ? getenv("QUOTH_BUILD") : ".");
    gazetteer = quoth_gazetteer_open(path, &err);
    extractor = gazetteer ? quoth_extractor_new(gazetteer, NULL, &err) : NULL;
    if (!extractor) fprintf(stderr, "%s\n", err.text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(extractor);
}

static uint64_t state;
static uint32_t random_below(uint32_t n) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(state >> 33) % n;
}

static size_t make_text(char *out, size_t room) {
    static const char *const pieces[] = {
        "Dmitry Peskov", "Kremlin spokesman", "said", "told", "the", "“", "”", "\"", "'", "’", "‘", ",", ".", "?", "\n", "\n\n", "\r\n",
        "U.S.", "President", "Yury Ushakov", "he", "she", "according to", "(", ")", "[", "]", "«", "»", "„", "that", "did not", "Kiev", "’s", "FT",
        "Financial Times", "**", "[a](b)", "\xFF", "\xE2\x80", "\xF0\x9F\x8E\x89", "é", "Ушаков", "習近平", "\xEF\xBB\xBF", "--", "…", "1,000", "Nov.", "12",
        "http://a.b/c", "said.", "who", "officials", "British", "A", "\xC2\xA0", "\xE2\x80\xA8", "#", ">", "By Ann Reed", "Read more"};
    size_t n = 0;
    for (uint32_t words = 5 + random_below(200); words > 0; words--) {
        const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
        size_t      length = strlen(piece);
        if (n + length + 2 > room) break;
        memcpy(out + n, piece, length);
        n += length;
        if (random_below(4)) out[n++] = ' ';
    }
    if (random_below(10) == 0 && n) out[random_below((uint32_t)n)] = '\0';
    return n;
}

static bool span_is_good(const Doc *doc, Span span) {
    bool inside = span.start <= span.end && span.end <= doc->n_text;
    return inside && ((unsigned char)doc->text[span.start] & 0xC0) != 0x80 && ((unsigned char)doc->text[span.end] & 0xC0) != 0x80;
}

static bool link_is_good(Index index, uint32_t n) { return index == NONE || index < n; }

static bool tokens_are_good(const Doc *doc) {
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *token = &doc->tokens.at[i];
        if (!span_is_good(doc, (Span){token->start, token->end}) || token->start >= token->end) return false;
        if (i && doc->tokens.at[i - 1].end > token->start) return false;
        if (!link_is_good(token->phrase, doc->phrases.n)) return false;
    }
    return true;
}

static bool cover_is_good(const Doc *doc) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        if (doc->sentences.at[i].first != next || doc->sentences.at[i].end < next) return false;
        next = doc->sentences.at[i].end;
    }
    uint32_t last = 0;
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        if (doc->paragraphs.at[i].first != last) return false;
        last = doc->paragraphs.at[i].end;
    }
    return next == doc->tokens.n && last == doc->tokens.n;
}

static bool mentions_are_good(const Doc *doc) {
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (!span_is_good(doc, mention->span) || mention->end > doc->tokens.n || mention->first >= mention->end) return false;
        if (!link_is_good(mention->entity, doc->entities.n) || !link_is_good(mention->next, doc->mentions.n)) return false;
        if (i && doc->mentions.at[i - 1].span.start > mention->span.start) return false;
        if (!(mention->score >= 0 && mention->score <= 1.001f)) return false;
    }
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        uint32_t n = 0;
        for (Index m = doc->entities.at[i].first_mention; m != NONE && n <= doc->mentions.n; m = doc->mentions.at[m].next, n++)
            if (m >= doc->mentions.n || doc->mentions.at[m].entity != i) return false;
        if (n != doc->entities.at[i].n_mentions || !doc->entities.at[i].id || !doc->entities.at[i].name) return false;
    }
    return true;
}

static bool quotes_are_good(const Doc *doc) {
    for (uint32_t i = 0; i < doc->quotes.n; i++) {
        const Quote *quote = &doc->quotes.at[i];
        if (!quote->parts.n || quote->parts.first + quote->parts.n > doc->spans.n) return false;
        for (uint32_t k = 0; k < quote->parts.n; k++)
            if (!span_is_good(doc, doc->spans.at[quote->parts.first + k])) return false;
        if (!link_is_good(quote->speaker, doc->mentions.n) || !link_is_good(quote->role, doc->roles.n)) return false;
        if (!link_is_good(quote->addressee, doc->mentions.n) || !link_is_good(quote->via, doc->mentions.n)) return false;
        if (quote->reasons.first + quote->reasons.n > doc->arguments.n) return false;
        if (quote->alternatives.first + quote->alternatives.n > doc->alternatives.n) return false;
        if (!span_is_good(doc, quote->cue) || !(quote->score >= 0 && quote->score <= 1.001f)) return false;
    }
    return true;
}

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

static void write_record(const Doc *doc, Buffer *out) {
    quoth_error         err = {0};
    quoth_write_options options = {.with_text = true, .byte_offsets = true, .utf16_offsets = true};
    CU_ASSERT(quoth_doc_write(doc, QUOTH_FORMAT_JSON, &options, append, out, &err));
    CU_ASSERT(quoth_doc_write(doc, QUOTH_FORMAT_FLAT, &options, append, out, &err));
    CU_ASSERT(quoth_doc_write(doc, QUOTH_FORMAT_VIEW, &options, append, out, &err));
}

static bool holds_for(const char *text, size_t length) {
    quoth_error err = {0};
    Buffer      first = {0}, second = {0};
    Doc        *doc = quoth_extract(extractor, text, length, NULL, &err), *again = quoth_extract(extractor, text, length, NULL, &err);
    bool        good = doc && again && tokens_are_good(doc) && cover_is_good(doc) && mentions_are_good(doc) && quotes_are_good(doc);
    if (good) {
        write_record(doc, &first);
        write_record(again, &second);
        good = !first.failed && first.n == second.n && memcmp(first.at, second.at, first.n) == 0;
    }
    if (!doc || !again) fprintf(stderr, "%s\n", err.text);
    buffer_free(&first);
    buffer_free(&second);
    quoth_doc_free(doc);
    quoth_doc_free(again);
    return good;
}

static void any_text_gives_a_sound_document_and_the_same_twice(void) {
    open_all();
    const char *given = getenv("QUOTH_SEED");
    uint64_t    seed = given ? strtoull(given, NULL, 10) : 20250314;
    for (int round = 0; round < (given ? 1 : ROUNDS); round++, seed++) {
        static char text[16384];
        state = seed;
        size_t length = make_text(text, sizeof text);
        bool   good = holds_for(text, length);
        if (!good) fprintf(stderr, "fails with QUOTH_SEED=%llu\n", (unsigned long long)seed);
        CU_ASSERT_FATAL(good);
    }
}

/* ---- Names found without the rest ---------------------------------------------------------------------------------- */

static bool note_found(void *context, const quoth_found *found) {
    buffer_format(context, "%zu %zu %zu %d %d\n", found->start, found->end, found->entity, found->needs_company, found->is_short);
    return true;
}

static void note_matches(const Doc *doc, Buffer *out) {
    for (uint32_t i = 0; i < doc->matches.n; i++) {
        const Match *match = &doc->matches.at[i];
        size_t start = (size_t)offset_in(doc, doc->tokens.at[match->first].start, OFFSET_BYTE);
        size_t end = (size_t)offset_in(doc, doc->tokens.at[match->end - 1].end, OFFSET_BYTE);
        for (uint32_t k = 0; k < match->readings.n; k++) {
            const Reading *reading = &doc->readings.at[match->readings.first + k];
            buffer_format(out, "%zu %zu %u %d %d\n", start, end, reading->record, reading->needs_company, reading->is_short);
        }
    }
}

static bool finds_the_same(quoth_finder *finder, const char *text, size_t length) {
    quoth_error err = {0};
    Buffer      found = {0}, matched = {0};
    Doc        *doc = doc_new(&err);
    bool good = doc && text_decode(doc, text, length, false, &err) && text_tokens(doc, &err) && names_match(doc, gazetteer, NULL, &err)
             && quoth_find(finder, text, length, note_found, &found, &err);
    if (good) note_matches(doc, &matched);
    good = good && !found.failed && !matched.failed && found.n == matched.n && (!found.n || memcmp(found.at, matched.at, found.n) == 0);
    buffer_free(&found);
    buffer_free(&matched);
    doc_free(doc);
    return good;
}

/* Short texts, and long ones of several stretches: with lines, with a few only, and with none. */
static void a_finder_finds_the_matches_of_any_text(void) {
    enum { LONG = 3 << 20 };
    quoth_error   err = {0};
    quoth_finder *finder = quoth_finder_new(gazetteer, NULL, &err);
    char         *text = malloc(LONG);
    CU_ASSERT_FATAL(finder != NULL && text != NULL);
    for (uint64_t seed = 1; seed <= 2 * ROUNDS; seed++) {
        state = seed;
        CU_ASSERT_FATAL(finds_the_same(finder, text, make_text(text, 16384)));
    }
    for (uint64_t seed = 1; seed <= 12; seed++) {
        size_t n = 0;
        state = seed;
        while (n < 200000 || (seed == 1 && n < LONG - 16384)) n += make_text(text + n, 16384);
        for (size_t i = 0; seed > 4 && i < n; i++)
            if ((text[i] == '\n' || text[i] == '\r') && (seed > 8 || i % 100000)) text[i] = ' ';
        CU_ASSERT(finds_the_same(finder, text, n));
    }
    free(text);
    quoth_finder_free(finder);
}

static void speakers_of(const char *text, Buffer *out) {
    quoth_error err = {0};
    Doc        *doc = quoth_extract(extractor, text, strlen(text), NULL, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
    for (size_t i = 0; i < quoth_doc_quotes(doc); i++) {
        quoth_quote quote;
        CU_ASSERT(quoth_doc_quote(doc, i, &quote));
        buffer_format(out, "%s %s %s\n", quote.kind, quote.manner, quote.speaker_name ? quote.speaker_name : "-");
    }
    quoth_doc_free(doc);
}

static void straight_marks_for_curly_ones_change_no_speaker(void) {
    static const char *const pairs[][2] = {
        {"Ann Reed resigned. “I am tired,” she said. “So are you.”", "Ann Reed resigned. \"I am tired,\" she said. \"So are you.\""},
        {"Peter Hall said the plan “did not add up” and left.", "Peter Hall said the plan \"did not add up\" and left."}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Buffer curly = {0}, straight = {0};
        speakers_of(pairs[i][0], &curly);
        speakers_of(pairs[i][1], &straight);
        CU_ASSERT(curly.n > 0 && curly.n == straight.n && memcmp(curly.at, straight.at, curly.n) == 0);
        buffer_free(&curly);
        buffer_free(&straight);
    }
}

static void texts_at_the_size_limit_are_taken_and_beyond_it_refused_whole(void) {
    quoth_options    options = {.max_bytes = 100};
    quoth_error      err = {0};
    quoth_extractor *small = quoth_extractor_new(gazetteer, &options, &err);
    char             text[101];
    memset(text, 'a', sizeof text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(small);
    for (size_t length = 99; length <= 101; length++) {
        quoth_doc *doc = quoth_extract(small, text, length, NULL, &err);
        CU_ASSERT_EQUAL(doc != NULL, length <= 100);
        quoth_doc_free(doc);
    }
    CU_ASSERT_EQUAL(err.code, QUOTH_TOO_LARGE);
    quoth_extractor_free(small);
}

static void close_all(void) {
    quoth_extractor_free(extractor);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("properties",
          {"any text gives a sound document, and the same twice", any_text_gives_a_sound_document_and_the_same_twice},
          {"a finder finds the matches of any text", a_finder_finds_the_matches_of_any_text},
          {"straight marks for curly ones change no speaker", straight_marks_for_curly_ones_change_no_speaker},
          {"texts at the size limit are taken, beyond it refused whole", texts_at_the_size_limit_are_taken_and_beyond_it_refused_whole},
          {"all is freed", close_all})
