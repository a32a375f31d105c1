/* The whole way, from any bytes to all three formats, with the shipped gazetteer. The first two bytes pick options, the rest is the
 * text. What must hold: every span of the document and of its records is the text it claims to be, counted anew here from the bytes as
 * given; records are JSON that another reader takes; nothing in the view drives a terminal. */
#include <jansson.h>
#include <quoth.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_text.c:%d: does not hold: %s\n", line, condition);
    abort();
}

/* ---- Options ----------------------------------------------------------------------------------------------------- */

enum { REFUSE = 1, MARKED_ONLY = 2, ONLY_SURE = 4, SHORT_ONLY = 8, N_EXTRACTORS = 16 };
#define SHORT 256

static char             image[4096] = "quoth.gaz";
static quoth_gazetteer *gazetteer;
static quoth_extractor *extractors[N_EXTRACTORS];

static quoth_extractor *extractor_with(unsigned bits) {
    quoth_error         err = {0};
    const quoth_options options = {.max_bytes = bits & SHORT_ONLY ? SHORT : 0,
                                   .min_score = bits & ONLY_SURE ? 0.7 : 0,
                                   .explain = bits & ONLY_SURE,
                                   .conventions = bits & ONLY_SURE ? QUOTH_NAMES_WITH_THE | QUOTH_NAMES_WITH_TITLES | QUOTH_ADJECTIVES_PLACES | QUOTH_NAMES_OF_BODIES | QUOTH_NAMES_WITH_KINDS : 0,
                                   .refuse_ill_formed = bits & REFUSE,
                                   .marked_only = bits & MARKED_ONLY};
    if (!gazetteer) gazetteer = quoth_gazetteer_open(image, &err);
    if (gazetteer && !extractors[bits]) extractors[bits] = quoth_extractor_new(gazetteer, &options, &err);
    if (!extractors[bits]) fprintf(stderr, "%s: %s (QUOTH_BUILD is the folder of quoth.gaz)\n", image, err.text);
    REQUIRE(extractors[bits]);
    return extractors[bits];
}

static void close_all(void) {
    for (size_t i = 0; i < N_EXTRACTORS; i++) quoth_extractor_free(extractors[i]);
    quoth_gazetteer_close(gazetteer);
}

/* The image lies in $QUOTH_BUILD, or beside or one folder above the program. */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    const char *build = getenv("QUOTH_BUILD"), *program = *argc > 0 ? (*argv)[0] : "";
    const char *slash = strrchr(program, '/');
    int         folder = slash ? (int)(slash - program) + 1 : 0;
    FILE       *beside;
    if (build) snprintf(image, sizeof image, "%s/quoth.gaz", build);
    else snprintf(image, sizeof image, "%.*squoth.gaz", folder, program);
    if (!build && !(beside = fopen(image, "rb"))) snprintf(image, sizeof image, "%.*s../quoth.gaz", folder, program);
    else if (!build) fclose(beside);
    atexit(close_all);
    return 0;
}

/* ---- The text as given, counted ------------------------------------------------------------------------------------ */

/* Code points; for each, and for the end, its place in bytes and in UTF-16 units. A maximal ill-formed subpart is one U+FFFD. */
typedef struct Given {
    UChar32 *points;
    size_t  *bytes, *units, n;
    bool     ill_formed;
} Given;

static UChar32 next_point(const void *text, size_t *at, size_t length) {
    const uint8_t *bytes = text;
    UChar32        point;
    U8_NEXT(bytes, *at, length, point);
    return point; /* negative where ill-formed */
}

static Given count(const uint8_t *text, size_t length) {
    Given  given = {calloc(length + 1, sizeof(UChar32)), calloc(length + 1, sizeof(size_t)), calloc(length + 1, sizeof(size_t)), 0, false};
    size_t at = 0, units = 0;
    REQUIRE(given.points && given.bytes && given.units);
    while (at < length) {
        given.bytes[given.n] = at, given.units[given.n] = units;
        UChar32 point = next_point(text, &at, length);
        given.ill_formed |= point < 0;
        given.points[given.n++] = point < 0 ? 0xFFFD : point;
        units += (size_t)U16_LENGTH(given.points[given.n - 1]);
    }
    given.bytes[given.n] = at, given.units[given.n] = units;
    return given;
}

static void forget(Given *given) {
    free(given->points);
    free(given->bytes);
    free(given->units);
}

static bool is_slice(const Given *given, size_t start, size_t end, const char *text, size_t length) {
    size_t at = 0, i = start;
    if (start > end || end > given->n) return false;
    for (; at < length && i < end; i++)
        if (next_point(text, &at, length) != given->points[i]) return false;
    return at == length && i == end;
}

