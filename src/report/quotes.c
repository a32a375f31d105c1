/* Who said what, and why we think so: a card for each quote. */
#include "sheet.h"
#include <stdlib.h>
#include <string.h>

/* ---- Colours ----------------------------------------------------------------------------------------------------- */

static bool same_speaker(const RecordParty *a, const RecordParty *b) {
    if (a->entity != RECORD_NONE || b->entity != RECORD_NONE) return a->entity == b->entity;
    bool pronoun = a->form && strcmp(a->form, "pronoun") == 0; /* "I" of one quote is not that of another */
    return !pronoun && strcmp(a->place.text, b->place.text) == 0;
}

#define LOOK_BACK 50 /* speakers without entity that a quote is compared with */

/* The speaker's first quote before the i-th, from 1; 0: there is none. */
static size_t earlier_quote(const Record *record, size_t i, const size_t *first) {
    const RecordParty *speaker = &record->quotes[i].speaker;
    if (speaker->entity != RECORD_NONE) return first[speaker->entity];
    for (size_t k = i; k-- > 0 && i - k < LOOK_BACK;)
        if (record->quotes[k].speaker.there && same_speaker(speaker, &record->quotes[k].speaker)) return k + 1;
    return 0;
}

static void color_quote(Sheet *sheet, size_t i, size_t *first, size_t *speakers) {
    const RecordParty *speaker = &sheet->record->quotes[i].speaker;
    size_t             earlier = speaker->there ? earlier_quote(sheet->record, i, first) : 0;
    if (speaker->entity != RECORD_NONE) sheet->quoted[speaker->entity]++;
    if (speaker->entity != RECORD_NONE && !earlier) first[speaker->entity] = i + 1;
    if (!speaker->there) sheet->colors[i] = N_COLORS;
    else sheet->colors[i] = earlier ? sheet->colors[earlier - 1] : (unsigned char)((*speakers)++ % N_COLORS);
}

bool speakers_count(Sheet *sheet) {
    const Record *record = sheet->record;
    size_t        speakers = 0, *first = calloc(record->n_entities + 1, sizeof *first); /* of each entity, its first quote, from 1 */
    sheet->colors = calloc(record->n_quotes + 1, 1);
    sheet->quoted = calloc(record->n_entities + 1, sizeof *sheet->quoted);
    bool ok = first && sheet->colors && sheet->quoted;
    for (size_t i = 0; ok && i < record->n_quotes; i++) color_quote(sheet, i, first, &speakers);
    free(first);
    return ok;
}

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

size_t count_quotes(const Record *record) {
    size_t n = 0;
    for (size_t i = 0; i < record->n_quotes; i++) n += record->quotes[i].outer == RECORD_NONE;
    return n;
}

/* Ids are "q3" and "q3.1" in what we write; others are shown as they are. */
void put_quote_number(Html *html, const Record *record, size_t i) {
    const char *id = record->quotes[i].id;
    html_clipped(html, id[0] == 'q' && id[1] ? id + 1 : id, 20);
}

/* ---- Cards ------------------------------------------------------------------------------------------------------- */

static void put_party(Html *html, const char *label, const RecordParty *party) {
    if (!party->there) return;
    html_format(html, "<li>%s ", label);
    html_text(html, party->name ? party->name : party->place.text);
    html_raw(html, "</li>");
}

static void put_speaker(Html *html, const Sheet *sheet, const RecordQuote *quote) {
    const RecordParty *speaker = &quote->speaker;
    html_raw(html, "<p class=\"who\"><b dir=\"auto\"");
    if (speaker->entity != RECORD_NONE) html_format(html, " data-e=\"%zu.%zu\"", sheet->number, speaker->entity + 1);
    html_raw(html, ">");
    if (!speaker->there) html_raw(html, strcmp(quote->kind, "speech") == 0 ? "nobody known" : "nobody speaks");
    else html_clipped(html, speaker->name ? speaker->name : speaker->place.text, 120);
    html_raw(html, "</b>");
    if (speaker->role)
        html_raw(html, "<span class=\"role\" dir=\"auto\">"), html_clipped(html, speaker->role, 160), html_raw(html, "</span>");
    html_raw(html, "</p>");
}

static void put_why(Html *html, const RecordQuote *quote) {
    html_raw(html, "<details><summary>");
    html_format(html, "score %.2f, why", quote->score);
    html_raw(html, "</summary><ul>");
    for (size_t i = 0; i < quote->why.n; i++) html_raw(html, "<li>"), html_text(html, quote->why.at[i]), html_raw(html, "</li>");
    if (quote->rule) html_raw(html, "<li>by the rule: "), html_text(html, quote->rule), html_raw(html, "</li>");
    if (quote->has_cue)
        html_raw(html, "<li>reported by \xE2\x80\x9C"), html_text(html, quote->cue.text), html_raw(html, "\xE2\x80\x9D</li>");
    put_party(html, "said to", &quote->addressee);
    put_party(html, "by way of", &quote->via);
    for (size_t i = 0; i < quote->n_alternatives; i++) {
        const RecordAlternative *other = &quote->alternatives[i];
        html_format(html, "<li>else %.2f: ", other->score);
        html_text(html, other->name ? other->name : other->text ? other->text : "nobody");
        html_raw(html, "</li>");
    }
    for (size_t i = 0; i < quote->repairs.n; i++)
        html_raw(html, "<li>repaired: "), html_text(html, quote->repairs.at[i]), html_raw(html, "</li>");
    html_raw(html, "</ul></details>");
}

static void put_card(Html *html, const Sheet *sheet, size_t i) {
    const RecordQuote *quote = &sheet->record->quotes[i];
    unsigned           color = sheet->colors[i];
    bool               inner = quote->outer != RECORD_NONE;
    html_format(html, "<li class=\"card%s c%c\" id=\"q%zu.%zu\" data-card=\"%zu.%zu\">", inner ? " inner" : "",
                color < N_COLORS ? (int)('0' + color) : 'x', sheet->number, i + 1, sheet->number, i + 1);
    html_format(html, "<a class=\"n\" href=\"#t%zu.%zu\">", sheet->number, i + 1);
    put_quote_number(html, sheet->record, i);
    html_raw(html, "</a>");
    put_speaker(html, sheet, quote);
    html_raw(html, strcmp(quote->manner, "indirect") == 0 ? "<blockquote class=\"reported\" dir=\"auto\">" : "<blockquote dir=\"auto\">");
    html_clipped(html, quote->words, 400);
    html_raw(html, "</blockquote><p class=\"sort\">");
    html_text(html, quote->manner);
    html_raw(html, " ");
    html_text(html, quote->kind);
    if (inner) html_raw(html, " inside "), put_quote_number(html, sheet->record, quote->outer);
    html_raw(html, "</p>");
    put_why(html, quote);
    html_raw(html, "</li>\n");
}

void put_quotes(Html *html, const Sheet *sheet) {
    html_format(html, "<aside><h3>Who said what</h3>\n<ol class=\"cards\">\n");
    for (size_t i = 0; i < sheet->record->n_quotes; i++) put_card(html, sheet, i);
    html_raw(html, sheet->record->n_quotes ? "</ol></aside>\n" : "</ol><p>No quotes were found.</p></aside>\n");
}
