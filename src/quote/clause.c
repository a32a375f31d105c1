#include "clause.h"
#include "subject.h"

static const char *const frame_names[] = {
#define FRAME_NAME(name, text) text,
    FRAMES(FRAME_NAME)
#undef FRAME_NAME
};
const char *frame_name(unsigned frame) { return frame < N_FRAMES ? frame_names[frame] : "?"; }

#define NOUNS "NOLGEHFPTI"      /* what mentions are */
#define PHRASE NOUNS "DwWmsac&-" /* what noun phrases are made of */
#define MOST_UNITS 300          /* no reported clause is followed further */

typedef struct Clause {
    const Doc   *doc;
    const Units *units;
    Index        cue;
    Index        first, end; /* its sentence, without the full stop */
    bool         tells;      /* the cue is a form of "tell": who is told stands behind it */
} Clause;

static const Unit *at(const Clause *clause, Index i) { return &clause->units->row.at[i]; }

/* The letter of a unit of the sentence, '^' outside it. */
static char code(const Clause *clause, Index i) {
    return i >= clause->first && i < clause->end ? clause->units->codes[i] : '^';
}

static inline bool is_word(const Clause *clause, Index i, const char *word) {
    return code(clause, i) != '^' && token_is(clause->doc, at(clause, i)->first, word);
}

static uint64_t classes_at(const Clause *clause, Index i) {
    return code(clause, i) == '^' ? 0 : clause->doc->tokens.at[at(clause, i)->first].classes;
}

static bool ends_in_ing(const Clause *clause, Index i) { return unit_ends_in_ing(clause->doc, at(clause, i)); }

static bool is_finite(const Clause *clause, Index i) {
    char c = code(clause, i);
    return c == 'X' || c == 'V' || (c == 'C' && !ends_in_ing(clause, i));
}

static bool has_finite(const Clause *clause, Stretch stretch) {
    Index end = stretch.end - stretch.first > MOST_UNITS ? stretch.first + MOST_UNITS : stretch.end;
    for (Index i = stretch.first; i < end; i++)
        if (is_finite(clause, i) || code(clause, i) == 'Q') return true;
    return false;
}

