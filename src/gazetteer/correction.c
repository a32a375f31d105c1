#include "correction.h"
#include "fold.h"
#include "hash.h"
#include "text.h"

static const char *const kinds[] = {"never", "company", "same", "apart"}; /* enum Correct */

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static SourceCorrection *add(Line *line, enum Correct what, Slice text) {
    SourceCorrection *added = array_add(&line->source->arena, &line->source->corrections);
    if (!added) return NULL;
    *added = (SourceCorrection){.what = (uint8_t)what, .text = text, .spot = line_spot(line, text.at), .entity = NONE, .other = NONE};
    return added;
}

/* A name that no entity has is also kept from being found by what stands around it: it goes into the image as a form of nobody. */
static bool bar(Source *source, const SourceName *name) {
    SourceName *added = array_add(&source->arena, &source->names);
    if (added) *added = (SourceName){.text = name->text, .spot = name->spot, .owner = NONE, .barred = true};
    return added;
}

/* never, company: names, each for itself, of all entities or of one. */
static bool take_forms(Line *line, enum Correct what, Slice names, Slice of) {
    while (names.at) {
        SourceName name = {.owner = NONE};
        if (!line_read_name(line, slice_cut(&names, '|'), &name)) continue;
        if (name.company) source_refuse(line->source, name.spot, "a name to correct has no ~: %.*s", CLIPPED(name.text));
        SourceCorrection *correction = add(line, what, name.text);
        if (!correction) return false;
        correction->of = of;
        if (of.at) correction->of_spot = line_spot(line, of.at);
        correction->exact = name.exact;
        if (correction_bars(correction) && !bar(line->source, &name)) return false;
    }
    return true;
}

/* same: ids, the first of which stays. */
static bool take_same(Line *line, Slice ids) {
    Slice first = slice_cut(&ids, '|');
    if (!ids.at) source_refuse(line->source, line_spot(line, first.at), "same: two ids or more, with | between");
    while (ids.at) {
        SourceCorrection *correction = add(line, CORRECT_SAME, slice_cut(&ids, '|'));
        if (!correction) return false;
        correction->of = first;
        correction->of_spot = line_spot(line, first.at);
    }
    return true;
}

static bool take_apart(Line *line, Slice names) {
    Slice      first = slice_cut(&names, '|'), second = slice_cut(&names, '|');
    SourceName a = {.owner = NONE}, b = {.owner = NONE};
    if (!second.at || names.at) return source_refuse(line->source, line_spot(line, first.at), "apart: two names, with | between"), true;
    if (!line_read_name(line, first, &a) || !line_read_name(line, second, &b)) return true;
    SourceCorrection *correction = add(line, CORRECT_APART, a.text);
    if (correction) correction->of = b.text;
    return correction;
}

/* of= and note=, the latter for readers. */
static Slice read_fields(Line *line, enum Correct what, Slice fields) {
    Slice of = {0};
    while (fields.at) {
        Slice value = slice_cut(&fields, '\t'), name = slice_cut(&value, '=');
        Spot  spot = line_spot(line, name.at);
        if (!value.at || !value.n) source_refuse(line->source, spot, "not key=value: \"%.*s\"", CLIPPED(name));
        else if (slice_is(name, "of") && what <= CORRECT_COMPANY && !of.at) of = value;
        else if (!slice_is(name, "note")) source_refuse(line->source, spot, "no such field here: %.*s", CLIPPED(name));
    }
    return of;
}

bool correction_take(Line *line, Slice word, Slice names, Slice fields) {
    unsigned what = 0;
    while (what < CORRECT_NOTHING && !slice_is(word, kinds[what])) what++;
    if (what == CORRECT_NOTHING)
        return source_refuse(line->source, line->spot, "a correction is never, company, same or apart: %.*s", CLIPPED(word)), true;
    Slice of = read_fields(line, (enum Correct)what, fields);
    if (what == CORRECT_SAME) return take_same(line, names);
    if (what == CORRECT_APART) return take_apart(line, names);
    return take_forms(line, (enum Correct)what, names, of);
}

