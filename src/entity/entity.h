/* Who and what is named: mentions, the roles beside them, and which mentions are one entity. */
#ifndef ENTITY_H
#define ENTITY_H
#include "gazetteer.h"

/* What names are known by: the weights of models/names.tsv and some words. NULL: no memory. */
typedef struct NameModel NameModel;
NameModel *name_model_new(const Gazetteer *gazetteer, quoth_error *err);
void       name_model_free(NameModel *model);

/* Fills mentions (names, nominals such as "the ambassador", pronouns) and the roles beside them. */
bool mentions_find(Doc *doc, const Gazetteer *gazetteer, NameModel *model, Arena *scratch, quoth_error *err);

/* Fills entities, ties mentions and roles to them, and names to the gazetteer. */
bool entities_resolve(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err);

/* An entity for a nominal that speaks and stands for nobody named ("one European official"), or for whom a nominal or pronoun
 * stands; its index, or NONE when out of memory. When all have theirs, their other mentions are put beside them. */
Index entity_add_unnamed(Doc *doc, Index mention, quoth_error *err);
void  entities_gather_unnamed(Doc *doc);

/* Chains the mentions of all entities anew, after some were given to other ones. An entity may be left without. */
void entities_chain(Doc *doc);

/* The role of an entity that is nearest to a token, as docs/records.md says: in the mention there or its apposition, else the
 * nearest earlier one, else the nearest later one; NONE where it has none. */
Index role_nearest(const Doc *doc, Index entity, uint32_t token);

/* "die Leiterin beim Gipfel, Sara Hahn, sagte": where a preposition at `at` adds something to a noun, the token of the comma behind that, else
 * `at`. In languages whose nouns have capitals. */
uint32_t phrase_addition_end(const Doc *doc, uint32_t at);

/* Gives the names the bounds and types of other conventions (bits of quoth_convention). After all stages: they expect our own. False: out of
 * memory. */
bool conventions_apply(Doc *doc, const Gazetteer *gazetteer, unsigned conventions, quoth_error *err);

/* A part of it (convention_places.c): makes adjectives of places names of these. */
bool adjectives_to_places(Doc *doc, const Gazetteer *gazetteer, quoth_error *err);

/* Others (convention_nouns.c): the bodies of states get names, and names begin with the noun for what is named. */
void bodies_to_names(Doc *doc);
void kinds_to_names(Doc *doc, const Gazetteer *gazetteer);
#endif
