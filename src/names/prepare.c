/* The parts of a name: what stands around them is taken off. */
#include "alternations.h"
#include "assign.h"
#include "parts.h"
#include <string.h>

static unsigned suffix_number(const char *word, size_t length) {
    static const char words[][8] = {"jr", "sr", "ii", "iii", "iv", "junior", "senior"};
    static const uint8_t numbers[] = {1, 2, 3, 4, 5, 1, 2};
    for (size_t i = 0; i < sizeof numbers; i++)
        if (strncmp(words[i], word, length) == 0 && words[i][length] == '\0') return numbers[i];
    return 0;
}

/* A bit for each consonant that no alternation turns into another class; c, d, g, h, j, t, w, x and z are in
 * too many. */
unsigned part_classes(const char *text, size_t length) {
    static const char classes[26] = {['b' - 'a'] = 1, ['k' - 'a'] = 2, ['q' - 'a'] = 2, ['l' - 'a'] = 3,
                                     ['m' - 'a'] = 4, ['n' - 'a'] = 5, ['p' - 'a'] = 6, ['r' - 'a'] = 7};
    unsigned bits = 0;
    for (size_t i = 0; i < length; i++) bits |= 1u << classes[text[i] - 'a'];
    return bits & ~1u;
}

static void add_part(Name *name, const Word *word, const char *text) {
    if (name->n == PARTS_MAX) {
        name->spelling.cut = true;
        return;
    }
    name->parts[name->n++] =
        (Part){.text = text,
               .length = word->length,
               .classes = (uint16_t)part_classes(text, word->length),
               .syllables = word->script == SCRIPT_HAN || word->script == SCRIPT_HANGUL ? word->letters : 0,
               .initial = word->letters == 1 && word->script <= SCRIPT_GREEK};
}

static void join_parts(Name *name) {
    for (unsigned i = 0; i + 1 < name->n; i++) {
        memcpy(name->joins[i], name->parts[i].text, name->parts[i].length);
        memcpy(name->joins[i] + name->parts[i].length, name->parts[i + 1].text, name->parts[i + 1].length);
    }
}

void name_prepare(Name *name, const char *text, size_t length) {
    Spelling *spelling = &name->spelling;
    name_spell(text, length, spelling);
    name->n = name->suffix = name->when = 0;
    for (unsigned i = 0; i < spelling->n; i++) {
        const Word *word = &spelling->words[i];
        const char *at = spelling->text + word->start,
                   *next = i + 1 < spelling->n ? at + word->length + 1 : "";
        if (word->script == SCRIPT_ARABIC || word->script == SCRIPT_HEBREW) name->when |= ALTERNATION_ABJAD;
        if (word->script == SCRIPT_GREEK || word->script == SCRIPT_OTHER || word->script == SCRIPT_HANGUL)
            name->when |= ALTERNATION_FEW_SOUNDS;
        if (word->script == SCRIPT_HAN || word->script == SCRIPT_HANGUL) name->when |= ALTERNATION_SYLLABLES;
        enum PartKind kind = part_kind(at, word->length, next, i == 0);
        if (kind == PART_NAME) add_part(name, word, at);
        if (kind == PART_SUFFIX) name->suffix = suffix_number(at, word->length);
    }
    if (name->n == 0) /* "Van": all of it is the name */
        for (unsigned i = 0; i < spelling->n; i++)
            add_part(name, &spelling->words[i], spelling->text + spelling->words[i].start);
    for (unsigned i = 1; name->n > 2 && i < name->n; i++)
        name->parts[i].father = part_is_patronymic(name->parts[i].text, name->parts[i].length);
    join_parts(name);
}
