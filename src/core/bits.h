/* Sets as bits. */
#ifndef BITS_H
#define BITS_H
#include <stdint.h>

/* How many are set. Written out, as a compiler's own may be a call where the machine need not have an instruction for it. */
static inline unsigned bits_count(uint64_t bits) {
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}
#endif
