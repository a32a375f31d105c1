#include "evidence.h"
#include "subject.h"
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

/* ---- values ------------------------------------------------------------------------------------------------------ */

static const Unit *unit_at(const Units *units, Index i) { return &units->row.at[i]; }

static char code_near(const Scene *scene, Index unit, int step) {
    int64_t i = (int64_t)unit + step;
    if (i < (int64_t)scene->left || i >= (int64_t)scene->right) return '^';
    return unit_at(scene->units, (Index)i)->code;
}

static char strength_letter(const Unit *cue) {
    static const char bins[] = "0111335579";
    return bins[cue->strength < 10 ? cue->strength : 9];
}

/* ---- scene ------------------------------------------------------------------------------------------------------- */

static bool passed_over(char code) { return code == 'a' || code == 'X' || code == 'n' || code == '&' || code == 'm'; }

#define WIDEST 150 /* units on either side that are looked at */

static Index nearest_cue(const Units *units, Index quote, int step) {
    Index sentence = unit_at(units, quote)->sentence, steps = 0;
    for (int64_t i = (int64_t)quote + step; i >= 0 && i < (int64_t)units->row.n && steps++ < WIDEST; i += step) {
        const Unit *unit = unit_at(units, (Index)i);
        if (unit->sentence != sentence) break;
        if ((unit->code == 'C' && unit->strength >= 2) || unit->code == 'A') return (Index)i;
    }
    return NONE;
}

