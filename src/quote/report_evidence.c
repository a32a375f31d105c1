#include "report_sight.h"
#include "cases.h"
#include "subject.h"
#include "tie.h"
#include <string.h>

static const char *const names[] = {
#define REPORT_NAME(name, text) text,
    REPORT_TEMPLATES(REPORT_NAME)
#undef REPORT_NAME
};
const char *report_template_name(unsigned template) { return template < N_REPORT_TEMPLATES ? names[template] : "?"; }

Model report_model(const Gazetteer *gazetteer, const char *before) {
    Model model = {.gazetteer = gazetteer};
    _Static_assert(N_REPORT_TEMPLATES <= MOST_TEMPLATES, "room for all templates");
    templates_name(model.templates, before, "", report_template_name, N_REPORT_TEMPLATES);
    return model;
}

static char beginning_of(const Sight *sight, Index i) {
#define WORD(text) {text, sizeof text - 1}
    static const struct {
        const char *text;
        uint32_t    length;
    } words[] = {WORD("that"), WORD("to"), WORD("if"), WORD("whether"), WORD("what"), WORD("how"), WORD("why"), WORD("it"), WORD("as"),
                 WORD("for"), WORD("against"), WORD("about")};
#undef WORD
    char c = sight_code(sight, i);
    if (c == '^') return c;
    uint32_t token = sight->units->row.at[i].first;
    const Token *t = &sight->doc->tokens.at[token];
    char         first = (char)(sight->doc->text[t->start] | 0x20);
    if (!t->like && !ONE_OF(first, "tiwhaf")) return c; /* their first letters */
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if ((t->like || (*words[k].text == first && words[k].length == t->end - t->start)) && token_is(sight->doc, token, words[k].text))
            return (char)('0' + (char)k);
    return c;
}

/* On which side of the unit the rules see the subject; '<' where they see none. */
static char subject_side(const Report *report, Index unit) {
    return report->subject != NONE && report->subject > unit ? '>' : '<';
}

/* "Gestern sagte Lee, dass es regne": does the subject stand between the cue and its content, as in other languages than English? Such a
 * report is weighed as if it stood before the cue. */
static bool is_flipped(const Report *report) {
    return subject_side(report, report->cue) == '>' && report->parts[0].first > report->subject;
}

/* "Lee warned", "Lee's claim": who the rules take for the subject, and what stands between. */
static void add_who(const Sight *sight, const Report *report, char frame, char strength, Facts *facts) {
    Index who = report->subject, cue = report->cue;
    FACT(facts, REPORT_WHO, 'm', sight_mood(sight, cue), frame, strength);
    if (who == NONE) {
        FACT(facts, REPORT_WHO, '^', frame, strength);
        return;
    }
    bool  flipped = is_flipped(report);
    char  side = who < cue || flipped ? '<' : '>', c = sight_code(sight, who);
    Value between = VALUE('b', side), way = VALUE('w', side, c);
    if (!flipped) value_put_between(&between, sight->units, who, cue, 5);
    if (!flipped) value_put_path(&way, sight->units, who, cue, 4);
    FACT(facts, REPORT_WHO, c, side, frame, strength);
    fact_add(facts, REPORT_WHO, between);
    fact_add(facts, REPORT_WHO, way);
    FACT(facts, REPORT_WHO, 'p', who > sight->first ? subject_preposition(sight->doc, sight->units, who - 1) : '^', c, side);
}

/* "It is late, he said, but warm": what is round the tag. */
static void add_tag(const Sight *sight, const Report *report, char frame, Facts *facts) {
    Stretch first = report->parts[0];
    char    side = subject_side(report, report->cue), parts = (char)('0' + report->n_parts);
    char    verb = report->has_verb ? 'f' : '-', behind = sight_code(sight, report->behind);
    FACT(facts, REPORT_READING, 'b', frame, verb, parts, behind, side);
    FACT(facts, REPORT_READING, 'e', behind, sight_code(sight, report->behind + 1), parts, side);
    FACT(facts, REPORT_READING, 'o', sight_code(sight, first.first), sight_code(sight, first.first + 1), verb, parts);
    FACT(facts, REPORT_READING, 'l', sight_code(sight, first.end - 1), sight_code(sight, first.end), side, parts);
    FACT(facts, REPORT_READING, 'k', value_bin(first.end - first.first), verb, side);
}

