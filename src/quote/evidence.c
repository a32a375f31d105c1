#include "evidence.h"
#include "subject.h"
#include <stdio.h>
#include <string.h>

static const char *const names[] = {
#define EVIDENCE_NAME(name, text, words) text,
    EVIDENCE_TEMPLATES(EVIDENCE_NAME)
#undef EVIDENCE_NAME
};
static const char *const in_words[] = {
#define EVIDENCE_IN_WORDS(name, text, words) words,
    EVIDENCE_TEMPLATES(EVIDENCE_IN_WORDS)
#undef EVIDENCE_IN_WORDS
};
const char *evidence_name(unsigned template) { return template < N_EVIDENCE ? names[template] : "?"; }
const char *evidence_words(unsigned template) { return template < N_EVIDENCE ? in_words[template] : "?"; }

Model speaker_model(const Gazetteer *gazetteer) {
    Model model = {.gazetteer = gazetteer};
    _Static_assert(N_EVIDENCE <= MOST_TEMPLATES, "room for all templates");
    for (unsigned i = 0; i < N_EVIDENCE; i++) {
        char name[64];
        snprintf(name, sizeof name, "speaker/%s", evidence_name(i));
        model.templates[i] = feature_template(name);
    }
    return model;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static const Unit *unit_at(const Units *units, Index i) { return &units->row.at[i]; }

static char code_near(const Scene *scene, Index unit, int step) {
    Index i = unit + (Index)step; /* one that is before the first is great */
    return i - scene->left < scene->right - scene->left ? scene->units->codes[i] : '^';
}

static char strength_letter(const Unit *cue) {
    static const char bins[] = "0111335579";
    return bins[cue->strength < 10 ? cue->strength : 9];
}

/* ---- scene ------------------------------------------------------------------------------------------------------- */

static bool passed_over(char code) { return ONE_OF(code, "aXn&m"); }

#define WIDEST 150 /* units on either side that are looked at */

static bool ties_quote(const Unit *cue) { return (cue->code == 'C' && cue->strength >= 2) || cue->code == 'A'; }

static Index cue_before(const Units *units, Index quote) {
    for (uint32_t k = unit_at(units, quote)->cues; k-- > 0;) {
        Index cue = units->cues.at[k];
        if (unit_at(units, cue)->sentence != unit_at(units, quote)->sentence || quote - cue > WIDEST) break;
        if (ties_quote(unit_at(units, cue))) return cue;
    }
    return NONE;
}

static Index cue_behind(const Units *units, Index quote) {
    for (uint32_t k = unit_at(units, quote)->cues; k < units->cues.n; k++) {
        Index cue = units->cues.at[k];
        if (unit_at(units, cue)->sentence != unit_at(units, quote)->sentence || cue - quote > WIDEST) break;
        if (ties_quote(unit_at(units, cue))) return cue;
    }
    return NONE;
}

static uint32_t gap_between(Index a, Index b) { return (a < b ? b - a : a - b) - 1; }

static bool look_at_cue(const Scene *scene, Units *units, const Model *model, Index unit, char side, SceneCue *cue) {
    *cue = (SceneCue){.unit = unit, .subject = NONE, .side = side, .strength = '-'};
    if (unit == NONE) return true;
    cue->governors = governors_of(scene->doc, model, units, unit, side == '<' ? FRAME_CLAUSE : FRAME_TAG);
    if (!cue->governors) return false;
    cue->subject = cue->governors->units[cue->governors->best];
    cue->strength = strength_letter(unit_at(units, unit));
    cue->gap = value_bin(gap_between(unit, scene->quote));
    value_put_between(&cue->tie, units, unit, scene->quote, 5);
    return true;
}

/* Does the sentence say by itself who speaks? Then who spoke last does not count. */
static bool says_who(const SceneCue *cue) {
    return cue->subject != NONE && cue->governors->shares[cue->governors->best] >= 0.7;
}

bool scene_make(Scene *scene, const Doc *doc, const Model *model, Units *units, Index quote_unit, Index running) {
    const Unit *quote = unit_at(units, quote_unit);
    Index       first = units->paragraphs[quote->paragraph], end = units->paragraphs[quote->paragraph + 1];
    *scene = (Scene){.doc = doc, .units = units, .quote = quote_unit, .running = running, .running_entity = NONE};
    scene->left = quote_unit - first > WIDEST ? quote_unit - WIDEST : first;
    scene->right = end - quote_unit > WIDEST ? quote_unit + WIDEST : end;
    if (!look_at_cue(scene, units, model, cue_before(units, quote_unit), '<', &scene->cue_left) ||
        !look_at_cue(scene, units, model, cue_behind(units, quote_unit), '>', &scene->cue_right))
        return false;
    scene->before = code_near(scene, quote_unit, -1);
    scene->after = code_near(scene, quote_unit, 1);
    scene->reporter = units->reporter[quote->marked];
    scene->reported = (char)('0' + units->reported[quote->marked]);
    scene->says_who = says_who(&scene->cue_left) || says_who(&scene->cue_right);
    if (running == NONE) return true;
    scene->running_entity = doc->mentions.at[unit_at(units, running)->mention].entity;
    scene->same_paragraph = unit_at(units, running)->paragraph == quote->paragraph;
    return true;
}

/* ---- the quote itself: evidence for and against "nobody" --------------------------------------------------------- */

static uint32_t words_in(const Doc *doc, const Unit *quote, bool *all_capitals) {
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = quote->first; i < quote->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER) continue;
        words++;
        capitals += token->shape != SHAPE_LOWER || (token->classes & CLASS(TITLE_CASE)) != 0;
    }
    *all_capitals = words > 0 && capitals == words;
    return words;
}

