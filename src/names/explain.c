/* What was exchanged for what, whose spelling that is, and what contradicts. */
#include "explain.h"
#include "assign.h"
#include "stretch.h"
#include <stdio.h>

enum Tongue { FRENCH, GERMAN, POLISH, CZECH, DUTCH, ITALIAN, ENGLISH, TURKISH, SCHOLARLY, WADE_GILES, SWEDISH, N_TONGUES };

static const char *const tongue_names[N_TONGUES] = {"French", "German", "Polish", "Czech", "Dutch", "Italian", "English", "Turkish",
                                                    "scholarly", "Wade-Giles", "Swedish"};

/* Whose writing the first is where others, or English, have the second. */
static const struct {
    char theirs[6], plain[5];
    uint8_t tongue;
} ways[] = {{"ou", "u", FRENCH},     {"iou", "yu", FRENCH},   {"iou", "iu", FRENCH},    {"tch", "ch", FRENCH},     {"ch", "sh", FRENCH},
            {"dj", "j", FRENCH},     {"j", "zh", FRENCH},     {"gu", "g", FRENCH},      {"ine", "in", FRENCH},     {"ï", "y", FRENCH},
            {"ï", "i", FRENCH},      {"sch", "sh", GERMAN},   {"tsch", "ch", GERMAN},   {"ju", "yu", GERMAN},      {"dsch", "j", GERMAN},
            {"tsc", "c", GERMAN},    {"sc", "s", GERMAN},     {"ei", "ey", GERMAN},     {"sz", "sh", POLISH},      {"cz", "ch", POLISH},
            {"rz", "r", POLISH},     {"ł", "l", POLISH},      {"ż", "zh", POLISH},      {"dż", "j", POLISH},       {"š", "sh", SCHOLARLY},
            {"č", "ch", SCHOLARLY},  {"ž", "zh", SCHOLARLY},  {"ř", "r", CZECH},        {"sj", "sh", DUTCH},       {"tsj", "ch", DUTCH},
            {"oe", "u", DUTCH},      {"sc", "sh", ITALIAN},   {"gi", "j", ITALIAN},     {"oo", "u", ENGLISH},      {"ee", "i", ENGLISH},
            {"ş", "sh", TURKISH},    {"ç", "ch", TURKISH},    {"ş", "s", TURKISH},      {"c", "j", TURKISH},       {"hs", "x", WADE_GILES},
            {"ts", "z", WADE_GILES}, {"tj", "ch", SWEDISH},   {"sk", "sh", SWEDISH},    {"sh", "s", ENGLISH},      {"w", "v", GERMAN},
            {"z", "ts", GERMAN}};

typedef struct Votes {
    uint8_t of_a[N_TONGUES], of_b[N_TONGUES];
} Votes;

/* ---- Words ------------------------------------------------------------------------------------------------------------ */

static void say(quoth_name_verdict *verdict, const char *text) {
    size_t used = strnlen(verdict->why, sizeof verdict->why), n = strlen(text);
    if (used + n + 3 > sizeof verdict->why) return;
    if (used) memcpy(verdict->why + used, ", ", 2), used += 2;
    memcpy(verdict->why + used, text, n + 1);
}

void explain_nothing(quoth_name_verdict *verdict, const char *veto) {
    verdict->why[0] = '\0';
    say(verdict, veto);
}

/* Letters as UTF-8; "-" for none. Anchors that both sides have are not told. */
static void put_letters(char *out, size_t size, const Letter *at, unsigned n) {
    size_t used = 0;
    for (unsigned i = 0; i < n && used + 4 < size; i++) {
        unsigned c = at[i].symbol;
        if (c < 0x80) out[used++] = (char)c;
        else if (c < 0x800) out[used++] = (char)(0xC0 | c >> 6), out[used++] = (char)(0x80 | (c & 63));
        else out[used++] = (char)(0xE0 | c >> 12), out[used++] = (char)(0x80 | (c >> 6 & 63)), out[used++] = (char)(0x80 | (c & 63));
    }
    if (!used) out[used++] = '-';
    out[used] = '\0';
}

