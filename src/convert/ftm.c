/* ftm: FollowTheMoney entities, a line each. A document is an Article; who is named in it are Persons, Organizations, LegalEntities
 * (groups, and the unnamed), Addresses (places) and Events, each with a Mention; a role is an Occupancy of a Position; a quote, for which
 * there is no schema, a Note with its speaker, and a Documentation that ties the speaker to the article.
 *
 * Ids are made from what the thing is, so that the same text gives the same ids each time, and of letters, digits and "-" alone: others
 * are dropped or cut by readers without a word. An entity of several documents has a line for each, which `ftm aggregate` joins. */
#include "lexical.h"
#include "convert.h"

typedef struct Writing {
    Converter    *converter;
    Page         *page;
    const Record *record;
    char          document[IDENT_SIZE + 8];
    Page          date; /* when it was published; empty where that is unknown */
    bool          first; /* no property yet */
} Writing;

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static void begin(Writing *writing, const char *id, const char *schema) {
    page_raw(writing->page, "{\"id\":");
    page_json(writing->page, id);
    page_raw(writing->page, ",\"schema\":\"");
    page_raw(writing->page, schema);
    page_raw(writing->page, "\",\"properties\":{");
    writing->first = true;
}

static void end(Writing *writing) { page_raw(writing->page, "}}\n"); }

static void begin_values(Writing *writing, const char *property) {
    page_raw(writing->page, writing->first ? "\"" : ",\"");
    page_raw(writing->page, property);
    page_raw(writing->page, "\":[");
    writing->first = false;
}

/* Nothing for NULL, and for an empty text, which readers drop. */
static void put(Writing *writing, const char *property, const char *value) {
    if (!value || !*value) return;
    begin_values(writing, property);
    page_json(writing->page, value);
    page_byte(writing->page, ']');
}

static void put_two(Writing *writing, const char *property, const char *one, const char *joint, const char *two) {
    Page both = {0};
    page_raw(&both, one);
    if (two && *two) page_raw(&both, joint), page_raw(&both, two);
    put(writing, property, page_string(&both));
    writing->page->failed |= both.failed;
    page_free(&both);
}

/* ---- Values ------------------------------------------------------------------------------------------------------ */

static const char *three_letters(const char *language) { /* what FollowTheMoney knows of ISO 639, by its two-letter codes */
    static const char codes[] = "af afr,am amh,ar ara,az aze,be bel,bn ben,bs bos,bg bul,ca cat,cs ces,da dan,de deu,el ell,en eng,et "
                                "est,fa fas,fi fin,fr fra,ga gle,he heb,hi hin,"
                                "hr hrv,hu hun,hy hye,id ind,is isl,it ita,ja jpn,kn kan,ka kat,kk kaz,km khm,ky kir,ko kor,lo lao,lv "
                                "lav,lt lit,lb ltz,mk mkd,mt mlt,mn mon,ms msa,"
                                "my mya,ne nep,nl nld,no nor,pl pol,pt por,ps pus,ro ron,ru rus,si sin,sk slk,sl slv,es spa,sq sqi,sr "
                                "srp,sw swa,sv swe,ta tam,te tel,tg tgk,tl tgl,"
                                "th tha,tk tuk,tr tur,uk ukr,ur urd,uz uzb,vi vie,zh zho,";
    size_t length = strcspn(language, "-");
    for (const char *at = codes; *at; at += 7)
        if ((length == 2 && strncmp(at, language, 2) == 0) || (length == 3 && strncmp(at + 3, language, 3) == 0)) return at + 3;
    return NULL;
}

static void put_language(Writing *writing) {
    const char *code = writing->record->language ? three_letters(writing->record->language) : NULL;
    if (!code) return;
    const char word[] = {code[0], code[1], code[2], '\0'};
    put(writing, "language", word);
}

static int number_at(const char *at, size_t n) {
    int number = 0;
    while (n--) number = number * 10 + (*at++ - '0');
    return number;
}

static void put_digits(Page *page, int number, size_t n) {
    char digits[4];
    for (size_t i = n; i--; number /= 10) digits[i] = (char)('0' + number % 10);
    page_add(page, digits, n);
}

