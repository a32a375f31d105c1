/* Content that stands round its cue: "It rains, he said.", "As he said, it rains.", "According to him, it rains." */
#include "clause_view.h"

static const Stretch nothing = {0, 0};

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
    if (inverted(clause, subject)) {
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
    bool other = clause->doc->tokens.at[at(clause, clause->cue)->first].like && !parts_clauses(clause);
    if (other && i == clause->cue && code(clause, i - 1) == 'X') i--; /* « Il pleut », a déclaré Lee */
    for (Index limit = 12; i-- > clause->first && limit--;) {
        if (ONE_OF(code(clause, i), ",Q")) return i;
        if (ONE_OF(code(clause, i), "CVXtr:;()A")) return NONE;
    }
    return NONE;
}

/* Does the sentence go on as reported speech behind the tag? Not in "he said, adding that", "he said, but". */
static bool goes_on(const Clause *clause, Index rest) {
    char c = code(clause, rest);
    return c != '^' && !ONE_OF(c, "&tgr)A") && !(c == 'C' && ends_in_ing(clause, rest));
}

/* "It rains, he said on Monday, and snows." */
typedef struct Tag {
    Index   start, end; /* what it stands behind (tag_start), and the unit behind it */
    Index   behind;     /* where the sentence goes on */
    Stretch before;     /* what stands before it */
    bool    quoted;     /* that ends between marks */
} Tag;

/* False where nothing stands before a tag of `subject`, or too much. */
static bool find_tag(const Clause *clause, Index subject, Tag *tag) {
    *tag = (Tag){.start = tag_start(clause, subject), .end = tag_end(clause, subject)};
    if (tag->start == NONE || tag->start - clause->first > MOST_UNITS) return false;
    tag->behind = ONE_OF(code(clause, tag->end), ",-:") ? tag->end + 1 : tag->end;
    tag->before = (Stretch){clause->first, code(clause, tag->start) == 'Q' ? tag->start + 1 : tag->start};
    while (tag->before.first < tag->before.end && ONE_OF(code(clause, tag->before.first), "&,-")) tag->before.first++;
    tag->quoted = tag->before.end > tag->before.first && code(clause, tag->before.end - 1) == 'Q';
    return true;
}

static bool set_tag(const Clause *clause, Report *report, const Tag *tag) {
    char behind = code(clause, tag->behind);
    bool more = ONE_OF(code(clause, tag->end), ",-:Q") && goes_on(clause, tag->behind) && !(tag->quoted && behind != 'Q');
    bool adverbial = more && !tag->quoted && behind == 'Q' && ONE_OF(code(clause, tag->before.first), "ptv");
    bool counts = !adverbial && (more || clause_has_finite(clause, tag->before));
    report->behind = tag->end;
    return set_round(report, FRAME_TAG, counts ? tag->before : nothing, more ? clause_rest(clause, tag->behind) : nothing);
}

/* "It was gone, he said, but not far.": what a conjunction or "that" begins may go on with the report too, where the weights say so. */
static bool may_go_on(const Clause *clause, const Tag *tag) {
    char end = code(clause, tag->end), behind = code(clause, tag->behind);
    if (!ONE_OF(end, ",-:Q")) return false;
    if (!tag->quoted && end == ':' && behind == 'Q') return false; /* As the Post has it, Lee said: “It is late.” */
    return tag->quoted ? behind == 'Q' : ONE_OF(behind, "&t") || goes_on(clause, tag->behind);
}

void clause_read_tags(const Clause *clause, Index subject, Readings *readings) {
    Tag tag;
    if (subject == NONE || at(clause, clause->cue)->passive || !find_tag(clause, subject, &tag)) return;
    Report report = {.cue = clause->cue, .subject = subject, .behind = tag.end};
    bool   alone = tag.quoted && tag.before.end - tag.before.first == 1; /* no more than what stands between marks */
    if (!alone && set_round(&report, FRAME_TAG, tag.before, nothing)) readings_add(readings, clause, &report);
    if (may_go_on(clause, &tag) && set_round(&report, FRAME_TAG, tag.before, clause_rest(clause, tag.behind)))
        readings_add(readings, clause, &report);
}

static bool may_stand_apart(const Clause *clause, Index subject) {
    const Unit *cue = at(clause, clause->cue);
    return cue->code == 'C' && !cue->passive && (cue->takes & (TAKES_QUOTE | TAKES_THAT)) && subject != NONE;
}

bool clause_is_tag(const Clause *clause, Report *report) {
    Tag tag;
    if (!may_stand_apart(clause, report->subject) || !find_tag(clause, report->subject, &tag)) return false;
    bool behind = inverted(clause, report->subject);
    bool says_more = behind && (classes_at(clause, tag.end) & CLASS(RELATIVE)); /* "said Lee, who left" */
    if (!(says_more || ONE_OF(code(clause, tag.end), "^,-Q:)"))) return false;
    if (code(clause, tag.end) == 'Q' && !behind && code(clause, tag.start) != 'Q') return false;
    return set_tag(clause, report, &tag);
}

/* "As Lee noted, it rains.", "It rained, as Lee said on Monday, and snowed.": where "as" stands, or NONE. */
static Index as_before(const Clause *clause, Index subject) {
    Index i = subject;
    while (i > clause->first && ONE_OF(code(clause, i - 1), "DwWm")) i--;
    return i > clause->first && is_word(clause, i - 1, "as") ? i - 1 : NONE;
}

