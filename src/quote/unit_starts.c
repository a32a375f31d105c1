#include "unit_starts.h"
#include "name_words.h"
#include "source.h"

/* A role right before the name belongs to the name's unit: "Kremlin spokesman Dmitry Peskov said". */
static uint32_t start_with_role(const Doc *doc, const Role *role, const Mention *mention) {
    uint32_t first = mention->first;
    while (first > 0 && doc->tokens.at[first - 1].start >= role->span.start) first--;
    return role->span.end <= mention->span.start ? first : mention->first;
}

/* Other mentions there are a piece of what starts there: "the mayor" of "the mayor's spokeswoman, Ann Lee". */
static bool name_starts_at(const UnitStarts *starts, const Doc *doc, uint32_t token) {
    Index mention = starts->mention_at[token];
    return mention != NONE && doc->mentions.at[mention].form == FORM_NAME;
}

/* No piece of another name, but that of a people in "Swiss bank Norvik". */
static bool may_start_at(const UnitStarts *starts, const Doc *doc, uint32_t first, const Mention *mention) {
    if (!name_starts_at(starts, doc, first)) return true;
    const Mention *other = &doc->mentions.at[starts->mention_at[first]];
    return (mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET) && other->type == TYPE_GROUP && other->end < mention->first;
}

/* "сообщает украинская полиция": in Cyrillic the adjective of a people is nobody by itself where its noun follows. */
static bool is_adjective(const Doc *doc, const Mention *mention) {
    if (!(doc->habits & HABIT_NO_ARTICLES) || mention->form != FORM_NAME || mention->type != TYPE_GROUP) return false;
    const Token *next = &doc->tokens.at[mention->end];
    if (mention->end >= doc->tokens.n || next->flags & (SENTENCE_BEFORE | PARAGRAPH_BEFORE) || next->kind != TOKEN_WORD) return false;
    const uint64_t others = CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(CUE_VERB) | CLASS(VERB) | CLASS(COPULA) | CLASS(ADVERB) | CLASS(PRONOUN);
    return !(next->classes & others) && word_is_adjective(doc, mention->end - 1);
}

bool unit_starts_find(UnitStarts *starts, const Doc *doc, Arena *arena) {
    starts->mention_at = array_nones(arena, doc->tokens.n);
    starts->titled_at = array_nones(arena, doc->tokens.n);
    if (!starts->mention_at || !starts->titled_at) return false;
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        Index         *at = &starts->mention_at[mention->first];
        if (is_adjective(doc, mention)) continue;
        if (*at == NONE || doc->mentions.at[*at].end < mention->end) *at = i;
    }
    for (Index i = 0; i < doc->roles.n; i++) {
        const Role *role = &doc->roles.at[i];
        if (role->mention == NONE) continue;
        const Mention *mention = &doc->mentions.at[role->mention];
        uint32_t       first = start_with_role(doc, role, mention);
        if (mention->form != FORM_NAME || first == mention->first || mention->first - first > 12) continue;
        if (starts->mention_at[mention->first] == role->mention) starts->titled_at[first] = role->mention;
    }
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (starts->mention_at[mention->first] != i) continue;
        uint32_t first = source_start(doc, mention);
        if (first < mention->first && starts->titled_at[first] == NONE && may_start_at(starts, doc, first, mention)) starts->titled_at[first] = i;
    }
    return true;
}
