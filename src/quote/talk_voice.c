/* Who may take a turn: each voice once, however it is named. */
#include "talk_voice.h"
#include "fold.h"
#include "word_at.h"
#include <string.h>

#define MOST_NOUNS 64u /* of the voices made last that a noun is looked for among */

static const Mention *mention_at(const Talk *talk, Index i) { return &talk->doc->mentions.at[i]; }

bool voice_is_self(const Doc *doc, const Mention *mention) { return mention->form == FORM_PRONOUN && token_is(doc, mention->first, "i"); }

bool voice_is_gendered(const Mention *mention) { return mention->form == FORM_PRONOUN && mention->gender != GENDER_UNKNOWN; }

/* ---- nouns that are names ---------------------------------------------------------------------------------------- */

/* The noun that a title before a name is, folded: "Dr." is "doctor"; 0 where it is none, as "Mr.". */
static uint64_t noun_of_title(const Doc *doc, uint32_t token) {
    static const struct { const char *title, *noun; } shorts[] = {
        {"dr", "doctor"}, {"capt", "captain"}, {"prof", "professor"}, {"col", "colonel"}, {"gen", "general"}, {"lieut", "lieutenant"}, {"sergt", "sergeant"}};
    static const uint64_t noun = CLASS(PERSON_NOUN) | CLASS(TITLE);
    const Token          *t = &doc->tokens.at[token];
    size_t                n = t->end - t->start;
    for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++)
        if (strlen(shorts[i].title) == n && text_is(doc->text + t->start, shorts[i].title, n)) return fold_hash(shorts[i].noun, strlen(shorts[i].noun));
    if (t->shape < SHAPE_CAPITAL || !(t->classes & noun) || t->classes & CLASS(KIN)) return 0;
    return WORD_AMONG(doc, token, "lady", "lord", "miss", "madam", "mister", "sir", "master", "mistress") ? 0 : t->fold;
}

/* One of a title; who else has it takes it from both. */
static void note_title(Talk *talk, uint64_t head, Index entity) {
    for (uint32_t i = 0; i < talk->n_titled; i++) {
        if (talk->titled[i].head != head) continue;
        if (talk->titled[i].entity != entity) talk->titled[i].entity = NONE;
        return;
    }
    if (talk->n_titled < MOST_TITLED) talk->titled[talk->n_titled++] = (Titled){head, entity};
}

void voices_begin(Talk *talk) {
    const Doc *doc = talk->doc;
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (m->form != FORM_NAME || !(m->type == TYPE_PERSON || m->type == TYPE_OTHER) || m->entity == NONE) continue;
        uint32_t before = m->first && goes_on(doc, m->first) ? m->first - 1 : NONE;
        if (before != NONE && before && token_is_sign(doc, before, ".")) before--; /* "Dr." */
        uint64_t head = before == NONE ? 0 : noun_of_title(doc, before);
        if (!head && m->end > m->first + 1) head = noun_of_title(doc, m->first);
        if (head) note_title(talk, head, m->entity);
    }
}

static Index titled_as(const Talk *talk, uint64_t head) {
    for (uint32_t i = 0; i < talk->n_titled; i++)
        if (talk->titled[i].head == head) return talk->titled[i].entity;
    return NONE;
}

/* A noun's last word, or what stands behind its hyphen: the ferry-girl is a girl. */
static uint64_t head_of(const Doc *doc, const Mention *mention) {
    if (mention->form != FORM_NOMINAL) return 0;
    const Token *t = &doc->tokens.at[mention->end - 1];
    uint32_t     from = t->end;
    while (from > t->start && doc->text[from - 1] != '-') from--;
    return from > t->start && from < t->end ? fold_hash(doc->text + from, t->end - from) : t->fold;
}

/* The entity that it is, but for nouns that are nobody called by name: these are the same as far as the noun is. “Dr. Sand bowed. “Ready,” said
 * the doctor.” */
static Index entity_of(const Talk *talk, const Mention *mention) {
    const Doc *doc = talk->doc;
    if (mention->entity != NONE && !doc->entities.at[mention->entity].unnamed) return mention->entity;
    return mention->form == FORM_NOMINAL && token_is(doc, mention->first, "the") ? titled_as(talk, head_of(doc, mention)) : NONE;
}

/* ---- voices ------------------------------------------------------------------------------------------------------ */

static Index voice_of_entity(const Talk *talk, Index entity) { return entity < talk->n_entities ? talk->voice_of[entity] : NONE; }

