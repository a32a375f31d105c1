/* Turns, and the clues to whose turn it is. Each unit of the text is looked at a bounded number of times. */
#include "talk_voice.h"
#include "fold.h"
#include "word_at.h"
#include <string.h>

#define MOST_PRESENT 12u /* of those named between two turns */
#define NEAR_FOLLOWER 3u /* units behind a quote */

static const Unit *unit_at(const Talk *talk, Index i) { return &talk->units->row.at[i]; }
static const Mention *mention_at(const Talk *talk, Index i) { return &talk->doc->mentions.at[i]; }

/* ---- clues ------------------------------------------------------------------------------------------------------- */

/* Somebody named, or a noun; he and she where `sign` can be theirs. */
static bool add_clue(Talk *talk, Index mention, enum Sign sign) {
    const Mention *m = mention_at(talk, mention);
    Index          voice;
    if (!voice_may_be(talk, m, sign)) return true;
    if (!voice_take(talk, mention, &voice)) return false;
    if (voice == NONE && !voice_is_gendered(m)) return true;
    if (voice == NONE && sign == SIGN_TAG && !voice_take_nameless(talk, mention)) return false;
    Clue *clue = array_add(talk->units->scratch, &talk->clues);
    if (!clue) return false;
    *clue = (Clue){.voice = voice, .mention = mention, .turn = talk->turns.n - 1, .sign = (uint8_t)sign, .gender = m->gender};
    if (voice != NONE && sign <= SIGN_TRAILS) talk->voices.at[voice].talks = true;
    if (voice != NONE && sign == SIGN_TAG) talk->voices.at[voice].tags++;
    if (voice != NONE && sign != SIGN_CALLED && sign != SIGN_NAMED) talk->voices.at[voice].is_seen = true;
    return true;
}

/* What is taken for a body acts where it talks elsewhere: a name that is a person's for all that. */
static bool may_act(const Talk *talk, Index unit) {
    char  code = talk->units->codes[unit];
    Index mention = unit_at(talk, unit)->mention;
    if (mention == NONE) return false;
    if (ONE_OF(code, "NHP")) return true;
    if (code == 'I') return voice_is_self(talk->doc, mention_at(talk, mention));
    Index voice = ONE_OF(code, "OLE") ? talk_voice_of(talk, mention) : NONE;
    return voice != NONE && talk->voices.at[voice].talks;
}

/* Who acts in the units: the first who can, unless a preposition stands before: "Lee nodded", not "in front of Lee stood". */
static Index actor_in(const Talk *talk, Index first, Index end) {
    for (Index i = first; i < end; i++) {
        if (talk->units->codes[i] == 'Q') return NONE;
        if (may_act(talk, i)) return i > first && talk->units->codes[i - 1] == 'p' ? NONE : i;
    }
    return NONE;
}

/* "His eyes shone": as good as that he acts. */
static bool add_owner(Talk *talk, Index first, Index end, enum Sign sign) {
    uint8_t gender = GENDER_UNKNOWN;
    if (first >= end || talk->units->codes[first] != 'D') return true;
    if (token_is(talk->doc, unit_at(talk, first)->first, "his")) gender = GENDER_MALE;
    if (token_is(talk->doc, unit_at(talk, first)->first, "her")) gender = GENDER_FEMALE;
    Clue *clue = gender ? array_add(talk->units->scratch, &talk->clues) : NULL;
    if (clue) *clue = (Clue){.voice = NONE, .mention = NONE, .turn = talk->turns.n - 1, .sign = (uint8_t)sign, .gender = gender};
    return clue || !gender;
}

static bool add_actor(Talk *talk, Index first, Index end, enum Sign sign) {
    Index actor = actor_in(talk, first, end);
    return actor == NONE ? add_owner(talk, first, end, sign) : add_clue(talk, unit_at(talk, actor)->mention, sign);
}

#define MOST_BACK 4u /* sentences */

/* The last sentence before a unit, but not before `least`: who acts in it. "Lee came back. He took his hat. “Ready,” he said": where that is he
 * or she, who acts in the sentences before it, too. */
