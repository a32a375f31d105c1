#include "consensus.h"

static Stretch part_of(const Option *option, uint32_t part) {
    Stretch stretch = option->reading->parts[part];
    if (part + 1u == option->reading->n_parts) stretch.end = option->end;
    return stretch;
}

static uint32_t tokens_in(const Units *units, Stretch stretch) {
    return stretch.first < stretch.end ? units->row.at[stretch.end - 1].end - units->row.at[stretch.first].first : 0;
}

static uint32_t tokens_of(const Units *units, const Option *option) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < option->reading->n_parts; i++) n += tokens_in(units, part_of(option, i));
    return n;
}

/* How much of what either takes for the content both do, 0 to 1. */
static double likeness(const Units *units, const Option *a, const Option *b) {
    uint32_t both = 0, all = tokens_of(units, a) + tokens_of(units, b);
    for (uint32_t i = 0; i < a->reading->n_parts; i++)
        for (uint32_t k = 0; k < b->reading->n_parts; k++) {
            Stretch x = part_of(a, i), y = part_of(b, k);
            Stretch common = {x.first > y.first ? x.first : y.first, x.end < y.end ? x.end : y.end};
            both += tokens_in(units, common);
        }
    return all > both ? (double)both / (all - both) : 1;
}

#define LEAST_OF_ALL 0.005 /* what is less likely than that, of all options together, does not count */

#define ALIKE 0.5 /* what has as much in common is the same report, with other ends */

/* The odds of all likely options that are like this one, and those of all by how much they are. */
typedef struct Agreement {
    double alike, common;
} Agreement;

static Agreement agreement_with(const Units *units, const Options *options, const Option *option) {
    Agreement sum = {0, 0};
    for (uint32_t i = 0; i < options->n; i++) {
        const Option *other = &options->at[i];
        if (other->odds < LEAST_OF_ALL * options->all) continue;
        double like = likeness(units, option, other);
        sum.common += other->odds * like;
        if (like >= ALIKE) sum.alike += other->odds;
    }
    return sum;
}

#define MOST_OF_TAG 5 /* units of "the old clerk said" before its verb */

/* "She was glad to answer, she said, but tired": no content of "glad" ends behind "she said". */
static bool ends_in_tag(const Units *units, const Option *option) {
    Index last = option->end - 1, first = option->reading->parts[option->reading->n_parts - 1].first;
    if (option->end <= first || units->codes[last] != 'C' || units->row.at[last].strength < 7) return false;
    for (Index i = last; i-- > first && last - i <= MOST_OF_TAG;) {
        if (units->codes[i] == ',') return true;
        if (ONE_OF(units->codes[i], "CVXtr&")) return false;
    }
    return false;
}

double consensus_choose(const Units *units, const Options *options, Report *report) {
    double best = 0, alike = 0;
    for (uint32_t i = 0; i < options->n; i++) {
        const Option *option = &options->at[i];
        if (option->odds < LEAST_OF_ALL * options->all || ends_in_tag(units, option)) continue;
        Agreement with = agreement_with(units, options, option);
        if (with.common + with.alike <= best) continue;
        best = with.common + with.alike;
        alike = with.alike;
        *report = *option->reading;
        report->parts[report->n_parts - 1].end = option->end;
    }
    return alike;
}
