/* All that an image holds, as text: one record a line, fields apart by TAB, in the order of the image, which is checked before. */
#include "image.h"
#include "writer.h"

typedef struct Dump {
    const Gazetteer *gazetteer;
    Writer           writer;
} Dump;

static const char *string(const Dump *dump, uint32_t offset) { return dump->gazetteer->strings + offset; }

static void text(Dump *dump, const char *words) { buffer_text(&dump->writer.out, words); }

static void heading(Dump *dump, unsigned section, uint32_t n) {
    buffer_format(&dump->writer.out, "[%s] %u", section == SECTION_senses ? "forms" : image_section_name(section), n);
    writer_line(&dump->writer);
}

/* "\tkey=value"; nothing for an empty value. */
static void field(Dump *dump, const char *key, const char *value) {
    if (!*value) return;
    buffer_format(&dump->writer.out, "\t%s=", key);
    text(dump, value);
}

static void number(Dump *dump, const char *key, unsigned value) {
    if (value) buffer_format(&dump->writer.out, "\t%s=%u", key, value);
}

static const char *gender_word(uint8_t gender) { return gender == GENDER_MALE ? "m" : gender == GENDER_FEMALE ? "f" : ""; }

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

static void dump_role(Dump *dump, const ImageRole *role) {
    field(dump, "role", string(dump, role->title));
    const uint32_t rest[] = {role->at, role->start, role->end};
    for (unsigned i = 0; i < 3; i++) {
        buffer_byte(&dump->writer.out, ';');
        text(dump, string(dump, rest[i]));
    }
}

