/* nt, nq, jsonld: what a record says, as statements. Documents, entities and quotes by schema.org, who said it by PROV, places in the text
 * by NIF (code points); what none of them has a word for by terms of our own (docs/loading.md). */
#include "lexical.h"
#include "triple.h"

typedef struct Saying {
    Triples       triples;
    const Record *record;
    const char   *language; /* of the document: a tag, or NULL */
    Page          document, other; /* IRIs: of the document; of what was asked for last */
} Saying;

/* ---- IRIs -------------------------------------------------------------------------------------------------------- */

static const char *document_iri(Saying *saying) { return page_string(&saying->document); }

static Page *begin_part(Saying *saying, const char *what) {
    page_empty(&saying->other);
    page_raw(&saying->other, document_iri(saying));
    page_raw(&saying->other, what);
    return &saying->other;
}

static const char *part_iri(Saying *saying, const char *what, size_t i) {
    Page *iri = begin_part(saying, what);
    page_number(iri, i);
    return page_string(iri);
}

static const char *text_iri(Saying *saying) { return page_string(begin_part(saying, "#text")); }

static const char *quote_iri(Saying *saying, const RecordQuote *quote, const char *of) {
    Page *iri = begin_part(saying, "#");
    page_percent(iri, quote->id);
    page_raw(iri, of);
    return page_string(iri);
}

static const char *role_iri(Saying *saying, size_t entity, size_t role) {
    part_iri(saying, "#role-", entity);
    page_byte(&saying->other, '-');
    page_number(&saying->other, role);
    return page_string(&saying->other);
}

/* The unnamed are of their document alone. */
static const char *entity_iri(Saying *saying, size_t i) {
    const RecordEntity *entity = &saying->record->entities[i];
    if (entity->unnamed) begin_part(saying, "#entity-");
    else {
        page_empty(&saying->other);
        page_raw(&saying->other, saying->triples.converter->base);
        page_raw(&saying->other, "entity/");
    }
    page_percent(&saying->other, entity->id);
    return page_string(&saying->other);
}

/* ---- Documents --------------------------------------------------------------------------------------------------- */

static void say_date(Triples *triples, const char *date) {
    static const char *const types[] = {[DATE_YEAR] = "xsd:gYear", [DATE_MONTH] = "xsd:gYearMonth", [DATE_DAY] = "xsd:date",
                                        [DATE_TIME] = "xsd:dateTime", [DATE_TIME_OF_ZONE] = "xsd:dateTime"};
    enum DateKind kind = date ? lexical_date(date) : DATE_NONE;
    if (kind != DATE_NONE) triples_typed(triples, "schema:datePublished", date, types[kind]);
    else triples_text(triples, "schema:datePublished", date, NULL);
    triples->converter->odd_dates += date && kind == DATE_NONE;
}

static void say_address(Triples *triples, const char *url) {
    bool good = url && lexical_web_iri(url);
    if (good) triples_thing(triples, "schema:url", url);
    else triples_text(triples, "schema:url", url, NULL);
    triples->converter->odd_addresses += url && !good;
}

static void say_document(Saying *saying) {
    const Record *record = saying->record;
    Triples      *triples = &saying->triples;
    triples_subject(triples, document_iri(saying));
    triples_type(triples, "schema:NewsArticle");
    triples_type(triples, "prov:Entity");
    triples_text(triples, "schema:identifier", record->id, NULL);
    say_address(triples, record->url);
    triples_text(triples, "schema:headline", record->title, saying->language);
    triples_text(triples, "quoth:outlet", record->outlet, NULL);
    say_date(triples, record->published);
    triples_text(triples, "schema:inLanguage", record->language, NULL);
    triples_text(triples, "schema:sha256", record->text_sha256, NULL);
    for (size_t i = 0; i < record->n_entities; i++) triples_thing(triples, "schema:mentions", entity_iri(saying, i));
}

static void say_text(Saying *saying) {
    Triples *triples = &saying->triples;
    triples_subject(triples, text_iri(saying));
    triples_type(triples, "nif:Context");
    triples_type(triples, "nif:OffsetBasedString");
    triples_thing(triples, "nif:sourceUrl", document_iri(saying));
    if (!saying->record->text) return;
    triples_count(triples, "nif:beginIndex", 0);
    triples_count(triples, "nif:endIndex", triples->converter->story.points);
    triples_text(triples, "nif:isString", page_string(&triples->converter->story.text), NULL);
}

/* ---- Entities ---------------------------------------------------------------------------------------------------- */

