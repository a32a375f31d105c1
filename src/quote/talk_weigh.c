/* Whose turn each one is. What a turn's clues say of a voice is added up; so is what speaks for a row of three turns: who spoke last seldom
 * goes on in a paragraph of its own, who spoke before the last one mostly does, and who was spoken to answers. The shares are those of all
 * rows of voices together, found by one pass forward and one back over the turns, with the two turns before as the state. */
#include "talk.h"
#include <math.h>
#include <string.h>

#define MOST_CLUES 48u /* looked at on either side for those who may have a turn */
#define FAR 24u        /* turns from where a voice was last heard of (Turn.at) */
#define ONLY_NAMED 6u  /* turns: who is only named is as much further off */

/* All that is weighed: its weight in logits, and the reason that it is a piece of. The first eight are in the order of the signs. */
#define TURN_FACTS(X)                                                                                                   \
    X(TAG, 8, TAG)                X(OPENS, 3, ACTS)            X(FOLLOWS, 1.5, ACTS)                                    \
    X(INTRODUCES, 4, LEADS)       X(LEADS, 2, LEADS)           X(TRAILS, 0.7, LEADS)                                    \
    X(CALLED, -5, CALLS)          X(NAMED, -1.2, NAMES)                                                                 \
    X(IS_TAG, 0.7, PRONOUN)       X(IS_OPENING, 0.7, PRONOUN)  X(IS_FOLLOWING, 0.4, PRONOUN) /* he, she of a gender */  \
    X(IS_INTRODUCING, 0.7, PRONOUN)                            X(IS_LEADING, 0.5, PRONOUN)   X(IS_TRAILING, 0.2, PRONOUN) \
    X(NOT_TAG, -7, PRONOUN)       X(NOT_OPENING, -2, PRONOUN)  X(NOT_FOLLOWING, -1, PRONOUN) /* of the other gender */  \
    X(NOT_INTRODUCING, -3, PRONOUN)                            X(NOT_LEADING, -1.2, PRONOUN) X(NOT_TRAILING, -0.4, PRONOUN) \
    X(HINT, 0.8, PRONOUN)         /* whom the pronoun stands for elsewhere */                                           \
    X(NO_PRONOUN, -7, PRONOUN)    /* "I" and "they" are not he */                                                       \
    X(UNHEARD, -4, PRONOUN)       /* a pronoun before any word of them */                                               \
    X(OTHER_NAME, 6, NOUN)        /* of a noun's tag, for a name that it can stand for, */                              \
    X(OTHER_OWNED, 1, NOUN)       /* more so where it is "his nephew", */                                               \
    X(OTHER_AGAIN, -0.7, NOUN)    /* less so with each tag that has it */                                               \
    X(OTHER_ACTS, 0.5, NOUN)      /* the same of one who acts */                                                        \
    X(OTHER_GENERAL, 0.8, NOUN)   /* "the boy", "the old lady" may be anybody, */                                       \
    X(OTHER_NEW, -2.5, NOUN)      /* but a boy is no one named before */                                                \
    X(OTHER_CALLED, 5, NOUN)      /* whom the next turn speaks to by the name */                                        \
    X(SILENT, -1.5, PRESENT)      /* nothing says that they talk */                                                     \
    X(SILENT_NOUN, -1, PRESENT)   X(ONLY_SPOKEN_OF, -2, PRESENT) /* named in quotes alone: may be far away */           \
    X(NOUN, -0.4, PRESENT)        /* often another name of somebody */                                                  \
    X(MANY, -2, PRESENT)          /* people speak one by one */                                                         \
    X(ENTERS, -0.7, PRESENT)      X(ENTERS_NOUN, -1.3, PRESENT) /* has not spoken yet, or long ago */                   \
    X(UNKNOWN, -1, PRESENT)       /* not named yet */                                                                   \
    X(AWAY, -0.06, PRESENT)       /* for each turn since they were heard of, or until then */                           \
    X(NAMELESS, -5, PRESENT)      X(NO_TELLER, -9, PRESENT)    /* nothing is "said I" */                                \
    X(AGAIN, -3.5, ANSWERS)       X(AGAIN_1, -1, ANSWERS)      X(AGAIN_2, -0.3, ANSWERS)  /* by the paragraphs between: */ \
    X(ANSWERS, 1.5, CALLED)       X(ANSWERS_1, 0.8, CALLED)    X(ANSWERS_2, 0.3, CALLED)  /* none, one, more */         \
    X(CALLS, 0.7, CALLS)          X(CALLS_1, 0.4, CALLS)       X(CALLS_2, 0.2, CALLS)                                   \
    X(RETURNS, 1.5, RETURNS)      X(RETURNS_1, 0.8, RETURNS)   X(RETURNS_2, 0.2, RETURNS)

