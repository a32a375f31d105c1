/* What the next 64 bytes of a text are, as sets: a bit for each byte, the first one lowest. A run of bytes of a sort is then found by
 * counting bits instead of looking at each byte. */
#ifndef WINDOW_H
#define WINDOW_H
#include "hash.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WINDOW 64u

typedef struct Window {
    uint64_t letters, uppers, digits; /* of ASCII; uppers are letters too */
} Window;

/* ---- Eight bytes at a time, on any machine ----------------------------------------------------------------------- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The top bit of each byte that is from `low` to `high`, both ASCII. The sums do not run over, as they leave the top bits out. */
static inline uint64_t bytes_between(uint64_t bytes, unsigned char low, unsigned char high) {
    uint64_t seven = bytes & EACH(0x7F);
    return (seven + EACH(0x80u - low)) & ~(seven + EACH(0x7Fu - high)) & ~bytes & EACH(0x80);
}

/* The top bits of eight bytes, gathered into the lowest eight. */
static inline uint64_t top_bits(uint64_t bytes) { return ((bytes >> 7) * UINT64_C(0x0102040810204080)) >> 56; }

static inline Window window_plain(const char *text) {
    Window window = {0, 0, 0};
    for (unsigned i = 0; i < WINDOW; i += 8) {
        uint64_t bytes = hash_load_word(text + i), uppers = bytes_between(bytes, 'A', 'Z');
        window.uppers |= top_bits(uppers) << i;
        window.letters |= top_bits(uppers | bytes_between(bytes, 'a', 'z')) << i;
        window.digits |= top_bits(bytes_between(bytes, '0', '9')) << i;
    }
    return window;
}

/* ---- Sixteen at a time, where the machine has it ----------------------------------------------------------------- */

#ifdef __SSE2__
/* Those of 16 bytes from `low` on that are `count` values: a comparison of signed bytes serves, moved so that `low` is the least. */
static inline uint64_t sixteen_from(__m128i bytes, char low, char count) {
    __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8((char)(low - 128)));
    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8((char)(count - 128))));
}

static inline Window window_at(const char *text) {
    Window window = {0, 0, 0};
    for (unsigned i = 0; i < WINDOW; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + i));
        window.uppers |= sixteen_from(bytes, 'A', 26) << i;
        window.letters |= sixteen_from(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26) << i;
        window.digits |= sixteen_from(bytes, '0', 10) << i;
    }
    return window;
}
#else
static inline Window window_at(const char *text) { return window_plain(text); }
#endif
#endif