static void add_reading(const Sight *sight, const Report *report, char frame, Facts *facts) {
    Index cue = report->cue, content = report->parts[0].first, from = is_flipped(report) ? report->subject : cue;
    FACT(facts, REPORT_READING, 'n', report->by_rule ? '0' : '1', frame);
    if (content < cue) {
        add_tag(sight, report, frame, facts);
        return;
    }
    if (from + 1 < content && sight_code(sight, from + 1) == ',' && sight->doc->habits & HABIT_CLAUSE_COMMAS) from++;
    Value between = VALUE('a');
    value_put_between(&between, sight->units, from, content, 6);
    fact_add(facts, REPORT_READING, between);
    FACT(facts, REPORT_READING, 's', sight_code(sight, cue - 1), frame, subject_side(report, content));
}

/* ---- trees ------------------------------------------------------------------------------------------------------- */

static Tokens tokens_of(const Units *units, Index first, Index end) {
    return first < end ? (Tokens){units->row.at[first].first, units->row.at[end - 1].end} : (Tokens){0, 0};
}

static Tokens tokens_of_cue(const Sight *sight, Index cue) { return tokens_of(sight->units, cue, cue + 1); }

/* Was the cue's sentence read? */
static bool has_tree(const Sight *sight, Index cue) { return syntax_has(&sight->units->syntax, sight->units->row.at[cue].first); }

static Value value_of_way(char kind, const char *way) {
    Value value = VALUE(kind);
    value_put_letters(&value, way, TIE_MOST);
    return value;
}

/* "Lee said it rains": the content's verb completes the cue. */
static void add_tree(const Sight *sight, const Report *report, char frame, Facts *facts) {
    const Syntax *syntax = &sight->units->syntax;
    if (!has_tree(sight, report->cue)) return;
    Tokens     cue = tokens_of_cue(sight, report->cue), content = tokens_of(sight->units, report->parts[0].first, report->parts[0].end);
    Tie        tie = tie_of(syntax, content, cue);
    const Arc *arc = &syntax->arcs[tie_main(syntax, cue)];
    char       tag = tag_letter(arc->tag), relation = relation_letter(arc->relation);
    FACT(facts, REPORT_TREE, 'c', tag, relation, frame);
    FACT(facts, REPORT_TREE, 'c', tag, relation);
    FACT(facts, REPORT_TREE, 'm', tie.relation, tie.tag, frame);
    if (!tie.is_tied) {
        FACT(facts, REPORT_TREE, '/', frame);
        return;
    }
    char steps = !tie.up[0] ? '0' : !tie.up[1] ? '1' : '2';
    fact_add(facts, REPORT_TREE, value_of_way('u', tie.up));
    fact_add(facts, REPORT_TREE, value_with(VALUE('d', tie.up[0] ? tie.up[0] : '-', steps), value_of_way('^', tie.down)));
    fact_add(facts, REPORT_TREE, value_with(VALUE('f', frame), value_of_way('u', tie.up)));
}

/* What stands where the content ends, as add_cut() looks at it. */
typedef struct Edge {
    const Syntax *syntax;
    Tokens        cue, content;
    uint32_t      end; /* of the sentence */
} Edge;

/* What a word depends on: a word of the content, the cue, one further left or right, nothing. */
static char side_of_head(const Edge *edge, uint32_t token) {
    if (token >= edge->end) return '^';
    uint32_t head = edge->syntax->arcs[token].head;
    if (head == NONE) return '!';
    if (head >= edge->cue.first && head < edge->cue.end) return 'c';
    return head < edge->content.first ? '<' : head < edge->content.end ? 'i' : '>';
}

static bool edge_is_sign(const Edge *edge, uint32_t token) { return edge->syntax->arcs[token].relation == RELATION_SIGN; }

static char relation_at(const Edge *edge, uint32_t token) {
    return token < edge->end ? relation_letter(edge->syntax->arcs[token].relation) : '^';
}

#define LOOK_AHEAD 8u /* tokens behind the content */
#define LOOK_BACK 80u /* tokens of it */

/* Words behind the content that depend on one in it, and words in it that do not. */
static char count_left_out(const Edge *edge) {
    uint32_t n = 0;
    for (uint32_t i = edge->content.end; i < edge->end && i < edge->content.end + LOOK_AHEAD; i++)
        n += side_of_head(edge, i) == 'i' && !edge_is_sign(edge, i);
    return sight_digit(n < 4 ? n : 4);
}

