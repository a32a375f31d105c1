#include "turns.h"
#include <string.h>

#define MOST_LABEL 12u  /* tokens of "SEN. ANN LEE (D-OHIO), CHAIR" */
#define MOST_NAME 5u    /* words before its comma or bracket */
#define MOST_LABELS 64u /* different ones in a text; further ones are no turns */

/* Who speaks, by the last word of the name: "LEE" of "ANN LEE, HOST" too. */
typedef struct Label {
    uint64_t fold;
    uint32_t times;
} Label;

typedef struct Turn {
    uint32_t label, first, end; /* tokens: the label's first, the words' first and last + 1 */
    uint64_t fold;
} Turn;

typedef struct Turns {
    const Doc *doc;
    Arena     *scratch;
    ARRAY(Turn) turns;
    Label    labels[MOST_LABELS];
    uint32_t n_labels;
} Turns;

/* ---- labels ------------------------------------------------------------------------------------------------------ */

/* "Q: Who came?" "A. Nobody." */
static bool asks_or_answers(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    bool is_letter = t->end - t->start == 1 && (doc->text[t->start] == 'Q' || doc->text[t->start] == 'A');
    return is_letter && token_is_sign(doc, token + 1, ":.") && t->end == t[1].start;
}

/* The colon of a label that begins at the token, or `end`; `fold` is that of the name's last word. */
static uint32_t colon_of(const Doc *doc, uint32_t first, uint32_t end, uint64_t *fold) {
    bool in_name = true;
    *fold = doc->tokens.at[first].fold;
    if (first + 1 < end && asks_or_answers(doc, first)) return first + 1;
    *fold = 0;
    for (uint32_t at = first; at < end && at < first + MOST_LABEL; at++) {
        const Token *t = &doc->tokens.at[at];
        if (t->flags & MARKUP) continue;
        if (token_is_sign(doc, at, ":")) return *fold ? at : end;
        if (token_is_sign(doc, at, ",([")) in_name = false;
        if (!in_name) continue;
        bool is_word = t->kind == TOKEN_WORD && !(t->flags & POSSESSIVE_END);
        bool is_joint = t->end - t->start == 1 && token_is_sign(doc, at, ".-");
        if (is_word ? t->shape == SHAPE_LOWER : !is_joint) return end;
        if (is_word && at - first >= MOST_NAME) return end;
        if (is_word) *fold = t->fold;
    }
    return end;
}

static Label *label_of(Turns *turns, uint64_t fold) {
    uint32_t i = 0;
    while (i < turns->n_labels && turns->labels[i].fold != fold) i++;
    if (i == MOST_LABELS) return NULL;
    if (i == turns->n_labels) turns->labels[turns->n_labels++] = (Label){fold, 0};
    return &turns->labels[i];
}

/* A turn whose words stand between marks is a quote already. */
static bool take_paragraph(Turns *turns, const Paragraph *paragraph) {
    const Doc *doc = turns->doc;
    uint64_t   fold;
    uint32_t   label = past_markup(doc, paragraph->first, paragraph->end), colon = colon_of(doc, label, paragraph->end, &fold);
    if (colon == paragraph->end) return true;
    uint32_t first = past_markup(doc, colon + 1, paragraph->end);
    if (first == paragraph->end || doc->tokens.at[first].kind == TOKEN_MARK) return true;
    Label *counted = label_of(turns, fold);
    if (!counted) return true;
    Turn *turn = array_add(turns->scratch, &turns->turns);
    if (!turn) return false;
    counted->times++;
    *turn = (Turn){label, first, paragraph->end, fold};
    return true;
}

static bool is_transcript(const Turns *turns) {
    uint32_t repeated = 0;
    for (uint32_t i = 0; i < turns->n_labels; i++) repeated += turns->labels[i].times >= 2;
    return repeated >= 2;
}

/* ---- quotes ------------------------------------------------------------------------------------------------------ */

/* The name in the label; NONE where it holds none, or a place: "Ohio: 45 percent". */
static Index speaker_of(const Doc *doc, const Turn *turn) {
    Index at;
    array_bisect(at, doc->mentions.n, doc->mentions.at[i].first < turn->label);
    for (; at < doc->mentions.n && doc->mentions.at[at].end < turn->first; at++) {
        const Mention *mention = &doc->mentions.at[at];
        bool speaks = mention->type == TYPE_PERSON || mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
        if (mention->form == FORM_NAME && speaks) return at;
    }
    return NONE;
}

/* Does the mention name a person whom the article tells of? */
static bool names_person(const Mention *mention) {
    bool is_told_of = mention->zone == ZONE_BODY || mention->zone == ZONE_HEADLINE || mention->zone == ZONE_SUBHEAD;
    return mention->form == FORM_NAME && mention->type == TYPE_PERSON && mention->entity != NONE && is_told_of;
}

