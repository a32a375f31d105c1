/* One name with many, as a search compares them. */
#include "mem.h"
#include "memory.h"

struct NameSearch {
    const SpellingModel *model;
    const char *text; /* of the name that is sought */
    size_t length;
    bool is_read; /* it is */
    NameRoom sought, listed;
    PartMemory memory;
};

NameSearch *name_search_new(const SpellingModel *model) {
    NameSearch *search = mem_zeroed(sizeof *search);
    if (search) search->model = model;
    return search;
}

void name_search_free(NameSearch *search) { mem_free(search); }

void name_search_start(NameSearch *search, const char *text, size_t length) {
    search->text = text;
    search->length = length;
    search->is_read = false;
}

static void read_sought(NameSearch *search) {
    if (!search->is_read) name_read(&search->sought, &search->memory, search->model, search->text, search->length);
    search->is_read = true;
}

/* Words in a row are mostly told apart before they are asked for; not so syllables, nor names of which nothing is remembered. */
static void join_at_once(Name *name) {
    if (!name->is_joined && (name->syllabic || !name->memory)) name_join(name);
}

void name_search_compare(NameSearch *search, const char *text, size_t length, quoth_name_verdict *verdict) {
    if (!search->model->head) {
        name_compare(search->model, search->text, search->length, text, length, verdict);
        return;
    }
    read_sought(search);
    Name *a = &search->sought.name, *b = name_read(&search->listed, &search->memory, search->model, text, length);
    if (a->n != b->n || a->scripts != b->scripts) {
        join_at_once(a);
        join_at_once(b);
    }
    name_compare_prepared(a, b, false, verdict);
}
