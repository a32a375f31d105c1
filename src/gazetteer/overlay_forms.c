/* Forms of an open image that are taken out, or that need company: their senses change where they lie. */
#include "forms.h"
#include "lookup.h"
#include "overlay.h"

/* ---- The senses of a form ---------------------------------------------------------------------------------------- */

/* Words as they were, then entities. */
static uint64_t rank_of(const Gazetteer *gazetteer, const ImageSense *sense) {
    Index record = sense_target(sense);
    if (!(sense->flags & SENSE_ENTITY) || record >= gazetteer->n_entities) return 0;
    return sense_rank(20u - image_prior(&gazetteer->entities[record]), record, sense->flags);
}

void senses_sort(const Gazetteer *gazetteer, ImageSense *senses, uint32_t n) {
    uint64_t ranks[FORM_SENSES];
    for (uint32_t i = 0; i < n; i++) {
        ImageSense sense = senses[i];
        uint64_t   rank = rank_of(gazetteer, &sense);
        uint32_t   at = i;
        for (; at && ranks[at - 1] > rank; at--) ranks[at] = ranks[at - 1], senses[at] = senses[at - 1];
        ranks[at] = rank;
        senses[at] = sense;
    }
    for (uint32_t i = 0; i < n; i++) senses[i].flags = (uint16_t)((senses[i].flags & ~SENSE_LAST) | (i + 1 == n ? SENSE_LAST : 0));
}

static Slice spelling_of(const Gazetteer *gazetteer, const ImageSense *sense) {
    const char *text = image_text(gazetteer, sense->spelling);
    return (Slice){text, (uint32_t)strlen(text)};
}

/* Is the one form that begins with a prefix, and is longer, this one? */
static bool is_tail(const Gazetteer *gazetteer, Senses senses, const FormWords *words, quoth_error *err) {
    FormWords tail;
    return senses.at && sense_tokens(senses.at) == words->n && form_words(spelling_of(gazetteer, senses.at), &tail, err) &&
           tail.hash == words->hash;
}

/* What the form can mean; empty where it is none. */
static Senses senses_of(const Gazetteer *gazetteer, const FormWords *words, quoth_error *err) {
    const Senses none = {NULL, NULL};
    for (uint32_t i = 1; i <= words->n && words->n <= NAME_TOKENS; i++) {
        Node   node = lookup_node(gazetteer, words->hashes[i - 1]);
        Senses senses = lookup_all(gazetteer, node);
        if (i == words->n) return senses.at && sense_tokens(senses.at) == i ? senses : none;
        if (node & NODE_CONTINUES) continue;
        return is_tail(gazetteer, senses, words, err) ? senses : none;
    }
    return none;
}

/* ---- Keys -------------------------------------------------------------------------------------------------------- */

static unsigned keys_of(Slice text, uint32_t keys[NAME_KEYS]) {
    char romanised[NAME_MAX];
    return name_keys(romanised, name_romanise(text.at, text.n, romanised), keys);
}

/* Only what counts by itself has keys. */
static bool has_keys(const ImageSense *sense) { return (sense->flags & ~SENSE_LAST) == SENSE_ENTITY; }

/* Does this name of the entity, which is a form of it still, lead to the key? */
static bool leads_to(Overlay *overlay, Index record, Slice name, uint32_t key) {
    const Gazetteer *gazetteer = overlay->gazetteer;
    FormWords        words;
    uint32_t         keys[NAME_KEYS];
    unsigned         n = keys_of(name, keys), i = 0;
    while (i < n && keys[i] != key) i++;
    if (i == n || !form_words(name, &words, overlay->err)) return false;
    Senses senses = senses_of(gazetteer, &words, overlay->err);
    for (; senses.at < senses.end; senses.at++)
        if (has_keys(senses.at) && sense_target(senses.at) == record && slice_equal(spelling_of(gazetteer, senses.at), name)) return true;
    return false;
}

