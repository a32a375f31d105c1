#include "fact.h"

void value_put_between(Value *value, const Units *units, Index a, Index b, unsigned room) {
    if (a > b) { Index swap = a; a = b; b = swap; }
    const Unit *row = units->row.at;
    Index       n = b - a - 1;
    if (n <= room) {
        for (Index i = a + 1; i < b; i++) value_put(value, row[i].code);
        return;
    }
    for (Index i = 0; i < room / 2; i++) value_put(value, row[a + 1 + i].code);
    value_put(value, '+');
    for (Index i = room - room / 2 - 1; i > 0; i--) value_put(value, row[b - i].code);
}

char value_bin(uint32_t n) {
    static const uint32_t edges[] = {0, 1, 2, 3, 5, 8, 14, 24};
    char                  letter = '0';
    for (size_t i = 0; i < sizeof edges / sizeof *edges && n > edges[i]; i++) letter++;
    return letter;
}

double facts_sum(const Facts *facts, const Gazetteer *gazetteer, const uint64_t *hashes) {
    uint64_t keys[MOST_FACTS];
    for (uint32_t i = 0; i < facts->n; i++) keys[i] = feature_key(hashes[facts->at[i].template], facts->at[i].value);
    return gazetteer_weights(gazetteer, keys, facts->n);
}
