#include "reported.h"
#include "consensus.h"
#include "extent.h"
#include "governor.h"
#include "report_evidence.h"
#include "reporter.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool reporter_is_barred(const Doc *doc, const Unit *unit) {
    uint8_t zone = doc->paragraphs.at[unit->paragraph].zone;
    return zone == ZONE_FURNITURE || zone == ZONE_LINKS;
}

/* Are there words outside the marks? */
static bool has_own_words(const Units *units, const Report *report) {
    for (uint32_t p = 0; p < report->n_parts; p++)
        for (Index i = report->parts[p].first; i < report->parts[p].end; i++)
            if (!ONE_OF(units->codes[i], "Q,:-().;\"&")) return true;
    return false;
}

/* Of what the rules read: is it a strong cue whose content is marked as a whole? */
static bool is_whole_content(const Units *units, Index unit, const Report *report) {
    return report->n_parts && units->row.at[unit].strength >= 6 && !has_own_words(units, report);
}

uint32_t reported_readings(const Doc *doc, const Units *units, Index unit, Report readings[MOST_READINGS], Report *by_rule) {
    const Unit *cue = &units->row.at[unit];
    uint32_t    n = 0, kept = 0;
    by_rule->n_parts = 0;
    if (unit_is_cue(cue) && cue->strength && !reporter_is_barred(doc, cue)) n = report_readings(doc, units, unit, readings);
    if (n && readings[0].by_rule) *by_rule = readings[0];
    for (uint32_t i = 0; i < n; i++)
        if (has_own_words(units, &readings[i])) readings[kept++] = readings[i];
    return kept;
}

static Range add_spans(Reporter *r, const Report *report) {
    Range range = {0, 0};
    for (uint32_t p = 0; p < report->n_parts; p++) {
        const Unit *first = &r->units->row.at[report->parts[p].first], *last = &r->units->row.at[report->parts[p].end - 1];
        if (!spans_add(r->doc, &range, span_of_tokens(r->doc, first->first, last->end))) return (Range){0, 0};
    }
    return range;
}

static uint32_t length_of(const Doc *doc, Range spans) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < spans.n; i++) n += doc->spans.at[spans.first + i].end - doc->spans.at[spans.first + i].start;
    return n;
}

/* Has the stretch a verb of its own between the report's cue and itself: "held talks, in what the FT described as “peak
 * anxiety”"? */
static bool has_nearer_cue(const Reporter *r, Index cue, Index quote) {
    const Unit *row = r->units->row.at;
    for (Index i = quote; i-- > cue + 1 && quote - i < 8;)
        if (row[i].code == 'C' && row[i].strength >= 5) return true;
    return false;
}

/* "He wrote a statement:\n\n“All lanes stay open.”": a paragraph of its own is no piece of the clause. */
static bool is_introduced(const Reporter *r, Index cue, Index quote) {
    return cue < quote && r->doc->tokens.at[r->units->row.at[quote].first].flags & PARAGRAPH_BEFORE;
}

/* The marked stretches in the clause are pieces of it; of clauses one inside the other the inner one is theirs. */
static void give_content(Reporter *r, const Report *report, Range content, double sure) {
    for (uint32_t p = 0; p < report->n_parts; p++)
        for (Index i = report->parts[p].first; i < report->parts[p].end; i++) {
            Index marked = r->units->row.at[i].marked;
            if (marked == NONE || r->quote_of[marked] == NONE) continue;
            Quote *quote = &r->doc->quotes.at[r->quote_of[marked]];
            bool inner = quote->content.n == 0 || length_of(r->doc, content) < length_of(r->doc, quote->content);
            if (inner) {
                quote->content = content;
                bool nearer = has_nearer_cue(r, report->cue, i);
                r->units->reporter[marked] = nearer ? NONE : report->subject;
                r->units->reported[marked] = nearer ? 0 : report->frame == FRAME_MOOD ? REPORTED_BY_MOOD : (uint8_t)(1 + 9 * sure);
            }
            if (!is_introduced(r, report->cue, i)) quote->manner = MANNER_MIXED;
        }
}