static char how_it_begins(const Doc *doc, const Unit *quote) {
    for (uint32_t i = quote->first; i < quote->end; i++) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind == TOKEN_WORD) return token->shape == SHAPE_LOWER ? 'l' : 'C';
        if (token->kind != TOKEN_MARK) return '#';
    }
    return '?';
}

static char how_it_ends(const Doc *doc, const Unit *quote) {
    for (uint32_t i = quote->end; i-- > quote->first;) {
        const Token *token = &doc->tokens.at[i];
        if (token->kind == TOKEN_MARK && !(token->flags & POSSESSIVE_END)) continue;
        if (token->kind != TOKEN_PUNCTUATION) return 'w';
        return (unsigned char)doc->text[token->start] < 0x80 ? doc->text[token->start] : '~';
    }
    return '?';
}

/* 's' for a single mark where the text may well have double ones for speech, else 'd'. */
static char mark_letter(const Doc *doc, const Unit *quote) {
    const Token *mark = &doc->tokens.at[quote->first];
    const char  *text = doc->text + mark->start;
    uint32_t     length = mark->end - mark->start;
    bool         single = (length == 1 && *text == '\'') || (length == 3 && memcmp(text, "\xE2\x80\x98", 3) == 0);
    return single ? 's' : 'd';
}

/* What ties the quote to its cue: "said that Q", "called the plan Q"; for all candidates the same, so it speaks for nobody. */
static void add_cue_to_quote(const SceneCue *cue, char length, Facts *facts) {
    if (cue->unit == NONE) return;
    fact_add(facts, EVIDENCE_CUE_QUOTE, value_with(VALUE(cue->side, cue->strength), cue->tie));
    FACT(facts, EVIDENCE_CUE_QUOTE, cue->side, cue->strength, '~', cue->gap, length);
}

