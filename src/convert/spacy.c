/* spacy: a line a document, as Doc.to_json() writes it and Doc.from_json() reads it, and the document's id, which it passes over: in "_" it
 * fails unless the user made the attribute before. */
#include "words.h"

static void put_words(Page *page, const Words *words) {
    page_raw(page, ",\"tokens\":[");
    for (size_t i = 0; i < words->n; i++) {
        page_raw(page, i ? ",{\"id\":" : "{\"id\":");
        page_number(page, i);
        page_raw(page, ",\"start\":");
        page_number(page, words->at[i].start);
        page_raw(page, ",\"end\":");
        page_number(page, words->at[i].end);
        page_byte(page, '}');
    }
    page_byte(page, ']');
}

static void put_span(Page *page, const Span *span, const char *label, bool first) {
    page_raw(page, first ? "{\"start\":" : ",{\"start\":");
    page_number(page, span->start);
    page_raw(page, ",\"end\":");
    page_number(page, span->end);
    page_raw(page, ",\"label\":");
    page_json(page, label);
}

/* Names. An entity stands apart from others there: of two that overlap, the first. */
static void put_entities(Page *page, const Record *record, const Annotations *annotations) {
    size_t free_from = 0;
    bool   first = true;
    page_raw(page, ",\"ents\":[");
    for (size_t i = 0; i < record->n_mentions; i++) {
        const Span *span = &annotations->spans[i];
        if (strcmp(record->mentions[i].form, "name") != 0 || span->start == span->end || span->start < free_from) continue;
        put_span(page, span, span->label, first);
        page_byte(page, '}');
        free_from = span->end;
        first = false;
    }
    page_byte(page, ']');
}

static const char *kb_id(const Record *record, const Span *span) {
    if (span->quote != RECORD_NONE) return entity_id(record, record->quotes[span->quote].speaker.entity);
    return span->mention == RECORD_NONE ? NULL : entity_id(record, record->mentions[span->mention].entity);
}

/* Of the spans from `from` on, up to `to`; what quotes are of is their speaker. */
static void put_group(Page *page, const char *name, const Record *record, const Annotations *annotations, size_t from, size_t to) {
    bool first = true;
    page_raw(page, name);
    for (size_t i = from; i < to; i++) {
        const Span *span = &annotations->spans[i];
        const char *id = kb_id(record, span);
        if (span->start == span->end) continue;
        put_span(page, span, span->quote == RECORD_NONE ? span->label : record->quotes[span->quote].kind, first);
        page_raw(page, ",\"kb_id\":");
        page_json(page, id ? id : "");
        page_byte(page, '}');
        first = false;
    }
    page_byte(page, ']');
}

static void put_all(Converter *converter, const Record *record, const Annotations *annotations, const Words *words) {
    Page  *page = &converter->pages[0];
    size_t quotes = record->n_mentions, others = quotes + record->n_quotes;
    page_raw(page, "{\"text\":");
    page_json_bytes(page, converter->story.text.at, converter->story.text.n);
    put_words(page, words);
    put_entities(page, record, annotations);
    put_group(page, ",\"spans\":{\"mentions\":[", record, annotations, 0, quotes);
    put_group(page, ",\"quotes\":[", record, annotations, quotes, others);
    put_group(page, ",\"parts\":[", record, annotations, others, annotations->n_spans);
    page_raw(page, "},\"document\":");
    page_json(page, record->id);
    page_raw(page, "}\n");
}

static bool write_record(Converter *converter, const Record *record) {
    Annotations annotations;
    Words       words;
    if (!annotations_make(&annotations, converter, record)) return false;
    bool done = words_make(&words, converter, &annotations);
    if (done) put_all(converter, record, &annotations, &words);
    words_free(&words);
    annotations_free(&annotations);
    return done;
}

const ConvertFormat format_spacy = {.name = "spacy", .needs_text = true, .document = write_record};
