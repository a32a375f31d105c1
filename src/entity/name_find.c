/* The names of a text, from its runs: read twice, the second time with what the first one found. */
#include "name_finder.h"
#include "address.h"
#include "name_facts.h"
#include "word_at.h"
#include <string.h>

#define SURE_MARGIN 4 /* log-odds */

/* ---- Mentions ---------------------------------------------------------------------------------------------------- */

#define REASONS 3u

/* The evidence that weighs most in favour, heaviest first. */
typedef struct Reasons {
    uint32_t n;
    float    weights[REASONS];
    uint16_t at[REASONS];
} Reasons;

static void put_reason(Reasons *reasons, unsigned evidence, float weight) {
    uint32_t at = reasons->n < REASONS ? reasons->n++ : REASONS - 1;
    for (; at > 0 && reasons->weights[at - 1] < weight; at--) {
        reasons->weights[at] = reasons->weights[at - 1];
        reasons->at[at] = reasons->at[at - 1];
    }
    reasons->weights[at] = weight;
    reasons->at[at] = (uint16_t)evidence;
}

/* What speaks for it is gathered first, without a branch, as about half of it does. */
static void put_reasons(const Finder *finder, const uint16_t *facts, uint32_t n, unsigned label, Reasons *reasons) {
    Facts in_favour = {.n = 0};
    for (uint32_t i = 0; i < n; i++) {
        in_favour.at[in_favour.n] = facts[i];
        in_favour.n += (uint32_t)((finder->weights[facts[i]][label] > 0) & (facts[i] != EVIDENCE_ALWAYS));
    }
    for (uint32_t i = 0; i < in_favour.n; i++) {
        float weight = finder->weights[in_favour.at[i]][label];
        if (reasons->n < REASONS || weight > reasons->weights[REASONS - 1]) put_reason(reasons, in_favour.at[i], weight);
    }
}

/* The strongest of the evidence, in words. */
static const char *why(const Finder *finder, const Chart *chart, const Piece *piece) {
    Reasons reasons = {0};
    Facts   remembered;
    char    text[128];
    size_t  length = 0;
    remembered.n = 0;
    evidence_remembered(finder, chart->run, piece->weighed, &remembered);
    const FactsAt weighed[] = {chart->starts[piece->first].facts, chart->ends[piece->end - 1].facts, piece->weighed->facts};
    for (unsigned i = 0; i < sizeof weighed / sizeof *weighed; i++)
        put_reasons(finder, chart->facts + weighed[i].first, weighed[i].n, piece->label, &reasons);
    put_reasons(finder, remembered.at, remembered.n, piece->label, &reasons);
    for (uint32_t i = 0; i < reasons.n; i++) {
        const char *words = evidence_text(reasons.at[i]);
        size_t      n = strlen(words);
        if (length + n + 2 > sizeof text) break;
        if (length) memcpy(text + length, "; ", 2), length += 2;
        memcpy(text + length, words, n);
        length += n;
    }
    return length ? arena_copy(&finder->doc->arena, text, length) : NULL;
}

/* "Moscow refused", "told Kyiv": a place that does what governments do. */
static bool acts(const Finder *finder, uint32_t first, uint32_t end) {
    const Doc *doc = finder->doc;
    uint64_t behind = end < doc->tokens.n ? doc->tokens.at[end].classes : 0;
    if (first && small_word(finder, &doc->tokens.at[first - 1]) & SMALL_TOLD) return true;
    return behind & CLASS(CUE_VERB) && !(first && doc->tokens.at[first - 1].classes & CLASS(PREPOSITION));
}

/* ---- What was found ---------------------------------------------------------------------------------------------- */

typedef struct Found {
    uint32_t    first, end; /* tokens */
    uint8_t     type;
    float       margin;
    Index       record;
    const char *why;
} Found;

/* A run of the first reading: what was found in it where that was sure, else what was weighed of it. */
typedef struct Read {
    Range  found;
    Chart *chart; /* NULL: it was sure */
} Read;

