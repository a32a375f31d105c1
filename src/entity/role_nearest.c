/* Finding a person's role for a place in the text, and the role that a speaking noun phrase carries. */
#include "role_find.h"

#define LOOK_MOST 2000u /* roles looked at on either side */

/* Roles are in the order of the mentions that they stand beside. */
Index role_first_of(const Doc *doc, Index mention) {
    uint32_t first;
    array_bisect(first, doc->roles.n, doc->roles.at[i].mention < mention);
    return first;
}

static Index first_mention_from(const Doc *doc, uint32_t token) {
    uint32_t first;
    array_bisect(first, doc->mentions.n, doc->mentions.at[i].first < token);
    return first;
}

static uint32_t parts_of_role(const Role *role) {
    return (uint32_t)!span_empty(role->organization) + (uint32_t)!span_empty(role->place);
}

/* Of the roles beside one mention the fullest: "Officer Jane Roe, a Lyndon police spokeswoman". */
static Index fullest(const Doc *doc, Index role) {
    Index mention = doc->roles.at[role].mention, best = role;
    while (role > 0 && doc->roles.at[role - 1].mention == mention) role--;
    for (best = role; role < doc->roles.n && doc->roles.at[role].mention == mention; role++)
        if (parts_of_role(&doc->roles.at[role]) > parts_of_role(&doc->roles.at[best])) best = role;
    return best;
}

Index role_nearest(const Doc *doc, Index entity, uint32_t token) {
    if (entity == NONE) return NONE;
    Index behind = role_first_of(doc, first_mention_from(doc, token + 1));
    for (Index i = behind; i > 0 && behind - i < LOOK_MOST; i--)
        if (doc->roles.at[i - 1].entity == entity) return fullest(doc, i - 1);
    for (Index i = behind; i < doc->roles.n && i - behind < LOOK_MOST; i++)
        if (doc->roles.at[i].entity == entity) return fullest(doc, i);
    return NONE;
}
