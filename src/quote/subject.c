#include "subject.h"

#define MOST_STEPS 40 /* no subject is looked for further away */

typedef struct Search {
    const Doc   *doc;
    const Units *units;
    Index        first, end; /* the cue's sentence */
} Search;

static const Unit *at(const Search *search, Index i) { return &search->units->row.at[i]; }

static char code(const Search *search, Index i) {
    return i >= search->first && i < search->end ? search->units->codes[i] : '^';
}

static bool speaks(const Search *search, Index i) {
    return code(search, i) != '^' && unit_can_speak(at(search, i));
}

static bool ends_in_ing(const Search *search, Index i) { return unit_ends_in_ing(search->doc, at(search, i)); }

static bool is_time(const Search *search, Index i) { return code(search, i) != '^' && unit_is_time(search->doc, at(search, i)); }

/* Behind a preposition, with articles, adjectives and numbers between: "of the two parties". Not "on Monday Lee", "as Lee said". */
static bool in_phrase(const Search *search, Index i) {
    for (unsigned most = 12; most-- && ONE_OF(code(search, i - 1), "Dwma") && !is_time(search, i - 1);) i--;
    return code(search, i - 1) == 'p' && !token_is(search->doc, at(search, i - 1)->first, "as");
}

static bool is_who(const Search *search, Index i) {
    if (!ONE_OF(code(search, i), "rT")) return false;
    uint32_t token = at(search, i)->first;
    return token_is(search->doc, token, "who") || token_is(search->doc, token, "which") ||
           token_is(search->doc, token, "whose");
}

/* The nearest that can speak before `end` and is the object of no preposition: "the head of the union". */
static Index nearest(const Search *search, Index end, Codes stops) {
    for (Index i = end; i-- > search->first && end - i < MOST_STEPS;) {
        if (speaks(search, i) && !in_phrase(search, i)) return i;
        if (code_in(code(search, i), stops)) return NONE;
    }
    return NONE;
}

/* "Lee, the envoy to Paris,", "Lee, who left,": the comma that opens what the comma at `close` ends; NONE where that one ends
 * something else. */
static Index opening_comma(const Search *search, Index close) {
    for (Index i = close; i-- > search->first && close - i < MOST_STEPS;) {
        if (ONE_OF(code(search, i), "Q:;&") && code(search, i) != '&') return NONE;
        if (code(search, i) == ',') return i;
    }
    return NONE;
}

/* The verb of a relative clause that begins at `who`, up to `end`: "who hit the mayor". */
static bool has_verb(const Search *search, Index who, Index end) {
    for (Index i = who + 1; i < end; i++)
        if (ONE_OF(code(search, i), "VXC")) return true;
    return false;
}

/* "The man who hit the mayor said": whose relative clause the unit is in, without a comma between. */
static Index before_relative(const Search *search, Index i) {
    for (Index k = i; k-- > search->first && i - k < 16;) {
        if (ONE_OF(code(search, k), ",:;Q")) return NONE;
        if (is_who(search, k)) return has_verb(search, k, i) ? nearest(search, k, CODES("CVX:;Q")) : NONE;
    }
    return NONE;
}

static Index subject_before(const Search *search, Index cue) {
    Index end = cue;
    while (end > search->first && ONE_OF(code(search, end - 1), "aXnmv")) end--;
    if (code(search, end - 1) == ',') {
        Index open = opening_comma(search, end - 1);
        if (open != NONE && end - 1 - open == 2 && code(search, open + 1) == 'N') return open + 1; /* "the envoy, Lee, said" */
        Index named = open == NONE ? NONE : nearest(search, open, CODES("Q:;CVX"));
        if (named != NONE) return named;
    }
    Index found = nearest(search, end, CODES("Q:;"));
    Index named = found == NONE ? NONE : before_relative(search, found);
    return named == NONE ? found : named;
}

/* "сказал депутат Госдумы Иван Громов": in other languages than English the body of a title may stand between it and the name. */
static Index past_body(const Search *search, Index body) {
    if (!search->doc->tokens.at[at(search, body)->first].like || !ONE_OF(code(search, body), "OLHF")) return body;
    bool touches = at(search, body)->end == at(search, body + 1)->first;
    return touches && code(search, body + 1) == 'N' ? body + 1 : body;
}

static Index subject_behind(const Search *search, Index cue, Codes between) {
    for (Index i = cue + 1; i < search->end && i < cue + 7; i++) {
        if (speaks(search, i)) return past_body(search, i);
        if (!code_in(code(search, i), between)) return NONE;
    }
    return NONE;
}

/* The cue's verb goes with the subject of an earlier one: "Lee denied it and said", "Lee left, saying". */
static bool goes_with_earlier(const Search *search, Index cue) {
    Index i = cue;
    while (ONE_OF(code(search, i - 1), "aXn")) i--;
    return code(search, i - 1) == '&' || (ends_in_ing(search, cue) && code(search, i - 1) == ',');
}