/* What stands behind such an aside is reported, and what stands before it where that alone is no sentence. */
bool clause_is_aside(const Clause *clause, Report *report) {
    if (!may_stand_apart(clause, report->subject) || inverted(clause, report->subject)) return false;
    Index as = as_before(clause, report->subject), end = tag_end(clause, report->subject);
    if (as == NONE || code(clause, end) != ',' || !goes_on(clause, end + 1)) return false;
    Stretch before = {clause->first, as}, behind = clause_rest(clause, end + 1);
    if (!clause_has_finite(clause, behind) || as - clause->first > MOST_UNITS) return false;
    while (before.first < before.end && ONE_OF(code(clause, before.end - 1), ",-")) before.end--;
    bool counts = before.end < as && !clause_has_finite(clause, before);
    report->behind = end;
    return set_round(report, FRAME_TAG, counts ? before : nothing, behind);
}

/* ---- sources: "According to him, it rains." ---------------------------------------------------------------------- */

/* Past the source: its comma, or that of an apposition: "According to Smith, the head of the union, it rains". */
static Index source_end(const Clause *clause) {
    Index comma = clause_next_comma(clause, clause->cue + 1);
    if (comma == NONE) return NONE;
    Index second = clause_next_comma(clause, comma + 1);
    if (second == NONE || !ONE_OF(code(clause, comma + 1), "Dw")) return comma;
    Stretch between = {comma + 1, second}, behind = {second + 1, clause->end};
    return !clause_has_finite(clause, between) && clause_has_finite(clause, behind) ? second : comma;
}

/* "Laut Brandner ist es spät", "Es ist nach Angaben der Polizei spät", "Der Polizei zufolge ist es spät": all but the source and its word. */
static bool set_round_source(const Clause *clause, Report *report) {
    Index   subject = report->subject, cue = clause->cue, behind = inverted(clause, subject) ? subject + 1 : cue + 1;
    Stretch before = {clause->first, subject != NONE && subject + 1 == cue ? subject : cue};
    while (before.first < before.end && ONE_OF(code(clause, before.first), "&,")) before.first++;
    while (before.end > before.first && ONE_OF(code(clause, before.end - 1), ",-(D")) before.end--;
    while (ONE_OF(code(clause, behind), ",-)")) behind++;
    return set_round(report, FRAME_SOURCE, before, ONE_OF(code(clause, behind), ".&") ? nothing : clause_rest(clause, behind));
}

static Stretch before_source(const Clause *clause) {
    Stretch before = {clause->first, clause->cue};
    while (before.end > before.first && ONE_OF(code(clause, before.end - 1), ",-(&")) before.end--;
    while (before.first < before.end && ONE_OF(code(clause, before.first), "&,")) before.first++;
    return before;
}

/* "according to Lee, a clerk who knows the port": no clause, but who the source is. */
static bool is_apposition(const Clause *clause, Index first) {
    Index i = first;
    while (ONE_OF(code(clause, i), PHRASE "p") && !(classes_at(clause, i) & CLASS(RELATIVE))) i++;
    return i > first && (classes_at(clause, i) & CLASS(RELATIVE));
}

bool clause_is_source(const Clause *clause, Report *report) {
    if (clause->cue - clause->first > MOST_UNITS) return false;
    if (parts_clauses(clause)) return set_round_source(clause, report);
    Index   comma = source_end(clause);
    Stretch before = before_source(clause), behind = {comma == NONE ? clause->end : comma + 1, clause->end};
    bool goes = goes_on(clause, behind.first) && clause_has_finite(clause, behind) && !is_apposition(clause, behind.first);
    bool more = before.first == before.end || goes;
    return set_round(report, FRAME_SOURCE, before, more ? clause_rest(clause, behind.first) : nothing);
}

void clause_read_sources(const Clause *clause, Index subject, Readings *readings) {
    Report report = {.cue = clause->cue, .subject = subject, .behind = clause->cue + 1};
    if (clause->cue - clause->first > MOST_UNITS || parts_clauses(clause)) return;
    if (set_round(&report, FRAME_SOURCE, before_source(clause), nothing)) readings_add(readings, clause, &report);
}

/* ---- "as he said": "Wie Brandner sagte, ist es spät." "Es ist spät, wie Brandner sagte." --------------------------- */

static Index how_before(const Clause *clause) {
    for (Index i = clause->cue; i-- > clause->first && clause->cue - i < 12 && ONE_OF(code(clause, i), PHRASE "tp");)
        if (is_word(clause, i, "how")) return i;
    return NONE;
}

/* "Wie die Nordpost berichtet, sagte Lee: „Es ist spät.“": who is named last has said it, and nothing else is reported. */
static bool leads_to_quote(const Clause *clause, Index comma) {
    for (Index i = comma; i < clause->end && i - comma < MOST_UNITS; i++)
        if (code(clause, i) == ':' && code(clause, i + 1) == 'Q') return true;
    return false;
}

bool clause_is_as_clause(const Clause *clause, Report *report) {
    if (!parts_clauses(clause) || !(at(clause, clause->cue)->takes & TAKES_THAT)) return false;
    Index as = how_before(clause), comma = as == NONE ? NONE : clause_next_comma(clause, clause->cue);
    if (as == NONE || (as > clause->first && code(clause, as - 1) != ',') || as - clause->first > MOST_UNITS) return false;
    if (comma != NONE && leads_to_quote(clause, comma)) return false;
    Stretch before = {clause->first, as > clause->first ? as - 1 : as};
    return set_round(report, FRAME_TAG, before, comma == NONE ? nothing : clause_rest(clause, comma + 1));
}
