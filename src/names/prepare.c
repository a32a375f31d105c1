/* The parts of a name: what stands around them is taken off. */
#include "name.h"
#include "known.h"
#include "memory.h"
#include "nicknames.h"
#include "pairs.h"
#include "parts.h"
#include "stretch.h"

static uint8_t suffix_number(const char *word, size_t length) {
    static const char words[][8] = {"jr", "sr", "ii", "iii", "iv", "junior", "senior"};
    static const uint8_t numbers[] = {1, 2, 3, 4, 5, 1, 2};
    for (size_t i = 0; i < sizeof numbers; i++)
        if (strncmp(words[i], word, length) == 0 && words[i][length] == '\0') return numbers[i];
    return 0;
}

/* ---- Parts ----------------------------------------------------------------------------------------------------------- */

/* Endings of case, and what the name has without: "сказал Ушакову" is of Ushakov, "Zelenského" of Zelenský. Their lengths, and how many
 * letters of the ending belong to the stem. */
static const struct {
    uint16_t ending[7], name[4];
    uint8_t length, more, stem;
} cases[] = {
    {u"скому", u"ий", 5, 2, 2}, {u"ского", u"ий", 5, 2, 2}, {u"ским", u"ий", 4, 2, 2}, {u"цкому", u"ий", 5, 2, 2},
    {u"цкого", u"ий", 5, 2, 2}, {u"цким", u"ий", 4, 2, 2}, {u"ському", u"ий", 6, 2, 3}, {u"ського", u"ий", 6, 2, 3},
    {u"ським", u"ий", 5, 2, 3}, {u"овым", u"", 4, 0, 2}, {u"евым", u"", 4, 0, 2}, {u"иным", u"", 4, 0, 2},
    {u"овим", u"", 4, 0, 2}, {u"ові", u"", 3, 0, 2}, {u"еві", u"", 3, 0, 2}, {u"ову", u"", 3, 0, 2}, {u"еву", u"", 3, 0, 2},
    {u"ину", u"", 3, 0, 2}, {u"ию", u"ий", 2, 2, 0}, {u"ею", u"ей", 2, 2, 0}, {u"еем", u"ей", 3, 2, 0},
    {u"ием", u"ий", 3, 2, 0}, {u"ром", u"", 3, 0, 1}, {u"ном", u"", 3, 0, 1}, {u"ру", u"", 2, 0, 1}, {u"ну", u"", 2, 0, 1},
    {u"лу", u"", 2, 0, 1}, {u"ského", u"ý", 5, 1, 2}, {u"skému", u"ý", 5, 1, 2}, {u"ským", u"ý", 4, 1, 2},
    {u"ovi", u"", 3, 0, 2}, {u"inem", u"", 4, 0, 2}, {u"ovem", u"", 4, 0, 2}};

static void cut_ending(Name *name, Part *part, const uint16_t *symbols, size_t n) {
    uint16_t bare[NAME_MAX];
    if ((part->script != SCRIPT_CYRILLIC && part->script != SCRIPT_LATIN) || n < 4 || n > 60) return;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = cases[i].length, kept = n - length + cases[i].stem;
        if (symbols[n - 1] != cases[i].ending[length - 1] || n < length + 2) continue;
        if (memcmp(symbols + n - length, cases[i].ending, length * sizeof *symbols) != 0) continue;
        memcpy(bare, symbols, kept * sizeof *bare);
        memcpy(bare + kept, cases[i].name, cases[i].more * sizeof *bare);
        part->bare = stretch_of_letters(name, bare, kept + cases[i].more);
        return;
    }
}

/* The article that is grown to an Arabic word: العزاوي is Azzawi. */
static void cut_article(Name *name, Part *part, const uint16_t *symbols, size_t n) {
    bool arabic = part->script == SCRIPT_ARABIC && n > 4 && symbols[0] == 0x627 && symbols[1] == 0x644;
    bool latin = part->script == SCRIPT_LATIN && n > 5 && (symbols[0] == 'a' || symbols[0] == 'e') && symbols[1] == 'l';
    if (arabic || latin) part->bare = stretch_of_letters(name, symbols + 2, n - 2);
}

static void take_rows(const SpellingModel *model, Part *part, uint32_t hash) {
    part->n_rows = (uint8_t)(part->n_rows + model_rows(model, hash, part->rows + part->n_rows, ROWS_MOST - part->n_rows));
}

