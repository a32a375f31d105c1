#include "dialogue.h"
#include "entity.h"
#include "kind.h"
#include "story.h"
#include "talk.h"
#include "word_at.h"
#include <stdio.h>
#include <string.h>

#define LEAST_LEAD 0.05  /* logits: less is no reason */
#define LEAST_OTHER 0.01 /* share: who is less likely is no alternative */
#define MOST_REASONS 3
#define TELLER_SCORE 0.6F
#define SURE_TAG 0.5     /* from here on he and she are who they are by turns, */
#define SURE_NOUN 0.7
#define CLEARLY 3        /* or where that is so many times likelier than who they were taken for */

typedef struct Settler {
    Doc            *doc;
    const Dialogue *how;
    Talk            talk;
    bool            moved; /* mentions have other entities than the chains of these say */
} Settler;

/* ---- who is shown ------------------------------------------------------------------------------------------------ */

/* The voice's mention beside the turn, else the one that it has from where it was last heard of by name. */
static Index mention_for(const Settler *s, const Turn *turn, Index voice) {
    const Talk *talk = &s->talk;
    Index       best = talk->voices.at[voice].mention;
    for (uint32_t i = turn->clues.first + turn->clues.n; i-- > 0 && turn->clues.first + turn->clues.n - i < 64;) {
        const Clue *clue = &talk->clues.at[i];
        if (clue->voice != voice || clue->sign == SIGN_NAMED || clue->sign == SIGN_CALLED) continue;
        return clue->mention;
    }
    return best;
}

/* ---- pronouns ---------------------------------------------------------------------------------------------------- */

/* Has the mention an entity that has a name? */
static bool is_named(const Doc *doc, const Mention *mention) { return mention->entity != NONE && !doc->entities.at[mention->entity].unnamed; }

/* The entity of the voice, which a noun gets here; NONE for "I", and where there is no memory. */
static bool entity_of_voice(Settler *s, Index voice, Index *entity, quoth_error *err) {
    const Voice *v = &s->talk.voices.at[voice];
    *entity = v->entity;
    if (*entity != NONE || v->is_self || v->is_nameless) return true; /* "I" may have the name that others call */
    *entity = entity_add_unnamed(s->doc, v->mention, err);
    return *entity != NONE;
}

/* “Yes,” I said: I have the name that the others call. */
static bool settle_teller(Settler *s, Index mention) {
    Mention *m = &s->doc->mentions.at[mention];
    Index    voice = talk_voice_of(&s->talk, mention);
    if (voice == NONE || voice != s->talk.self || s->talk.voices.at[voice].entity == NONE || m->entity != NONE) return true;
    m->entity = s->talk.voices.at[voice].entity;
    m->score = TELLER_SCORE;
    m->why = "I: whom the others call by this name, and who is named nowhere else";
    s->moved = true;
    return true;
}

/* How likely the turns find whom the pronoun stood for until now. */
static double share_of_entity(const Settler *s, const Turn *turn, Index entity) {
    for (uint32_t i = 0; i < turn->n_seats; i++)
        if (s->talk.voices.at[turn->seats[i].voice].entity == entity) return turn->seats[i].share;
    return 0;
}

/* The mention is that of the voice on the seat. */
static bool seat_mention(Settler *s, Index mention, const Seat *seat, const char *why, quoth_error *err) {
    Index entity;
    if (!entity_of_voice(s, seat->voice, &entity, err)) return false;
    Mention *m = &s->doc->mentions.at[mention];
    if (m->entity == entity) return true;
    m->entity = entity;
    m->score = (float)seat->share;
    m->why = why;
    s->moved = true;
    return true;
}

/* “Yes,” he said: he is whose turn it is. */
static bool settle_pronoun(Settler *s, const Turn *turn, Index mention, quoth_error *err) {
    const Mention *m = &s->doc->mentions.at[mention];
    const Seat    *seat = &turn->seats[turn->best];
    if (m->gender == GENDER_UNKNOWN) return settle_teller(s, mention);
    if (seat->share < SURE_TAG && seat->share < CLEARLY * share_of_entity(s, turn, m->entity)) return true;
    return seat_mention(s, mention, seat, "he, she: whose turn it is", err);
}

/* “Yes,” said his nephew: who is named otherwise elsewhere and has the turn; else the noun is somebody, wherever it stands. */
static bool settle_noun(Settler *s, const Turn *turn, Index mention, quoth_error *err) {
    const Mention *m = &s->doc->mentions.at[mention];
    const Seat    *seat = &turn->seats[turn->best];
    Index          voice = talk_voice_of(&s->talk, mention);
    if (m->type != TYPE_PERSON || is_named(s->doc, m) || voice == NONE || s->talk.voices.at[seat->voice].is_nameless) return true;
    if (seat->voice != voice && seat->share < SURE_NOUN) return true;
    return seat_mention(s, mention, seat, "whose turn it is", err);
}

