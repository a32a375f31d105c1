/* What is written is read back by Jansson and compared, order of keys included, with the same record put together by Jansson. */
#include "made_doc.h"
#include "output.h"
#include "unit.h"
#include <jansson.h>

static json_t *read_record(const Doc *doc, const quoth_write_options *options) {
    Buffer out = {0};
    CU_ASSERT_TRUE(output_json(doc, options, &out, NULL));
    CU_ASSERT_EQUAL(out.at[out.n - 1], '\n');
    CU_ASSERT_PTR_EQUAL(memchr(out.at, '\n', out.n), out.at + out.n - 1);
    json_error_t why;
    json_t      *record = json_loadb(out.at, out.n, JSON_REJECT_DUPLICATES, &why);
    if (!record) printf("\n  %s at %d\n", why.text, why.position);
    buffer_free(&out);
    return record;
}

/* Takes both. Dumps keep the order of keys. */
static void check(json_t *record, json_t *expected) {
    char *a = json_dumps(record, JSON_COMPACT), *b = json_dumps(expected, JSON_COMPACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(a);
    CU_ASSERT_PTR_NOT_NULL_FATAL(b);
    CU_ASSERT_STRING_EQUAL(a, b);
    if (strcmp(a, b)) printf("\n  %s\n  not %s\n", a, b);
    free(a);
    free(b);
    json_decref(record);
    json_decref(expected);
}

static void check_key(json_t *record, const char *key, json_t *expected) { check(json_incref(json_object_get(record, key)), expected); }

static void head_says_what_is_known(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *record = read_record(doc, &options);
    json_t                   *head = json_object();
    const char               *keys[] = {"schema", "id", "url", "title", "outlet", "published", "language", "offsets", "gazetteer"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) json_object_set(head, keys[i], json_object_get(record, keys[i]));
    check(head, json_pack("{s:s, s:s, s:s, s:s, s:n, s:s, s:s, s:s, s:s}", "schema", "quoth.doc/1", "id", "harbour/1", "url",
                          "https://example.org/1?a=<b>", "title", "Talks", "outlet", "published", "2025-11-12", "language", "en",
                          "offsets", "codepoint", "gazetteer", "0123456789abcdef"));
    CU_ASSERT_EQUAL(json_string_length(json_object_get(record, "text_sha256")), 64);
    CU_ASSERT_PTR_NULL(json_object_get(record, "text"));
    json_decref(record);
    doc_free(doc);
}

static json_t *role(int start, int end, const char *text, const char *title, const char *base, const char *org, const char *place,
                    const char *tense) {
    json_t *made = json_pack("{s:i, s:i, s:s, s:s}", "start", start, "end", end, "text", text, "title", title);
    if (base) json_object_set_new(made, "base", json_string(base));
    json_object_update_new(made, json_pack("{s:s?, s:s?, s:s}", "org", org, "place", place, "tense", tense));
    return made;
}

static void entities_have_spellings_mentions_and_roles(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *record = read_record(doc, &options);
    check_key(record, "entities",
              json_pack("[{s:s, s:s, s:s, s:b, s:b, s:s, s:[s], s:[i,i], s:[o]}, {s:s, s:s, s:s, s:b, s:b, s:[], s:[i], s:[]},"
                        " {s:s, s:s, s:s, s:b, s:b, s:[], s:[i], s:[o]}]",
                        "id", "zoe-brandt", "type", "person", "name", "Zo\xC3\xAB Brandt", "known", 1, "unnamed", 0, "wikidata", "Q1",
                        "variants", "Brandt", "mentions", 0, 3, "roles",
                        role(45, 50, "Mayor", "Mayor", "mayor", NULL, NULL, "former"),
                        "id", "jan-kowal", "type", "person", "name", "Jan Kowal", "known", 0, "unnamed", 0, "variants", "mentions", 1,
                        "roles",
                        "id", "one-port-official", "type", "person", "name", "One port official", "known", 0, "unnamed", 1, "variants",
                        "mentions", 2, "roles",
                        role(101, 114, "port official", "official", NULL, "port", "harbour", "current")));
    json_decref(record);
    doc_free(doc);
}

static void mentions_say_only_what_there_is(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *record = read_record(doc, &options);
    check_key(record, "mentions",
              json_pack("[{s:i, s:i, s:s, s:s, s:s, s:s, s:s, s:f, s:[s,s], s:f}, {s:i, s:i, s:s, s:s, s:s, s:s, s:f},"
                        " {s:i, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:i}, {s:i, s:i, s:s, s:s, s:s, s:s, s:f}]",
                        "start", 51, "end", 61, "text", "Zo\xC3\xAB\nBrandt", "type", "person", "form", "name", "entity", "zoe-brandt",
                        "matched", "Zoe Brandt", "cost", 0.125, "why", "listed", "\xC3\xAB~e", "score", 0.9876, "start", 67, "end", 76,
                        "text", "Jan Kowal", "type", "person", "form", "name", "entity", "jan-kowal", "score", 0.5, "start", 97, "end", 114,
                        "text", "One port official", "type", "person", "form", "nominal", "entity", "one-port-official", "zone", "caption",
                        "acts_as", "government", "score", 1, "start", 135, "end", 141, "text", "Brandt", "type", "person", "form", "name",
                        "entity", "zoe-brandt", "score", 0.9));
    json_decref(record);
    doc_free(doc);
}

static json_t *party(int start, int end, const char *text, const char *entity, const char *name) {
    return json_pack("{s:i, s:i, s:s, s:s, s:s, s:s, s:s}", "start", start, "end", end, "text", text, "entity", entity, "name", name,
                     "type", "person", "form", "name");
}

static json_t *speaker(json_t *who, const char *role_text, const char *tense) {
    json_object_update_new(who, json_pack("{s:s?, s:s?, s:n, s:n, s:s?}", "role", role_text, "title", role_text, "organization", "place",
                                          "tense", tense));
    return who;
}

#define BOTH_PARTS "We will not leave,\xE2\x80\x9D Mayor Zo\xC3\xAB\nBrandt told Jan Kowal, \xE2\x80\x9C" "and that is it."

static json_t *split_quote(void) {
    json_t *made = json_pack("{s:s, s:i, s:i, s:s, s:s, s:s, s:s, s:[[i,i],[i,i]]}", "id", "q1", "start", 25, "end", 94, "text", BOTH_PARTS,
                             "words", "We will not leave, and that is it.", "kind", "speech", "manner", "direct", "parts", 25, 43, 79, 94);
    json_object_set_new(made, "speaker",
                        speaker(party(51, 61, "Zo\xC3\xAB\nBrandt", "zoe-brandt", "Zo\xC3\xAB Brandt"), "Mayor", "former"));
    json_object_update_new(made, json_pack("{s:{s:i, s:i, s:s, s:s}, s:{s:i, s:i, s:s, s:[[i,i],[i,i]]}}", "cue", "start", 62, "end", 66,
                                           "text", "told", "lemma", "tell", "content", "start", 25, "end", 94, "text", BOTH_PARTS, "parts",
                                           25, 43, 79, 94));
    json_object_update_new(made, json_pack("{s:o, s:n, s:f, s:s, s:[s,s,s]}", "addressee",
                                           party(67, 76, "Jan Kowal", "jan-kowal", "Jan Kowal"), "via", "score", 0.97, "rule",
                                           "quote-verb-name", "why", "subject of the cue (+2.35)", "far from the quote (-0.5)",
                                           "nobody else"));
    json_object_update_new(made, json_pack("{s:[{s:s, s:s, s:s, s:f}, {s:n, s:n, s:n, s:f}], s:[]}", "alternatives", "entity", "jan-kowal",
                                           "name", "Jan Kowal", "text", "Jan Kowal", "score", 0.02, "entity", "name", "text", "score", 0.01,
                                           "repairs"));
    return made;
}

static json_t *term(void) {
    return json_pack("{s:s, s:i, s:i, s:s, s:s, s:s, s:n, s:n, s:n, s:n, s:o, s:f, s:n, s:[], s:[], s:[s]}", "id", "q2", "start", 128,
                     "end", 132, "text", "deal", "kind", "term", "manner", "mixed", "speaker", "cue", "content", "addressee", "via",
                     party(135, 141, "Brandt", "zoe-brandt", "Zo\xC3\xAB Brandt"), "score", 0.75, "rule", "why", "alternatives", "repairs",
                     "unclosed-mark");
}

static json_t *thought(void) {
    json_t *made = json_pack("{s:s, s:i, s:i, s:s, s:s, s:s}", "id", "q3", "start", 153, "end", 173, "text", "the cranes will move", "kind",
                             "thought", "manner", "indirect");
    json_object_set_new(made, "speaker", speaker(party(135, 141, "Brandt", "zoe-brandt", "Zo\xC3\xAB Brandt"), NULL, NULL));
    json_object_update_new(made, json_pack("{s:{s:i, s:i, s:s, s:s}, s:{s:i, s:i, s:s}, s:n, s:n, s:f, s:n, s:[], s:[], s:[]}", "cue",
                                           "start", 142, "end", 147, "text", "hopes", "lemma", "hope", "content", "start", 153, "end", 173,
                                           "text", "the cranes will move", "addressee", "via", "score", 0.8, "rule", "why", "alternatives",
                                           "repairs"));
    return made;
}

static void quotes_have_speaker_cue_and_reasons(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_doc();
    json_t                   *record = read_record(doc, &options);
    check_key(record, "quotes", json_pack("[o, o, o]", split_quote(), term(), thought()));
    check_key(record, "notes", json_pack("[{s:s, s:i, s:i, s:s}]", "code", "unclosed-mark", "start", 128, "end", 132, "text",
                                         "a mark is not closed"));
    json_decref(record);
    doc_free(doc);
}

static void text_comes_on_request(void) {
    const quoth_write_options options = {.with_text = true, .ascii = true};
    Doc                      *doc = made_doc();
    json_t                   *record = read_record(doc, &options);
    CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(record, "text")), MADE_TEXT);
    json_decref(record);
    doc_free(doc);
}

