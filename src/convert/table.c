/* csv: a table a file, RFC 4180, for DuckDB, pandas, PostgreSQL. What is null is an empty cell, an empty text is "". schema.sql makes the
 * tables in PostgreSQL and DuckDB, keys and all. */
#include "convert.h"
#include "row.h"

enum { DOCUMENTS, ENTITIES, VARIANTS, ROLES, MENTIONS, QUOTES, PARTS, ALTERNATIVES, NOTES, ERRORS, SCHEMA, N_FILES };

static const char *const files[N_FILES] = {"documents.csv", "entities.csv", "variants.csv",     "roles.csv", "mentions.csv", "quotes.csv",
                                           "parts.csv",     "alternatives.csv", "notes.csv", "errors.csv",   "schema.sql"};

/* Column and type; what follows the columns. `place` is a word of SQL, so that the role's is `of_place`. */
#define OF_DOCUMENT "document text not null references documents;"
#define PLACE "start_at bigint not null;end_at bigint not null;text text not null;"
static const char *const columns[SCHEMA] = {
    "id text primary key;url text;title text;outlet text;published text;language text;text_sha256 text not null;gazetteer text;text text;",
    OF_DOCUMENT "id text not null;type text not null;name text not null;main_name text not null;known boolean not null;unnamed boolean not "
                "null;wikidata text;"
                "mentions bigint not null;",
    OF_DOCUMENT "entity text not null;variant text not null;",
    OF_DOCUMENT "entity text not null;" PLACE "title text;base text;organization text;of_place text;tense text;",
    OF_DOCUMENT "number bigint not null;" PLACE
                "type text not null;form text not null;entity text;zone text;acts_as text;matched text;cost double precision;why text;"
                "score double precision not null;",
    OF_DOCUMENT
    "id text not null;" PLACE
    "within text;words text not null;kind text not null;manner text not null;speaker text;speaker_name text;speaker_text text;"
    "speaker_start bigint;speaker_end bigint;speaker_type text;speaker_form text;role text;title text;organization text;of_place text;"
    "tense text;cue text;cue_start bigint;cue_end bigint;lemma text;content text;content_start bigint;content_end bigint;"
    "addressee text;addressee_name text;addressee_text text;via text;via_name text;via_text text;"
    "score double precision not null;rule text;why text;repairs text;",
    OF_DOCUMENT "quote text not null;of_what text not null;number bigint not null;start_at bigint not null;end_at bigint not null;",
    OF_DOCUMENT "quote text not null;number bigint not null;entity text;name text;text text;score double precision not null;",
    OF_DOCUMENT "number bigint not null;code text not null;start_at bigint not null;end_at bigint not null;text text;",
    "number bigint primary key;id text;line bigint;code text not null;message text not null;",
};

static const char *const keys[SCHEMA] = {
    "",
    ",\n    primary key (document, id)",
    ",\n    foreign key (document, entity) references entities",
    ",\n    foreign key (document, entity) references entities",
    ",\n    primary key (document, number),\n    foreign key (document, entity) references entities",
    (",\n    primary key (document, id),\n    foreign key (document, speaker) references entities,\n"
     "    foreign key (document, addressee) references entities,\n    foreign key (document, via) references entities"),
    ",\n    primary key (document, quote, of_what, number),\n    foreign key (document, quote) references quotes",
    ",\n    primary key (document, quote, number),\n    foreign key (document, quote) references quotes,\n    foreign key (document, "
    "entity) references entities",
    ",\n    primary key (document, number)",
    "",
};

/* ---- Heads and schema -------------------------------------------------------------------------------------------- */

static void write_head(Page *page, const char *at) {
    for (; *at; at += strcspn(at, ";") + 1) {
        page_add(page, at, strcspn(at, " "));
        page_byte(page, ',');
    }
    row_end(page);
}

