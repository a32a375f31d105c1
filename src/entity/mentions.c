/* All that the text names, by whatever means, in its order. */
#include "entity_inner.h"
#include <stdlib.h>

enum Zone zone_of(const Doc *doc, uint32_t token) {
    Index paragraph = paragraph_of(doc, token);
    return paragraph == NONE ? ZONE_BODY : (enum Zone)doc->paragraphs.at[paragraph].zone;
}

Mention *mention_add(Doc *doc, enum Form form, uint32_t first, uint32_t end, quoth_error *err) {
    Mention *mention = array_add(&doc->arena, &doc->mentions);
    if (!mention) return fail_memory(err), NULL;
    *mention = (Mention){.span = span_of_tokens(doc, first, end), .first = first, .end = end, .form = (uint8_t)form,
                         .zone = (uint8_t)zone_of(doc, first), .entity = NONE, .record = NONE, .next = NONE};
    return mention;
}

/* By start; of those that start together, names before others and longer ones before shorter ones. */
static int compare(const void *a_side, const void *b_side) {
    const Mention *a = a_side, *b = b_side;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->form != b->form) return a->form < b->form ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

bool mentions_find(Doc *doc, const Gazetteer *gazetteer, const NameModel *model, Arena *scratch, quoth_error *err) {
    if (!names_find(doc, model, scratch, err) || !nominals_find(doc, gazetteer, scratch, err) ||
        !pronouns_find(doc, gazetteer, scratch, err))
        return false;
    if (doc->mentions.n) qsort(doc->mentions.at, doc->mentions.n, sizeof *doc->mentions.at, compare);
    return roles_find(doc, gazetteer, scratch, err);
}
