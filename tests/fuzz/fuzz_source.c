/* Any bytes as a gazetteer source. What must hold: a source without a fault compiles to an image that opens and dumps, the same
 * source makes the same bytes, and each name of it is found in a text that is that name. */
#include "gazetteer/compile.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_source.c:%d: does not hold: %s\n", line, condition);
    abort();
}

static void complaint(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    ++*(unsigned *)context;
    REQUIRE(file && line > 0 && column > 0 && *reason);
}

static bool count(void *context, const char *bytes, size_t length) {
    REQUIRE(bytes && length);
    *(size_t *)context += length;
    return true;
}

static bool is_found(const Gazetteer *gazetteer, const SourceName *name, Index record) {
    Doc *doc = doc_new(NULL);
    bool found = false;
    REQUIRE(doc && text_decode(doc, name->text.at, name->text.n, true, NULL) && text_tokens(doc, NULL));
    REQUIRE(names_match(doc, gazetteer, NULL, NULL));
    if (name->of_word) found = doc->phrases.n > 0;
    for (uint32_t i = 0; name->of_word && i < doc->tokens.n; i++) found |= doc->tokens.at[i].classes != 0;
    for (uint32_t i = 0; !name->of_word && i < doc->readings.n; i++) found |= doc->readings.at[i].record == record;
    doc_free(doc);
    return found;
}

/* Words of other languages are not looked for in English; what would be Markdown in a text is never exactly as written. */
static bool can_be_found(const Source *source, const SourceName *name) {
    if (name->exact && strcspn(name->text.at, "*_#>[\t\n") < name->text.n) return false;
    if (!name->of_word) return true;
    const char *language = source->words.at[name->owner].language;
    return !*language || strcmp(language, "en") == 0;
}

static void check(const Source *source, const Gazetteer *gazetteer) {
    size_t written = 0;
    REQUIRE(quoth_gazetteer_dump(gazetteer, count, &written, NULL) && written);
    for (uint32_t i = 0; i < source->names.n && !source->corrections.n; i++) { /* those may say that it is never found */
        const SourceName *name = &source->names.at[i];
        if (can_be_found(source, name)) REQUIRE(is_found(gazetteer, name, name->of_word ? 0 : source->entities.at[name->owner].record));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    unsigned    told = 0;
    Source      source = {.complain = complaint, .context = &told};
    Buffer      image = {0}, again = {0};
    quoth_error err = {0};
    REQUIRE(source_take(&source, "f.tsv", (const char *)data, size, &err) && source_take(&source, "f.json", "{}", 2, &err));
    source_link(&source);
    REQUIRE(gazetteer_compile(&source, &image, &err));
    REQUIRE(told >= source.n_refused);
    if (!source.n_refused) {
        Gazetteer *gazetteer = image_open(image.at, image.n, &err);
        REQUIRE(gazetteer && gazetteer_compile(&source, &again, &err));
        REQUIRE(again.n == image.n && memcmp(again.at, image.at, image.n) == 0);
        check(&source, gazetteer);
        quoth_gazetteer_close(gazetteer);
    }
    buffer_free(&image);
    buffer_free(&again);
    source_free(&source);
    return 0;
}
