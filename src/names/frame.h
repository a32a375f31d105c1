/* What a word sounds like in the rough, by which most pairs of words are told apart before they are aligned. Inner header of names/, but
 * for variants.c, which compares what stands in texts.
 *
 * Consonants that hardly any exchange turns into others are six kinds: l, m, n, r, the labials, and all others together; vowels in a row
 * are one of a seventh. h and j are none. */
#ifndef FRAME_H
#define FRAME_H
#include "bits.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Frame {
    uint64_t counts; /* how many consonants of each kind, as so many set bits in the kind's own; NO_COUNTS where that is not known */
    uint64_t order;  /* the kinds in a row, three bits each, the last one lowest; 0 where they are more than FRAME_MOST */
} Frame;

#define NO_COUNTS UINT64_MAX
#define FRAME_MOST 21u

/* Of letters in lower case. Doubled ones count once. */
Frame frame_of(const uint16_t *symbols, size_t n);

static inline bool frame_is_known(Frame frame) { return frame.counts != NO_COUNTS; }

/* Does one have more than `most` consonants that the other has not, both taken together? */
static inline bool frames_lack(Frame a, Frame b, unsigned most) { return bits_count(a.counts ^ b.counts) > most; }

/* What an alignment would cost at least, in hundredths, but for a few words: 0 where the order of one is not known. */
unsigned frames_cost(Frame a, Frame b);
#endif