static void write_table(Page *page, const char *file, const char *at, const char *more) {
    page_raw(page, "create table ");
    page_add(page, file, strcspn(file, "."));
    page_raw(page, " (");
    for (bool first = true; *at; at += strcspn(at, ";") + 1, first = false) {
        page_raw(page, first ? "\n    " : ",\n    ");
        page_add(page, at, strcspn(at, ";"));
    }
    page_raw(page, more);
    page_raw(page, "\n);\n");
}

static bool begin(Converter *converter) {
    page_raw(&converter->pages[SCHEMA], "-- The tables of quoth convert --to csv, for PostgreSQL and DuckDB.\n");
    for (size_t i = 0; i < SCHEMA; i++) {
        write_head(&converter->pages[i], columns[i]);
        write_table(&converter->pages[SCHEMA], files[i], columns[i], keys[i]);
    }
    return true;
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

/* Several texts in one cell. */
static void row_list(Page *page, const RecordWords *words) {
    Page joined = {0};
    for (size_t i = 0; i < words->n; i++) {
        if (i) page_raw(&joined, "; ");
        page_raw(&joined, words->at[i]);
    }
    row_text(page, words->n ? page_string(&joined) : NULL);
    page->failed |= joined.failed;
    page_free(&joined);
}

static void row_place(Page *page, const RecordPlace *place) {
    row_number(page, place->start);
    row_number(page, place->end);
    row_text(page, place->text);
}

static void write_document(Converter *converter, const Record *record) {
    Page *page = &converter->pages[DOCUMENTS];
    const char *const cells[] = {record->id,        record->url,      record->title,       record->outlet,
                                 record->published, record->language, record->text_sha256, record->gazetteer};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) row_text(page, cells[i]);
    row_text(page, record->text ? page_string(&converter->story.text) : NULL);
    page->failed |= converter->story.text.failed;
    row_end(page);
}

static void write_roles(Page *page, const Record *record, const RecordEntity *entity) {
    for (size_t i = 0; i < entity->n_roles; i++) {
        const RecordRole *role = &entity->roles[i];
        row_text(page, record->id);
        row_text(page, entity->id);
        row_place(page, &role->place);
        row_text(page, role->title);
        row_text(page, role->base);
        row_text(page, role->organization);
        row_text(page, role->of_place);
        row_text(page, role->tense);
        row_end(page);
    }
}

static void write_variants(Page *page, const Record *record, const RecordEntity *entity) {
    for (size_t i = 0; i < entity->variants.n; i++) {
        row_text(page, record->id);
        row_text(page, entity->id);
        row_text(page, entity->variants.at[i]);
        row_end(page);
    }
}

static void write_entity(Converter *converter, const Record *record, const RecordEntity *entity) {
    Page *page = &converter->pages[ENTITIES];
    row_text(page, record->id);
    row_text(page, entity->id);
    row_text(page, entity->type);
    row_text(page, entity->name);
    row_text(page, record_main_name(entity));
    row_flag(page, entity->known);
    row_flag(page, entity->unnamed);
    row_text(page, entity->wikidata);
    row_number(page, entity->n_mentions);
    row_end(page);
    write_variants(&converter->pages[VARIANTS], record, entity);
    write_roles(&converter->pages[ROLES], record, entity);
}

static void write_mention(Page *page, const Record *record, size_t i) {
    const RecordMention *mention = &record->mentions[i];
    row_text(page, record->id);
    row_number(page, i);
    row_place(page, &mention->place);
    row_text(page, mention->type);
    row_text(page, mention->form);
    row_text(page, entity_id(record, mention->entity));
    row_text(page, mention->zone);
    row_text(page, mention->acts_as);
    row_text(page, mention->matched);
    if (mention->matched) row_score(page, mention->cost);
    else row_nothing(page, 1);
    row_list(page, &mention->why);
    row_score(page, mention->score);
    row_end(page);
}

static void row_party(Page *page, const Record *record, const RecordParty *party) {
    row_text(page, entity_id(record, party->entity));
    row_text(page, party->name);
    row_text(page, party->there ? party->place.text : NULL);
}

