/* Quotes, read back. */
#include "read.h"

static void read_party(Reading *reading, const Value *quote, const char *field, RecordParty *party) {
    const Value *object = read_object(reading, quote, field);
    party->entity = RECORD_NONE;
    party->there = object != NULL;
    if (!object) return;
    reading->inner = field;
    party->place = read_place(reading, object);
    party->entity = read_entity(reading, object, "entity");
    party->name = read_text(reading, object, "name");
    party->type = read_text(reading, object, "type");
    party->form = read_text(reading, object, "form");
    party->role = read_text(reading, object, "role");
    party->title = read_text(reading, object, "title");
    party->organization = read_text(reading, object, "organization");
    party->of_place = read_text(reading, object, "place");
    party->tense = read_text(reading, object, "tense");
    reading->inner = NULL;
}

static void read_part(Reading *reading, const Value *pair, RecordPlace *part, const RecordPlace *whole, size_t earliest) {
    int64_t start, end;
    bool    read = pair->sort == VALUE_LIST && pair->n == 2 && value_whole(pair + 1, &start) && value_whole(pair + 2, &end);
    if (!read || start < (int64_t)earliest || end < start || end > (int64_t)whole->end)
        read_fails(reading, "parts", "not pairs of places within it, in order");
    else *part = (RecordPlace){(size_t)start, (size_t)end, NULL};
}

static void read_stretch(Reading *reading, const Value *object, RecordStretch *stretch) {
    stretch->place = read_place(reading, object);
    const Value *pair = read_list(reading, object, "parts", sizeof *stretch->parts, &stretch->parts, &stretch->n_parts);
    for (size_t i = 0; i < stretch->n_parts; i++, pair = value_next(pair))
        read_part(reading, pair, &stretch->parts[i], &stretch->place, i ? stretch->parts[i - 1].end : stretch->place.start);
    if (stretch->n_parts) return;
    stretch->parts = record_take(reading->memory, 1, sizeof *stretch->parts);
    if (!stretch->parts) read_lacks_memory(reading);
    else *stretch->parts = (RecordPlace){stretch->place.start, stretch->place.end, NULL};
    stretch->n_parts = stretch->parts ? 1 : 0;
}

static void read_cue(Reading *reading, const Value *quote, RecordQuote *out) {
    const Value *cue = read_object(reading, quote, "cue");
    if (!cue) return;
    reading->inner = "cue";
    out->has_cue = true;
    out->cue = read_place(reading, cue);
    out->lemma = read_text(reading, cue, "lemma");
    reading->inner = NULL;
}

static void read_content(Reading *reading, const Value *quote, RecordQuote *out) {
    const Value *content = read_object(reading, quote, "content");
    if (!content) return;
    reading->inner = "content";
    out->has_content = true;
    read_stretch(reading, content, &out->content);
    reading->inner = NULL;
}

static void read_alternatives(Reading *reading, const Value *quote, RecordQuote *out) {
    const Value *object = read_list(reading, quote, "alternatives", sizeof *out->alternatives, &out->alternatives, &out->n_alternatives);
    reading->inner = "alternatives";
    for (size_t i = 0; i < out->n_alternatives; i++, object = value_next(object)) {
        out->alternatives[i] = (RecordAlternative){read_entity(reading, object, "entity"), read_text(reading, object, "name"),
                                                   read_text(reading, object, "text"), read_number(reading, object, "score", 0)};
    }
    reading->inner = NULL;
}

static void read_quote(Reading *reading, const Value *object, RecordQuote *quote) {
    quote->outer = RECORD_NONE;
    quote->id = read_needed(reading, object, "id");
    read_stretch(reading, object, &quote->stretch);
    quote->words = read_text(reading, object, "words");
    if (!quote->words) quote->words = quote->stretch.place.text;
    quote->kind = read_needed(reading, object, "kind");
    quote->manner = read_needed(reading, object, "manner");
    read_party(reading, object, "speaker", &quote->speaker);
    read_party(reading, object, "addressee", &quote->addressee);
    read_party(reading, object, "via", &quote->via);
    read_cue(reading, object, quote);
    read_content(reading, object, quote);
    quote->score = read_number(reading, object, "score", 0);
    quote->rule = read_text(reading, object, "rule");
    quote->why = read_words(reading, object, "why");
    quote->repairs = read_words(reading, object, "repairs");
    read_alternatives(reading, object, quote);
}

/* ---- All of them ------------------------------------------------------------------------------------------------- */

static size_t count_nested(const Value *quote) {
    const Value *list = value_in(quote, "nested");
    return list && list->sort == VALUE_LIST ? list->n : 0;
}

static void read_nested(Reading *reading, const Value *object, RecordQuote *quotes, size_t outer, size_t *n) {
    size_t             n_nested;
    const RecordPlace *whole = &quotes[outer].stretch.place;
    const Value       *nested = read_each(reading, object, "nested", &n_nested);
    for (reading->nested = 1; reading->nested <= n_nested && !reading->failed; reading->nested++, nested = value_next(nested)) {
        RecordQuote *quote = &quotes[(*n)++];
        read_quote(reading, nested, quote);
        quote->outer = outer;
        if (quote->stretch.place.start < whole->start || quote->stretch.place.end > whole->end)
            read_fails(reading, "start", "outside of the quote that it is nested in");
        if (count_nested(nested)) read_fails(reading, "nested", "a nested quote holds no others");
    }
    reading->nested = 0;
}

void read_quotes(Reading *reading, const Value *root, RecordQuote **quotes, size_t *n) {
    size_t       n_outer, room = 0;
    const Value *first = read_each(reading, root, "quotes", &n_outer), *object = first;
    for (size_t i = 0; i < n_outer; i++, object = value_next(object)) room += 1 + count_nested(object);
    *quotes = room ? record_take(reading->memory, room, sizeof **quotes) : NULL;
    if (room && !*quotes) read_lacks_memory(reading);
    reading->list = "quotes";
    object = first;
    for (reading->index = 0; reading->index < n_outer && !reading->failed; reading->index++, object = value_next(object)) {
        size_t outer = (*n)++;
        read_quote(reading, object, &(*quotes)[outer]);
        read_nested(reading, object, *quotes, outer, n);
    }
    reading->list = NULL;
}
