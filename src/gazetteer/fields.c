/* The fields of records: one function a field, and the table of which types have it. */
#include "image.h"
#include "source.h"
#include <string.h>

#define BIT(type) (1u << SOURCE_##type)
#define ENTITIES (BIT(CUE) - 1)
#define WORDS (BIT(WEIGHT) - BIT(CUE))

typedef struct Taken {
    Line         *line;
    Slice         value;
    SourceEntity *entity; /* one of the two */
    SourceWord   *word;
    Index         index;
} Taken;

static bool bad(const Taken *taken, const char *what) {
    source_refuse(taken->line->source, line_spot(taken->line, taken->value.at), "%s: %.*s", what, CLIPPED(taken->value));
    return true;
}

/* Which of the words it is; -1: none. */
static int choice(Slice value, const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (slice_is(value, words[i])) return i;
    return -1;
}

static bool take_digit(Taken *taken, char least, char most, uint8_t *out, const char *what) {
    if (taken->value.n != 1 || taken->value.at[0] < least || taken->value.at[0] > most) return bad(taken, what);
    *out = (uint8_t)(taken->value.at[0] - '0');
    return true;
}

static bool take_yes(Taken *taken, bool *out) {
    if (!slice_is(taken->value, "yes")) return bad(taken, "can only be yes");
    return *out = true;
}

static bool take_note(Taken *taken) { return taken->line != NULL; } /* for readers of the source */