enum TurnFact {
#define FACT_ENUM(name, weight, reason) FACT_##name,
    TURN_FACTS(FACT_ENUM)
#undef FACT_ENUM
    N_TURN_FACTS
};

static const struct {
    double  weight;
    uint8_t reason;
} facts[N_TURN_FACTS] = {
#define FACT_ROW(name, weight, reason) {weight, REASON_##reason},
    TURN_FACTS(FACT_ROW)
#undef FACT_ROW
};

typedef double TurnFacts[N_TURN_FACTS]; /* how often each is true */

static unsigned gap_of(const Turn *turn) { return turn->gap > 1 ? 2 : turn->is_apart; }
static const Voice *voice_at(const Talk *talk, Index i) { return &talk->voices.at[i]; }

/* Is it a clue that somebody who may talk before it is there? */
static bool is_ahead(const Clue *clue) { return clue->sign <= SIGN_FOLLOWS || clue->sign == SIGN_CALLED; }

/* ---- what a turn's own clues say --------------------------------------------------------------------------------- */

static void add_pronoun(const Talk *talk, const Clue *clue, Index voice, TurnFacts found) {
    const Voice *v = voice_at(talk, voice);
    bool         is_tag = clue->sign == SIGN_TAG;
    Index        hint = is_tag ? talk->doc->mentions.at[clue->mention].entity : NONE;
    if (hint != NONE && hint == v->entity) found[FACT_HINT]++;
    if (is_tag && (v->is_self || v->plural)) found[FACT_NO_PRONOUN]++;
    if (is_tag && v->mention > clue->mention) found[FACT_UNHEARD]++;
    if ((v->gender == GENDER_UNKNOWN && !v->is_thing) || v->is_self || v->plural) return;
    if (v->gender != clue->gender) found[FACT_NOT_TAG + clue->sign]++;
    else if (!v->is_nameless) found[FACT_IS_TAG + clue->sign]++;
}

static bool is_called_in(const Talk *talk, const Turn *turn, Index voice) {
    for (uint32_t i = 0; i < turn->clues.n && i < MOST_CLUES; i++) {
        const Clue *clue = &talk->clues.at[turn->clues.first + i];
        if (clue->voice == voice && clue->sign == SIGN_CALLED) return true;
    }
    return false;
}

/* "The nurse sat down" may be said of Clara: what is a noun's is, less so, that of whom it can stand for. The oftener the noun speaks, the more
 * it is somebody's only name. “It is late,” said my aunt. “My dear Clara, it is not!” */
static void add_other_name(const Talk *talk, const Turn *turn, const Clue *clue, Index voice, TurnFacts found) {
    const Voice *noun = voice_at(talk, clue->voice), *v = voice_at(talk, voice);
    bool         called = turn + 1 < talk->turns.at + talk->turns.n && clue->sign == SIGN_TAG && is_called_in(talk, turn + 1, voice);
    if (!noun->head || noun->plural || v->entity == NONE || v->is_self || clue->sign > SIGN_TRAILS) return;
    if (v->mention > clue->mention && !called) return;
    if (noun->gender && v->gender && noun->gender != v->gender) return;
    found[clue->sign == SIGN_TAG ? FACT_OTHER_NAME : FACT_OTHER_ACTS]++;
    if (clue->sign != SIGN_TAG) return;
    found[FACT_OTHER_CALLED] += called;
    found[FACT_OTHER_GENERAL] += noun->is_general;
    found[FACT_OTHER_NEW] += noun->is_new;
    found[FACT_OTHER_OWNED] += noun->is_owned;
    found[FACT_OTHER_AGAIN] += noun->tags < 6 ? noun->tags : 6;
}

