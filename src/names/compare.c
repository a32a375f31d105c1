/* Are two names spellings of one? Their parts are assigned to each other in any order, each pair at the cost
 * of its alignment; what is left out on one side costs little, what is left on both sides is a contradiction.
 */
#include "alternations.h"
#include "assign.h"
#include <stdio.h>
#include <string.h>

/* All in hundredths; 100 is where names stop being the same. */
enum {
    SAME = 100,
    LEFT_MIDDLE = 8,    /* "Robert Byrd", "Robert Carlyle Byrd": left out is not contradicted */
    LEFT_FATHER = 2,    /* a patronymic */
    LEFT_END = 28,      /* "Fawzi Mustafa", "Fawzi Mustafa Kanan" */
    LEFT_SYLLABLE = 45, /* "Kim Sang Min" is not 김상: what is left out was said */
    LEFT_ALONE = 50,    /* one part alone for a whole name: "Peskov", "Dmitry Peskov" */
    ORDER = 10,         /* "Ushakov Yuri" */
    VETO = 200
};

/* What the assignment comes to. */
typedef struct Sum {
    unsigned worst, rest;    /* of the pairs: the dearest, and all others */
    unsigned full, initials; /* pairs of whole parts, pairs with an initial */
    unsigned left_a, left_b; /* bits */
    bool swapped;
} Sum;

static unsigned cost_of(const Costs *costs, unsigned i, Choice choice) {
    return choice.takes == 2   ? costs->joined_a[i][choice.j]
           : choice.gives == 2 ? costs->joined_b[i][choice.j]
                               : costs->pair[i][choice.j];
}

static Sum sum_up(const Name *a, const Name *b, const Costs *costs, const Assignment *assignment) {
    Sum sum = {.left_b = assignment->left_b};
    unsigned before = 0;
    for (unsigned k = 0, i = 0; k < assignment->n; i += assignment->of[k++].takes) {
        Choice choice = assignment->of[k];
        if (choice.j == PARTS_MAX) {
            sum.left_a |= 1u << i;
            continue;
        }
        unsigned cost = cost_of(costs, i, choice);
        sum.rest += cost > sum.worst ? sum.worst : cost;
        if (cost > sum.worst) sum.worst = cost;
        if (a->parts[i].initial || b->parts[choice.j].initial)
            sum.initials++;
        else
            sum.full++;
        sum.swapped |= choice.j < before;
        before = choice.j;
    }
    return sum;
}

/* The cost of what one side leaves out. */
static unsigned left_out(const Name *name, unsigned left, const Name *other) {
    unsigned cost = 0;
    for (unsigned i = 0; i < name->n; i++) {
        if (!(left >> i & 1)) continue;
        if (name->parts[i].father)
            cost += LEFT_FATHER;
        else if (other->n == 1)
            cost = LEFT_ALONE;
        else if ((name->when | other->when) & ALTERNATION_SYLLABLES)
            cost += LEFT_SYLLABLE;
        else
            cost += i == 0 || i + 1 == name->n ? LEFT_END : LEFT_MIDDLE;
    }
    return cost;
}

/* Which part contradicts, where both sides have one left. */
static const char *contradiction(const Name *a, const Name *b, const Sum *sum) {
    unsigned last_a = a->n - 1, last_b = b->n - 1;
    bool surname = (sum->left_a >> last_a & 1) && (sum->left_b >> last_b & 1),
         given = (sum->left_a & 1) && (sum->left_b & 1);
    if (sum->full == 0 && sum->initials == 0) return "veto: no part in common";
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned j = 0; j < b->n; j++)
            if ((sum->left_a >> i & 1) && (sum->left_b >> j & 1) && a->parts[i].father && b->parts[j].father)
                return "veto: other patronymic";
    return given ? "veto: other given name" : surname ? "veto: other surname" : "veto: other part";
}

static const char *veto(const Name *a, const Name *b, const Sum *sum) {
    if (a->suffix && b->suffix && a->suffix != b->suffix) return "veto: other suffix";
    if (sum->left_a && sum->left_b) return contradiction(a, b, sum);
    if (sum->full == 0 && sum->initials == 0) return "veto: no part in common";
    if (sum->full == 0) return "veto: initials only";
    if (a->n > 1 && b->n > 1 && sum->full + sum->initials < 2 && (sum->left_a || sum->left_b))
        return "veto: too little in common";
    return NULL;
}