#define ASKED_SCORE 0.8 /* where nobody else is named; a guess, that no annotated interviews were at hand to measure */

/* Who is asked, where letters stand for the names: of the persons named before the first question the one that the text names most. The score is
 * lower the more others are named there. */
static Index interviewee(const Doc *doc, const Turn *first, float *score) {
    Index    best = NONE;
    uint32_t most = 0, all = 0, own = 0;
    for (Index i = 0; i < doc->mentions.n && doc->mentions.at[i].end <= first->label; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (!names_person(mention)) continue;
        all++;
        if (doc->entities.at[mention->entity].n_mentions <= most) continue;
        most = doc->entities.at[mention->entity].n_mentions;
        best = i;
    }
    for (Index i = 0; best != NONE && i < doc->mentions.n && doc->mentions.at[i].end <= first->label; i++)
        own += names_person(&doc->mentions.at[i]) && doc->mentions.at[i].entity == doc->mentions.at[best].entity;
    *score = (float)(ASKED_SCORE * own / (all ? all : 1));
    return best;
}

static bool add_quote(Doc *doc, const Turn *turn, Index speaker, float score, Quote *quote) {
    *quote = (Quote){.marked = NONE, .manner = MANNER_DIRECT, .kind = KIND_SPEECH, .speaker = speaker,
                     .source = doc->mentions.at[speaker].span, .role = NONE, .addressee = NONE, .via = NONE, .score = score, .rule = "turn",
                     .ruling = asks_or_answers(doc, turn->label) ? "who is asked answers" : "the name before the colon tells whose turn it is"};
    return spans_add(doc, &quote->parts, span_of_tokens(doc, turn->first, turn->end));
}

/* "I hope that it ends" inside a turn: the turn says so, and reported speech is what its label tells of, too. */
static bool is_the_turns_own(const Doc *doc, const Units *units, const Quote *quote, uint32_t start, const Span *turn) {
    if (quote->manner != MANNER_INDIRECT || quote->speaker == NONE || start < turn->start || start >= turn->end) return false;
    Index unit = units->of_mention[quote->speaker];
    bool  labelled = start == turn->start && doc->mentions.at[quote->speaker].span.end <= start;
    return labelled || (unit != NONE && units->codes[unit] == 'I');
}

/* Both are in order; a turn comes before what stands in it. */
static bool merge(Doc *doc, const Units *units, const Quote *turns, uint32_t n_turns) {
    uint32_t n = doc->quotes.n, kept = 0, next = 0;
    Quote   *others = arena_alloc(units->scratch, (n + 1) * sizeof *others);
    Span     turn = {0, 0};
    if (!others || !array_add_many(&doc->arena, &doc->quotes, n_turns)) return false;
    memcpy(others, doc->quotes.at, n * sizeof *others);
    for (uint32_t i = 0; i <= n; i++) {
        uint32_t start = i < n ? quote_start(doc, &others[i]) : UINT32_MAX;
        for (; next < n_turns && quote_start(doc, &turns[next]) <= start; next++) {
            turn = spans_hull(doc, turns[next].parts);
            doc->quotes.at[kept++] = turns[next];
        }
        if (i < n && !is_the_turns_own(doc, units, &others[i], start, &turn)) doc->quotes.at[kept++] = others[i];
    }
    doc->quotes.n = kept;
    return true;
}

/* Who asks has no name. */
static Index answering(const Doc *doc, const Turn *turn, Index asked) { return token_is(doc, turn->label, "a") ? asked : NONE; }

static bool add_turns(Doc *doc, const Units *units, Turns *turns) {
    Quote   *quotes = arena_alloc(units->scratch, turns->turns.n * sizeof *quotes);
    float    score = 0;
    Index    asked = turns->turns.n ? interviewee(doc, turns->turns.at, &score) : NONE;
    uint32_t n = 0;
    if (!quotes) return false;
    for (uint32_t i = 0; i < turns->turns.n; i++) {
        const Turn *turn = &turns->turns.at[i];
        bool        by_letter = asks_or_answers(doc, turn->label);
        Index       speaker = by_letter ? answering(doc, turn, asked) : speaker_of(doc, turn);
        if (speaker != NONE && !add_quote(doc, turn, speaker, by_letter ? score : 1, &quotes[n++])) return false;
    }
    return !n || merge(doc, units, quotes, n);
}

bool turns_find(Doc *doc, const Units *units, quoth_error *err) {
    Turns turns = {.doc = doc, .scratch = units->scratch};
    for (uint32_t i = 0; i < doc->paragraphs.n; i++) {
        const Paragraph *paragraph = &doc->paragraphs.at[i];
        if (paragraph->zone == ZONE_BODY && !take_paragraph(&turns, paragraph)) return fail_memory(err);
    }
    return !is_transcript(&turns) || add_turns(doc, units, &turns) || fail_memory(err);
}
