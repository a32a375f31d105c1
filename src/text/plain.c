/* Words are told by sets of bytes, 64 at a time; what they are not sure of is left to tokens.c. */
#include "plain.h"
#include "fold.h"
#include "point.h"
#include "window.h"

#define PLAIN_ROOM (WINDOW + 8) /* bytes that may be read from the start of a window on */

/* Where the pass stands. It is never pointed at from outside, so that the compiler can keep it in registers. */
typedef struct Plain {
    const char *text;
    size_t      start, at; /* of the window, and in it */
    Window      sets;
    Token      *first, *token; /* of the document, and the next one; there is room for one at each byte of the window */
    unsigned    flags;
} Plain;

static inline bool is_ascii(char c, enum Point low, enum Point high) {
    return (unsigned char)c < 0x80 && point_ascii[(unsigned char)c] >= low && point_ascii[(unsigned char)c] <= high;
}

static inline bool is_s(char c) { return (c | 0x20) == 's'; }

/* Does a word end before an apostrophe with this behind it? "Trump's plan", "the farmers' plan", but not "don't". */
static inline bool ends_at_apostrophe(const char *behind) {
    if (is_s(*behind)) behind++;
    return is_ascii(*behind, POINT_SPACE, POINT_LINE) || is_ascii(*behind, POINT_MARK, POINT_SYMBOL);
}

/* What an ASCII sign is to the words around it. */
enum Sign {
    SIGN_SINGLE = 1, /* a token of its own, unless it stands twice */
    SIGN_APART  = 2, /* no word goes on behind it */
    SIGN_ENDS   = 4  /* nor behind this one, if a space follows */
};
enum { A = SIGN_APART, B = SIGN_ENDS, E = SIGN_APART | SIGN_SINGLE, J = SIGN_ENDS | SIGN_SINGLE };

static const uint8_t signs[256] = { /* beyond ASCII they need a closer look */
    A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
    A, E, A, A, A, A, A, 0, E, E, A, B, J, J, J, A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, J, E, A, A, A, E,
    B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, A, A, A, A, B,
    A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, A, A, A, A, A};

/* A comma or full stop with a closing mark behind it: "so,” said", "(and so.)". But "www." may begin an address. */
static inline bool ends_at_stop(const char *behind) {
    if (behind[0] != ',' && (behind[0] != '.' || (behind[-1] | 0x20) == 'w')) return false;
    if (behind[1] == '"' || behind[1] == '\'' || behind[1] == ')' || behind[1] == ']') return true;
    return behind[1] == '\xE2' && behind[2] == '\x80' && (behind[3] == '\x9D' || behind[3] == '\x99');
}

/* What stands beyond ASCII where words end: no-break spaces, “ ” and the dash. */
static inline bool ends_beyond_ascii(const char *behind) {
    if (behind[0] == '\xC2') return behind[1] == '\xA0';
    if (behind[0] != '\xE2' || behind[1] != '\x80') return false;
    if (behind[2] == '\x99') return ends_at_apostrophe(behind + 3);
    return behind[2] == '\x9C' || behind[2] == '\x9D' || behind[2] == '\x94';
}

/* Does a word surely end where this stands behind it? The others may join it to the next, or make an address of it. */
static inline bool ends_word(const char *behind) {
    unsigned space = (unsigned char)behind[1] <= ' ';
    if (signs[(unsigned char)*behind] & (SIGN_APART | space * SIGN_ENDS)) return true;
    if (*behind == '\'') return ends_at_apostrophe(behind + 1);
    return (unsigned char)*behind < 0x80 ? ends_at_stop(behind) : ends_beyond_ascii(behind);
}

/* Of a word by the sets of its letters and of its capitals. By a table, as nothing could foresee the branches. */
static inline uint8_t plain_shape(uint64_t letters, uint64_t uppers) {
    static const uint8_t shapes[8] = {SHAPE_LOWER, SHAPE_MIXED, 0, SHAPE_UPPER, 0, SHAPE_CAPITAL, SHAPE_NONE, SHAPE_UPPER};
    uint64_t             first = letters & (0 - letters);
    return shapes[(uppers != 0) | (uppers == letters) << 1 | (uppers == first) << 2];
}

static inline void put_plain(Plain *plain, unsigned n, uint64_t fold, uint8_t kind, uint8_t shape) {
    size_t   end = plain->at + n;
    unsigned space = plain->text[end] == ' ';
    *plain->token++ = (Token){.start = (uint32_t)plain->at, .end = (uint32_t)end, .fold = fold, .word = NONE, .phrase = NONE,
                              .kind = kind, .shape = shape, .flags = (uint16_t)(plain->flags | space * SPACE_AFTER)};
    plain->flags = space * SPACE_BEFORE;
    plain->at = end + space;
}