/* Runs are weighed one after the other, so many or as long as there is room, and then cut: what either step runs stays in the processor's
 * instruction cache. */
#define BATCH 12u /* runs */
#define BATCH_ROOM (2 * RUN_MOST) /* words */

typedef struct Names {
    Finder      *finder;
    ARRAY(Read)  reads;
    ARRAY(Found) found;
    Run          runs[BATCH];
    Chart        charts[BATCH]; /* the first has all the room */
    Cut          cut;
    quoth_error *err;
} Names;

static Index record_of(const Finder *finder, Index match, unsigned type) {
    Index reading = match == NONE ? NONE : match_reading(finder, match, type);
    return reading == NONE ? NONE : finder->doc->readings.at[reading].record;
}

/* The body that goes by the match, whatever company its name needs: a legal form or a country is company enough. */
static Index body_of(const Doc *doc, Index match) {
    if (match == NONE) return NONE;
    Range range = doc->matches.at[match].readings;
    for (Index i = range.first; i < range.first + range.n; i++)
        if (doc->readings.at[i].type == TYPE_ORGANIZATION) return doc->readings.at[i].record;
    return NONE;
}

/* "General Motors Corp.": who the name without the legal form is. */
static Index body_of_firm(const Finder *finder, const Run *run, const Piece *piece) {
    uint32_t end = piece->end;
    while (end > piece->first + 1 && (run->words[end - 1].flags & WORD_DOT || run->words[end - 1].classes & CLASS(LEGAL_FORM))) end--;
    return end == piece->end ? NONE : body_of(finder->doc, piece_match(run, piece->first, end));
}

/* "British Met Office", "U.S. Federal Reserve": who the name without its country is, if it is of that one. */
static Index body_of_country(const Finder *finder, const Run *run, const Piece *piece) {
    EntityRecord country, body;
    uint32_t     first = piece->first + 1;
    while (first < piece->end && run->words[first].match != NONE && run->words[first].match == run->words[piece->first].match) first++;
    while (first < piece->end && run->words[first].flags & WORD_DOT) first++;
    if (first == piece->end || run->words[piece->first].match == NONE) return NONE;
    Index before = match_reading(finder, run->words[piece->first].match, N_TYPES),
          record = body_of(finder->doc, piece_match(run, first, piece->end));
    const Gazetteer *gazetteer = finder->model->gazetteer;
    if (before == NONE || record == NONE || !gazetteer_entity_traits(gazetteer, finder->doc->readings.at[before].record, &country)) return NONE;
    if (country.type == TYPE_GROUP && !gazetteer_entity_traits(gazetteer, country.of, &country)) return NONE;
    bool is_of_it = gazetteer_entity_traits(gazetteer, record, &body) && country.country[0] && memcmp(country.country, body.country, sizeof body.country) == 0;
    return is_of_it ? record : NONE;
}

/* "Labour" of "Labour party": the name goes on with a noun that the list has in lower case. */
static Index body_of_noun(const Finder *finder, const Run *run, const Piece *piece) {
    Index    match = run->words[piece->first].match;
    uint32_t at = piece->end;
    if (match == NONE || !(run->words[piece->first].flags & WORD_STARTS) || run->words[at - 1].match != match) return NONE;
    while (at < run->n && run->words[at].match == match && !(run->words[at].flags & WORD_NAME_LIKE)) at++;
    bool is_all = at > piece->end && run->words[at - 1].flags & WORD_ENDS;
    return is_all ? record_of(finder, match, TYPE_ORGANIZATION) : NONE;
}