/* A stretch that is the whole content of a cue is no piece of another one: "he met, in what she called “a first”, the
 * envoy". */
static void leave_to_cue(Reporter *r, const Report *report) {
    for (uint32_t p = 0; p < report->n_parts; p++)
        for (Index i = report->parts[p].first; i < report->parts[p].end; i++) {
            Index marked = r->units->row.at[i].marked;
            if (marked == NONE || r->quote_of[marked] == NONE) continue;
            r->doc->quotes.at[r->quote_of[marked]].content.n = 0;
            r->units->reporter[marked] = report->subject;
            r->units->reported[marked] = 0;
            r->quote_of[marked] = NONE;
        }
}

static bool set_cue(Reporter *r, Quote *quote, Index index) {
    WordRecord word;
    if (index == NONE) return true;
    const Unit *cue = &r->units->row.at[index];
    quote->cue = span_of_tokens(r->doc, cue->first, cue->end);
    if (!gazetteer_word(r->model->gazetteer, cue->word, &word)) return true;
    quote->kind = word.kind;
    quote->cue_lemma = arena_copy(&r->doc->arena, word.lemma, strlen(word.lemma));
    return quote->cue_lemma != NULL;
}

/* By itself, when all reports are there, as what weighs spans would push out of the processor's cache what finds reports. */
static bool find_sources(Reporter *r, uint32_t n_marked) {
    for (uint32_t i = 0; i < r->told.n; i++) {
        const Told *told = &r->told.at[i];
        if (told->subject == NONE) continue;
        if (!extent_span(r->doc, r->model, r->units, told->subject, told->cue, &r->doc->quotes.at[n_marked + i].source)) return false;
    }
    return true;
}

bool reporter_add(Reporter *r, const Report *report, double sure, double score) {
    Range content = add_spans(r, report);
    Quote quote = {.parts = content, .marked = NONE, .manner = MANNER_INDIRECT, .role = NONE, .addressee = NONE, .via = NONE,
                   .speaker = report->subject == NONE ? NONE : r->units->row.at[report->subject].mention,
                   .score = (float)score, .rule = frame_name(report->frame)};
    if (content.n == 0 || !set_cue(r, &quote, report->cue)) return fail_memory(r->err);
    give_content(r, report, content, sure);
    Quote *added = array_add(&r->doc->arena, &r->doc->quotes);
    Told  *told = array_add(r->units->scratch, &r->told);
    if (!added || !told) return fail_memory(r->err);
    *added = quote;
    *told = (Told){report->subject, report->cue};
    return true;
}

static bool index_quotes(Reporter *r, Arena *scratch) {
    r->quote_of = array_nones(scratch, r->doc->marked.n);
    if (!r->quote_of) return fail_memory(r->err);
    for (Index i = 0; i < r->doc->quotes.n; i++)
        if (r->doc->quotes.at[i].marked != NONE) r->quote_of[r->doc->quotes.at[i].marked] = i;
    return true;
}

/* ---- choices ----------------------------------------------------------------------------------------------------- */

/* A clause is taken for a report where it is as likely as this that one half of it and of what is reported is in both. A little over half of
 * the F1 that comes of it (PolNeAR, by cross-validation), as whoever wants the highest F1 has to take. */
#define LEAST_FIT 0.38

/* A report that is as sure as this is taken, however unsure its ends are. */
#define SURE_REPORT 0.6

/* Trees are asked where neither "nothing" nor what would be taken is likelier. Of those who are sure that nothing is reported few
 * change their mind, and each costs as much time as one in doubt. */
#define SURE_NOTHING 0.7
#define SURE_FIT 0.65

/* More than any end was seen to speak for a report that was taken. */
#define MOST_OF_ENDS 3.5

/* A reading whose ends come to less than this, in logits, takes no report over LEAST_FIT together with the other readings. */
#define LEAST_OF_READING (-2.3)

static double weight_of_nothing(const Model *model) {
    Facts facts = {.n = 0};
    FACT(&facts, REPORT_NONE, '0');
    facts_ask(&facts, model);
    return facts_sum(&facts, model);
}

