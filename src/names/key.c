/* The keys that all spellings of a name share: its first four consonants by class, once for each way in which a letter of several
 * readings can be read. Each reading below has an example; docs/names.md says what each of them brings. */
#include "key.h"
#include "hash.h"
#include "names.h"
#include "parts.h"

/* Vowels, y and inner h have no class (NO); an initial vowel is VOWEL. */
enum Class { NO, VOWEL, B, F, K, L, M, N, P, R, S, T };

#define KEY_CLASSES 4
#define UNCUT       7 /* as many as fit beside their number */

/* What stands at a place: that many letters, and what they may be, the most usual first. */
typedef struct Sound {
    uint8_t length, n, class[3]; /* two classes one after the other are first << 4 | second */
} Sound;

typedef struct Place {
    const char *at;
    size_t      left;   /* letters from `at` on */
    char        before; /* NUL at the start */
    bool        kana;   /* the part could be Japanese */
    bool        abjad;  /* it could be written without vowels */
    unsigned    rules;
} Place;

static Sound one(unsigned length, unsigned class) { return (Sound){(uint8_t)length, 1, {(uint8_t)class, 0, 0}}; }
static Sound two(unsigned length, unsigned a, unsigned b) { return (Sound){(uint8_t)length, 2, {(uint8_t)a, (uint8_t)b, 0}}; }
static Sound three(unsigned length, unsigned a, unsigned b, unsigned c) {
    return (Sound){(uint8_t)length, 3, {(uint8_t)a, (uint8_t)b, (uint8_t)c}};
}

#define LETTER(c)        (UINT32_C(1) << ((c) & 31))
#define VOWELS           (LETTER('a') | LETTER('e') | LETTER('i') | LETTER('o') | LETTER('u') | LETTER('y'))
#define IS(place, rule)  (((place)->rules & KEY_RULE(rule)) != 0)

static bool is_vowel(char c) { return c && VOWELS >> (c & 31) & 1; }
static bool is_soft(char c) { return c == 'e' || c == 'i' || c == 'y'; }
static char look(const Place *place, size_t ahead) { return ahead < place->left ? place->at[ahead] : '\0'; }

static bool starts(const Place *place, const char *letters) {
    size_t n = strlen(letters);
    return place->left >= n && memcmp(place->at, letters, n) == 0;
}

/* ---- Letters of several readings --------------------------------------------------------------------------------- */

static Sound read_vowel(const Place *place) {
    char after = look(place, 1);
    if (!place->before) return one(1, VOWEL);
    bool glides = *place->at == 'u' && !is_vowel(after);
    if (IS(place, W) && glides && (place->before == 'a' || place->before == 'e')) return two(1, NO, F); /* Paulos, Pavlos; Ramanau, Romanov */
    if (IS(place, W) && glides && place->before == 'o' && after == 's') return two(1, NO, F); /* Tsikhanouskaya, Tikhanovskaya */
    return one(1, NO);
}

static Sound read_b(const Place *place) {
    return IS(place, ABJAD) && place->abjad ? three(1, B, P, F) : one(1, B); /* bwtyn is Putin, lbya Lavi */
}

static Sound read_ch(const Place *place) {
    char     after = look(place, 2);
    unsigned open = place->before ? NO : VOWEL; /* a kh is as good as no consonant: Mikhail, Mihail */
    if (!IS(place, CH)) return one(2, S);
    if (after && !is_vowel(after) && !memchr("jt", after, 2)) return two(2, K, open); /* Christos, Khristos */
    return three(2, S, open, K);                                                      /* Chekhov, Michail, Chiara */
}

static Sound read_c(const Place *place) {
    char after = look(place, 1), then = look(place, 2);
    if (after == 'h') return read_ch(place);
    if (IS(place, C) && after == 'k' && (then == 'i' || then == 'y') && place->before && place->before != 'r')
        return two(2, K, S << 4 | K); /* Potocki, Pototsky */
    if (after == 'k') return one(2, K);
    if (after == 'z' || after == 's') return one(2, S);
    if (!IS(place, C)) return one(1, K);
    if (is_soft(after)) return one(1, S);
    if (!after) return two(1, S, K); /* Jurac is Yurats, Isaac Isak */
    if (!place->before || (after && memchr("lrtq", after, 4))) return one(1, K);
    return two(1, K, S); /* Kucan may be Kuchan, Lucas is Lukas */
}