/* "State of Israel", "Kingdom of Norway": the country behind "of". "State of Washington" is not where the city is. */
static Index country_of_state(const Finder *finder, const Run *run, const Piece *piece) {
    EntityRecord country;
    uint32_t     at = piece->first;
    while (at < piece->end && !token_is(finder->doc, run->words[at].token, "of")) at++;
    if (at == piece->first || at + 1 >= piece->end) return NONE;
    if (!WORD_AMONG(finder->doc, run->words[at - 1].token, "state", "republic", "kingdom", "sultanate", "emirate")) return NONE;
    Index record = record_of(finder, piece_match(run, at + 1, piece->end), TYPE_PLACE);
    if (record == NONE || !gazetteer_entity(finder->model->gazetteer, record, &country) || !country.kind) return NONE;
    return strcmp(country.kind, "country") == 0 ? record : NONE;
}

/* The listed entity that the piece is: by its name, or by what is left of a body's without legal form or country. */
static Index record_of_piece(const Finder *finder, const Run *run, const Piece *piece, Index match) {
    if (match == NONE && piece->label == TYPE_PLACE) return country_of_state(finder, run, piece);
    if (match != NONE || piece->label != TYPE_ORGANIZATION) return record_of(finder, match, piece->label);
    Index firm = body_of_firm(finder, run, piece);
    if (firm == NONE) firm = body_of_noun(finder, run, piece);
    return firm != NONE ? firm : body_of_country(finder, run, piece);
}

/* "inside the Kremlin", "met in the Kremlin"; but who is "in the White House" may just be president. */
static bool says_where(const Doc *doc, uint32_t token) {
    if (WORD_AMONG(doc, token, "at", "inside", "outside", "near")) return true;
    return token && token_is(doc, token, "in") &&
           WORD_AMONG(doc, token - 1, "meeting", "meetings", "met", "meet", "talks", "held", "ceremony", "reception", "dinner", "speaking",
                      "spoke");
}

/* "a meeting at the Kremlin", but not "an official at the Kremlin", "at the Kremlin press office": is the name where something is? */
static bool is_where(const Doc *doc, uint32_t first, uint32_t end) {
    const uint64_t people = CLASS(PERSON_NOUN) | CLASS(GROUP_NOUN) | CLASS(TITLE) | CLASS(KIN);
    if (first < 2 || !token_is(doc, first - 1, "the") || !goes_on(doc, first)) return false;
    if (!says_where(doc, first - 2) || classes_at(doc, first - 3) & people) return false;
    if (!goes_on(doc, end) || doc->tokens.at[end].kind != TOKEN_WORD) return !token_is(doc, end, "-");
    bool is_closed = classes_at(doc, end) & (FUNCTION_WORD | CLASS(ADVERB) | DATE_WORD);
    return is_closed && !(doc->tokens.at[end].flags & POSSESSIVE_END) && !(classes_at(doc, end) & CLASS(CUE_VERB));
}

/* Of a body that is listed with the building where it sits: that building, where it is meant. */
static void take_seat(const Finder *finder, Found *found, Index match) {
    EntityRecord seat;
    Index reading = found->type == TYPE_ORGANIZATION && found->record != NONE ? match_reading(finder, match, TYPE_PLACE) : NONE;
    Index record = reading == NONE ? NONE : finder->doc->readings.at[reading].record;
    if (!gazetteer_entity_traits(finder->model->gazetteer, record, &seat) || seat.of != found->record) return;
    if (!is_where(finder->doc, found->first, found->end)) return;
    found->type = TYPE_PLACE;
    found->record = record;
}

/* Adds the names of the cut to names->found. */
static bool take(Names *names, const Chart *chart) {
    const Run *run = chart->run;
    for (uint32_t i = 0; i < names->cut.n; i++) {
        const Piece *piece = &names->cut.pieces[i];
        if (piece->label == LABEL_OUT) continue;
        Index  match = piece_match(run, piece->first, piece->end);
        Found *found = array_add(names->finder->scratch, &names->found);
        if (!found) return false;
        *found = (Found){.first = run->words[piece->first].token, .end = run->words[piece->end - 1].token + 1,
                         .type = piece->label, .margin = piece->margin, .record = record_of_piece(names->finder, run, piece, match),
                         .why = why(names->finder, chart, piece)};
        if (match != NONE) take_seat(names->finder, found, match);
    }
    return true;
}