static bool same_letters(const Letter *x, const Letter *y, unsigned n, unsigned m) {
    for (unsigned i = 0; n == m && i < n; i++)
        if (x[i].symbol != y[i].symbol) return false;
    return n == m;
}

static void trim_anchors(const Letter **x, unsigned *n, const Letter **y, unsigned *m) {
    while (*n && *m && (*x)->symbol == '^' && (*y)->symbol == '^') ++*x, ++*y, --*n, --*m;
    while (*n && *m && (*x)[*n - 1].symbol == '$' && (*y)[*m - 1].symbol == '$') --*n, --*m;
}

/* ---- Exchanges ---------------------------------------------------------------------------------------------------------- */

static void vote(Votes *votes, const char *x, const char *y) {
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (strcmp(ways[i].theirs, x) == 0 && strcmp(ways[i].plain, y) == 0) votes->of_a[ways[i].tongue]++;
        if (strcmp(ways[i].theirs, y) == 0 && strcmp(ways[i].plain, x) == 0) votes->of_b[ways[i].tongue]++;
    }
}

static void say_exchange(quoth_name_verdict *verdict, const Letter *x, unsigned n, const Letter *y, unsigned m, Votes *votes) {
    char a[40], b[40], text[90];
    trim_anchors(&x, &n, &y, &m);
    if (same_letters(x, y, n, m)) return;
    put_letters(a, sizeof a, x, n);
    put_letters(b, sizeof b, y, m);
    vote(votes, a, b);
    snprintf(text, sizeof text, "%s~%s", a, b);
    if (!strstr(verdict->why, text)) say(verdict, text);
}

/* The tongue that most exchanges speak for, where one does more than any other. */
static void say_tongue(quoth_name_verdict *verdict, const char *word, const uint8_t *votes) {
    unsigned best = 0, ties = 0;
    char text[160];
    for (unsigned i = 1; i < N_TONGUES; i++) {
        if (votes[i] == votes[best]) ties++;
        if (votes[i] > votes[best]) best = i, ties = 0;
    }
    if (!votes[best] || (ties && votes[best] < 2)) return;
    snprintf(text, sizeof text, "%s: %s", word, tongue_names[best]);
    say(verdict, text);
}

static void say_steps(Spelt x, Spelt y, quoth_name_verdict *verdict) {
    Alignment alignment;
    Votes votes = {{0}, {0}};
    char word[130];
    JoinRoom rooms[2];
    bool latin = x.script == SCRIPT_LATIN && y.script == SCRIPT_LATIN;
    Side of_x = stretch_side(x.name, x.letters, latin, &rooms[0]), of_y = stretch_side(y.name, y.letters, latin, &rooms[1]);
    bool straight = pair_align(x, of_x, y, of_y, &alignment);
    const Letter *a = straight ? of_x.at : of_y.at, *b = straight ? of_y.at : of_x.at;
    if (alignment.cost == ALIGN_FAR) return;
    for (unsigned k = alignment.n_steps; k-- > 0;) {
        unsigned taken = alignment.steps[k] >> 4, given = alignment.steps[k] & 15;
        if (straight) say_exchange(verdict, a, taken, b, given, &votes);
        else say_exchange(verdict, b, given, a, taken, &votes);
        a += taken;
        b += given;
    }
    put_letters(word, sizeof word, of_x.at + 1, x.letters->plain);
    say_tongue(verdict, word, votes.of_a);
    put_letters(word, sizeof word, of_y.at + 1, y.letters->plain);
    say_tongue(verdict, word, votes.of_b);
}