static void say(quoth_name_verdict *verdict, const char *text) {
    size_t used = strnlen(verdict->why, sizeof verdict->why);
    snprintf(verdict->why + used, sizeof verdict->why - used, "%s, ", text);
}

static void say_pair(quoth_name_verdict *verdict, const char *what, const Part *a, const Part *b) {
    char text[120];
    snprintf(text, sizeof text, "%s %.*s = %.*s", what, a->length, a->text, b->length, b->text);
    say(verdict, text);
}

static void explain_pair(const Name *a, const Name *b, unsigned when, unsigned i, Choice choice,
                         unsigned cost, quoth_name_verdict *verdict) {
    const Part *x = &a->parts[i], *y = &b->parts[choice.j];
    if (choice.takes == 2) {
        align(a->joins[i], (size_t)x->length + x[1].length, y->text, y->length, when, PAIR_MOST, verdict->why,
              sizeof verdict->why);
        say(verdict, "joined parts");
    } else if (choice.gives == 2) {
        align(x->text, x->length, b->joins[choice.j], (size_t)y->length + y[1].length, when, PAIR_MOST,
              verdict->why, sizeof verdict->why);
        say(verdict, "joined parts");
    } else if (pair_is_equal(x, y))
        return;
    else if (x->initial || y->initial)
        say_pair(verdict, "initial", x, y);
    else if (cost == NICKNAME && pair_is_nickname(x, y))
        say_pair(verdict, "nickname", x, y);
    else if (cost == FAMILY && pair_is_family(x, y))
        say_pair(verdict, "reading", x, y);
    else
        align(x->text, x->length, y->text, y->length, when, PAIR_MOST, verdict->why, sizeof verdict->why);
}

static void explain_left(const Name *name, unsigned left, quoth_name_verdict *verdict) {
    for (unsigned i = 0; i < name->n; i++) {
        char text[WORD_MAX + 16];
        if (!(left >> i & 1)) continue;
        snprintf(text, sizeof text, "%.*s left out", name->parts[i].length, name->parts[i].text);
        say(verdict, text);
    }
}

static void finish(quoth_name_verdict *verdict, unsigned cost) {
    size_t used = strnlen(verdict->why, sizeof verdict->why);
    if (used >= 2) verdict->why[used - 2] = '\0'; /* the last ", " */
    verdict->cost = cost / 100.0;
    verdict->same = cost <= SAME;
}

static void judge(const Name *a, const Name *b, quoth_name_verdict *verdict) {
    Costs costs;
    Assignment assignment;
    unsigned when = a->when ^ b->when; /* in one script on both sides nothing was lost */
    pairs_fill(a, b, when, &costs);
    assign(&costs, a->n, b->n, &assignment);
    Sum sum = sum_up(a, b, &costs, &assignment);
    unsigned cost = sum.worst + sum.rest / 2 + (sum.swapped ? ORDER : 0);
    cost += left_out(a, sum.left_a, b) + left_out(b, sum.left_b, a);
    const char *refusal = veto(a, b, &sum);
    if (refusal) {
        say(verdict, refusal);
        finish(verdict, cost + VETO);
        return;
    }
    for (unsigned k = 0, i = 0; k < assignment.n; i += assignment.of[k++].takes)
        if (assignment.of[k].j != PARTS_MAX)
            explain_pair(a, b, when, i, assignment.of[k], cost_of(&costs, i, assignment.of[k]), verdict);
    explain_left(a, sum.left_a, verdict);
    explain_left(b, sum.left_b, verdict);
    if (sum.swapped) say(verdict, "other order");
    if (a->spelling.cut || b->spelling.cut) say(verdict, "long");
    finish(verdict, cost);
}

void name_compare(const char *a, size_t a_length, const char *b, size_t b_length,
                  quoth_name_verdict *verdict) {
    Name left, right;
    verdict->why[0] = '\0';
    name_prepare(&left, a, a_length);
    name_prepare(&right, b, b_length);
    if (left.n && right.n) {
        judge(&left, &right, verdict);
        return;
    }
    say(verdict, "veto: no letters");
    finish(verdict, VETO);
}

double name_part_cost(const char *a, size_t a_length, const char *b, size_t b_length, char *why,
                      size_t why_size) {
    return align(a, a_length, b, b_length, 0, COST_FAR - 1, why, why_size) / 100.0;
}