static void add_clues(const Talk *talk, const Turn *turn, Index voice, TurnFacts found) {
    for (uint32_t i = 0; i < turn->clues.n; i++) {
        const Clue *clue = &talk->clues.at[turn->clues.first + i];
        if (clue->sign == SIGN_PRESENT) continue;
        if (clue->voice == NONE) add_pronoun(talk, clue, voice, found);
        else if (clue->voice == voice) found[FACT_TAG + clue->sign]++;
        else add_other_name(talk, turn, clue, voice, found);
    }
}

/* ---- who takes part ---------------------------------------------------------------------------------------------- */

/* How many turns away the voice was last heard of, or is heard of next: behind the turn, what shows that they talk or are spoken to. Who
 * is only named between the turns is further off. Where they are likely to have spoken, as far as the turns before tell, they were heard. */
static uint32_t distance(const Talk *talk, uint32_t turn, Index voice) {
    const Turn *t = &talk->turns.at[turn];
    uint32_t    spoke = voice_at(talk, voice)->spoke_at, nearest = spoke && t->at - spoke < FAR ? t->at - spoke : FAR;
    uint32_t    from = t->clues.first, end = t->clues.first + t->clues.n;
    for (uint32_t i = end; i-- > 0 && end - i < MOST_CLUES;) {
        const Clue *clue = &talk->clues.at[i];
        uint32_t    far = t->at - talk->turns.at[clue->turn].at + (clue->sign >= SIGN_NAMED ? ONLY_NAMED : 0);
        if (clue->voice == voice && far < nearest) nearest = far;
    }
    for (uint32_t i = from; i < talk->clues.n && i - from < MOST_CLUES; i++) {
        const Clue *clue = &talk->clues.at[i];
        uint32_t    far = talk->turns.at[clue->turn].at - t->at;
        if (clue->voice == voice && is_ahead(clue) && far < nearest) nearest = far;
    }
    return nearest;
}

/* Has the voice been named before the turn ends? */
static bool is_known(const Talk *talk, const Turn *turn, Index voice) {
    const Unit *last = &talk->units->row.at[turn->end - 1];
    return talk->doc->mentions.at[voice_at(talk, voice)->mention].first < last->end;
}

static void add_part(const Talk *talk, uint32_t turn, Index voice, TurnFacts found) {
    const Turn  *t = &talk->turns.at[turn];
    const Voice *v = voice_at(talk, voice);
    bool         enters = !v->spoke_at || t->at - v->spoke_at > FAR, silent = !v->talks && !v->spoke_at;
    found[FACT_AWAY] += distance(talk, turn, voice);
    if (v->is_nameless) {
        found[FACT_NAMELESS]++;
        return;
    }
    found[FACT_NO_TELLER] += v->is_self && !v->tags;
    found[FACT_SILENT] += silent;
    found[FACT_SILENT_NOUN] += silent && v->head;
    found[FACT_ONLY_SPOKEN_OF] += silent && !v->is_seen;
    found[FACT_ENTERS] += enters;
    found[FACT_ENTERS_NOUN] += enters && v->head;
    found[FACT_MANY] += v->plural;
    found[FACT_NOUN] += v->head != 0;
    found[FACT_UNKNOWN] += !is_known(talk, t, voice);
}