static bool settle_tag(Settler *s, const Turn *turn, Index tag, quoth_error *err) {
    Index mention = s->talk.units->row.at[tag].mention;
    if (!turn->n_seats) return true;
    switch (s->doc->mentions.at[mention].form) {
    case FORM_PRONOUN: return settle_pronoun(s, turn, mention, err);
    case FORM_NOMINAL: return settle_noun(s, turn, mention, err);
    default: return true;
    }
}

/* ---- what is said of it ------------------------------------------------------------------------------------------ */

static uint32_t runner_up(const Turn *turn, uint32_t seat) {
    uint32_t rival = seat;
    for (uint32_t i = 0; i < turn->n_seats; i++)
        if (i != seat && (rival == seat || turn->seats[i].share > turn->seats[rival].share)) rival = i;
    return rival;
}

static bool add_argument(Settler *s, unsigned reason, double lead, Range *reasons, quoth_error *err) {
    char        code[32];
    int         n = snprintf(code, sizeof code, "turn:%s", turn_reason_name(reason));
    Argument   *argument = array_add(&s->doc->arena, &s->doc->arguments);
    const char *kept = s->how->explain ? arena_copy(&s->doc->arena, code, (size_t)n) : NULL;
    if (!argument || (s->how->explain && !kept)) return fail_memory(err);
    *argument = (Argument){turn_reason_words(reason), kept, (float)lead};
    reasons->n++;
    return true;
}

/* The greatest leads of the sign, greatest first. */
static bool add_leads(Settler *s, double leads[N_TURN_REASONS], double sign, Range *reasons, quoth_error *err) {
    for (uint32_t round = 0; round < MOST_REASONS; round++) {
        unsigned best = 0;
        for (unsigned r = 1; r < N_TURN_REASONS; r++)
            if (leads[r] * sign > leads[best] * sign) best = r;
        if (leads[best] * sign < LEAST_LEAD) break;
        if (!add_argument(s, best, leads[best], reasons, err)) return false;
        leads[best] = 0;
    }
    return true;
}

static bool reasons_of(Settler *s, uint32_t turn, uint32_t seat, bool against, Range *reasons, quoth_error *err) {
    const Turn *t = &s->talk.turns.at[turn];
    double      leads[N_TURN_REASONS];
    *reasons = (Range){s->doc->arguments.n, 0};
    talk_reasons(&s->talk, turn, seat, seat == t->best ? runner_up(t, seat) : t->best, leads);
    return add_leads(s, leads, 1, reasons, err) && (!against || add_leads(s, leads, -1, reasons, err));
}

/* The seats by share, greatest first. */
static void order_seats(const Turn *turn, uint32_t order[MOST_VOICES]) {
    for (uint32_t i = 0; i < turn->n_seats; i++) {
        uint32_t k = i;
        for (; k > 0 && turn->seats[i].share > turn->seats[order[k - 1]].share; k--) order[k] = order[k - 1];
        order[k] = i;
    }
}

static bool add_others(Settler *s, const Turn *turn, Quote *quote, quoth_error *err) {
    uint32_t order[MOST_VOICES];
    order_seats(turn, order);
    quote->alternatives = (Range){s->doc->alternatives.n, 0};
    for (uint32_t i = 1; i < turn->n_seats && i <= 3 && turn->seats[order[i]].share >= LEAST_OTHER; i++) {
        Alternative *other = array_add(&s->doc->arena, &s->doc->alternatives);
        if (!other) return fail_memory(err);
        *other = (Alternative){mention_for(s, turn, turn->seats[order[i]].voice), (float)turn->seats[order[i]].share};
        quote->alternatives.n++;
    }
    return true;
}

static bool add_candidacies(Settler *s, uint32_t turn, Quote *quote, quoth_error *err) {
    const Turn *t = &s->talk.turns.at[turn];
    uint32_t    order[MOST_VOICES];
    order_seats(t, order);
    quote->candidacies = (Range){s->doc->candidacies.n, t->n_seats};
    Candidacy *added = array_add_many(&s->doc->arena, &s->doc->candidacies, t->n_seats);
    if (!added) return fail_memory(err);
    for (uint32_t i = 0; i < t->n_seats; i++) {
        const Seat *seat = &t->seats[order[i]];
        added[i] = (Candidacy){.mention = mention_for(s, t, seat->voice), .score = (float)seat->share};
        if (!reasons_of(s, turn, order[i], true, &added[i].reasons, err)) return false;
    }
    return true;
}

/* ---- quotes ------------------------------------------------------------------------------------------------------ */

/* A noun that is shown for a voice is of its entity. */
static bool set_speaker(Settler *s, const Turn *turn, Quote *quote, Index mention, quoth_error *err) {
    const Seat *seat = &turn->seats[turn->best];
    quote->speaker = quote->role = NONE;
    if ((double)quote->score < s->how->min_score) return true;
    quote->speaker = mention;
    if (s->talk.units->of_mention[mention] == NONE) quote->source = s->doc->mentions.at[mention].span; /* named in a quote alone */
    if (!settle_teller(s, mention)) return false;
    if (s->talk.voices.at[seat->voice].is_nameless || s->doc->mentions.at[mention].form != FORM_NOMINAL || is_named(s->doc, &s->doc->mentions.at[mention])) return true;
    return seat_mention(s, mention, seat, "whose turn it is", err);
}