static void say_two(quoth_name_verdict *verdict, const char *what, Spelt x, Spelt y) {
    char a[60], b[60], text[160];
    JoinRoom rooms[2];
    put_letters(a, sizeof a, stretch_side(x.name, x.letters, true, &rooms[0]).at + 1, x.letters->plain);
    put_letters(b, sizeof b, stretch_side(y.name, y.letters, true, &rooms[1]).at + 1, y.letters->plain);
    snprintf(text, sizeof text, "%s%s = %s", what, a, b);
    say(verdict, text);
}

static Spelt spelt_of(const Name *name, unsigned i, unsigned takes) {
    return (Spelt){name, name_stretch(name, i, takes), (enum Script)name->parts[i].script, false};
}

/* Between scripts all letters are others; which word is which says more, and Latin exchanges whose spelling it is. */
static void explain_match(const PartMatch *match, const Name *a, const Name *b, quoth_name_verdict *verdict) {
    Spelt x = spelt_of(a, match->i, match->takes), y = spelt_of(b, match->j, match->gives);
    if (match->pair.how == HOW_INITIAL) say_two(verdict, "initial ", x, y);
    else if (match->pair.how == HOW_NICKNAME) say_two(verdict, "nickname ", x, y);
    else if (x.script != y.script) {
        say_two(verdict, "", x, y);
        const Part *p = &a->parts[match->i], *q = &b->parts[match->j];
        quoth_name_verdict unheard = {.same = false};
        Spelt read_x = p->script == SCRIPT_LATIN ? x : (Spelt){a, &p->read, SCRIPT_LATIN, false};
        Spelt read_y = q->script == SCRIPT_LATIN ? y : (Spelt){b, &q->read, SCRIPT_LATIN, false};
        if (match->takes + match->gives == 2 && read_x.letters->n && read_y.letters->n) say_steps(read_x, read_y, &unheard);
        const char *tongue = strstr(unheard.why, ": ");
        if (tongue) {
            for (const char *next; (next = strstr(tongue + 1, ": ")) != NULL;) tongue = next;
            char text[60];
            snprintf(text, sizeof text, "%.40s", tongue + 2);
            say(verdict, text);
        }
    } else if (match->pair.how == HOW_ALIGNED) say_steps(x, y, verdict);
    if (match->takes + match->gives > 2 && !a->syllabic && !b->syllabic) say(verdict, "joined parts");
}

static void explain_left(const Name *name, unsigned left, quoth_name_verdict *verdict) {
    for (unsigned i = 0; i < name->n; i++) {
        char     text[WORD_MAX * 3 + 16], word[WORD_MAX * 3];
        JoinRoom room;
        const Stretch *written = &name->parts[i].written;
        if (!(left >> i & 1)) continue;
        put_letters(word, sizeof word, stretch_side(name, written, true, &room).at + 1, written->plain);
        snprintf(text, sizeof text, "%s left out", word);
        say(verdict, text);
    }
}

/* ---- Contradictions ------------------------------------------------------------------------------------------------------ */

static unsigned fathers_of(const Name *name) {
    unsigned bits = 0;
    for (unsigned i = 0; i < name->n; i++) bits |= (unsigned)name->parts[i].father << i;
    return bits;
}

static unsigned last_of(const Name *name) {
    unsigned last = name->n - 1;
    return last && name->parts[last].father ? last - 1 : last;
}

/* Which part it is that the two do not share: by its place, or the least likely of those that were paired. */
static const char *contradiction(const Name *a, const Name *b, const Assignment *assignment) {
    unsigned x = assignment->left_a, y = assignment->left_b;
    bool left = x || y;
    if (!left) {
        const PartMatch *weakest = NULL;
        for (unsigned k = 0; k < assignment->n; k++)
            if (!weakest || assignment->of[k].pair.z < weakest->pair.z) weakest = &assignment->of[k];
        if (!weakest) return "veto: no part in common";
        if (weakest->pair.how == HOW_INITIAL) return "veto: initials only";
        x = 1u << weakest->i;
        y = 1u << weakest->j;
    }
    if (a->n == 1 && b->n == 1) return "veto: other name";
    if (!assignment->n) return "veto: no part in common";
    if (!x || !y) return "veto: too little in common";
    if ((x & fathers_of(a)) && (y & fathers_of(b))) return "veto: other patronymic";
    bool family = (x >> last_of(a) & 1) && (y >> last_of(b) & 1), given = (x & 1) && (y & 1);
    if (a->syllabic || b->syllabic) return "veto: other syllable";
    return given ? "veto: other given name" : family ? "veto: other surname" : "veto: other part";
}

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

