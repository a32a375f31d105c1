#include "character.h"

/* By table 3-7 of the Unicode Standard. */
size_t character_length(const unsigned char *at, size_t left) {
    if (at[0] < 0x80) return 1;
    size_t   need = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    unsigned low = at[0] == 0xE0 ? 0xA0 : at[0] == 0xF0 ? 0x90 : 0x80, high = at[0] == 0xED ? 0x9F : at[0] == 0xF4 ? 0x8F : 0xBF;
    if (at[0] < 0xC2 || at[0] > 0xF4 || need > left || at[1] < low || at[1] > high) return 0;
    for (size_t i = 2; i < need; i++)
        if ((at[i] & 0xC0) != 0x80) return 0;
    return need;
}

size_t character_write(uint32_t point, char *out) {
    size_t n = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, point >>= 6) out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)(n == 1 ? point : (0xF00u >> n & 0xFFu) | point);
    return n;
}
