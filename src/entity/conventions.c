/* Names as other annotations have them: what users may choose beside the project's own convention. */
#include "entity.h"
#include "word_at.h"

#define TITLE_CLASSES (CLASS(TITLE) | CLASS(TITLE_BEFORE) | CLASS(HONORIFIC))

/* "President" in "President Orlova", "Mr" and "." in "Mr. Kroll". */
static bool is_of_title(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    if (token && doc->text[t->start] == '.' && t[-1].end == t->start) t = &doc->tokens.at[--token];
    return t->kind == TOKEN_WORD && t->shape >= SHAPE_CAPITAL && token_classes(doc, token) & TITLE_CLASSES;
}

/* The first token of the name with what the convention adds before it; not before `floor`. */
static uint32_t start_of(const Doc *doc, const Mention *mention, unsigned conventions, uint32_t floor) {
    uint32_t first = mention->first;
    bool     may_have_the = mention->type != TYPE_PERSON && mention->type != TYPE_GROUP;
    if (conventions & QUOTH_NAMES_WITH_TITLES && mention->type == TYPE_PERSON)
        while (first > floor && goes_on(doc, first) && is_of_title(doc, first - 1)) first--;
    if (conventions & QUOTH_NAMES_WITH_THE && may_have_the && first > floor && goes_on(doc, first) && token_is(doc, first - 1, "the"))
        first--;
    return first;
}

static void change(Doc *doc, Index index, unsigned conventions) {
    Mention *mention = &doc->mentions.at[index];
    uint32_t floor = index ? doc->mentions.at[index - 1].first + 1 : 0;
    if (index && doc->mentions.at[index - 1].form == FORM_NAME) floor = doc->mentions.at[index - 1].end;
    uint32_t first = start_of(doc, mention, conventions, floor);
    if (first < mention->first) mention->span.start = doc->tokens.at[first].start;
    mention->first = first;
    if (conventions & QUOTH_PEOPLES_NO_NAMES && mention->type == TYPE_GROUP) mention->form = FORM_NOMINAL;
    if (conventions & QUOTH_GOVERNMENTS_BODIES && mention->acts_as == ACTS_AS_GOVERNMENT) mention->type = TYPE_ORGANIZATION;
    if (conventions & QUOTH_TEAMS_BODIES && mention->acts_as == ACTS_AS_TEAM) mention->type = TYPE_ORGANIZATION;
}

bool conventions_apply(Doc *doc, const Gazetteer *gazetteer, unsigned conventions, quoth_error *err) {
    if (conventions & QUOTH_NAMES_OF_BODIES) bodies_to_names(doc);
    if (conventions & QUOTH_NAMES_WITH_KINDS) kinds_to_names(doc, gazetteer);
    if (conventions & QUOTH_ADJECTIVES_PLACES && !adjectives_to_places(doc, gazetteer, err)) return false;
    for (Index i = 0; conventions && i < doc->mentions.n; i++)
        if (doc->mentions.at[i].form == FORM_NAME) change(doc, i, conventions);
    return true;
}