static bool add_last_actor(Talk *talk, Index least, Index before, enum Sign sign) {
    for (uint32_t back = 0; before > least && back < MOST_BACK; back++) {
        Index first = unit_sentence_first(talk->units, before - 1), actor;
        if (first < least) first = least;
        if (!add_actor(talk, first, before, sign)) return false;
        actor = actor_in(talk, first, before);
        if (actor == NONE || !voice_is_gendered(mention_at(talk, unit_at(talk, actor)->mention))) break;
        before = first;
    }
    return true;
}

/* "It was late; but Lee looked in, and said softly--": who speaks in the next paragraph, as a word of saying with a colon or a dash behind it
 * tells; who acts first in its part of the sentence. */
static Index introducer(const Talk *talk, Index first, Index before) {
    const char *codes = talk->units->codes;
    Index       cue = before;
    if (before <= first || !ONE_OF(codes[before - 1], ":-")) return NONE;
    while (cue > first && codes[cue] != 'C') cue--;
    Index start = cue;
    while (start > first && !ONE_OF(codes[start - 1], ";Q")) start--;
    return actor_in(talk, start, cue);
}

/* “Let me see.” There was a pause. The doctor felt his pulse. The next turn may be the doctor's. */
static bool read_trail(Talk *talk, Index end) {
    Index first = end ? unit_sentence_first(talk->units, end - 1) : 0, speaker = introducer(talk, first, end);
    if (speaker != NONE) return add_clue(talk, unit_at(talk, speaker)->mention, SIGN_INTRODUCES);
    for (Index i = first; i < end; i++)
        if (talk->units->codes[i] == 'Q' || unit_at(talk, i)->code == 'C') return true;
    return first == 0 || talk->units->codes[first - 1] == 'Q' || add_actor(talk, first, end, SIGN_TRAILS);
}

/* All who are named between the turns, and whom the line before this one is about. */
static bool read_gap(Talk *talk, Index from, const Turn *turn) {
    const Units *units = talk->units;
    uint32_t     k = unit_at(talk, turn->first)->speakers, n = 0;
    for (; k > 0 && units->speakers.at[k - 1] >= from && n < MOST_PRESENT; k--, n++) {
        Index unit = units->speakers.at[k - 1];
        if (ONE_OF(units->codes[unit], "NH") && !add_clue(talk, unit_at(talk, unit)->mention, SIGN_PRESENT)) return false;
    }
    if (turn->first == from) return read_trail(talk, from);
    Index speaker = introducer(talk, unit_sentence_first(units, turn->first - 1), turn->first);
    if (speaker != NONE) return add_clue(talk, unit_at(talk, speaker)->mention, SIGN_INTRODUCES);
    return add_last_actor(talk, from, turn->first, units->codes[turn->first - 1] == ':' ? SIGN_INTRODUCES : SIGN_LEADS);
}

/* “Not so fast, Lee.” “Lee, come here.” “Good evening, Sir Jan!” */
static bool is_called(const Talk *talk, uint32_t at, uint32_t behind_it, uint32_t first, uint32_t end) {
    const Doc *doc = talk->doc;
    while (at > first && classes_at(doc, at - 1) & (CLASS(HONORIFIC) | CLASS(TITLE_BEFORE))) at--;
    bool opens = at == first || token_is_sign(doc, at - 1, ".!?") || WORD_AMONG(doc, at - 1, "oh", "dear", "my");
    bool behind = behind_it >= end || token_is_sign(doc, behind_it, ",.!?");
    return behind && (opens ? behind_it < end : token_is_sign(doc, at - 1, ","));
}

/* The noun that a word of calling means: "mamma". */
static uint64_t kin_of(const Doc *doc, uint32_t token) {
    if (WORD_AMONG(doc, token, "mamma", "mama", "mum", "mummy", "mom", "ma")) return fold_hash("mother", 6);
    if (WORD_AMONG(doc, token, "papa", "dad", "daddy", "pa", "pop")) return fold_hash("father", 6);
    return doc->tokens.at[token].classes & (CLASS(KIN) | CLASS(PERSON_NOUN)) ? doc->tokens.at[token].fold : 0;
}