static void dump_entity(Dump *dump, Index i) {
    const Gazetteer   *gazetteer = dump->gazetteer;
    const ImageEntity *entity = &gazetteer->entities[i];
    text(dump, string(dump, entity->id));
    for (uint32_t j = 0; j < entity->n_names; j++) {
        text(dump, j ? "|" : "\t");
        text(dump, gazetteer_name(gazetteer, i, j));
    }
    field(dump, "type", type_name(entity->type));
    field(dump, "kind", string(dump, entity->kind));
    field(dump, "country", entity->country);
    field(dump, "gender", gender_word(entity->gender));
    number(dump, "prior", entity->prior);
    field(dump, "wikidata", string(dump, entity->wikidata));
    if (entity->of != NONE) field(dump, entity->stands_for ? "stands-for" : "of", string(dump, gazetteer->entities[entity->of].id));
    for (uint32_t j = 0; j < entity->n_roles; j++) dump_role(dump, &gazetteer->roles[entity->first_role + j]);
    writer_line(&dump->writer);
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

static void dump_classes(Dump *dump, uint64_t classes) {
    const char *before = "\tclass=";
    for (unsigned i = 0; i < N_WORD_CLASSES; i++) {
        if (!(classes >> i & 1)) continue;
        text(dump, before);
        for (const char *c = class_name(i); *c; c++) buffer_byte(&dump->writer.out, *c == '_' ? '-' : (char)(*c | 0x20));
        before = ",";
    }
}

static void dump_takes(Dump *dump, uint8_t takes) {
    static const char *const words[] = {"quote", "that", "to", "of", "as", "np", "ing", "question"};
    const char *before = "\ttakes=";
    for (unsigned i = 0; i < 8; i++) {
        if (!(takes >> i & 1)) continue;
        text(dump, before);
        text(dump, words[i]);
        before = ",";
    }
}

static void dump_word(Dump *dump, Index i) {
    const ImageWord *word = &dump->gazetteer->words[i];
    bool is_cue = word->classes & (CLASS(CUE_VERB) | CLASS(CUE_NOUN) | CLASS(CUE_ADVERB) | CLASS(CUE_PHRASE) | CLASS(CUE_ADJECTIVE));
    buffer_format(&dump->writer.out, "%u\t", i);
    text(dump, string(dump, word->lemma));
    dump_classes(dump, word->classes);
    if (is_cue) field(dump, "kind", word->flags & WORD_PLANS ? "plan" : kind_name(word->kind));
    if (is_cue) number(dump, "strength", word->strength);
    dump_takes(dump, word->takes);
    field(dump, "sort", string(dump, word->sort));
    field(dump, "base", string(dump, word->base));
    field(dump, "like", string(dump, word->like));
    field(dump, "gender", gender_word(word->gender));
    number(dump, "number", word->number);
    number(dump, "person", word->person);
    if (word->classes & CLASS(GIVEN)) number(dump, "prior", word->prior);
    field(dump, "weak", word->flags & WORD_WEAK ? "yes" : "");
    field(dump, "rel", word->flags & WORD_RELATIONAL ? "yes" : "");
    writer_line(&dump->writer);
}

/* ---- Forms ------------------------------------------------------------------------------------------------------- */

/* The rule of case, a letter for each word: "AaA" for "Bank of England". */
static void dump_case(Dump *dump, const ImageSense *sense) {
    if (!sense->capitals) return;
    text(dump, sense->flags & SENSE_UPPER ? "\tupper=" : "\tcase=");
    for (unsigned i = 0; i < sense_tokens(sense); i++) buffer_byte(&dump->writer.out, sense->capitals >> i & 1 ? 'A' : 'a');
}

static void dump_sense(Dump *dump, Index i) {
    const ImageSense *sense = &dump->gazetteer->senses[i];
    const Gazetteer *gazetteer = dump->gazetteer;
    bool             is_entity = sense->flags & SENSE_ENTITY;
    unsigned         number = sense->flags >> SENSE_LANGUAGE;
    char             language[3] = {0};
    if (number && number <= LANGUAGES) language[0] = (char)('a' + (number - 1) / 26), language[1] = (char)('a' + (number - 1) % 26);
    text(dump, string(dump, sense->spelling));
    if (is_of_nobody(sense)) text(dump, "\tnever");
    else if (is_entity) field(dump, "entity", string(dump, gazetteer->entities[sense_target(sense)].id));
    else buffer_format(&dump->writer.out, "\tword=%u", sense_target(sense));
    field(dump, "lang", language);
    dump_case(dump, sense);
    field(dump, "exact", sense->flags & SENSE_EXACT ? "yes" : "");
    field(dump, "company", sense->flags & SENSE_COMPANY ? "yes" : "");
    field(dump, "short", sense->flags & SENSE_SHORT ? "yes" : "");
    writer_line(&dump->writer);
}

static void dump_apart(Dump *dump, Index i) {
    buffer_format(&dump->writer.out, "%016llx", (unsigned long long)dump->gazetteer->aparts[i]);
    writer_line(&dump->writer);
}

static uint32_t count_forms(const Gazetteer *gazetteer) {
    uint32_t n = 0;
    for (Index i = 0; i < gazetteer->n_senses; i++) n += (gazetteer->senses[i].flags & SENSE_LAST) != 0;
    return n;
}

/* ---- The rest ---------------------------------------------------------------------------------------------------- */

static void dump_key(Dump *dump, Index i) {
    const Gazetteer *gazetteer = dump->gazetteer;
    uint32_t         end = i + 1 < gazetteer->n_keys ? gazetteer->keys[i + 1].first : gazetteer->n_key_entities;
    buffer_format(&dump->writer.out, "%08x", gazetteer->keys[i].key);
    for (uint32_t j = gazetteer->keys[i].first; j < end; j++) {
        buffer_byte(&dump->writer.out, '\t');
        text(dump, string(dump, gazetteer->entities[key_entity(gazetteer->key_entities[j])].id));
    }
    writer_line(&dump->writer);
}

static uint32_t count_weights(const Gazetteer *gazetteer, bool of_names) {
    WeightsView view = weights_view(gazetteer, of_names);
    uint32_t    n = 0;
    for (Index i = 0; i < view.n; i++) n += view.at[i].check != 0;
    return n;
}

/* Of the places of the table, those that are taken. */
static void dump_place(Dump *dump, const WeightsView *view, Index i) {
    if (!view->at[i].check) return;
    text(dump, string(dump, view->names[i]));
    buffer_byte(&dump->writer.out, '\t');
    writer_number(&dump->writer, (double)view->at[i].value);
    writer_line(&dump->writer);
}

static void dump_weight(Dump *dump, Index i) {
    WeightsView view = weights_view(dump->gazetteer, false);
    dump_place(dump, &view, i);
}

static void dump_name_weight(Dump *dump, Index i) {
    WeightsView view = weights_view(dump->gazetteer, true);
    dump_place(dump, &view, i);
}

/* A file's own lines, each behind a TAB. */
static void dump_file(Dump *dump, Index i) {
    const ImageFile *file = &dump->gazetteer->files[i];
    const char      *at = dump->gazetteer->blobs + file->at, *end = at + file->length;
    text(dump, string(dump, file->name));
    buffer_format(&dump->writer.out, "\t%u bytes", file->length);
    writer_line(&dump->writer);
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        buffer_byte(&dump->writer.out, '\t');
        buffer_add(&dump->writer.out, at, (size_t)(stop - at));
        writer_line(&dump->writer);
        at = stop + 1;
    }
}