typedef struct Ends {
    const Reporter *reporter;
    const Report   *reading;
    End             at[MOST_ENDS];
} Ends;

static void find_end_facts(const void *about, uint32_t i, Facts *facts) {
    const Ends *ends = about;
    report_end_facts(ends->reporter->doc, ends->reporter->units, ends->reading, &ends->at[i], facts);
}

/* `sum`: what speaks for the reading, whatever its end. */
static void weigh_ends(const Reporter *r, const Model *model, const Report *reading, double sum, Options *options) {
    Ends   ends;
    double sums[MOST_ENDS];
    if (sum + MOST_OF_ENDS < LEAST_OF_READING) return;
    ends.reporter = r;
    ends.reading = reading;
    uint32_t n = report_ends(r->doc, r->units, reading, ends.at);
    facts_sums(&ends, find_end_facts, n, model, sums);
    for (uint32_t i = 0; i < n; i++) {
        Option option = {reading, ends.at[i].at, exp(sum + sums[i])};
        options->at[options->n++] = option;
        options->all += option.odds;
    }
}

typedef struct FoundReadings {
    const Reporter *reporter;
    Index           first;
} FoundReadings;

static void find_reading_facts(const void *about, uint32_t i, Facts *facts) {
    const FoundReadings *readings = about;
    const Reporter *r = readings->reporter;
    report_facts(r->doc, r->model->gazetteer, r->units, &r->readings.at[readings->first + i], facts);
}

/* What speaks for any report of the cue; with what speaks against. */
static double weigh_cue(const Reporter *r, const Model *model, Index cue) {
    Facts facts;
    report_cue_facts(r->doc, model->gazetteer, r->units, cue, &facts);
    facts_ask(&facts, model);
    return facts_sum(&facts, model) - (model == r->model ? r->nothing : r->nothing_in_trees);
}

static void weigh_readings(const Reporter *r, const Model *model, Found *found) {
    FoundReadings readings = {r, found->first};
    Options       options; /* too large to be emptied for each cue */
    double        of_cue = weigh_cue(r, model, found->cue), sums[MOST_READINGS];
    options.n = 0;
    options.all = 0;
    facts_sums(&readings, find_reading_facts, found->n, model, sums);
    for (uint32_t i = 0; i < found->n; i++) weigh_ends(r, model, &r->readings.at[found->first + i], sums[i] + of_cue, &options);
    found->sure = options.all / (options.all + 1);
    found->report.n_parts = 0;
    found->fit = found->sure < LEAST_FIT ? 0 : consensus_choose(r->units, &options, &found->report) / (options.all + 1);
}

static bool is_in_doubt(const Found *found) { return found->n && 1 - found->sure < SURE_NOTHING && found->fit < SURE_FIT; }

/* Chooses how each cue is read and where its content ends, and how sure it is that there is a report at all. Trees are asked where the
 * words alone leave a doubt. They are read when all cues were weighed by words: their tables are larger than the processor's cache,
 * and would push out of it what weighs. */
static bool choose_readings(const Reporter *r) {
    bool has_trees = r->units->syntax.arcs != NULL;
    for (uint32_t i = 0; i < r->found.n; i++) {
        Found *found = &r->found.at[i];
        weigh_readings(r, r->model, found);
        found->in_doubt = has_trees && is_in_doubt(found);
    }
    for (uint32_t i = 0; i < r->found.n; i++) {
        if (!r->found.at[i].in_doubt) continue;
        Index cue = r->readings.at[r->found.at[i].first].cue;
        if (!units_read(r->units, cue, cue + 1)) return fail_memory(r->err);
    }
    for (uint32_t i = 0; i < r->found.n; i++)
        if (r->found.at[i].in_doubt) weigh_readings(r, r->model->trees, &r->found.at[i]);
    return true;
}