static Index earlier_cue(const Search *search, Index cue) {
    bool participle = ends_in_ing(search, cue);
    for (Index k = cue; k-- > search->first && cue - k < MOST_STEPS;) {
        const Unit *unit = at(search, k);
        bool strong = unit->code == 'C' && unit->strength >= 5 && !unit->passive;
        if (strong && (participle || !ends_in_ing(search, k))) return k;
    }
    return NONE;
}

/* The first that can speak in the sentence and stands in no phrase: whose participle "Lee left the room, saying" is. */
static Index subject_of_sentence(const Search *search, Index cue) {
    for (Index i = search->first; i < cue && i < search->first + MOST_STEPS; i++)
        if (speaks(search, i) && !in_phrase(search, i)) return i;
    return NONE;
}

/* "Pointing to the map, Lee said": the subject stands behind the participle's comma. */
static Index subject_behind_comma(const Search *search, Index cue) {
    for (Index i = cue + 1; i < search->end && i - cue < MOST_STEPS; i++)
        if (code(search, i) == ',') return subject_behind(search, i, CODES("DwWm"));
    return NONE;
}

static Index subject_of_earlier(const Search *search, Index cue) {
    Index earlier = earlier_cue(search, cue);
    Index subject = earlier == NONE ? NONE : subject_before(search, earlier);
    return subject == NONE ? subject_of_sentence(search, cue) : subject;
}