/* "2026-01-01T00:30:00+01:00" in UTC, by days since the first of March, where months have a rule. */
static void put_in_utc(Page *page, const char *date, int shift) {
    int year = number_at(date, 4), month = number_at(date + 5, 2), minute = number_at(date + 11, 2) * 60 + number_at(date + 14, 2) - shift;
    int shifted = month < 3, y = year - shifted, m = month + (shifted ? 9 : -3);
    int day = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + number_at(date + 8, 2) - 1;
    if (minute < 0) day--, minute += 24 * 60;
    if (minute >= 24 * 60) day++, minute -= 24 * 60;
    y = (int)((10000L * day + 14780) / 3652425);
    int rest = day - (365 * y + y / 4 - y / 100 + y / 400);
    if (rest < 0) y--, rest = day - (365 * y + y / 4 - y / 100 + y / 400);
    m = (100 * rest + 52) / 3060;
    const int    parts[] = {y + (m + 2) / 12, (m + 2) % 12 + 1, rest - (m * 306 + 5) / 10 + 1, minute / 60, minute % 60};
    static const char marks[] = "--T::";
    for (size_t i = 0; i < 5; i++) put_digits(page, parts[i], i ? 2 : 4), page_byte(page, marks[i]);
    page_add(page, date + 17, 2);
}

/* Without zone and parts of seconds, in UTC. */
static void set_date(Writing *writing) {
    const char   *date = writing->record->published;
    enum DateKind kind = date ? lexical_date(date) : DATE_NONE;
    writing->converter->odd_dates += date && kind == DATE_NONE;
    if (kind == DATE_NONE) return;
    const char *zone = kind == DATE_TIME_OF_ZONE ? date + 19 + strcspn(date + 19, "Z+-") : "Z";
    if (*zone == 'Z') page_add(&writing->date, date, strlen(date) < 19 ? strlen(date) : 19);
    else put_in_utc(&writing->date, date, (*zone == '-' ? -1 : 1) * (number_at(zone + 1, 2) * 60 + number_at(zone + 4, 2)));
}

static void put_address(Writing *writing) {
    const char *url = writing->record->url;
    bool        good = url && lexical_web_iri(url);
    if (good) put(writing, "sourceUrl", url);
    writing->converter->odd_addresses += url && !good;
}

/* ---- Documents --------------------------------------------------------------------------------------------------- */

static bool is_organization(const RecordEntity *entity) {
    return strcmp(entity->type, "organization") == 0 || strcmp(entity->type, "outlet") == 0;
}

/* NULL: FollowTheMoney has none. */
static const char *schema_of(const RecordEntity *entity) {
    if (strcmp(entity->type, "place") == 0) return "Address";
    if (strcmp(entity->type, "event") == 0) return "Event";
    if (strcmp(entity->type, "other") == 0) return NULL;
    if (entity->unnamed || strcmp(entity->type, "group") == 0) return "LegalEntity";
    return is_organization(entity) ? "Organization" : "Person";
}

static bool is_legal_entity(const RecordEntity *entity) {
    const char *schema = schema_of(entity);
    return schema && strcmp(schema, "Address") != 0 && strcmp(schema, "Event") != 0;
}

/* All names of one schema ("": of any) in the article's list of them. */
static void put_names(Writing *writing, const char *property, const char *schema) {
    bool any = false;
    for (size_t i = 0; i < writing->record->n_entities; i++) {
        const RecordEntity *entity = &writing->record->entities[i];
        const char         *its = schema_of(entity);
        if (entity->unnamed || (*schema && (!its || strcmp(its, schema) != 0))) continue;
        if (any) page_byte(writing->page, ',');
        else begin_values(writing, property);
        page_json(writing->page, entity->name);
        any = true;
    }
    if (any) page_byte(writing->page, ']');
}

