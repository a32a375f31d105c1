#include "annotate.h"
#include <stdlib.h>

#define FARTHEST 64 /* mentions within the words of one speaker that are looked at */

/* The mention that stands in the party's words: "spokesman Dmitry Peskov" holds "Dmitry Peskov". Mentions are in order of the text. */
static size_t mention_of(const Record *record, const RecordParty *party) {
    size_t low = 0, high = record->n_mentions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record->mentions[middle].place.start < party->place.start) low = middle + 1;
        else high = middle;
    }
    for (size_t i = low; i < record->n_mentions && i < low + FARTHEST; i++) {
        const RecordMention *mention = &record->mentions[i];
        if (mention->place.start >= party->place.end) break;
        if (mention->place.end <= party->place.end && mention->entity == party->entity && party->entity != RECORD_NONE) return i;
    }
    return RECORD_NONE;
}

static size_t add_span(Annotations *annotations, const char *label, const RecordPlace *place) {
    annotations->spans[annotations->n_spans] = (Span){.label = label, .start = place->start, .end = place->end, .mention = RECORD_NONE, .quote = RECORD_NONE};
    return annotations->n_spans++;
}

static void add_link(Annotations *annotations, const char *type, size_t from, size_t to) {
    annotations->links[annotations->n_links++] = (Link){type, from, to};
}

static void add_party(Annotations *annotations, const Record *record, size_t quote, const RecordParty *party, const char *label, const char *type) {
    if (!party->there || party->place.start == party->place.end) return;
    size_t mention = mention_of(record, party);
    add_link(annotations, type, quote, mention != RECORD_NONE ? mention : add_span(annotations, label, &party->place));
}

static void add_all(Annotations *annotations, const Record *record) {
    for (size_t i = 0; i < record->n_mentions; i++) {
        size_t span = add_span(annotations, convert_label(record->mentions[i].type), &record->mentions[i].place);
        annotations->spans[span].mention = i;
    }
    for (size_t i = 0; i < record->n_quotes; i++) {
        size_t span = add_span(annotations, "Quote", &record->quotes[i].stretch.place);
        annotations->spans[span].quote = i;
        annotations->spans[span].stretch = &record->quotes[i].stretch;
    }
    for (size_t i = 0; i < record->n_quotes; i++) {
        const RecordQuote *quote = &record->quotes[i];
        size_t             its = record->n_mentions + i;
        if (quote->has_cue && quote->cue.start < quote->cue.end)
            add_link(annotations, "Reported_by", its, add_span(annotations, "Cue", &quote->cue));
        add_party(annotations, record, its, &quote->speaker, "Speaker", "Spoken_by");
        add_party(annotations, record, its, &quote->addressee, "Addressee", "Addressed_to");
        add_party(annotations, record, its, &quote->via, "Carrier", "Carried_by");
        if (quote->outer != RECORD_NONE) add_link(annotations, "Within", its, record->n_mentions + quote->outer);
    }
}

bool annotations_make(Annotations *annotations, Converter *converter, const Record *record) {
    size_t spans = record->n_mentions + 5 * record->n_quotes + 1, links = 5 * record->n_quotes + 1;
    *annotations = (Annotations){.spans = calloc(spans, sizeof(Span)), .links = calloc(links, sizeof(Link))};
    if (annotations->spans && annotations->links) return add_all(annotations, record), true;
    annotations_free(annotations);
    return convert_lacks_memory(converter);
}

void annotations_free(Annotations *annotations) {
    free(annotations->spans);
    free(annotations->links);
}

void page_json_place(Page *page, const Story *story, size_t start, size_t end) {
    size_t from = story_byte(story, start);
    page_json_bytes(page, story->text.at + from, story_byte(story, end) - from);
}