static char count_roots(const Edge *edge) {
    uint32_t n = 0;
    for (uint32_t i = edge->content.first; i < edge->content.end && i < edge->content.first + LOOK_BACK; i++)
        n += side_of_head(edge, i) != 'i' && !edge_is_sign(edge, i);
    return sight_digit(n < 4 ? n : 4);
}

/* "Lee said it rains, and left": "left" depends on the cue, not on what is said. */
static void add_cut(const Sight *sight, const Report *report, Index end, char frame, Facts *facts) {
    const Units *units = sight->units;
    if (!has_tree(sight, report->cue)) return;
    Edge edge = {&units->syntax, tokens_of_cue(sight, report->cue), tokens_of(units, report->parts[report->n_parts - 1].first, end),
                 sight->end < units->row.n ? units->row.at[sight->end].first : sight->doc->tokens.n};
    uint32_t next = edge.content.end, word = next;
    while (word < edge.end && edge_is_sign(&edge, word)) word++;
    char left_out = count_left_out(&edge), of = side_of_head(&edge, word);
    char last = edge.content.first < next ? side_of_head(&edge, next - 1) : '^';
    FACT(facts, REPORT_CUT, 'n', side_of_head(&edge, next), relation_at(&edge, next));
    FACT(facts, REPORT_CUT, 't', of, relation_at(&edge, word));
    FACT(facts, REPORT_CUT, 'o', left_out, count_roots(&edge), frame);
    FACT(facts, REPORT_CUT, 'b', last, of);
    FACT(facts, REPORT_CUT, 'x', left_out, of, sight_code(sight, end));
}

/* "did not endorse", "was asked", "The bridge supports it": with what stands round the cue, as some cues report there and others do not. */
static void add_lemma(const Sight *sight, const Report *report, Value lemma, Facts *facts) {
    char who = report->subject == NONE ? '^' : sight_code(sight, report->subject);
    fact_add(facts, REPORT_LEMMA, value_with(VALUE('w', who), lemma));
    fact_add(facts, REPORT_LEMMA, value_with(VALUE('b', beginning_of(sight, report->parts[0].first)), lemma));
}

/* ---- reports ----------------------------------------------------------------------------------------------------- */

void report_facts(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report, Facts *facts) {
    Sight       sight = sight_of(doc, units, report->cue);
    Index       cue = report->cue, content = report->parts[0].first;
    const Unit *unit = &units->row.at[cue];
    char        frame = (char)('A' + (char)report->frame), strength = sight_digit(unit->strength);
    Value       lemma = sight_lemma(gazetteer, unit);
    facts->n = 0;
    FACT(facts, REPORT_FRAME, frame, strength);
    FACT(facts, REPORT_TAKES, frame, (char)('a' + (unit->takes & 15)), (char)('a' + (unit->takes >> 4)));
    FACT(facts, REPORT_RIGHT, frame, sight_code(&sight, cue + 1));
    if (sight_code(&sight, cue + 1) == 'p') FACT(facts, REPORT_RIGHT, frame, subject_preposition(doc, units, cue + 1), strength);
    FACT(facts, REPORT_BEGINS, frame, beginning_of(&sight, content), sight_code(&sight, content + 1));
    FACT(facts, REPORT_NESTED, sight_nested(&sight, cue), frame);
    fact_add(facts, REPORT_LEMMA, value_with(VALUE(frame), lemma));
    if (!doc->tokens.at[unit->first].like) add_lemma(&sight, report, value_first(lemma, 6), facts); /* other languages have too few texts for it */
    add_who(&sight, report, frame, strength, facts);
    add_reading(&sight, report, frame, facts);
    add_tree(&sight, report, frame, facts);
    if (sight_is_english(&sight, cue)) report_subject_word(&sight, report->subject, facts);
}

/* ---- ends -------------------------------------------------------------------------------------------------------- */

/* Counts what stands from where `end` is on up to unit `to`, where it is then. */
static void count_to(const Sight *sight, End *end, Index to) {
    for (const char *codes = sight->units->codes; end->at < to && end->length < 200; end->at++, end->length++) {
        end->verbs += ONE_OF(codes[end->at], "VXC");
        end->commas += codes[end->at] == ',';
    }
    end->at = to;
}

