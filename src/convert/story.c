#include "story.h"
#include <stdio.h>
#include <stdlib.h>

static size_t length_at(const char *at) {
    unsigned char first = (unsigned char)*at;
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static bool lacks_memory(quoth_error *err) {
    *err = (quoth_error){.code = QUOTH_MEMORY, .text = "out of memory"};
    return false;
}

/* ---- Units ------------------------------------------------------------------------------------------------------- */

static bool mark(Story *story, quoth_error *err) {
    size_t most = story->text.n / STORY_STEP + 1, units = 0, byte = 0;
    free(story->marks);
    story->marks = malloc(most * 2 * sizeof *story->marks);
    story->n_marks = story->points = 0;
    if (!story->marks) return lacks_memory(err);
    for (;; story->points++) {
        if (story->points % STORY_STEP == 0) {
            story->marks[2 * story->n_marks] = byte;
            story->marks[2 * story->n_marks++ + 1] = units;
        }
        if (byte >= story->text.n) return true;
        size_t length = length_at(story->text.at + byte);
        byte += length;
        units += length == 4 ? 2 : 1;
    }
}

static void seek(const Story *story, size_t point, size_t *byte, size_t *units) {
    const size_t *nearest = &story->marks[2 * (point / STORY_STEP)];
    *byte = nearest[0];
    *units = nearest[1];
    for (size_t left = point % STORY_STEP; left; left--) {
        size_t length = length_at(story->text.at + *byte);
        *byte += length;
        *units += length == 4 ? 2 : 1;
    }
}

size_t story_byte(const Story *story, size_t point) {
    size_t byte, units;
    seek(story, point, &byte, &units);
    return byte;
}

size_t story_utf16(const Story *story, size_t point) {
    size_t byte, units;
    seek(story, point, &byte, &units);
    return units;
}

/* ---- Places ------------------------------------------------------------------------------------------------------ */

/* Whether the words are those of the text, as both are once they are cleaned. */
static bool same_words(const char *text, size_t length, const char *words) {
    const char *end = text + length, *words_end = words + strlen(words);
    while (text < end && words < words_end) {
        bool   unfit, text_unfit;
        size_t step = page_character(words, words_end, &unfit), text_step = page_character(text, end, &text_unfit);
        const char *shown = unfit ? "\xef\xbf\xbd" : words;
        if (text_step != (unfit ? 3 : step) || memcmp(text, shown, text_step) != 0) return false;
        text += text_step;
        words += step;
    }
    return text == end && words == words_end;
}

static bool is_there(const Story *story, const RecordPlace *place, const char *what, size_t i, quoth_error *err) {
    if (place->end <= story->points) {
        size_t from = story_byte(story, place->start), to = story_byte(story, place->end);
        if (!place->text || same_words(story->text.at + from, to - from, place->text)) return true;
    }
    *err = (quoth_error){.code = QUOTH_JSON};
    snprintf(err->text, sizeof err->text, "%s[%zu]: its words do not stand at %zu to %zu of the record's text", what, i, place->start,
             place->end);
    return false;
}

static bool quote_is_there(const Story *story, const RecordQuote *quote, size_t i, quoth_error *err) {
    const RecordParty *parties[] = {&quote->speaker, &quote->addressee, &quote->via};
    for (size_t p = 0; p < sizeof parties / sizeof *parties; p++)
        if (parties[p]->there && !is_there(story, &parties[p]->place, "quotes", i, err)) return false;
    if (quote->has_cue && !is_there(story, &quote->cue, "quotes", i, err)) return false;
    return is_there(story, &quote->stretch.place, "quotes", i, err);
}

static bool places_are_there(const Story *story, const Record *record, quoth_error *err) {
    for (size_t i = 0; i < record->n_mentions; i++)
        if (!is_there(story, &record->mentions[i].place, "mentions", i, err)) return false;
    for (size_t i = 0; i < record->n_quotes; i++)
        if (!quote_is_there(story, &record->quotes[i], i, err)) return false;
    for (size_t i = 0; i < record->n_entities; i++)
        for (size_t r = 0; r < record->entities[i].n_roles; r++)
            if (!is_there(story, &record->entities[i].roles[r].place, "entities", i, err)) return false;
    return true;
}

bool story_read(Story *story, const Record *record, quoth_error *err) {
    page_empty(&story->text);
    if (!record->text) return story->points = 0, true;
    page_clean(&story->text, record->text, record->n_text);
    if (story->text.failed) return lacks_memory(err);
    return mark(story, err) && places_are_there(story, record, err);
}

void story_free(Story *story) {
    page_free(&story->text);
    free(story->marks);
}