/* ---- The document -------------------------------------------------------------------------------------------------- */

static void check_span(const Given *given, quoth_span span, bool may_be_empty) {
    if (!span.length && may_be_empty) return;
    REQUIRE(span.start < span.end && is_slice(given, span.start, span.end, span.text, span.length));
}

static bool is_share(double score) { return score >= 0 && score <= 1.001; }

static bool is_link(size_t index, size_t n) { return index == QUOTH_NONE || index < n; }

static void check_quote(const quoth_doc *doc, const Given *given, size_t i) {
    quoth_quote quote;
    quoth_span  part;
    REQUIRE(quoth_doc_quote(doc, i, &quote) && quote.n_parts > 0 && quote.kind && quote.manner && quote.why);
    REQUIRE(is_link(quote.speaker, quoth_doc_entities(doc)) && is_share(quote.score));
    for (size_t k = 0; k < quote.n_parts; k++) {
        REQUIRE(quoth_doc_quote_part(doc, i, k, &part));
        check_span(given, part, true); /* “” */
    }
    REQUIRE(!quoth_doc_quote_part(doc, i, quote.n_parts, &part));
    check_span(given, quote.speaker_span, true);
    check_span(given, quote.role, true);
    check_span(given, quote.cue, true);
}

static void check_document(const quoth_doc *doc, const Given *given) {
    size_t entities = quoth_doc_entities(doc), mentions = quoth_doc_mentions(doc), quotes = quoth_doc_quotes(doc), linked = 0, of_all = 0;
    quoth_entity  entity;
    quoth_mention mention;
    quoth_quote   quote;
    for (size_t i = 0; i < mentions; i++) {
        REQUIRE(quoth_doc_mention(doc, i, &mention) && mention.type && mention.form && mention.zone);
        REQUIRE(is_link(mention.entity, entities) && is_share(mention.score));
        check_span(given, mention.span, false);
        linked += mention.entity != QUOTH_NONE;
    }
    for (size_t i = 0; i < entities; i++) {
        REQUIRE(quoth_doc_entity(doc, i, &entity) && entity.id && *entity.id && entity.type && entity.name && entity.n_mentions > 0);
        of_all += entity.n_mentions;
    }
    REQUIRE(linked == of_all);
    for (size_t i = 0; i < quotes; i++) check_quote(doc, given, i);
    REQUIRE(!quoth_doc_entity(doc, entities, &entity) && !quoth_doc_mention(doc, mentions, &mention) &&
            !quoth_doc_quote(doc, quotes, &quote));
}

/* ---- What is written ------------------------------------------------------------------------------------------------ */

typedef struct Output {
    char  *at;
    size_t n, room;
} Output;

static bool append(void *context, const char *bytes, size_t length) {
    Output *output = context;
    if (output->n + length > output->room) {
        output->room = 2 * (output->n + length);
        output->at = realloc(output->at, output->room);
        REQUIRE(output->at);
    }
    memcpy(output->at + output->n, bytes, length);
    output->n += length;
    return true;
}

static size_t number_in(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    REQUIRE(json_is_integer(value) && json_integer_value(value) >= 0);
    return (size_t)json_integer_value(value);
}

static void check_twins(const json_t *object, const char *start_key, const char *end_key, const size_t *places, size_t start, size_t end) {
    if (!json_object_get(object, start_key)) return;
    REQUIRE(number_in(object, start_key) == places[start] && number_in(object, end_key) == places[end]);
}

static void check_parts(const json_t *parts, size_t start, size_t end) {
    size_t  i, before = start;
    json_t *part;
    json_array_foreach(parts, i, part) {
        json_int_t from = json_integer_value(json_array_get(part, 0)), to = json_integer_value(json_array_get(part, 1));
        REQUIRE(json_array_size(part) == 2 && from >= (json_int_t)before && to >= from);
        before = (size_t)to;
    }
    REQUIRE(before <= end);
}

/* An object with "start" and "end" is a stretch of the text; a note ("code") has words of its own. */
static void check_stretch(const json_t *object, const Given *given) {
    if (!json_object_get(object, "start")) return;
    size_t        start = number_in(object, "start"), end = number_in(object, "end");
    const json_t *text = json_object_get(object, "text");
    REQUIRE(start <= end && end <= given->n);
    if (!json_object_get(object, "code"))
        REQUIRE(json_is_string(text) && is_slice(given, start, end, json_string_value(text), json_string_length(text)));
    check_twins(object, "start_byte", "end_byte", given->bytes, start, end);
    check_twins(object, "start_utf16", "end_utf16", given->units, start, end);
    if (json_object_get(object, "parts")) check_parts(json_object_get(object, "parts"), start, end);
}

