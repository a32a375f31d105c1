/* doccano, labelstudio: texts with spans and links for annotation tools, as JSON. */
#include "annotate.h"

static size_t place_in_unit(const Converter *converter, size_t point) {
    return converter->utf16 ? story_utf16(&converter->story, point) : point;
}

static void put_place(Converter *converter, const char *start, const char *end, const Span *span) {
    Page *page = &converter->pages[0];
    page_raw(page, start);
    page_number(page, place_in_unit(converter, span->start));
    page_raw(page, end);
    page_number(page, place_in_unit(converter, span->end));
}

static void put_field(Page *page, const char *before, const char *value) {
    if (!value) return;
    page_raw(page, before);
    page_json(page, value);
}

static void put_story(Converter *converter) { page_json_bytes(&converter->pages[0], converter->story.text.at, converter->story.text.n); }

/* The spans that hold anything; tools refuse others. */
static bool is_full(const Annotations *annotations, size_t i) { return annotations->spans[i].start < annotations->spans[i].end; }

static bool is_between_full(const Annotations *annotations, const Link *link) {
    return is_full(annotations, link->from) && is_full(annotations, link->to);
}

/* ---- doccano: a line a document. Its ids are whole numbers, here of the whole file ------------------------------- */

static void put_doccano_spans(Converter *converter, const Annotations *annotations) {
    Page *page = &converter->pages[0];
    bool  any = false;
    for (size_t i = 0; i < annotations->n_spans; i++) {
        if (!is_full(annotations, i)) continue;
        page_raw(page, any ? ",{\"id\":" : "{\"id\":");
        page_number(page, converter->written + i + 1);
        put_place(converter, ",\"start_offset\":", ",\"end_offset\":", &annotations->spans[i]);
        put_field(page, ",\"label\":", annotations->spans[i].label);
        page_byte(page, '}');
        any = true;
    }
}

static void put_doccano_links(Converter *converter, const Annotations *annotations) {
    Page *page = &converter->pages[0];
    bool  any = false;
    for (size_t i = 0; i < annotations->n_links; i++) {
        const Link *link = &annotations->links[i];
        if (!is_between_full(annotations, link)) continue;
        page_raw(page, any ? ",{\"id\":" : "{\"id\":");
        page_number(page, converter->written + i + 1);
        page_raw(page, ",\"from_id\":");
        page_number(page, converter->written + link->from + 1);
        page_raw(page, ",\"to_id\":");
        page_number(page, converter->written + link->to + 1);
        put_field(page, ",\"type\":", link->type);
        page_byte(page, '}');
        any = true;
    }
}

static bool write_doccano(Converter *converter, const Record *record) {
    Annotations annotations;
    Page       *page = &converter->pages[0];
    if (!annotations_make(&annotations, converter, record)) return false;
    put_field(page, "{\"document\":", record->id);
    page_raw(page, ",\"text\":");
    put_story(converter);
    page_raw(page, ",\"entities\":[");
    put_doccano_spans(converter, &annotations);
    page_raw(page, "],\"relations\":[");
    put_doccano_links(converter, &annotations);
    page_raw(page, "]}\n");
    converter->written += annotations.n_spans + annotations.n_links;
    annotations_free(&annotations);
    return true;
}

/* ---- Label Studio: one array of tasks, the annotations as predictions -------------------------------------------- */

static void put_id(Page *page, size_t i) {
    page_raw(page, "\"s");
    page_number(page, i + 1);
    page_byte(page, '"');
}

static void put_region(Converter *converter, const Record *record, const Span *span, size_t i) {
    Page *page = &converter->pages[0];
    page_raw(page, "{\"id\":");
    put_id(page, i);
    page_raw(page, ",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{");
    put_place(converter, "\"start\":", ",\"end\":", span);
    page_raw(page, ",\"text\":");
    page_json_place(page, &converter->story, span->start, span->end);
    put_field(page, ",\"labels\":[", span->label);
    page_raw(page, "]}");
    size_t entity = span->mention == RECORD_NONE ? RECORD_NONE : record->mentions[span->mention].entity;
    if (entity != RECORD_NONE) put_field(page, ",\"meta\":{\"text\":[", record->entities[entity].id), page_raw(page, "]}");
    if (span->quote != RECORD_NONE) {
        put_field(page, ",\"meta\":{\"text\":[", record->quotes[span->quote].kind);
        put_field(page, ",", record->quotes[span->quote].manner);
        page_raw(page, "]}");
    }
    page_byte(page, '}');
}

static void put_relation(Page *page, const Link *link) {
    page_raw(page, ",{\"type\":\"relation\",\"from_id\":");
    put_id(page, link->from);
    page_raw(page, ",\"to_id\":");
    put_id(page, link->to);
    put_field(page, ",\"direction\":\"right\",\"labels\":[", link->type);
    page_raw(page, "]}");
}

static void put_results(Converter *converter, const Record *record, const Annotations *annotations) {
    Page *page = &converter->pages[0];
    bool  any = false;
    for (size_t i = 0; i < annotations->n_spans; i++) {
        if (!is_full(annotations, i)) continue;
        if (any) page_byte(page, ',');
        put_region(converter, record, &annotations->spans[i], i);
        any = true;
    }
    for (size_t i = 0; i < annotations->n_links; i++)
        if (is_between_full(annotations, &annotations->links[i])) put_relation(page, &annotations->links[i]);
}

static bool write_task(Converter *converter, const Record *record) {
    Annotations annotations;
    Page       *page = &converter->pages[0];
    if (!annotations_make(&annotations, converter, record)) return false;
    put_field(page, converter->written++ ? ",\n{\"data\":{\"document\":" : "\n{\"data\":{\"document\":", record->id);
    put_field(page, ",\"title\":", record->title);
    put_field(page, ",\"url\":", record->url);
    page_raw(page, ",\"text\":");
    put_story(converter);
    page_raw(page, "},\"predictions\":[{\"model_version\":\"quoth\",\"result\":[");
    put_results(converter, record, &annotations);
    page_raw(page, "]}]}");
    annotations_free(&annotations);
    return true;
}

static bool begin_tasks(Converter *converter) {
    page_byte(&converter->pages[0], '[');
    return true;
}

static bool end_tasks(Converter *converter) {
    page_raw(&converter->pages[0], "\n]\n");
    return true;
}

const ConvertFormat format_doccano = {.name = "doccano", .in_any_unit = true, .needs_text = true, .document = write_doccano};
const ConvertFormat format_labelstudio = {.name = "labelstudio", .in_any_unit = true, .needs_text = true, .begin = begin_tasks, .document = write_task, .end = end_tasks};
