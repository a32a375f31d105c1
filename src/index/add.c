/* A document's record into its rows, and into the tally of what all documents have in common. */
#include "inner.h"
#include <stdlib.h>
#include <string.h>

#define MOST_COMPANY 64u /* persons and organisations of a document that are company to each other: of lists, the first */

typedef struct Adding {
    IndexFile    *index;
    const Record *record;
    Id            document;
    Id           *entities; /* row of each of the record's; 0 for the unnamed */
    Id            outer; /* the last quote that stands inside no other */
    const char   *day;
    int           date; /* YYYYMMDD */
} Adding;

static bool count(const Adding *adding, enum TallySort sort, Id a, Id b, int64_t uses, int64_t more) {
    const TallyEvent event = {adding->document, uses, more, adding->date, 1};
    return tally_add(&adding->index->tally, sort, a, b, &event) || index_lacks_memory(adding->index);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

/* Its name counts as such, and as a spelling if the text uses it; what else the text calls it is a spelling. */
static void add_spellings(const Adding *adding, const RecordEntity *entity, Id row) {
    const Record *record = adding->record;
    count(adding, TALLY_SPELLING, spelling_row(adding->index, row, record_main_name(entity)), 0, 0, 1);
    for (size_t i = 0; i < entity->n_mentions; i++) {
        const RecordMention *mention = &record->mentions[entity->mentions[i]];
        if (strcmp(mention->form, "name") == 0)
            count(adding, TALLY_SPELLING, spelling_row(adding->index, row, mention->place.text), 0, 1, 0);
    }
}

static void add_roles(const Adding *adding, const RecordEntity *entity, Id row, size_t number) {
    for (size_t i = 0; i < entity->n_roles; i++) {
        const RecordRole *role = &entity->roles[i];
        Id                role_id = role_row(adding->index, row, role);
        sql_do(adding->index, "insert or ignore into doc_role values(?, ?, ?, ?, ?)", "iiiii", adding->document, (Id)number,
               (Id)role->place.start, (Id)role->place.end, role_id);
        count(adding, TALLY_ROLE, role_id, 0, 1, 0);
    }
}

static void add_entity(Adding *adding, size_t number) {
    const RecordEntity *entity = &adding->record->entities[number];
    Id                  row = entity->unnamed ? 0 : entity_row(adding->index, adding->record, entity);
    adding->entities[number] = row;
    sql_do(adding->index, "insert into doc_entity values(?, ?, ?, ?, ?, ?, ?)",
           "iiktt"
           "ti",
           adding->document, (Id)number, row, entity->id, entity->type, record_main_name(entity), (Id)entity->n_mentions);
    if (!row) return;
    count(adding, TALLY_ENTITY, row, 0, (int64_t)entity->n_mentions, 0);
    add_spellings(adding, entity, row);
    add_roles(adding, entity, row, number);
}

static void add_mention(const Adding *adding, const RecordMention *mention) {
    if (mention->entity == RECORD_NONE) return;
    sql_do(adding->index, "insert or ignore into mention values(?, ?, ?, ?, ?, ?, ?)", "iiiittt", adding->document,
           (Id)mention->place.start, (Id)mention->place.end, (Id)mention->entity, mention->form, mention->zone, mention->place.text);
}

/* ---- Company ----------------------------------------------------------------------------------------------------- */

/* Named in the text itself, not in captions of other stories and the like. */
static bool in_body(const Record *record, const RecordEntity *entity) {
    for (size_t i = 0; i < entity->n_mentions; i++) {
        const char *zone = record->mentions[entity->mentions[i]].zone;
        if (!zone || strcmp(zone, "headline") == 0 || strcmp(zone, "subhead") == 0) return true;
    }
    return false;
}

static bool is_company(const Adding *adding, size_t i) {
    const RecordEntity *entity = &adding->record->entities[i];
    bool                sort = strcmp(entity->type, "person") == 0 || strcmp(entity->type, "organization") == 0;
    return sort && adding->entities[i] && in_body(adding->record, entity);
}

static void add_company(const Adding *adding) {
    Id       rows[MOST_COMPANY];
    unsigned n = 0;
    for (size_t i = 0; i < adding->record->n_entities && n < MOST_COMPANY; i++)
        if (is_company(adding, i)) rows[n++] = adding->entities[i];
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < n; k++)
            if (rows[i] != rows[k]) count(adding, TALLY_COMPANY, rows[i], rows[k], 1, 0);
}

/* ---- Quotes ------------------------------------------------------------------------------------------------------ */

static Id row_of(const Adding *adding, size_t entity) { return entity == RECORD_NONE ? 0 : adding->entities[entity]; }

static bool within(const RecordPlace *inner, const RecordStretch *stretch) {
    return inner->start >= stretch->place.start && inner->end <= stretch->place.end;
}

/* Whom a quote is about: who is named in it, or in the reported clause it is a piece of. Mentions are in order of the text. */
static void add_about(const Adding *adding, const RecordQuote *quote, Id row) {
    const Record        *record = adding->record;
    const RecordStretch *outer = quote->has_content ? &quote->content : &quote->stretch;
    size_t               first = outer->place.start < quote->stretch.place.start ? outer->place.start : quote->stretch.place.start;
    size_t               low = 0, high = record->n_mentions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record->mentions[middle].place.start < first) low = middle + 1;
        else high = middle;
    }
    for (size_t i = low; i < record->n_mentions; i++) {
        const RecordMention *mention = &record->mentions[i];
        if (mention->place.start >= outer->place.end && mention->place.start >= quote->stretch.place.end) break;
        Id entity = row_of(adding, mention->entity);
        if (entity && (within(&mention->place, outer) || within(&mention->place, &quote->stretch)))
            sql_do(adding->index, "insert or ignore into quote_about values(?, ?)", "ii", entity, row);
    }
}