/* "Lee's claim", "his claim"; "a statement from Lee"; "Lee made the claim". */
static Index subject_of_noun(const Search *search, Index cue) {
    Index i = cue;
    while (ONE_OF(code(search, i - 1), "wagW")) i--;
    if (code(search, i - 1) == 's') return speaks(search, i - 2) ? i - 2 : NONE;
    if (speaks(search, i - 1) && ONE_OF(code(search, i - 1), "PTI")) return i - 1;
    static const char *const words[] = {"by", "from", "of"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (code(search, cue + 1) == 'p' && token_is(search->doc, at(search, cue + 1)->first, words[k])) {
            Index behind = subject_behind(search, cue + 1, CODES("Dwa"));
            if (behind != NONE) return behind;
        }
    return subject_before(search, cue);
}

/* « A », a déclaré Lee: an auxiliary in front of the cue is a piece of it, in other languages than English. In German they stand apart. */
static Index with_auxiliary(const Search *search, Index cue) {
    bool other = search->doc->tokens.at[at(search, cue)->first].like && !(search->doc->habits & HABIT_CLAUSE_COMMAS);
    return other && cue > search->first && code(search, cue - 1) == 'X' ? cue - 1 : cue;
}

/* “A,” said Lee. A, said Lee. Not: Lee, the envoy, said Paris was quiet. */
static Index subject_of_inverted(const Search *search, Index cue) {
    Index verb = with_auxiliary(search, cue);
    char  before = code(search, verb - 1);
    bool  quoted = before == 'Q' || (before == ',' && code(search, verb - 2) == 'Q');
    if ((!quoted && before != ',') || ends_in_ing(search, cue)) return NONE;
    Index behind = subject_behind(search, cue, CODES("Dw"));
    if (behind == NONE || quoted) return behind;
    Index i = behind + 1;
    while (ONE_OF(code(search, i), "pDwWNOLGEHFms&")) i++;
    return ONE_OF(code(search, i), "^.,") || is_who(search, i) ? behind : NONE;
}

static Index past_hyphens(const Search *search, Index hyphen) {
    Index next = hyphen + 1;
    return ONE_OF(code(search, next), "Twa") && code(search, next + 1) == '-' && !speaks(search, next) ? next + 2 : next;
}

/* "Zu dem Skandal führte Elshorst aus", "In Madrid dijo Ruiz que", "Den Plan nannte er falsch": in other languages than English the subject
 * stands behind the verb where something else opens the clause, and a pronoun there is always the subject. */
static Index subject_behind_verb(const Search *search, Index cue) {
    if (!search->doc->tokens.at[at(search, cue)->first].like) return NONE;
    Index next = cue + 1, opens = cue;
    while (ONE_OF(code(search, next), "av")) next++;
    if (code(search, next) == '-') next = past_hyphens(search, next); /* "dit-il", "explique-t-elle" */
    if (ONE_OF(code(search, next), "PI") && speaks(search, next)) return next;
    while (opens > search->first && cue - opens < MOST_STEPS && !ONE_OF(code(search, opens - 1), ",:;Q&-")) opens--;
    if (opens < cue && !ONE_OF(code(search, opens), "pavmtA")) return NONE;
    return subject_behind(search, cue, CODES("Dwa"));
}

/* "according to the BBC's Lee": Lee, not the BBC. */
static Index possessed(const Search *search, Index owner) {
    if (owner == NONE || code(search, owner + 1) != 's') return owner;
    Index i = owner + 2;
    while (ONE_OF(code(search, i), "wa")) i++;
    return ONE_OF(code(search, i), "NH") ? i : owner;
}

/* "Der Ministerin zufolge regnet es": the source of such a word can stand before it. */
static Index subject_of_source(const Search *search, Index cue) {
    const Token *token = &search->doc->tokens.at[at(search, cue)->first];
    bool         behind_it = token->like && cue > search->first && speaks(search, cue - 1) && !(token->classes & CLASS(ADVERB));
    return behind_it ? cue - 1 : possessed(search, subject_behind(search, cue, CODES("DwWpmac")));
}

static Index next_speaker(const Search *search, Index i, Index most) {
    for (; i < search->end && i < most && !ONE_OF(code(search, i), ",:;Q"); i++)
        if (speaks(search, i)) return i;
    return NONE;
}

/* "Die Nordpost zitiert Lee mit den Worten", "zitiert die Nordpost den Minister": who is quoted, where the verb of another language says so
 * and who quotes stands beside it. */
static Index who_is_quoted(const Search *search, Index cue) {
    const Token *token = &search->doc->tokens.at[at(search, cue)->first];
    if (!token->like || !token_is(search->doc, at(search, cue)->first, "quote")) return NONE;
    Index before = nearest(search, cue, CODES("Q:;,C")), behind = next_speaker(search, cue + 1, cue + 8);
    if (behind == NONE || in_phrase(search, behind)) return NONE;
    return before != NONE ? behind : next_speaker(search, behind + 1, behind + 6);
}

/* "The port, described by Lund as Q", "was called Q by Lund" */
static Index agent_of(const Search *search, Index cue) {
    Index by = cue + 1;
    if (ends_in_ing(search, cue)) return NONE;
    if (code(search, by) == 'Q') by++;
    if (code(search, by) != 'p' || !token_is(search->doc, at(search, by)->first, "by")) return NONE;
    return subject_behind(search, by, CODES("Dwa"));
}

/* "Lee is wary of it": it is said of who stands before it, as a verb is. */
static bool is_adjective(const Search *search, Index cue) {
    return (search->doc->tokens.at[at(search, cue)->first].classes & (CLASS(CUE_ADJECTIVE) | CLASS(CUE_NOUN))) == CLASS(CUE_ADJECTIVE);
}

Index cue_subject(const Doc *doc, const Units *units, Index cue) {
    Search search = {doc, units, unit_sentence_first(units, cue), unit_sentence_end(units, cue)};
    char   kind = code(&search, cue);
    if (kind == 'A') return subject_of_source(&search, cue);
    if (kind == 'c') return is_adjective(&search, cue) ? subject_before(&search, cue) : subject_of_noun(&search, cue);
    Index behind = who_is_quoted(&search, cue);
    if (behind == NONE) behind = agent_of(&search, cue);
    if (behind == NONE) behind = subject_of_inverted(&search, cue);
    if (behind != NONE) return behind;
    behind = subject_behind_verb(&search, cue);
    if (behind != NONE) return behind;
    if (cue == search.first && ends_in_ing(&search, cue)) return subject_behind_comma(&search, cue);
    if (goes_with_earlier(&search, cue)) return subject_of_earlier(&search, cue);
    return subject_before(&search, cue);
}

char subject_preposition(const Doc *doc, const Units *units, Index i) {
    static const char *const words[] = {"by", "to", "of", "with", "from", "in", "for", "on", "about", "at"};
    if (units->codes[i] != 'p') return units->codes[i];
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) /* the last word of it, as of "close to" */
        if (token_is(doc, units->row.at[i].end - 1, words[k])) return (char)('a' + (char)k);
    return 'p';
}

#define MOST_CARRIER 8 /* units of "the Ostrava Courier" */

Index cue_saying(const Doc *doc, const Units *units, Index cue) {
    const Unit *row = units->row.at;
    Index       as = cue + 1, end = unit_sentence_end(units, cue);
    if (!token_is(doc, row[cue].end - 1, "by")) return NONE;
    while (as <= cue + MOST_CARRIER && ONE_OF(units->codes[as], "NOLGEHFPTIDwW")) as++;
    return as + 1 < end && token_is(doc, row[as].first, "as") && token_is(doc, row[as + 1].first, "saying") ? as + 1 : NONE;
}

bool cue_is_repeated(const Doc *doc, const Units *units, Index cue) {
    const Unit *row = units->row.at;
    if (!token_is(doc, row[cue].first, "saying")) return false;
    for (Index i = cue; i-- > 0 && cue - i <= MOST_CARRIER + 2;)
        if (unit_is_cue(&row[i])) return cue_saying(doc, units, i) == cue;
    return false;
}