/* Records nest a few levels deep, whatever the text is. */
static void check_value(json_t *value, const Given *given, int depth) {
    const char *key;
    size_t      i;
    json_t     *inner;
    REQUIRE(depth < 8);
    if (json_is_object(value)) {
        check_stretch(value, given);
        json_object_foreach(value, key, inner) check_value(inner, given, depth + 1);
    }
    json_array_foreach(value, i, inner) check_value(inner, given, depth + 1);
}

static void check_whole_text(const json_t *record, const Given *given, bool wanted) {
    const json_t *text = json_object_get(record, "text");
    if (!json_object_get(record, "text_sha256")) return;
    REQUIRE(wanted == (text != NULL));
    if (text) REQUIRE(is_slice(given, 0, given->n, json_string_value(text), json_string_length(text)));
}

static void check_lines(const Output *output, const Given *given, const quoth_write_options *options) {
    const char *at = output->at, *end = at + output->n;
    while (at < end) {
        json_error_t problem;
        const char  *stop = memchr(at, '\n', (size_t)(end - at));
        REQUIRE(stop);
        json_t *record = json_loadb(at, (size_t)(stop - at), JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
        REQUIRE(record && json_is_object(record));
        check_value(record, given, 0);
        check_whole_text(record, given, options->with_text);
        json_decref(record);
        for (; at < stop; at++) REQUIRE((unsigned char)*at >= 0x20 && (!options->ascii || (unsigned char)*at < 0x80));
        at = stop + 1;
    }
}

static void check_view(const Output *output, bool color) {
    for (size_t at = 0; at < output->n;) {
        UChar32 point = next_point(output->at, &at, output->n);
        REQUIRE(point == '\n' || (color && point == 0x1B) || (point >= 0x20 && point != 0x7F && !(point >= 0x80 && point < 0xA0)));
        REQUIRE(!(point >= 0x202A && point <= 0x202E) && !(point >= 0x2066 && point <= 0x2069));
    }
}

static void check_output(const quoth_doc *doc, const Given *given, unsigned bits) {
    const quoth_write_options options = {.with_text = bits & 1, .ascii = bits & 2, .byte_offsets = bits & 4, .utf16_offsets = bits & 8,
                                         .color = bits & 16, .width = (bits >> 5) * 25};
    for (int format = QUOTH_FORMAT_JSON; format <= QUOTH_FORMAT_EXPLAIN; format++) {
        Output      output = {0};
        quoth_error err = {0};
        REQUIRE(quoth_doc_write(doc, (quoth_format)format, &options, append, &output, &err) && err.code == QUOTH_OK);
        if (format >= QUOTH_FORMAT_VIEW) check_view(&output, options.color);
        else check_lines(&output, given, &options);
        if (format == QUOTH_FORMAT_JSON) REQUIRE(memchr(output.at, '\n', output.n) == output.at + output.n - 1);
        free(output.at);
    }
}

/* ---- One input --------------------------------------------------------------------------------------------------- */

static void check_refusal(const Given *given, unsigned bits, size_t length, const quoth_error *err) {
    bool too_large = bits & SHORT_ONLY && length > SHORT, refused = bits & REFUSE && given->ill_formed;
    if (!too_large && !refused) fprintf(stderr, "code %d: %s\n", (int)err->code, err->text);
    REQUIRE(too_large || refused);
    REQUIRE(err->code == (too_large ? QUOTH_TOO_LARGE : QUOTH_ENCODING) && *err->text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2) return 0;
    unsigned    bits = data[0] % N_EXTRACTORS, written = data[1];
    bool        described = data[0] & 16;
    const char *text = (const char *)data + 2;
    size_t      length = size - 2, cut = length < 24 ? length : 24;
    char        title[25] = {0};
    memcpy(title, text, cut);
    const quoth_meta meta = {.id = title, .title = title, .language = data[0] & 32 ? "ru" : "en"};
    quoth_error      err = {0};
    Given            given = count(data + 2, length);
    quoth_doc       *doc = quoth_extract(extractor_with(bits), text, length, described ? &meta : NULL, &err);
    if (doc) {
        check_document(doc, &given);
        check_output(doc, &given, written);
    } else check_refusal(&given, bits, length, &err);
    quoth_doc_free(doc);
    forget(&given);
    return 0;
}