uint32_t report_ends(const Doc *doc, const Units *units, const Report *report, End ends[MOST_ENDS]) {
    Sight    sight = sight_of(doc, units, report->cue);
    Stretch  last = report->parts[report->n_parts - 1];
    End      end = {.at = report->parts[0].first};
    uint32_t n = 0;
    if (report->n_parts > 1) count_to(&sight, &end, report->parts[0].end);
    end.at = last.first;
    ends[n++] = end;
    count_to(&sight, &ends[0], last.end);
    if (last.end <= report->cue) return n;
    static const bool whole_clause[N_FRAMES] = {
        [FRAME_CLAUSE] = true, [FRAME_QUESTION] = true, [FRAME_TAG] = true, [FRAME_SOURCE] = true};
    Codes enders = whole_clause[report->frame] ? CODES(",;&t-)A") : CODES(",;&t-)Apgr");
    if (report->frame == FRAME_NOUN && !doc->tokens.at[units->row.at[report->cue].first].like) enders |= CODES("XVC"); /* "calls for talks grew" */
    /* "stressed that, at present, it rains": a lone "that" is no content. */
    Index shortest = last.first + (sight_code(&sight, last.first) == 't' ? 2 : 1);
    for (Index i = shortest; i < sight.end && i - last.first < 120 && n < MOST_ENDS; i++) {
        char c = sight_code(&sight, i);
        bool full_stop = c == '.' && i + 3 >= sight.end;
        if (i == last.end || !(full_stop || code_in(c, enders)) || ONE_OF(sight_code(&sight, i - 1), ",&-")) continue;
        count_to(&sight, &end, i);
        ends[n++] = end;
        if (full_stop) break;
    }
    return n;
}

void report_end_facts(const Doc *doc, const Units *units, const Report *report, const End *of, Facts *facts) {
    Index   end = of->at;
    Sight   sight = sight_of(doc, units, report->cue);
    Stretch last = report->parts[report->n_parts - 1];
    char    frame = (char)('A' + (char)report->frame), base = end == last.end ? 'b' : end < last.end ? '<' : '>';
    char    x0 = sight_code(&sight, end), x1 = sight_code(&sight, end + 1), x2 = sight_code(&sight, end + 2);
    char    verbs = sight_digit(of->verbs), commas = sight_digit(of->commas);
    /* "that while it is late, it goes on": the first comma ends no such clause */
    Index inside = last.first + (token_is(doc, units->row.at[last.first].first, "that") ? 1 : 0);
    char  opens = ONE_OF(sight_code(&sight, inside), "tpr") ? sight_code(&sight, inside) : '-';
    bool stops = x0 == '^' || (x0 == '.' && end + 3 >= sight.end);
    char whole = stops ? '.' : 'i';
    facts->n = 0;
    FACT(facts, REPORT_END, x0, x1, x2);
    FACT(facts, REPORT_END, sight_code(&sight, end - 1), x0, x1);
    FACT(facts, REPORT_END, base, frame);
    FACT(facts, REPORT_END, base, x0, x1);
    FACT(facts, REPORT_END, frame, x0, verbs);
    FACT(facts, REPORT_END, x0, beginning_of(&sight, end), beginning_of(&sight, end + 1));
    FACT(facts, REPORT_LENGTH, frame, verbs);
    FACT(facts, REPORT_LENGTH, whole, base, commas);
    FACT(facts, REPORT_LENGTH, 'o', opens, commas, x0);
    FACT(facts, REPORT_LENGTH, 'o', opens, verbs, x0, x1);
    FACT(facts, REPORT_WHOLE, whole, sight_digit(units->row.at[report->cue].strength));
    if (sight_is_english(&sight, report->cue)) report_end_words(&sight, last.first, end, facts);
    add_cut(&sight, report, end, frame, facts);
}

/* ---- subjects ---------------------------------------------------------------------------------------------------- */