static Sound read_d(const Place *place) {
    char after = look(place, 1), then = look(place, 2);
    bool soft = IS(place, SOFT);
    if (starts(place, "dsch")) return one(4, S);
    if (starts(place, "dzh")) return one(3, S);
    if (after == 'z') return soft && (is_soft(then) || then == 'm') ? two(2, S, T) : one(2, S); /* Dzmitry, Dmitry */
    if (after == 'j') return soft ? two(2, S, T) : one(2, S);                  /* Djordje; Tadjana, Tadyana */
    if (after == 's') return one(2, S);
    if (after == 'h') return one(2, T);
    return IS(place, KANA) && place->kana && after == 'u' ? two(1, T, S) : one(1, T); /* Kodutsumi, Kozutsumi */
}

static Sound read_g(const Place *place) {
    char after = look(place, 1), then = look(place, 2);
    bool varies = IS(place, G);
    if (after == 'h') return one(2, K);
    if (varies && after == 'n' && place->before && is_vowel(then)) return two(1, K, NO);      /* Cologna, Kolonya */
    if (varies && !place->before && after == 'i' && is_vowel(then)) return three(1, K, S, VOWEL); /* Giannis, Yannis; Giorgio */
    return varies && (after == 'e' || after == 'i') ? two(1, K, S) : one(1, K);               /* Georges, Zhorzh */
}

static Sound read_h(const Place *place) {
    char before = place->before, after = look(place, 1);
    bool varies = IS(place, G), kana = IS(place, KANA) && place->kana && after == 'u';
    if (kana) return two(1, before ? NO : VOWEL, F);                         /* Huzita, Fujita */
    if (!before) return varies ? two(1, VOWEL, K) : one(1, K);               /* Hryhoriy, Grigory; Hussein, Ussein */
    if (!varies || !after) return one(1, NO);
    bool sounds = is_vowel(before) ? is_vowel(after) || memchr("nrld", after, 4) : memchr("nrl", before, 3) && is_vowel(after);
    return sounds ? two(1, NO, K) : one(1, NO); /* Bohdan, Bogdan; Olha, Olga */
}

static Sound read_j(const Place *place) {
    char before = place->before, after = look(place, 1);
    if (!IS(place, J)) return one(1, NO);
    if (IS(place, ABJAD) && place->abjad) return two(1, S, K);                         /* jasbr is Gaspar */
    if (!is_vowel(after)) return one(1, before && !is_vowel(before) && !after ? S : NO); /* Bunj; Sergej */
    return before ? two(1, NO, S) : two(1, S, VOWEL);                                  /* Ljubo, Anjali; Jean, Jurij */
}

static Sound read_k(const Place *place) {
    unsigned open = place->before ? NO : VOWEL;
    if (look(place, 1) == 'h') return IS(place, CH) ? two(2, open, K) : one(2, K); /* Mikhail, Mihail; Khalid, Kalid */
    if (look(place, 1) == 's' && IS(place, CH)) return one(2, S);                  /* Aleksandr, Alexander */
    return one(1, K);
}

static Sound read_m(const Place *place) {
    return IS(place, NASAL) && !place->before && look(place, 1) == 'p' ? one(2, B) : one(1, M); /* Mpakogiannis, Bakoyannis */
}

static Sound read_n(const Place *place) {
    char after = look(place, 1);
    if (after == 'g' && !is_vowel(look(place, 2))) return one(2, N); /* one sound at the end: Jinping */
    if (!IS(place, NASAL)) return one(1, N);
    if (after == 'b' || after == 'p' || after == 'm') return one(1, M);   /* Shinbo, Shimbo */
    return !place->before && after == 't' ? one(2, T) : one(1, N);        /* Ntinos, Dinos */
}

static Sound read_p(const Place *place) {
    if (look(place, 1) == 'h') return one(2, F);
    return IS(place, ABJAD) && place->abjad ? two(1, P, F) : one(1, P); /* ptrvb is Petrov, yvsp Yosef */
}

static Sound read_q(const Place *place) {
    char after = look(place, 1), then = look(place, 2);
    bool pinyin = after == 'i' || (after == 'u' && then != 'e' && then != 'i');
    return IS(place, C) && pinyin ? two(1, S, K) : one(1, K); /* Qing, Ching */
}

static Sound read_s(const Place *place) {
    char after = look(place, 1);
    if (starts(place, "shch")) return one(4, S);
    if (starts(place, "sch")) return one(3, S);
    if (after == 'h' || after == 'z' || after == 'j') return one(2, S);
    return IS(place, END) && !after && place->before && place->before != 's' && !is_vowel(place->before) ? two(1, S, NO) : one(1, S); /* Petrovs, Petrov */
}

