/* One line for the document and for each of its entities, mentions, roles, quotes and notes: no object within an object, so that a
 * table takes the lines as they are. "record" says what a line is, "doc" is the document's id. */
#include "output.h"
#include "record.h"

static void open_line(Json *json, const char *record) {
    emit_raw(json, "{\"record\":");
    emit_text(json, record);
    emit_raw(json, ",\"doc\":");
    emit_text(json, doc_id(json->doc));
    buffer_byte(json->out, ',');
}

static void close_line(Json *json) { emit_raw(json, "}\n"); }

static void put_document(Json *json, bool with_text) {
    const Doc *doc = json->doc;
    open_line(json, "document");
    record_about(json);
    emit_raw(json, ",\"text_sha256\":");
    emit_text(json, doc->sha256);
    emit_raw(json, ",\"gazetteer\":");
    emit_text(json, doc->gazetteer);
    emit_raw(json, ",\"entities\":");
    emit_number(json, doc->entities.n);
    emit_raw(json, ",\"mentions\":");
    emit_number(json, doc->mentions.n);
    emit_raw(json, ",\"quotes\":");
    emit_number(json, doc->quotes.n);
    if (with_text) {
        emit_raw(json, ",\"text\":");
        emit_string(json, doc->text, doc->n_text);
    }
    close_line(json);
}

static void put_entity(Json *json, const Facts *facts, Index i) {
    open_line(json, "entity");
    record_entity(json, facts, i);
    emit_raw(json, ",\"mentions\":");
    emit_number(json, json->doc->entities.at[i].n_mentions);
    emit_raw(json, ",\"quotes\":");
    emit_number(json, facts->n_quotes[i]);
    close_line(json);
}

static void put_role(Json *json, const Role *role) {
    const Entity *entity = role->entity == NONE ? NULL : &json->doc->entities.at[role->entity];
    open_line(json, "role");
    emit_raw(json, "\"entity\":");
    record_entity_id(json, entity);
    emit_raw(json, ",\"name\":");
    emit_text(json, entity ? entity->name : NULL);
    buffer_byte(json->out, ',');
    record_role(json, role);
    close_line(json);
}

static void put_speaker(Json *json, const Quote *quote) {
    Speaker speaker = speaker_of(json->doc, quote);
    emit_raw(json, ",\"speaker\":");
    record_entity_id(json, speaker.entity);
    emit_raw(json, ",\"speaker_name\":");
    if (speaker.mention) record_name(json, speaker.mention);
    else emit_raw(json, "null");
    emit_raw(json, ",\"speaker_text\":");
    emit_words(json, speaker.source);
    emit_raw(json, ",\"speaker_type\":");
    emit_text(json, speaker.mention ? type_name(speaker.entity ? speaker.entity->type : speaker.mention->type) : NULL);
    record_speaker_role(json, speaker.role);
}

/* Name and nothing else of who is spoken to, or who carries the words. */
static void put_party(Json *json, Index mention) {
    if (mention == NONE) emit_raw(json, "null");
    else record_name(json, &json->doc->mentions.at[mention]);
}

static void put_quote(Json *json, const Quote *quote, QuoteId id) {
    open_line(json, "quote");
    record_quote(json, quote, id);
    put_speaker(json, quote);
    emit_raw(json, ",\"cue\":");
    emit_words(json, quote->cue);
    emit_raw(json, ",\"lemma\":");
    emit_text(json, quote->cue_lemma);
    emit_raw(json, ",\"content\":");
    emit_words(json, spans_hull(json->doc, quote->content));
    emit_raw(json, ",\"addressee\":");
    put_party(json, quote->addressee);
    emit_raw(json, ",\"via\":");
    put_party(json, quote->via);
    record_reasons(json, quote);
    record_repairs(json, quote);
    close_line(json);
}

static void put_quotes(Json *json) {
    const Doc *doc = json->doc;
    for (Index i = 0; i < doc->quotes.n; i++) {
        Range nested = nested_in(doc, &doc->quotes.at[i]);
        put_quote(json, &doc->quotes.at[i], (QuoteId){i, 0});
        for (uint32_t k = 0; k < nested.n; k++) put_quote(json, &doc->nested.at[nested.first + k], (QuoteId){i, k + 1});
    }
}

static void put_lines(Json *json, const Facts *facts) {
    const Doc *doc = json->doc;
    for (Index i = 0; i < doc->entities.n; i++) put_entity(json, facts, i);
    for (Index i = 0; i < doc->mentions.n; i++) {
        open_line(json, "mention");
        record_mention(json, i);
        close_line(json);
    }
    for (Index i = 0; i < doc->roles.n; i++) put_role(json, &doc->roles.at[i]);
    put_quotes(json);
    for (Index i = 0; i < doc->notes.n; i++) {
        open_line(json, "note");
        record_note(json, &doc->notes.at[i]);
        close_line(json);
    }
}

bool output_flat(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err) {
    Facts facts;
    if (!facts_make(&facts, doc, err)) return false;
    Json json = record_writer(doc, options, out);
    put_document(&json, options->with_text);
    put_lines(&json, &facts);
    facts_free(&facts);
    return true;
}