Scene scene_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const uint64_t *hashes, Index quote_unit, Index running) {
    const Unit *quote = unit_at(units, quote_unit);
    Scene       scene = {.doc = doc, .units = units, .quote = quote_unit, .running = running, .running_entity = NONE};
    scene.left = scene.right = quote_unit;
    while (scene.left > 0 && quote_unit - scene.left < WIDEST && unit_at(units, scene.left - 1)->paragraph == quote->paragraph)
        scene.left--;
    while (scene.right < units->row.n && scene.right - quote_unit < WIDEST &&
           unit_at(units, scene.right)->paragraph == quote->paragraph)
        scene.right++;
    scene.cue_left = nearest_cue(units, quote_unit, -1);
    scene.cue_right = nearest_cue(units, quote_unit, 1);
    if (scene.cue_left != NONE) governors_of(doc, gazetteer, units, scene.cue_left, FRAME_CLAUSE, hashes, &scene.governors_left);
    if (scene.cue_right != NONE) governors_of(doc, gazetteer, units, scene.cue_right, FRAME_TAG, hashes, &scene.governors_right);
    scene.subject_left = governors_best(&scene.governors_left);
    scene.subject_right = governors_best(&scene.governors_right);
    if (running == NONE) return scene;
    scene.running_entity = doc->mentions.at[unit_at(units, running)->mention].entity;
    scene.same_paragraph = unit_at(units, running)->paragraph == quote->paragraph;
    return scene;
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

static char cue_letter(const Units *units, Index cue) { return cue == NONE ? '-' : strength_letter(unit_at(units, cue)); }

/* 's' for a single mark where the text may well have double ones for speech, else 'd'. */
static char mark_letter(const Doc *doc, const Unit *quote) {
    const Token *mark = &doc->tokens.at[quote->first];
    const char  *text = doc->text + mark->start;
    uint32_t     length = mark->end - mark->start;
    bool         single = (length == 1 && *text == '\'') || (length == 3 && memcmp(text, "\xE2\x80\x98", 3) == 0);
    return single ? 's' : 'd';
}

/* What ties the quote to its cue: "said that Q", "called the plan Q"; for all candidates the same, so it speaks for nobody. */
static void add_cue_to_quote(const Scene *scene, Index cue, char side, char length, Facts *facts) {
    if (cue == NONE) return;
    Value value = {0};
    value_put(&value, side);
    value_put(&value, strength_letter(unit_at(scene->units, cue)));
    value_put_between(&value, scene->units, cue, scene->quote, 5);
    fact_add(facts, EVIDENCE_CUE_QUOTE, value);
    uint32_t gap = cue < scene->quote ? scene->quote - cue : cue - scene->quote;
    FACT(facts, EVIDENCE_CUE_QUOTE, side, strength_letter(unit_at(scene->units, cue)), '~', value_bin(gap - 1), length);
}

/* How likely the quote is a piece of a reported clause, '0' to ':'. */
static char how_reported(const Scene *scene) {
    return (char)('0' + scene->units->reported[unit_at(scene->units, scene->quote)->marked]);
}

static void add_quote_facts(const Scene *scene, Facts *facts) {
    const Unit *quote = unit_at(scene->units, scene->quote);
    bool        title_case = false;
    uint32_t    words = words_in(scene->doc, quote, &title_case);
    char        length = words < 4 ? (char)('0' + words) : words < 7 ? '4' : words < 12 ? '7' : 'm';
    char        begins = how_it_begins(scene->doc, quote), ends = how_it_ends(scene->doc, quote);
    char        left = cue_letter(scene->units, scene->cue_left), right = cue_letter(scene->units, scene->cue_right);
    char        l1 = code_near(scene, scene->quote, -1), r1 = code_near(scene, scene->quote, 1);
    FACT(facts, EVIDENCE_BIAS, '0');
    FACT(facts, EVIDENCE_QUOTE_WORDS, length, title_case ? 'T' : begins);
    FACT(facts, EVIDENCE_QUOTE_WORDS, length, left, right);
    FACT(facts, EVIDENCE_QUOTE_SHAPE, begins, ends, title_case ? 'T' : 't');
    FACT(facts, EVIDENCE_QUOTE_LEFT, l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, code_near(scene, scene->quote, -2), l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, code_near(scene, scene->quote, -3), code_near(scene, scene->quote, -2), l1);
    FACT(facts, EVIDENCE_QUOTE_LEFT, 'w', length, l1);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, r1);
    FACT(facts, EVIDENCE_QUOTE_RIGHT, r1, code_near(scene, scene->quote, 2));
    FACT(facts, EVIDENCE_QUOTE_RIGHT, 'w', length, r1);
    FACT(facts, EVIDENCE_QUOTE_CUES, left, right);
    FACT(facts, EVIDENCE_QUOTE_CUES, begins, ends, left, right);
    FACT(facts, EVIDENCE_QUOTE_ZONE, (char)('0' + scene->doc->paragraphs.at[quote->paragraph].zone), length);
    FACT(facts, EVIDENCE_REPORTED, '0', how_reported(scene), length);
    FACT(facts, EVIDENCE_REPORTED, '0', how_reported(scene), begins, l1);
    FACT(facts, EVIDENCE_QUOTE_MARK, mark_letter(scene->doc, quote), length,
         scene->doc->paragraphs.at[quote->paragraph].zone == ZONE_HEADLINE ? 'h' : 'b');
    add_cue_to_quote(scene, scene->cue_left, '<', length, facts);
    add_cue_to_quote(scene, scene->cue_right, '>', length, facts);
    if (scene->running != NONE) FACT(facts, EVIDENCE_RUNNING, '0', scene->same_paragraph ? 'p' : 'o', left, right, l1);
}

/* ---- a candidate ------------------------------------------------------------------------------------------------- */

/* Where the candidate stands towards a cue and the quote: b(efore the cue), i(nside, between cue and quote), a(fter both). */
static char side_of_cue(const Scene *scene, Index candidate, Index cue) {
    bool before_cue = candidate < cue, before_quote = candidate < scene->quote, cue_before_quote = cue < scene->quote;
    if (before_cue != before_quote) return 'i';
    return before_cue == cue_before_quote ? 'b' : 'a';
}

static void add_cue(const Scene *scene, Index candidate, Index cue, enum EvidenceTemplate template, Facts *facts) {
    char code = unit_at(scene->units, candidate)->code;
    if (cue == NONE) {
        FACT(facts, template, '-', code);
        return;
    }
    const Unit *unit = unit_at(scene->units, cue);
    Value       value = {0};
    char        side = side_of_cue(scene, candidate, cue);
    value_put(&value, side);
    value_put(&value, strength_letter(unit));
    value_put(&value, unit->passive ? '!' : unit->code);
    value_put_between(&value, scene->units, candidate, cue, 4);
    fact_add(facts, template, value);
    uint32_t gap = candidate < cue ? cue - candidate : candidate - cue;
    FACT(facts, template, '~', side, strength_letter(unit), value_bin(gap - 1));
    FACT(facts, template, '~', side, code, value_bin(gap - 1));
}

