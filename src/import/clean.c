/* Most names are plain words, and one pass shows that they are. The others are compiled as a source would be, so that what is written
 * here is never refused there. */
#include "clean.h"
#include "forms.h"
#include "point.h"
#include "utf8.h"
#include <unicode/uchar.h>

#define MOST_TOKENS 16u /* as gazetteers/README.md has it */

typedef struct Pass {
    Clean   *clean;
    uint32_t tokens;     /* never fewer than the tokenizer makes */
    uint32_t combining, unspaced; /* marks; letters of scripts without spaces, each of which was counted as a token */
    bool     in_word, cased, uncased, capital, odd;
} Pass;

static bool is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/* Joiners are part of Persian and Indic words; all others of their kind are of use to no reader. */
static bool is_unseen(uint32_t c) { return c >= 0xAD && c != 0x200C && c != 0x200D && u_charType((UChar32)c) == U_FORMAT_CHAR; }

static bool is_space(uint32_t c) { return c == ' ' || (c >= 0x85 && u_isUWhiteSpace((UChar32)c)); }

static void put_space(Pass *pass) {
    Clean *clean = pass->clean;
    pass->in_word = false;
    if (clean->n && clean->text[clean->n - 1] != ' ') clean->text[clean->n++] = ' ';
    else clean->repaired = true;
}

static void look_at(Pass *pass, uint32_t c, enum Point class) {
    bool in_word = point_in_word(class) || class == POINT_COMBINING;
    bool starts = !in_word || !pass->in_word;
    pass->clean->n_words += point_in_word(class) && !pass->in_word;
    pass->tokens += starts && class != POINT_IGNORABLE;
    pass->combining += class == POINT_COMBINING;
    pass->unspaced += class == POINT_DICTIONARY;
    pass->capital |= class == POINT_UPPER;
    pass->cased |= class == POINT_LOWER || class == POINT_UPPER;
    pass->uncased |= class == POINT_LETTER || class == POINT_DIGIT || class == POINT_DICTIONARY;
    pass->odd |= c == '*' || c == '_' || c == '#' || c == '>' || c == '[' || c == ']' || c == '@';
    if (class != POINT_IGNORABLE) pass->in_word = in_word;
}

/* The most of most names: ASCII letters and digits behind the first. How many there were. */
static uint32_t take_letters(Pass *pass, const char *at, size_t n) {
    Clean   *clean = pass->clean;
    uint32_t taken = 0, room = clean->n < CLEAN_MOST ? CLEAN_MOST - clean->n : 0;
    unsigned seen = 0;
    while (taken < n && taken < room && (unsigned char)at[taken] < 0x80 && point_in_word((enum Point)point_ascii[(unsigned char)at[taken]]))
        seen |= 1u << point_ascii[(unsigned char)at[taken++]];
    memcpy(clean->text + clean->n, at, taken);
    clean->n += taken;
    clean->n_points += taken;
    pass->capital |= (seen >> POINT_UPPER & 1) != 0;
    pass->cased |= (seen & (1u << POINT_LOWER | 1u << POINT_UPPER)) != 0;
    pass->uncased |= (seen >> POINT_DIGIT & 1) != 0;
    return taken;
}

static const char *read_points(Slice raw, Pass *pass) {
    Clean *clean = pass->clean;
    for (size_t at = 0; at < raw.n;) {
        uint32_t c = utf8_next(raw.at, &at, raw.n);
        if (is_control(c)) return "a control character in it";
        if (c == '|') return "a bar in it, which parts names";
        if (c == 0xFFFD) return "a replacement character in it: it was broken before";
        if (clean->n >= CLEAN_MOST) return "longer than names can be";
        if (is_space(c)) {
            clean->repaired |= c != ' ';
            put_space(pass);
        } else if (is_unseen(c)) clean->repaired = true;
        else {
            clean->n += utf8_put(clean->text + clean->n, c);
            clean->n_points++;
            look_at(pass, c, point_class(c));
            if (pass->in_word) at += take_letters(pass, raw.at + at, raw.n - at);
        }
    }
    if (clean->n && clean->text[clean->n - 1] == ' ') clean->n--, clean->repaired = true;
    clean->no_capital = pass->cased && !pass->capital && !pass->uncased;
    return NULL;
}

static void take_reason(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    const char **why = context;
    (void)file, (void)line, (void)column;
    if (!*why)
        *why = strstr(reason, "tokens") ? "over 16 tokens" : strstr(reason, "Markdown") ? "Markdown or an address in a text" : "no words";
}

/* As `gazetteer build` would take it. */
static const char *try_it(Clean *clean) {
    const char *why = NULL;
    char        text[CLEAN_MOST + 32] = "%type other\na\t";
    size_t      n = strlen(text);
    Source      source = {.complain = take_reason, .context = &why};
    Forms       forms = {0};
    memcpy(text + n, clean->text, clean->n);
    bool ok = source_take(&source, "", text, n + clean->n, NULL) && forms_read(&forms, &source, NULL);
    forms_free(&forms);
    source_free(&source);
    clean->failed |= !ok;
    return ok ? why : "no memory to try it";
}

static uint32_t words_of_run(Unspaced *unspaced, const char *text, size_t length) {
    uint32_t n = 0;
    if (!unspaced_start(unspaced, text, length, NULL)) return MOST_TOKENS; /* it will be tried */
    while (unspaced_next(unspaced)) n++;
    return n;
}

/* Words instead of letters in runs of Thai, Chinese, Japanese: cut by the same dictionaries that the tokenizer has. */
static uint32_t count_unspaced(Clean *clean) {
    uint32_t words = 0;
    size_t   start = 0, at = 0;
    bool     inside = false;
    for (size_t before = 0; at < clean->n; before = at) {
        enum Point class = point_class(utf8_next(clean->text, &at, clean->n));
        bool       goes_on = class == POINT_DICTIONARY || (inside && (class == POINT_COMBINING || class == POINT_IGNORABLE));
        if (goes_on && !inside) start = before;
        if (!goes_on && inside) words += words_of_run(&clean->unspaced, clean->text + start, before - start);
        inside = goes_on;
    }
    return inside ? words + words_of_run(&clean->unspaced, clean->text + start, clean->n - start) : words;
}

const char *clean_name(Slice raw, Clean *clean) {
    Pass        pass = {.clean = clean};
    clean->n = clean->n_points = clean->n_words = 0;
    clean->repaired = clean->no_capital = false;
    const char *why = read_points(raw, &pass);
    if (why) return why;
    if (!clean->n) return "nothing in it";
    char first = clean->text[0], last = clean->text[clean->n - 1];
    if (last == '^' || last == '~') return "a sign of the format at its end";
    if (pass.tokens > MOST_TOKENS && pass.unspaced) pass.tokens += count_unspaced(clean) - pass.unspaced;
    bool doubtful = pass.odd || !pass.tokens || pass.tokens > MOST_TOKENS || pass.combining > 30 || first == '-' || first == '+' ||
                    (!clean->n_words && !pass.unspaced);
    return doubtful ? try_it(clean) : NULL;
}

const char *clean_field(Slice raw, Clean *clean) {
    Pass pass = {.clean = clean};
    clean->n = clean->n_points = clean->n_words = 0;
    clean->repaired = clean->no_capital = false;
    const char *why = read_points(raw, &pass);
    return why ? why : clean->n ? NULL : "nothing in it";
}
