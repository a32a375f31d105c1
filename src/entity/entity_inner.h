/* What the files of this layer share: the two parts of mentions_find(), and how a mention is added. */
#ifndef ENTITY_INNER_H
#define ENTITY_INNER_H
#include "entity.h"

/* Names, with type, score and why. */
bool names_find(Doc *doc, NameModel *model, Arena *scratch, quoth_error *err);

/* All but the names, which doc->mentions holds: nominals, pronouns and roles. */
bool mentions_complete(Doc *doc, const Gazetteer *gazetteer, Arena *scratch, quoth_error *err);

/* A new last mention of the tokens [first, end), with its span and zone, everything else empty; NULL: no memory, which is
 * told. It may move doc->mentions. */
Mention *mention_add(Doc *doc, enum Form form, uint32_t first, uint32_t end, quoth_error *err);

/* The zone of the paragraph that the token stands in. */
enum Zone zone_of(const Doc *doc, uint32_t token);
#endif