uint32_t overlay_keyed(Overlay *overlay, Index record, uint32_t key) {
    const Gazetteer *gazetteer = overlay->gazetteer;
    unsigned         names = 0;
    for (uint32_t i = 0, n = gazetteer_names(gazetteer, record); i < n; i++) {
        const char *name = gazetteer_name(gazetteer, record, i);
        if (leads_to(overlay, record, (Slice){name, (uint32_t)strlen(name)}, key)) names |= key_name(i);
    }
    return names ? record | names << 28 : NONE;
}

/* A spelling no longer leads to the entity: nor do its keys, but for those of another name. */
static void drop_keys(Overlay *overlay, Index record, Slice spelling) {
    const Gazetteer *gazetteer = overlay->gazetteer;
    uint32_t        *records = overlay_key_entities(overlay), keys[NAME_KEYS];
    unsigned         n = keys_of(spelling, keys);
    for (unsigned i = 0; i < n; i++) {
        uint32_t at = image_key_place(gazetteer, keys[i]);
        if (at == gazetteer->n_keys || gazetteer->keys[at].key != keys[i]) continue;
        for (KeyRange range = image_key_range(gazetteer, at); range.first < range.end; range.first++)
            if (key_entity(records[range.first]) == record) records[range.first] = overlay_keyed(overlay, record, keys[i]);
    }
}

/* ---- Correcting -------------------------------------------------------------------------------------------------- */

static void correct_sense(Overlay *overlay, ImageSense *sense, enum Correct what) {
    const ImageSense before = *sense;
    if (what == CORRECT_COMPANY) sense->flags |= SENSE_COMPANY;
    else *sense = (ImageSense){.target = (sense_tokens(sense) - 1) << 28, .spelling = sense->spelling,
                               .flags = (uint16_t)((sense->flags & SENSE_LAST) | LANGUAGE_OF_NONE << SENSE_LANGUAGE)};
    if (has_keys(&before)) drop_keys(overlay, sense_target(&before), spelling_of(overlay->gazetteer, &before));
}

static void correct_form(Overlay *overlay, const FormWords *words) {
    Senses      senses = senses_of(overlay->gazetteer, words, overlay->err);
    ImageSense *first = (ImageSense *)(uintptr_t)senses.at;
    uint32_t    n = (uint32_t)(senses.end - senses.at);
    bool        changed = false;
    for (uint32_t i = 0; i < n; i++) {
        if (!(first[i].flags & SENSE_ENTITY)) continue;
        enum Correct what = correction_about(overlay->source, spelling_of(overlay->gazetteer, &first[i]), sense_target(&first[i]), words->hash);
        if (what > CORRECT_COMPANY) continue;
        correct_sense(overlay, &first[i], what);
        changed = true;
    }
    if (changed) senses_sort(overlay->gazetteer, first, n);
}

/* It is no name either where no list has it. */
static bool bar(Overlay *overlay, const SourceCorrection *correction, const FormWords *words) {
    Gazetteer *gazetteer = overlay->gazetteer;
    SourceName name = {.text = correction->text, .spot = correction->spot};
    if (!form_is_fit(overlay->source, &name, words->n, words->markup)) return true;
    if (words->n > gazetteer->longest_barred) gazetteer->longest_barred = words->n;
    return table_add(&gazetteer->barred, words->hash, words->n) || fail_memory(overlay->err);
}

bool overlay_forms(Overlay *overlay) {
    const Source *source = overlay->source;
    for (Index i = 0; i < source->corrections.n; i++) {
        const SourceCorrection *correction = &source->corrections.at[i];
        FormWords               words;
        if (correction->what > CORRECT_COMPANY) continue;
        if (!form_words(correction->text, &words, overlay->err)) return false;
        if (correction_bars(correction) && !bar(overlay, correction, &words)) return false;
        correct_form(overlay, &words);
    }
    return overlay->err->code == QUOTH_OK;
}
