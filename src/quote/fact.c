#include "fact.h"
#include <stdio.h>

/* Up to seven codes; eight bytes can be read. What does not fit is left out. */
static inline void value_put_codes(Value *value, const char *codes, unsigned n) {
    uint64_t bytes = hash_load_word(codes) & ((UINT64_C(1) << (8 * n)) - 1);
    if (value->n >= 8) return;
    value->bytes |= bytes << (8 * value->n);
    value->n = value->n + n < 8 ? value->n + n : 8;
}

void value_put_between(Value *value, const Units *units, Index a, Index b, unsigned room) {
    if (a > b) { Index swap = a; a = b; b = swap; }
    const char *codes = units->codes;
    Index       n = b - a - 1;
    if (n <= room) {
        value_put_codes(value, codes + a + 1, n);
        return;
    }
    unsigned left = room / 2, right = room - left - 1;
    value_put_codes(value, codes + a + 1, left);
    value_put(value, '+');
    value_put_codes(value, codes + b - right, right);
}

static char letter_of_path(char code) {
    if (ONE_OF(code, "VXC")) return 'V';
    if (ONE_OF(code, "rt")) return 'r';
    return ONE_OF(code, "p,&Q-:(s;g") ? code : 0;
}

void value_put_path(Value *value, const Units *units, Index from, Index to, unsigned room) {
    char last = 0;
    for (Index i = to; room && (from < to ? --i > from : ++i < from);) {
        char letter = letter_of_path(units->codes[i]);
        if (!letter || letter == last) continue;
        value_put(value, last = letter);
        room--;
    }
}

char value_bin(uint32_t n) {
    static const char bins[] = "0123445556666667777777777";
    return n < sizeof bins - 1 ? bins[n] : '8';
}

void templates_name(uint64_t *templates, const char *language, const char *model, TemplateName template_name, unsigned n) {
    char name[64];
    for (unsigned i = 0; i < n; i++) {
        snprintf(name, sizeof name, "%s%s%s", language, model, template_name(i));
        templates[i] = feature_template(name);
    }
}

void facts_ask(Facts *facts, const Model *model) {
    gazetteer_ask(model->gazetteer, model->templates, facts->at, facts->n, facts->places);
}

static double sum_of_own(Facts *facts, const Model *model) {
    WeightPlace places[MOST_FACTS];
    float       own[MOST_FACTS];
    gazetteer_ask(model->gazetteer, model->own, facts->at, facts->n, places);
    double sum = gazetteer_take(model->gazetteer, places, facts->n, own);
    for (size_t i = 0; i < facts->n; i++) facts->weights[i] = (float)((double)facts->weights[i] + (double)own[i]);
    return sum;
}

double facts_sum(Facts *facts, const Model *model) {
    double sum = gazetteer_take(model->gazetteer, facts->places, facts->n, facts->weights);
    return model->has_own ? sum + sum_of_own(facts, model) : sum;
}

void facts_sums(const void *about, FactsFinder *find, uint32_t n, const Model *model, double *sums) {
    Facts facts[2];
    for (uint32_t i = 0; i < n; i++) {
        find(about, i, &facts[i % 2]);
        facts_ask(&facts[i % 2], model);
        if (i) sums[i - 1] = facts_sum(&facts[(i - 1) % 2], model);
    }
    if (n) sums[n - 1] = facts_sum(&facts[(n - 1) % 2], model);
}
