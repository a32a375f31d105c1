#include "made_doc.h"
#include "made_file.h"
#include "output.h"
#include "records.h"
#include "unit.h"

static Record *read_made(bool with_text) {
    const quoth_write_options options = {.with_text = with_text, .byte_offsets = true};
    quoth_error               err = {0};
    Buffer                    out = {0};
    Doc                      *doc = made_doc();
    CU_ASSERT_TRUE(output_json(doc, &options, &out, NULL));
    Record *record = record_read(out.at, out.n, &err);
    if (!record) CU_FAIL(err.text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    buffer_free(&out);
    doc_free(doc);
    return record;
}

static void a_document_comes_back(void) {
    Record *record = read_made(true);
    CU_ASSERT_EQUAL(record->sort, RECORD_DOCUMENT);
    CU_ASSERT_STRING_EQUAL(record->id, "harbour/1");
    CU_ASSERT_EQUAL(record->n_entities, 3);
    CU_ASSERT_EQUAL(record->n_mentions, 4);
    CU_ASSERT_EQUAL(record->n_quotes, 3);
    CU_ASSERT_EQUAL(strlen(record->text), record->n_text);
    record_free(record);
}

static void links_are_indices(void) {
    Record *record = read_made(false);
    CU_ASSERT_PTR_NULL(record->text);
    for (size_t i = 0; i < record->n_entities; i++)
        for (size_t k = 0; k < record->entities[i].n_mentions; k++)
            CU_ASSERT_EQUAL(record->mentions[record->entities[i].mentions[k]].entity, i);
    for (size_t i = 0; i < record->n_quotes; i++) {
        const RecordQuote *quote = &record->quotes[i];
        CU_ASSERT_TRUE(quote->stretch.n_parts >= 1);
        CU_ASSERT_EQUAL(quote->stretch.parts[0].start, quote->stretch.place.start);
        CU_ASSERT_PTR_NOT_NULL(quote->words);
    }
    record_free(record);
}

#define QUOTE(id, start, end, more) "{\"id\":\"" id "\",\"start\":" #start ",\"end\":" #end ",\"text\":\"x\",\"kind\":\"speech\",\"manner\":\"direct\"" more "}"

#define HEAD "{\"schema\":\"quoth.doc/1\",\"id\":\"a\",\"offsets\":\"codepoint\",\"text_sha256\":\"0\","

static void quotes_inside_a_quote_stand_behind_it(void) {
    static const char line[] = HEAD "\"quotes\":[" QUOTE(
        "q1", 0, 9, ",\"nested\":[" QUOTE("q1.1", 1, 3, "") "," QUOTE("q1.2", 4, 9, "") "]") "," QUOTE("q2", 10, 12, "") "]}";
    static const struct {
        const char *id;
        size_t      outer;
    } want[] = {{"q1", RECORD_NONE}, {"q1.1", 0}, {"q1.2", 0}, {"q2", RECORD_NONE}};
    Record *record = record_read(line, sizeof line - 1, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    CU_ASSERT_EQUAL_FATAL(record->n_quotes, 4);
    for (size_t i = 0; i < 4; i++) {
        CU_ASSERT_STRING_EQUAL(record->quotes[i].id, want[i].id);
        CU_ASSERT_EQUAL(record->quotes[i].outer, want[i].outer);
    }
    record_free(record);
}

static void bad_records_are_refused_by_path(void) {
    static const struct {
        const char *line, *problem;
    } all[] = {
        {"[1]", "not a JSON object"},
        {"{\"id\":\"a\"}", "schema: missing: no record of quoth's"},
        {"{\"schema\":\"quoth.doc/9\"}", "schema: unknown to this version"},
        {"{\"record\":\"entity\"}", "record: a flat record; whole ones are needed"},
        {HEAD "\"entities\":{}}", "entities: not a list"},
        {HEAD "\"entities\":[7]}", "entities[0].id: missing"},
        {HEAD "\"entities\":[{\"id\":\"x\",\"type\":\"person\",\"name\":\"X\"},{\"id\":\"x\"}]}", "entities[1].id: an earlier entity's"},
        {HEAD "\"entities\":[{\"id\":\"x\",\"type\":\"person\",\"name\":\"X\",\"mentions\":[0]}]}", "entities[0].mentions: no mention of this document"},
        {HEAD "\"mentions\":[{\"start\":3,\"end\":1,\"text\":\"x\",\"type\":\"person\",\"form\":\"name\"}]}", "mentions[0].end: before the start"},
        {HEAD "\"mentions\":[{\"start\":-3,\"end\":1,\"text\":\"x\",\"type\":\"person\",\"form\":\"name\"}]}", "mentions[0].start: not a whole number from 0"},
        {HEAD "\"mentions\":[{\"start\":0,\"end\":1,\"text\":\"x\",\"type\":\"person\",\"form\":\"name\",\"entity\":\"y\"}]}", "mentions[0].entity: no entity of this document"},
        {HEAD "\"quotes\":[{\"id\":\"q1\",\"start\":0,\"end\":9,\"text\":\"x\",\"kind\":\"speech\",\"manner\":\"direct\",\"speaker\":{\"start\":1}}]}",
         "quotes[0].speaker.end: not a whole number from 0"},
        {HEAD "\"quotes\":[{\"id\":\"q1\",\"start\":0,\"end\":9,\"text\":\"x\",\"parts\":[[0,3],[2,9]]}]}", "quotes[0].parts: not pairs of places within it, in order"},
        {HEAD "\"quotes\":[" QUOTE("q1", 0, 9, ",\"nested\":[" QUOTE("q1.1", 1, 3, "") "," QUOTE("q1.2", 4, 10, "") "]") "]}",
         "quotes[0].nested[1].start: outside of the quote that it is nested in"},
        {HEAD "\"quotes\":[" QUOTE("q1", 0, 9, ",\"nested\":[" QUOTE("q1.1", 1, 3, ",\"nested\":[" QUOTE("q1.1.1", 1, 3, "") "]") "]") "]}",
         "quotes[0].nested[0].nested: a nested quote holds no others"},
        {HEAD "\"quotes\":[" QUOTE("q1", 0, 9, ",\"nested\":[" QUOTE("q1.1", 1, 3, ",\"cue\":{\"start\":1}") "]") "]}",
         "quotes[0].nested[0].cue.end: not a whole number from 0"},
        {HEAD "\"quotes\":[" QUOTE("q1", 0, 9, ",\"nested\":{}") "]}", "quotes[0].nested: not a list"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        quoth_error err = {0};
        CU_ASSERT_PTR_NULL(record_read(all[i].line, strlen(all[i].line), &err));
        CU_ASSERT_EQUAL(err.code, QUOTH_JSON);
        if (strcmp(err.text, all[i].problem) != 0) CU_FAIL(err.text);
    }
}

static void errors_and_trailers_are_records(void) {
    static const char error[] = "{\"schema\":\"quoth.error/1\",\"id\":null,\"line\":3,\"error\":{\"code\":\"json\",\"message\":\"bad JSON\"}}";
    static const char trailer[] = "{\"schema\":\"quoth.trailer/1\",\"documents\":4,\"errors\":1,\"bytes\":9}";
    Record           *first = record_read(error, sizeof error - 1, NULL), *second = record_read(trailer, sizeof trailer - 1, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NOT_NULL_FATAL(second);
    CU_ASSERT_TRUE(first->sort == RECORD_ERROR && first->line == 3 && !first->id);
    CU_ASSERT_TRUE(second->sort == RECORD_TRAILER && second->documents == 4 && second->errors == 1);
    record_free(first);
    record_free(second);
}

static void a_stream_goes_on_behind_what_is_bad(void) {
    static const char lines[] = "{broken\n\n" HEAD "\"quotes\":[]}\n";
    char              missing[] = "/tmp/quoth-no-such-file";
    MadeFile          file = file_make(lines, sizeof lines - 1);
    char        *paths[] = {missing, file.path};
    RecordStream stream = {.paths = paths, .n_paths = 2};
    quoth_error  err;
    CU_ASSERT_PTR_NULL(record_next(&stream, &err));
    CU_ASSERT_TRUE(err.code == QUOTH_MISSING && stream.number == 0);
    CU_ASSERT_PTR_NULL(record_next(&stream, &err));
    CU_ASSERT_TRUE(err.code == QUOTH_JSON && stream.number == 1);
    Record *record = record_next(&stream, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    CU_ASSERT_STRING_EQUAL(record->id, "a");
    record_free(record);
    CU_ASSERT_PTR_NULL(record_next(&stream, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_OK);
    record_stream_close(&stream);
    file_unmake(&file);
}

UNIT_MAIN("records", {"a document comes back", a_document_comes_back}, {"links are indices", links_are_indices},
          {"quotes inside a quote stand behind it", quotes_inside_a_quote_stand_behind_it},
          {"bad records are refused by path", bad_records_are_refused_by_path},
          {"errors and trailers are records", errors_and_trailers_are_records},
          {"a stream goes on behind what is bad", a_stream_goes_on_behind_what_is_bad})
