#include "evidence.h"
#include "cases.h"
#include "nobody.h"
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

Model speaker_model(const Gazetteer *gazetteer, const char *before) {
    Model model = {.gazetteer = gazetteer};
    _Static_assert(N_EVIDENCE <= MOST_TEMPLATES, "room for all templates");
    templates_name(model.templates, before, "speaker/", evidence_name, N_EVIDENCE);
    return model;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static const Unit *unit_at(const Units *units, Index i) { return &units->row.at[i]; }

static char strength_letter(const Unit *cue) {
    static const char bins[] = "0111335579";
    return bins[cue->strength < 10 ? cue->strength : 9];
}

/* ---- scene ------------------------------------------------------------------------------------------------------- */

static bool passed_over(char code) { return ONE_OF(code, "aXn&m"); }

#define WIDEST 150 /* units on either side that are looked at */

static bool covers(const Doc *doc, const Units *units, Index cue, Index quote) {
    Report report = {.n_parts = 0};
    if (!report_of(doc, units, cue, &report)) return false;
    for (uint32_t i = 0; i < report.n_parts; i++)
        if (report.parts[i].first <= quote && quote < report.parts[i].end) return true;
    return false;
}

#define LEAST_NOUN 4 /* strength: "claim", "promise", "call" */

/* A verb does wherever it stands, a noun where it takes the clause that the quote is a piece of: "Reed rejected Lund's claim that Q". */
static bool ties_quote(const Doc *doc, const Units *units, Index cue, Index quote) {
    const Unit *unit = unit_at(units, cue);
    if (unit->code == 'c') return unit->strength >= LEAST_NOUN && cue < quote && covers(doc, units, cue, quote);
    return (unit->code == 'C' && unit->strength >= 2) || unit->code == 'A';
}

static Index cue_before(const Doc *doc, const Units *units, Index quote) {
    for (uint32_t k = unit_at(units, quote)->cues; k-- > 0;) {
        Index cue = units->cues.at[k];
        if (unit_at(units, cue)->sentence != unit_at(units, quote)->sentence || quote - cue > WIDEST) break;
        if (ties_quote(doc, units, cue, quote)) return cue;
    }
    return NONE;
}

static Index cue_behind(const Doc *doc, const Units *units, Index quote) {
    for (uint32_t k = unit_at(units, quote)->cues; k < units->cues.n; k++) {
        Index cue = units->cues.at[k];
        if (unit_at(units, cue)->sentence != unit_at(units, quote)->sentence || cue - quote > WIDEST) break;
        if (ties_quote(doc, units, cue, quote)) return cue;
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
    value_put_between(&cue->tie, units, unit, scene->quote, 5);
    return true;
}

static bool add_far_cue(Scene *scene, Units *units, const Model *model, Index unit, char side, char nth) {
    const Governors *governors = governors_of(scene->doc, model, units, unit, side == '<' ? FRAME_CLAUSE : FRAME_TAG);
    const Unit      *cue = unit_at(units, unit);
    scene->far_cues[scene->n_far_cues++] = (FarCue){.governors = governors, .unit = unit, .code = cue->code, .side = side, .nth = nth,
                                                    .strength = strength_letter(cue), .covers = covers(scene->doc, units, unit, scene->quote)};
    return governors != NULL;
}

#define LEAST_FAR_STRENGTH 3 /* weaker ones report too rarely */
#define MOST_FAR 60          /* units from the quote */

/* The cues that stand further away than the nearest one on its side. */
static bool look_at_far_cues(Scene *scene, Units *units, const Model *model, const SceneCue *nearest) {
    uint32_t k = nearest->unit == NONE ? 0 : unit_at(units, nearest->unit)->cues;
    bool     left = nearest->side == '<';
    for (char nth = '1'; nearest->unit != NONE && nth <= '3';) {
        if (left ? k == 0 : k + 1 >= units->cues.n) break;
        k = left ? k - 1 : k + 1;
        Index       unit = units->cues.at[k];
        const Unit *cue = unit_at(units, unit);
        if (cue->sentence != unit_at(units, scene->quote)->sentence || gap_between(unit, scene->quote) >= MOST_FAR) break;
        if (cue->strength < LEAST_FAR_STRENGTH || !ONE_OF(cue->code, "CcA")) continue;
        if (!add_far_cue(scene, units, model, unit, nearest->side, nth++)) return false;
    }
    return true;
}

/* Does the sentence say by itself who speaks? Then who spoke last does not count. */
static bool says_who(const SceneCue *cue) {
    return cue->subject != NONE && cue->governors->shares[cue->governors->best] >= 0.7;
}

#define NEAR_MOOD 3 /* units */

static bool is_subjunctive(const Scene *scene, Index unit) {
    return scene->doc->tokens.at[unit_at(scene->units, unit)->first].classes & CLASS(SUBJUNCTIVE) && scene->units->codes[unit] != 'Q';
}

static char mood_towards(const Scene *scene, int step) {
    uint32_t sentence = unit_at(scene->units, scene->quote)->sentence, far = 1;
    for (Index i = scene->quote + (Index)step; i - scene->left < scene->right - scene->left; i += (Index)step, far++) {
        if (unit_at(scene->units, i)->sentence != sentence || far > MOST_FAR) break;
        if (is_subjunctive(scene, i)) return far <= NEAR_MOOD ? 'n' : 'f';
    }
    return '-';
}

/* "Lee wies das zurück. Es sei „zu früh“": does the sentence before report? */
static char mood_of_sentence_before(const Scene *scene) {
    uint32_t sentence = unit_at(scene->units, scene->quote)->sentence, far = 0;
    char     mood = '-';
    for (Index i = scene->quote; i-- > scene->left && far < MOST_FAR; far++) {
        const Unit *unit = unit_at(scene->units, i);
        if (unit->sentence == sentence) continue;
        if (unit->sentence + 1 != sentence) break;
        if (is_subjunctive(scene, i)) return 's';
        if (ONE_OF(unit->code, "CcA") && unit->strength >= 5) mood = 'c';
    }
    return mood;
}

static Mood mood_round(const Scene *scene) {
    Mood mood = {0};
    if (!(scene->doc->habits & HABIT_REPORTING_MOOD)) return mood;
    mood = (Mood){.left = mood_towards(scene, -1), .right = mood_towards(scene, 1), .before = mood_of_sentence_before(scene)};
    mood.any = mood.left != '-' || mood.right != '-' ? 's' : '-';
    return mood;
}

/* Prepositions have letters of their own: "described as Q", "a policy of Q". */
static char letter_before_quote(const Scene *scene) {
    static const char letters[] = "yuohfiqbbb"; /* by, to, of, with, from, in, for, on, about, at */
    char letter = scene_code(scene, scene->quote, -1);
    if (letter != 'p') return letter;
    char preposition = subject_preposition(scene->doc, scene->units, scene->quote - 1);
    if (preposition != 'p') return letters[preposition - 'a'];
    return token_is(scene->doc, unit_at(scene->units, scene->quote - 1)->end - 1, "as") ? 'z' : 'p';
}

/* What stands behind the cue that follows the quote, and behind its subject: “A,” said Lee. Not: “A,” Lee called it “B”. */
static char tail_of_tag(const Scene *scene) {
    const SceneCue *cue = &scene->cue_right;
    bool            inverted = cue->subject != NONE && cue->subject > cue->unit && cue->subject - cue->unit < 4;
    return scene_code(scene, inverted ? cue->subject : cue->unit, 1);
}

bool scene_make(Scene *scene, const Doc *doc, const Model *model, Units *units, Index quote_unit, Index running) {
    const Unit *quote = unit_at(units, quote_unit);
    Index       first = units->paragraphs[quote->paragraph], end = units->paragraphs[quote->paragraph + 1];
    *scene = (Scene){.doc = doc, .units = units, .quote = quote_unit, .running = running,
                     .gazetteer = model->gazetteer};
    scene->left = quote_unit - first > WIDEST ? quote_unit - WIDEST : first;
    scene->right = end - quote_unit > WIDEST ? quote_unit + WIDEST : end;
    if (!look_at_cue(scene, units, model, cue_before(doc, units, quote_unit), '<', &scene->cue_left) ||
        !look_at_cue(scene, units, model, cue_behind(doc, units, quote_unit), '>', &scene->cue_right))
        return false;
    if (!look_at_far_cues(scene, units, model, &scene->cue_left) || !look_at_far_cues(scene, units, model, &scene->cue_right)) return false;
    scene->before = letter_before_quote(scene);
    scene->after = scene_code(scene, quote_unit, 1);
    if (scene->cue_right.unit != NONE) scene->tail = tail_of_tag(scene);
    scene->mood = mood_round(scene);
    scene->reporter = units->reporter[quote->marked];
    scene->reported = (char)('0' + units->reported[quote->marked]);
    scene->says_who = says_who(&scene->cue_left) || says_who(&scene->cue_right);
    if (running == NONE) return true;
    scene->running_mention = &doc->mentions.at[unit_at(units, running)->mention];
    scene->same_paragraph = unit_at(units, running)->paragraph == quote->paragraph;
    return true;
}

bool scene_read_trees(Scene *scene, Units *units) {
    scene->has_trees = units->syntax.arcs != NULL;
    return units_read(units, scene->left, scene->right);
}

/* ---- a candidate ------------------------------------------------------------------------------------------------- */

static char letter_of_share(double share) {
    return share >= 0.9 ? '9' : share >= 0.7 ? '7' : share >= 0.4 ? '4' : share >= 0.1 ? '1' : '0';
}

static char share_letter(const SceneCue *cue, Index candidate) {
    return cue->unit == NONE ? '-' : letter_of_share(governors_share(cue->governors, candidate));
}

static void add_governor(const Scene *scene, Index candidate, Facts *facts) {
    const SceneCue *left = &scene->cue_left, *right = &scene->cue_right;
    char            l = share_letter(left, candidate), r = share_letter(right, candidate);
    if (left->unit == NONE && right->unit == NONE) return;
    FACT(facts, EVIDENCE_GOVERNOR, '&', l, r, left->strength, right->strength);
    if (left->unit != NONE) FACT(facts, EVIDENCE_GOVERNOR, '<', l, scene->before, scene->after);
    if (right->unit == NONE) return;
    FACT(facts, EVIDENCE_GOVERNOR, '>', r, scene->before, scene->after);
    FACT(facts, EVIDENCE_GOVERNOR, '>', r, scene->tail, right->strength, 't');
}

/* "in what the FT described as": nothing stands between the candidate and the cue. */
static void add_beside(const Scene *scene, Index candidate, const SceneCue *cue, Facts *facts) {
    if (cue->unit == NONE || gap_between(candidate, cue->unit)) return;
    FACT(facts, EVIDENCE_BESIDE_CUE, cue->side, candidate < cue->unit ? 'b' : 'i', cue->strength, unit_at(scene->units, cue->unit)->code,
         scene->units->codes[candidate]);
}

/* How sure the nearer cue is of its own subject, whoever that is. */
static char surest_letter(const SceneCue *cue) {
    if (cue->unit == NONE || cue->subject == NONE) return '-';
    return letter_of_share(cue->governors->shares[cue->governors->best]);
}

/* Of which further cue is it the subject? */
static void add_far(const Scene *scene, Index candidate, Facts *facts) {
    const FarCue *of = NULL;
    double        most = 0;
    for (uint32_t i = 0; i < scene->n_far_cues; i++) {
        double share = governors_share(scene->far_cues[i].governors, candidate);
        if (share > most) most = share, of = &scene->far_cues[i];
    }
    if (most < 0.3) return;
    char covers = of->covers ? 'c' : '-', nearer = surest_letter(of->side == '<' ? &scene->cue_left : &scene->cue_right);
    FACT(facts, EVIDENCE_OTHER_CUE, of->side, of->nth, of->strength, letter_of_share(most), covers, nearer);
    FACT(facts, EVIDENCE_OTHER_CUE, covers, of->side, of->strength, of->code, scene->cue_left.strength, scene->cue_right.strength);
}

/* Does it report the clause that the quote is a piece of? And is it the likeliest subject of a cue beside the quote? */
static void add_reported(const Scene *scene, Index candidate, Facts *facts) {
    bool left = candidate == scene->cue_left.subject, right = candidate == scene->cue_right.subject;
    char who = left && right ? 'B' : left ? 'L' : right ? 'R' : '-';
    char reports = candidate == scene->reporter ? '=' : scene->reporter == NONE ? '-' : '!';
    FACT(facts, EVIDENCE_REPORTED, reports, scene->reported);
    FACT(facts, EVIDENCE_REPORTED, reports, who, scene->units->codes[candidate]);
}

/* The letter of the unit before it: 'y' for the "by" of an agent ("described by Lee as Q", "called Q by Lee"), 'o' for other prepositions
 * that no clause stands behind ("of", but "after"). */
static char letter_before(const Scene *scene, Index candidate) {
    char letter = scene_code(scene, candidate, -1);
    char preposition = letter == 'p' ? subject_preposition(scene->doc, scene->units, candidate - 1) : letter;
    if (letter != 'p' || preposition == 'p') return letter;
    return preposition == 'a' && ONE_OF(scene_code(scene, candidate, -2), "CQ") ? 'y' : 'o';
}

static void add_neighbours(const Scene *scene, Index candidate, Facts *facts) {
    char code = scene->units->codes[candidate], l1 = letter_before(scene, candidate), l2 = scene_code(scene, candidate, -2);
    FACT(facts, EVIDENCE_RIGHT, code, scene_code(scene, candidate, 1), scene_code(scene, candidate, 2));
    FACT(facts, EVIDENCE_LEFT, l2, l1, code);
    FACT(facts, EVIDENCE_LEFT, l1);
}

static char sort_letter(const Mention *mention) {
    static const char types[] = "pomlgex"; /* in the order of enum Type */
    return types[mention->type < N_TYPES ? mention->type : 6];
}

/* Form and type of the source, and what verb it is followed by. */
static void add_sort(const Scene *scene, Index candidate, Facts *facts) {
    const Unit    *unit = unit_at(scene->units, candidate);
    const Mention *mention = &scene->doc->mentions.at[unit->mention];
    char           side = candidate < scene->quote ? '<' : '>';
    FACT(facts, EVIDENCE_SORT, (char)('0' + mention->form), sort_letter(mention), side, scene_code(scene, candidate, 1));
    Index verb = candidate + 1;
    while (verb < scene->right && verb < candidate + 4 && passed_over(scene->units->codes[verb])) verb++;
    if (verb >= scene->right) return;
    const Unit *next = unit_at(scene->units, verb);
    FACT(facts, EVIDENCE_VERB, next->code, next->code == 'C' ? strength_letter(next) : '-', next->passive ? '!' : '-', unit->code);
}

static char where_it_stands(const Scene *scene, const Unit *unit) {
    const Unit *quote = unit_at(scene->units, scene->quote);
    if (unit->paragraph != quote->paragraph) return unit->paragraph < quote->paragraph ? 'P' : 'N';
    if (unit->sentence == quote->sentence) return 's';
    return unit->sentence < quote->sentence ? (unit->sentence + 1 == quote->sentence ? 'b' : 'B') : 'f';
}

static void add_place(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    char code = scene->units->codes[candidate], where = where_it_stands(scene, unit_at(scene->units, candidate));
    char side = candidate < scene->quote ? '<' : '>';
    FACT(facts, EVIDENCE_DISTANCE, side, where, value_bin(gap_between(candidate, scene->quote)));
    FACT(facts, EVIDENCE_RANK, side, where, (char)('0' + (rank < 4 ? rank : 4)));
    FACT(facts, EVIDENCE_SENTENCE, where, code);
    FACT(facts, EVIDENCE_SENTENCE, where, scene->cue_left.strength, scene->cue_right.strength);
}

/* "Lee lehnte ab. Der Plan sei „zu teuer“": who stands beside a verb of the reported clause is spoken of. */
static void add_spoken_of(const Scene *scene, Index candidate, Facts *facts) {
    const Mood *mood = &scene->mood;
    Index       verb = candidate + 1;
    if (!mood->any) return;
    while (verb < scene->right && verb < candidate + 4 && ONE_OF(scene->units->codes[verb], "an&m")) verb++;
    bool before = candidate > scene->left && is_subjunctive(scene, candidate - 1),
         behind = verb < scene->right && is_subjunctive(scene, verb);
    char where = where_it_stands(scene, unit_at(scene->units, candidate));
    FACT(facts, EVIDENCE_MOOD, before || behind ? 's' : '-', where, mood->any);
    FACT(facts, EVIDENCE_MOOD, where, mood->any, mood->before, scene->units->codes[candidate]);
}

/* "Dem Gericht sagte Lee, es sei Q": what is no subject does not speak. */
static void add_case(const Scene *scene, Index candidate, Facts *facts) {
    char shown = case_of(scene->doc, scene->gazetteer, scene->units, candidate), code = scene->units->codes[candidate];
    if (!shown) return;
    FACT(facts, EVIDENCE_CASE, shown, where_it_stands(scene, unit_at(scene->units, candidate)), candidate < scene->quote ? '<' : '>');
    FACT(facts, EVIDENCE_CASE, shown, share_letter(&scene->cue_left, candidate), share_letter(&scene->cue_right, candidate));
    FACT(facts, EVIDENCE_CASE, shown, code, scene_code(scene, candidate, -1), scene_code(scene, candidate, 1));
}

/* Lee in "Lee told the port it was Q" is the subject of the verb that governs the quote. */
static void add_tie(const Scene *scene, Index candidate, Facts *facts) {
    const Syntax *syntax = &scene->units->syntax;
    const Unit   *unit = unit_at(scene->units, candidate), *quote = unit_at(scene->units, scene->quote);
    if (!scene->has_trees || unit->paragraph != quote->paragraph) return;
    Tie tie = tie_of(syntax, (Tokens){unit->first, unit->source_end}, (Tokens){quote->first, quote->end});
    FACT(facts, EVIDENCE_RELATION, tie.relation);
    if (tie.relation == 'S' || tie.relation == 'P') FACT(facts, EVIDENCE_SUBJECT, tie.above, tie.reach, tie.relation);
    if (!tie.is_tied) {
        FACT(facts, EVIDENCE_RELATION, '/', tie.relation);
        return;
    }
    Value climb = {0}, met = VALUE(tie.meeting, tie.at_root ? '!' : '-'), hangs = VALUE('_'), way = {0};
    value_put_letters(&climb, tie.up, 4);
    value_put_letters(&met, tie.up, 3);
    value_put_letters(&hangs, tie.down, 4);
    value_put_letters(&way, tie.up, 3);
    value_put(&way, '^');
    value_put_letters(&way, tie.down, 4);
    fact_add(facts, EVIDENCE_CLIMB, value_with(VALUE('^'), climb));
    fact_add(facts, EVIDENCE_CLIMB, met);
    fact_add(facts, EVIDENCE_HANGS, hangs);
    fact_add(facts, EVIDENCE_WAY, way);
}

static void add_running(const Scene *scene, Index candidate, Facts *facts) {
    if (scene->running == NONE || scene->says_who) return;
    const Unit    *unit = unit_at(scene->units, candidate);
    const Mention *mention = &scene->doc->mentions.at[unit->mention];
    bool           same = candidate == scene->running || mentions_are_one(mention, scene->running_mention);
    char           which = candidate == scene->running ? '=' : 'e';
    if (!same) return;
    FACT(facts, EVIDENCE_RUNNING, which, scene->same_paragraph ? 'p' : 'o', scene->cue_left.strength, scene->cue_right.strength,
         scene->before);
    FACT(facts, EVIDENCE_RUNNING, which, where_it_stands(scene, unit), share_letter(&scene->cue_left, candidate),
         share_letter(&scene->cue_right, candidate));
}

void evidence_of(const Scene *scene, Index candidate, uint32_t rank, Facts *facts) {
    facts->n = 0;
    if (candidate == NONE) {
        nobody_facts(scene, facts);
        return;
    }
    FACT(facts, EVIDENCE_BIAS, scene->units->codes[candidate]);
    add_governor(scene, candidate, facts);
    add_beside(scene, candidate, &scene->cue_left, facts);
    add_beside(scene, candidate, &scene->cue_right, facts);
    add_far(scene, candidate, facts);
    add_reported(scene, candidate, facts);
    add_place(scene, candidate, rank, facts);
    add_neighbours(scene, candidate, facts);
    add_sort(scene, candidate, facts);
    add_spoken_of(scene, candidate, facts);
    add_case(scene, candidate, facts);
    add_tie(scene, candidate, facts);
    add_running(scene, candidate, facts);
}