/* “It is late, aunt.” Who is called by the noun that a voice has. */
static bool read_kin(Talk *talk, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        uint64_t head = kin_of(talk->doc, at);
        if (!head || !is_called(talk, at, at + 1, first, end)) continue;
        Index voice = voice_of_noun(talk, head);
        Clue *clue = voice == NONE ? NULL : array_add(talk->units->scratch, &talk->clues);
        if (voice != NONE && !clue) return false;
        if (clue) *clue = (Clue){.voice = voice, .mention = NONE, .turn = talk->turns.n - 1, .sign = SIGN_CALLED};
    }
    return true;
}

/* Who is named in the words of the quote. */
static bool read_words(Talk *talk, const Unit *quote) {
    const Doc *doc = talk->doc;
    uint32_t   first = quote->first + 1, end = quote->end;
    Index      at;
    while (end > first && doc->tokens.at[end - 1].kind == TOKEN_MARK) end--;
    array_bisect(at, doc->mentions.n, doc->mentions.at[i].first < first);
    for (; at < doc->mentions.n && doc->mentions.at[at].first < end; at++) {
        const Mention *mention = &doc->mentions.at[at];
        if (mention->form != FORM_NAME || mention->entity == NONE) continue;
        if (!add_clue(talk, at, is_called(talk, mention->first, mention->end, first, end) ? SIGN_CALLED : SIGN_NAMED)) return false;
    }
    return read_kin(talk, first, end);
}

static Index unit_of_quote(const Talk *talk, Index quote) { return talk->units->of_marked[talk->doc->quotes.at[quote].marked]; }

/* Lee came back. “All ready,” he said. And: Lee came back. Then he said, “All ready.” */
static bool read_before(Talk *talk, const Turn *turn, Index quote, Index tag) {
    Index before = tag != NONE && tag < quote ? unit_sentence_first(talk->units, tag) : quote;
    bool  is_open = tag == NONE || voice_is_gendered(mention_at(talk, unit_at(talk, tag)->mention));
    if (!is_open || before <= turn->first || talk->units->codes[before - 1] == 'Q') return true;
    return add_last_actor(talk, turn->first, before, SIGN_OPENS);
}

/* “A” Lee rose. Not: “A” Lee, half asleep, was led away. */
static bool is_active(const Talk *talk, Index first, Index end) {
    Index actor = actor_in(talk, first, end);
    return actor == NONE || !ONE_OF(talk->units->codes[actor + 1], ",X(-");
}

/* What stands round one quote of the turn: its tag, else who acts before it and behind it. */
static bool read_round(Talk *talk, const Turn *turn, Index quote) {
    Index unit = unit_of_quote(talk, quote), tag = talk->tags[quote], end = unit + 1 + NEAR_FOLLOWER;
    if (tag != NONE && !add_clue(talk, unit_at(talk, tag)->mention, SIGN_TAG)) return false;
    if (!read_before(talk, turn, unit, tag)) return false;
    if (end > turn->end) end = turn->end;
    if (tag == NONE && is_active(talk, unit + 1, end) && !add_actor(talk, unit + 1, end, SIGN_FOLLOWS)) return false;
    return read_words(talk, unit_at(talk, unit));
}

/* "Clara sat up when she heard it": where one alone is named in a sentence, he or she behind the name is that one. */
static void vote(Talk *talk, Index first, Index end) {
    Index    only = NONE;
    uint32_t he = 0, she = 0;
    for (Index i = first; i < end; i++) {
        const Unit *unit = unit_at(talk, i);
        Index       voice = unit->mention != NONE && ONE_OF(unit->code, "NH") ? talk_voice_of(talk, unit->mention) : NONE;
        if (ONE_OF(unit->code, "NH") && only != NONE && voice != only) return;
        if (voice != NONE) only = voice;
        if (only == NONE || voice != NONE) continue;
        he += WORD_AMONG(talk->doc, unit->first, "he", "himself");
        she += WORD_AMONG(talk->doc, unit->first, "she", "herself");
    }
    if (only == NONE || (he && she)) return;
    talk->voices.at[only].he += he > 0;
    talk->voices.at[only].she += she > 0;
}

static void vote_by_sentences(Talk *talk, Index first, Index end) {
    while (first < end) {
        Index next = unit_sentence_end(talk->units, first);
        vote(talk, first, next < end ? next : end);
        first = next;
    }
}

/* ---- turns ------------------------------------------------------------------------------------------------------- */