static char share_letter(double share) { return share >= 0.9 ? '9' : share >= 0.7 ? '7' : share >= 0.4 ? '4' : share >= 0.1 ? '1' : '0'; }

static char cue_share(Index cue, const Governors *governors, Index candidate) {
    return cue == NONE ? '-' : share_letter(governors_share(governors, candidate));
}

static void add_governor(const Scene *scene, Index candidate, Index cue, const Governors *governors, char side, Facts *facts) {
    if (cue == NONE) return;
    char     share = share_letter(governors_share(governors, candidate)), strength = strength_letter(unit_at(scene->units, cue));
    uint32_t gap = cue < scene->quote ? scene->quote - cue : cue - scene->quote;
    FACT(facts, EVIDENCE_GOVERNOR, side, share);
    FACT(facts, EVIDENCE_GOVERNOR, side, share, strength, value_bin(gap - 1));
    FACT(facts, EVIDENCE_GOVERNOR, side, share, code_near(scene, scene->quote, -1), code_near(scene, scene->quote, 1));
    Value tie = {0};
    value_put(&tie, side);
    value_put(&tie, share);
    value_put_between(&tie, scene->units, cue, scene->quote, 5);
    fact_add(facts, EVIDENCE_GOVERNOR, tie);
}

/* Both cues at once: the subject of one, of the other, of neither. */
static void add_governors(const Scene *scene, Index candidate, Facts *facts) {
    char left = cue_share(scene->cue_left, &scene->governors_left, candidate);
    char right = cue_share(scene->cue_right, &scene->governors_right, candidate);
    FACT(facts, EVIDENCE_GOVERNOR, '&', left, right, cue_letter(scene->units, scene->cue_left), cue_letter(scene->units, scene->cue_right));
}

static void add_governs(const Scene *scene, Index candidate, Facts *facts) {
    bool left = candidate == scene->subject_left, right = candidate == scene->subject_right;
    char l = cue_letter(scene->units, scene->cue_left), r = cue_letter(scene->units, scene->cue_right);
    char who = left && right ? 'B' : left ? 'L' : right ? 'R' : '-';
    FACT(facts, EVIDENCE_GOVERNS, who, l, r);
    FACT(facts, EVIDENCE_GOVERNS, who, unit_at(scene->units, candidate)->code);
    FACT(facts, EVIDENCE_GOVERNS, who, code_near(scene, scene->quote, -1), code_near(scene, scene->quote, 1));
    Index reporter = scene->units->reporter[unit_at(scene->units, scene->quote)->marked];
    char  reports = candidate == reporter ? '=' : reporter == NONE ? '-' : '!';
    FACT(facts, EVIDENCE_REPORTED, reports, how_reported(scene));
    FACT(facts, EVIDENCE_REPORTED, reports, who, unit_at(scene->units, candidate)->code);
    FACT(facts, EVIDENCE_REPORTED, reports, how_reported(scene), '<', cue_share(scene->cue_left, &scene->governors_left, candidate), l);
    FACT(facts, EVIDENCE_REPORTED, reports, how_reported(scene), '>', cue_share(scene->cue_right, &scene->governors_right, candidate), r);
    Index cue = who == 'R' ? scene->cue_right : scene->cue_left;
    if (who == '-' || cue == NONE) return;
    Value value = {0};
    value_put(&value, who);
    value_put(&value, strength_letter(unit_at(scene->units, cue)));
    value_put_between(&value, scene->units, cue, scene->quote, 5);
    fact_add(facts, EVIDENCE_GOVERNS, value);
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
    while (next < scene->right && passed_over(unit_at(scene->units, next)->code)) next++;
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
    while (verb < scene->right && verb < candidate + 4 && passed_over(unit_at(scene->units, verb)->code)) verb++;
    if (verb >= scene->right) return;
    const Unit *next = unit_at(scene->units, verb);
    FACT(facts, EVIDENCE_VERB, next->code, next->code == 'C' ? strength_letter(next) : '-', next->passive ? '!' : '-', unit->code);
}

