/* Content that has the grammatical subject of its cue in it: "The plan is expected to fail." "He was seen as weak by his rivals." */
#include "clause_view.h"
#include "subject.h"

#define MOST_OF_SUBJECT 40 /* units */

static bool is_seeming(const Clause *clause) {
    static const char *const words[] = {"seem", "seems", "seemed", "appear", "appears", "appeared"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(clause, clause->cue, words[i])) return true;
    return false;
}

/* "was seen", "is expected to", "seems" */
static bool may_raise(const Clause *clause) {
    const Unit *cue = at(clause, clause->cue);
    return cue->passive || classes_at(clause, clause->cue) & CLASS(COPULA) || is_seeming(clause);
}

/* Behind the subject: before "has", "also", "was". */
static Index subject_end(const Clause *clause) {
    Index end = clause->cue;
    while (end > clause->first && ONE_OF(code(clause, end - 1), "aXnv")) end--;
    return end;
}

static Index subject_first(const Clause *clause, Index end, Codes stops) {
    Index first = end;
    while (first > clause->first && end - first < MOST_OF_SUBJECT && !code_in(code(clause, first - 1), stops)) first--;
    while (first < end && ONE_OF(code(clause, first), "&,-t")) first++;
    return first;
}

static Index agent_behind(const Clause *clause) {
    if (!is_word(clause, clause->cue + 1, "by")) return NONE;
    for (Index i = clause->cue + 2; i < clause->cue + 6 && i < clause->end; i++) {
        if (unit_can_speak(at(clause, i))) return i;
        if (!ONE_OF(code(clause, i), "Dwa")) return NONE;
    }
    return NONE;
}

static void add_raised(const Clause *clause, Index first, Index end, Readings *readings) {
    Report report = {.cue = clause->cue, .subject = agent_behind(clause), .frame = FRAME_RAISED, .n_parts = 1,
                     .behind = clause->cue + 1, .parts = {{first, end}}};
    Stretch rest = clause_rest(clause, past_agent(clause, clause->cue + 1, report.subject));
    if (first >= end) return;
    if (rest.first < rest.end && !ONE_OF(code(clause, rest.first), ",;:-)")) {
        report.n_parts = 2;
        report.parts[1] = rest;
        readings_add(readings, clause, &report);
        report.n_parts = 1;
    }
    readings_add(readings, clause, &report);
}

void clause_read_raised(const Clause *clause, Readings *readings) {
    if (!is_english(clause) || !may_raise(clause)) return;
    Index end = subject_end(clause), near = subject_first(clause, end, CODES(",;:-()&trVCXQA")), far = subject_first(clause, end, CODES(";:A"));
    add_raised(clause, near, end, readings);
    if (far < near) add_raised(clause, far, end, readings);
}

/* "reportedly", not "in a statement" */
static bool is_adverb_of_hearsay(const Clause *clause) {
    const Unit *unit = at(clause, clause->cue);
    return unit->end == unit->first + 1 && is_english(clause) && token_ends(clause->doc, unit->first, "ly");
}

void clause_read_hearsay(const Clause *clause, Readings *readings) {
    if (!is_adverb_of_hearsay(clause)) return;
    Index   cue = clause->cue, first = subject_first(clause, subject_end(clause), CODES(",;:-()&trVCQA"));
    Stretch rest = clause_rest(clause, cue + 1);
    if (rest.first >= rest.end) return;
    Report report = {.cue = cue, .subject = NONE, .frame = FRAME_RAISED, .n_parts = 2, .behind = cue + 1, .parts = {{first, cue}, rest}};
    if (first < cue) readings_add(readings, clause, &report);
    report.parts[0] = rest;
    report.n_parts = 1;
    readings_add(readings, clause, &report);
}
