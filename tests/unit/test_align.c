#include "names/pairs.h"
#include "names/stretch.h"
#include "spelling_model.h"
#include "unit.h"

static Alignment aligned(const SpellingModel *model, const char *a, const char *b) {
    static NameRoom left, right;
    Alignment   alignment;
    const Name *first = name_prepare(&left, model, a, strlen(a)), *second = name_prepare(&right, model, b, strlen(b));
    Spelt x = {first, &first->whole, (enum Script)first->parts[0].script, false},
          y = {second, &second->whole, (enum Script)second->parts[0].script, false};
    JoinRoom rooms[2];
    pair_align(x, stretch_side(first, x.letters, false, &rooms[0]), y, stretch_side(second, y.letters, false, &rooms[1]), &alignment);
    return alignment;
}

static void costs_are_those_that_were_counted(void) {
    static const struct {
        const char *a, *b;
        unsigned    least, most;
    } cases[] = {{"kelin", "kelin", 0, 0},       {"lavrov", "lawrow", 1, 300},   {"kelin", "belin", 500, 2000},
                 {"merkel", "mekrel", 300, 400}, {"ushakov", "ouchakov", 1, 600}, {"юрий", "yuri", 1, 300},
                 {"юрий", "iouri", 1, 500},      {"習", "xi", 1, 30},             {"محمد", "mohammed", 1, 800},
                 {"jablonsky", "Jabłoński", 1, 350}};
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned there = aligned(&made.model, cases[i].a, cases[i].b).cost, back = aligned(&made.model, cases[i].b, cases[i].a).cost;
        if (there < cases[i].least || there > cases[i].most) printf("    %s, %s: %u\n", cases[i].a, cases[i].b, there);
        CU_ASSERT(there >= cases[i].least && there <= cases[i].most);
        CU_ASSERT_EQUAL(there, back);
    }
    buffer_free(&made.bytes);
}

static void what_is_too_far_is_given_up(void) {
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    CU_ASSERT_EQUAL(aligned(&made.model, "abcde", "xyzxyzxyzxyz").cost, ALIGN_FAR);
    CU_ASSERT_EQUAL(aligned(&made.model, "a", "xyz").cost, ALIGN_FAR);
    buffer_free(&made.bytes);
}

static void steps_lead_from_end_to_start(void) {
    MadeModel made = {0};
    CU_ASSERT_TRUE_FATAL(model_make(&made, NULL));
    Alignment alignment = aligned(&made.model, "schukow", "zhukov");
    unsigned  taken = 0, given = 0;
    for (unsigned i = 0; i < alignment.n_steps; i++) taken += alignment.steps[i] >> 4, given += alignment.steps[i] & 15;
    CU_ASSERT_EQUAL(taken, strlen("schukow") + 2);
    CU_ASSERT_EQUAL(given, strlen("zhukov") + 2);
    CU_ASSERT(alignment.worst >= alignment.second && alignment.worst <= alignment.cost);
    buffer_free(&made.bytes);
}

UNIT_MAIN("align", {"costs are those that were counted", costs_are_those_that_were_counted},
          {"what is too far is given up", what_is_too_far_is_given_up}, {"steps lead from end to start", steps_lead_from_end_to_start})
