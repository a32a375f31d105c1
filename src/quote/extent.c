#include "extent.h"
#include <math.h>

#define MOST_LEFT 16u  /* tokens before the mention */
#define MOST_RIGHT 45u /* tokens behind it */

/* "nach Angaben der Polizei", "laut Angaben von Lee": where nouns have capitals, that of the expression is one of the source, which is behind
 * it. */
static uint32_t end_before_noun(const Doc *doc, const Unit *cue, uint32_t mention) {
    enum { MOST_BETWEEN = 5 }; /* an article and adjectives */
    uint32_t noun = cue->end;
    if (!(doc->habits & HABIT_NOUN_CAPITALS) || cue->code != 'A' || mention - cue->end > MOST_BETWEEN) return cue->end;
    while (noun > cue->first && !(doc->tokens.at[noun - 1].flags & NOUN)) noun--;
    return noun > cue->first + 1 ? noun - 1 : cue->end;
}

Extent extent_of(const Doc *doc, const Units *units, Index unit, Index cue) {
    const Unit    *row = units->row.at;
    const Mention *mention = &doc->mentions.at[row[unit].mention];
    Extent extent = {.doc = doc, .units = units, .unit = &row[unit], .first = mention->first, .end = mention->end, .type = row[unit].code};
    if (cue != NONE) extent.cue_first = row[cue].first, extent.cue_end = end_before_noun(doc, &row[cue], mention->first);
    return extent;
}

bool extent_read_tree(Extent *extent, Units *units) {
    Index unit = (Index)(extent->unit - units->row.at);
    if (!units->syntax.arcs) return true;
    if (!units_read(units, unit, unit + 1)) return false;
    extent->reaches = reaches_of(&units->syntax, (Tokens){extent->first, extent->end});
    return true;
}

static const Token *token_at(const Extent *extent, uint32_t i) { return &extent->doc->tokens.at[i]; }

static bool is_mark(const Extent *extent, uint32_t i) {
    return token_at(extent, i)->kind == TOKEN_MARK && !(token_at(extent, i)->flags & POSSESSIVE_END);
}

static bool opens_sentence(const Extent *extent, uint32_t i) {
    return token_at(extent, i)->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE);
}

static bool is_cue(const Extent *extent, uint32_t i) { return extent->cue_first <= i && i < extent->cue_end; }

/* What a token is, as a letter: those of units.h, with H for nouns for people and bodies, F for documents, S for others that capitals tell,
 * '!' for the cue, '"' for a mark, '^' outside the sentence. */
static char letter_of(const Doc *doc, uint32_t i) {
    char     c = unit_letter(doc, i);
    uint64_t classes = doc->tokens.at[i].classes;
    if (c != 'w') return c;
    if (classes & (CLASS(TITLE) | CLASS(PERSON_NOUN) | CLASS(KIN) | CLASS(GROUP_NOUN))) return 'H';
    if (classes & CLASS(DOCUMENT_NOUN)) return 'F';
    return doc->tokens.at[i].flags & NOUN ? 'S' : c;
}

static char letter_at(const Extent *extent, uint32_t i) {
    if (i >= extent->doc->tokens.n) return '^';
    if (is_cue(extent, i)) return '!';
    char *letter = &extent->units->letters[i];
    if (!*letter) *letter = letter_of(extent->doc, i);
    return *letter;
}

/* The letter before `i`, '^' where `i` opens the sentence. */
static char letter_before(const Extent *extent, uint32_t i) {
    return i == 0 || opens_sentence(extent, i) ? '^' : letter_at(extent, i - 1);
}

/* The letter at `i`, '^' where that opens the next sentence. */
static char letter_behind(const Extent *extent, uint32_t i) {
    return i < extent->doc->tokens.n && !opens_sentence(extent, i) ? letter_at(extent, i) : '^';
}

/* ---- candidates -------------------------------------------------------------------------------------------------- */

static bool may_start(const Extent *extent, uint32_t i) {
    char c = letter_at(extent, i), before = letter_before(extent, i);
    if (before == '-' && !(token_at(extent, i)->flags & SPACE_BEFORE)) return false; /* "old" of "46-year-old" */
    return !ONE_OF(c, ",:;.()-s\"p&!");
}

