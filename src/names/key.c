/* The keys that all spellings of a name share: consonants by class, in two readings of the letters that
 * languages read apart. */
#include "hash.h"
#include "names.h"
#include "parts.h"

/* Vowels, y and inner h have no class; an initial vowel is VOWEL. */
enum Class { END, VOWEL, B, F, K, L, M, N, P, R, S, T };

#define KEY_CLASSES 5

/* ENGLISH: ch as in church, j as in John, c before e as s. GERMAN stands for the rest: ch as in Bach, j as y,
 * c as ts, every w as v. */
enum Reading { ENGLISH, GERMAN, N_READINGS };

typedef struct Key {
    uint32_t classes; /* 4 bits each */
    unsigned n, last;
} Key;

static void add(Key *key, unsigned class) {
    if (class == END || class == key->last || key->n == KEY_CLASSES)
        return; /* a class twice in a row is one: "Mohammed", "Mhmd" */
    key->classes = key->classes << 4 | class;
    key->last = class;
    key->n++;
}

#define LETTER(c) (UINT32_C(1) << ((c) & 31))

typedef struct Digraph {
    char text[5];
    uint8_t length, class;
} Digraph;

#define SOUND(text, class) {text, sizeof(text) - 1, class}

/* Longest first among those with the same beginning. */
static const Digraph digraphs[] = {SOUND("tsch", S), SOUND("dsch", S), SOUND("sch", S),   SOUND("shch", S), SOUND("tch", S),
                                   SOUND("tsh", S),  SOUND("dzh", S),  SOUND("tzsch", S), SOUND("ts", S),   SOUND("tz", S),
                                   SOUND("tj", S),   SOUND("dj", S),   SOUND("dz", S),    SOUND("ds", S),   SOUND("cz", S),
                                   SOUND("cs", S),   SOUND("sz", S),   SOUND("sh", S),    SOUND("zh", S),   SOUND("ck", K),
                                   SOUND("kh", K),   SOUND("gh", K),   SOUND("ph", F),    SOUND("th", T),   SOUND("ps", P)};

/* Only c, d, g, k, p, s, t, z begin one, and h, j, k, s, z, c go on: most letters are told by that. */
static bool may_be_digraph(char first, char second) {
    static const uint32_t firsts = LETTER('c') | LETTER('d') | LETTER('g') | LETTER('k') | LETTER('p') | LETTER('s') | LETTER('t') | LETTER('z');
    static const uint32_t seconds = LETTER('c') | LETTER('h') | LETTER('j') | LETTER('k') | LETTER('s') | LETTER('z');
    return firsts & LETTER(first) && seconds & LETTER(second);
}

static const Digraph *digraph(const char *at, size_t left) {
    if (left < 2 || !may_be_digraph(at[0], at[1])) return NULL;
    for (size_t i = 0; i < sizeof digraphs / sizeof *digraphs; i++)
        if (digraphs[i].length <= left && memcmp(at, digraphs[i].text, digraphs[i].length) == 0) return &digraphs[i];
    return NULL;
}

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/* The letters that have one class wherever they stand; END for those that have none or more. */
static unsigned plain_class(char c) {
    switch (c) {
    case 'b': return B;
    case 'f':
    case 'v': return F;
    case 'k':
    case 'q':
    case 'g': return K;
    case 'l': return L;
    case 'm': return M;
    case 'n': return N;
    case 'p': return P;
    case 'r': return R;
    case 's':
    case 'z': return S;
    case 't':
    case 'd': return T;
    default: return END;
    }
}

/* The classes of c, h, j, w, which depend on the reading and on the neighbours (NUL at the ends). */
static unsigned unsure_class(char before, char c, char after, enum Reading reading) {
    bool soft = after == 'e' || after == 'i' || after == 'y';
    switch (c) {
    case 'c': return reading == GERMAN ? S : soft ? S : K;
    case 'h':
        return before ? END : reading == GERMAN ? VOWEL : K; /* Hryhoriy is Grigory, Hussein may be Ussein */
    case 'j': return !is_vowel(after) ? END : reading == ENGLISH ? S : before ? END : VOWEL;
    case 'w':
        return reading == GERMAN || is_vowel(after) ? F
               : before                             ? END
                                                    : F; /* Lawrow is Lavrov, Fawzi is Fouzi */
    default: return END;
    }
}

static Key part_key(const char *text, size_t n, enum Reading reading) {
    Key key = {0, 0, END};
    for (size_t i = 0; i < n && key.n < KEY_CLASSES;) {
        char before = i ? text[i - 1] : '\0', after = i + 1 < n ? text[i + 1] : '\0', c = text[i];
        const Digraph *found = digraph(text + i, n - i);
        if (found) {
            add(&key, found->class);
            i += found->length;
        } else if (c == 'c' && after == 'h') {
            add(&key, reading == ENGLISH ? S : K);
            i += 2;
        } else if (c == 'n' && after == 'g' &&
                   !(i + 2 < n && is_vowel(text[i + 2]))) { /* Jinping is one sound at its end */
            add(&key, N);
            i += 2;
        } else if (c == 'x') {
            if (i) add(&key, K);
            add(&key, S);
            i++;
        } else {
            unsigned class = plain_class(c);
            if (class == END)
                class = is_vowel(c) ? (i == 0 ? VOWEL : END) : unsure_class(before, c, after, reading);
            add(&key, class);
            i++;
        }
    }
    return key;
}

static uint32_t both(uint32_t a, uint32_t b) {
    uint64_t low = a < b ? a : b, high = a < b ? b : a;
    return (uint32_t)hash_mix(HASH_SEED, high << 32 | low);
}

static unsigned add_key(uint32_t keys[NAME_KEYS], unsigned n, uint32_t key) {
    for (unsigned i = 0; i < n; i++)
        if (keys[i] == key) return n;
    keys[n] = key;
    return n + 1;
}

unsigned name_keys(const char *romanised, size_t length, uint32_t keys[NAME_KEYS]) {
    Ends ends;
    if (!part_ends(romanised, length, &ends)) return 0;
    Key first[N_READINGS], last[N_READINGS];
    for (unsigned r = 0; r < N_READINGS; r++) {
        first[r] = part_key(romanised + ends.first, ends.first_length, (enum Reading)r);
        last[r] = part_key(romanised + ends.last, ends.last_length, (enum Reading)r);
    }
    unsigned n = 0;
    for (unsigned i = 0; i < N_READINGS * N_READINGS; i++) { /* the same reading for both parts comes first */
        unsigned r = i & 1, s = i < N_READINGS ? r : 1 - r;
        if (!ends.one)
            n = add_key(keys, n, both(first[r].classes, last[s].classes));
        else if (i < N_READINGS)
            n = add_key(keys, n, both(first[r].classes, 0));
    }
    return n;
}