static uint32_t loose_hash(const char *text, size_t n) {
    char loose[WORD_MAX];
    size_t length = 0;
    for (size_t i = 0; i < n && length < WORD_MAX; i++) {
        char c = text[i] == 'y' || text[i] == 'j' ? 'i' : text[i] == 'w' ? 'v' : text[i] == 'c' ? 'k' : text[i];
        if (c == 'h' && i) continue;
        if (length && loose[length - 1] == c) continue;
        loose[length++] = c;
    }
    return text_hash(loose, length);
}

static void take_nicks(Part *part, const char *text) {
    const char *full = part->length && part->length < 14 ? nickname_full(text, part->length) : NULL;
    part->nicks[part->n_nicks++] = loose_hash(text, part->length);
    for (const char *at = full, *end; at && *at && part->n_nicks < NICKS_MOST; at = *end ? end + 1 : end) {
        for (end = at; *end && *end != ' ';) end++;
        part->nicks[part->n_nicks++] = loose_hash(at, (size_t)(end - at));
    }
}

typedef struct Piece { /* what will be a part: a word, a syllable, or words that are one */
    const uint16_t *symbols;
    const char *text;
    size_t n, length;
    unsigned letters;
    enum Script script;
    bool syllable;
} Piece;

/* The part's text as it is read. */
static void put_part_text(Name *name, Part *part, const Piece *piece) {
    size_t length = name->n_text + piece->length > NAME_MAX ? 0 : piece->length;
    part->text = (uint16_t)name->n_text;
    part->length = (uint8_t)(length < 60 ? length : 60);
    memcpy(name->text + name->n_text, piece->text, part->length);
    name->n_text += part->length;
}

static void read_part(Name *name, Part *part, const Piece *piece) {
    *part = (Part){.script = (uint8_t)piece->script, .syllable = piece->syllable};
    part->written = stretch_of_letters(name, piece->symbols, piece->n);
    put_part_text(name, part, piece);
    const char *text = name->text + part->text;
    if (piece->script != SCRIPT_LATIN) {
        part->read = stretch_of_text(name, text, part->length);
        if (part->read.n && !piece->syllable) part->written.frame = part->read.frame;
    }
    cut_article(name, part, piece->symbols, piece->n);
    if (!part->bare.n) cut_ending(name, part, piece->symbols, piece->n);
    part->initial = piece->letters == 1 && piece->script <= SCRIPT_GREEK;
    part->hash = text_hash(text, part->length);
    part->written_hash = symbols_hash(piece->symbols, piece->n);
    take_rows(name->model, part, part->written_hash);
    if (part->hash != part->written_hash && piece->script == SCRIPT_LATIN) take_rows(name->model, part, part->hash);
    take_nicks(part, text);
}

static uint64_t piece_hash(const Piece *piece) {
    uint64_t about = (uint64_t)piece->n << 16 | (uint64_t)piece->script << 8 | (piece->letters == 1 ? 2u : 0u) | piece->syllable;
    uint64_t symbols = hash_bytes((const char *)piece->symbols, piece->n * sizeof *piece->symbols);
    uint64_t hash = hash_mix(hash_mix(symbols, about), hash_bytes(piece->text, piece->length));
    return hash ? hash : 1;
}

static void keep(const Name *name, KeptPart *kept, uint64_t hash, const Part *part, const Pair *equal) {
    unsigned letters = 0u + part->written.plain + part->bare.plain + part->read.plain;
    if (letters > MEMORY_LETTERS) return;
    *kept = (KeptPart){.hash = hash, .part = *part, .equal = *equal};
    size_t n = stretch_symbols(name, &part->written, kept->symbols);
    n += stretch_symbols(name, &part->bare, kept->symbols + n);
    stretch_symbols(name, &part->read, kept->symbols + n);
}

static void recall(Name *name, Part *part, const KeptPart *kept) {
    const uint16_t *symbols = kept->symbols;
    *part = kept->part;
    part->written = stretch_again(name, &kept->part.written, symbols);
    symbols += part->written.plain;
    if (part->bare.plain) part->bare = stretch_again(name, &kept->part.bare, symbols);
    symbols += part->bare.plain;
    if (part->read.plain) part->read = stretch_again(name, &kept->part.read, symbols);
}

/* The same as read_part(), of one that may be known. */
static void recall_part(Name *name, Part *part, Pair *equal, const Piece *piece) {
    uint64_t  hash = piece_hash(piece);
    KeptPart *kept = memory_part(name->memory, hash);
    if (kept->hash == hash) {
        recall(name, part, kept);
        *equal = kept->equal;
        put_part_text(name, part, piece);
        return;
    }
    read_part(name, part, piece);
    pair_of_equal(name->model, part, equal);
    part->number = name->memory->n_parts < MEMORY_NUMBERS ? ++name->memory->n_parts : 0;
    keep(name, kept, hash, part, equal);
}