/* "zitiert die Nordpost den Minister": a noun phrase of another language starts with its article. In "nach Angaben der Polizei" that is a
 * genitive's. */
static bool has_article(const Extent *extent) {
    const Token *first = token_at(extent, extent->first);
    bool         ends_so = token_ends(extent->doc, extent->first, "er") || token_ends(extent->doc, extent->first, "es");
    bool         is_genitive = extent->first > 0 && first[-1].flags & NOUN && ends_so;
    return first->like && !is_genitive && first->classes & (CLASS(DETERMINER) | CLASS(POSSESSIVE));
}

/* "der Leiter laut Nordpost", "der Vertrag regelt die Grenze zu Ruritanien": verbs and words that a source stands behind are no piece of a
 * noun phrase where nouns have capitals. */
static bool parts_from_name(const Extent *extent, uint32_t i) {
    if (!(extent->doc->habits & HABIT_NOUN_CAPITALS)) return false;
    return ONE_OF(letter_at(extent, i), "CV") || token_at(extent, i)->classes & CLASS(CUE_PHRASE);
}

/* "What Lee called Q was late", "which Lee claims": what asks or relates is an object of the clause, and no piece of its subject. */
static bool opens_clause(const Extent *extent, uint32_t i) {
    const Token *token = token_at(extent, i);
    return !token->like && token->classes & (CLASS(QUESTION) | CLASS(RELATIVE)) &&
           !token_is(extent->doc, i, "that") && !token_is(extent->doc, i, "whose");
}

uint32_t extent_starts(const Extent *extent, uint32_t starts[MOST_STARTS]) {
    uint32_t n = 0;
    starts[n++] = extent->first;
    if (has_article(extent)) return n;
    for (uint32_t i = extent->first; i > 0 && extent->first - i < MOST_LEFT && n < MOST_STARTS && !opens_sentence(extent, i); i--) {
        if (is_mark(extent, i - 1) || is_cue(extent, i - 1) || ONE_OF(letter_at(extent, i - 1), ":;X") || parts_from_name(extent, i - 1) ||
            opens_clause(extent, i - 1))
            break;
        if (may_start(extent, i - 1)) starts[n++] = i - 1;
    }
    return n;
}

/* "die Taucher hinterließen dort eine Boje": behind a noun, where capitals tell nouns, any other word may go on the sentence. */
static bool ends_in_noun(const Extent *extent, uint32_t i) {
    if (!(extent->doc->habits & HABIT_NOUN_CAPITALS)) return false;
    bool noun = token_at(extent, i - 1)->flags & NOUN || token_at(extent, i - 1)->shape >= SHAPE_CAPITAL;
    return noun && ONE_OF(letter_at(extent, i), "wD");
}

/* May the phrase end before the token? */
static bool may_end(const Extent *extent, uint32_t i) {
    if (ONE_OF(letter_at(extent, i - 1), ",:;(p&D") || i == extent->doc->tokens.n) return i == extent->doc->tokens.n;
    char c = letter_behind(extent, i);
    if (c == '-' && !(token_at(extent, i)->flags & SPACE_BEFORE)) return false;
    return ONE_OF(c, "^,:;.()-\"!CVXapr&tmgv") || letter_at(extent, i - 1) == ')' || ends_in_noun(extent, i);
}

/* "Laut der Polizei insgesamt", "nach Angaben der Stadt 40 Menschen", "erklärte Lee am Montag": where the order of words is free, what is said of
 * the clause stands right behind the source. */
static bool goes_on_clause(const Extent *extent, uint32_t i) {
    const Token *before = token_at(extent, i - 1);
    bool         noun = before->flags & NOUN || before->shape >= SHAPE_CAPITAL, time = i + 1 < extent->doc->tokens.n && letter_at(extent, i + 1) == 'm';
    if (!(extent->doc->habits & HABIT_NOUN_CAPITALS) || !noun) return false;
    return ONE_OF(letter_at(extent, i), "amn") || (time && token_is(extent->doc, i, "on"));
}