static void weigh_alone(const Talk *talk, uint32_t turn, Index voice, TurnFacts found) {
    memset(found, 0, sizeof(TurnFacts));
    add_clues(talk, &talk->turns.at[turn], voice, found);
    add_part(talk, turn, voice, found);
}

static double sum_of(const TurnFacts found) {
    double sum = 0;
    for (unsigned i = 0; i < N_TURN_FACTS; i++) sum += found[i] * facts[i].weight;
    return sum;
}

/* ---- what the turns before say ----------------------------------------------------------------------------------- */

/* The facts that are true of a voice behind another one; how many. */
static unsigned pair_facts(const Talk *talk, uint32_t turn, Index before, Index voice, uint8_t found[3]) {
    const Turn *t = &talk->turns.at[turn];
    unsigned    gap = gap_of(t), n = 0;
    if (before == voice) found[n++] = (uint8_t)(FACT_AGAIN + gap);
    if (is_called_in(talk, t - 1, voice)) found[n++] = (uint8_t)(FACT_ANSWERS + gap);
    if (is_called_in(talk, t, before)) found[n++] = (uint8_t)(FACT_CALLS + gap);
    return n;
}

static unsigned three_fact(const Talk *talk, uint32_t turn, Index first, Index before, Index voice) {
    unsigned gap = gap_of(&talk->turns.at[turn]), other = gap_of(&talk->turns.at[turn - 1]);
    return first == voice && before != voice ? FACT_RETURNS + (gap > other ? gap : other) : N_TURN_FACTS;
}

/* ---- seats ------------------------------------------------------------------------------------------------------- */

static void add_seat(Turn *turn, Index voice) {
    if (voice == NONE || turn->n_seats == MOST_VOICES) return;
    for (uint32_t i = 0; i < turn->n_seats; i++)
        if (turn->seats[i].voice == voice) return;
    turn->seats[turn->n_seats++] = (Seat){.voice = voice};
}

/* Those told of in the turn, those of the turn before, and then, by and by, those named before it and behind it. */
static void find_seats(Talk *talk, uint32_t index) {
    Turn    *turn = &talk->turns.at[index];
    uint32_t first = turn->clues.first, end = first + turn->clues.n;
    turn->n_seats = 0;
    for (uint32_t i = first; i < end; i++) {
        const Clue *clue = &talk->clues.at[i];
        if (clue->sign < SIGN_CALLED) add_seat(turn, clue->voice == NONE && clue->sign == SIGN_TAG ? talk->nameless[clue->gender] : clue->voice);
    }
    for (uint32_t far = 0; far < MOST_CLUES; far++) {
        const Clue *before = far < first ? &talk->clues.at[first - far - 1] : NULL;
        const Clue *behind = end + far < talk->clues.n ? &talk->clues.at[end + far] : NULL;
        if (before && before->sign != SIGN_NAMED && turn->at - talk->turns.at[before->turn].at <= FAR) add_seat(turn, before->voice);
        if (behind && is_ahead(behind) && talk->turns.at[behind->turn].at - turn->at <= FAR) add_seat(turn, behind->voice);
    }
    for (uint32_t i = 0; index && i < turn[-1].n_seats; i++) add_seat(turn, turn[-1].seats[i].voice);
    for (uint32_t i = first; i < end; i++) add_seat(turn, talk->clues.at[i].voice);
}

static void weigh_seats(Talk *talk, uint32_t turn) {
    TurnFacts found;
    for (uint32_t k = 0; k < talk->turns.at[turn].n_seats; k++) {
        weigh_alone(talk, turn, talk->turns.at[turn].seats[k].voice, found);
        talk->turns.at[turn].seats[k].alone = sum_of(found);
    }
}

/* ---- all turns together ------------------------------------------------------------------------------------------ */

typedef double Pairs[MOST_VOICES][MOST_VOICES]; /* by the seat of the turn before, and the turn's own */

static uint32_t seats_before(const Talk *talk, uint32_t turn) { return turn && talk->turns.at[turn - 1].n_seats ? talk->turns.at[turn - 1].n_seats : 1; }

