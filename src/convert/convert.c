/* The table of formats, and what is done for all of them. */
#include "convert.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const ConvertFormat *const formats[] = {&format_csv,     &format_nt,          &format_nq,    &format_jsonld,
                                               &format_ftm,     &format_neo4j,       &format_kuzu,  &format_brat,
                                               &format_doccano, &format_labelstudio, &format_spacy, &format_webanno};

const ConvertFormat *convert_format_at(size_t i) { return i < sizeof formats / sizeof *formats ? formats[i] : NULL; }

const ConvertFormat *convert_format_named(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0) return formats[i];
    return NULL;
}

bool convert_fails(Converter *converter, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    *converter->err = (quoth_error){.code = QUOTH_JSON};
    vsnprintf(converter->err->text, sizeof converter->err->text, format, arguments);
    va_end(arguments);
    return false;
}

bool convert_lacks_memory(Converter *converter) {
    *converter->err = (quoth_error){.code = QUOTH_MEMORY, .text = "out of memory"};
    return false;
}

bool convert_is_new(Converter *converter, const char *id, bool *is_new) {
    enum SeenResult result = seen_add(&converter->things, id);
    *is_new = result == SEEN_NEW;
    return result == SEEN_NO_MEMORY ? convert_lacks_memory(converter) : true;
}

static bool pages_hold(Converter *converter) {
    for (size_t i = 0; i < converter->n_pages; i++)
        if (converter->pages[i].failed) return convert_lacks_memory(converter);
    return true;
}

const char *convert_label(const char *type) {
    static const char *const labels[][2] = {{"person", "Person"}, {"organization", "Organization"}, {"outlet", "Outlet"}, {"place", "Place"},
                                            {"group", "Group"},   {"event", "Event"}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i][0], type) == 0) return labels[i][1];
    return "Other";
}

static bool is_of_file_names(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

#define LONGEST_NAME ((size_t)100)

/* The end of the id, where paths differ, as a file's name; of another id with the same name the hash differs. */
static void make_file_name(char out[256], const char *id, const char *suffix) {
    char        hash[IDENT_SIZE];
    size_t      length = strlen(id), n = 0;
    bool        same = length > 0 && length <= LONGEST_NAME && *id != '.' && *id != '-';
    const char *at = length > LONGEST_NAME ? id + length - LONGEST_NAME : id;
    for (; *at; at++) {
        bool keep = is_of_file_names(*at) && (n || (*at != '.' && *at != '-'));
        same &= keep;
        if (keep || (n && out[n - 1] != '-')) out[n++] = keep ? *at : '-';
    }
    ident_of(hash, "file", id);
    snprintf(out + n, 256 - n, "%s%.*s%s", n && !same ? "-" : "", same ? 0 : 12, hash, suffix);
}

void convert_name_pages(Converter *converter, const Record *record, const char *suffix, const char *second_suffix) {
    make_file_name(converter->names[0], record->id, suffix);
    converter->pages[0].name = converter->names[0];
    if (!second_suffix) return;
    make_file_name(converter->names[1], record->id, second_suffix);
    converter->pages[1].name = converter->names[1];
}

bool convert_begin(Converter *converter, const ConvertFormat *format, quoth_error *err) {
    converter->format = format;
    converter->err = err;
    converter->n_pages = format->apart ? 3 : format->files ? format->n_files : 1;
    for (size_t i = 0; format->files && !format->apart && i < format->n_files; i++) converter->pages[i].name = format->files[i];
    if (format->begin && !format->begin(converter)) return false;
    return pages_hold(converter);
}

static bool is_first_of_its_document(Converter *converter, const Record *record) {
    switch (seen_add(&converter->documents, record->id)) {
    case SEEN_NEW: return true;
    case SEEN_BEFORE: return convert_fails(converter, "a second record of its document");
    case SEEN_NO_MEMORY: break;
    }
    return convert_lacks_memory(converter);
}

static bool take_error(Converter *converter, const Record *record) {
    converter->n_errors++;
    return !converter->format->error || (converter->format->error(converter, record) && pages_hold(converter));
}

bool convert_take(Converter *converter, const Record *record, quoth_error *err) {
    converter->err = err;
    if (record->sort == RECORD_ERROR) return take_error(converter, record);
    if (record->sort != RECORD_DOCUMENT) return true;
    if (converter->format->needs_text && !record->text)
        return convert_fails(converter, "no text, which %s needs: extract --with-text puts it there", converter->format->name);
    if (!is_first_of_its_document(converter, record) || !story_read(&converter->story, record, err)) return false;
    converter->n_documents++;
    return converter->format->document(converter, record) && pages_hold(converter);
}

bool convert_end(Converter *converter, quoth_error *err) {
    converter->err = err;
    if (converter->format->end && !converter->format->end(converter)) return false;
    return pages_hold(converter);
}

size_t convert_replaced(const Converter *converter) {
    size_t replaced = 0;
    for (size_t i = 0; i < converter->n_pages; i++) replaced += converter->pages[i].replaced;
    return replaced + converter->story.text.replaced;
}

void convert_free(Converter *converter) {
    for (size_t i = 0; i < CONVERT_PAGES; i++) page_free(&converter->pages[i]);
    story_free(&converter->story);
    seen_free(&converter->documents);
    seen_free(&converter->things);
}

const char *convert_other_name(const RecordEntity *entity, size_t *at) {
    while (*at <= entity->variants.n) {
        const char *name = *at ? entity->variants.at[*at - 1] : entity->name;
        ++*at;
        if (strcmp(name, record_main_name(entity)) != 0) return name;
    }
    return NULL;
}