uint32_t extent_ends(const Extent *extent, uint32_t ends[MOST_TAILS]) {
    uint32_t n = 0, least = extent->end;
    bool     within = false; /* a clause or phrase that says more of it */
    ends[n++] = extent->end;
    if (extent->unit->source_end > extent->end) ends[n++] = extent->unit->source_end;
    for (uint32_t i = least; i < extent->doc->tokens.n && i - least < MOST_RIGHT && n < MOST_TAILS; i++) {
        char c = letter_at(extent, i);
        if (i > least && i != extent->unit->source_end && may_end(extent, i)) ends[n++] = i;
        if (opens_sentence(extent, i) || is_mark(extent, i) || is_cue(extent, i)) break;
        if (!within && goes_on_clause(extent, i)) break;
        within = within || ONE_OF(c, "r,(-p");
        if (c == 'X' && !within) break; /* "Lee has gone": a verb of the source, and not of what is said of it */
    }
    return n;
}

/* ---- evidence ---------------------------------------------------------------------------------------------------- */

static char few(uint32_t n) { return (char)('0' + (n < 5 ? n : 5)); }

/* Letters of the tokens [first, end), whole or with '+' for those that do not fit. */
static void put_letters(Value *value, const Extent *extent, uint32_t first, uint32_t end, uint32_t room) {
    uint32_t n = end - first, left = n <= room ? n : room / 2;
    for (uint32_t i = first; i < first + left; i++) value_put(value, letter_at(extent, i));
    if (n <= room) return;
    value_put(value, '+');
    for (uint32_t i = end - (room - left - 1); i < end; i++) value_put(value, letter_at(extent, i));
}

static char side_of_cue(const Extent *extent) {
    if (extent->cue_first == extent->cue_end) return '-';
    return extent->cue_first < extent->first ? '<' : '>';
}

typedef struct Tally {
    uint32_t verbs, commas, relatives, prepositions, conjunctions;
} Tally;

static Tally tally(const Extent *extent, uint32_t first, uint32_t end) {
    Tally t = {0};
    for (uint32_t i = first; i < end; i++) {
        char c = letter_at(extent, i);
        t.verbs += ONE_OF(c, "CVX");
        t.commas += c == ',';
        t.relatives += c == 'r';
        t.prepositions += c == 'p';
        t.conjunctions += c == '&';
    }
    return t;
}

/* '=' where the bound is that of the reach, else on which side of it. */
static char against(uint32_t bound, uint32_t of_reach) { return bound == of_reach ? '=' : bound < of_reach ? '<' : '>'; }

/* Each reach: how its noun hangs on the next, and how the bound stands to its own. */
static Value levels_of(const Reaches *reaches, uint32_t bound, bool at_end) {
    Value value = VALUE('l');
    for (uint32_t i = 0; i < reaches->n; i++) {
        const Reach *reach = &reaches->at[i];
        value_put(&value, reach->relation);
        value_put(&value, against(bound, at_end ? reach->tokens.end : reach->tokens.first));
    }
    return value;
}

/* The noun phrase of "clerks" in "one of two clerks" starts at "two" by itself, at "one" as a piece of a greater one. */
static void add_start_tree(const Extent *extent, uint32_t start, Facts *facts) {
    const Reaches *reaches = &extent->reaches;
    const Syntax  *syntax = &extent->units->syntax;
    if (!reaches->n) return;
    const Reach *own = &reaches->at[0], *top = &reaches->at[reaches->n - 1];
    char by_own = against(start, own->tokens.first), by_top = against(start, top->tokens.first), c = letter_at(extent, start);
    char cut = start > 0 ? reach_relation(syntax, top, start - 1) : '-', own_cut = start > 0 ? reach_relation(syntax, own, start - 1) : '-';
    fact_add(facts, REPORT_START_TREE, levels_of(reaches, start, false));
    FACT(facts, REPORT_START_TREE, by_own, by_top, few(reaches->n), top->relation);
    FACT(facts, REPORT_START_TREE, 'b', cut, c, reach_relation(syntax, top, start), extent->type);
    FACT(facts, REPORT_START_TREE, 'o', reach_relation(syntax, own, start), own_cut, by_own);
}

