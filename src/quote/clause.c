#include "clause_view.h"
#include "subject.h"

static const char *const frame_names[] = {
#define FRAME_NAME(name, text) text,
    FRAMES(FRAME_NAME)
#undef FRAME_NAME
};
const char *frame_name(unsigned frame) { return frame < N_FRAMES ? frame_names[frame] : "?"; }

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

/* ---- what follows the cue ---------------------------------------------------------------------------------------- */

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

/* "asked on the radio why it rained": past where it was asked, if a question follows. */
static Index past_to_question(const Clause *clause, Index i) {
    char where = code(clause, i) == 'p' ? subject_preposition(clause->doc, clause->units, i) : '-';
    Index k = i + 1;
    if (where != 'f' && where != 'h' && where != 'j') return i; /* in, on, at */
    while (k < i + 6 && ONE_OF(code(clause, k), NOUNS "DwWm") && !is_question(clause, k)) k++;
    return k > i + 1 && is_question(clause, k) ? k : i;
}

static bool find_word(const Clause *clause, Index from, Index most, const char *word) {
    for (Index i = from; i < from + most && !ONE_OF(code(clause, i), "^;:"); i++)
        if (is_word(clause, i, word)) return true;
    return false;
}

static bool set_forward(const Clause *clause, Report *report, enum Frame frame, Index start, bool clausal) {
    Index end = clause_end(clause, start, clausal);
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
    if (is_english(clause) || !inverted(clause, subject)) return clause->cue + 1;
    return code(clause, subject + 1) == ',' ? subject + 2 : subject + 1;
}

/* "Lee äußerte sich mit den Worten: „Es regnet.“": the colon before a quote, no verb before it, in other languages than English; else NONE. */
static Index colon_ahead(const Clause *clause) {
    if (is_english(clause)) return NONE;
    for (Index i = clause->cue + 1; i < clause->cue + 16 && !is_finite(clause, i) && !ONE_OF(code(clause, i), "^,;Q"); i++)
        if (code(clause, i) == ':') return code(clause, i + 1) == 'Q' ? i : NONE;
    return NONE;
}

static bool has_between(const Clause *clause, Index from, uint64_t classes) {
    for (Index i = from; i < from + 30 && !ONE_OF(code(clause, i), "^;:,"); i++)
        if (classes_at(clause, i) & classes) return true;
    return false;
}

/* "sagte am Montag in Bonn, dass es regne", "teilte mit, die Lage sei ernst", "forderte die Stadt auf, sie zu sperren": what is reported
 * stands behind the comma that ends the cue's own clause. In other languages than English "that" alone: "сказала в среду, что идёт дождь". */
static bool follows_comma(const Clause *clause, Report *report, uint8_t takes) {
    Index comma = clause->cue + 1;
    bool  parts = parts_clauses(clause);
    if ((!parts && is_english(clause)) || !(takes & (TAKES_THAT | TAKES_TO | TAKES_QUESTION))) return false;
    while (comma < clause->cue + 16 && !ONE_OF(code(clause, comma), "^,;:Q.") && !is_finite(clause, comma)) comma++;
    if (code(clause, comma) != ',') return false;
    Index next = comma + 1;
    if (is_that(clause, next)) return set_forward(clause, report, FRAME_CLAUSE, next, true);
    if (!parts) return false;
    if (is_question(clause, next)) return set_forward(clause, report, FRAME_QUESTION, next, true);
    if (ONE_OF(code(clause, next), "&r^")) return false;
    if (begins_clause(clause, next) && has_between(clause, next, CLASS(SUBJUNCTIVE)))
        return set_forward(clause, report, FRAME_CLAUSE, next, true);
    if (code(clause, next) == 'P' && begins_clause(clause, next)) return set_forward(clause, report, FRAME_CLAUSE, next, true);
    return find_word(clause, next, 20, "to") && set_forward(clause, report, FRAME_INFINITIVE, next, true);
}

/* "voted late on Thursday to strike": past adverbs, times, and the preposition of a time. */
static Index past_times(const Clause *clause, Index i) {
    for (;; i++) {
        bool of_time = code(clause, i) == 'p' && is_time(clause, i + 1);
        if (!of_time && !ONE_OF(code(clause, i), "av") && !is_time(clause, i)) return i;
    }
}

