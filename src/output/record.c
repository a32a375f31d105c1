#include "record.h"

Json record_writer(const Doc *doc, const quoth_write_options *options, Buffer *out) {
    return (Json){out, doc, options->ascii, options->byte_offsets, options->utf16_offsets};
}

void record_about(Json *json) {
    emit_raw(json, "\"url\":");
    emit_text(json, json->doc->url);
    emit_raw(json, ",\"title\":");
    emit_text(json, json->doc->title);
    emit_raw(json, ",\"outlet\":");
    emit_text(json, json->doc->outlet);
    emit_raw(json, ",\"published\":");
    emit_text(json, json->doc->published);
    emit_raw(json, ",\"language\":");
    emit_text(json, json->doc->language);
    emit_raw(json, ",\"language_from\":");
    emit_text(json, !json->doc->language ? NULL : json->doc->language_found ? "text" : "given");
}

void record_entity_id(Json *json, const Entity *entity) { emit_text(json, entity ? entity->id : NULL); }

void record_name(Json *json, const Mention *mention) {
    Shown name = name_shown(json->doc, mention);
    if (name.text) emit_text(json, name.text);
    else emit_words(json, name.span);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

static void put_variants(Json *json, const Facts *facts, const Entity *entity) {
    bool first = true;
    emit_raw(json, ",\"variants\":[");
    for (Index i = entity->first_mention; i != NONE; i = json->doc->mentions.at[i].next) {
        if (!facts->is_variant[i]) continue;
        if (!first) buffer_byte(json->out, ',');
        first = false;
        emit_words(json, json->doc->mentions.at[i].span);
    }
    buffer_byte(json->out, ']');
}

void record_entity(Json *json, const Facts *facts, Index i) {
    const Entity *entity = &json->doc->entities.at[i];
    emit_raw(json, "\"id\":");
    emit_text(json, entity->id);
    emit_raw(json, ",\"type\":");
    emit_word(json, type_name(entity->type));
    emit_raw(json, ",\"name\":");
    emit_text(json, entity->name);
    if (entity->main_name) {
        emit_raw(json, ",\"main_name\":");
        emit_text(json, entity->main_name);
    }
    emit_raw(json, ",\"known\":");
    emit_bool(json, entity->known);
    emit_raw(json, ",\"unnamed\":");
    emit_bool(json, entity->unnamed);
    if (entity->wikidata && *entity->wikidata) {
        emit_raw(json, ",\"wikidata\":");
        emit_text(json, entity->wikidata);
    }
    put_variants(json, facts, entity);
}

/* ---- Roles ------------------------------------------------------------------------------------------------------- */

void record_role(Json *json, const Role *role) {
    emit_span(json, role->span);
    emit_raw(json, ",\"title\":");
    emit_words(json, role->title);
    if (role->base) {
        emit_raw(json, ",\"base\":");
        emit_text(json, role->base);
    }
    emit_raw(json, ",\"org\":");
    emit_words(json, role->organization);
    emit_raw(json, ",\"place\":");
    emit_words(json, role->place);
    emit_raw(json, ",\"tense\":");
    emit_word(json, tense_name(role->tense));
}

void record_speaker_role(Json *json, const Role *role) {
    static const Role none;
    const Role       *r = role ? role : &none;
    emit_raw(json, ",\"role\":");
    emit_words(json, r->span);
    emit_raw(json, ",\"title\":");
    emit_words(json, r->title);
    emit_raw(json, ",\"organization\":");
    emit_words(json, r->organization);
    emit_raw(json, ",\"place\":");
    emit_words(json, r->place);
    emit_raw(json, ",\"tense\":");
    emit_text(json, role ? tense_name(role->tense) : NULL);
}

/* ---- Mentions ---------------------------------------------------------------------------------------------------- */

static const char *end_of_reason(const char *reason) {
    const char *end = strchr(reason, ';');
    while (end && end[1] != ' ') end = strchr(end + 1, ';');
    return end ? end : reason + strlen(reason);
}

/* Reasons in one string, "; " between them, as a list. */
static void put_split(Json *json, const char *reasons) {
    emit_raw(json, ",\"why\":[");
    for (const char *end; *reasons; reasons = *end ? end + 2 : end) {
        end = end_of_reason(reasons);
        emit_string(json, reasons, (size_t)(end - reasons));
        if (*end && end[2]) buffer_byte(json->out, ',');
    }
    buffer_byte(json->out, ']');
}

void record_mention(Json *json, Index i) {
    const Mention *mention = &json->doc->mentions.at[i];
    emit_span(json, mention->span);
    emit_raw(json, ",\"type\":");
    emit_word(json, type_name(mention->type));
    emit_raw(json, ",\"form\":");
    emit_word(json, form_name(mention->form));
    emit_raw(json, ",\"entity\":");
    record_entity_id(json, entity_of(json->doc, mention));
    if (mention->zone != ZONE_BODY) {
        emit_raw(json, ",\"zone\":");
        emit_word(json, zone_name(mention->zone));
    }
    if (mention->acts_as == ACTS_AS_GOVERNMENT) emit_raw(json, ",\"acts_as\":\"government\"");
    if (mention->acts_as == ACTS_AS_TEAM) emit_raw(json, ",\"acts_as\":\"team\"");
    if (mention->matched) {
        emit_raw(json, ",\"matched\":");
        emit_text(json, mention->matched);
        emit_raw(json, ",\"cost\":");
        emit_score(json, (double)mention->cost);
    }
    if (mention->why && *mention->why) put_split(json, mention->why);
    emit_raw(json, ",\"score\":");
    emit_score(json, (double)mention->score);
}

/* ---- Quotes ------------------------------------------------------------------------------------------------------ */

/* A reason with its lead: "is the subject of “said”, which follows the quote (+2.31)". */
static void put_reason(Json *json, const Argument *reason) {
    emit_string(json, reason->text, strlen(reason->text));
    if (reason->lead == 0 || json->out->failed) return;
    json->out->n--; /* the closing quotation mark */
    emit_raw(json, " (");
    if (reason->lead > 0) buffer_byte(json->out, '+');
    emit_weight(json, (double)reason->lead);
    emit_raw(json, ")\"");
}

void record_reasons(Json *json, const Quote *quote) {
    emit_raw(json, ",\"score\":");
    emit_score(json, (double)quote->score);
    emit_raw(json, ",\"rule\":");
    emit_text(json, quote->rule);
    emit_raw(json, ",\"why\":[");
    for (uint32_t i = 0; i < quote->reasons.n; i++) {
        if (i) buffer_byte(json->out, ',');
        put_reason(json, &json->doc->arguments.at[quote->reasons.first + i]);
    }
    buffer_byte(json->out, ']');
}

void record_repairs(Json *json, const Quote *quote) {
    emit_raw(json, ",\"repairs\":[");
    for (uint32_t i = 0; i < quote->repairs.n; i++) {
        if (i) buffer_byte(json->out, ',');
        emit_text(json, json->doc->notes.at[quote->repairs.first + i].code);
    }
    buffer_byte(json->out, ']');
}

void record_said(Json *json, Range parts) {
    if (parts.n < 2) return;
    emit_raw(json, ",\"words\":\"");
    for (uint32_t i = 0; i < parts.n; i++) {
        if (i) buffer_byte(json->out, ' ');
        emit_collapsed(json, json->doc->spans.at[parts.first + i]);
    }
    buffer_byte(json->out, '"');
}

void record_note(Json *json, const Note *note) {
    emit_raw(json, "\"code\":");
    emit_text(json, note->code);
    buffer_byte(json->out, ',');
    emit_place(json, note->span);
    emit_raw(json, ",\"text\":");
    emit_text(json, note->text);
}

void record_quote(Json *json, const Quote *quote, QuoteId id) {
    emit_raw(json, "\"id\":\"q");
    emit_number(json, (uint64_t)id.number + 1);
    if (id.nested) {
        buffer_byte(json->out, '.');
        emit_number(json, id.nested);
    }
    emit_raw(json, "\",");
    emit_span(json, spans_hull(json->doc, quote->parts));
    record_said(json, quote->parts);
    emit_raw(json, ",\"kind\":");
    emit_word(json, kind_name(quote->kind));
    emit_raw(json, ",\"manner\":");
    emit_word(json, manner_name(quote->manner));
    emit_parts(json, quote->parts);
}
