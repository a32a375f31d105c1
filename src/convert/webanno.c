/* webanno: WebAnno TSV 3.3, a file a document, for WebAnno and INCEpTION. Places are UTF-16 units. A sentence there is a line of the text;
 * what is between them comes back as blanks. Each annotation carries a number of its own in brackets, so that those of several tokens, and
 * those that overlap, stay one. */
#include "words.h"
#include <stdlib.h>

#define HEAD                                                                                                                               \
    "#FORMAT=WebAnno TSV 3.3\n"                                                                                                             \
    "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"                                                       \
    "#T_SP=webanno.custom.Quote|kind|manner|role|speaker\n\n"

#define MOST_OPEN 64 /* annotations that one word is in: what lies deeper is left out */

typedef struct Sheet {
    Converter    *converter;
    Page         *page;
    const Record *record;
    Annotations   annotations;
    Words         words;
    size_t       *order;  /* spans by their place */
    size_t        n_order, next;
    size_t        open[MOST_OPEN]; /* spans that the word is in, the earliest first */
    size_t        n_open;
} Sheet;

/* ---- Spans in order, and those that are open --------------------------------------------------------------------- */

typedef struct Place {
    size_t start, end, span;
} Place;

static int compare_places(const void *a, const void *b) {
    Place one, two;
    memcpy(&one, a, sizeof one);
    memcpy(&two, b, sizeof two);
    if (one.start != two.start) return one.start > two.start ? 1 : -1;
    if (one.end != two.end) return one.end < two.end ? 1 : -1;
    return (one.span > two.span) - (one.span < two.span);
}

/* Names and quotes: what the two layers are of. */
static bool is_shown(const Sheet *sheet, size_t i) {
    const Span *span = &sheet->annotations.spans[i];
    if (span->start == span->end) return false;
    return span->quote != RECORD_NONE || (span->mention != RECORD_NONE && strcmp(sheet->record->mentions[span->mention].form, "name") == 0);
}

static bool order_spans(Sheet *sheet) {
    size_t n = sheet->annotations.n_spans;
    Place *places = calloc(n + 1, sizeof *places);
    sheet->order = calloc(n + 1, sizeof *sheet->order);
    for (size_t i = 0; places && i < n; i++)
        if (is_shown(sheet, i)) places[sheet->n_order++] = (Place){sheet->annotations.spans[i].start, sheet->annotations.spans[i].end, i};
    if (places) qsort(places, sheet->n_order, sizeof *places, compare_places);
    for (size_t i = 0; places && sheet->order && i < sheet->n_order; i++) sheet->order[i] = places[i].span;
    bool done = places && sheet->order;
    free(places);
    return done || convert_lacks_memory(sheet->converter);
}

static void open_spans(Sheet *sheet, const Word *word) {
    size_t n = 0;
    for (size_t i = 0; i < sheet->n_open; i++)
        if (sheet->annotations.spans[sheet->open[i]].end > word->start) sheet->open[n++] = sheet->open[i];
    sheet->n_open = n;
    for (; sheet->next < sheet->n_order; sheet->next++) {
        size_t span = sheet->order[sheet->next];
        if (sheet->annotations.spans[span].start > word->start) break;
        if (sheet->n_open < MOST_OPEN) sheet->open[sheet->n_open++] = span;
    }
}

/* ---- Columns ----------------------------------------------------------------------------------------------------- */

/* What values escape; "\r" and what else ends lines is a blank. */
static void put_value(Page *page, const char *value) {
    if (!value || !*value) {
        page_byte(page, '*');
        return;
    }
    for (const char *end = value + strlen(value); value < end;) {
        bool   unfit;
        size_t step = page_character(value, end, &unfit);
        if (strchr("\\[]|_;*", *value) || (value[0] == '-' && value[1] == '>')) page_byte(page, '\\');
        if (*value == '\t') page_raw(page, "\\t");
        else if (*value == '\n') page_raw(page, "\\n");
        else if (*value == '\r') page_byte(page, ' ');
        else page_clean(page, value, step);
        value += step;
    }
}