static void normalise(Pairs pairs) {
    double sum = 0;
    for (unsigned i = 0; i < MOST_VOICES * MOST_VOICES; i++) sum += pairs[i / MOST_VOICES][i % MOST_VOICES];
    for (unsigned i = 0; i < MOST_VOICES * MOST_VOICES && sum > 0; i++) pairs[i / MOST_VOICES][i % MOST_VOICES] /= sum;
}

/* The weight of a turn in the seat `k`, behind one in `j`. */
static double step(const Talk *talk, uint32_t turn, uint32_t j, uint32_t k) {
    const Turn *t = &talk->turns.at[turn];
    double      sum = t->seats[k].alone;
    uint8_t     found[3];
    unsigned    n = turn && t[-1].n_seats ? pair_facts(talk, turn, t[-1].seats[j].voice, t->seats[k].voice, found) : 0;
    while (n-- > 0) sum += facts[found[n]].weight;
    return exp(sum);
}

static double bend(const Talk *talk, uint32_t turn, uint32_t i, uint32_t j, uint32_t k) {
    const Turn *t = &talk->turns.at[turn];
    if (turn < 2 || !t[-1].n_seats || !t[-2].n_seats) return 1;
    unsigned fact = three_fact(talk, turn, t[-2].seats[i].voice, t[-1].seats[j].voice, t->seats[k].voice);
    return fact == N_TURN_FACTS ? 1 : exp(facts[fact].weight);
}

static void go_forward(const Talk *talk, uint32_t turn, Pairs *forward) {
    const Turn *t = &talk->turns.at[turn];
    memset(forward[turn], 0, sizeof *forward);
    if (!t->n_seats) forward[turn][0][0] = 1; /* before anybody is named */
    for (uint32_t j = 0; j < seats_before(talk, turn); j++)
        for (uint32_t k = 0; k < t->n_seats; k++) {
            double sum = turn ? 0 : 1;
            for (uint32_t i = 0; turn && i < seats_before(talk, turn - 1); i++) sum += forward[turn - 1][i][j] * bend(talk, turn, i, j, k);
            forward[turn][j][k] = sum * step(talk, turn, j, k);
        }
    normalise(forward[turn]);
}

/* Who is likeliest to have the turn, as far as the turns up to it tell. */
static void note_speaker(Talk *talk, uint32_t turn, Pairs forward) {
    const Turn *t = &talk->turns.at[turn];
    double      most = 0;
    Index       likeliest = NONE;
    for (uint32_t k = 0; k < t->n_seats; k++) {
        double sum = 0;
        for (uint32_t j = 0; j < MOST_VOICES; j++) sum += forward[j][k];
        if (sum > most) most = sum, likeliest = t->seats[k].voice;
    }
    if (likeliest != NONE) talk->voices.at[likeliest].spoke_at = t->at;
}

/* What the turns from `turn` on give to each pair of seats before it. */
static void go_back(const Talk *talk, uint32_t turn, Pairs behind) {
    const Turn *t = &talk->turns.at[turn];
    Pairs       sums = {{0}};
    if (!t->n_seats) return;
    for (uint32_t j = 0; j < seats_before(talk, turn); j++)
        for (uint32_t k = 0; k < t->n_seats; k++) {
            double weight = step(talk, turn, j, k) * behind[j][k];
            for (uint32_t i = 0; i < seats_before(talk, turn - 1); i++) sums[i][j] += weight * bend(talk, turn, i, j, k);
        }
    memcpy(behind, sums, sizeof sums);
    normalise(behind);
}

static void share_out(Turn *turn, Pairs forward, Pairs behind) {
    double total = 0;
    for (uint32_t k = 0; k < turn->n_seats; k++) {
        turn->seats[k].share = 0;
        for (uint32_t j = 0; j < MOST_VOICES; j++) turn->seats[k].share += forward[j][k] * behind[j][k];
        total += turn->seats[k].share;
    }
    for (uint32_t k = 0; k < turn->n_seats; k++) {
        turn->seats[k].share = total > 0 ? turn->seats[k].share / total : 0;
        if (turn->seats[k].share > turn->seats[turn->best].share) turn->best = k;
    }
}