/* ---- Whom they are about ----------------------------------------------------------------------------------------- */

/* The entity that stands for this one, which was found to be the same. */
static Index root_of(const Source *source, Index i) {
    while (source->entities.at[i].same_as != NONE) i = source->entities.at[i].same_as;
    return i;
}

void correction_has_no_id(Source *source, Spot spot, Slice id) { source_refuse(source, spot, "no such id: %.*s", CLIPPED(id)); }

void correction_cannot_join(Source *source, const SourceCorrection *correction, const char *why) {
    source_refuse(source, correction->spot, "cannot be made one: they are %s: %.*s", why, CLIPPED(correction->text));
}

/* What the first does not say of itself the other does. */
static void complete(SourceEntity *entity, const SourceEntity *other) {
    if (!entity->gender) entity->gender = other->gender;
    if (!entity->country[0]) memcpy(entity->country, other->country, sizeof entity->country);
    if (!entity->kind.n) entity->kind = other->kind;
    if (!entity->wikidata.n) entity->wikidata = other->wikidata;
    if (entity->of == NONE) entity->of = other->of, entity->stands_for = other->stands_for;
    if (entity->prior < other->prior) entity->prior = other->prior;
}

static void join(Source *source, const SourceCorrection *correction) {
    Index         a = root_of(source, correction->other), b = root_of(source, correction->entity);
    SourceEntity *entity = &source->entities.at[a], *other = &source->entities.at[b];
    const char   *why = a == b ? "one already" : entity->type != other->type ? "of another type" : NULL;
    bool          too_many = entity->n_names + other->n_names > MOST_NAMES || entity->n_roles + other->n_roles > MOST_ROLES;
    if (!why && too_many) why = "with too many names or roles";
    if (why) {
        correction_cannot_join(source, correction, why);
        return;
    }
    entity->n_names += other->n_names;
    entity->n_roles += other->n_roles;
    complete(entity, other);
    other->same_as = a;
    source->entities.at[entity->last_same].next_same = b; /* the chain of the other behind that of the first */
    entity->last_same = other->last_same;
}

/* Links and roles that name an entity which is now another. */
static void relink(Source *source) {
    for (Index i = 0; i < source->entities.n; i++) {
        Index *of = &source->entities.at[i].of;
        if (*of != NONE) *of = root_of(source, *of);
    }
    for (Index i = 0; i < source->roles.n; i++) {
        Index at = source->roles.at[i].at.n ? source_entity(source, source->roles.at[i].at) : NONE;
        if (at != NONE) source->roles.at[i].at = source->entities.at[root_of(source, at)].id;
    }
}

static Index entity_of(Source *source, Spot spot, Slice id) {
    Index entity = source_entity(source, id);
    if (entity == NONE) correction_has_no_id(source, spot, id);
    return entity;
}

void corrections_link(Source *source) {
    bool joined = false;
    for (Index i = 0; i < source->corrections.n; i++) {
        SourceCorrection *correction = &source->corrections.at[i];
        if (correction->what == CORRECT_APART || !correction->of.at) continue;
        correction->other = entity_of(source, correction->of_spot, correction->of);
        if (correction->what != CORRECT_SAME) continue;
        correction->entity = entity_of(source, correction->spot, correction->text);
        if (correction->entity == NONE || correction->other == NONE) continue;
        join(source, correction);
        joined = true;
    }
    if (joined) relink(source);
    for (Index i = 0; i < source->corrections.n; i++) {
        Index *other = &source->corrections.at[i].other;
        if (*other != NONE) *other = root_of(source, *other);
    }
}

/* ---- Forms ------------------------------------------------------------------------------------------------------- */