uint32_t subject_candidates(const Units *units, const Report *report, Index candidates[MOST_SUBJECTS]) {
    Index    first = unit_sentence_first(units, report->cue), end = unit_sentence_end(units, report->cue);
    uint32_t n = 0, from = units->row.at[report->cue].speakers;
    const Index *speakers = units->speakers.at;
    candidates[n++] = NONE;
    if (report->subject != NONE) candidates[n++] = report->subject;
    bool source = units->row.at[report->cue].code == 'A'; /* it stands behind "according to" */
    for (uint32_t k = source ? 0 : from; k-- > 0 && n < MOST_SUBJECTS - 4;) {
        if (speakers[k] < first || report->cue - speakers[k] >= 60) break;
        if (speakers[k] != report->subject) candidates[n++] = speakers[k];
    }
    for (uint32_t k = from; k < units->speakers.n && n < MOST_SUBJECTS; k++) {
        if (speakers[k] >= end || speakers[k] - report->cue >= 12) break;
        if (speakers[k] != report->subject) candidates[n++] = speakers[k];
    }
    return n;
}

static bool is_first(const Sight *sight, Index candidate) {
    const Unit *row = sight->units->row.at;
    return row[candidate].speakers == row[sight->first].speakers;
}

/* Verbs, commas and relative words between the candidate and the cue. */
static void add_path(const Sight *sight, char side, Index candidate, Index cue, char form, Facts *facts) {
    Index    from = candidate < cue ? candidate + 1 : cue + 1, to = candidate < cue ? cue : candidate;
    uint32_t verbs = 0, commas = 0, relative = 0, quotes = 0;
    for (Index i = from; i < to; i++) {
        verbs += ONE_OF(sight_code(sight, i), "VC");
        commas += sight_code(sight, i) == ',';
        relative += ONE_OF(sight_code(sight, i), "rt");
        quotes += sight_code(sight, i) == 'Q';
    }
    char v = sight_digit(verbs < 4 ? verbs : 4), c = sight_digit(commas < 4 ? commas : 4), r = sight_digit(relative < 3 ? relative : 3);
    FACT(facts, REPORT_BETWEEN, side, v, c, r, quotes ? 'Q' : '-', form);
    FACT(facts, REPORT_BETWEEN, side, c, v, sight_code(sight, cue - 1));
}

static bool is_and(const Sight *sight, Index i) { return sight_code(sight, i) == '&' && token_is(sight->doc, sight->units->row.at[i].first, "and"); }

/* "Lee and the union said": 'f' for Lee, 'l' for the union; 'c' for the last behind a comma and "and"; else '-'. */
static char joined(const Sight *sight, Index candidate, Index cue) {
    bool joins = false;
    if (candidate > cue) return '-';
    for (Index i = candidate + 1; i < cue; i++) {
        if (!ONE_OF(sight_code(sight, i), "NOLGEHFDwWmsa&,-Xnv()")) return '-';
        joins = joins || is_and(sight, i);
    }
    if (joins) return 'f';
    Index before = candidate;
    while (before > sight->first && ONE_OF(sight_code(sight, before - 1), "DwWma-")) before--;
    if (before == sight->first || !is_and(sight, --before)) return '-';
    return ONE_OF(sight_code(sight, before - 1), "NOLGEHF") ? 'l' : sight_code(sight, before - 1) == ',' ? 'c' : '-';
}

SubjectView subject_view(const Doc *doc, const Gazetteer *gazetteer, const Units *units, const Report *report) {
    Index cue = report->cue;
    Sight sight = sight_of(doc, units, cue);
    char  kind = sight_code(&sight, cue);
    return (SubjectView){.doc = doc, .gazetteer = gazetteer, .units = units, .report = report, .first = sight.first, .end = sight.end,
                         .lemma = sight_lemma(gazetteer, &units->row.at[cue]), .form = kind == 'C' ? sight_form(&sight, cue) : kind,
                         .mood = sight_mood(&sight, cue), .frame = (char)('A' + (char)report->frame),
                         .voice = voice_of(doc, gazetteer, units, cue), .before = sight_code(&sight, cue - 1),
                         .has_tree = has_tree(&sight, cue)};
}

/* "Reed, whom Lee told it rains": Lee is the subject of the cue. */
static void add_tie(const Sight *sight, Index candidate, Index cue, char form, Facts *facts) {
    const Unit *unit = &sight->units->row.at[candidate];
    Tie tie = tie_of(&sight->units->syntax, (Tokens){unit->first, unit->source_end}, tokens_of_cue(sight, cue));
    FACT(facts, REPORT_TIE, tie.relation, form);
    if (!tie.is_tied) {
        FACT(facts, REPORT_TIE, '/', tie.relation);
        return;
    }
    char direct = tie.up[0] && !tie.up[1] && !tie.down[0] ? '=' : '-';
    fact_add(facts, REPORT_TIE, value_with(value_first(value_of_way('^', tie.up), 4), value_of_way('_', tie.down)));
    FACT(facts, REPORT_TIE, tie.relation, direct, tie.meeting, form);
}