void evidence_of_nobody(const Scene *scene, Facts *facts) {
    const Unit *quote = unit_at(scene->units, scene->quote);
    bool        title_case = false;
    uint32_t    words = words_in(scene->doc, quote, &title_case);
    uint8_t     zone = scene->doc->paragraphs.at[quote->paragraph].zone;
    char        length = words < 4 ? (char)('0' + words) : words < 7 ? '4' : words < 12 ? '7' : 'm';
    char        begins = how_it_begins(scene->doc, quote), ends = how_it_ends(scene->doc, quote);
    char        left = scene->cue_left.strength, right = scene->cue_right.strength;
    char        l1 = scene->before, r1 = scene->after, l2 = code_near(scene, scene->quote, -2);
    FACT(facts, EVIDENCE_BIAS, '0');
    FACT(facts, EVIDENCE_QUOTE_WORDS, length, title_case ? 'T' : begins);
    FACT(facts, EVIDENCE_QUOTE_WORDS, length, left, right);
    FACT(facts, EVIDENCE_QUOTE_SHAPE, begins, ends, title_case ? 'T' : 't');
    FACT(facts, EVIDENCE_QUOTE_LEFT, l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, l2, l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, code_near(scene, scene->quote, -3), l2, l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, 'w', length, l1);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, r1);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, r1, code_near(scene, scene->quote, 2));
    FACT(facts, EVIDENCE_QUOTE_RIGHT, 'w', length, r1);
    FACT(facts, EVIDENCE_QUOTE_CUES, left, right);
    FACT(facts, EVIDENCE_QUOTE_CUES, begins, ends, left, right);
    FACT(facts, EVIDENCE_QUOTE_ZONE, (char)('0' + zone), length);
    FACT(facts, EVIDENCE_REPORTED, '0', scene->reported, length);
    FACT(facts, EVIDENCE_REPORTED, '0', scene->reported, begins, l1);
    FACT(facts, EVIDENCE_QUOTE_MARK, mark_letter(scene->doc, quote), length, zone == ZONE_HEADLINE ? 'h' : 'b');
    add_cue_to_quote(&scene->cue_left, length, facts);
    add_cue_to_quote(&scene->cue_right, length, facts);
    if (scene->running != NONE) FACT(facts, EVIDENCE_RUNNING, '0', scene->same_paragraph ? 'p' : 'o', left, right, l1);
}

/* ---- what a candidate is to the cues ------------------------------------------------------------------------------ */

static char share_letter(const SceneCue *cue, Index candidate) {
    if (cue->unit == NONE) return '-';
    double share = governors_share(cue->governors, candidate);
    return share >= 0.9 ? '9' : share >= 0.7 ? '7' : share >= 0.4 ? '4' : share >= 0.1 ? '1' : '0';
}

Standing standing_of(const Scene *scene, Index candidate) {
    bool left = candidate == scene->cue_left.subject, right = candidate == scene->cue_right.subject;
    return (Standing){.governs = left && right ? 'B' : left ? 'L' : right ? 'R' : '-',
                      .reports = candidate == scene->reporter ? '=' : scene->reporter == NONE ? '-' : '!',
                      .left = share_letter(&scene->cue_left, candidate), .right = share_letter(&scene->cue_right, candidate)};
}

static void add_governor(const Scene *scene, const SceneCue *cue, char share, Facts *facts) {
    if (cue->unit == NONE) return;
    FACT(facts, EVIDENCE_GOVERNOR, cue->side, share);
    FACT(facts, EVIDENCE_GOVERNOR, cue->side, share, cue->strength, cue->gap);
    FACT(facts, EVIDENCE_GOVERNOR, cue->side, share, scene->before, scene->after);
    fact_add(facts, EVIDENCE_GOVERNOR, value_with(VALUE(cue->side, share), cue->tie));
}

void evidence_of_standing(const Scene *scene, Standing standing, Facts *facts) {
    char            who = standing.governs, reports = standing.reports, how = scene->reported;
    char            left = scene->cue_left.strength, right = scene->cue_right.strength;
    const SceneCue *cue = who == 'R' ? &scene->cue_right : &scene->cue_left;
    FACT(facts, EVIDENCE_GOVERNS, who, left, right);
    FACT(facts, EVIDENCE_GOVERNS, who, scene->before, scene->after);
    if (who != '-' && cue->unit != NONE)
        fact_add(facts, EVIDENCE_GOVERNS, value_with(VALUE(who, cue->strength), cue->tie));
    FACT(facts, EVIDENCE_REPORTED, reports, how);
    FACT(facts, EVIDENCE_REPORTED, reports, how, '<', standing.left, left);
    FACT(facts, EVIDENCE_REPORTED, reports, how, '>', standing.right, right);
    FACT(facts, EVIDENCE_GOVERNOR, '&', standing.left, standing.right, left, right);
    add_governor(scene, &scene->cue_left, standing.left, facts);
    add_governor(scene, &scene->cue_right, standing.right, facts);
}