static void row_speaker(Page *page, const Record *record, const RecordParty *speaker) {
    row_party(page, record, speaker);
    if (speaker->there) row_number(page, speaker->place.start), row_number(page, speaker->place.end);
    else row_nothing(page, 2);
    const char *const cells[] = {speaker->type,         speaker->form,     speaker->role, speaker->title,
                                 speaker->organization, speaker->of_place, speaker->tense};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) row_text(page, cells[i]);
}

static void row_place_or_nothing(Page *page, bool there, const RecordPlace *place) {
    if (!there) {
        row_nothing(page, 3);
        return;
    }
    row_text(page, place->text);
    row_number(page, place->start);
    row_number(page, place->end);
}

static void write_parts(Page *page, const Record *record, const RecordQuote *quote, const RecordStretch *stretch, const char *of) {
    for (size_t i = 0; i < stretch->n_parts; i++) {
        row_text(page, record->id);
        row_text(page, quote->id);
        row_text(page, of);
        row_number(page, i);
        row_number(page, stretch->parts[i].start);
        row_number(page, stretch->parts[i].end);
        row_end(page);
    }
}

static void write_alternatives(Page *page, const Record *record, const RecordQuote *quote) {
    for (size_t i = 0; i < quote->n_alternatives; i++) {
        const RecordAlternative *other = &quote->alternatives[i];
        row_text(page, record->id);
        row_text(page, quote->id);
        row_number(page, i);
        row_text(page, entity_id(record, other->entity));
        row_text(page, other->name);
        row_text(page, other->text);
        row_score(page, other->score);
        row_end(page);
    }
}

static void write_quote(Converter *converter, const Record *record, const RecordQuote *quote) {
    Page *page = &converter->pages[QUOTES];
    row_text(page, record->id);
    row_text(page, quote->id);
    row_place(page, &quote->stretch.place);
    row_text(page, quote->outer == RECORD_NONE ? NULL : record->quotes[quote->outer].id);
    row_text(page, quote->words);
    row_text(page, quote->kind);
    row_text(page, quote->manner);
    row_speaker(page, record, &quote->speaker);
    row_place_or_nothing(page, quote->has_cue, &quote->cue);
    row_text(page, quote->lemma);
    row_place_or_nothing(page, quote->has_content, &quote->content.place);
    row_party(page, record, &quote->addressee);
    row_party(page, record, &quote->via);
    row_score(page, quote->score);
    row_text(page, quote->rule);
    row_list(page, &quote->why);
    row_list(page, &quote->repairs);
    row_end(page);
    write_parts(&converter->pages[PARTS], record, quote, &quote->stretch, "quote");
    if (quote->has_content) write_parts(&converter->pages[PARTS], record, quote, &quote->content, "content");
    write_alternatives(&converter->pages[ALTERNATIVES], record, quote);
}

static void write_note(Page *page, const Record *record, size_t i) {
    row_text(page, record->id);
    row_number(page, i);
    row_text(page, record->notes[i].code);
    row_number(page, record->notes[i].start);
    row_number(page, record->notes[i].end);
    row_text(page, record->notes[i].text);
    row_end(page);
}

static bool write_record(Converter *converter, const Record *record) {
    write_document(converter, record);
    for (size_t i = 0; i < record->n_entities; i++) write_entity(converter, record, &record->entities[i]);
    for (size_t i = 0; i < record->n_mentions; i++) write_mention(&converter->pages[MENTIONS], record, i);
    for (size_t i = 0; i < record->n_quotes; i++) write_quote(converter, record, &record->quotes[i]);
    for (size_t i = 0; i < record->n_notes; i++) write_note(&converter->pages[NOTES], record, i);
    return true;
}

static bool write_error(Converter *converter, const Record *record) {
    Page *page = &converter->pages[ERRORS];
    row_number(page, converter->n_errors);
    row_text(page, record->id);
    if (record->line) row_number(page, record->line);
    else row_nothing(page, 1);
    row_text(page, record->code);
    row_text(page, record->message);
    row_end(page);
    return true;
}

const ConvertFormat format_csv = {.name = "csv", .files = files, .n_files = N_FILES, .begin = begin, .document = write_record, .error = write_error};