static Sound read_t(const Place *place) {
    char after = look(place, 1);
    bool soft = IS(place, SOFT);
    if (starts(place, "tzsch")) return one(5, S);
    if (starts(place, "tsch")) return one(4, S);
    if (starts(place, "tch") || starts(place, "tsh") || starts(place, "tsj")) return one(3, S);
    if (after == 'c') return one(2, S);
    if (after == 's' || after == 'z') return soft && after == 's' && is_soft(look(place, 2)) ? two(2, S, T) : one(2, S); /* Katsiaryna, Katarina */
    if (after == 'j') return soft ? two(2, S, T) : one(2, S); /* Tjutjev, Tyutchev */
    if (after == 'x' && IS(place, CH)) return one(2, S);      /* Gorbatxov, Gorbachov */
    if (after == 'h') return one(2, T);
    return IS(place, KANA) && place->kana && (after == 'i' || after == 'u') ? two(1, T, S) : one(1, T); /* Mituda, Mitsuda */
}

static Sound read_v(const Place *place) {
    char before = place->before, after = look(place, 1);
    bool between = before && !is_vowel(after);
    if (!IS(place, ABJAD)) return one(1, F);
    if (between && place->abjad) return two(1, F, NO); /* alvn is Alon */
    if (between && !is_vowel(before)) return one(1, NO);                                                  /* svlvmvn, Solomon */
    bool opens = !before && after && !is_vowel(after) && after != 'l' && after != 'r';
    return opens ? two(1, F, VOWEL) : one(1, F); /* vgn is Vagn, or Ogun */
}

static Sound read_w(const Place *place) {
    char before = place->before, after = look(place, 1);
    if (!IS(place, W)) return one(1, F);
    if (!is_vowel(after)) return before ? two(1, NO, F) : one(1, F); /* Fawzi, Fouzi; Lawrow, Lavrov */
    if (!before) return two(1, F, VOWEL);                            /* William, Ouiliam */
    return place->abjad || !is_vowel(before) ? two(1, F, NO) : one(1, F); /* Kwame, Kuame; Iwan, Ivan */
}

static Sound read_x(const Place *place) {
    return IS(place, CH) ? two(1, S, place->before ? NO : VOWEL) : one(1, S); /* Alexei; Mixail, Mikhail */
}

static Sound read_z(const Place *place) { return look(place, 1) == 'h' || look(place, 1) == 's' ? one(2, S) : one(1, S); }

static Sound read_sound(const Place *place) {
    switch (*place->at) {
    case 'b': return read_b(place);
    case 'c': return read_c(place);
    case 'd': return read_d(place);
    case 'f': return one(1, F);
    case 'g': return read_g(place);
    case 'h': return read_h(place);
    case 'j': return read_j(place);
    case 'k': return read_k(place);
    case 'l': return one(1, L);
    case 'm': return read_m(place);
    case 'n': return read_n(place);
    case 'p': return read_p(place);
    case 'q': return read_q(place);
    case 'r': return one(1, R);
    case 's': return read_s(place);
    case 't': return read_t(place);
    case 'v': return read_v(place);
    case 'w': return read_w(place);
    case 'x': return read_x(place);
    case 'z': return read_z(place);
    default: return read_vowel(place);
    }
}

/* ---- What a part could be ---------------------------------------------------------------------------------------- */

/* Open syllables, but for n and doubled letters: Mitutani. */
static bool could_be_kana(const char *text, size_t n) {
    static const uint32_t foreign = LETTER('c') | LETTER('l') | LETTER('v') | LETTER('q') | LETTER('x');
    for (size_t i = 0; i < n; i++) {
        char c = text[i], next = i + 1 < n ? text[i + 1] : '\0';
        if (is_vowel(c)) continue;
        if (c != 'c' || next != 'h')
            if (foreign >> (c & 31) & 1) return false;
        if (!next) return c == 'n';
        if (is_vowel(next) || next == c || c == 'n' || c == 'h') continue;
        if (next == 'h' ? c == 's' || c == 'c' : next == 's' || next == 'c' ? c == 't' : c == 'm' && (next == 'b' || next == 'p')) continue;
        return false;
    }
    return true;
}

/* No vowels but those that are letters of consonantal scripts, too (a, w, y; i and u at the start), and consonants beside each other
 * for want of others: byndr, jasbr; not Tamara. */
static bool could_be_abjad(const char *text, size_t n) {
    static const uint32_t never = LETTER('e') | LETTER('o'), at_start = LETTER('i') | LETTER('u');
    bool bare = false;
    for (size_t i = 0; i < n; i++) {
        char c = text[i], next = i + 1 < n ? text[i + 1] : '\0';
        if ((i ? never | at_start : never) >> (c & 31) & 1) return false;
        bare |= next && !is_vowel(c) && !is_vowel(next) && next != 'h' && next != c && !(c == 't' && next == 's');
    }
    return bare;
}