static inline bool pass_plain_gap(Plain *plain, unsigned n, unsigned flags) {
    if (plain->token > plain->first) plain->token[-1].flags |= SPACE_AFTER;
    plain->flags |= flags;
    plain->at += n;
    return true;
}

static inline bool take_plain_word(Plain *plain, uint64_t run, unsigned n) {
    const char *at = plain->text + plain->at;
    uint64_t    letters = plain->sets.letters & run;
    if (!ends_word(at + n)) return false;
    put_plain(plain, n, fold_hash_plain(at, n), letters ? TOKEN_WORD : TOKEN_NUMBER, plain_shape(letters, plain->sets.uppers & run));
    return true;
}

/* At an apostrophe of `n` bytes: "'s" where a word ends before it, or a mark, unless it stands twice. */
static inline bool take_plain_apostrophe(Plain *plain, unsigned n) {
    const char *at = plain->text + plain->at, *s = at + n;
    if (!is_s(*s) && *s != *at) return put_plain(plain, n, fold_hash_sign('\''), TOKEN_MARK, SHAPE_NONE), true;
    if (plain->token == plain->first || plain->token[-1].kind != TOKEN_WORD || plain->token[-1].end != plain->at) return false;
    if (!is_s(*s) || !ends_at_apostrophe(s)) return false;
    plain->flags |= POSSESSIVE_END;
    put_plain(plain, n + 1, hash_mix(HASH_SEED ^ 2, '\'' | 's' << 8), TOKEN_WORD, *s == 's' ? SHAPE_LOWER : SHAPE_UPPER);
    return true;
}

/* ‘ ’ “ ” and the dash are the signs beyond ASCII that most texts have. */
static inline bool take_plain_curly(Plain *plain, const char *at) {
    if (at[0] == '\xC2' && at[1] == '\xA0') return pass_plain_gap(plain, 2, SPACE_BEFORE);
    if (at[0] != '\xE2' || at[1] != '\x80') return false;
    if (at[2] == '\x98' || at[2] == '\x99') return take_plain_apostrophe(plain, 3);
    bool mark = at[2] == '\x9C' || at[2] == '\x9D';
    if (!mark && at[2] != '\x94') return false;
    put_plain(plain, 3, hash_mix(HASH_SEED ^ 3, hash_load(at, 3)), mark ? TOKEN_MARK : TOKEN_PUNCTUATION, SHAPE_NONE);
    return true;
}

static inline bool take_plain_sign(Plain *plain) {
    const char *at = plain->text + plain->at;
    if (*at == ' ') return pass_plain_gap(plain, 1, SPACE_BEFORE);
    if (*at == '\n') return pass_plain_gap(plain, 1, SPACE_BEFORE | LINE_BEFORE);
    if (*at == '\'') return take_plain_apostrophe(plain, 1);
    if (*at == '"') return put_plain(plain, 1, fold_hash_sign(*at), TOKEN_MARK, SHAPE_NONE), true;
    if (!(signs[(unsigned char)*at] & SIGN_SINGLE)) return take_plain_curly(plain, at);
    if (at[1] == *at) return false;
    put_plain(plain, 1, fold_hash_sign(*at), TOKEN_PUNCTUATION, SHAPE_NONE);
    return true;
}

/* Takes what is plain up to the end of the window; false where it stopped at what is not. To add the lowest bit of a run to it moves
 * that bit behind the run. */
static inline bool take_window(Plain *plain) {
    uint64_t words = plain->sets.letters | plain->sets.digits;
    for (size_t offset = 0; offset < WINDOW; offset = plain->at - plain->start) {
        uint64_t here = UINT64_C(1) << offset, behind = (words + here) & ~words;
        if (!(words & here)) {
            if (!take_plain_sign(plain)) return false;
            continue;
        }
        if (!behind) return offset > 0;
        if (!take_plain_word(plain, behind - here, (unsigned)__builtin_ctzll(behind) - (unsigned)offset)) return false;
    }
    return true;
}

static inline void move_window(Plain *plain) {
    plain->start = plain->at;
    plain->sets = window_at(plain->text + plain->at);
}

bool plain_tokens(Doc *doc, size_t *at, size_t end, unsigned *flags) {
    Plain plain = {.text = doc->text, .at = *at, .flags = *flags};
    for (bool on = true; on && end - plain.at >= PLAIN_ROOM;) {
        if (doc->tokens.cap - doc->tokens.n < WINDOW
            && !array_room(&doc->arena, (void **)&doc->tokens.at, &doc->tokens.cap, doc->tokens.n, WINDOW, sizeof(Token)))
            return false;
        plain.first = doc->tokens.at;
        plain.token = plain.first + doc->tokens.n;
        move_window(&plain);
        on = take_window(&plain);
        doc->tokens.n = (uint32_t)(plain.token - plain.first);
    }
    *at = plain.at;
    *flags = plain.flags;
    return true;
}