/* u: borne by both, which is told of given names only. */
static bool take_gender(Taken *taken) {
    static const char *const words[] = {"u", "m", "f", NULL};
    int i = choice(taken->value, words);
    if (i < 0 || (i == 0 && taken->entity)) return bad(taken, "no such gender");
    *(taken->entity ? &taken->entity->gender : &taken->word->gender) = (uint8_t)i;
    return true;
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

static bool take_prior(Taken *taken) {
    return take_digit(taken, '1', '9', taken->entity ? &taken->entity->prior : &taken->word->prior, "prior is 1 to 9");
}

static bool take_wikidata(Taken *taken) {
    Slice value = taken->value;
    bool  good = value.n > 1 && value.n < 16 && value.at[0] == 'Q' && value.at[1] != '0';
    for (uint32_t i = 1; good && i < value.n; i++) good = value.at[i] >= '0' && value.at[i] <= '9';
    if (!good) return bad(taken, "not a Wikidata item (Q and a number)");
    taken->entity->wikidata = value;
    return true;
}

static bool take_country(Taken *taken) {
    Slice value = taken->value;
    if (value.n != 2 || value.at[0] < 'a' || value.at[0] > 'z' || value.at[1] < 'a' || value.at[1] > 'z')
        return bad(taken, "a country is two lower-case letters");
    memcpy(taken->entity->country, value.at, 2);
    return true;
}

static const char *const organization_kinds[] = {
    "government", "parliament", "ministry", "agency", "party", "international", "bank", "company", "military", "armed-group",
    "court", "university", "ngo", "union", "team", "other", NULL};
static const char *const outlet_kinds[] = {"newspaper", "broadcaster", "agency", "site", "magazine", NULL};
static const char *const place_kinds[] = {"country", "capital", "city", "region", "continent", "water", "mountain", "site", NULL};

static const char *const group_kinds[] = {"people", "creed", NULL};

static bool take_kind_of_entity(Taken *taken) {
    const char *const *kinds = taken->entity->type == SOURCE_ORGANIZATION ? organization_kinds
                             : taken->entity->type == SOURCE_OUTLET       ? outlet_kinds
                             : taken->entity->type == SOURCE_GROUP        ? group_kinds : place_kinds;
    if (choice(taken->value, kinds) < 0) return bad(taken, "no such kind");
    taken->entity->kind = taken->value;
    return true;
}

static bool take_link(Taken *taken) {
    if (!slice_is_id(taken->value)) return bad(taken, "not an id");
    if (taken->entity->link.n) return bad(taken, "a second id beside that of of=, stands-for= or capital=");
    taken->entity->link = taken->value;
    taken->entity->link_spot = line_spot(taken->line, taken->value.at);
    return true;
}

static bool take_stands_for(Taken *taken) {
    taken->entity->stands_for = true;
    return take_link(taken);
}

static bool take_short(Taken *taken) {
    Range range;
    return line_names(taken->line, taken->value, taken->index, true, &range);
}

/* "2020" before "2021-05": as far as both go. */
static bool in_order(Slice start, Slice end) {
    uint32_t n = start.n < end.n ? start.n : end.n;
    return n == 0 || memcmp(start.at, end.at, n) <= 0;
}

static bool take_role(Taken *taken) {
    Source    *source = taken->line->source;
    Slice      rest = taken->value;
    SourceRole role = {.spot = line_spot(taken->line, taken->value.at)};
    role.title = slice_cut(&rest, ';');
    role.at = slice_cut(&rest, ';');
    role.start = slice_cut(&rest, ';');
    if (!rest.at) return bad(taken, "a role is title;id;start;end");
    role.end = slice_cut(&rest, ';');
    if (rest.at) return bad(taken, "a role is title;id;start;end, with no more parts");
    if (!role.title.n) return bad(taken, "a role without a title");
    if (role.at.n && !slice_is_id(role.at)) return bad(taken, "the second part of the role is not an id");
    if (!date_is_good(role.start) || !date_is_good(role.end)) return bad(taken, "no such day (YYYY, YYYY-MM or YYYY-MM-DD)");
    if (taken->entity->roles.n == MOST_ROLES) return bad(taken, "one role too many");
    if (!in_order(role.start, role.end)) return bad(taken, "the role ends before it starts");
    SourceRole *added = array_add(&source->arena, &source->roles);
    if (!added) return false;
    *added = role;
    if (taken->entity->roles.n++ == 0) taken->entity->roles.first = source->roles.n - 1;
    return true;
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

static bool take_classes(Taken *taken) {
    const Taken whole = *taken;
    for (Slice rest = whole.value; rest.at;) {
        taken->value = slice_cut(&rest, ',');
        uint64_t bit = class_bit(taken->value.at, taken->value.n);
        bool     other = taken->word->type == SOURCE_ABBREVIATION && slice_is(taken->value, "other");
        if (!bit && !other) return bad(taken, "no such class");
        taken->word->classes |= bit;
    }
    return true;
}

static bool take_as(Taken *taken) {
    static const char *const words[] = {"verb", "noun", "adverb", "phrase", "adjective", NULL};
    static const uint64_t    classes[] = {CLASS(CUE_VERB), CLASS(CUE_NOUN), CLASS(CUE_ADVERB), CLASS(CUE_PHRASE),
                                           CLASS(CUE_ADJECTIVE)};
    int i = choice(taken->value, words);
    if (i < 0) return bad(taken, "as is verb, noun, adverb, phrase or adjective");
    taken->word->classes |= classes[i];
    return true;
}

/* How a phrase works: it gets the class of its head beside CUE_PHRASE. */
static bool take_head(Taken *taken) {
    static const char *const words[] = {"verb", "prep", "adverb", NULL};
    static const uint64_t    classes[] = {CLASS(CUE_VERB), CLASS(PREPOSITION), CLASS(CUE_ADVERB)};
    int i = choice(taken->value, words);
    if (i < 0) return bad(taken, "head is verb, prep or adverb");
    taken->word->classes |= classes[i];
    return true;
}

static bool take_kind_of_cue(Taken *taken) {
    static const char *const words[] = {"speech", "thought", "writing", "plan", NULL};
    static const uint8_t     kinds[] = {KIND_SPEECH, KIND_THOUGHT, KIND_WRITING, KIND_THOUGHT};
    int i = choice(taken->value, words);
    if (i < 0) return bad(taken, "kind is speech, thought, writing or plan");
    taken->word->kind = kinds[i];
    taken->word->plans = i == 3;
    return true;
}

static bool take_takes(Taken *taken) {
    static const char *const words[] = {"quote", "that", "to", "of", "as", "np", "ing", "question", NULL};
    const Taken whole = *taken;
    for (Slice rest = whole.value; rest.at;) {
        taken->value = slice_cut(&rest, ',');
        int i = choice(taken->value, words);
        if (i < 0) return bad(taken, "takes is of quote, that, to, of, as, np, ing, question");
        taken->word->takes |= (uint8_t)(1u << i);
    }
    return true;
}

static bool take_strength(Taken *taken) { return take_digit(taken, '0', '9', &taken->word->strength, "strength is 0 to 9"); }
static bool take_number(Taken *taken) { return take_digit(taken, '1', '2', &taken->word->number, "number is 1 or 2"); }
static bool take_person(Taken *taken) { return take_digit(taken, '1', '3', &taken->word->person, "person is 1 to 3"); }
static bool take_weak(Taken *taken) { return take_yes(taken, &taken->word->weak); }
static bool take_relational(Taken *taken) { return take_yes(taken, &taken->word->relational); }

static bool take_before(Taken *taken) {
    bool yes = false;
    if (take_yes(taken, &yes) && yes) taken->word->classes |= CLASS(TITLE_BEFORE);
    return true;
}

static bool take_sort(Taken *taken) {
    taken->word->sort = taken->value;
    return true;
}

static bool take_base(Taken *taken) {
    taken->word->base = taken->value;
    return true;
}

static bool take_like(Taken *taken) {
    taken->word->like = taken->value;
    return true;
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

typedef struct Field {
    const char *name;
    uint32_t    types; /* that have it */
    bool        repeats;
    bool (*take)(Taken *taken); /* false: no memory */
} Field;

static const Field fields[] = {
    {"note", ENTITIES | WORDS, true, take_note},
    {"gender", BIT(PERSON) | WORDS, false, take_gender},
    {"prior", ENTITIES | BIT(GIVEN), false, take_prior},
    {"wikidata", ENTITIES, false, take_wikidata},
    {"country", ENTITIES, false, take_country},
    {"kind", BIT(ORGANIZATION) | BIT(OUTLET) | BIT(PLACE) | BIT(GROUP), false, take_kind_of_entity},
    {"role", BIT(PERSON), true, take_role},
    {"short", BIT(PERSON), false, take_short},
    {"capital", BIT(PLACE), false, take_link},
    {"of", ENTITIES & ~BIT(PERSON), false, take_link},
    {"stands-for", ENTITIES & ~BIT(PERSON), false, take_stands_for},
    {"as", BIT(CUE), false, take_as},
    {"head", BIT(CUE), false, take_head},
    {"kind", BIT(CUE), false, take_kind_of_cue},
    {"strength", BIT(CUE), false, take_strength},
    {"takes", BIT(CUE), false, take_takes},
    {"class", BIT(TITLE) | BIT(WORD) | BIT(GIVEN) | BIT(ABBREVIATION), false, take_classes},
    {"before", BIT(TITLE), false, take_before},
    {"sort", BIT(TITLE) | BIT(WORD), false, take_sort},
    {"base", BIT(TITLE) | BIT(WORD), false, take_base},
    {"like", WORDS, false, take_like},
    {"expand", BIT(ABBREVIATION), false, take_base},
    {"weak", BIT(TITLE) | BIT(WORD), false, take_weak},
    {"rel", BIT(TITLE) | BIT(WORD), false, take_relational},
    {"number", BIT(TITLE) | BIT(WORD), false, take_number},
    {"person", BIT(WORD), false, take_person},
};
enum { N_FIELDS = sizeof fields / sizeof *fields };

static unsigned field_of(Slice name, uint8_t type) {
    unsigned i = 0;
    while (i < N_FIELDS && !(fields[i].types >> type & 1 && slice_is(name, fields[i].name))) i++;
    return i;
}

static bool take_fields(Taken *taken, Slice rest) {
    Source  *source = taken->line->source;
    uint32_t seen = 0;
    while (rest.at) {
        taken->value = slice_cut(&rest, '\t');
        Slice    name = slice_cut(&taken->value, '=');
        unsigned i = field_of(name, taken->line->type);
        Spot     spot = line_spot(taken->line, name.at);
        if (!taken->value.at) source_refuse(source, spot, "not key=value: \"%.*s\"", CLIPPED(name));
        else if (i == N_FIELDS) source_refuse(source, spot, "records of this type have no field %.*s", CLIPPED(name));
        else if (!taken->value.n) source_refuse(source, spot, "the field %s is empty", fields[i].name);
        else if (seen >> i & 1 && !fields[i].repeats) source_refuse(source, spot, "the field %s stands here twice", fields[i].name);
        else if (!fields[i].take(taken)) return false;
        if (i < N_FIELDS) seen |= 1u << i;
    }
    return true;
}

bool fields_of_entity(Line *line, Slice rest, Index index) {
    return take_fields(&(Taken){.line = line, .entity = &line->source->entities.at[index], .index = index}, rest);
}

/* What a word is by its type alone. */
static uint64_t classes_of_type(uint8_t type) {
    switch (type) {
        case SOURCE_TITLE: return CLASS(TITLE);
        case SOURCE_GIVEN: return CLASS(GIVEN);
        case SOURCE_NAME_PART: return CLASS(NAME_PART);
        case SOURCE_ABBREVIATION: return CLASS(ABBREVIATION);
        default: return 0;
    }
}

bool fields_of_word(Line *line, Slice rest, Index index) {
    SourceWord *word = &line->source->words.at[index];
    uint32_t    refused = line->source->n_refused;
    if (!take_fields(&(Taken){.line = line, .word = word, .index = index}, rest)) return false;
    if (!word->classes && !classes_of_type(word->type) && line->source->n_refused == refused)
        source_refuse(line->source, line->spot, word->type == SOURCE_CUE ? "a cue without as=" : "a word without class=");
    word->classes |= classes_of_type(word->type);
    return true;
}
