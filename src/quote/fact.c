#include "fact.h"

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

char value_bin(uint32_t n) {
    static const char bins[] = "0123445556666667777777777";
    return n < sizeof bins - 1 ? bins[n] : '8';
}

static double sum_of(const Facts *facts, const Model *model, const uint64_t templates[MOST_TEMPLATES]) {
    uint64_t keys[MOST_FACTS];
    for (size_t i = 0; i < facts->n; i++) keys[i] = feature_key(templates[facts->at[i].template], facts->at[i].value);
    return gazetteer_weights(model->gazetteer, keys, (uint32_t)facts->n);
}

double facts_sum(const Facts *facts, const Model *model) {
    double sum = sum_of(facts, model, model->templates);
    return model->has_own ? sum + sum_of(facts, model, model->own) : sum;
}

static float weight_of(const Model *model, uint64_t template, uint64_t value) {
    uint64_t key = feature_key(template, value);
    return (float)gazetteer_weights(model->gazetteer, &key, 1);
}

float fact_weight(const Fact *fact, const Model *model) {
    float weight = weight_of(model, model->templates[fact->template], fact->value);
    return model->has_own ? weight + weight_of(model, model->own[fact->template], fact->value) : weight;
}
