#include "words.h"
#include <stdlib.h>

enum Class { BLANK, MARK, LETTER };

static uint32_t point_at(const char *text) {
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) return at[0];
    if (at[0] < 0xe0) return (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    if (at[0] < 0xf0) return (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    return (at[0] & 0x07u) << 18 | (at[1] & 0x3fu) << 12 | (at[2] & 0x3fu) << 6 | (at[3] & 0x3fu);
}

/* str.isspace() of Python. */
static bool is_blank(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

static bool is_mark(uint32_t c) {
    if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    if (c < 0xc0) return c >= 0xa1 && c != 0xaa && c != 0xb5 && c != 0xba;
    return (c >= 0x2010 && c <= 0x205e) || (c >= 0x3001 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff0f);
}

static enum Class class_of(uint32_t c) { return is_blank(c) ? BLANK : is_mark(c) ? MARK : LETTER; }

/* ---- Edges ------------------------------------------------------------------------------------------------------- */

static void trim(const Story *story, Span *span) {
    while (span->start < span->end && is_blank(point_at(story->text.at + story_byte(story, span->start)))) span->start++;
    while (span->end > span->start && is_blank(point_at(story->text.at + story_byte(story, span->end - 1)))) span->end--;
}

static int compare_edges(const void *a, const void *b) {
    size_t one, two;
    memcpy(&one, a, sizeof one);
    memcpy(&two, b, sizeof two);
    return (one > two) - (one < two);
}

/* In order; to be freed. */
static size_t *edges_of(const Annotations *annotations) {
    size_t *edges = malloc((annotations->n_spans * 2 + 1) * sizeof *edges);
    if (!edges) return NULL;
    for (size_t i = 0; i < annotations->n_spans; i++) {
        edges[2 * i] = annotations->spans[i].start;
        edges[2 * i + 1] = annotations->spans[i].end;
    }
    qsort(edges, annotations->n_spans * 2, sizeof *edges, compare_edges);
    edges[annotations->n_spans * 2] = SIZE_MAX;
    return edges;
}

/* ---- Cutting ----------------------------------------------------------------------------------------------------- */

static bool add_word(Words *words, Word word) {
    if (words->n == words->cap) {
        size_t cap = words->cap ? words->cap * 2 : 512;
        Word  *at = cap < SIZE_MAX / 2 / sizeof *at ? realloc(words->at, cap * sizeof *at) : NULL;
        if (!at) return false;
        words->at = at;
        words->cap = cap;
    }
    words->at[words->n++] = word;
    return true;
}

static bool cut(Words *words, const Story *story, const size_t *edges) {
    const char *text = story->text.at;
    Word        word = {0};
    bool        unfit, line = false;
    for (size_t point = 0, byte = 0, length; byte < story->text.n; point = word.end, byte = word.to) {
        enum Class class = class_of(point_at(text + byte));
        if (text[byte] == ' ' && words->n && !words->at[words->n - 1].blank && words->at[words->n - 1].to == byte) { /* it belongs to the word before */
            word = (Word){.end = point + 1, .to = byte + 1};
            continue;
        }
        word = (Word){.start = point, .end = point, .from = byte, .to = byte, .blank = class == BLANK, .after_line = line && class != BLANK};
        while (*edges <= point) edges++;
        do {
            line = (class == BLANK && line) || text[word.to] == '\n';
            length = page_character(text + word.to, text + story->text.n, &unfit);
            word.to += length;
            word.end++;
        } while (class != MARK && word.to < story->text.n && class_of(point_at(text + word.to)) == class &&
                 (class == BLANK || word.end < *edges));
        if (!add_word(words, word)) return false;
    }
    return true;
}

bool words_make(Words *words, Converter *converter, Annotations *annotations) {
    *words = (Words){0};
    for (size_t i = 0; i < annotations->n_spans; i++) trim(&converter->story, &annotations->spans[i]);
    size_t *edges = edges_of(annotations);
    bool    done = edges && cut(words, &converter->story, edges);
    free(edges);
    return done || convert_lacks_memory(converter);
}

void words_free(Words *words) { free(words->at); }