/* "people" of "people briefed on it say" ends at "it" in the tree. */
static void add_end_tree(const Extent *extent, uint32_t end, Facts *facts) {
    const Reaches *reaches = &extent->reaches;
    const Syntax  *syntax = &extent->units->syntax;
    if (!reaches->n) return;
    const Reach *own = &reaches->at[0], *top = &reaches->at[reaches->n - 1];
    char by_own = against(end, own->tokens.end), by_top = against(end, top->tokens.end), x0 = letter_behind(extent, end);
    char cut = reach_relation(syntax, top, end), own_cut = reach_relation(syntax, own, end);
    fact_add(facts, REPORT_TAIL_TREE, levels_of(reaches, end, true));
    FACT(facts, REPORT_TAIL_TREE, by_own, by_top, few(reaches->n), x0);
    FACT(facts, REPORT_TAIL_TREE, 'b', cut, reach_relation(syntax, top, end - 1), x0);
    FACT(facts, REPORT_TAIL_TREE, 'o', own_cut, reach_relation(syntax, own, end - 1), x0, side_of_cue(extent));
    FACT(facts, REPORT_TAIL_TREE, 'c', own_cut, by_own, is_cue(extent, end) ? '!' : '-');
}

/* "says": what a single one does. */
static char form_of_cue(const Extent *extent) {
    if (extent->cue_first >= extent->cue_end) return '-';
    const Token *cue = token_at(extent, extent->cue_first);
    if (cue->end - cue->start < 3) return 'o';
    const char *end = extent->doc->text + cue->end;
    return end[-1] == 's' ? 's' : memcmp(end - 2, "ed", 2) == 0 ? 'd' : 'o';
}

/* "Lee and the union say": what "and" joins before the mention, and whether the cue is of one or of several. */
static void add_joined(const Extent *extent, const Tally *t, uint32_t start, Facts *facts) {
    char ands = few(t->conjunctions), form = form_of_cue(extent), before = letter_before(extent, start);
    FACT(facts, REPORT_START, 'a', ands, before, few(t->verbs), few(t->prepositions), form, extent->type);
    FACT(facts, REPORT_START, 'j', ands, before, letter_at(extent, start), few(t->commas), few(t->verbs), letter_before(extent, extent->first), form);
}

void extent_start_facts(const Extent *extent, uint32_t start, Facts *facts) {
    char  c = letter_at(extent, start), before = letter_before(extent, start), far = before == '^' ? '^' : letter_before(extent, start - 1);
    char  rule = start == extent->first ? (start == extent->unit->first ? 'b' : 'm') : start == extent->unit->first ? 'u' : '-';
    Value path = VALUE(extent->type);
    Tally t = tally(extent, start, extent->first);
    char  last = letter_before(extent, extent->first), last_but_one = last == '^' ? '^' : letter_before(extent, extent->first - 1);
    facts->n = 0;
    FACT(facts, REPORT_START, rule, extent->type);
    FACT(facts, REPORT_START, rule, before, c);
    FACT(facts, REPORT_START, 'l', far, before, c);
    FACT(facts, REPORT_START, 'k', c, few(t.commas), few(t.verbs), last, last_but_one);
    FACT(facts, REPORT_START, 'p', c, few(t.prepositions), few(t.commas), last, extent->type, before == '^' ? '^' : '-');
    FACT(facts, REPORT_START, 'n', value_bin(extent->first - start), before, side_of_cue(extent));
    if (!token_at(extent, extent->first)->like) add_joined(extent, &t, start, facts);
    put_letters(&path, extent, start, extent->first, 6);
    fact_add(facts, REPORT_START_PATH, path);
    path = VALUE(before);
    put_letters(&path, extent, start, extent->first, 7);
    fact_add(facts, REPORT_START_PATH, path);
    add_start_tree(extent, start, facts);
}

/* Does nothing but adverbs and auxiliaries part the end from the cue behind it? */
static bool touches_cue(const Extent *extent, uint32_t end) {
    uint32_t i = end;
    while (i < extent->cue_first && i < end + 5 && ONE_OF(letter_at(extent, i), "aXnmv,")) i++;
    return extent->cue_first < extent->cue_end && i == extent->cue_first;
}