/* What a quote says by itself: its words, with blanks where it quotes others; to be freed. NULL where it does not (or without memory, which
 * is told). */
static char *own_words(const Adding *adding, size_t i) {
    const Record *record = adding->record;
    char         *own = NULL;
    for (size_t k = i + 1; k < record->n_quotes && record->quotes[k].outer == i; k++) {
        const char *inner = record->quotes[k].words;
        if (!own && !(own = strdup(record->quotes[i].words))) return index_lacks_memory(adding->index), NULL;
        char *at = *inner ? strstr(own, inner) : NULL;
        if (at) memset(at, ' ', strlen(inner));
    }
    return own;
}

static void add_quote(Adding *adding, size_t i) {
    const RecordQuote *quote = &adding->record->quotes[i];
    const RecordParty *speaker = &quote->speaker, *to = &quote->addressee, *via = &quote->via;
    Id                 who = row_of(adding, speaker->entity);
    char              *own = own_words(adding, i);
    Id                 row = sql_put(adding->index,
                     "insert into quote(document, local, start, end, text, kind, manner, cue, lemma, speaker, speaker_number, speaker_name,"
                                     " speaker_text, role, title, organization, place, tense, addressee, addressee_name, via, via_name, score, day, outer, own)"
                                     " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     "itiitttttkittttttt" "ktktdtkt", adding->document, quote->id, (Id)quote->stretch.place.start, (Id)quote->stretch.place.end,
                     quote->words, quote->kind, quote->manner, quote->has_cue ? quote->cue.text : NULL, quote->lemma, who,
                     speaker->entity == RECORD_NONE ? (Id)-1 : (Id)speaker->entity, speaker->name, speaker->there ? speaker->place.text : NULL, speaker->role,
                     speaker->title, speaker->organization, speaker->of_place, speaker->tense, row_of(adding, to->entity), to->name,
                     row_of(adding, via->entity), via->name, quote->score, adding->day,
                     quote->outer == RECORD_NONE ? (Id)0 : adding->outer, own);
    free(own);
    if (quote->outer == RECORD_NONE) adding->outer = row;
    if (who) count(adding, TALLY_ENTITY, who, 0, 0, 1);
    add_about(adding, quote, row);
}

/* ---- Documents --------------------------------------------------------------------------------------------------- */

static int date_of(const char *day) { /* "2025-11-12" as 20251112 */
    int date = 0;
    for (; day && *day; day++)
        if (*day != '-') date = date * 10 + *day - '0';
    return date;
}

static bool add_rows(Adding *adding) {
    const Record *record = adding->record;
    for (size_t i = 0; i < record->n_entities; i++) add_entity(adding, i);
    for (size_t i = 0; i < record->n_mentions; i++) add_mention(adding, &record->mentions[i]);
    add_company(adding);
    for (size_t i = 0; i < record->n_quotes; i++) add_quote(adding, i);
    for (size_t i = 0; i < record->n_notes; i++)
        sql_do(adding->index, "insert into note values(?, ?, ?, ?, ?)", "itiit", adding->document, record->notes[i].code,
               (Id)record->notes[i].start, (Id)record->notes[i].end, record->notes[i].text);
    return adding->index->err.code == QUOTH_OK;
}

static bool add_document(IndexFile *index, const Record *record) {
    char   day[11];
    Adding adding = {.index = index, .record = record, .day = day_of(record->published, day) ? day : NULL};
    adding.date = date_of(adding.day);
    adding.entities = calloc(record->n_entities + 1, sizeof *adding.entities);
    if (!adding.entities) return index_lacks_memory(index);
    adding.document = sql_put(index,
                              "insert into document(key, sha256, url, title, outlet, published, day, language, gazetteer)"
                              " values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              "ttttktttt", record->id, record->text_sha256, record->url, record->title, outlet_row(index, record->outlet),
                              record->published, adding.day, record->language, record->gazetteer);
    bool ok = adding.document && add_rows(&adding);
    free(adding.entities);
    return ok;
}

/* 0: there is none; else its row, and whether it has this text. */
static Id document_row(IndexFile *index, const Record *record, bool *same) {
    sqlite3_stmt *rows = sql_ask(index, "select id, sha256 from document where key = ?", "t", record->id);
    Id            id = sql_row(index, rows) ? sqlite3_column_int64(rows, 0) : 0;
    *same = id && strcmp(sql_text(rows, 1), record->text_sha256) == 0;
    sql_done(rows);
    return id;
}

enum IndexFate index_add(IndexFile *index, const Record *record, quoth_error *err) {
    bool           same = false;
    Id             old = index_begin(index) ? document_row(index, record, &same) : 0;
    enum IndexFate fate = old ? INDEX_REPLACED : INDEX_ADDED;
    if (same) return INDEX_KNOWN;
    if (index->err.code == QUOTH_OK && (!old || document_remove(index, old)) && add_document(index, record)) return fate;
    if (err) *err = index->err;
    return INDEX_FAILED;
}