static const char *class_of(const char *type) {
    static const char *const classes[][2] = {{"person", "schema:Person"}, {"organization", "schema:Organization"}, {"outlet", "schema:NewsMediaOrganization"},
                                             {"place", "schema:Place"},   {"group", "quoth:Group"},                {"event", "schema:Event"}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strcmp(type, classes[i][0]) == 0) return classes[i][1];
    return "schema:Thing";
}

static void say_wikidata(Triples *triples, const char *item) {
    if (!item || !lexical_wikidata(item)) return;
    Page iri = {0};
    page_raw(&iri, "http://www.wikidata.org/entity/");
    page_raw(&iri, item);
    triples_thing(triples, "owl:sameAs", page_string(&iri));
    triples->page->failed |= iri.failed;
    page_free(&iri);
}

static void say_role(Saying *saying, size_t e, size_t r) {
    const RecordRole *role = &saying->record->entities[e].roles[r];
    Triples          *triples = &saying->triples;
    triples_subject(triples, role_iri(saying, e, r));
    triples_type(triples, "schema:Role");
    triples_text(triples, "schema:roleName", role->place.text, saying->language);
    triples_text(triples, "quoth:title", role->title, NULL);
    triples_text(triples, "quoth:base", role->base, NULL);
    triples_text(triples, "quoth:organization", role->organization, NULL);
    triples_text(triples, "quoth:place", role->of_place, NULL);
    triples_text(triples, "quoth:tense", role->tense, NULL);
    triples_thing(triples, "prov:wasQuotedFrom", document_iri(saying));
}

static void say_entity(Saying *saying, size_t i) {
    const RecordEntity *entity = &saying->record->entities[i];
    Triples            *triples = &saying->triples;
    const char         *class = class_of(entity->type);
    size_t              others = 0;
    triples_subject(triples, entity_iri(saying, i));
    triples_type(triples, class);
    if (strcmp(class, "schema:Person") == 0 || strcmp(class, "schema:Organization") == 0 ||
        strcmp(class, "schema:NewsMediaOrganization") == 0)
        triples_type(triples, "prov:Agent");
    triples_text(triples, "schema:name", record_main_name(entity), NULL);
    for (const char *name; (name = convert_other_name(entity, &others));) triples_text(triples, "schema:alternateName", name, NULL);
    say_wikidata(triples, entity->wikidata);
    if (entity->unnamed) triples_typed(triples, "quoth:unnamed", "true", "xsd:boolean");
    for (size_t r = 0; r < entity->n_roles; r++) triples_thing(triples, "schema:hasOccupation", role_iri(saying, i, r));
    for (size_t r = 0; r < entity->n_roles; r++) say_role(saying, i, r);
}

/* ---- Places in the text ------------------------------------------------------------------------------------------ */

static void say_place(Saying *saying, const RecordPlace *place) {
    Triples *triples = &saying->triples;
    triples_thing(triples, "nif:referenceContext", text_iri(saying));
    triples_count(triples, "nif:beginIndex", place->start);
    triples_count(triples, "nif:endIndex", place->end);
    triples_text(triples, "nif:anchorOf", place->text, NULL);
}

static void say_score(Triples *triples, const char *predicate, double score) {
    Page digits = {0};
    page_score(&digits, score);
    triples_typed(triples, predicate, page_string(&digits), "xsd:decimal");
    triples->page->failed |= digits.failed;
    page_free(&digits);
}

static void say_mention(Saying *saying, size_t i) {
    const RecordMention *mention = &saying->record->mentions[i];
    Triples             *triples = &saying->triples;
    triples_subject(triples, part_iri(saying, "#mention-", i));
    triples_type(triples, "nif:OffsetBasedString");
    say_place(saying, &mention->place);
    triples_text(triples, "quoth:form", mention->form, NULL);
    triples_text(triples, "quoth:zone", mention->zone, NULL);
    if (mention->entity != RECORD_NONE) triples_thing(triples, "itsrdf:taIdentRef", entity_iri(saying, mention->entity));
    say_score(triples, "quoth:score", mention->score);
}

/* ---- Quotes ------------------------------------------------------------------------------------------------------ */

static void say_party(Saying *saying, const RecordParty *party, const char *predicate, const char *text_predicate) {
    if (party->there && party->entity != RECORD_NONE) triples_thing(&saying->triples, predicate, entity_iri(saying, party->entity));
    else if (party->there) triples_text(&saying->triples, text_predicate, party->place.text, NULL);
}