bool talk_weigh(Talk *talk) {
    Pairs *forward = arena_alloc(talk->units->scratch, (size_t)talk->turns.n * sizeof *forward), behind;
    if (talk->turns.n && !forward) return false;
    for (uint32_t t = 0; t < talk->turns.n; t++) {
        find_seats(talk, t);
        weigh_seats(talk, t);
        go_forward(talk, t, forward);
        note_speaker(talk, t, forward[t]);
    }
    for (unsigned i = 0; i < MOST_VOICES * MOST_VOICES; i++) behind[i / MOST_VOICES][i % MOST_VOICES] = 1;
    for (uint32_t t = talk->turns.n; t-- > 0;) {
        share_out(&talk->turns.at[t], forward[t], behind);
        if (t) go_back(talk, t, behind);
    }
    return true;
}

/* ---- reasons ----------------------------------------------------------------------------------------------------- */

static const char *const words[N_TURN_REASONS] = {
    [REASON_TAG] = "is said to speak in this paragraph",
    [REASON_PRONOUN] = "is whom the pronoun can stand for",
    [REASON_NOUN] = "is whom the noun can stand for",
    [REASON_ACTS] = "acts beside the quote",
    [REASON_LEADS] = "is whom the line before is about",
    [REASON_CALLED] = "was spoken to by name just before",
    [REASON_CALLS] = "speaks to the other one by name",
    [REASON_NAMES] = "speaks of the other one by name",
    [REASON_ANSWERS] = "answers, as the other one spoke last",
    [REASON_RETURNS] = "spoke before the other one: they take turns",
    [REASON_PRESENT] = "takes part in the talk here",
};
static const char *const names[N_TURN_REASONS] = {"tag", "pronoun", "noun", "acts", "leads", "called", "calls", "names", "answers", "returns", "present"};

const char *turn_reason_words(unsigned reason) { return reason < N_TURN_REASONS ? words[reason] : "?"; }
const char *turn_reason_name(unsigned reason) { return reason < N_TURN_REASONS ? names[reason] : "?"; }

static Index voice_of_turn(const Talk *talk, uint32_t turn) {
    const Turn *t = &talk->turns.at[turn];
    return t->n_seats ? t->seats[t->best].voice : NONE;
}

/* What gives the voice the turn, beside the turns before as they are: in logits, with the sign. */
static void add_leads(const Talk *talk, uint32_t turn, Index voice, double sign, double leads[N_TURN_REASONS]) {
    TurnFacts found;
    uint8_t   pair[3];
    Index     before = turn ? voice_of_turn(talk, turn - 1) : NONE, first = turn > 1 ? voice_of_turn(talk, turn - 2) : NONE;
    weigh_alone(talk, turn, voice, found);
    for (unsigned n = before == NONE ? 0 : pair_facts(talk, turn, before, voice, pair); n-- > 0;) found[pair[n]]++;
    unsigned three = before == NONE || first == NONE ? N_TURN_FACTS : three_fact(talk, turn, first, before, voice);
    if (three != N_TURN_FACTS) found[three]++;
    for (unsigned i = 0; i < N_TURN_FACTS; i++) leads[facts[i].reason] += sign * found[i] * facts[i].weight;
}

void talk_reasons(const Talk *talk, uint32_t turn, uint32_t seat, uint32_t rival, double leads[N_TURN_REASONS]) {
    const Turn *t = &talk->turns.at[turn];
    memset(leads, 0, N_TURN_REASONS * sizeof *leads);
    add_leads(talk, turn, t->seats[seat].voice, 1, leads);
    if (seat != rival) add_leads(talk, turn, t->seats[rival].voice, -1, leads);
}