/* ---- a candidate ------------------------------------------------------------------------------------------------- */

/* Where the candidate stands towards a cue and the quote: b(efore the cue), i(nside, between cue and quote), a(fter both). */
static char side_of_cue(const Scene *scene, Index candidate, Index cue) {
    bool before_cue = candidate < cue, before_quote = candidate < scene->quote, cue_before_quote = cue < scene->quote;
    if (before_cue != before_quote) return 'i';
    return before_cue == cue_before_quote ? 'b' : 'a';
}

static void add_cue(const Scene *scene, Index candidate, const SceneCue *cue, enum EvidenceTemplate template, Facts *facts) {
    char code = unit_at(scene->units, candidate)->code;
    if (cue->unit == NONE) {
        FACT(facts, template, '-', code);
        return;
    }
    const Unit *unit = unit_at(scene->units, cue->unit);
    char        side = side_of_cue(scene, candidate, cue->unit), gap = value_bin(gap_between(candidate, cue->unit));
    Value       value = VALUE(side, cue->strength, unit->passive ? '!' : unit->code);
    value_put_between(&value, scene->units, candidate, cue->unit, 4);
    fact_add(facts, template, value);
    FACT(facts, template, '~', side, cue->strength, gap);
    FACT(facts, template, '~', side, code, gap);
}

static char preposition_letter(const Scene *scene, Index unit) {
    uint32_t token = unit_at(scene->units, unit)->first;
    static const char *const words[] = {"by", "to", "of", "with", "from", "in", "for", "on", "about", "at"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(scene->doc, token, words[i])) return (char)('a' + (char)i);
    return 'z';
}

static void add_neighbours(const Scene *scene, Index candidate, Facts *facts) {
    char code = unit_at(scene->units, candidate)->code;
    char l1 = code_near(scene, candidate, -1), l2 = code_near(scene, candidate, -2);
    char r1 = code_near(scene, candidate, 1), r2 = code_near(scene, candidate, 2);
    FACT(facts, EVIDENCE_AROUND, l1, code, r1);
    FACT(facts, EVIDENCE_RIGHT, code, r1, r2);
    FACT(facts, EVIDENCE_RIGHT, r1);
    FACT(facts, EVIDENCE_LEFT, l2, l1, code);
    FACT(facts, EVIDENCE_LEFT, l1);
    if (l1 == 'p') FACT(facts, EVIDENCE_PREPOSITION, preposition_letter(scene, candidate - 1), code);
    Index next = candidate + 1;
    while (next < scene->right && passed_over(scene->units->codes[next])) next++;
    if (next < scene->right && unit_at(scene->units, next)->code == 'C')
        FACT(facts, EVIDENCE_BEFORE_CUE, strength_letter(unit_at(scene->units, next)), code, l1);
    if (candidate > scene->left && unit_is_cue(unit_at(scene->units, candidate - 1)))
        FACT(facts, EVIDENCE_AFTER_CUE, strength_letter(unit_at(scene->units, candidate - 1)),
            unit_at(scene->units, candidate - 1)->code, code, code_near(scene, candidate, -2));
}

static char sort_letter(const Mention *mention) {
    static const char types[] = "pomlgex"; /* in the order of enum Type */
    return types[mention->type < N_TYPES ? mention->type : 6];
}

/* Form, type and number of the source, and what verb it is followed by. */
static void add_sort(const Scene *scene, Index candidate, Facts *facts) {
    const Unit    *unit = unit_at(scene->units, candidate);
    const Mention *mention = &scene->doc->mentions.at[unit->mention];
    char           form = (char)('0' + mention->form), sort = sort_letter(mention), number = mention->plural ? '2' : '1';
    uint64_t       head = scene->doc->tokens.at[mention->end - 1].classes;
    char           noun = head & CLASS(DOCUMENT_NOUN) ? 'd' : head & CLASS(GROUP_NOUN) ? 'g' : head & CLASS(TITLE) ? 't' : head & CLASS(PERSON_NOUN) ? 'p' : '-';
    FACT(facts, EVIDENCE_SORT, form, sort, number, mention->form == FORM_NOMINAL ? noun : '-');
    FACT(facts, EVIDENCE_SORT, form, sort, candidate < scene->quote ? '<' : '>', code_near(scene, candidate, 1));
    Index verb = candidate + 1;
    while (verb < scene->right && verb < candidate + 4 && passed_over(scene->units->codes[verb])) verb++;
    if (verb >= scene->right) return;
    const Unit *next = unit_at(scene->units, verb);
    FACT(facts, EVIDENCE_VERB, next->code, next->code == 'C' ? strength_letter(next) : '-', next->passive ? '!' : '-', unit->code);
}