static void dump_credit(Dump *dump, Index i) {
    text(dump, string(dump, dump->gazetteer->credits[2 * i]));
    buffer_byte(&dump->writer.out, '\t');
    text(dump, string(dump, dump->gazetteer->credits[2 * i + 1]));
    writer_line(&dump->writer);
}

bool quoth_gazetteer_dump(const quoth_gazetteer *gazetteer, quoth_write write, void *context, quoth_error *err) {
    Dump dump = {.gazetteer = gazetteer, .writer = {.write = write, .context = context}};
    const struct {
        unsigned section;
        uint32_t n, told; /* elements to print, and how many the heading says */
        void (*print)(Dump *dump, Index i);
    } parts[] = {
        {SECTION_credits, gazetteer->n_credits / 2, gazetteer->n_credits / 2, dump_credit},
        {SECTION_entities, gazetteer->n_entities, gazetteer->n_entities, dump_entity},
        {SECTION_words, gazetteer->n_words, gazetteer->n_words, dump_word},
        {SECTION_senses, gazetteer->n_senses, count_forms(gazetteer), dump_sense},
        {SECTION_keys, gazetteer->n_keys, gazetteer->n_keys, dump_key},
        {SECTION_aparts, gazetteer->n_aparts, gazetteer->n_aparts, dump_apart},
        {SECTION_weights, gazetteer->n_weights, count_weights(gazetteer, false), dump_weight},
        {SECTION_name_weights, gazetteer->n_name_weights, count_weights(gazetteer, true), dump_name_weight},
        {SECTION_files, gazetteer->n_files, gazetteer->n_files, dump_file},
    };
    if (!image_check(gazetteer, err)) return false;
    buffer_format(&dump.writer.out, "gazetteer %s, format %u", gazetteer->hash, IMAGE_VERSION);
    writer_line(&dump.writer);
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        heading(&dump, parts[part].section, parts[part].told);
        for (Index i = 0; i < parts[part].n && !dump.writer.stopped; i++) parts[part].print(&dump, i);
    }
    return writer_end(&dump.writer, err);
}

/* ---- Sizes ------------------------------------------------------------------------------------------------------- */

typedef struct Size {
    const char *name;
    uint64_t    n, bytes;
} Size;

static void print_size(Writer *writer, Size size, uint32_t n_names) {
    buffer_format(&writer->out, "%s\t%llu\t%llu\t", size.name, (unsigned long long)size.n, (unsigned long long)size.bytes);
    writer_number(writer, n_names ? (double)(size.bytes * 100 / n_names) / 100 : 0);
    writer_line(writer);
}

bool quoth_gazetteer_check(const quoth_gazetteer *gazetteer, quoth_write write, void *context, quoth_error *err) {
    const Size sizes[] = {
#define SECTION_SIZE(name, type) {#name, gazetteer->n_##name, gazetteer->n_##name * sizeof(type)},
        IMAGE_SECTIONS(SECTION_SIZE)
#undef SECTION_SIZE
    };
    Writer writer = {.write = write, .context = context};
    Size   forms = {"exact forms: firsts, nexts, prefixes, senses", gazetteer->n_names, 0};
    Size   keys = {"keys: keys, key_entities", gazetteer->n_names, 0};
    if (!image_check(gazetteer, err)) return false;
    if (!write) return true;
    buffer_text(&writer.out, "section\telements\tbytes\tbytes a name");
    writer_line(&writer);
    for (unsigned i = 0; i < N_SECTIONS; i++) {
        print_size(&writer, sizes[i], gazetteer->n_names);
        if (i >= SECTION_firsts && i <= SECTION_senses) forms.bytes += sizes[i].bytes;
        if (i == SECTION_keys || i == SECTION_key_entities) keys.bytes += sizes[i].bytes;
    }
    print_size(&writer, forms, gazetteer->n_names);
    print_size(&writer, keys, gazetteer->n_names);
    return writer_end(&writer, err);
}