static void write_document(Writing *writing) {
    const Record *record = writing->record;
    begin(writing, writing->document, "Article");
    put(writing, "fileName", record->id);
    put(writing, "title", record->title);
    put(writing, "publisher", record->outlet);
    put(writing, "publishedAt", page_string(&writing->date));
    put_address(writing);
    put_language(writing);
    put_names(writing, "namesMentioned", "");
    put_names(writing, "peopleMentioned", "Person");
    put_names(writing, "companiesMentioned", "Organization");
    put_names(writing, "locationMentioned", "Address");
    if (record->text) put(writing, "bodyText", page_string(&writing->converter->story.text));
    end(writing);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

/* What stands behind a point is taken for a signature by `ftm aggregate` and Aleph, and goes. */
static bool is_safe(const char *id) {
    size_t length = strlen(id);
    if (length == 0 || length > 200 || id[0] == '-' || id[length - 1] == '-') return false;
    return length == strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
}

/* The unnamed are of their document alone. */
static const char *id_of(const Writing *writing, const RecordEntity *entity, char out[IDENT_SIZE]) {
    if (entity->unnamed) ident_of(out, "unnamed", writing->record->id, entity->id);
    else if (!is_safe(entity->id)) ident_of(out, "entity", entity->id);
    else return entity->id;
    return out;
}

static void put_entity(Writing *writing, const char *property, const RecordEntity *entity) {
    char id[IDENT_SIZE];
    put(writing, property, id_of(writing, entity, id));
}

static void put_aliases(Writing *writing, const RecordEntity *entity) {
    size_t      others = 0;
    const char *name = convert_other_name(entity, &others);
    if (!name) return;
    begin_values(writing, "alias");
    page_json(writing->page, name);
    while ((name = convert_other_name(entity, &others))) {
        page_byte(writing->page, ',');
        page_json(writing->page, name);
    }
    page_byte(writing->page, ']');
}

static void put_positions(Writing *writing, const RecordEntity *entity) {
    if (!entity->n_roles) return;
    begin_values(writing, "position");
    for (size_t i = 0; i < entity->n_roles; i++) {
        if (i) page_byte(writing->page, ',');
        page_json(writing->page, entity->roles[i].place.text);
    }
    page_byte(writing->page, ']');
}

static void write_entity(Writing *writing, const RecordEntity *entity) {
    char        id[IDENT_SIZE];
    const char *schema = schema_of(entity);
    if (!schema) return;
    begin(writing, id_of(writing, entity, id), schema);
    put(writing, "name", record_main_name(entity));
    if (strcmp(schema, "Address") == 0) put(writing, "full", record_main_name(entity));
    put_aliases(writing, entity);
    if (entity->wikidata && lexical_wikidata(entity->wikidata)) put(writing, "wikidataId", entity->wikidata);
    if (entity->unnamed) put(writing, "summary", "unnamed in the text");
    if (strcmp(schema, "Person") == 0) put_positions(writing, entity);
    put(writing, "proof", writing->document);
    end(writing);
}

/* All that the document calls it, in one: what stands where is of the records. */
static void write_mention(Writing *writing, const RecordEntity *entity) {
    char        id[IDENT_SIZE];
    const char *schema = schema_of(entity);
    ident_of(id, "mention", writing->record->id, entity->id);
    begin(writing, id, "Mention");
    put(writing, "document", writing->document);
    begin_values(writing, "name");
    page_json(writing->page, entity->name);
    for (size_t i = 0; i < entity->variants.n; i++) {
        page_byte(writing->page, ',');
        page_json(writing->page, entity->variants.at[i]);
    }
    page_byte(writing->page, ']');
    if (is_legal_entity(entity)) put_entity(writing, "resolved", entity);
    put(writing, "detectedSchema", schema);
    end(writing);
}

/* ---- Roles ------------------------------------------------------------------------------------------------------- */

/* The organization of the document that the role names. A text with thousands of entities is no article, and is not searched for each role. */
#define MOST_SEARCHED 2000
static const RecordEntity *organization_named(const Record *record, const char *name) {
    for (size_t i = 0; name && record->n_entities <= MOST_SEARCHED && i < record->n_entities; i++) {
        const RecordEntity *entity = &record->entities[i];
        if (!is_organization(entity) || entity->unnamed) continue;
        if (strcmp(entity->name, name) == 0 || strcmp(record_main_name(entity), name) == 0) return entity;
        for (size_t v = 0; v < entity->variants.n; v++)
            if (strcmp(entity->variants.at[v], name) == 0) return entity;
    }
    return NULL;
}

static bool write_position(Writing *writing, const char *id, const RecordRole *role) {
    const RecordEntity *organization = organization_named(writing->record, role->organization);
    bool                is_new;
    if (!convert_is_new(writing->converter, id, &is_new)) return false;
    if (!is_new) return true;
    begin(writing, id, "Position");
    put_two(writing, "name", role->title, ", ", role->organization ? role->organization : role->of_place);
    if (organization) put_entity(writing, "organization", organization);
    end(writing);
    return true;
}

static const char *status_of(const char *tense) { return tense && strcmp(tense, "former") == 0 ? "ended" : tense; }

static bool write_role(Writing *writing, const RecordEntity *entity, const RecordRole *role) {
    char post[IDENT_SIZE], id[IDENT_SIZE];
    if (!role->title || !*role->title) return true;
    ident_of(post, "position", role->title, role->organization, role->of_place);
    ident_of(id, "occupancy", entity->id, post, role->tense);
    if (!write_position(writing, post, role)) return false;
    begin(writing, id, "Occupancy");
    put_entity(writing, "holder", entity);
    put(writing, "post", post);
    put(writing, "status", status_of(role->tense));
    put(writing, "summary", role->place.text);
    put(writing, "proof", writing->document);
    end(writing);
    return true;
}

static bool write_roles(Writing *writing, const RecordEntity *entity) {
    const char *schema = schema_of(entity);
    if (!schema || strcmp(schema, "Person") != 0) return true;
    for (size_t i = 0; i < entity->n_roles; i++)
        if (!write_role(writing, entity, &entity->roles[i])) return false;
    return true;
}

/* ---- Quotes ------------------------------------------------------------------------------------------------------ */

static const RecordEntity *speaker_of(const Record *record, const RecordQuote *quote) {
    if (!quote->speaker.there || quote->speaker.entity == RECORD_NONE) return NULL;
    const RecordEntity *speaker = &record->entities[quote->speaker.entity];
    return schema_of(speaker) ? speaker : NULL;
}

static void write_quote(Writing *writing, const RecordQuote *quote) {
    char                id[IDENT_SIZE];
    const RecordEntity *speaker = speaker_of(writing->record, quote);
    ident_of(id, "quote", writing->record->id, quote->id);
    begin(writing, id, "Note");
    put(writing, "description", quote->words);
    put_two(writing, "summary", quote->kind, quote->outer == RECORD_NONE ? ", " : " within a quote, ", quote->manner);
    put(writing, "keywords", quote->kind);
    if (speaker) put_entity(writing, "entity", speaker);
    put(writing, "proof", writing->document);
    end(writing);
    if (!speaker) return;
    ident_of(id, "quoted", writing->record->id, quote->id);
    begin(writing, id, "Documentation");
    put(writing, "document", writing->document);
    put_entity(writing, "entity", speaker);
    put(writing, "role", "quoted");
    put(writing, "summary", quote->words);
    put(writing, "description", quote->speaker.role);
    put(writing, "date", page_string(&writing->date));
    end(writing);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static bool write_all(Writing *writing) {
    const Record *record = writing->record;
    write_document(writing);
    for (size_t i = 0; i < record->n_entities; i++) {
        write_entity(writing, &record->entities[i]);
        write_mention(writing, &record->entities[i]);
        if (!write_roles(writing, &record->entities[i])) return false;
    }
    for (size_t i = 0; i < record->n_quotes; i++) write_quote(writing, &record->quotes[i]);
    return true;
}

static bool write_record(Converter *converter, const Record *record) {
    Writing writing = {.converter = converter, .page = &converter->pages[0], .record = record};
    ident_of(writing.document, "document", record->id);
    set_date(&writing);
    bool done = write_all(&writing);
    converter->pages[0].failed |= writing.date.failed;
    page_free(&writing.date);
    return done;
}

const ConvertFormat format_ftm = {.name = "ftm", .document = write_record};