static const char *value_of(const Sheet *sheet, const Span *span, size_t column) {
    if (span->mention != RECORD_NONE) {
        const RecordMention *mention = &sheet->record->mentions[span->mention];
        return column ? span->label : entity_id(sheet->record, mention->entity);
    }
    const RecordQuote *quote = &sheet->record->quotes[span->quote];
    const char *const values[] = {quote->kind, quote->manner, quote->speaker.role,
                                  quote->speaker.name ? quote->speaker.name : quote->speaker.place.text};
    return values[column];
}

static void put_column(Sheet *sheet, bool quotes, size_t column) {
    bool any = false;
    for (size_t i = 0; i < sheet->n_open; i++) {
        const Span *span = &sheet->annotations.spans[sheet->open[i]];
        if ((span->quote != RECORD_NONE) != quotes) continue;
        if (any) page_byte(sheet->page, '|');
        put_value(sheet->page, value_of(sheet, span, column));
        page_byte(sheet->page, '[');
        page_number(sheet->page, sheet->open[i] + 1);
        page_byte(sheet->page, ']');
        any = true;
    }
    page_raw(sheet->page, any ? "\t" : "_\t");
}

/* ---- Sentences --------------------------------------------------------------------------------------------------- */

static void put_text(Page *page, const char *at, const char *end) {
    for (; at < end; at++)
        if (*at == '\t') page_raw(page, "\\t");
        else if (*at == '\r') page_raw(page, "\\r");
        else if (*at == '\f') page_raw(page, "\\f");
        else if (*at == '\\') page_raw(page, "\\\\");
        else page_byte(page, *at);
}

static void put_word(Sheet *sheet, const Word *word, size_t sentence, size_t number) {
    const Story *story = &sheet->converter->story;
    Page        *page = sheet->page;
    open_spans(sheet, word);
    page_number(page, sentence);
    page_byte(page, '-');
    page_number(page, number);
    page_byte(page, '\t');
    page_number(page, story_utf16(story, word->start));
    page_byte(page, '-');
    page_number(page, story_utf16(story, word->end));
    page_byte(page, '\t');
    page_add(page, story->text.at + word->from, word->to - word->from);
    page_byte(page, '\t');
    for (size_t column = 0; column < 2; column++) put_column(sheet, false, column);
    for (size_t column = 0; column < 4; column++) put_column(sheet, true, column);
    page_byte(page, '\n');
}

/* From word `first` up to where the next line begins; returns that. */
static size_t put_sentence(Sheet *sheet, size_t first, size_t sentence) {
    const char *text = sheet->converter->story.text.at;
    size_t      end = first, last = first, number = 0;
    for (; end < sheet->words.n && (end == first || !sheet->words.at[end].after_line); end++)
        if (!sheet->words.at[end].blank) last = end;
    page_raw(sheet->page, "\n#Text=");
    put_text(sheet->page, text + sheet->words.at[first].from, text + sheet->words.at[last].to);
    page_byte(sheet->page, '\n');
    for (size_t i = first; i <= last; i++)
        if (!sheet->words.at[i].blank) put_word(sheet, &sheet->words.at[i], sentence, ++number);
    return end;
}

static void put_all(Sheet *sheet) {
    size_t first = 0, sentence = 0;
    while (first < sheet->words.n && sheet->words.at[first].blank) first++;
    if (first == sheet->words.n) return; /* no words: a file without sentences is none */
    convert_name_pages(sheet->converter, sheet->record, ".tsv", NULL);
    page_raw(sheet->page, HEAD);
    while (first < sheet->words.n) {
        first = put_sentence(sheet, first, ++sentence);
        while (first < sheet->words.n && sheet->words.at[first].blank) first++;
    }
}

static bool write_record(Converter *converter, const Record *record) {
    Sheet sheet = {.converter = converter, .page = &converter->pages[0], .record = record};
    if (!annotations_make(&sheet.annotations, converter, record)) return false;
    bool done = words_make(&sheet.words, converter, &sheet.annotations) && order_spans(&sheet);
    if (done) put_all(&sheet);
    free(sheet.order);
    words_free(&sheet.words);
    annotations_free(&sheet.annotations);
    return done;
}

const ConvertFormat format_webanno = {.name = "webanno", .apart = true, .needs_text = true, .document = write_record};
