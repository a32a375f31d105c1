#include "made_doc.h"
#include "buffer.h"
#include "unit.h"

static bool is_span(const Doc *doc, quoth_span span, const char *words, unsigned n) {
    Span expected = made_span(doc, words, n);
    return span.length == strlen(words) && memcmp(span.text, words, span.length) == 0 &&
           span.start == offset_in(doc, expected.start, OFFSET_CODEPOINT) && span.end == offset_in(doc, expected.end, OFFSET_CODEPOINT);
}

static void entities_can_be_walked(void) {
    Doc         *doc = made_doc();
    quoth_entity entity;
    CU_ASSERT_EQUAL(quoth_doc_entities(doc), 3);
    CU_ASSERT_TRUE(quoth_doc_entity(doc, 0, &entity));
    CU_ASSERT_STRING_EQUAL(entity.id, "zoe-brandt");
    CU_ASSERT_STRING_EQUAL(entity.type, "person");
    CU_ASSERT_TRUE(entity.known);
    CU_ASSERT_EQUAL(entity.n_mentions, 2);
    CU_ASSERT_FALSE(quoth_doc_entity(doc, 3, &entity));
    CU_ASSERT_FALSE(quoth_doc_entity(doc, SIZE_MAX, &entity));
    doc_free(doc);
}

static void mentions_can_be_walked(void) {
    Doc          *doc = made_doc();
    quoth_mention mention;
    CU_ASSERT_EQUAL(quoth_doc_mentions(doc), 4);
    CU_ASSERT_TRUE(quoth_doc_mention(doc, 2, &mention));
    CU_ASSERT_TRUE(is_span(doc, mention.span, "One port official", 0));
    CU_ASSERT_STRING_EQUAL(mention.form, "nominal");
    CU_ASSERT_STRING_EQUAL(mention.zone, "caption");
    CU_ASSERT_EQUAL(mention.entity, 2);
    doc->mentions.at[2].entity = NONE;
    CU_ASSERT_TRUE(quoth_doc_mention(doc, 2, &mention));
    CU_ASSERT_EQUAL(mention.entity, QUOTH_NONE);
    CU_ASSERT_FALSE(quoth_doc_mention(doc, 4, &mention));
    doc_free(doc);
}

static void quotes_can_be_walked(void) {
    Doc        *doc = made_doc();
    quoth_quote quote;
    quoth_span  part;
    CU_ASSERT_EQUAL(quoth_doc_quotes(doc), 3);
    CU_ASSERT_TRUE(quoth_doc_quote(doc, 0, &quote));
    CU_ASSERT_EQUAL(quote.n_parts, 2);
    CU_ASSERT_EQUAL(quote.speaker, 0);
    CU_ASSERT_STRING_EQUAL(quote.speaker_name, "Zo\xC3\xAB Brandt");
    CU_ASSERT_TRUE(is_span(doc, quote.speaker_span, "Zo\xC3\xAB\nBrandt", 0));
    CU_ASSERT_TRUE(is_span(doc, quote.role, "Mayor", 0));
    CU_ASSERT_TRUE(is_span(doc, quote.cue, "told", 0));
    CU_ASSERT_STRING_EQUAL(quote.why, "subject of the cue");
    CU_ASSERT_TRUE(quoth_doc_quote_part(doc, 0, 1, &part));
    CU_ASSERT_TRUE(is_span(doc, part, "and that is it.", 0));
    CU_ASSERT_FALSE(quoth_doc_quote_part(doc, 0, 2, &part));
    CU_ASSERT_FALSE(quoth_doc_quote_part(doc, 3, 0, &part));
    CU_ASSERT_FALSE(quoth_doc_quote(doc, 3, &quote));
    doc_free(doc);
}

