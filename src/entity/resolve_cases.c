/* Names in cases: which wording of a Russian or Ukrainian name is nearest to the nominative, and what that is. */
#include "fold.h"
#include "name_words.h"
#include "resolve_inner.h"
#include "utf8.h"

uint64_t part_key(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (!utf8_is_cyrillic(doc->text + t->start)) return t->fold;
    return word_form(doc->text + t->start, t->end - t->start).stem;
}

/* ---- Which wording ----------------------------------------------------------------------------------------------- */

/* The nominative is mostly the shortest; of equal ones "Мария" and not "Марии", "Марию". */
static unsigned distance(const Doc *doc, const Mention *mention) {
    static const char *const oblique[] = {"у", "ю", "и", "ы", "е", "ой", "і", "ї"};
    unsigned far = 0;
    for (uint32_t i = mention->first; i < mention->end; i++) {
        const Token *t = &doc->tokens.at[i];
        far += 2 * (t->end - t->start);
        for (unsigned k = 0; k < sizeof oblique / sizeof *oblique; k++) far += token_ends(doc, i, oblique[k]);
    }
    return far;
}

bool wording_is_in_cases(const Doc *doc, const Mention *mention) { return utf8_is_cyrillic(doc->text + mention->span.start); }

bool wording_is_nearer(const Doc *doc, const Mention *mention, const Mention *other) {
    return distance(doc, mention) < distance(doc, other);
}

/* ---- The nominative ---------------------------------------------------------------------------------------------- */

/* By a given name in the nominative: Мария, but Илья. */
static enum Gender gender_of(const char *given, size_t length) {
    static const char *const men[] = {"илья", "никита", "кузьма", "фома", "лука", "савва", "микола", "ілля", "микита", "данила", "сава"};
    if (!text_ends(given, length, "а") && !text_ends(given, length, "я")) return GENDER_MALE;
    for (unsigned i = 0; i < sizeof men / sizeof *men; i++)
        if (fold_hash(given, length) == fold_hash(men[i], strlen(men[i]))) return GENDER_MALE;
    return GENDER_FEMALE;
}

const char *name_in_nominative(Doc *doc, const Gazetteer *gazetteer, const Mention *mention) {
    const SpellingModel *spellings = gazetteer_spellings(gazetteer);
    size_t      room = mention->span.end - mention->span.start + (mention->end - mention->first) * PART_BYTES, n = 0;
    enum Gender gender = GENDER_UNKNOWN;
    char       *out = mention->end - mention->first <= PARTS_MOST ? arena_alloc(&doc->arena, room + 1) : NULL;
    if (!out) return NULL;
    for (uint32_t i = mention->first; i < mention->end; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind != TOKEN_WORD && t->kind != TOKEN_PUNCTUATION) return NULL;
        if (i > mention->first && t[-1].end < t->start) out[n++] = ' ';
        size_t length = part_nominative(spellings, doc->text + t->start, t->end - t->start, gender, out + n);
        if (!length) memcpy(out + n, doc->text + t->start, length = t->end - t->start);
        n += length;
        if (i == mention->first && mention->end - i > 1) gender = gender_of(out, n);
    }
    out[n] = '\0';
    return out;
}

/* ---- The list's own ---------------------------------------------------------------------------------------------- */

/* Where the last `n` words of a name begin; NULL where it has fewer. */
static const char *last_words(const char *name, uint32_t n) {
    const char *at = name + strlen(name);
    for (; at > name; at--)
        if (at[-1] == ' ' && --n == 0) return at;
    return n == 1 ? name : NULL;
}

/* Has each word of the mention the stem of the word that stands in its place? */
static bool stems_agree(const Doc *doc, const Mention *mention, const char *words) {
    for (uint32_t i = mention->first; i < mention->end; i++) {
        size_t length = strcspn(words, " ");
        if (doc->tokens.at[i].kind != TOKEN_WORD || !length || word_form(words, length).stem != part_key(doc, i)) return false;
        words += length + (words[length] == ' ');
    }
    return !*words;
}

const char *name_as_listed(Doc *doc, const Gazetteer *gazetteer, Index record, const Mention *mention) {
    uint32_t n = record == NONE ? 0 : gazetteer_names(gazetteer, record);
    for (uint32_t i = 0; i < n; i++) {
        const char *name = gazetteer_name(gazetteer, record, i);
        const char *words = utf8_is_cyrillic(name) ? last_words(name, mention->end - mention->first) : NULL;
        if (words && stems_agree(doc, mention, words)) return arena_copy(&doc->arena, words, strlen(words));
    }
    return NULL;
}
