/* quoth.doc/1: the whole document as one line. docs/records.md says what the fields mean, docs/quoth.doc.schema.json their shapes. */
#include "output.h"
#include "record.h"

/* ---- Entities and mentions --------------------------------------------------------------------------------------- */

static void put_entity(Json *json, const Facts *facts, Index i) {
    const Doc    *doc = json->doc;
    const Entity *entity = &doc->entities.at[i];
    buffer_byte(json->out, '{');
    record_entity(json, facts, i);
    emit_raw(json, ",\"mentions\":[");
    for (Index m = entity->first_mention; m != NONE; m = doc->mentions.at[m].next) {
        if (m != entity->first_mention) buffer_byte(json->out, ',');
        emit_number(json, m);
    }
    emit_raw(json, "],\"roles\":[");
    for (Index r = facts->first_role[i]; r != NONE; r = facts->next_role[r]) {
        buffer_text(json->out, r == facts->first_role[i] ? "{" : ",{");
        record_role(json, &doc->roles.at[r]);
        buffer_byte(json->out, '}');
    }
    emit_raw(json, "]}");
}

static void put_entities(Json *json, const Facts *facts) {
    for (Index i = 0; i < json->doc->entities.n; i++) {
        if (i) buffer_byte(json->out, ',');
        put_entity(json, facts, i);
    }
}

static void put_mentions(Json *json) {
    for (Index i = 0; i < json->doc->mentions.n; i++) {
        if (i) buffer_byte(json->out, ',');
        buffer_byte(json->out, '{');
        record_mention(json, i);
        buffer_byte(json->out, '}');
    }
}

/* ---- Quotes ------------------------------------------------------------------------------------------------------ */

/* Whoever a quote speaks of or to: the mention, and who it is. */
static void put_party(Json *json, const Mention *mention, Span span) {
    emit_span(json, span);
    emit_raw(json, ",\"entity\":");
    record_entity_id(json, entity_of(json->doc, mention));
    emit_raw(json, ",\"name\":");
    record_name(json, mention);
    const Entity *entity = entity_of(json->doc, mention);
    emit_raw(json, ",\"type\":");
    emit_word(json, type_name(entity ? entity->type : mention->type));
    emit_raw(json, ",\"form\":");
    emit_word(json, form_name(mention->form));
}

static void put_optional_party(Json *json, Index mention) {
    if (mention == NONE) {
        emit_raw(json, "null");
        return;
    }
    buffer_byte(json->out, '{');
    put_party(json, &json->doc->mentions.at[mention], json->doc->mentions.at[mention].span);
    buffer_byte(json->out, '}');
}

static void put_speaker(Json *json, const Quote *quote) {
    Speaker speaker = speaker_of(json->doc, quote);
    emit_raw(json, ",\"speaker\":");
    if (!speaker.mention) {
        emit_raw(json, "null");
        return;
    }
    buffer_byte(json->out, '{');
    put_party(json, speaker.mention, speaker.source);
    record_speaker_role(json, speaker.role);
    buffer_byte(json->out, '}');
}

static void put_cue(Json *json, const Quote *quote) {
    emit_raw(json, ",\"cue\":");
    if (span_empty(quote->cue)) {
        emit_raw(json, "null");
        return;
    }
    buffer_byte(json->out, '{');
    emit_span(json, quote->cue);
    emit_raw(json, ",\"lemma\":");
    emit_text(json, quote->cue_lemma);
    buffer_byte(json->out, '}');
}

static void put_content(Json *json, const Quote *quote) {
    emit_raw(json, ",\"content\":");
    if (!quote->content.n) {
        emit_raw(json, "null");
        return;
    }
    buffer_byte(json->out, '{');
    emit_span(json, spans_hull(json->doc, quote->content));
    emit_parts(json, quote->content);
    buffer_byte(json->out, '}');
}

