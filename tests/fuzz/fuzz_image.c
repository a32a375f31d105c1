/* Any bytes as a compiled image, with the header's size and hash put right so that what lies behind it is reached. What must hold: what
 * opens can be searched, and texts can be read with it, checked or not; what passes the check can be dumped; what does not says why,
 * and where within the file. */
#include "gazetteer/overlay.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_image.c:%d: does not hold: %s\n", line, condition);
    abort();
}

static const char text[] =
    "Ann Lee, the mayor of West Port, said on Nov. 3 that \"NATO\" was, in short, late.\n\nAccording to ANN LEE\xE2\x80\x99s head, "
    "the prime minister vowed it. Lee, Yuri Orlov and \xD0\xAE\xD1\x80\xD0\xB8\xD0\xB9 met the WPO.";

static bool count(void *context, const char *bytes, size_t length) {
    REQUIRE(bytes && length);
    *(size_t *)context += length;
    return true;
}

static void match(const Gazetteer *gazetteer) {
    Doc *doc = doc_new(NULL);
    REQUIRE(doc && text_decode(doc, text, sizeof text - 1, true, NULL) && text_tokens(doc, NULL));
    REQUIRE(names_match(doc, gazetteer, NULL, NULL));
    for (uint32_t i = 0, end = 0; i < doc->matches.n; i++) {
        const Match *found = &doc->matches.at[i];
        EntityRecord entity;
        REQUIRE(found->first >= end && found->first < found->end && found->end <= doc->tokens.n && found->readings.n);
        for (uint32_t j = 0; j < found->readings.n; j++)
            REQUIRE(gazetteer_entity(gazetteer, doc->readings.at[found->readings.first + j].record, &entity));
        end = found->end;
    }
    for (uint32_t i = 0, end = 0; i < doc->phrases.n; i++) {
        const Phrase *phrase = &doc->phrases.at[i];
        WordRecord    word;
        REQUIRE(phrase->first >= end && phrase->first < phrase->end && phrase->end <= doc->tokens.n);
        REQUIRE(gazetteer_word(gazetteer, phrase->word, &word));
        end = phrase->end;
    }
    doc_free(doc);
}

static bool is_sound(void *context, const quoth_found *found) {
    quoth_listed listed;
    REQUIRE(found->start < found->end && found->end <= sizeof text - 1 && found->reading < found->n_readings);
    REQUIRE(quoth_gazetteer_entity(context, found->entity, &listed) && listed.id && listed.name && listed.type);
    return true;
}

static void find(const Gazetteer *gazetteer) {
    quoth_finder *finder = quoth_finder_new(gazetteer, &(quoth_find_options){.variants = true}, NULL);
    REQUIRE(finder && quoth_find(finder, text, sizeof text - 1, is_sound, (void *)(uintptr_t)gazetteer, NULL));
    quoth_finder_free(finder);
}

/* The whole way; the image's own rules may be bad ones. */
static void extract(const Gazetteer *gazetteer) {
    quoth_error      err = {0};
    size_t           written = 0;
    quoth_extractor *extractor = quoth_extractor_new(gazetteer, NULL, &err);
    REQUIRE(extractor || err.code == QUOTH_RULES);
    if (!extractor) return;
    quoth_doc *doc = quoth_extract(extractor, text, sizeof text - 1, NULL, &err);
    REQUIRE(doc || err.code == QUOTH_PATTERN);
    REQUIRE(!doc || (quoth_doc_write(doc, QUOTH_FORMAT_JSON, NULL, count, &written, NULL) && written));
    quoth_doc_free(doc);
    quoth_extractor_free(extractor);
}

static void use(const Gazetteer *gazetteer, size_t size) {
    quoth_error err = {0};
    size_t      written = 0, length = 0;
    if (image_check(gazetteer, &err)) REQUIRE(quoth_gazetteer_dump(gazetteer, count, &written, NULL) && written);
    else REQUIRE(err.code == QUOTH_CORRUPT && *err.text && err.at <= size && !quoth_gazetteer_dump(gazetteer, count, &written, NULL));
    REQUIRE(quoth_gazetteer_find(gazetteer, "Yuri Orlov", count, &written, NULL));
    const char *file = gazetteer_file(gazetteer, "lines.json", &length);
    REQUIRE(!file || !file[length]);
    gazetteer_weight(gazetteer, hash_bytes("bias", 4));
    gazetteer_by_id(gazetteer, "port");
    match(gazetteer);
    find(gazetteer);
    extract(gazetteer);
}

/* Corrections change such an image within its bounds. */
static void correct(Gazetteer *gazetteer) {
    static const char corrections[] = "%type correction\nnever\tAnn Lee|West Port|Of Nobody\ncompany\tLee|NATO\tof=lee\nsame\tport|west-port\nsame\tann|lee\n"
                                      "never\tYuri\tof=ann\ncompany\tOrlov\napart\tAnn Lee|Lee\n";
    Source      source = {.only_corrections = true};
    quoth_error err = {0};
    REQUIRE(source_take(&source, "mine", corrections, sizeof corrections - 1, &err));
    REQUIRE(overlay_apply(gazetteer, &source, &err) || err.code == QUOTH_SOURCE);
    source_free(&source);
    match(gazetteer);
    find(gazetteer);
    extract(gazetteer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    ImageHeader header;
    quoth_error err = {0};
    char       *bytes = malloc(size ? size : 1); /* aligned, and of exactly this size */
    REQUIRE(bytes);
    if (size) memcpy(bytes, data, size);
    if (size >= sizeof header) {
        memcpy(&header, bytes, sizeof header);
        header.size = size;
        header.version = IMAGE_VERSION;
        header.dialect = image_dialect();
        header.hash = hash_bytes(bytes + sizeof header, size - sizeof header);
        memcpy(bytes, &header, sizeof header);
    }
    Gazetteer *gazetteer = image_open(bytes, size, &err);
    if (gazetteer) use(gazetteer, size), correct(gazetteer);
    else REQUIRE(err.code == QUOTH_CORRUPT && *err.text && err.at <= size);
    quoth_gazetteer_close(gazetteer);
    free(bytes);
    return 0;
}