/* What the rest of the text says could hardly change it: all in it is a listed name or no name at all, and by far. */
static bool is_sure(const Names *names, const Run *run) {
    for (uint32_t i = 0; i < names->cut.n; i++) {
        const Piece *piece = &names->cut.pieces[i];
        if (piece->margin < SURE_MARGIN) return false;
        if (piece->label != LABEL_OUT && piece_match(run, piece->first, piece->end) == NONE) return false;
    }
    return true;
}

static bool keep(Names *names, const Chart *chart, Read *read) {
    read->chart = arena_alloc(names->finder->scratch, sizeof *read->chart);
    return read->chart && chart_copy(chart, names->finder->scratch, read->chart);
}

/* Weighs the runs from token `*at` on that go into a batch; how many: none at the end of the document. */
static uint32_t weigh_batch(Names *names, uint32_t *at) {
    uint32_t n = 0;
    for (uint32_t words = 0; n < BATCH && words + RUN_MOST <= BATCH_ROOM; words += names->runs[n++].n) {
        *at = run_next(names->finder, *at, &names->runs[n]);
        if (!names->runs[n].n) break;
        if (n) chart_split(&names->charts[n - 1], &names->charts[n]);
        chart_fill(names->finder, &names->runs[n], &names->charts[n]);
    }
    return n;
}

static bool read_chart(Names *names, const Chart *chart) {
    Finder *finder = names->finder;
    chart_cut(finder, chart, &names->cut);
    Read *read = array_add(finder->scratch, &names->reads);
    if (!read || !finder_remember(finder, chart->run, &names->cut)) return false;
    *read = (Read){.found = {names->found.n, 0}};
    if (!(is_sure(names, chart->run) ? take(names, chart) : keep(names, chart, read))) return false;
    read->found.n = names->found.n - read->found.first;
    return true;
}

static bool read_first(Names *names) {
    for (uint32_t at = 0, n; (n = weigh_batch(names, &at)) > 0;)
        for (uint32_t i = 0; i < n; i++)
            if (!read_chart(names, &names->charts[i])) return false;
    return true;
}

/* ---- Mentions of it ---------------------------------------------------------------------------------------------- */

/* "the (Western) European position": what a bracket puts before a group's name is part of it. */
static uint32_t with_bracket(Doc *doc, uint32_t first) {
    const Token *t = &doc->tokens.at[first];
    if (first < 3 || doc->text[t[-1].start] != ')' || doc->text[t[-3].start] != '(') return first;
    if (!(t[-2].classes & CLASS(PLACE_BEFORE))) return first;
    const Mention *last = doc->mentions.n ? &doc->mentions.at[doc->mentions.n - 1] : NULL;
    if (last && last->first == first - 2) doc->mentions.n--;
    return first - 3;
}

/* "Trenton, N.J.": listed as one, two names for readers. The comma, or `end`. */
static uint32_t comma_inside(const Doc *doc, uint32_t first, uint32_t end) {
    uint32_t at = first + 1;
    while (at < end && doc->text[doc->tokens.at[at].start] != ',') at++;
    return at < end ? at : end;
}

/* "https://www.rt.com/news": of an address the domain is the name. */
static void narrow_to_domain(const Doc *doc, Mention *mention) {
    size_t at = mention->span.start, end = mention->span.end;
    if (doc->text[at] == '@' || doc->text[at] == '#') return;
    address_domain(doc->text, &at, &end);
    mention->span = (Span){(uint32_t)at, (uint32_t)end};
}

/* "Vellmark Inc. said", "John Kroll Jr. left": the full stop of what is cut short belongs to it, but at the end of a sentence, where it
 * ends that. */
