/* What users of <quoth.h> read a document with. Nothing here decides anything: it hands out what the stages found. */
#include "fold.h"
#include "gazetteer.h"
#include "names.h"
#include "offset.h"
#include "output.h"
#include <string.h>

const char *quoth_version(void) { return QUOTH_VERSION; }

/* Kiev and Kyiv, Cologne and Köln are no spellings of each other, but names of one place. */
static void compare_listed(const quoth_gazetteer *gazetteer, const char *a, const char *b, quoth_name_verdict *verdict) {
    EntityRecord entity;
    Index        both = gazetteer_of_both(gazetteer, a, b);
    if (both == NONE || !gazetteer_entity(gazetteer, both, &entity)) return;
    verdict->same = true;
    verdict->score = 0.99;
    const char *why = entity.type == TYPE_PLACE ? "exonym" : "listed as one";
    memcpy(verdict->why, why, strlen(why) + 1);
}

bool quoth_name_compare(const quoth_gazetteer *gazetteer, const char *a, const char *b, quoth_name_verdict *verdict, quoth_error *err) {
    if (!gazetteer || !a || !b || !verdict) return fail(err, QUOTH_USAGE, 0, "a gazetteer, two names and a verdict are needed");
    name_compare(gazetteer_spellings(gazetteer), a, strlen(a), b, strlen(b), verdict);
    if (!verdict->same) compare_listed(gazetteer, a, b, verdict);
    return true;
}

quoth_name *quoth_name_prepare(const quoth_gazetteer *gazetteer, const char *name, quoth_error *err) {
    if (!gazetteer || !name) return fail(err, QUOTH_USAGE, 0, "a gazetteer and a name are needed"), NULL;
    quoth_name *prepared = name_prepared(gazetteer_spellings(gazetteer), name, strlen(name));
    if (!prepared) fail_memory(err);
    return prepared;
}

void quoth_name_free(quoth_name *name) { name_free(name); }

void quoth_name_compare_prepared(const quoth_name *a, const quoth_name *b, bool explain, quoth_name_verdict *verdict) {
    name_compare_prepared(a, b, explain, verdict);
}

size_t quoth_name_keys(const char *name, uint32_t keys[QUOTH_NAME_KEYS]) {
    char romanised[NAME_MAX];
    return name_keys(romanised, name_romanise(name, strlen(name), romanised), keys);
}

size_t quoth_fold_word(const char *word, size_t length, char *out, size_t room) { return fold_word(word, length, out, room); }

/* ---- Reading a document ------------------------------------------------------------------------------------------ */

void quoth_doc_free(quoth_doc *doc) { doc_free(doc); }

size_t quoth_doc_entities(const quoth_doc *doc) { return doc->entities.n; }
size_t quoth_doc_mentions(const quoth_doc *doc) { return doc->mentions.n; }
size_t quoth_doc_quotes(const quoth_doc *doc) { return doc->quotes.n; }

static size_t link_of(Index index) { return index == NONE ? QUOTH_NONE : index; }

static quoth_span public_span(const Doc *doc, Span span) {
    if (span_empty(span)) return (quoth_span){0};
    return (quoth_span){.start = (size_t)offset_in(doc, span.start, OFFSET_CODEPOINT),
                        .end = (size_t)offset_in(doc, span.end, OFFSET_CODEPOINT),
                        .text = doc->text + span.start,
                        .length = span.end - span.start};
}

bool quoth_doc_entity(const quoth_doc *doc, size_t i, quoth_entity *out) {
    if (i >= doc->entities.n) return false;
    const Entity *entity = &doc->entities.at[i];
    *out = (quoth_entity){entity->id, type_name(entity->type), entity->name, entity->known, entity->n_mentions};
    return true;
}

bool quoth_doc_mention(const quoth_doc *doc, size_t i, quoth_mention *out) {
    if (i >= doc->mentions.n) return false;
    const Mention *mention = &doc->mentions.at[i];
    *out = (quoth_mention){.span = public_span(doc, mention->span),
                           .type = type_name(mention->type),
                           .form = form_name(mention->form),
                           .zone = zone_name(mention->zone),
                           .entity = link_of(mention->entity),
                           .score = (double)mention->score};
    return true;
}

static void take_speaker(const Doc *doc, const Quote *quote, quoth_quote *out) {
    out->speaker = QUOTH_NONE;
    if (quote->speaker == NONE) return;
    const Mention *mention = &doc->mentions.at[quote->speaker];
    out->speaker_span = public_span(doc, span_empty(quote->source) ? mention->span : quote->source);
    out->speaker = link_of(mention->entity);
    if (mention->entity == NONE || doc->entities.at[mention->entity].unnamed) return;
    out->speaker_name = doc->entities.at[mention->entity].name;
}

bool quoth_doc_quote(const quoth_doc *doc, size_t i, quoth_quote *out) {
    if (i >= doc->quotes.n) return false;
    const Quote *quote = &doc->quotes.at[i];
    *out = (quoth_quote){.n_parts = quote->parts.n,
                         .kind = kind_name(quote->kind),
                         .manner = manner_name(quote->manner),
                         .cue = public_span(doc, quote->cue),
                         .score = (double)quote->score,
                         .why = quote->reasons.n ? doc->arguments.at[quote->reasons.first].text : ""};
    take_speaker(doc, quote, out);
    if (quote->role != NONE) out->role = public_span(doc, doc->roles.at[quote->role].span);
    return true;
}

bool quoth_doc_quote_part(const quoth_doc *doc, size_t i, size_t part, quoth_span *out) {
    if (i >= doc->quotes.n || part >= doc->quotes.at[i].parts.n) return false;
    *out = public_span(doc, doc->spans.at[doc->quotes.at[i].parts.first + part]);
    return true;
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

static bool render(const Doc *doc, quoth_format format, const quoth_write_options *options, Buffer *out, quoth_error *err) {
    switch (format) {
    case QUOTH_FORMAT_JSON: return output_json(doc, options, out, err);
    case QUOTH_FORMAT_FLAT: return output_flat(doc, options, out, err);
    case QUOTH_FORMAT_VIEW: return output_view(doc, options, out, err);
    case QUOTH_FORMAT_EXPLAIN: return output_explain(doc, options, out, err);
    }
    return fail(err, QUOTH_USAGE, 0, "no such format: %d", (int)format);
}

bool quoth_doc_write(const quoth_doc *doc, quoth_format format, const quoth_write_options *options, quoth_write write,
                     void *context, quoth_error *err) {
    static const quoth_write_options defaults;
    Buffer                           out = {0};
    bool ok = render(doc, format, options ? options : &defaults, &out, err);
    ok = ok && (!out.failed || fail_memory(err));
    ok = ok && (!out.n || write(context, out.at, out.n) || fail(err, QUOTH_IO, 0, "the writer stopped"));
    buffer_free(&out);
    return ok;
}
