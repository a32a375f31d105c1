/* brat: a .txt and an .ann for each document, and annotation.conf. Places are code points. An .ann line has one line of text, so that a
 * span is cut where the text goes on in another line, or where Python ends lines; and as brat reads "\r\n" as one character, "\r" is a
 * blank in .txt. */
#include "annotate.h"

static const char configuration[] =
    "[entities]\nPerson\nOrganization\nOutlet\nPlace\nGroup\nEvent\nOther\nQuote\nCue\nSpeaker\nAddressee\nCarrier\n\n"
    "[relations]\n"
    "Spoken_by\tArg1:Quote, Arg2:<ENTITY>\nAddressed_to\tArg1:Quote, Arg2:<ENTITY>\nCarried_by\tArg1:Quote, "
    "Arg2:<ENTITY>\nReported_by\tArg1:Quote, Arg2:Cue\n"
    "Within\tArg1:Quote, Arg2:Quote\n"
    "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
    "[events]\n\n"
    "[attributes]\nKind\tArg:Quote, Value:speech|thought|writing|scare|term|title|nickname|slogan\nManner\tArg:Quote, "
    "Value:direct|mixed|indirect\n";

enum { TEXT, ANNOTATIONS, CONFIGURATION };

static bool begin(Converter *converter) {
    converter->pages[CONFIGURATION].name = "annotation.conf";
    page_raw(&converter->pages[CONFIGURATION], configuration);
    return true;
}

/* ---- Spans ------------------------------------------------------------------------------------------------------- */

/* Bytes of what ends a line for Python, and of tabs, which part fields; 0 for others. */
static size_t line_end(const char *at, size_t left) {
    if (*at == '\n' || *at == '\r' || *at == '\t') return 1;
    if (left >= 2 && memcmp(at, "\xc2\x85", 2) == 0) return 2;
    return left >= 3 && (memcmp(at, "\xe2\x80\xa8", 3) == 0 || memcmp(at, "\xe2\x80\xa9", 3) == 0) ? 3 : 0;
}

typedef struct Pieces {
    Page   places, words;
    size_t n;
} Pieces;

static void add_piece(Pieces *pieces, const Story *story, size_t start, size_t end) {
    size_t from = story_byte(story, start), to = story_byte(story, end);
    if (from == to) return;
    if (pieces->n++) page_byte(&pieces->places, ';'), page_byte(&pieces->words, ' ');
    page_number(&pieces->places, start);
    page_byte(&pieces->places, ' ');
    page_number(&pieces->places, end);
    page_add(&pieces->words, story->text.at + from, to - from);
}

/* One stretch of text, in pieces of a line. */
static void add_stretch(Pieces *pieces, const Story *story, size_t start, size_t end) {
    const char *at = story->text.at + story_byte(story, start), *stop = story->text.at + story_byte(story, end);
    size_t      first = start, point = start;
    for (; at < stop; point++) {
        size_t gap = line_end(at, (size_t)(stop - at));
        bool   unfit;
        if (gap) add_piece(pieces, story, first, point), first = point + 1;
        at += gap ? gap : page_character(at, stop, &unfit);
    }
    add_piece(pieces, story, first, point);
}

static void put_span(Page *page, const Story *story, const Span *span, size_t i) {
    Pieces pieces = {0};
    if (!span->stretch) add_stretch(&pieces, story, span->start, span->end);
    for (size_t p = 0; span->stretch && p < span->stretch->n_parts; p++)
        add_stretch(&pieces, story, span->stretch->parts[p].start, span->stretch->parts[p].end);
    if (!pieces.n) add_piece(&pieces, story, 0, story->points ? 1 : 0); /* of blank lines alone: it must stand somewhere, as others name it */
    page_byte(page, 'T');
    page_number(page, i + 1);
    page_byte(page, '\t');
    page_raw(page, span->label);
    page_byte(page, ' ');
    page_raw(page, page_string(&pieces.places));
    page_byte(page, '\t');
    page_raw(page, page_string(&pieces.words));
    page_byte(page, '\n');
    page->failed |= pieces.places.failed || pieces.words.failed;
    page_free(&pieces.places);
    page_free(&pieces.words);
}

/* ---- What is said of spans --------------------------------------------------------------------------------------- */

static void put_line(Page *page, const char *kind, size_t number, const char *name, size_t span, const char *before) {
    page_raw(page, kind);
    page_number(page, number);
    page_byte(page, '\t');
    page_raw(page, name);
    page_raw(page, before);
    page_number(page, span + 1);
}

/* In one line. */
static void put_note_text(Page *page, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        size_t gap = line_end(text, (size_t)(end - text));
        bool   unfit;
        size_t step = gap ? gap : page_character(text, end, &unfit);
        if (gap) page_byte(page, ' ');
        else page_clean(page, text, step);
        text += step;
    }
}

static void put_entity(Page *page, const Record *record, size_t span, size_t *notes) {
    size_t entity = record->mentions[span].entity;
    if (entity == RECORD_NONE) return;
    put_line(page, "#", ++*notes, "AnnotatorNotes", span, " T");
    page_byte(page, '\t');
    put_note_text(page, record->entities[entity].id);
    page_raw(page, ": ");
    put_note_text(page, record->entities[entity].name);
    page_byte(page, '\n');
}

static void put_attribute(Page *page, const char *name, size_t span, const char *value, size_t *n) {
    put_line(page, "A", ++*n, name, span, " T");
    page_byte(page, ' ');
    put_note_text(page, value);
    page_byte(page, '\n');
}

static void put_all(Page *page, const Story *story, const Record *record, const Annotations *annotations) {
    size_t notes = 0, attributes = 0;
    for (size_t i = 0; i < annotations->n_spans; i++) {
        const Span *span = &annotations->spans[i];
        put_span(page, story, span, i);
        if (span->mention != RECORD_NONE) put_entity(page, record, i, &notes);
        if (span->quote == RECORD_NONE) continue;
        put_attribute(page, "Kind", i, record->quotes[span->quote].kind, &attributes);
        put_attribute(page, "Manner", i, record->quotes[span->quote].manner, &attributes);
    }
    for (size_t i = 0; i < annotations->n_links; i++) {
        put_line(page, "R", i + 1, annotations->links[i].type, annotations->links[i].from, " Arg1:T");
        page_raw(page, " Arg2:T");
        page_number(page, annotations->links[i].to + 1);
        page_byte(page, '\n');
    }
}

static void put_text(Page *page, const Story *story) {
    size_t before = page->n;
    page_add(page, story->text.at, story->text.n);
    for (size_t i = before; i < page->n; i++)
        if (page->at[i] == '\r') page->at[i] = ' ';
}

static bool write_record(Converter *converter, const Record *record) {
    Annotations annotations;
    if (!annotations_make(&annotations, converter, record)) return false;
    convert_name_pages(converter, record, ".txt", ".ann");
    put_text(&converter->pages[TEXT], &converter->story);
    put_all(&converter->pages[ANNOTATIONS], &converter->story, record, &annotations);
    annotations_free(&annotations);
    return true;
}

const ConvertFormat format_brat = {.name = "brat", .apart = true, .needs_text = true, .begin = begin, .document = write_record};