static bool opens_paragraph(const Talk *talk, Index unit) { return talk->units->paragraphs[unit_at(talk, unit)->paragraph] == unit; }

bool talk_has(const Talk *talk, const Quote *quote) {
    if (quote->marked == NONE || talk->units->of_marked[quote->marked] == NONE) return false;
    Index unit = talk->units->of_marked[quote->marked];
    uint8_t zone = talk->doc->paragraphs.at[unit_at(talk, unit)->paragraph].zone;
    bool    is_line = zone == ZONE_SUBHEAD || zone == ZONE_CAPTION || zone == ZONE_BYLINE; /* a short one without a stop: “The trouble with it is--” */
    if (zone != ZONE_BODY && !(is_line && opens_paragraph(talk, unit))) return false;
    bool spoken = quote->kind == KIND_SPEECH || quote->kind == KIND_THOUGHT || quote->kind == KIND_WRITING;
    return quote->manner == MANNER_DIRECT ? spoken || opens_paragraph(talk, unit) : spoken;
}

/* In one paragraph two speak where nothing stands between their words, or where tags name two: “A.” “B,” said Lee. */
static bool is_other_turn(const Talk *talk, const Turn *turn, Index last, Index quote) {
    Index unit = unit_of_quote(talk, quote), tag = talk->tags[quote];
    if (unit >= turn->end || unit == last + 1) return true;
    if (tag == NONE || turn->tag == NONE || tag == turn->tag) return false;
    Index one = talk_voice_of(talk, unit_at(talk, turn->tag)->mention), other = talk_voice_of(talk, unit_at(talk, tag)->mention);
    return one != NONE && other != NONE && one != other;
}

static char last_sign_of(const Talk *talk, const Unit *quote) {
    uint32_t i = quote->end;
    while (i > quote->first && talk->doc->tokens.at[i - 1].kind == TOKEN_MARK) i--;
    return i > quote->first ? talk->doc->text[talk->doc->tokens.at[i - 1].start] : 0;
}

/* "you", "your", "you're" */
static bool is_you(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (WORD_AMONG(doc, token, "you", "your", "thou", "thee", "ye")) return true;
    unsigned char behind = (unsigned char)doc->text[t->start + 3];
    return !t->like && t->end - t->start > 3 && text_is(doc->text + t->start, "you", 3) && (behind == '\'' || behind >= 0x80);
}

static bool says_you(const Talk *talk, const Unit *quote) {
    for (uint32_t i = quote->first; i < quote->end; i++)
        if (is_you(talk->doc, i)) return true;
    return false;
}

/* The unit behind the last one that words of the quote stand in, which may run over paragraphs. */
static Index end_of_quote(const Talk *talk, Index quote) {
    uint32_t end = spans_hull(talk->doc, talk->doc->quotes.at[quote].parts).end;
    Index    behind;
    array_bisect(behind, talk->units->row.n, talk->doc->tokens.at[unit_at(talk, i)->first].start < end);
    return behind;
}

/* Does a sentence of its own stand between the last quote and the end of its paragraph? */
static bool has_trail(const Talk *talk, Index from, Index end) {
    if (!end || from != end) return false;
    for (Index i = unit_sentence_first(talk->units, end - 1); i < end; i++)
        if (talk->units->codes[i] == 'Q') return false;
    return true;
}

#define MOST_GAP 6u /* that counts */
#define A_GAP 4u    /* turns that follow each other at once, that a paragraph between them is as far as */

static bool begin_turn(Talk *talk, Index quote, Index from) {
    const Units *units = talk->units;
    Index        unit = unit_of_quote(talk, quote), paragraph = unit_at(talk, unit)->paragraph;
    Index        first = units->paragraphs[paragraph], end = units->paragraphs[paragraph + 1];
    Turn        *turn = array_add(units->scratch, &talk->turns);
    if (!turn) return false;
    if (first < from) first = unit;
    *turn = (Turn){.quotes = {quote, 0}, .clues = {talk->clues.n, 0}, .first = first, .end = end, .tag = NONE, .best = 0};
    if (from && from < first) turn->gap = paragraph - unit_at(talk, from - 1)->paragraph - 1;
    turn->at = 1 + A_GAP * (turn->gap < MOST_GAP ? turn->gap : MOST_GAP) + (talk->turns.n > 1 ? turn[-1].at : 0);
    turn->opens = unit == first && opens_paragraph(talk, unit);
    turn->is_apart = turn->gap || !turn->opens || has_trail(talk, from, first);
    turn->is_bare = turn->opens && end == unit + 1 && talk->doc->marked.at[unit_at(talk, unit)->marked].closed;
    Turn read = *turn;
    vote_by_sentences(talk, from, first);
    return read_gap(talk, from, &read);
}