static void add_part(Name *name, const Piece *piece) {
    if (name->n == PARTS_MAX) {
        name->cut = true;
        return;
    }
    Part *part = &name->parts[name->n];
    Pair *equal = &name->equal[name->n++];
    name->scripts = (uint16_t)(name->scripts | 1u << piece->script);
    if (name->memory) {
        recall_part(name, part, equal, piece);
        return;
    }
    read_part(name, part, piece);
    pair_of_equal(name->model, part, equal);
}

/* abd al-Rahman, Abdul Rahman: the servant of one is one part, and nothing without what follows. */
static bool is_servant(const char *word, size_t n) {
    static const char words[][6] = {"abd", "abdul", "abdel", "abdal", "abdol", "abdu", "abdo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && memcmp(words[i], word, n) == 0) return true;
    return false;
}

static const char *word_text(const Spelling *spelling, unsigned i) { return spelling->text + spelling->words[i].start; }

static enum PartKind kind_of(const Spelling *spelling, unsigned i) {
    const Word *word = &spelling->words[i];
    const char *next = i + 1 < spelling->n ? word_text(spelling, i + 1) : "";
    return word->length ? part_kind(word_text(spelling, i), word->length, next, i == 0) : PART_NAME;
}

static Piece piece_of(const Spelling *spelling, unsigned i) {
    const Word *word = &spelling->words[i];
    return (Piece){spelling->symbols + word->symbol, word_text(spelling, i), word->n_symbols, word->length, word->letters,
                   (enum Script)word->script, false};
}

/* The word and the name behind it, with the article where there is one, as one. Returns the words that were taken. */
static unsigned add_servant(Name *name, const Spelling *spelling, unsigned i) {
    uint16_t symbols[2 * NAME_MAX];
    char text[2 * NAME_MAX];
    Piece all = piece_of(spelling, i);
    unsigned next = i + 1;
    bool article = next + 1 < spelling->n && kind_of(spelling, next) == PART_PARTICLE;
    if (next + article >= spelling->n || spelling->words[next + article].script != (uint8_t)all.script) return add_part(name, &all), 1;
    Piece last = piece_of(spelling, next + article);
    memcpy(symbols, all.symbols, all.n * sizeof *symbols);
    memcpy(text, all.text, all.length);
    if (article || (all.length == 3 && all.script == SCRIPT_LATIN)) {
        static const uint16_t al[] = {'a', 'l'};
        if (all.script == SCRIPT_LATIN) memcpy(symbols + all.n, al, sizeof al), all.n += 2;
        memcpy(text + all.length, "al", 2), all.length += 2;
    }
    memcpy(symbols + all.n, last.symbols, last.n * sizeof *symbols);
    memcpy(text + all.length, last.text, last.length);
    all = (Piece){symbols, text, all.n + last.n, all.length + last.length, 9, all.script, false};
    add_part(name, &all);
    return 2u + article;
}

/* ---- Syllables -------------------------------------------------------------------------------------------------------- */

static bool is_syllabic(const Spelling *spelling) {
    unsigned syllables = 0;
    for (unsigned i = 0; i < spelling->n; i++) {
        const Word *word = &spelling->words[i];
        if (word->script != SCRIPT_HAN && word->script != SCRIPT_HANGUL) return false;
        syllables += word->letters;
    }
    return spelling->n > 0 && spelling->n <= 3 && syllables > 1 && syllables <= (spelling->n == 1 ? 7 : 4);
}

static void add_syllables(Name *name, const Spelling *spelling) {
    const uint16_t *at = spelling->symbols, *end = at + spelling->n_symbols;
    const uint16_t *first = at;
    enum Script script = (enum Script)spelling->words[0].script;
    while (at < end) { /* a syllable of Hangul starts with a sound of its own range */
        for (at++; at < end && script == SCRIPT_HANGUL && *at >= 0x1160;) at++;
        char text[NAME_MAX];
        Piece piece = {first, text, (size_t)(at - first), 0, 2, script, true};
        if (script == SCRIPT_HANGUL) piece.length = hangul_romanise(first, piece.n, text);
        add_part(name, &piece);
        first = at;
    }
    name->syllabic = true;
}

static bool is_vowel(uint16_t c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w'; }

/* Could it be one syllable of Chinese or Korean: vowels in one run, and a soft end. */
static bool is_one_syllable(const char *at, size_t n) {
    size_t first = 0, end = n;
    while (first < n && !is_vowel((uint16_t)at[first])) first++;
    while (end > first && !is_vowel((uint16_t)at[end - 1])) end--;
    for (size_t i = first; i < end; i++)
        if (!is_vowel((uint16_t)at[i])) return false;
    return n <= 6 && first < end && first <= 3 && n - end <= 2 && (n - end < 2 || (at[n - 2] == 'n' && at[n - 1] == 'g'));
}

static bool looks_syllabic(const Name *name) {
    if (name->n < 2 || name->scripts != 1u << SCRIPT_LATIN) return name->syllabic;
    for (unsigned i = 0; i < name->n; i++)
        if (!is_one_syllable(name->text + name->parts[i].text, name->parts[i].length)) return false;
    return true;
}

/* ---- The whole --------------------------------------------------------------------------------------------------------- */

static void add_words(Name *name, const Spelling *spelling) {
    for (unsigned i = 0; i < spelling->n;) {
        const Word *word = &spelling->words[i];
        enum PartKind kind = kind_of(spelling, i);
        Piece piece = piece_of(spelling, i);
        if (kind == PART_SUFFIX) name->suffix = suffix_number(word_text(spelling, i), word->length);
        if (kind == PART_NAME && is_servant(piece.text, piece.length)) {
            i += add_servant(name, spelling, i);
            continue;
        }
        if (kind == PART_NAME) add_part(name, &piece);
        i++;
    }
    for (unsigned i = 0; name->n == 0 && i < spelling->n; i++) { /* "Van": all of it is the name */
        Piece piece = piece_of(spelling, i);
        add_part(name, &piece);
    }
}

static uint32_t digits_of(const char *text, size_t length) {
    char digits[32];
    size_t n = 0;
    for (size_t i = 0; i < length && n < sizeof digits; i++)
        if (text[i] >= '0' && text[i] <= '9') digits[n++] = text[i];
    return n ? text_hash(digits, n) | 1 : 0;
}

static Sketch sketch_of(const Part *part, const char *text) {
    Sketch sketch = {.frame = part->written.frame, .hash = part->written_hash, .plain = part->written.plain, .first = part->length ? *text : '\0',
                     .script = part->script & 15u, .initial = part->initial, .father = part->father};
    sketch.simple = part->script == SCRIPT_LATIN && !part->initial && !part->bare.n && part->n_nicks == 1;
    for (unsigned i = 0; i < part->n_rows; i++) {
        unsigned common = ROW_COMMON(part->rows[i]);
        if (common > sketch.common) sketch.common = common & 63u;
    }
    return sketch;
}

Name *name_read(NameRoom *room, PartMemory *memory, const SpellingModel *model, const char *text, size_t length) {
    Spelling spelling;
    Name *name = &room->name;
    *name = (Name){.model = model, .sketches = room->sketches, .equal = room->equal, .parts = room->parts, .joined = room->joined,
                   .symbols = room->symbols, .letters = room->letters, .blocks = room->blocks,
                   .text = room->text, .memory = length <= MEMORY_NAME ? memory : NULL};
    name_spell(text, length, false, &spelling);
    name->cut = spelling.cut;
    name->digits = digits_of(text, length);
    if (is_syllabic(&spelling)) add_syllables(name, &spelling);
    else add_words(name, &spelling);
    for (unsigned i = 1; name->n > 1 && i < name->n; i++)
        name->parts[i].father = part_is_patronymic(name->text + name->parts[i].text, name->parts[i].length) && (name->n > 2 || i + 1 < name->n);
    for (unsigned i = 0; i < name->n; i++) name->sketches[i] = sketch_of(&name->parts[i], name->text + name->parts[i].text);
    name->looks_syllabic = looks_syllabic(name);
    return name;
}

static Stretch join(Name *name, unsigned i, unsigned n) {
    unsigned letters = 0;
    for (unsigned k = i; k < i + n; k++) letters += name->parts[k].written.plain;
    name->cut |= letters > LETTERS_OF_ONE;
    return stretch_of_row(name, i, n);
}

void name_join(Name *name) {
    unsigned most = name_joins(name) + 1;
    for (unsigned i = 0; i < name->n; i++)
        for (unsigned k = 2; k <= most && i + k <= name->n; k++) *name_stretch(name, i, k) = join(name, i, k);
    if (name->n == 1) name->whole = name->parts[0].written;
    else if (name->n > 1) name->whole = name->n <= most ? *name_stretch(name, 0, name->n) : join(name, 0, name->n);
    name->is_joined = true;
}

Name *name_prepare(NameRoom *room, const SpellingModel *model, const char *text, size_t length) {
    Name *name = name_read(room, NULL, model, text, length);
    name_join(name);
    return name;
}
