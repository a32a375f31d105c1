/* Prints what attribution sees, for the program that fits its weights.
 *
 *     dump_evidence IMAGE [trees] < articles.jsonl > evidence.txt
 *
 * An article is a line of JSON with id, text and quotes as in PolNeAR: each with parts or `quoted` stretches, and a speaker span.
 * For each marked stretch: a line "quote ID START END RIGHT", RIGHT being the number of the right candidate (0 is nobody) or -1 where it
 * is not among them, or nobody can tell; then a line for each candidate, the names of its evidence apart by spaces. The speaker of the
 * quote before is the annotated one, not the guessed one. With "trees" those of the sentences are evidence too. */
#include "articles.h"
#include "attribute.h"
#include "extractor.h"
#include "feature.h"
#include "offset.h"
#include "quote.h"
#include "text.h"
#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Gold {
    Span span, speaker; /* trimmed; empty: none */
} Gold;

typedef struct Article {
    const Doc *doc;
    Gold      *gold;
    size_t     n_gold;
} Article;

static size_t number_of(json_t *object, const char *key) { return (size_t)json_integer_value(json_object_get(object, key)); }

static bool trimmed_away(const char *text, uint32_t at) {
    unsigned char c = (unsigned char)text[at];
    return c < 0x80 ? !isalnum(c) : false;
}

/* The stretch without what is no letter or digit at its ends; marks beyond ASCII are no part of it anyway. */
static Span trim(const Doc *doc, Span span) {
    while (span.start < span.end && trimmed_away(doc->text, span.start)) span.start++;
    while (span.end > span.start && trimmed_away(doc->text, span.end - 1)) span.end--;
    while (span.end - span.start > 3 && memcmp(doc->text + span.end - 3, "\xE2\x80", 2) == 0) {
        span.end -= 3;
        while (span.end > span.start && trimmed_away(doc->text, span.end - 1)) span.end--;
    }
    return span;
}

static uint32_t byte_of(const Article *article, size_t point) {
    uint32_t low = 0, high = article->doc->n_text;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (offset_in(article->doc, middle + 1, OFFSET_CODEPOINT) <= point) low = middle + 1;
        else high = middle;
    }
    return low;
}

static Span span_of_points(const Article *article, size_t start, size_t end) {
    return (Span){byte_of(article, start), byte_of(article, end)};
}

/* `speaker`: of the annotation, or NULL. */
static void add_gold(Article *article, json_t *speaker, json_t *piece) {
    Span span = span_of_points(article, (size_t)json_integer_value(json_array_get(piece, 0)), (size_t)json_integer_value(json_array_get(piece, 1)));
    while (span.end - span.start > 3 && memcmp(article->doc->text + span.start, "\xE2\x80", 2) == 0) span.start += 3;
    Gold *gold = &article->gold[article->n_gold++];
    *gold = (Gold){.span = trim(article->doc, span)};
    if (json_is_object(speaker)) gold->speaker = span_of_points(article, number_of(speaker, "start"), number_of(speaker, "end"));
}

static void add_pieces(Article *article, json_t *speaker, json_t *pieces) {
    size_t  i;
    json_t *piece;
    json_array_foreach(pieces, i, piece) add_gold(article, speaker, piece);
}

/* What an indirect quote has between marks, and what lies in stretches that the annotators left out, is neither somebody's nor nobody's for
 * sure: those have no speaker here. */
static void read_gold(Article *article, json_t *quotes, json_t *ignored) {
    size_t  i;
    json_t *quote;
    json_array_foreach(quotes, i, quote) {
        const char *type = json_string_value(json_object_get(quote, "type"));
        json_t     *pieces = json_object_get(quote, "quoted"), *speaker = json_object_get(quote, "speaker");
        if (!type || strcmp(type, "mixed") != 0 || !json_array_size(pieces)) pieces = json_object_get(quote, "parts");
        if (type && strcmp(type, "indirect") == 0) speaker = NULL;
        json_t *whole = json_pack("[[I,I]]", (json_int_t)number_of(quote, "start"), (json_int_t)number_of(quote, "end"));
        add_pieces(article, speaker, json_array_size(pieces) ? pieces : whole);
        json_decref(whole);
    }
    add_pieces(article, NULL, ignored);
}

static uint32_t length_of(Span span) { return span.end > span.start ? span.end - span.start : 0; }

static uint32_t shared(Span a, Span b) {
    return length_of((Span){a.start > b.start ? a.start : b.start, a.end < b.end ? a.end : b.end});
}

/* Is it about the same words, or a piece of them? Annotators take in the words before the marks, and the next paragraph. */
static bool fits(Span stretch, Span gold) {
    uint32_t both = shared(stretch, gold);
    return both && (both * 5 >= length_of(stretch) * 4 || both * 2 >= length_of(stretch) + length_of(gold) - both);
}