/* `last`: the unit of the quote before. */
static bool take_quote(Talk *talk, Index quote, Index *last, Index *from) {
    Turn *turn = talk->turns.n ? &talk->turns.at[talk->turns.n - 1] : NULL;
    Index unit = unit_of_quote(talk, quote);
    if (!turn || is_other_turn(talk, turn, *last, quote)) {
        if (talk->doc->quotes.at[quote].manner != MANNER_DIRECT) return true; /* a piece of a clause begins no turn */
        if (turn && unit < turn->end) turn->end = unit;
        if (turn) vote_by_sentences(talk, turn->first, turn->end);
        Index begin = turn && turn->end > *from ? turn->end : *from;
        if (!begin_turn(talk, quote, begin)) return false;
        turn = &talk->turns.at[talk->turns.n - 1];
    }
    if (turn->tag == NONE) turn->tag = talk->tags[quote];
    turn->quotes.n = quote + 1 - turn->quotes.first;
    turn->asks = turn->asks || last_sign_of(talk, unit_at(talk, unit)) == '?';
    turn->cries = turn->cries || last_sign_of(talk, unit_at(talk, unit)) == '!';
    turn->addresses = turn->addresses || says_you(talk, unit_at(talk, unit));
    Turn read = *turn;
    if (!read_round(talk, &read, quote)) return false;
    turn = &talk->turns.at[talk->turns.n - 1];
    turn->clues.n = talk->clues.n - turn->clues.first;
    *last = unit;
    *from = end_of_quote(talk, quote);
    return true;
}

static void settle_genders(Talk *talk) {
    for (Index i = 0; i < talk->voices.n; i++) {
        Voice *voice = &talk->voices.at[i];
        if (voice->gender != GENDER_UNKNOWN || voice->is_self) continue;
        if (voice->he > 2 * voice->she) voice->gender = GENDER_MALE;
        if (voice->she > 2 * voice->he) voice->gender = GENDER_FEMALE;
    }
}

/* ---- who tells the story ------------------------------------------------------------------------------------------ */

#define LEAST_CALLED 2u

/* How often each voice is called by name; NONE-like for those who are named outside quotes too. */
static void count_calls(const Talk *talk, uint32_t *calls) {
    for (uint32_t i = 0; i < talk->clues.n; i++) {
        const Clue *clue = &talk->clues.at[i];
        if (clue->voice == NONE || calls[clue->voice] == UINT32_MAX) continue;
        if (clue->sign == SIGN_CALLED) calls[clue->voice]++;
        else if (clue->sign != SIGN_NAMED) calls[clue->voice] = UINT32_MAX;
    }
}

/* “What do you make of the letter, Edmund?” “I think,” said I: where somebody tells the story, who is spoken to by name again and again, and named
 * nowhere else, is that one. */
static bool name_teller(Talk *talk) {
    uint32_t *calls = arena_alloc(talk->units->scratch, (size_t)talk->voices.n * sizeof *calls);
    Index     teller = NONE;
    if (talk->self == NONE || !talk->voices.at[talk->self].talks) return true;
    if (!calls) return false;
    memset(calls, 0, (size_t)talk->voices.n * sizeof *calls);
    count_calls(talk, calls);
    for (Index i = 0; i < talk->voices.n; i++)
        if (talk->voices.at[i].entity != NONE && calls[i] != UINT32_MAX && calls[i] >= LEAST_CALLED &&
            (teller == NONE || calls[i] > calls[teller]))
            teller = i;
    if (teller == NONE) return true;
    talk->voices.at[talk->self].entity = talk->voices.at[teller].entity;
    talk->voice_of[talk->voices.at[teller].entity] = talk->self;
    for (uint32_t i = 0; i < talk->clues.n; i++)
        if (talk->clues.at[i].voice == teller) talk->clues.at[i].voice = talk->self;
    return true;
}

