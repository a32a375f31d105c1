/* The fields that whole and flat records have in common, without braces. */
#ifndef RECORD_H
#define RECORD_H
#include "facts.h"
#include "emit.h"

Json record_writer(const Doc *doc, const quoth_write_options *options, Buffer *out);

void record_about(Json *json);                          /* "url", "title", "outlet", "published", "language" */
void record_entity(Json *json, const Facts *facts, Index i);
void record_mention(Json *json, Index i);
void record_role(Json *json, const Role *role);         /* as an entity's */
void record_note(Json *json, const Note *note);

void record_name(Json *json, const Mention *mention);   /* the value alone: see name_shown() */
void record_entity_id(Json *json, const Entity *entity);

/* ,"role":…,"title":…,"organization":…,"place":…,"tense":… of a speaker; all null without a role. */
void record_speaker_role(Json *json, const Role *role);

/* "q3"; of the second quote inside it "q3.2". */
typedef struct QuoteId {
    Index    number; /* from 0 */
    uint32_t nested; /* from 1; 0: the quote itself */
} QuoteId;

/* What a quote begins with in all records: "id", its span, "words", "kind", "manner" and "parts". */
void record_quote(Json *json, const Quote *quote, QuoteId id);

/* ,"score":…,"rule":…,"why":[…] and ,"repairs":[…] of a quote. */
void record_reasons(Json *json, const Quote *quote);
void record_repairs(Json *json, const Quote *quote);

/* ,"words":"…": what is said, where the quote has several parts: its text has the words between them too. */
void record_said(Json *json, Range parts);
#endif