void extent_end_facts(const Extent *extent, uint32_t end, Facts *facts) {
    char     x0 = letter_behind(extent, end), x1 = x0 == '^' ? '^' : letter_behind(extent, end + 1), side = side_of_cue(extent);
    char     rule = end == extent->end ? (end == extent->unit->source_end ? 'b' : 'm') : end == extent->unit->source_end ? 'u' : '-';
    char     cue = touches_cue(extent, end) ? '!' : '-', opens = letter_behind(extent, extent->end);
    char     second = opens == '^' ? '^' : letter_behind(extent, extent->end + 1);
    Value    path = VALUE(extent->type, side);
    Tally    t = tally(extent, extent->end, end);
    facts->n = 0;
    FACT(facts, REPORT_TAIL, rule, extent->type, side);
    FACT(facts, REPORT_TAIL, rule, x0, side, cue);
    FACT(facts, REPORT_TAIL, 'l', letter_at(extent, end - 1), x0, x1);
    FACT(facts, REPORT_TAIL, 'c', cue, x0, x1, few(t.commas), few(t.verbs));
    FACT(facts, REPORT_TAIL_LENGTH, opens, second, side, few(t.commas), x0);
    FACT(facts, REPORT_TAIL_LENGTH, 'p', letter_at(extent, end - 1), few(t.prepositions), x0, cue, opens);
    FACT(facts, REPORT_TAIL_LENGTH, 'v', side, few(t.verbs), few(t.relatives), x0, cue);
    FACT(facts, REPORT_TAIL_LENGTH, 'n', value_bin(end - extent->end), opens, x0, extent->type);
    FACT(facts, REPORT_TAIL_LENGTH, 'c', few(t.commas), few(t.relatives), few(t.verbs), opens, second, x0, side);
    put_letters(&path, extent, extent->end, end, 5);
    fact_add(facts, REPORT_TAIL_PATH, path);
    add_end_tree(extent, end, facts);
}

/* ---- choice ------------------------------------------------------------------------------------------------------ */

typedef void FactsOf(const Extent *extent, uint32_t token, Facts *facts);

typedef struct Bounds {
    const Extent   *extent;
    const uint32_t *tokens;
    FactsOf        *facts_of;
} Bounds;

static void find_facts(const void *about, uint32_t i, Facts *facts) {
    const Bounds *bounds = about;
    bounds->facts_of(bounds->extent, bounds->tokens[i], facts);
}

/* All are summed up before any two are compared, as a comparison waits for the weights. `share`: how likely it is. */
static uint32_t likeliest(const Extent *extent, const Model *model, const uint32_t *tokens, uint32_t n, FactsOf *facts_of, double *share) {
    double   sums[MOST_STARTS > MOST_TAILS ? MOST_STARTS : MOST_TAILS], total = 0;
    Bounds   bounds = {extent, tokens, facts_of};
    uint32_t best = 0;
    *share = 1;
    if (n < 2) return tokens[0];
    facts_sums(&bounds, find_facts, n, model, sums);
    for (uint32_t i = 1; i < n; i++) best = sums[i] > sums[best] ? i : best;
    for (uint32_t i = 0; i < n; i++) total += exp(sums[i] - sums[best]);
    *share = 1 / total;
    return tokens[best];
}

/* The likeliest bounds, as tokens; how likely both are. */
static double weigh_bounds(const Extent *extent, const Model *model, uint32_t *first, uint32_t *end) {
    uint32_t starts[MOST_STARTS], ends[MOST_TAILS];
    double   of_start, of_end;
    *first = likeliest(extent, model, starts, extent_starts(extent, starts), extent_start_facts, &of_start);
    *end = likeliest(extent, model, ends, extent_ends(extent, ends), extent_end_facts, &of_end);
    return of_start < of_end ? of_start : of_end;
}

bool extent_span(const Doc *doc, const Model *model, Units *units, Index unit, Index cue, Span *span) {
    Extent         extent = extent_of(doc, units, unit, cue);
    const Mention *mention = &doc->mentions.at[extent.unit->mention];
    uint32_t       first, end;
    *span = mention->span;
    if (mention->form == FORM_PRONOUN) return true;
    if (doc->likes.n && !model->has_own) { /* where a source ends differs more between languages than who it is */
        *span = span_of_tokens(doc, extent.unit->first, extent.unit->source_end);
        return true;
    }
    if (weigh_bounds(&extent, model, &first, &end) < SURE_SOURCE) {
        if (!extent_read_tree(&extent, units)) return false;
        if (extent.reaches.n) weigh_bounds(&extent, model->trees, &first, &end);
    }
    *span = span_of_tokens(doc, first, end);
    return true;
}