/* ---- tags -------------------------------------------------------------------------------------------------------- */

/* "went on", "broke in": a verb and its particle that tell who speaks, right behind a quote. */
static bool is_phrasal(const Doc *doc, uint32_t token) {
    bool on = WORD_AMONG(doc, token, "went", "goes", "going") && token_is(doc, token + 1, "on");
    bool in = WORD_AMONG(doc, token, "broke", "put", "cut", "struck", "chimed") && token_is(doc, token + 1, "in");
    bool out = WORD_AMONG(doc, token, "burst", "called", "cried", "broke") && token_is(doc, token + 1, "out");
    return on || in || out;
}

/* “Then go,” went on Lee. “Then go,” he went on. The unit of who speaks so, or NONE. */
static Index phrasal_tag(const Talk *talk, Index quote) {
    Index unit = unit_of_quote(talk, quote) + 1, end = talk->units->row.n;
    if (unit + 2 >= end) return NONE;
    if (may_act(talk, unit) && is_phrasal(talk->doc, unit_at(talk, unit + 1)->first)) return unit;
    if (!is_phrasal(talk->doc, unit_at(talk, unit)->first)) return NONE;
    while (unit < end && unit_at(talk, unit)->first < unit_at(talk, unit_of_quote(talk, quote))->end + 2) unit++;
    return unit < end && may_act(talk, unit) ? unit : NONE;
}

/* “Then go,” said Lunaville. “It is late,” Lunaville said. What is taken for a place or a body speaks, where it alone stands with a word of saying
 * behind a quote. */
static Index named_tag(const Talk *talk, Index quote) {
    const char *codes = talk->units->codes;
    Index       unit = unit_of_quote(talk, quote) + 1;
    Index       name = ONE_OF(codes[unit], "C") ? unit + 1 : unit, cue = name == unit ? unit + 1 : unit;
    if (unit + 1 >= talk->units->row.n || !ONE_OF(codes[name], "LOE") || codes[cue] != 'C' || unit_at(talk, cue)->strength < 7) return NONE;
    bool alone = unit_at(talk, name)->end == unit_at(talk, name)->first + 1;
    return alone && unit_at(talk, name)->mention != NONE ? name : NONE;
}

bool talk_read(Talk *talk, Doc *doc, Units *units, Index *tags) {
    Index last = NONE, from = 0;
    *talk = (Talk){.doc = doc, .units = units, .tags = tags, .n_entities = doc->entities.n, .self = NONE, .nameless = {NONE, NONE, NONE}};
    talk->voice_of = array_nones(units->scratch, doc->entities.n);
    if (!talk->voice_of) return false;
    voices_begin(talk);
    for (Index i = 0; i < doc->quotes.n; i++) {
        if (!talk_has(talk, &doc->quotes.at[i])) continue;
        if (tags[i] == NONE) tags[i] = phrasal_tag(talk, i);
        if (tags[i] == NONE) tags[i] = named_tag(talk, i);
        if (!take_quote(talk, i, &last, &from)) return false;
    }
    settle_genders(talk);
    voices_end(talk);
    return name_teller(talk);
}

#define LEAST_TURNS 7u
#define LEAST_SIGNS 1.05 /* for each turn */

/* Behind two turns without anything between them. */
static bool is_in_row(const Talk *talk, uint32_t turn) {
    const Turn *t = &talk->turns.at[turn];
    return turn > 1 && t->gap == 0 && t[-1].gap == 0;
}

bool talk_is_dialogue(const Talk *talk, bool is_story) {
    uint32_t n = talk->turns.n, opens = 0, alone = 0;
    double   signs = 0;
    for (uint32_t i = 0; i < n; i++) {
        const Turn *turn = &talk->turns.at[i];
        opens += turn->opens;
        alone += turn->is_bare;
        signs += turn->is_bare + turn->asks + turn->addresses + is_in_row(talk, i) + (turn->cries ? 0.5 : 0);
    }
    if (is_story && n && 2 * opens >= n) return true;
    return n >= LEAST_TURNS && alone && 2 * opens >= n && signs >= LEAST_SIGNS * n;
}