static void say_speaker(Saying *saying, const RecordQuote *quote) {
    Triples *triples = &saying->triples;
    say_party(saying, &quote->speaker, "schema:spokenByCharacter", "quoth:speakerText");
    if (!quote->speaker.there || quote->speaker.entity == RECORD_NONE) return;
    triples_thing(triples, "schema:creator", entity_iri(saying, quote->speaker.entity));
    triples_thing(triples, "prov:wasAttributedTo", entity_iri(saying, quote->speaker.entity));
    triples_thing(triples, "prov:qualifiedAttribution", quote_iri(saying, quote, "-attribution"));
}

static void say_attribution(Saying *saying, const RecordQuote *quote) {
    Triples *triples = &saying->triples;
    if (!quote->speaker.there || quote->speaker.entity == RECORD_NONE) return;
    triples_subject(triples, quote_iri(saying, quote, "-attribution"));
    triples_type(triples, "prov:Attribution");
    triples_thing(triples, "prov:agent", entity_iri(saying, quote->speaker.entity));
    say_score(triples, "quoth:score", quote->score);
    if (!quote->speaker.role) return;
    triples_thing(triples, "prov:hadRole", quote_iri(saying, quote, "-role"));
    triples_subject(triples, quote_iri(saying, quote, "-role"));
    triples_type(triples, "prov:Role");
    triples_text(triples, "rdfs:label", quote->speaker.role, saying->language);
}

static void say_quote(Saying *saying, const RecordQuote *quote) {
    Triples *triples = &saying->triples;
    triples_subject(triples, quote_iri(saying, quote, ""));
    triples_type(triples, "schema:Quotation");
    triples_type(triples, "nif:OffsetBasedString");
    triples_type(triples, "prov:Entity");
    triples_text(triples, "schema:text", quote->words, saying->language);
    triples_thing(triples, "schema:isPartOf", document_iri(saying));
    if (quote->outer != RECORD_NONE)
        triples_thing(triples, "schema:isPartOf", quote_iri(saying, &saying->record->quotes[quote->outer], ""));
    triples_thing(triples, "prov:wasQuotedFrom", document_iri(saying));
    say_place(saying, &quote->stretch.place);
    triples_text(triples, "quoth:kind", quote->kind, NULL);
    triples_text(triples, "quoth:manner", quote->manner, NULL);
    triples_text(triples, "quoth:cue", quote->lemma, NULL);
    say_score(triples, "quoth:score", quote->score);
    say_party(saying, &quote->addressee, "quoth:addressee", "quoth:addresseeText");
    say_party(saying, &quote->via, "quoth:via", "quoth:viaText");
    say_speaker(saying, quote);
    say_attribution(saying, quote);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static void say_all(Saying *saying) {
    const Record *record = saying->record;
    page_raw(&saying->document, saying->triples.converter->base);
    page_raw(&saying->document, "document/");
    page_percent(&saying->document, record->id);
    page_raw(&saying->triples.graph, document_iri(saying));
    say_document(saying);
    say_text(saying);
    for (size_t i = 0; i < record->n_entities; i++) say_entity(saying, i);
    for (size_t i = 0; i < record->n_mentions; i++) say_mention(saying, i);
    for (size_t i = 0; i < record->n_quotes; i++) say_quote(saying, &record->quotes[i]);
    triples_end(&saying->triples);
}

static bool write_record(Converter *converter, const Record *record, enum TripleSyntax syntax) {
    Saying saying = {.record = record, .triples = {.converter = converter, .page = &converter->pages[0], .syntax = syntax}};
    if (record->language && lexical_language(record->language)) saying.language = record->language;
    say_all(&saying);
    converter->pages[0].failed |= saying.document.failed || saying.other.failed;
    page_free(&saying.document);
    page_free(&saying.other);
    triples_free(&saying.triples);
    return true;
}

static bool write_nt(Converter *converter, const Record *record) { return write_record(converter, record, TRIPLE_NT); }
static bool write_nq(Converter *converter, const Record *record) { return write_record(converter, record, TRIPLE_NQ); }
static bool write_jsonld(Converter *converter, const Record *record) { return write_record(converter, record, TRIPLE_JSONLD); }

static bool begin_jsonld(Converter *converter) {
    page_raw(&converter->pages[0], "{\"@context\":");
    triples_context(&converter->pages[0]);
    page_raw(&converter->pages[0], ",\n\"@graph\":[");
    return true;
}

static bool end_jsonld(Converter *converter) {
    page_raw(&converter->pages[0], "\n]}\n");
    return true;
}

const ConvertFormat format_nt = {.name = "nt", .document = write_nt};
const ConvertFormat format_nq = {.name = "nq", .document = write_nq};
const ConvertFormat format_jsonld = {.name = "jsonld", .begin = begin_jsonld, .document = write_jsonld, .end = end_jsonld};
