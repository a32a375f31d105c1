#include "facts.h"
#include "blank.h"
#include "hash.h"

/* ---- Spellings --------------------------------------------------------------------------------------------------- */

/* Walks over a name byte by byte, white space of any sort and length as one space: "Vladimir\nPutin" is no other spelling. */
typedef struct Words {
    const char *at, *end;
} Words;

static Words words_of(const Doc *doc, Span span) { return (Words){doc->text + span.start, doc->text + span.end}; }

static int next_byte(Words *words) {
    if (words->at == words->end) return -1;
    if (!is_blank(*words->at)) return (unsigned char)*words->at++;
    while (words->at < words->end && is_blank(*words->at)) words->at++;
    return ' ';
}

static uint64_t words_hash(Words words, Index entity) {
    uint64_t hash = HASH_SEED ^ entity;
    for (int byte; (byte = next_byte(&words)) >= 0;) hash = (hash ^ (uint64_t)byte) * UINT64_C(0x100000001B3);
    return hash_mix(hash, entity);
}

static bool words_equal(Words a, Words b) {
    size_t length = (size_t)(a.end - a.at);
    if (length == (size_t)(b.end - b.at) && memcmp(a.at, b.at, length) == 0) return true; /* as most that are equal */
    for (;;) {
        int byte = next_byte(&a);
        if (byte != next_byte(&b)) return false;
        if (byte < 0) return true;
    }
}

/* A set of (entity, spelling), by the mention that has it; open addressing, at most half full. */
typedef struct Spellings {
    const Doc *doc;
    Index     *slots;
    size_t     mask;
} Spellings;

static bool add_spelling(Spellings *set, Index i) {
    const Mention *mention = &set->doc->mentions.at[i];
    Words          words = words_of(set->doc, mention->span);
    size_t         at = (size_t)words_hash(words, mention->entity) & set->mask;
    for (; set->slots[at] != NONE; at = (at + 1) & set->mask) {
        const Mention *other = &set->doc->mentions.at[set->slots[at]];
        if (other->entity == mention->entity && words_equal(words, words_of(set->doc, other->span))) return false;
    }
    set->slots[at] = i;
    return true;
}

static bool is_main_name(const Doc *doc, const Mention *mention) {
    const char *name = doc->entities.at[mention->entity].name;
    return name && words_equal(words_of(doc, mention->span), (Words){name, name + strlen(name)});
}

static bool find_variants(Facts *facts) {
    const Doc *doc = facts->doc;
    Spellings  set = {.doc = doc, .mask = 15};
    while (set.mask < (size_t)doc->mentions.n * 2) set.mask = set.mask * 2 + 1;
    set.slots = arena_alloc(&facts->arena, (set.mask + 1) * sizeof *set.slots);
    if (!set.slots) return false;
    memset(set.slots, 0xFF, (set.mask + 1) * sizeof *set.slots); /* NONE */
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (mention->form == FORM_NAME && mention->entity != NONE && !is_main_name(doc, mention))
            facts->is_variant[i] = add_spelling(&set, i);
    }
    return true;
}

/* ---- Lists ------------------------------------------------------------------------------------------------------- */

static void *zeroed(Arena *arena, size_t n, size_t size) {
    void *block = n > SIZE_MAX / size ? NULL : arena_alloc(arena, n ? n * size : 1);
    if (block) memset(block, 0, n * size);
    return block;
}

static void list_roles(Facts *facts) {
    const Doc *doc = facts->doc;
    for (Index i = 0; i < doc->entities.n; i++) facts->first_role[i] = NONE;
    for (Index i = doc->roles.n; i-- > 0;) { /* from the back, so that each list is in order of the text */
        Index entity = doc->roles.at[i].entity;
        facts->next_role[i] = NONE;
        if (entity == NONE) continue;
        facts->next_role[i] = facts->first_role[entity];
        facts->first_role[entity] = i;
    }
}

static void count_quotes(Facts *facts) {
    const Doc *doc = facts->doc;
    for (Index i = 0; i < doc->quotes.n; i++) {
        Index speaker = doc->quotes.at[i].speaker, entity = speaker == NONE ? NONE : doc->mentions.at[speaker].entity;
        if (entity != NONE) facts->n_quotes[entity]++;
    }
}

bool facts_make(Facts *facts, const Doc *doc, quoth_error *err) {
    *facts = (Facts){.doc = doc};
    facts->first_role = zeroed(&facts->arena, doc->entities.n, sizeof *facts->first_role);
    facts->next_role = zeroed(&facts->arena, doc->roles.n, sizeof *facts->next_role);
    facts->is_variant = zeroed(&facts->arena, doc->mentions.n, sizeof *facts->is_variant);
    facts->n_quotes = zeroed(&facts->arena, doc->entities.n, sizeof *facts->n_quotes);
    if (!facts->first_role || !facts->next_role || !facts->is_variant || !facts->n_quotes || !find_variants(facts)) {
        facts_free(facts);
        return fail_memory(err);
    }
    list_roles(facts);
    count_quotes(facts);
    return true;
}

void facts_free(Facts *facts) { arena_free(&facts->arena); }

/* ---- Speakers ---------------------------------------------------------------------------------------------------- */

Speaker speaker_of(const Doc *doc, const Quote *quote) {
    if (quote->speaker == NONE) return (Speaker){0};
    const Mention *mention = &doc->mentions.at[quote->speaker];
    const Role    *role = quote->role == NONE ? NULL : &doc->roles.at[quote->role];
    return (Speaker){mention, entity_of(doc, mention), role, span_empty(quote->source) ? mention->span : quote->source};
}

Shown name_shown(const Doc *doc, const Mention *mention) {
    const Entity *entity = entity_of(doc, mention);
    if (entity && entity->name) return (Shown){.text = entity->name};
    return (Shown){.span = mention->form == FORM_PRONOUN ? (Span){0, 0} : mention->span};
}

Range nested_in(const Doc *doc, const Quote *quote) {
    Span  hull = spans_hull(doc, quote->parts);
    Range range = {0, 0};
    if (quote->marked == NONE || !doc->nested.n) return range;
    array_bisect(range.first, doc->nested.n, quote_start(doc, &doc->nested.at[i]) < hull.start);
    while (range.first + range.n < doc->nested.n && quote_start(doc, &doc->nested.at[range.first + range.n]) < hull.end) range.n++;
    return range;
}

static const RuleWords rules[] = {
    {"clause", "reports a clause", "said that it rains"},
    {"question", "reports a question", "asked whether it rains"},
    {"infinitive", "reports what is to be done", "vowed to fight"},
    {"predicate", "reports what something is called", "described the plan as weak"},
    {"object", "reports by its object", "rejected the plan"},
    {"about", "reports what the talk is about", "warned of war"},
    {"tag", "stands beside or inside the statement", "it rains, he said"},
    {"source", "names the source", "according to him, it rains"},
    {"colon", "comes before a colon and the statement", "he said: it rains"},
    {"noun", "is a noun with a statement", "his claim that it rains"},
    {"raised", "says it of its subject", "it is expected to rain"},
    {"nested", "tells of it inside the other quote", NULL},
    {"turn", "is whose turn it is", "SMITH: It rains"},
    {"echo", "says the same words further down", "Police ‘sorry for delay’"},
};

RuleWords rule_words(const char *rule) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].rule, rule) == 0) return rules[i];
    return (RuleWords){rule, rule, NULL};
}