static bool is_tell(const Doc *doc, uint32_t token) {
    static const char *const forms[] = {"told", "tells", "tell", "telling", "assured", "informed", "reminded"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (token_is(doc, token, forms[i])) return true;
    return false;
}

/* The sentence of the cue, without what ends it; a bracket round it is not part of it. */
static Clause clause_of(const Doc *doc, const Units *units, Index cue) {
    Index  end = unit_sentence_end(units, cue), first = unit_sentence_first(units, cue);
    Clause clause = {doc, units, cue, first, end, is_tell(doc, units->row.at[cue].first)};
    Index least = clause.end - clause.first > 8 ? clause.end - 8 : clause.first; /* a row of dots is looked at once */
    while (clause.end > least && ONE_OF(units->codes[clause.end - 1], ".\"")) clause.end--;
    return clause;
}

/* ---- where a reported clause ends -------------------------------------------------------------------------------- */

static bool is_time(const Clause *clause, Index i) { return code(clause, i) != '^' && unit_is_time(clause->doc, at(clause, i)); }

/* From `i`, past adverbs and auxiliaries: "later", "has also". */
static Index past_adverbs(const Clause *clause, Index i) {
    while (ONE_OF(code(clause, i), "avXn") || is_time(clause, i)) i++;
    return i;
}

static bool is_strong_verb(const Clause *clause, Index i) {
    return code(clause, i) == 'C' && at(clause, i)->strength >= 6 && !at(clause, i)->passive;
}

/* A noun phrase and a cue verb: "Clinton later said", "the committee's chairman has warned". */
static bool new_speaker_at(const Clause *clause, Index i) {
    Index k = i;
    while (k < i + 6 && ONE_OF(code(clause, k), PHRASE) && code(clause, k) != '&') k++;
    return k > i && is_strong_verb(clause, past_adverbs(clause, k)) && !ends_in_ing(clause, past_adverbs(clause, k));
}

/* "He said it was late, adding that he was tired": what follows the comma is no longer what he said. */
static bool comma_ends(const Clause *clause, Index comma, bool clausal) {
    Index next = comma + 1;
    char  c = code(clause, next);
    if (c == 'A' || new_speaker_at(clause, next)) return true;
    if (ONE_OF(c, "&t") && new_speaker_at(clause, next + 1)) return true;
    if (ONE_OF(c, "&t") && is_strong_verb(clause, past_adverbs(clause, next + 1))) return true;
    if (is_strong_verb(clause, past_adverbs(clause, next))) return true;
    return !clausal && ONE_OF(c, "gr&t");
}

/* "He confirmed the talks but said they failed": a second verb of the same speaker. */
static bool conjunction_ends(const Clause *clause, Index i) {
    Index verb = past_adverbs(clause, i + 1);
    return is_strong_verb(clause, verb) && ends_in_ing(clause, verb) == ends_in_ing(clause, clause->cue);
}

/* "The port, called “a mess,” is closed": the comma inside the marks closes what the one before the cue opened, and the verb of the sentence
 * follows. */
static bool closes_in_quote(const Clause *clause, Index i) {
    if (code(clause, i - 1) != 'Q' || code(clause, clause->cue - 1) != ',') return false;
    const Token *last = &clause->doc->tokens.at[at(clause, i - 1)->end - 2];
    return clause->doc->text[last->start] == ',';
}

static bool ends_at(const Clause *clause, Index i, bool clausal, int depth) {
    switch (code(clause, i)) {
    case 'X': case 'V': return closes_in_quote(clause, i);
    case ';': return true;
    case ')': return depth == 0;
    case 'A': return true;
    case ',': return comma_ends(clause, i, clausal);
    case '&': return conjunction_ends(clause, i);
    case 't': return !clausal && !is_word(clause, i, "that");
    default: return false;
    }
}

#define MOST_OPENING 10 /* units of an adverbial that opens a clause */

/* "He stressed that, at present, it rains": past the adverbial between commas, which ends nothing. */
static Index past_opening(const Clause *clause, Index start) {
    if (!is_word(clause, start, "that") || code(clause, start + 1) != ',') return start;
    for (Index i = start + 2; i < clause->end && i - start < MOST_OPENING; i++)
        if (code(clause, i) == ',') return i + 1;
    return start;
}

static Index end_of(const Clause *clause, Index start, bool clausal) {
    Index from = past_opening(clause, start), i = from;
    int   depth = 0;
    for (; i < clause->end && i - start < MOST_UNITS; i++) {
        if (i > from && ends_at(clause, i, clausal, depth)) break;
        depth += (code(clause, i) == '(') - (code(clause, i) == ')');
    }
    while (i > start && code_in(code(clause, i - 1), i < clause->end ? CODES(",-&") : CODES(",-"))) i--;
    return i;
}

static const Stretch nothing = {0, 0};

/* What is reported from `start` on. */
static Stretch rest_from(const Clause *clause, Index start) { return (Stretch){start, end_of(clause, start, true)}; }

/* The report stands on both sides of who tells it, or on one, where the other is empty; false where both are. */
static bool set_round(Report *report, enum Frame frame, Stretch before, Stretch behind) {
    report->frame = (uint8_t)frame;
    report->n_parts = 0;
    if (before.first < before.end) report->parts[report->n_parts++] = before;
    if (behind.first < behind.end) report->parts[report->n_parts++] = behind;
    return report->n_parts > 0;
}

/* ---- tags: "It rains, he said." "It, he said, rains." ------------------------------------------------------------ */

/* From `i`, past "on Monday", "in a statement to the paper". */
static Index past_adverbials(const Clause *clause, Index i) {
    for (;;) {
        if (ONE_OF(code(clause, i), "amv")) i++; /* a number here is a date's */
        else if (code(clause, i) == 'p') for (i++; ONE_OF(code(clause, i), PHRASE "p"); i++) continue;
        else return i;
    }
}

/* Past what may stand behind a tag's verb: the subject where it is inverted, who was told, when and where. */
static Index tag_end(const Clause *clause, Index subject) {
    Index i = clause->cue + 1;
    if (subject != NONE && subject > clause->cue) {
        for (i = subject + 1; ONE_OF(code(clause, i), PHRASE "p") && !(classes_at(clause, i) & CLASS(RELATIVE)); i++) continue;
        /* "said Gina Smith, a spokeswoman for the city", "said the agency's Gina Smith, who knows them" */
        if (code(clause, i) == ',' && ONE_OF(code(clause, i + 1), "DwN"))
            for (i++; ONE_OF(code(clause, i), PHRASE "prV"); i++) continue;
        return i;
    }
    if (clause->tells) while (ONE_OF(code(clause, i), PHRASE)) i++;
    return past_adverbials(clause, i);
}

/* The comma, dash or quotation that the tag stands behind, or NONE. */
static Index tag_start(const Clause *clause, Index subject) {
    Index i = subject < clause->cue ? subject : clause->cue;
    for (Index k = i + 1; k < clause->cue; k++)
        if (ONE_OF(code(clause, k), "CQt")) return NONE;
    for (Index limit = 12; i-- > clause->first && limit--;) {
        if (ONE_OF(code(clause, i), ",Q")) return i;
        if (ONE_OF(code(clause, i), "CVXtr:;()A")) return NONE;
    }
    return NONE;
}

static bool inverted(const Clause *clause, Index subject) { return subject != NONE && subject > clause->cue; }

/* Does the sentence go on as reported speech behind the tag? Not in "he said, adding that", "he said, but". */
static bool goes_on(const Clause *clause, Index rest) {
    char c = code(clause, rest);
    return c != '^' && !ONE_OF(c, "&tgr)A") && !(c == 'C' && ends_in_ing(clause, rest));
}

static bool set_tag(const Clause *clause, Report *report, Index start, Index end) {
    Stretch before = {clause->first, code(clause, start) == 'Q' ? start + 1 : start};
    Index   behind = ONE_OF(code(clause, end), ",-:") ? end + 1 : end;
    bool    quoted = before.end > before.first && code(clause, before.end - 1) == 'Q';
    if (before.end - before.first > MOST_UNITS) return false;
    while (before.first < before.end && ONE_OF(code(clause, before.first), "&,-")) before.first++;
    bool more = ONE_OF(code(clause, end), ",-:Q") && goes_on(clause, behind) && !(quoted && code(clause, behind) != 'Q');
    bool adverbial = more && !quoted && code(clause, behind) == 'Q' && ONE_OF(code(clause, before.first), "ptv");
    bool counts = !adverbial && (more || has_finite(clause, before));
    return set_round(report, FRAME_TAG, counts ? before : nothing, more ? rest_from(clause, behind) : nothing);
}

static bool may_stand_apart(const Clause *clause, Index subject) {
    const Unit *cue = at(clause, clause->cue);
    return cue->code == 'C' && !cue->passive && (cue->takes & (TAKES_QUOTE | TAKES_THAT)) && subject != NONE;
}

static bool is_tag(const Clause *clause, Report *report) {
    if (!may_stand_apart(clause, report->subject)) return false;
    Index start = tag_start(clause, report->subject), end = tag_end(clause, report->subject);
    bool says_more = inverted(clause, report->subject) && (classes_at(clause, end) & CLASS(RELATIVE)); /* "said Lee, who left" */
    if (start == NONE || !(says_more || ONE_OF(code(clause, end), "^,-Q:)"))) return false;
    if (code(clause, end) == 'Q' && !inverted(clause, report->subject) && code(clause, start) != 'Q') return false;
    return set_tag(clause, report, start, end);
}

/* "As Lee noted, it rains.", "It rained, as Lee said on Monday, and snowed.": where "as" stands, or NONE. */
static Index as_before(const Clause *clause, Index subject) {
    Index i = subject;
    while (i > clause->first && ONE_OF(code(clause, i - 1), "DwWm")) i--;
    return i > clause->first && is_word(clause, i - 1, "as") ? i - 1 : NONE;
}

/* What stands behind such an aside is reported, and what stands before it where that alone is no sentence. */
static bool is_aside(const Clause *clause, Report *report) {
    if (!may_stand_apart(clause, report->subject) || inverted(clause, report->subject)) return false;
    Index as = as_before(clause, report->subject), end = tag_end(clause, report->subject);
    if (as == NONE || code(clause, end) != ',' || !goes_on(clause, end + 1)) return false;
    Stretch before = {clause->first, as}, behind = rest_from(clause, end + 1);
    if (!has_finite(clause, behind) || as - clause->first > MOST_UNITS) return false;
    while (before.first < before.end && ONE_OF(code(clause, before.end - 1), ",-")) before.end--;
    bool counts = before.end < as && !has_finite(clause, before);
    return set_round(report, FRAME_TAG, counts ? before : nothing, behind);
}

/* ---- sources: "According to him, it rains." ---------------------------------------------------------------------- */

static Index next_comma(const Clause *clause, Index i) {
    for (Index k = i; k < clause->end && k - i < 40; k++)
        if (code(clause, k) == ',') return k;
    return NONE;
}

/* Past the source: its comma, or that of an apposition: "According to Smith, the head of the union, it rains". */
static Index source_end(const Clause *clause) {
    Index comma = next_comma(clause, clause->cue + 1);
    if (comma == NONE) return NONE;
    Index second = next_comma(clause, comma + 1);
    if (second == NONE || !ONE_OF(code(clause, comma + 1), "Dw")) return comma;
    Stretch between = {comma + 1, second}, behind = {second + 1, clause->end};
    return !has_finite(clause, between) && has_finite(clause, behind) ? second : comma;
}

/* Does the language put a comma before each subordinate clause, and none behind what opens a sentence? */
static bool parts_clauses(const Clause *clause) { return (clause->doc->habits & HABIT_CLAUSE_COMMAS) != 0; }

/* "Laut Brandner ist es spät", "Es ist nach Angaben der Polizei spät", "Der Polizei zufolge ist es spät": all but the source and its word. */
static bool set_round_source(const Clause *clause, Report *report) {
    Index   subject = report->subject, cue = clause->cue, behind = inverted(clause, subject) ? subject + 1 : cue + 1;
    Stretch before = {clause->first, subject != NONE && subject + 1 == cue ? subject : cue};
    while (before.first < before.end && ONE_OF(code(clause, before.first), "&,")) before.first++;
    while (before.end > before.first && ONE_OF(code(clause, before.end - 1), ",-(D")) before.end--;
    while (ONE_OF(code(clause, behind), ",-)")) behind++;
    return set_round(report, FRAME_SOURCE, before, ONE_OF(code(clause, behind), ".&") ? nothing : rest_from(clause, behind));
}

static bool is_source(const Clause *clause, Report *report) {
    if (clause->cue - clause->first > MOST_UNITS) return false;
    if (parts_clauses(clause)) return set_round_source(clause, report);
    Index   comma = source_end(clause);
    Stretch before = {clause->first, clause->cue}, behind = {comma == NONE ? clause->end : comma + 1, clause->end};
    while (before.end > before.first && ONE_OF(code(clause, before.end - 1), ",-(&")) before.end--;
    while (before.first < before.end && ONE_OF(code(clause, before.first), "&,")) before.first++;
    bool more = before.first == before.end || (goes_on(clause, behind.first) && has_finite(clause, behind));
    return set_round(report, FRAME_SOURCE, before, more ? rest_from(clause, behind.first) : nothing);
}

/* ---- "as he said": "Wie Brandner sagte, ist es spät." "Es ist spät, wie Brandner sagte." --------------------------- */

static Index how_before(const Clause *clause) {
    for (Index i = clause->cue; i-- > clause->first && clause->cue - i < 12 && ONE_OF(code(clause, i), PHRASE "tp");)
        if (is_word(clause, i, "how")) return i;
    return NONE;
}

static bool is_as_clause(const Clause *clause, Report *report) {
    if (!parts_clauses(clause) || !(at(clause, clause->cue)->takes & TAKES_THAT)) return false;
    Index as = how_before(clause), comma = as == NONE ? NONE : next_comma(clause, clause->cue);
    if (as == NONE || (as > clause->first && code(clause, as - 1) != ',') || as - clause->first > MOST_UNITS) return false;
    Stretch before = {clause->first, as > clause->first ? as - 1 : as};
    return set_round(report, FRAME_TAG, before, comma == NONE ? nothing : rest_from(clause, comma + 1));
}

/* ---- what follows the cue ---------------------------------------------------------------------------------------- */

static bool is_that(const Clause *clause, Index i) { return is_word(clause, i, "that"); }

static bool is_question(const Clause *clause, Index i) {
    return (classes_at(clause, i) & CLASS(QUESTION)) || is_word(clause, i, "if") || is_word(clause, i, "whether");
}

/* "said on Monday in Paris that", "told the paper that": where "that" stands; else `i`. */
static Index past_to_that(const Clause *clause, Index i) {
    Index k = i;
    if (!clause->tells && code(clause, k) != 'p') return i;
    while (k < i + 12 && (ONE_OF(code(clause, k), NOUNS "DwWmspvQca") || (code(clause, k) == 'V' && code(clause, k - 1) == 'D'))) k++;
    if (code(clause, k) == ',' && is_that(clause, k + 1)) k++;
    return is_that(clause, k) ? k : i;
}

/* "said on Monday he would": past the preposition and its noun, where a subject follows. */
static Index past_phrase(const Clause *clause, Index i) {
    if (code(clause, i) != 'p') return i;
    Index k = i + 1;
    while (ONE_OF(code(clause, k), "Da")) k++;
    if (ONE_OF(code(clause, k), NOUNS)) k++;
    else while (ONE_OF(code(clause, k), "wWm")) k++;
    if (code(clause, k) == 'm') k++;
    return ONE_OF(code(clause, k), NOUNS "D") ? k : i;
}

static bool find_word(const Clause *clause, Index from, Index most, const char *word) {
    for (Index i = from; i < from + most && !ONE_OF(code(clause, i), "^;:"); i++)
        if (is_word(clause, i, word)) return true;
    return false;
}

static bool set_forward(const Clause *clause, Report *report, enum Frame frame, Index start, bool clausal) {
    Index end = end_of(clause, start, clausal);
    report->frame = (uint8_t)frame;
    report->n_parts = 1;
    report->parts[0] = (Stretch){start, end};
    return start < end;
}

/* Is there a verb for the noun phrase that begins here? */
static bool begins_clause(const Clause *clause, Index i) {
    for (Index k = i; k < i + 30 && !ONE_OF(code(clause, k), "^;:"); k++)
        if (is_finite(clause, k)) return k > i;
    return false;
}

static bool noun_phrase_follows(const Clause *clause, Report *report, Index i, uint8_t takes) {
    if (!ONE_OF(code(clause, i), PHRASE "Q(CgVXt")) return false;
    bool only_quoted = code(clause, i) == 'Q' && code(clause, i + 1) == '^';
    if (only_quoted) return takes != 0 && set_forward(clause, report, FRAME_OBJECT, i, true);
    if ((takes & TAKES_AS) && find_word(clause, i + 1, 14, "as")) return set_forward(clause, report, FRAME_PREDICATE, i, true);
    if ((takes & TAKES_THAT) && begins_clause(clause, i)) return set_forward(clause, report, FRAME_CLAUSE, i, true);
    if ((takes & TAKES_TO) && find_word(clause, i + 1, 8, "to")) return set_forward(clause, report, FRAME_INFINITIVE, i, true);
    if ((takes & TAKES_AS) && !(takes & TAKES_NP)) return set_forward(clause, report, FRAME_PREDICATE, i, true);
    if ((takes & (TAKES_OF | TAKES_NP)) == TAKES_OF) return set_forward(clause, report, FRAME_ABOUT, i, false);
    return set_forward(clause, report, FRAME_OBJECT, i, false);
}

static bool complement_follows(const Clause *clause, Report *report, Index i, uint8_t takes) {
    char c = code(clause, i);
    if ((takes & TAKES_THAT) && is_that(clause, i)) return set_forward(clause, report, FRAME_CLAUSE, i, true);
    if ((takes & (TAKES_QUESTION | TAKES_THAT)) && is_question(clause, i) && c != 'p')
        return set_forward(clause, report, FRAME_QUESTION, i, true);
    if ((takes & TAKES_TO) && is_word(clause, i, "to")) return set_forward(clause, report, FRAME_INFINITIVE, i, true);
    if ((takes & TAKES_AS) && is_word(clause, i, "as")) return set_forward(clause, report, FRAME_PREDICATE, i + 1, true);
    if ((takes & TAKES_OF) && c == 'p' && !is_word(clause, i, "to") && !is_word(clause, i, "as"))
        return set_forward(clause, report, FRAME_ABOUT, i + 1, false);
    if ((takes & TAKES_ING) && (c == 'g' || (c == 'C' && ends_in_ing(clause, i))))
        return set_forward(clause, report, FRAME_OBJECT, i, true);
    return noun_phrase_follows(clause, report, i, takes);
}

/* "In Bonn sagte Lee: es regnet", "sagte Lee, dass es regnet": past the subject that stands behind its verb. */
static Index past_subject(const Clause *clause, Index subject) {
    const Token *cue = &clause->doc->tokens.at[at(clause, clause->cue)->first];
    if (!cue->like || !inverted(clause, subject)) return clause->cue + 1;
    return code(clause, subject + 1) == ',' ? subject + 2 : subject + 1;
}

/* "Lee äußerte sich mit den Worten: „Es regnet.“": the colon before a quote, no verb before it, in other languages than English; else NONE. */
static Index colon_ahead(const Clause *clause) {
    if (!clause->doc->tokens.at[at(clause, clause->cue)->first].like) return NONE;
    for (Index i = clause->cue + 1; i < clause->cue + 16 && !is_finite(clause, i) && !ONE_OF(code(clause, i), "^,;Q"); i++)
        if (code(clause, i) == ':') return code(clause, i + 1) == 'Q' ? i : NONE;
    return NONE;
}

static bool has_between(const Clause *clause, Index from, uint64_t classes) {
    for (Index i = from; i < from + 30 && !ONE_OF(code(clause, i), "^;:,"); i++)
        if (classes_at(clause, i) & classes) return true;
    return false;
}

/* "sagte am Montag in Bonn, dass es regne", "teilte mit, die Lage sei ernst", "forderte die Stadt auf, sie zu sperren": what is reported stands
 * behind the comma that ends the cue's own clause. */
static bool follows_comma(const Clause *clause, Report *report, uint8_t takes) {
    Index comma = clause->cue + 1;
    if (!parts_clauses(clause) || !(takes & (TAKES_THAT | TAKES_TO | TAKES_QUESTION))) return false;
    while (comma < clause->cue + 16 && !ONE_OF(code(clause, comma), "^,;:Q.") && !is_finite(clause, comma)) comma++;
    if (code(clause, comma) != ',') return false;
    Index next = comma + 1;
    if (is_that(clause, next)) return set_forward(clause, report, FRAME_CLAUSE, next, true);
    if (is_question(clause, next)) return set_forward(clause, report, FRAME_QUESTION, next, true);
    if (ONE_OF(code(clause, next), "&r^")) return false;
    if (begins_clause(clause, next) && has_between(clause, next, CLASS(SUBJUNCTIVE))) return set_forward(clause, report, FRAME_CLAUSE, next, true);
    if (code(clause, next) == 'P' && begins_clause(clause, next)) return set_forward(clause, report, FRAME_CLAUSE, next, true);
    return find_word(clause, next, 20, "to") && set_forward(clause, report, FRAME_INFINITIVE, next, true);
}

/* "described by Lund as Q" */
static Index past_agent(const Clause *clause, Index i, Index agent) {
    bool is_agent = is_word(clause, i, "by") && agent != NONE && agent > i && agent < i + 4;
    return is_agent ? agent + 1 : i;
}

static bool is_forward(const Clause *clause, Report *report) {
    uint8_t takes = at(clause, clause->cue)->takes;
    Index   i = past_subject(clause, report->subject), colon = colon_ahead(clause);
    Index   saying = cue_saying(clause->doc, clause->units, clause->cue);
    if (colon != NONE) return set_forward(clause, report, FRAME_COLON, colon + 1, true);
    if (follows_comma(clause, report, takes)) return true;
    i = saying != NONE ? saying + 1 : past_agent(clause, i, report->subject);
    while (ONE_OF(code(clause, i), "av") || is_time(clause, i)) i++;
    if (code(clause, i) == ':') return set_forward(clause, report, FRAME_COLON, i + 1, true);
    if (code(clause, i) == ',' && code(clause, i + 1) == 'Q') i++;
    if (takes & TAKES_THAT) i = past_to_that(clause, i);
    if ((takes & TAKES_THAT) && !(takes & TAKES_OF && at(clause, clause->cue)->strength < 9)) i = past_phrase(clause, i);
    if (clause->tells && ONE_OF(code(clause, i), PHRASE)) {
        Index told = i;
        while (code(clause, i) == 'D' || code(clause, i) == 'w') i++;
        if (ONE_OF(code(clause, i), NOUNS)) i++;
        if (code(clause, i) == ',' && code(clause, i + 1) == 'Q') i++;
        if (complement_follows(clause, report, i, (uint8_t)(takes & ~TAKES_OF))) return true;
        i = told;
    }
    return complement_follows(clause, report, i, takes);
}

/* ---- nouns: "his claim that it rains" ---------------------------------------------------------------------------- */

static bool is_noun(const Clause *clause, Report *report) {
    uint8_t takes = at(clause, clause->cue)->takes;
    Index   i = clause->cue + 1;
    if (follows_comma(clause, report, takes)) {
        report->frame = FRAME_NOUN;
        return true;
    }
    if (takes & TAKES_THAT) i = past_to_that(clause, i);
    if ((takes & TAKES_THAT) && is_that(clause, i)) return set_forward(clause, report, FRAME_NOUN, i, true);
    if ((takes & TAKES_TO) && is_word(clause, i, "to")) return set_forward(clause, report, FRAME_NOUN, i, true);
    if ((takes & TAKES_OF) && code(clause, i) == 'p' && report->subject != NONE && report->subject < clause->cue)
        return set_forward(clause, report, FRAME_NOUN, i + 1, false);
    return code(clause, i) == ':' && set_forward(clause, report, FRAME_NOUN, i + 1, true);
}

bool report_of(const Doc *doc, const Units *units, Index cue, Report *report) {
    Clause clause = clause_of(doc, units, cue);
    *report = (Report){.cue = cue, .subject = NONE};
    if (cue >= clause.end || cue_is_repeated(doc, units, cue)) return false;
    report->subject = cue_subject(doc, units, cue);
    switch (at(&clause, cue)->code) {
    case 'A': return is_source(&clause, report);
    case 'C':
        return is_aside(&clause, report) || is_as_clause(&clause, report) || is_tag(&clause, report) || is_forward(&clause, report);
    case 'c': return is_noun(&clause, report);
    default: return false;
    }
}
