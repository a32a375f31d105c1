/* One pass from text to tokens: a table for ASCII, ICU's properties beyond it, ICU's dictionaries for scripts without spaces. */
#include "address.h"
#include "fold.h"
#include "markup.h"
#include "plain.h"
#include "point.h"
#include "text.h"
#include "unspaced.h"
#include "utf8.h"
#include <string.h>

#define COMBINING_MOST 30u /* marks on one letter; what stands above that is no letter of any language */

typedef struct Scanner {
    Doc        *doc;
    const char *text;
    size_t      at, end;
    size_t      no_address; /* up to here the text was looked through for addresses */
    unsigned    flags;      /* of the next token */
    bool        markup;     /* there are signs that may be Markdown's */
    Unspaced    unspaced;
} Scanner;

static enum Point class_at(const Scanner *s, size_t at) {
    return at < s->end ? point_class(utf8_next(s->text, &at, s->end)) : POINT_SPACE;
}

static Token *last_token(const Scanner *s) { return s->doc->tokens.n ? &s->doc->tokens.at[s->doc->tokens.n - 1] : NULL; }

static bool add(Scanner *s, size_t end, enum TokenKind kind, enum TokenShape shape) {
    Token *token = array_add(&s->doc->arena, &s->doc->tokens);
    if (!token) return false;
    *token = (Token){.start = (uint32_t)s->at, .end = (uint32_t)end, .fold = fold_hash(s->text + s->at, end - s->at),
                     .word = NONE, .phrase = NONE, .kind = (uint8_t)kind, .shape = (uint8_t)shape, .flags = (uint16_t)s->flags};
    s->flags = 0;
    s->at = end;
    return true;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

typedef struct Word {
    size_t   end;
    unsigned n_points, combining; /* letters and digits; the run of marks at the end */
    unsigned first, rest;         /* bits of the classes of the first letter, and of those behind it */
    bool     dotted;              /* "U.S." */
} Word;

#define BIT(class) (1u << (class))
#define LETTERS (BIT(POINT_LOWER) | BIT(POINT_UPPER) | BIT(POINT_LETTER))

static inline void take(Word *word, enum Point class, size_t end) {
    unsigned bit = BIT(class);
    if (word->first & LETTERS) word->rest |= bit;
    else word->first |= bit;
    word->n_points++;
    word->combining = 0;
    word->end = end;
}

static bool only_digits(const Word *word) { return word->first == BIT(POINT_DIGIT) && !word->rest; }

static enum TokenShape shape_of(const Word *word) {
    unsigned all = word->first | word->rest;
    if (!(all & (BIT(POINT_LOWER) | BIT(POINT_UPPER)))) return SHAPE_NONE;
    if (!(all & BIT(POINT_UPPER))) return SHAPE_LOWER;
    if (!(all & BIT(POINT_LOWER))) return SHAPE_UPPER;
    return word->first & BIT(POINT_UPPER) && !(word->rest & BIT(POINT_UPPER)) ? SHAPE_CAPITAL : SHAPE_MIXED;
}

/* Is it one letter that stands at `at`, with neither letter nor digit behind it? Then *end is its end. */
static bool single_letter(const Scanner *s, size_t at, size_t *end) {
    if (at >= s->end) return false;
    size_t next = at;
    if (!point_is_letter(point_class(utf8_next(s->text, &next, s->end)))) return false;
    enum Point behind = class_at(s, next);
    *end = next;
    return !point_in_word(behind) && behind != POINT_COMBINING;
}

/* "U.S.", "J.R.R.", "a.m.": full stops between single letters belong to the word, and so does the last one. */
static bool take_full_stop(const Scanner *s, Word *word) {
    size_t letter_end;
    bool   single = word->dotted || (word->n_points == 1 && word->first & LETTERS);
    if (single && single_letter(s, word->end + 1, &letter_end)) {
        word->dotted = true;
        take(word, class_at(s, word->end + 1), letter_end);
        return true;
    }
    if (word->dotted) word->end++;
    return false;
}

static bool is_s(const char *text, size_t at, size_t end) { return at < end && (text[at] | 0x20) == 's'; }

/* "’s" behind a word or a closing mark, at the apostrophe: its end, or 0. */
static size_t possessive_end(const Scanner *s, size_t at) {
    size_t next = at;
    if (!point_is_apostrophe(utf8_next(s->text, &next, s->end)) || !is_s(s->text, next, s->end)) return 0;
    enum Point behind = class_at(s, next + 1);
    return point_in_word(behind) || behind == POINT_COMBINING ? 0 : next + 1;
}

/* An apostrophe between letters stays inside: "don’t", "O’Brien", "c’est". */
static bool take_apostrophe(const Scanner *s, Word *word, size_t next) {
    if (only_digits(word) || !point_is_letter(class_at(s, next)) || possessive_end(s, word->end)) return false;
    word->end = next;
    return true;
}

/* Invisible characters inside a word are part of it; behind it they are not. */
static bool take_ignorable(const Scanner *s, Word *word, size_t next) {
    size_t at = next;
    while (at < s->end && class_at(s, at) == POINT_IGNORABLE) utf8_next(s->text, &at, s->end);
    if (!point_in_word(class_at(s, at))) return false;
    word->end = at;
    return true;
}

/* What stands at the word's end is no letter or digit: does the word go on behind it all the same? */
static bool take_joint(const Scanner *s, Word *word) {
    size_t     next = word->end;
    uint32_t   c = utf8_next(s->text, &next, s->end);
    enum Point class = point_class(c);
    if (c == '.' && !only_digits(word)) return take_full_stop(s, word);
    if (c == '.' || c == ',' || c == ':') { /* "3.5", "1,000", "25:48" */
        if (!only_digits(word) || class_at(s, next) != POINT_DIGIT) return false;
        word->end = next;
        return true;
    }
    if (point_is_apostrophe(c)) return take_apostrophe(s, word, next);
    if (class == POINT_IGNORABLE) return take_ignorable(s, word, next);
    if (class == POINT_COMBINING && word->combining < COMBINING_MOST) {
        word->combining++;
        word->end = next;
        return true;
    }
    if (c != '_' || !point_in_word(class_at(s, next))) return false;
    word->end = next;
    return true;
}

/* The most of most words: lower-case ASCII letters behind the first letter. */
static inline void take_ascii(const Scanner *s, Word *word) {
    size_t   at = word->end;
    unsigned seen = 0;
    for (; at < s->end; at++) {
        unsigned char byte = (unsigned char)s->text[at];
        if (byte >= 0x80 || !point_in_word((enum Point)point_ascii[byte])) break;
        seen |= BIT(point_ascii[byte]);
    }
    if (at == word->end) return;
    word->rest |= seen;
    word->n_points += (unsigned)(at - word->end);
    word->combining = 0;
    word->end = at;
}

static Word scan_word(const Scanner *s) {
    Word word = {.end = s->at};
    while (word.end < s->end) {
        if (word.first & LETTERS) take_ascii(s, &word);
        size_t next = word.end;
        if (next >= s->end || s->text[next] == ' ') break;
        enum Point class = point_class(utf8_next(s->text, &next, s->end));
        if (point_in_word(class)) take(&word, class, next);
        else if (!take_joint(s, &word)) break;
    }
    return word;
}

/* Only words with one of these behind them can begin an address. */
static bool could_be_address(const Scanner *s, size_t end) {
    if (end + 1 >= s->end) return false;
    switch (s->text[end]) {
    case '.': case '@': case ':': case '-': case '_': case '+': return (unsigned char)s->text[end + 1] > ' ';
    default: return false;
    }
}

/* Addresses are found by their domain, so that is what is folded. */
static bool add_address(Scanner *s, size_t end) {
    size_t first = s->at, last = end;
    if (!add(s, end, TOKEN_ADDRESS, SHAPE_NONE)) return false;
    address_domain(s->text, &first, &last);
    last_token(s)->fold = fold_hash(s->text + first, last - first);
    return true;
}

static bool add_word(Scanner *s) {
    Word word = scan_word(s);
    if (could_be_address(s, word.end)) {
        size_t length = address_length(s->text, s->at, s->end, &s->no_address);
        if (length) return add_address(s, s->at + length);
    }
    return add(s, word.end, only_digits(&word) ? TOKEN_NUMBER : TOKEN_WORD, shape_of(&word));
}

/* ---- everything else --------------------------------------------------------------------------------------------- */

/* Runs of one of these are one token: "--", "...", "**", "##", "===". */
static bool repeats(uint32_t c) { return c < 0x80 && c && strchr("-.*_#=~+", (int)c); }

static bool behind_word(const Scanner *s) {
    const Token *last = last_token(s);
    if (!last || last->end != s->at) return false;
    if (last->kind == TOKEN_MARK) return !(last->flags & SPACE_BEFORE);
    return last->kind != TOKEN_PUNCTUATION || strchr(")].!?", s->text[last->end - 1]);
}

/* '', ``, ‘‘ and ’’ are one mark. Of three the first closes what stands inside the other two: ''the song 'Home'''. */
static size_t doubled_end(const Scanner *s, size_t end) {
    size_t   size = end - s->at, next = s->at;
    uint32_t c = utf8_next(s->text, &next, s->end);
    if (c != '\'' && c != '`' && c != 0x2018 && c != 0x2019) return end;
    unsigned n = 1;
    for (size_t at = end; n < 4 && s->end - at >= size && memcmp(s->text + at, s->text + s->at, size) == 0; at += size) n++;
    return n == 1 || (n == 3 && !(s->flags & SPACE_BEFORE)) ? end : end + size;
}

static bool add_mark(Scanner *s, size_t end) {
    size_t possessive = behind_word(s) ? possessive_end(s, s->at) : 0;
    if (possessive) {
        s->flags |= POSSESSIVE_END;
        return add(s, possessive, TOKEN_WORD, s->text[possessive - 1] == 's' ? SHAPE_LOWER : SHAPE_UPPER);
    }
    return add(s, doubled_end(s, end), TOKEN_MARK, SHAPE_NONE);
}

static bool add_punctuation(Scanner *s, uint32_t c, size_t end) {
    if (c == '@' || c == '#') {
        const Token *last = last_token(s);
        size_t       length = last && last->end == s->at && last->kind == TOKEN_WORD ? 0 : address_tag(s->text, s->at, s->end);
        if (length) return add(s, s->at + length, TOKEN_ADDRESS, SHAPE_NONE);
    }
    s->markup |= may_be_markup(c);
    if (repeats(c))
        while (end < s->end && s->text[end] == (char)c) end++;
    return add(s, end, TOKEN_PUNCTUATION, SHAPE_NONE);
}

/* An emoji with its selectors and joiners, or marks with nothing under them. */
static bool add_symbol(Scanner *s, uint32_t c, size_t end) {
    s->markup |= may_be_markup(c);
    for (;;) {
        enum Point behind = class_at(s, end);
        bool       again = repeats(c) && end < s->end && s->text[end] == (char)c;
        if (!again && (c < 0x80 || end >= s->end || (behind != POINT_COMBINING && behind != POINT_IGNORABLE))) break;
        utf8_next(s->text, &end, s->end);
    }
    return add(s, end, TOKEN_SYMBOL, SHAPE_NONE);
}

static bool add_unspaced(Scanner *s, quoth_error *err) {
    size_t run = s->at;
    while (run < s->end && run - s->at < UNSPACED_MOST) {
        size_t     next = run;
        enum Point class = point_class(utf8_next(s->text, &next, s->end));
        if (class != POINT_DICTIONARY && class != POINT_COMBINING && class != POINT_IGNORABLE) break;
        run = next;
    }
    if (!unspaced_start(&s->unspaced, s->text + s->at, run - s->at, err)) return false;
    size_t start = s->at;
    while (s->at < run) {
        size_t end = start + unspaced_next(&s->unspaced);
        if (end <= s->at) end = run;
        if (!add(s, end, TOKEN_WORD, SHAPE_NONE)) return fail_memory(err);
    }
    return true;
}

static bool add_token(Scanner *s, uint32_t c, enum Point class, size_t end, quoth_error *err) {
    bool ok;
    switch (class) {
    case POINT_LOWER: case POINT_UPPER: case POINT_LETTER: case POINT_DIGIT: ok = add_word(s); break;
    case POINT_DICTIONARY: return add_unspaced(s, err);
    case POINT_MARK: ok = add_mark(s, end); break;
    case POINT_PUNCTUATION: ok = add_punctuation(s, c, end); break;
    default: ok = add_symbol(s, c, end); break;
    }
    return ok || fail_memory(err);
}

/* Passes over what stands between tokens; true if there was anything visible as a gap. */
static void skip(Scanner *s, enum Point class, size_t end) {
    s->at = end;
    if (class == POINT_IGNORABLE) return;
    Token *last = last_token(s);
    if (last) last->flags |= SPACE_AFTER;
    s->flags |= class == POINT_LINE ? SPACE_BEFORE | LINE_BEFORE : SPACE_BEFORE;
}

static bool scan(Scanner *s, quoth_error *err) {
    while (s->at < s->end) {
        if (!plain_tokens(s->doc, &s->at, s->end, &s->flags)) return fail_memory(err);
        if (s->at == s->end) break;
        size_t     next = s->at;
        uint32_t   c = utf8_next(s->text, &next, s->end);
        enum Point class = point_class(c);
        if (point_is_gap(class) || class == POINT_IGNORABLE) skip(s, class, next);
        else if (!add_token(s, c, class, next, err)) return false;
    }
    Token *last = last_token(s);
    if (last) last->flags |= SPACE_AFTER;
    return true;
}

bool text_tokens(Doc *doc, quoth_error *err) {
    Scanner s = {.doc = doc, .text = doc->text, .end = doc->n_text, .flags = SPACE_BEFORE | LINE_BEFORE};
    /* English news has a token for each 4.9 bytes: room for them at once, as arrays in an arena leave their old place behind. */
    if (!array_room(&doc->arena, (void **)&doc->tokens.at, &doc->tokens.cap, 0, doc->n_text / 4 + 16, sizeof(Token)))
        return fail_memory(err);
    bool ok = scan(&s, err);
    unspaced_close(&s.unspaced);
    if (ok && s.markup) markup_flag(doc);
    return ok;
}