bool reporter_choose_subject(const Reporter *r, Report *report, double *share) {
    const Governors *governors = governors_of_report(r->doc, r->model, r->units, report);
    if (!governors) return fail_memory(r->err);
    report->subject = governors->units[governors->best];
    *share = governors->shares[governors->best];
    return true;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

typedef struct Place {
    uint32_t start, end;
    Index    quote;
} Place;

static bool stands_before(const Place *a, const Place *b) {
    if (a->start != b->start) return a->start < b->start;
    return a->end != b->end ? a->end > b->end : a->quote < b->quote;
}

static void find_places(const Doc *doc, Place *places) {
    for (Index i = 0; i < doc->quotes.n; i++) {
        Span hull = spans_hull(doc, doc->quotes.at[i].parts);
        places[i] = (Place){hull.start, hull.end, i};
    }
}

/* The marked stretches are in order, and stand first; the reports nearly are, as none begins far from its cue. */
static bool put_in_order(Doc *doc, uint32_t n_marked, Arena *scratch, quoth_error *err) {
    uint32_t n = doc->quotes.n;
    Place   *places = arena_alloc(scratch, (n + 1) * sizeof *places);
    Quote   *quotes = arena_alloc(scratch, (n + 1) * sizeof *quotes);
    if (!places || !quotes) return fail_memory(err);
    if (n == n_marked) return true;
    find_places(doc, places);
    memcpy(quotes, doc->quotes.at, n * sizeof *quotes);
    for (Index i = n_marked + 1, k; i < n; i++) {
        Place place = places[i];
        for (k = i; k > n_marked && stands_before(&place, &places[k - 1]); k--) places[k] = places[k - 1];
        places[k] = place;
    }
    for (Index i = 0, marked = 0, report = n_marked; i < n; i++) {
        bool next = report == n || (marked < n_marked && stands_before(&places[marked], &places[report]));
        doc->quotes.at[i] = quotes[places[next ? marked++ : report++].quote];
    }
    return true;
}

static bool read_cue(Reporter *r, Index cue) {
    Report   readings[MOST_READINGS];
    Found    found = {.cue = cue, .first = r->readings.n};
    uint32_t n = reported_readings(r->doc, r->units, cue, readings, &found.by_rule);
    if (!n && !is_whole_content(r->units, cue, &found.by_rule)) return true;
    for (uint32_t i = 0; i < n; i++) {
        Report *reading = array_add(r->units->scratch, &r->readings);
        if (!reading) return fail_memory(r->err);
        *reading = readings[i];
    }
    found.n = n;
    Found *added = array_add(r->units->scratch, &r->found);
    if (!added) return fail_memory(r->err);
    *added = found;
    return true;
}

/* What every likely content of ends in another cue's tag reports nothing. */
bool reporter_takes(const Found *found) {
    return found->report.n_parts && (found->fit >= LEAST_FIT || found->sure >= SURE_REPORT);
}

/* "Traders face disaster, warns the chamber": nothing but who tells is no content. */
static bool tells_itself(const Report *report) {
    const Stretch *part = &report->parts[0];
    return report->n_parts == 1 && part->end - part->first <= 2 && report->subject >= part->first && report->subject < part->end;
}

/* "DN, citing three people, said that it was sold": who is cited says it, and is not what is said. */
static bool cites_somebody(const Reporter *r, const Report *report) {
    const char *lemma = gazetteer_lemma(r->model->gazetteer, r->units->row.at[report->cue].word);
    Index       i = report->parts[0].first;
    if (!lemma || strcmp(lemma, "cite") != 0) return false;
    while (i < report->parts[0].end && ONE_OF(r->units->codes[i], "Dma")) i++;
    return i < report->parts[0].end && ONE_OF(r->units->codes[i], "HN");
}

bool reporter_take(Reporter *r, Found *found) {
    Report report = found->report;
    double share = 0;
    found->teller = NONE;
    if (reporter_takes(found)) {
        if (!reporter_choose_subject(r, &report, &share)) return false;
        found->teller = report.subject;
        return tells_itself(&report) || cites_somebody(r, &report) || reporter_add(r, &report, found->sure, found->sure * share);
    }
    if (!is_whole_content(r->units, found->by_rule.cue, &found->by_rule)) return true;
    report = found->by_rule;
    bool by_rule = r->doc->likes.n > 0; /* in other languages than English the rule knows who it is as well as weights do */
    if (by_rule) leave_to_cue(r, &report);
    if ((!by_rule || mood_tells(r->doc)) && !reporter_choose_subject(r, &report, &share)) return false;
    if (!by_rule) leave_to_cue(r, &report);
    if (mood_tells(r->doc)) found->teller = report.subject;
    return true;
}

/* One step for all cues, and then the next: what a step runs stays in the processor's instruction cache. */
static bool read_cues(Reporter *r) {
    for (uint32_t i = 0; i < r->units->cues.n; i++)
        if (!read_cue(r, r->units->cues.at[i])) return false;
    if (!choose_readings(r)) return false;
    if (mood_tells(r->doc)) return mood_read(r);
    for (uint32_t i = 0; i < r->found.n; i++)
        if (!reporter_take(r, &r->found.at[i])) return false;
    return true;
}

/* ---- labels ------------------------------------------------------------------------------------------------------ */

#define LABEL_SCORE 0.9 /* of headlines "Lee: The port is closed" nine in ten are so annotated (PolNeAR) */

/* "Lee: The port is closed" as a headline, "LEE: It is closed." in a transcript: who speaks, a colon, and what is said. */
static bool is_labelled(const Doc *doc, const Units *units, Index paragraph) {
    Index       first = units->paragraphs[paragraph], end = units->paragraphs[paragraph + 1];
    uint8_t     zone = doc->paragraphs.at[paragraph].zone;
    const char *codes = units->codes;
    bool        is_headline = zone == ZONE_HEADLINE || zone == ZONE_SUBHEAD;
    if (end - first < 5 || codes[first + 1] != ':' || reporter_is_barred(doc, &units->row.at[first])) return false;
    if (is_headline && codes[first] == 'H') return true; /* "Minister: Budget is ‘a disgrace’" */
    if (is_headline || first == 0) return ONE_OF(codes[first], "NO");
    return codes[first] == 'N' && doc->tokens.at[units->row.at[first].first].shape == SHAPE_UPPER;
}

static bool read_label(Reporter *r, Index paragraph) {
    Index first = r->units->paragraphs[paragraph], end = unit_sentence_end(r->units, first);
    if (!is_labelled(r->doc, r->units, paragraph)) return true;
    while (end > first + 2 && r->units->codes[end - 1] == '.') end--;
    Report report = {.cue = first + 1, .subject = first, .frame = FRAME_COLON, .n_parts = 1, .parts = {{first + 2, end}}};
    return end <= first + 2 || !has_own_words(r->units, &report) || reporter_add(r, &report, LABEL_SCORE, LABEL_SCORE);
}

bool reported_find(Doc *doc, const Model *model, Units *units, quoth_error *err) {
    Reporter r = {.doc = doc, .model = model, .units = units, .err = err};
    uint32_t n_marked = doc->quotes.n;
    r.nothing = weight_of_nothing(model);
    r.nothing_in_trees = weight_of_nothing(model->trees);
    if (!index_quotes(&r, units->scratch)) return false;
    for (Index i = 0; i < doc->paragraphs.n; i++)
        if (!read_label(&r, i)) return false;
    if (!read_cues(&r)) return false;
    if (!find_sources(&r, n_marked)) return fail_memory(r.err);
    return put_in_order(doc, n_marked, units->scratch, err);
}

/* Is the clause the content of a spoken stretch behind it? (Quotes that are left out already stand before it.) */
static bool is_stood_for(const Doc *doc, Index quote) {
    const Range parts = doc->quotes.at[quote].parts;
    if (doc->quotes.at[quote].marked != NONE) return false;
    for (Index i = quote + 1; i < doc->quotes.n && i < quote + 16; i++) {
        const Quote *other = &doc->quotes.at[i];
        bool         same = other->content.n && other->content.first == parts.first;
        if (same && other->marked != NONE && other->kind <= KIND_WRITING) return true;
    }
    return false;
}

void reported_settle(Doc *doc) {
    uint32_t kept = 0;
    for (Index i = 0; i < doc->quotes.n; i++) {
        if (!is_stood_for(doc, i)) doc->quotes.at[kept++] = doc->quotes.at[i];
    }
    doc->quotes.n = kept;
}
