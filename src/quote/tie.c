#include "tie.h"
#include <string.h>

#define MOST_ROOTS 6u  /* of a stretch that are looked at */
#define MOST_STEPS 24u /* from a word up; further up, what the parser says is a guess */

static bool is_within(uint32_t token, Tokens tokens) { return token >= tokens.first && token < tokens.end; }

static bool is_main(const Syntax *syntax, uint32_t token, Tokens tokens) {
    return !is_within(syntax->arcs[token].head, tokens); /* NONE is in no stretch */
}

uint32_t tie_main(const Syntax *syntax, Tokens tokens) {
    uint32_t found = NONE;
    for (uint32_t i = tokens.first; syntax->arcs && i < tokens.end; i++) {
        if (!is_main(syntax, i, tokens)) continue;
        if (syntax->arcs[i].relation != RELATION_SIGN) return i;
        if (found == NONE) found = i;
    }
    return found;
}

/* A word, its head, the head of that... */
typedef struct Way {
    uint32_t at[MOST_STEPS], n;
} Way;

static Way way_up(const Syntax *syntax, uint32_t token) {
    Way way = {.n = 0};
    for (; token != NONE && way.n < MOST_STEPS; token = syntax->arcs[token].head) way.at[way.n++] = token;
    return way;
}

typedef struct Meeting {
    uint32_t up, down; /* steps from either */
    bool found;
} Meeting;

static Meeting meeting_of(const Way *a, const Way *b) {
    for (uint32_t k = 0; k < b->n; k++)
        for (uint32_t i = 0; i < a->n; i++)
            if (a->at[i] == b->at[k]) return (Meeting){i, k, true};
    return (Meeting){0};
}

static void spell_way(const Syntax *syntax, const Way *way, uint32_t steps, char letters[TIE_MOST + 1]) {
    for (uint32_t i = 0; i < steps && i < TIE_MOST; i++) letters[i] = relation_letter(syntax->arcs[way->at[i]].relation);
}

static bool depends_on(const Syntax *syntax, uint32_t token, uint32_t head) {
    for (unsigned steps = 0; token != NONE && steps < MOST_STEPS; token = syntax->arcs[token].head, steps++)
        if (token == head) return true;
    return false;
}

#define MOST_REACHED 60u /* tokens of a stretch that are looked at */

static char reach_of(const Syntax *syntax, uint32_t head, Tokens tokens) {
    uint32_t n = 0, reached = 0;
    for (uint32_t i = tokens.first; head != NONE && i < tokens.end && n < MOST_REACHED; i++, n++) reached += depends_on(syntax, i, head);
    return reached == 0 ? 'n' : reached == n ? 'a' : 's';
}

/* By the shortest way: the roots of a stretch may stand far apart. */
static void meet(const Syntax *syntax, uint32_t main, Tokens second, Tie *tie) {
    Way up = way_up(syntax, main), best_down = {.n = 0};
    Meeting best = {0};
    unsigned roots = 0;
    for (uint32_t i = second.first; i < second.end && roots < MOST_ROOTS; i++) {
        if (!is_main(syntax, i, second)) continue;
        Way down = way_up(syntax, i);
        Meeting meeting = meeting_of(&up, &down);
        roots++;
        if (!meeting.found || (best.found && meeting.up + meeting.down >= best.up + best.down)) continue;
        best = meeting;
        best_down = down;
    }
    if (!best.found) return;
    const Arc *where = &syntax->arcs[up.at[best.up]];
    tie->is_tied = true;
    tie->meeting = tag_letter(where->tag);
    tie->at_root = where->head == NONE;
    spell_way(syntax, &up, best.up, tie->up);
    spell_way(syntax, &best_down, best.down, tie->down);
}

Tie tie_of(const Syntax *syntax, Tokens first, Tokens second) {
    uint32_t main = tie_main(syntax, first);
    Tie tie = {.relation = '-', .tag = '-', .meeting = '-', .reach = '-', .above = '-'};
    if (main == NONE) return tie;
    const Arc *arc = &syntax->arcs[main];
    tie.relation = relation_letter(arc->relation);
    tie.tag = tag_letter(arc->tag);
    meet(syntax, main, second, &tie);
    if (arc->head == NONE) return tie;
    tie.above = relation_letter(syntax->arcs[arc->head].relation);
    tie.reach = reach_of(syntax, arc->head, second);
    return tie;
}