static bool first_of_sentence(const Units *units, Index candidate) {
    return unit_at(units, candidate)->speakers == unit_at(units, unit_sentence_first(units, candidate))->speakers;
}

static char where_it_stands(const Scene *scene, const Unit *unit) {
    const Unit *quote = unit_at(scene->units, scene->quote);
    if (unit->paragraph != quote->paragraph) return unit->paragraph < quote->paragraph ? 'P' : 'N';
    if (unit->sentence == quote->sentence) return 's';
    return unit->sentence < quote->sentence ? (unit->sentence + 1 == quote->sentence ? 'b' : 'B') : 'f';
}

static void add_place(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    char code = unit_at(scene->units, candidate)->code, where = where_it_stands(scene, unit_at(scene->units, candidate));
    char side = candidate < scene->quote ? '<' : '>', place = (char)('0' + (rank < 4 ? rank : 4));
    if (where == 's') {
        Value between = VALUE(side, code);
        value_put_between(&between, scene->units, candidate, scene->quote, 5);
        fact_add(facts, EVIDENCE_BETWEEN, between);
    }
    FACT(facts, EVIDENCE_DISTANCE, side, where, value_bin(gap_between(candidate, scene->quote)));
    FACT(facts, EVIDENCE_RANK, side, where, place);
    FACT(facts, EVIDENCE_RANK, side, where, place, code);
    FACT(facts, EVIDENCE_SENTENCE, where, code);
    FACT(facts, EVIDENCE_SENTENCE, where, scene->cue_left.strength, scene->cue_right.strength);
    if (first_of_sentence(scene->units, candidate))
        FACT(facts, EVIDENCE_FIRST, where, side, code, code_near(scene, candidate, 1));
}

static void add_running(const Scene *scene, Index candidate, Standing standing, Facts *facts) {
    if (scene->running == NONE || scene->says_who) return;
    const Unit    *unit = unit_at(scene->units, candidate);
    const Mention *mention = &scene->doc->mentions.at[unit->mention];
    bool           same = candidate == scene->running || (mention->entity != NONE && mention->entity == scene->running_entity);
    char           which = candidate == scene->running ? '=' : 'e';
    if (!same) return;
    FACT(facts, EVIDENCE_RUNNING, which, scene->same_paragraph ? 'p' : 'o', scene->cue_left.strength, scene->cue_right.strength,
         scene->before);
    FACT(facts, EVIDENCE_RUNNING, which, where_it_stands(scene, unit), standing.left, standing.right);
}

void evidence_of_place(const Scene *scene, Index candidate, uint32_t rank, Standing standing, Facts *facts) {
    char code = scene->units->codes[candidate];
    FACT(facts, EVIDENCE_BIAS, code);
    FACT(facts, EVIDENCE_GOVERNS, standing.governs, code);
    FACT(facts, EVIDENCE_REPORTED, standing.reports, standing.governs, code);
    add_place(scene, candidate, rank, facts);
    add_cue(scene, candidate, &scene->cue_left, EVIDENCE_CUE_LEFT, facts);
    add_cue(scene, candidate, &scene->cue_right, EVIDENCE_CUE_RIGHT, facts);
    add_neighbours(scene, candidate, facts);
    add_sort(scene, candidate, facts);
    add_running(scene, candidate, standing, facts);
}

void evidence_of(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    facts->n = 0;
    if (candidate == NONE) {
        evidence_of_nobody(scene, facts);
        return;
    }
    Standing standing = standing_of(scene, candidate);
    evidence_of_standing(scene, standing, facts);
    evidence_of_place(scene, candidate, rank, standing, facts);
}
