#include "frame.h"
#include "spelling.h"

/* O: all other consonants. */
enum Kind { L = 1, M, N, R, LABIAL, O, VOWEL, KINDS };

/* What a kind costs that only one word has: a consonant that no other kind stands for costs both. */
enum { LACKED = 250, LACKED_HARD = 234 };
#define HARD 32 /* the half of a word's bits where only l, m, n and r stand */

static enum Kind kind_of(uint16_t c) {
    static const uint8_t kinds[26] = {VOWEL, LABIAL, O, O, VOWEL, LABIAL, O, 0, VOWEL, 0, O, L, M,
                                      N, VOWEL, LABIAL, O, R, O, O, VOWEL, LABIAL, LABIAL, O, VOWEL, O};
    return c >= 'a' && c <= 'z' ? kinds[c - 'a'] : 0;
}

static uint64_t one_more(uint64_t counts, enum Kind kind) {
    static const struct {
        uint8_t first, n;
    } places[KINDS] = {{0, 0}, {0, 8}, {8, 8}, {16, 8}, {24, 8}, {32, 8}, {40, 24}, {0, 0}};
    uint64_t room = ((UINT64_C(1) << places[kind].n) - 1) << places[kind].first;
    return counts | (((counts & room) << 1 | UINT64_C(1) << places[kind].first) & room);
}

Frame frame_of(const uint16_t *symbols, size_t n) {
    Frame frame = {0, 0};
    unsigned length = 0;
    for (size_t i = 0; i < n; i++) {
        uint16_t c = symbols[i] < 0x80 || symbols[i] > 0x24F ? symbols[i] : letter_bare(symbols[i]);
        if (c > 0x24F) return (Frame){NO_COUNTS, 0};
        enum Kind kind = kind_of(c);
        bool again = kind == VOWEL ? (frame.order & 7) == VOWEL : i && symbols[i - 1] == symbols[i];
        if (!kind || again) continue;
        if (kind != VOWEL) frame.counts = one_more(frame.counts, kind);
        frame.order = frame.order << 3 | kind;
        length++;
    }
    if (length > FRAME_MOST) frame.order = 0;
    return frame;
}

/* The longest row of kinds that both have in this order, once of all and once of the hard ones alone, both in one word: each bit that is
 * lost is one more of the row (Hyyrö 2004). */
unsigned frames_cost(Frame a, Frame b) {
    static const uint64_t halves[KINDS] = {0, UINT64_C(1) << HARD | 1, UINT64_C(1) << HARD | 1, UINT64_C(1) << HARD | 1, UINT64_C(1) << HARD | 1, 1, 1, 1};
    const uint64_t room = UINT64_C(0x1FFFFF) << HARD | 0x1FFFFF;
    uint64_t at[KINDS] = {0}, kept = room, n = 0;
    if (!a.order || !b.order) return 0;
    for (unsigned i = 0; a.order; a.order >>= 3, i++) {
        at[a.order & 7] |= halves[a.order & 7] << i;
        n += halves[a.order & 7];
    }
    for (; b.order; b.order >>= 3) {
        uint64_t met = kept & at[b.order & 7];
        kept = ((kept + met) | (kept - met)) & room;
        n += halves[b.order & 7];
    }
    uint64_t both = room & ~kept;
    unsigned lacked = (unsigned)(n & UINT32_MAX) - 2 * bits_count(both & UINT32_MAX),
             hard = (unsigned)(n >> HARD) - 2 * bits_count(both >> HARD);
    return LACKED * lacked + LACKED_HARD * hard;
}