static void unknown_speakers_are_empty(void) {
    Doc        *doc = made_doc();
    quoth_quote quote;
    CU_ASSERT_TRUE(quoth_doc_quote(doc, 1, &quote));
    CU_ASSERT_EQUAL(quote.speaker, QUOTH_NONE);
    CU_ASSERT_PTR_NULL(quote.speaker_name);
    CU_ASSERT_EQUAL(quote.speaker_span.length, 0);
    CU_ASSERT_EQUAL(quote.role.length, 0);
    CU_ASSERT_STRING_EQUAL(quote.why, "");
    doc->quotes.at[1].speaker = 2; /* "One port official": somebody, but without a name */
    CU_ASSERT_TRUE(quoth_doc_quote(doc, 1, &quote));
    CU_ASSERT_EQUAL(quote.speaker, 2);
    CU_ASSERT_PTR_NULL(quote.speaker_name);
    CU_ASSERT_TRUE(is_span(doc, quote.speaker_span, "One port official", 0));
    doc_free(doc);
}

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

static bool refuse(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return false;
}

static void every_format_is_written(void) {
    Doc   *doc = made_doc();
    size_t sizes[4];
    for (quoth_format format = QUOTH_FORMAT_JSON; format <= QUOTH_FORMAT_EXPLAIN; format++) {
        Buffer out = {0}, again = {0};
        CU_ASSERT_TRUE(quoth_doc_write(doc, format, NULL, append, &out, NULL));
        CU_ASSERT_TRUE(quoth_doc_write(doc, format, NULL, append, &again, NULL));
        CU_ASSERT(out.n == again.n && memcmp(out.at, again.at, out.n) == 0);
        sizes[format] = out.n;
        buffer_free(&out);
        buffer_free(&again);
    }
    CU_ASSERT(sizes[QUOTH_FORMAT_JSON] > 1000 && sizes[QUOTH_FORMAT_FLAT] > 1000 && sizes[QUOTH_FORMAT_VIEW] > 200 &&
              sizes[QUOTH_FORMAT_EXPLAIN] > 200);
    doc_free(doc);
}

static void a_writer_that_stops_is_told(void) {
    Doc        *doc = made_doc();
    quoth_error err = {0};
    CU_ASSERT_FALSE(quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, refuse, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_IO);
    err = (quoth_error){0};
    CU_ASSERT_FALSE(quoth_doc_write(doc, (quoth_format)9, NULL, append, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_USAGE);
    CU_ASSERT_FALSE(quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, refuse, NULL, NULL));
    doc_free(doc);
}

static void names_need_both(void) {
    quoth_name_verdict verdict;
    quoth_error        err = {0};
    CU_ASSERT_FALSE(quoth_name_compare(NULL, "a", "a", &verdict, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_USAGE);
    CU_ASSERT_PTR_NULL(quoth_name_prepare(NULL, "a", NULL));
    quoth_name_free(NULL);
}

static void nothing_is_freed_without_harm(void) {
    quoth_doc_free(NULL);
    CU_ASSERT_STRING_EQUAL(quoth_code_text(QUOTH_OK), "no error");
    CU_ASSERT(strlen(quoth_version()) >= 5);
}

static void spellings_share_a_key(void) {
    uint32_t a[QUOTH_NAME_KEYS], b[QUOTH_NAME_KEYS];
    size_t   n = quoth_name_keys("Yury Ushakov", a), m = quoth_name_keys("Iouri Ouchakov", b), shared = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++) shared += a[i] == b[k];
    CU_ASSERT_TRUE(n <= QUOTH_NAME_KEYS && m <= QUOTH_NAME_KEYS && shared > 0);
    CU_ASSERT_EQUAL(quoth_name_keys("", a), 0);
}

static void words_are_folded(void) {
    char folded[16];
    CU_ASSERT_EQUAL(quoth_fold_word("ORB\xC3\x81N", 6, folded, sizeof folded), 5);
    CU_ASSERT_EQUAL(memcmp(folded, "orban", 5), 0);
    CU_ASSERT_EQUAL(quoth_fold_word("ORBAN", 5, folded, 2), 5);
}

UNIT_MAIN("library", {"spellings share a key", spellings_share_a_key}, {"words are folded", words_are_folded},
          {"entities can be walked", entities_can_be_walked}, {"mentions can be walked", mentions_can_be_walked},
          {"quotes can be walked", quotes_can_be_walked}, {"unknown speakers are empty", unknown_speakers_are_empty},
          {"every format is written", every_format_is_written}, {"a writer that stops is told", a_writer_that_stops_is_told},
          {"names need both", names_need_both}, {"nothing is freed without harm", nothing_is_freed_without_harm})
