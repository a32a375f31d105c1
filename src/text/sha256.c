#include "sha256.h"
#include <stdint.h>
#include <string.h>

#define BLOCK 64u

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t round_words[64] = {
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5, 0xD807AA98, 0x12835B01,
    0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174, 0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC,
    0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA, 0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147,
    0x06CA6351, 0x14292967, 0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070, 0x19A4C116, 0x1E376C08,
    0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3, 0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208,
    0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2};

static inline uint32_t turn(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }

static void schedule(const unsigned char *block, uint32_t w[64]) {
    for (unsigned i = 0; i < 16; i++, block += 4)
        w[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
    for (unsigned i = 16; i < 64; i++) {
        uint32_t low = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t high = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + low + w[i - 7] + high;
    }
}

/* One of the 64 rounds. The eight words move on by one place each time: instead, each call names them so. */
static inline void turn_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h,
                              uint32_t word) {
    uint32_t choice = g ^ (e & (f ^ g)), majority = (a & b) | (c & (a | b));
    uint32_t sum = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + word;
    *d += sum;
    *h = sum + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
}

static void take_block(uint32_t state[8], const unsigned char *block) {
    uint32_t w[64], a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    schedule(block, w);
    for (unsigned i = 0; i < 64; i += 8) {
        turn_round(a, b, c, &d, e, f, g, &h, round_words[i] + w[i]);
        turn_round(h, a, b, &c, d, e, f, &g, round_words[i + 1] + w[i + 1]);
        turn_round(g, h, a, &b, c, d, e, &f, round_words[i + 2] + w[i + 2]);
        turn_round(f, g, h, &a, b, c, d, &e, round_words[i + 3] + w[i + 3]);
        turn_round(e, f, g, &h, a, b, c, &d, round_words[i + 4] + w[i + 4]);
        turn_round(d, e, f, &g, h, a, b, &c, round_words[i + 5] + w[i + 5]);
        turn_round(c, d, e, &f, g, h, a, &b, round_words[i + 6] + w[i + 6]);
        turn_round(b, c, d, &e, f, g, h, &a, round_words[i + 7] + w[i + 7]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

/* The last bytes, a one bit, zeros, and the length in bits: one block or two. */
static void take_rest(uint32_t state[8], const unsigned char *rest, size_t n, size_t length) {
    unsigned char block[2 * BLOCK] = {0};
    size_t        size = n + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
    uint64_t      bits = (uint64_t)length * 8;
    if (n) memcpy(block, rest, n);
    block[n] = 0x80;
    for (unsigned i = 0; i < 8; i++) block[size - 1 - i] = (unsigned char)(bits >> (8 * i));
    for (size_t at = 0; at < size; at += BLOCK) take_block(state, block + at);
}

void sha256_hex(const char *bytes, size_t length, char out[65]) {
    static const char    digits[] = "0123456789abcdef";
    const unsigned char *at = (const unsigned char *)bytes;
    size_t               left = length;
    uint32_t state[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    for (; left >= BLOCK; at += BLOCK, left -= BLOCK) take_block(state, at);
    take_rest(state, at, left, length);
    for (unsigned i = 0; i < 64; i++) out[i] = digits[state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    out[64] = '\0';
}