static void a_text_without_id_goes_by_its_hash(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("");
    json_t                   *record = read_record(doc, &options);
    CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(record, "id")), doc->sha256);
    CU_ASSERT_EQUAL(json_array_size(json_object_get(record, "quotes")), 0);
    json_decref(record);
    doc_free(doc);
}

/* "He said no": nobody stands behind the pronoun. */
static void an_unresolved_pronoun_has_no_name(void) {
    const quoth_write_options options = {0};
    Doc                      *doc = made_empty("He said no");
    MADE_ADD(doc, mentions, (Mention){.span = {0, 2}, .form = FORM_PRONOUN, .entity = NONE, .record = NONE, .next = NONE});
    MADE_ADD(doc, spans, (Span){8, 10});
    MADE_ADD(doc, quotes, (Quote){.parts = {0, 1}, .manner = MANNER_INDIRECT, .role = NONE, .addressee = NONE, .via = NONE});
    json_t *record = read_record(doc, &options);
    json_t *who = json_object_get(json_array_get(json_object_get(record, "quotes"), 0), "speaker");
    CU_ASSERT_TRUE(json_is_null(json_object_get(who, "name")));
    CU_ASSERT_TRUE(json_is_null(json_object_get(who, "entity")));
    CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(who, "text")), "He");
    json_decref(record);
    doc_free(doc);
}

UNIT_MAIN("json", {"head says what is known", head_says_what_is_known},
          {"entities have spellings, mentions and roles", entities_have_spellings_mentions_and_roles},
          {"mentions say only what there is", mentions_say_only_what_there_is},
          {"quotes have speaker, cue and reasons", quotes_have_speaker_cue_and_reasons}, {"text comes on request", text_comes_on_request},
          {"a text without id goes by its hash", a_text_without_id_goes_by_its_hash},
          {"an unresolved pronoun has no name", an_unresolved_pronoun_has_no_name})