/* That nobody is the subject. */
static void nobody_facts(const SubjectView *view, const Sight *sight, Facts *facts) {
    Index cue = view->report->cue;
    FACT(facts, REPORT_NONE, view->frame);
    FACT(facts, REPORT_NONE, view->form, view->mood);
    FACT(facts, REPORT_NONE, sight_code(sight, cue - 2), view->before);
    FACT(facts, REPORT_NONE, view->form, view->before, sight_code(sight, cue + 1));
    fact_add(facts, REPORT_NONE, value_with(VALUE(view->form), view->lemma));
}

void subject_facts(const SubjectView *view, Index candidate, Facts *facts) {
    Sight sight = {view->doc, view->units, view->first, view->end};
    Index cue = view->report->cue;
    char  form = view->form;
    facts->n = 0;
    if (candidate == NONE) {
        nobody_facts(view, &sight, facts);
        return;
    }
    char  c = sight_code(&sight, candidate), side = candidate < cue ? '<' : '>';
    char  rule = candidate == view->report->subject ? '=' : '-', rank = sight_digit(unit_speakers_between(view->units, cue, candidate));
    char before = candidate > sight.first ? subject_preposition(view->doc, view->units, candidate - 1) : '^',
         after = sight_code(&sight, candidate + 1);
    Value between = VALUE(side);
    value_put_between(&between, view->units, candidate, cue, 7);
    fact_add(facts, REPORT_BETWEEN, between);
    add_path(&sight, side, candidate, cue, form, facts);
    FACT(facts, REPORT_BIAS, c, form);
    FACT(facts, REPORT_BIAS, c, side, view->frame);
    FACT(facts, REPORT_AROUND, before, form);
    FACT(facts, REPORT_AROUND, after, c, form);
    FACT(facts, REPORT_AROUND, c, after, sight_code(&sight, candidate + 2));
    FACT(facts, REPORT_RANK, side, rank, form);
    FACT(facts, REPORT_RANK, side, rank, c, before);
    FACT(facts, REPORT_RULE, rule, form);
    FACT(facts, REPORT_RULE, rule, rank, view->mood);
    bool like = view->doc->tokens.at[view->units->row.at[cue].first].like;
    char join = like ? '-' : joined(&sight, candidate, cue);
    if (!like) fact_add(facts, REPORT_RULE, value_with(VALUE(rule, form), value_first(view->lemma, 6)));
    if (join != '-') {
        FACT(facts, REPORT_RANK, 'j', join, form, rank);
        FACT(facts, REPORT_RANK, 'j', join, before, c, is_first(&sight, candidate) ? '^' : '-');
    }
    Value path = {0};
    value_put_path(&path, view->units, candidate, cue, 6);
    fact_add(facts, REPORT_PATH, value_with(VALUE(side), path));
    fact_add(facts, REPORT_PATH, value_with(VALUE(side, c, form), value_first(path, 4)));
    fact_add(facts, REPORT_BIAS, value_with(VALUE(c), view->lemma));
    char shown = case_of(view->doc, view->gazetteer, view->units, candidate);
    if (shown) {
        FACT(facts, REPORT_CASE, shown, form, side);
        FACT(facts, REPORT_CASE, shown, c, before, side);
        FACT(facts, REPORT_CASE, shown, rule, rank, side, view->before);
        FACT(facts, REPORT_CASE, 'v', view->voice, shown, before, side);
        if (view->lemma.bytes == VALUE('q', 'u', 'o', 't', 'e').bytes) FACT(facts, REPORT_CASE, 'q', rule, side); /* "Die Nordpost zitiert ihn" */
        FACT(facts, REPORT_CASE, shown, between.n == 1 ? '1' : '+', side, view->frame);
    }
    if (view->has_tree) add_tie(&sight, candidate, cue, form, facts);
    if (is_first(&sight, candidate)) {
        FACT(facts, REPORT_FIRST, form, view->before);
        FACT(facts, REPORT_FIRST, c, after);
    }
}