/* The least of those that fit; one without a speaker where the stretch and an annotation only overlap; NULL where there is none. */
static const Gold *gold_of(const Article *article, Span span) {
    static const Gold unclear = {{0, 0}, {0, 0}};
    const Gold       *best = NULL, *other = NULL;
    span = trim(article->doc, span);
    for (size_t i = 0; i < article->n_gold; i++) {
        const Gold *gold = &article->gold[i];
        if (gold->span.start == span.start && gold->span.end == span.end && !span_empty(gold->speaker)) return gold;
        if (shared(span, gold->span)) other = &unclear;
        if (fits(span, gold->span) && (!best || length_of(gold->span) < length_of(best->span))) best = gold;
    }
    return best ? best : other;
}

/* The candidate that has the head of the annotated speaker in it, else the one nearest to it of those that overlap. */
static int right_candidate(const Article *article, const Units *units, const Choice *choice, const Gold *gold) {
    const Doc *doc = article->doc;
    if (!gold || span_empty(gold->speaker)) return gold ? -1 : 0;
    int      best = -1;
    uint32_t least = UINT32_MAX, head = speaker_head(doc, gold->speaker);
    for (uint32_t i = 1; i < choice->n; i++) {
        const Unit *unit = &units->row.at[choice->candidates[i].unit];
        uint32_t    distance = speaker_distance(doc->text, span_of_tokens(doc, unit->first, unit->source_end), gold->speaker, head);
        if (distance < least) least = distance, best = (int)i;
    }
    return best;
}

static void print_facts(const Facts *facts) {
    for (uint32_t i = 0; i < facts->n; i++) {
        char value[9] = {0};
        for (unsigned k = 0; k < 8; k++) value[k] = (char)(facts->at[i].value >> (8 * k) & 0xFF);
        printf("%s%sspeaker/%s:%s", i ? " " : "", with_trees ? "trees/" : "", evidence_name(facts->at[i].template), value);
    }
    putchar('\n');
}

static void print_stretch(const Article *article, const QuoteModels *models, Units *units, const char *id, Index marked, Index *running) {
    const Doc *doc = article->doc;
    Index      unit = units->of_marked[marked];
    Span       span = span_of_tokens(doc, doc->marked.at[marked].open + 1, doc->marked.at[marked].close);
    if (unit == NONE || doc->marked.at[marked].continues != NONE || span_empty(span)) return;
    uint8_t zone = doc->paragraphs.at[units->row.at[unit].paragraph].zone;
    if (zone == ZONE_FURNITURE || zone == ZONE_LINKS) return;
    Scene  scene;
    Choice choice;
    Facts  facts;
    if (!scene_make(&scene, doc, &models->report, units, unit, *running)) return;
    if (with_trees && !scene_read_trees(&scene, units)) return;
    attribute_candidates(&scene, &choice);
    int right = right_candidate(article, units, &choice, gold_of(article, span));
    printf("quote %s %u %u %d\n", id, span.start, span.end, right);
    for (uint32_t i = 0; i < choice.n; i++) {
        evidence_of(&scene, choice.candidates[i].unit, choice.candidates[i].rank, &facts);
        print_facts(&facts);
    }
    if (right > 0) *running = choice.candidates[right].unit;
}

static bool print_article(quoth_extractor *extractor, json_t *line, quoth_error *err) {
    const char *text = json_string_value(json_object_get(line, "text")), *id = json_string_value(json_object_get(line, "id"));
    json_t     *quotes = json_object_get(line, "quotes"), *ignored = json_object_get(line, "ignore");
    if (!text || !id) return fail(err, QUOTH_JSON, 0, "an article without id or text");
    Doc    *doc = quoth_extract(extractor, text, strlen(text), NULL, err);
    Arena   scratch = {0};
    Units   units;
    Article article = {.doc = doc, .gold = calloc(json_array_size(quotes) * 8 + json_array_size(ignored) + 1, sizeof(Gold))};
    if (doc) doc->quotes.n = 0; /* found anew, for what attribution has replaced in them */
    bool    ok = doc && article.gold && quotes_find(doc, extractor->models, &units, &scratch, err);
    if (ok) {
        Index running = NONE;
        read_gold(&article, quotes, ignored);
        for (Index i = 0; i < doc->marked.n; i++) print_stretch(&article, extractor->models, &units, id, i, &running);
    }
    free(article.gold);
    arena_free(&scratch);
    quoth_doc_free(doc);
    return ok;
}

int main(int argc, char **argv) { return print_articles(argc, argv, "dump_evidence", print_article); }