static bool is_forward(const Clause *clause, Report *report) {
    uint8_t takes = at(clause, clause->cue)->takes;
    Index   i = past_subject(clause, report->subject), colon = colon_ahead(clause);
    Index   saying = cue_saying(clause->doc, clause->units, clause->cue);
    if (colon != NONE) return set_forward(clause, report, FRAME_COLON, colon + 1, true);
    if (follows_comma(clause, report, takes)) return true;
    i = saying != NONE ? saying + 1 : past_agent(clause, i, report->subject);
    i = past_times(clause, i);
    if (code(clause, i) == ':') return set_forward(clause, report, FRAME_COLON, i + 1, true);
    if (code(clause, i) == ',' && code(clause, i + 1) == 'Q') i++;
    if (takes & TAKES_THAT) i = past_to_that(clause, i);
    if (takes & TAKES_QUESTION) i = past_to_question(clause, i);
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

/* "the criticism of it"; not "denounced the plan as a farce". */
static bool takes_phrase(const Clause *clause, Index i) {
    bool other = is_english(clause) && is_word(clause, i, "as");
    return at(clause, clause->cue)->takes & TAKES_OF && code(clause, i) == 'p' && !other;
}

static bool is_noun(const Clause *clause, Report *report) {
    uint8_t takes = at(clause, clause->cue)->takes;
    Index   i = clause->cue + 1;
    if (follows_comma(clause, report, takes)) {
        report->frame = FRAME_NOUN;
        return true;
    }
    if (classes_at(clause, clause->cue) & CLASS(CUE_ADJECTIVE)) return complement_follows(clause, report, i, takes);
    if (takes & TAKES_THAT) i = past_to_that(clause, i);
    if ((takes & TAKES_THAT) && is_that(clause, i)) return set_forward(clause, report, FRAME_NOUN, i, true);
    if ((takes & TAKES_TO) && is_word(clause, i, "to")) return set_forward(clause, report, FRAME_NOUN, i, true);
    if (takes_phrase(clause, i) && report->subject != NONE && report->subject < clause->cue)
        return set_forward(clause, report, FRAME_NOUN, i + 1, false);
    return code(clause, i) == ':' && set_forward(clause, report, FRAME_NOUN, i + 1, true);
}

static bool is_of_kind(const Clause *clause, Report *report) {
    switch (at(clause, clause->cue)->code) {
    case 'A': return clause_is_source(clause, report);
    case 'C':
        return clause_is_aside(clause, report) || clause_is_as_clause(clause, report) || clause_is_tag(clause, report) ||
               is_forward(clause, report);
    case 'c': return is_noun(clause, report);
    default: return false;
    }
}

static bool may_report(const Clause *clause) {
    return clause->cue < clause->end && !cue_is_repeated(clause->doc, clause->units, clause->cue);
}

static bool report_by_rule(const Clause *clause, Report *report) {
    *report = (Report){.cue = clause->cue, .by_rule = true, .behind = clause->cue + 1};
    report->subject = cue_subject(clause->doc, clause->units, clause->cue);
    return is_of_kind(clause, report);
}

bool report_of(const Doc *doc, const Units *units, Index cue, Report *report) {
    Clause clause = clause_of(doc, units, cue);
    *report = (Report){.cue = cue, .subject = NONE};
    return may_report(&clause) && report_by_rule(&clause, report);
}

/* ---- readings ---------------------------------------------------------------------------------------------------- */

/* Does the content's end come out alike, whichever of the two is weighed? (What ends behind the cue is still open.) */
static bool is_same_reading(const Report *a, const Report *b) {
    bool before = a->parts[0].end <= a->cue, other_before = b->parts[0].end <= b->cue;
    if (a->n_parts != b->n_parts || a->parts[0].first != b->parts[0].first || before != other_before) return false;
    if (before && a->parts[0].end != b->parts[0].end) return false;
    return a->n_parts < 2 || a->parts[1].first == b->parts[1].first;
}

void readings_add(Readings *readings, const Clause *clause, const Report *report) {
    if (readings->n == MOST_READINGS) return;
    for (uint32_t i = 0; i < readings->n; i++)
        if (is_same_reading(&readings->all[i], report)) return;
    readings->all[readings->n] = *report;
    readings->all[readings->n++].has_verb = clause_has_finite(clause, report->parts[0]);
}

/* “It is late,” said Lee: who may be its subject where the verb is inverted. */
static Index next_behind(const Clause *clause) {
    if (!ONE_OF(code(clause, clause->cue - 1), ",Q")) return NONE;
    for (Index i = clause->cue + 1; i < clause->cue + 5 && code(clause, i) != '^'; i++) {
        if (unit_can_speak(at(clause, i))) return i;
        if (!ONE_OF(code(clause, i), "Dw")) return NONE;
    }
    return NONE;
}

/* "said on Monday in Paris that", "asked on the radio why" */
static bool opens_clause(const Clause *clause, Index i) {
    bool asks = at(clause, clause->cue)->takes & TAKES_QUESTION && is_question(clause, i) && code(clause, i) != 'p';
    return is_that(clause, i) || asks;
}

static bool looks_ahead(const Clause *clause, const Readings *readings) {
    for (uint32_t i = 0; i < readings->n; i++)
        if (readings->all[i].parts[readings->all[i].n_parts - 1].first > clause->cue) return true;
    return false;
}

/* "did not respond to the letter", "shrugged the letter off": what the list does not say that the cue takes. */
static bool set_anything(const Clause *clause, Report *report) {
    Index i = past_times(clause, clause->cue + 1);
    if (code(clause, i) == 'p')
        return is_word(clause, i, "to") && is_finite(clause, i + 1) ? set_forward(clause, report, FRAME_INFINITIVE, i, true)
                                                                    : set_forward(clause, report, FRAME_ABOUT, i + 1, false);
    return ONE_OF(code(clause, i), PHRASE) && set_forward(clause, report, FRAME_OBJECT, i, false);
}

#define MOST_TO_THAT 20 /* units from a cue to the "that" of its clause */

static void read_ahead(const Clause *clause, Index subject, Readings *readings) {
    Report report = {.cue = clause->cue, .subject = subject, .behind = clause->cue + 1};
    bool   ahead = readings->n && readings->all[0].by_rule && readings->all[0].frame != FRAME_TAG; /* the rules looked there */
    if (!ahead && is_forward(clause, &report)) readings_add(readings, clause, &report);
    for (Index i = clause->cue + 1; i < clause->cue + MOST_TO_THAT && !ONE_OF(code(clause, i), "^;:"); i++)
        if (opens_clause(clause, i) && set_forward(clause, &report, is_that(clause, i) ? FRAME_CLAUSE : FRAME_QUESTION, i, true))
            readings_add(readings, clause, &report);
    if (is_english(clause) && !looks_ahead(clause, readings) && set_anything(clause, &report)) readings_add(readings, clause, &report);
}

/* "The question for the port is whether it holds", "His answer was that it rains": where the clause begins, or NONE. */
static Index past_copula(const Clause *clause) {
    Index i = clause->cue + 1;
    while (i < clause->cue + 8 && ONE_OF(code(clause, i), PHRASE "p")) i++;
    if (!(classes_at(clause, i) & CLASS(COPULA))) return NONE;
    while (ONE_OF(code(clause, i), "Xanv")) i++;
    return is_that(clause, i) || (is_question(clause, i) && code(clause, i) != 'p') || is_word(clause, i, "to") ? i : NONE;
}

/* "The criticism of the bridge grew", "the question whether it holds": a noun that stands alone, too. */
static void read_noun(const Clause *clause, Index subject, Readings *readings) {
    Report  report = {.cue = clause->cue, .subject = subject, .behind = clause->cue + 1};
    uint8_t takes = at(clause, clause->cue)->takes;
    Index   next = clause->cue + 1;
    if (!is_english(clause)) return; /* as weights for other languages were fitted without */
    if (takes_phrase(clause, next) && set_forward(clause, &report, FRAME_NOUN, next + 1, false))
        readings_add(readings, clause, &report);
    if ((takes & TAKES_QUESTION) && code(clause, next) != 'p' && is_question(clause, next) && set_forward(clause, &report, FRAME_NOUN, next, true))
        readings_add(readings, clause, &report);
    Index told = past_copula(clause);
    if (told != NONE && set_forward(clause, &report, FRAME_NOUN, told, true)) readings_add(readings, clause, &report);
}

uint32_t report_readings(const Doc *doc, const Units *units, Index cue, Report all[MOST_READINGS]) {
    Clause   clause = clause_of(doc, units, cue);
    Readings readings = {all, 0};
    Report   report;
    if (!may_report(&clause)) return 0;
    if (report_by_rule(&clause, &report)) readings_add(&readings, &clause, &report);
    if (at(&clause, cue)->code == 'A') clause_read_sources(&clause, report.subject, &readings);
    if (at(&clause, cue)->code == 'v') clause_read_hearsay(&clause, &readings);
    if (at(&clause, cue)->code == 'c') read_noun(&clause, report.subject, &readings);
    if (at(&clause, cue)->code != 'C') return readings.n;
    Index subject = report.subject, behind = next_behind(&clause);
    clause_read_raised(&clause, &readings);
    clause_read_tags(&clause, subject, &readings);
    if (behind != subject) clause_read_tags(&clause, behind, &readings);
    read_ahead(&clause, subject, &readings);
    return readings.n;
}