static bool has_stop(const Doc *doc, const Mention *mention) {
    const uint64_t cut_short = mention->type == TYPE_PERSON ? CLASS(SUFFIX) : CLASS(LEGAL_FORM);
    const Token   *last = &doc->tokens.at[mention->end - 1];
    if (mention->end + 1 >= doc->tokens.n || !(last->classes & cut_short) || last->end - last->start > 5) return false;
    return doc->text[last[1].start] == '.' && last[1].start == last->end && goes_on(doc, mention->end) && goes_on(doc, mention->end + 1);
}

/* "[Vladimir] Putin": the bracket that is closed inside the name is opened in it, too. */
static bool has_bracket_before(const Doc *doc, const Mention *mention) {
    if (!mention->first || doc->tokens.at[mention->first - 1].end != mention->span.start) return false;
    if (doc->text[mention->span.start - 1] != '[') return false;
    for (uint32_t i = mention->first; i < mention->end; i++)
        if (doc->text[doc->tokens.at[i].start] == ']') return true;
    return false;
}

static bool add_name(const Names *names, const Found *found, uint32_t first, uint32_t end, Index record) {
    Mention *mention = mention_add(names->finder->doc, FORM_NAME, first, end, names->err);
    if (!mention) return false;
    if (names->finder->doc->tokens.at[first].kind == TOKEN_ADDRESS && end == first + 1) narrow_to_domain(names->finder->doc, mention);
    mention->type = found->type;
    mention->plural = found->type == TYPE_GROUP;
    if (has_stop(names->finder->doc, mention)) mention->span.end++;
    if (has_bracket_before(names->finder->doc, mention)) mention->span.start--;
    mention->score = 1 / (1 + odds_against(found->margin));
    if (found->type == TYPE_PLACE && acts(names->finder, first, end)) mention->acts_as = ACTS_AS_GOVERNMENT;
    mention->record = record;
    mention->why = found->why;
    return true;
}

static bool add_found(const Names *names, const Found *found) {
    Doc     *doc = names->finder->doc;
    if (found->type == TYPE_GROUP && names->finder->wording.forms && tells_language(doc, found->end)) return true;
    uint32_t first = found->type == TYPE_GROUP ? with_bracket(doc, found->first) : found->first;
    uint32_t comma = found->type == TYPE_PLACE ? comma_inside(doc, first, found->end) : found->end;
    Index    record = first < found->first ? NONE : found->record; /* "(Western) European" is more than the listed "European" */
    if (!add_name(names, found, first, comma, record)) return false;
    return comma + 1 >= found->end || add_name(names, found, comma + 1, found->end, NONE);
}

static bool cut_again(Names *names, Read *read) {
    chart_cut(names->finder, read->chart, &names->cut);
    read->found.first = names->found.n;
    if (!take(names, read->chart)) return fail_memory(names->err);
    read->found.n = names->found.n - read->found.first;
    return true;
}

/* Runs that were not sure are cut again, now with what was found elsewhere. */
static bool read_again(Names *names) {
    finder_rewind(names->finder, true);
    for (uint32_t i = 0; i < names->reads.n; i++) {
        Read *read = &names->reads.at[i];
        if (read->chart && !cut_again(names, read)) return false;
        for (Index k = read->found.first; k < read->found.first + read->found.n; k++)
            if (!add_found(names, &names->found.at[k])) return false;
    }
    teams_find(names->finder);
    return true;
}

bool names_find(Doc *doc, NameModel *model, Arena *scratch, quoth_error *err) {
    Names *names = arena_alloc(scratch, sizeof *names);
    if (!names) return fail_memory(err);
    memset(&names->reads, 0, sizeof names->reads);
    memset(&names->found, 0, sizeof names->found);
    names->err = err;
    names->finder = finder_new(doc, model, scratch);
    return names->finder && chart_make(&names->charts[0], scratch, BATCH_ROOM) && read_first(names) ? read_again(names) : fail_memory(err);
}