bool form_words(Slice text, FormWords *words, quoth_error *err) {
    Doc *doc = doc_new(err);
    bool ok = doc && text_decode(doc, text.at, text.n, true, err) && text_tokens(doc, err);
    *words = (FormWords){.hash = PREFIX_START, .n = ok ? doc->tokens.n : 0};
    for (uint32_t i = 0; i < words->n; i++) {
        words->hash = prefix_hash(words->hash, doc->tokens.at[i].fold);
        words->markup |= (doc->tokens.at[i].flags & MARKUP) != 0;
        if (i < NAME_TOKENS) words->hashes[i] = words->hash;
    }
    doc_free(doc);
    return ok;
}

/* As many entities as may have one form may be corrected about it, once each: so that a look-up passes few that are not meant. */
static bool is_one_too_many(const Source *source, uint64_t hash, const SourceCorrection *correction) {
    uint32_t cursor, n = 0;
    for (Index i = table_first(&source->corrected, hash, &cursor); i != NONE; i = table_next(&source->corrected, hash, &cursor), n++) {
        const SourceCorrection *other = &source->corrections.at[i];
        bool same_form = other->exact == correction->exact && (!other->exact || slice_equal(other->text, correction->text));
        if (same_form && other->other == correction->other) return true;
    }
    return n > FORM_SENSES;
}

bool corrections_prepare(Source *source, quoth_error *err) {
    for (Index i = 0; i < source->corrections.n && !source->is_prepared; i++) {
        SourceCorrection *correction = &source->corrections.at[i];
        FormWords         words;
        if (correction->what > CORRECT_COMPANY) continue;
        if (!form_words(correction->text, &words, err)) return false;
        correction->used = is_one_too_many(source, words.hash, correction);
        if (correction->used) source_refuse(source, correction->spot, "this name was corrected already: %.*s", CLIPPED(correction->text));
        else if (!table_add(&source->corrected, words.hash, i)) return fail_memory(err);
    }
    source->is_prepared = true;
    return true;
}

enum Correct correction_of(Source *source, const SourceName *name, uint64_t hash) {
    return source->corrections.n ? correction_about(source, name->text, root_of(source, name->owner), hash) : CORRECT_NOTHING;
}

enum Correct correction_about(Source *source, Slice spelling, Index entity, uint64_t hash) {
    enum Correct what = CORRECT_NOTHING;
    uint32_t     cursor;
    for (Index i = table_first(&source->corrected, hash, &cursor); i != NONE; i = table_next(&source->corrected, hash, &cursor)) {
        SourceCorrection *correction = &source->corrections.at[i];
        if (correction->other != NONE && correction->other != entity) continue;
        if (correction->exact && !slice_equal(correction->text, spelling)) continue;
        correction->used = true;
        if (correction->what < what) what = (enum Correct)correction->what;
    }
    return what;
}

void corrections_tell_unused(Source *source) {
    for (Index i = 0; i < source->corrections.n; i++) {
        const SourceCorrection *correction = &source->corrections.at[i];
        if (correction->what <= CORRECT_COMPANY && !correction_bars(correction) /* of names that no list has, too */ && !correction->used)
            source_warn(source, correction->spot, "nobody has this name: %.*s", CLIPPED(correction->text));
    }
}

/* ---- Names that are apart ---------------------------------------------------------------------------------------- */

static uint64_t hash_words(const char *text, size_t length) {
    uint64_t hash = PREFIX_START;
    for (size_t at = 0, end; at < length; at = end + 1) {
        for (end = at; end < length && text[end] != ' ' && text[end] != '\t' && text[end] != '\n' && text[end] != '\r';) end++;
        if (end > at) hash = prefix_hash(hash, fold_hash(text + at, end - at));
    }
    return hash;
}

uint64_t apart_hash(const char *a, size_t a_length, const char *b, size_t b_length) {
    uint64_t first = hash_words(a, a_length), second = hash_words(b, b_length);
    return first < second ? hash_mix(first, second) : hash_mix(second, first);
}