static bool first_of_sentence(const Units *units, Index candidate) {
    Index sentence = unit_at(units, candidate)->sentence;
    for (Index i = candidate; i-- > 0 && unit_at(units, i)->sentence == sentence;)
        if (unit_can_speak(unit_at(units, i))) return false;
    return true;
}

static char where_it_stands(const Scene *scene, const Unit *unit) {
    const Unit *quote = unit_at(scene->units, scene->quote);
    if (unit->paragraph != quote->paragraph) return unit->paragraph < quote->paragraph ? 'P' : 'N';
    if (unit->sentence == quote->sentence) return 's';
    return unit->sentence < quote->sentence ? (unit->sentence + 1 == quote->sentence ? 'b' : 'B') : 'f';
}

static void add_place(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    const Unit *unit = unit_at(scene->units, candidate);
    char        side = candidate < scene->quote ? '<' : '>', where = where_it_stands(scene, unit);
    uint32_t    gap = candidate < scene->quote ? scene->quote - candidate : candidate - scene->quote;
    Value       between = {0};
    value_put(&between, side);
    value_put(&between, unit->code);
    value_put_between(&between, scene->units, candidate, scene->quote, 5);
    if (where == 's') fact_add(facts, EVIDENCE_BETWEEN, between);
    FACT(facts, EVIDENCE_DISTANCE, side, where, value_bin(gap - 1));
    FACT(facts, EVIDENCE_RANK, side, where, (char)('0' + (rank < 4 ? rank : 4)));
    FACT(facts, EVIDENCE_RANK, side, where, (char)('0' + (rank < 4 ? rank : 4)), unit->code);
    FACT(facts, EVIDENCE_SENTENCE, where, unit->code);
    FACT(facts, EVIDENCE_SENTENCE, where, cue_letter(scene->units, scene->cue_left),
        cue_letter(scene->units, scene->cue_right));
    if (first_of_sentence(scene->units, candidate))
        FACT(facts, EVIDENCE_FIRST, where, side, unit->code, code_near(scene, candidate, 1));
}

/* Does the sentence say by itself who speaks? Then who spoke last does not count. */
static bool says_who(const Scene *scene) {
    bool left = scene->subject_left != NONE && governors_share(&scene->governors_left, scene->subject_left) >= 0.7;
    bool right = scene->subject_right != NONE && governors_share(&scene->governors_right, scene->subject_right) >= 0.7;
    return left || right;
}

static void add_running(const Scene *scene, Index candidate, Facts *facts) {
    if (scene->running == NONE || says_who(scene)) return;
    const Mention *mention = &scene->doc->mentions.at[unit_at(scene->units, candidate)->mention];
    bool           same = candidate == scene->running || (mention->entity != NONE && mention->entity == scene->running_entity);
    if (!same) return;
    FACT(facts, EVIDENCE_RUNNING, candidate == scene->running ? '=' : 'e', scene->same_paragraph ? 'p' : 'o',
        cue_letter(scene->units, scene->cue_left), cue_letter(scene->units, scene->cue_right),
        code_near(scene, scene->quote, -1));
    char left = cue_share(scene->cue_left, &scene->governors_left, candidate);
    char right = cue_share(scene->cue_right, &scene->governors_right, candidate);
    FACT(facts, EVIDENCE_RUNNING, candidate == scene->running ? '=' : 'e',
         where_it_stands(scene, unit_at(scene->units, candidate)), left, right);
}

void evidence_of(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    facts->n = 0;
    if (candidate == NONE) {
        add_quote_facts(scene, facts);
        return;
    }
    const Unit *unit = unit_at(scene->units, candidate);
    FACT(facts, EVIDENCE_BIAS, unit->code);
    add_place(scene, candidate, rank, facts);
    add_cue(scene, candidate, scene->cue_left, EVIDENCE_CUE_LEFT, facts);
    add_cue(scene, candidate, scene->cue_right, EVIDENCE_CUE_RIGHT, facts);
    add_governs(scene, candidate, facts);
    add_governors(scene, candidate, facts);
    add_governor(scene, candidate, scene->cue_left, &scene->governors_left, '<', facts);
    add_governor(scene, candidate, scene->cue_right, &scene->governors_right, '>', facts);
    add_neighbours(scene, candidate, facts);
    add_sort(scene, candidate, facts);
    add_running(scene, candidate, facts);
}