Index voice_of_noun(const Talk *talk, uint64_t head) {
    Index titled = titled_as(talk, head);
    if (titled != NONE) return voice_of_entity(talk, titled);
    for (Index i = talk->voices.n; i-- > 0 && talk->voices.n - i <= MOST_NOUNS;) {
        const Voice *voice = &talk->voices.at[i];
        if (voice->entity == NONE && !voice->is_self && voice->head == head) return i;
    }
    return NONE;
}

Index talk_voice_of(const Talk *talk, Index mention) {
    const Mention *m = mention_at(talk, mention);
    Index          entity = voice_is_gendered(m) ? NONE : entity_of(talk, m);
    uint64_t       head = head_of(talk->doc, m);
    if (entity != NONE) return voice_of_entity(talk, entity);
    if (voice_is_self(talk->doc, m)) return talk->self;
    return head ? voice_of_noun(talk, head) : NONE;
}

/* "a voice cried": what is no person has a voice where a tag says so. "All", "one", "some" are nobody; heads and chairs are things here. */
bool voice_may_be(const Talk *talk, const Mention *mention, enum Sign sign) {
    if (mention->form != FORM_NOMINAL || sign == SIGN_TAG) return true;
    bool is_person = mention->type == TYPE_PERSON || mention->type == TYPE_GROUP;
    if (WORD_AMONG(talk->doc, mention->end - 1, "head", "heads", "chair", "chairs", "figure", "figures")) return false;
    return is_person && !(mention->end == mention->first + 1 && classes_at(talk->doc, mention->first) & (CLASS(DETERMINER) | CLASS(PRONOUN)));
}

static bool is_many(const Talk *talk, const Mention *mention) {
    bool group = mention->type == TYPE_GROUP && entity_of(talk, mention) == NONE;
    return mention->plural || group || WORD_AMONG(talk->doc, mention->end - 1, "children", "kids");
}

bool voice_take(Talk *talk, Index mention, Index *voice) {
    const Mention *m = mention_at(talk, mention);
    *voice = NONE;
    if (voice_is_gendered(m) || (m->form == FORM_PRONOUN && !voice_is_self(talk->doc, m) && m->entity == NONE)) return true;
    *voice = talk_voice_of(talk, mention);
    if (*voice != NONE) return true;
    Index  entity = entity_of(talk, m);
    Voice *made = array_add(talk->units->scratch, &talk->voices);
    if (!made) return false;
    *made = (Voice){.entity = entity, .head = entity == NONE ? head_of(talk->doc, m) : 0, .mention = mention, .is_self = voice_is_self(talk->doc, m),
                    .gender = entity == NONE ? m->gender : talk->doc->entities.at[entity].gender, .plural = is_many(talk, m),
                    .is_owned = m->form == FORM_NOMINAL && classes_at(talk->doc, m->first) & CLASS(POSSESSIVE),
                    .is_thing = m->form == FORM_NOMINAL && m->type != TYPE_PERSON && m->type != TYPE_GROUP};
    *voice = talk->voices.n - 1;
    if (entity != NONE) talk->voice_of[entity] = *voice;
    if (made->is_self) talk->self = *voice;
    return true;
}

bool voice_take_nameless(Talk *talk, Index mention) {
    uint8_t gender = mention_at(talk, mention)->gender;
    if (talk->nameless[gender] != NONE) return true;
    Voice *made = array_add(talk->units->scratch, &talk->voices);
    if (!made) return false;
    *made = (Voice){.entity = NONE, .mention = mention, .gender = gender, .is_nameless = true};
    talk->nameless[gender] = talk->voices.n - 1;
    return true;
}

static void describe(const Talk *talk, Voice *voice) {
    const Mention *m = mention_at(talk, voice->mention);
    voice->is_new = WORD_AMONG(talk->doc, m->first, "a", "an", "one", "another");
    voice->is_general = WORD_AMONG(talk->doc, m->end - 1, "man", "woman", "boy", "girl", "lady", "gentleman", "fellow", "child", "lad", "youth", "creature");
}

void voices_end(Talk *talk) {
    Index    nouns[MOST_NOUNS];
    uint32_t n = 0;
    for (Index i = 0; i < talk->voices.n && n < MOST_NOUNS; i++)
        if (talk->voices.at[i].head) nouns[n++] = i;
    for (Index i = 0; n && i < talk->doc->mentions.n; i++) {
        const Mention *m = mention_at(talk, i);
        if (m->form != FORM_NOMINAL || m->plural || talk->units->of_mention[i] == NONE) continue;
        uint64_t head = head_of(talk->doc, m);
        for (uint32_t k = 0; k < n; k++) {
            Voice *voice = &talk->voices.at[nouns[k]];
            if (voice->head == head && i < voice->mention) voice->mention = i;
        }
    }
    for (uint32_t k = 0; k < n; k++) describe(talk, &talk->voices.at[nouns[k]]);
}