static void put_alternative(Json *json, const Alternative *alternative) {
    const Mention *mention = alternative->mention == NONE ? NULL : &json->doc->mentions.at[alternative->mention];
    emit_raw(json, "{\"entity\":");
    record_entity_id(json, mention ? entity_of(json->doc, mention) : NULL);
    emit_raw(json, ",\"name\":");
    if (mention) record_name(json, mention);
    else emit_raw(json, "null");
    emit_raw(json, ",\"text\":");
    emit_words(json, mention ? mention->span : (Span){0, 0});
    emit_raw(json, ",\"score\":");
    emit_score(json, (double)alternative->score);
    buffer_byte(json->out, '}');
}

static void put_alternatives(Json *json, const Quote *quote) {
    emit_raw(json, ",\"alternatives\":[");
    for (uint32_t i = 0; i < quote->alternatives.n; i++) {
        if (i) buffer_byte(json->out, ',');
        put_alternative(json, &json->doc->alternatives.at[quote->alternatives.first + i]);
    }
    buffer_byte(json->out, ']');
}

static void put_quote(Json *json, const Quote *quote, QuoteId id) {
    record_quote(json, quote, id);
    put_speaker(json, quote);
    put_cue(json, quote);
    put_content(json, quote);
    emit_raw(json, ",\"addressee\":");
    put_optional_party(json, quote->addressee);
    emit_raw(json, ",\"via\":");
    put_optional_party(json, quote->via);
    record_reasons(json, quote);
    put_alternatives(json, quote);
    record_repairs(json, quote);
}

static void put_nested(Json *json, Range nested, Index outer) {
    if (!nested.n) return;
    emit_raw(json, ",\"nested\":[");
    for (uint32_t k = 0; k < nested.n; k++) {
        buffer_text(json->out, k ? ",{" : "{");
        put_quote(json, &json->doc->nested.at[nested.first + k], (QuoteId){outer, k + 1});
        buffer_byte(json->out, '}');
    }
    buffer_byte(json->out, ']');
}

static void put_quotes(Json *json) {
    for (Index i = 0; i < json->doc->quotes.n; i++) {
        const Quote *quote = &json->doc->quotes.at[i];
        buffer_text(json->out, i ? ",{" : "{");
        put_quote(json, quote, (QuoteId){i, 0});
        put_nested(json, nested_in(json->doc, quote), i);
        buffer_byte(json->out, '}');
    }
}

static void put_notes(Json *json) {
    for (Index i = 0; i < json->doc->notes.n; i++) {
        buffer_text(json->out, i ? ",{" : "{");
        record_note(json, &json->doc->notes.at[i]);
        buffer_byte(json->out, '}');
    }
}

/* ---- The document ------------------------------------------------------------------------------------------------ */

static void put_head(Json *json, bool with_text) {
    const Doc *doc = json->doc;
    emit_raw(json, "{\"schema\":\"quoth.doc/1\",\"id\":");
    emit_text(json, doc_id(doc));
    buffer_byte(json->out, ',');
    record_about(json);
    emit_raw(json, ",\"offsets\":\"codepoint\",\"text_sha256\":");
    emit_text(json, doc->sha256);
    emit_raw(json, ",\"gazetteer\":");
    emit_text(json, doc->gazetteer);
    if (!with_text) return;
    emit_raw(json, ",\"text\":");
    emit_string(json, doc->text, doc->n_text);
}

/* So much that most records fit: to grow is to copy. */
static size_t usual_size(const Doc *doc, bool with_text) {
    return 1024 + ((size_t)doc->mentions.n + doc->entities.n) * 192 + (size_t)doc->quotes.n * 768 + (with_text ? doc->n_text : 0);
}

bool output_json(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err) {
    Facts facts;
    if (!facts_make(&facts, doc, err)) return false;
    Json json = record_writer(doc, options, out);
    buffer_room(out, usual_size(doc, options->with_text));
    put_head(&json, options->with_text);
    emit_raw(&json, ",\"entities\":[");
    put_entities(&json, &facts);
    emit_raw(&json, "],\"mentions\":[");
    put_mentions(&json);
    emit_raw(&json, "],\"quotes\":[");
    put_quotes(&json);
    emit_raw(&json, "],\"notes\":[");
    put_notes(&json);
    emit_raw(&json, "]}\n");
    facts_free(&facts);
    return true;
}