static bool ends_in(const char *text, unsigned n, const char *end) {
    size_t length = strlen(end);
    return n >= length && memcmp(text + n - length, end, length) == 0;
}

/* Daniel, Daniela; Julia, Julian. */
static bool has_more_by_gender(const char *x, unsigned n, const char *y, unsigned m) {
    if (n < 4 || m != n + 1 || memcmp(x, y, n) != 0) return false;
    return y[n] == 'a' ? !is_vowel(x[n - 1]) : y[n] == 'n' && ends_in(x, n, "ia");
}

/* Mario, Maria; Alexander, Alexandra; Christian, Christina. */
static bool ends_by_gender(const char *x, unsigned n, const char *y, unsigned m) {
    static const char ends[][2][4] = {{"o", "a"}, {"er", "ra"}, {"an", "na"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i][0]);
        if (n == m && n > length + 2 && ends_in(x, n, ends[i][0]) && ends_in(y, m, ends[i][1]) && memcmp(x, y, n - length) == 0) return true;
    }
    return false;
}

/* Two given names of the same letters, that are known and not as one, but for the ending that tells men from women. */
static bool is_other_gender(const Name *a, const Name *b, const PartMatch *match) {
    if (match->i || match->j || match->takes + match->gives > 2 || match->pair.known != KNOWN_OTHER) return false;
    const Part *p = &a->parts[0], *q = &b->parts[0];
    const char *x = a->text + p->text, *y = b->text + q->text;
    unsigned    n = p->length, m = q->length;
    return has_more_by_gender(x, n, y, m) || has_more_by_gender(y, m, x, n) || ends_by_gender(x, n, y, m) || ends_by_gender(y, m, x, n);
}

/* All else is equal, so that no ending of case changed the whole ("Andreja Horvata"). */
static bool are_of_other_gender(const Name *a, const Name *b, const Assignment *assignment) {
    bool found = false;
    if (assignment->n < 2 || assignment->left_a || assignment->left_b || (a->scripts | b->scripts) != 1u << SCRIPT_LATIN) return false;
    for (unsigned k = 0; k < assignment->n; k++) {
        if (assignment->of[k].pair.how == HOW_EQUAL) continue;
        if (!is_other_gender(a, b, &assignment->of[k])) return false;
        found = true;
    }
    return found;
}

const char *hard_veto(const Name *a, const Name *b, const Assignment *assignment) {
    if (are_of_other_gender(a, b, assignment)) return "veto: other gender";
    if (a->suffix && b->suffix && a->suffix != b->suffix) return "veto: other suffix";
    if (a->digits && b->digits && a->digits != b->digits) return "veto: other number";
    return NULL;
}

void explain(const Name *a, const Name *b, const Assignment *assignment, quoth_name_verdict *verdict) {
    const char *veto = hard_veto(a, b, assignment);
    if (!veto && !verdict->same) veto = contradiction(a, b, assignment);
    if (veto) {
        say(verdict, veto);
        return;
    }
    bool swapped = false;
    for (unsigned k = 0; k < assignment->n; k++) {
        explain_match(&assignment->of[k], a, b, verdict);
        swapped |= k && assignment->of[k].j < assignment->of[k - 1].j;
    }
    explain_left(a, assignment->left_a, verdict);
    explain_left(b, assignment->left_b, verdict);
    if (swapped) say(verdict, "other order");
    if (a->cut || b->cut) say(verdict, "long");
}