/* What says nothing by itself is of whose turn it is. */
static bool settle_quote(Settler *s, uint32_t turn, Quote *quote, Index mention, quoth_error *err) {
    const Turn *t = &s->talk.turns.at[turn];
    quote->score = (float)t->seats[t->best].share;
    quote->source = quote->cue = (Span){0, 0};
    quote->cue_lemma = NULL;
    quote->ruling = NULL;
    quote->kind = KIND_SPEECH;
    quote->addressee = quote->via = NONE;
    s->how->cues[quote - s->doc->quotes.at] = NONE;
    return set_speaker(s, t, quote, mention, err) && reasons_of(s, turn, t->best, false, &quote->reasons, err) &&
           add_others(s, t, quote, err) && (!s->how->explain || add_candidacies(s, turn, quote, err));
}

/* Who is shown for a quote: the turn's tag, but NONE where the quote has been given that by itself. */
static Index mention_of_quote(const Settler *s, const Turn *turn, Index quote) {
    if (turn->tag == NONE) return mention_for(s, turn, turn->seats[turn->best].voice);
    Index mention = s->talk.units->row.at[turn->tag].mention;
    bool  own = s->how->tags[quote] != NONE && s->talk.units->row.at[s->how->tags[quote]].mention == s->doc->quotes.at[quote].speaker;
    return own || s->doc->quotes.at[quote].speaker == mention ? NONE : mention;
}

static bool settle_turn(Settler *s, uint32_t turn, quoth_error *err) {
    const Turn *t = &s->talk.turns.at[turn];
    if (t->tag != NONE && !settle_tag(s, t, t->tag, err)) return false;
    if (!t->n_seats) return true;
    for (Index i = t->quotes.first; i < t->quotes.first + t->quotes.n; i++) {
        Index own = s->how->tags[i]; /* “Come,” said Lee, and took his hat. “It is late,” he added. */
        if (own != NONE && own != t->tag && talk_has(&s->talk, &s->doc->quotes.at[i]) && !settle_tag(s, t, own, err)) return false;
        Index mention = talk_has(&s->talk, &s->doc->quotes.at[i]) ? mention_of_quote(s, t, i) : NONE;
        if (mention != NONE && !settle_quote(s, turn, &s->doc->quotes.at[i], mention, err)) return false;
    }
    return true;
}

/* ---- expressions ------------------------------------------------------------------------------------------------- */

/* What the house called “the rules”. */
static bool is_name_for(const Doc *doc, uint32_t token) {
    return WORD_AMONG(doc, token, "call", "calls", "called", "calling", "name", "named", "term", "termed", "labelled", "labeled", "marked", "styled");
}

/* Everybody kept to the “upper town” and was never “out”: in a story, what goes on a sentence without a comma, a colon or a word of saying
 * before it, and without one behind it, is an expression. */
static bool is_expression(const Settler *s, Index quote) {
    const Units *units = s->talk.units;
    const Quote *q = &s->doc->quotes.at[quote];
    Index        unit = q->marked == NONE ? NONE : units->of_marked[q->marked];
    if (unit == NONE || unit == 0 || unit == unit_sentence_first(units, unit) || q->parts.n > 1) return false;
    char before = units->codes[unit - 1], behind = units->codes[unit + 1];
    bool told = ONE_OF(before, "QCAv,:-.;()t&") && !is_name_for(s->doc, units->row.at[unit - 1].first);
    return !told && behind != 'C' && units->row.at[unit - 1].paragraph == units->row.at[unit].paragraph;
}

static void settle_expression(Settler *s, Index quote) {
    Quote *q = &s->doc->quotes.at[quote];
    if (q->speaker == NONE || !is_expression(s, quote)) return;
    q->kind = kind_of_quote(s->doc, s->how->gazetteer, s->talk.units, s->talk.units->of_marked[q->marked], false, NONE);
    if (q->kind == KIND_SPEECH) q->kind = KIND_SCARE;
    q->ruling = "in a story, what goes on a sentence without a word of saying beside it is an expression";
    q->speaker = q->role = q->addressee = q->via = NONE;
    q->cue = q->source = (Span){0, 0};
    q->cue_lemma = NULL;
    s->how->cues[quote] = NONE;
}

static bool settle_turns(Settler *s, quoth_error *err) {
    if (!talk_weigh(&s->talk)) return fail_memory(err);
    for (uint32_t i = 0; i < s->talk.turns.n; i++)
        if (!settle_turn(s, i, err)) return false;
    return true;
}

bool dialogue_settle(Doc *doc, Units *units, const Dialogue *dialogue, quoth_error *err) {
    Settler s = {.doc = doc, .how = dialogue};
    if (!talk_read(&s.talk, doc, units, dialogue->tags)) return fail_memory(err);
    bool is_story = story_is(doc), is_talk = talk_is_dialogue(&s.talk, is_story);
    if (is_talk && !settle_turns(&s, err)) return false;
    for (Index i = 0; (is_story || is_talk) && i < doc->quotes.n; i++) settle_expression(&s, i);
    if (s.moved) entities_chain(doc);
    return true;
}