/* The article as part of the word, which other spellings leave out: albwstany is Bustani. Not Alena, Alberto. */
static bool starts_with_article(const char *text, size_t n, unsigned rules) {
    return rules & KEY_RULE(ABJAD) && n > 4 && text[0] == 'a' && text[1] == 'l' && !is_vowel(text[2]) && !memchr(text, 'e', n) &&
           !memchr(text, 'o', n);
}

/* ---- Keys -------------------------------------------------------------------------------------------------------- */

typedef struct Branch {
    uint32_t classes; /* 4 bits each */
    uint32_t n;
} Branch;

typedef struct Branches {
    Branch   at[PART_KEYS];
    unsigned n, most; /* most: classes of a key */
} Branches;

/* A class twice in a row is one: "Mohammed", "Mhmd". */
static Branch with_class(Branch branch, unsigned class, unsigned most) {
    if (class > 15) branch = with_class(branch, class >> 4, most);
    class &= 15;
    if (class != NO && class != (branch.classes & 15) && branch.n < most) {
        branch.classes = branch.classes << 4 | class;
        branch.n++;
    }
    return branch;
}

static void add_branch(Branches *branches, Branch branch) {
    for (unsigned i = 0; i < branches->n; i++)
        if (branches->at[i].classes == branch.classes) return;
    if (branches->n < PART_KEYS) branches->at[branches->n++] = branch;
}

/* Each branch goes on in each reading; the usual reading of all of them first. */
static void read_on(Branches *branches, const Sound *sound) {
    for (unsigned i = 0; sound->n == 1 && i < branches->n; i++)
        branches->at[i] = with_class(branches->at[i], sound->class[0], branches->most);
    if (sound->n == 1) return;
    Branches next = {.most = branches->most};
    for (unsigned k = 0; k < sound->n; k++)
        for (unsigned i = 0; i < branches->n; i++) add_branch(&next, with_class(branches->at[i], sound->class[k], next.most));
    *branches = next;
}

static bool is_done(const Branches *branches) {
    for (unsigned i = 0; i < branches->n; i++)
        if (branches->at[i].n < branches->most) return false;
    return true;
}

static unsigned add_key(uint32_t *keys, unsigned n, unsigned most, uint32_t key) {
    for (unsigned i = 0; i < n; i++)
        if (keys[i] == key) return n;
    if (n < most) keys[n++] = key;
    return n;
}

unsigned part_keys(const char *text, size_t length, unsigned rules, uint32_t keys[PART_KEYS]) {
    Branches branches = {.n = 1, .most = rules & KEY_RULE(CUT) ? KEY_CLASSES : UNCUT};
    Place    place = {.rules = rules, .kana = could_be_kana(text, length), .abjad = could_be_abjad(text, length)};
    size_t   i = 0;
    if (starts_with_article(text, length, rules)) {
        branches.at[branches.n++] = (Branch){VOWEL << 4 | L, 2};
        i = 2;
    }
    while (i < length && !is_done(&branches)) {
        place.at = text + i;
        place.left = length - i;
        place.before = i ? text[i - 1] : '\0';
        Sound sound = read_sound(&place);
        if (sound.n > 1 || sound.class[0] != NO) read_on(&branches, &sound);
        i += sound.length;
    }
    unsigned n = 0;
    for (unsigned k = 0; k < branches.n; k++) n = add_key(keys, n, PART_KEYS, branches.at[k].classes);
    return n;
}

static uint32_t both(uint32_t a, uint32_t b) {
    uint64_t low = a < b ? a : b, high = a < b ? b : a;
    return (uint32_t)hash_mix(HASH_SEED, high << 32 | low);
}

unsigned name_keys(const char *romanised, size_t length, uint32_t keys[NAME_KEYS]) {
    Ends ends;
    if (!part_ends(romanised, length, &ends)) return 0;
    uint32_t first[PART_KEYS], last[PART_KEYS] = {0};
    unsigned n = 0, n_last = 1, n_first = part_keys(romanised + ends.first, ends.first_length, KEY_ALL_RULES, first);
    if (!ends.one) n_last = part_keys(romanised + ends.last, ends.last_length, KEY_ALL_RULES, last);
    for (unsigned sum = 0; sum < n_first + n_last; sum++) /* the usual readings of both come first */
        for (unsigned i = 0; i < n_first && i <= sum; i++)
            if (sum - i < n_last) n = add_key(keys, n, NAME_KEYS, both(first[i], last[sum - i]));
    return n;
}
