/* neo4j, kuzu: articles, entities, quotes and roles as nodes, a file each, and what ties them, a file a sort of edge. Texts are always
 * within quotation marks, as readers trim what is not; what is null or empty is an empty cell. Kuzu has no lists in CSV that hold any text,
 * so that what an article calls an entity are edges of their own there. */
#include "convert.h"
#include "row.h"

enum { ARTICLES, ENTITIES, QUOTES, ROLES, MENTIONED_IN, SPOKEN_BY, QUOTED_IN, ADDRESSED_TO, CARRIED_BY, WITHIN, HAS_ROLE, STATED_IN, SHARED_FILES };
enum { EXTRA = SHARED_FILES, SCHEMA };

#define FILES                                                                                                                              \
    "articles.csv", "entities.csv", "quotes.csv", "roles.csv", "mentioned_in.csv", "spoken_by.csv", "quoted_in.csv", "addressed_to.csv",       \
        "carried_by.csv", "within.csv", "has_role.csv", "stated_in.csv"

static const char *const neo4j_files[] = {FILES, "neo4j-admin.args"};
static const char *const kuzu_files[] = {FILES, "called.csv", "schema.cypher"};

#define UNIT_SEPARATOR "\x1f" /* no text holds it, since it became U+FFFD: `;` and `|` stand in names */

static const char *const neo4j_heads[SHARED_FILES] = {
    "id:ID(Article),url,title,outlet,published,language,text_sha256,text",
    "id:ID(Entity),:LABEL,type,name,wikidata,known:boolean,unnamed:boolean",
    "id:ID(Quote),words,kind,manner,start_at:long,end_at:long,cue,rule,score:double",
    "id:ID(Role),text,title,base,organization,place,tense",
    ":START_ID(Entity),:END_ID(Article),mentions:long,first_at:long,names:string[]",
    ":START_ID(Quote),:END_ID(Entity),words,role,title,organization,place,tense,score:double",
    ":START_ID(Quote),:END_ID(Article)",
    ":START_ID(Quote),:END_ID(Entity)",
    ":START_ID(Quote),:END_ID(Entity)",
    ":START_ID(Quote),:END_ID(Quote)",
    ":START_ID(Entity),:END_ID(Role)",
    ":START_ID(Role),:END_ID(Article)",
};

static const char neo4j_arguments[] = "--id-type=string\n--multiline-fields=true\n--array-delimiter=U+001F\n"
                                      "--nodes=Article=articles.csv\n--nodes=Entity=entities.csv\n--nodes=Quote=quotes.csv\n--nodes=Role=roles.csv\n"
                                      "--relationships=MENTIONED_IN=mentioned_in.csv\n--relationships=SPOKEN_BY=spoken_by.csv\n"
                                      "--relationships=QUOTED_IN=quoted_in.csv\n--relationships=ADDRESSED_TO=addressed_to.csv\n"
                                      "--relationships=CARRIED_BY=carried_by.csv\n--relationships=WITHIN=within.csv\n"
                                      "--relationships=HAS_ROLE=has_role.csv\n--relationships=STATED_IN=stated_in.csv\n";

static const struct KuzuTable {
    const char *name, *file, *columns;
} kuzu_tables[] = {
    {"node table Article", "articles.csv",
     "id string, url string, title string, outlet string, published string, language string, text_sha256 string, text string, primary key (id)"},
    {"node table Entity", "entities.csv", "id string, type string, name string, wikidata string, known boolean, unnamed boolean, primary key (id)"},
    {"node table Quote", "quotes.csv",
     "id string, words string, kind string, manner string, start_at int64, end_at int64, cue string, rule string, score double, primary key (id)"},
    {"node table Role", "roles.csv", "id string, text string, title string, base string, organization string, place string, tense string, primary key (id)"},
    {"rel table MentionedIn", "mentioned_in.csv", "from Entity to Article, mentions int64, first_at int64"},
    {"rel table SpokenBy", "spoken_by.csv",
     "from Quote to Entity, words string, role string, title string, organization string, place string, tense string, score double"},
    {"rel table QuotedIn", "quoted_in.csv", "from Quote to Article"},
    {"rel table AddressedTo", "addressed_to.csv", "from Quote to Entity"},
    {"rel table CarriedBy", "carried_by.csv", "from Quote to Entity"},
    {"rel table Within", "within.csv", "from Quote to Quote"},
    {"rel table HasRole", "has_role.csv", "from Entity to Role"},
    {"rel table StatedIn", "stated_in.csv", "from Role to Article"},
    {"rel table Called", "called.csv", "from Entity to Article, name string"},
};

static bool begin_neo4j(Converter *converter) {
    for (size_t i = 0; i < SHARED_FILES; i++) {
        page_raw(&converter->pages[i], neo4j_heads[i]);
        page_byte(&converter->pages[i], '\n');
    }
    page_raw(&converter->pages[EXTRA], neo4j_arguments);
    return true;
}

static bool begin_kuzu(Converter *converter) {
    Page *page = &converter->pages[SCHEMA];
    for (size_t i = 0; i < sizeof kuzu_tables / sizeof *kuzu_tables; i++) {
        const struct KuzuTable *table = &kuzu_tables[i];
        const char *const words[] = {"create ", table->name, "(", table->columns, ");\ncopy ", strrchr(table->name, ' ') + 1, " from '", table->file,
                                     "' (header=false, parallel=false, delim=',', quote='\"', escape='\"');\n"};
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) page_raw(page, words[w]);
    }
    return true;
}

/* ---- Cells ------------------------------------------------------------------------------------------------------- */

static void cell(Page *page, const char *text) {
    if (text && *text) page_quoted(page, text);
    page_byte(page, ',');
}

static void cells(Page *page, const char *const *texts, size_t n) {
    for (size_t i = 0; i < n; i++) cell(page, texts[i]);
}

/* Ids of what is of its document alone: "a.txt#q1". */
static const char *part_id(Page *id, const Record *record, const char *what, const char *of) {
    page_empty(id);
    page_raw(id, record->id);
    page_raw(id, what);
    page_raw(id, of);
    return page_string(id);
}

typedef struct Drawing {
    Converter    *converter;
    const Record *record;
    Page          id; /* the last one asked for */
    bool          neo4j;
} Drawing;

static const char *entity_node(Drawing *drawing, size_t i) {
    const RecordEntity *entity = &drawing->record->entities[i];
    return entity->unnamed ? part_id(&drawing->id, drawing->record, "#", entity->id) : entity->id;
}

static const char *role_node(Drawing *drawing, size_t entity, size_t role) {
    part_id(&drawing->id, drawing->record, "#role-", "");
    page_number(&drawing->id, entity);
    page_byte(&drawing->id, '-');
    page_number(&drawing->id, role);
    return page_string(&drawing->id);
}

static const char *quote_node(Drawing *drawing, const RecordQuote *quote) { return part_id(&drawing->id, drawing->record, "#", quote->id); }

static Page *page_of(Drawing *drawing, int file) { return &drawing->converter->pages[file]; }

/* ---- Nodes ------------------------------------------------------------------------------------------------------- */

static void draw_article(Drawing *drawing) {
    const Record *record = drawing->record;
    Page         *page = page_of(drawing, ARTICLES);
    const char *const texts[] = {record->id, record->url, record->title, record->outlet, record->published, record->language, record->text_sha256,
                                 record->text ? page_string(&drawing->converter->story.text) : NULL};
    cells(page, texts, sizeof texts / sizeof *texts);
    row_end(page);
}

/* One entity of several documents is one node. */
static bool draw_entity_node(Drawing *drawing, size_t i) {
    const RecordEntity *entity = &drawing->record->entities[i];
    Page               *page = page_of(drawing, ENTITIES);
    bool                is_new;
    if (!convert_is_new(drawing->converter, entity_node(drawing, i), &is_new)) return false;
    if (!is_new) return true;
    cell(page, entity_node(drawing, i));
    if (drawing->neo4j) cell(page, convert_label(entity->type));
    cell(page, entity->type);
    cell(page, record_main_name(entity));
    cell(page, entity->wikidata);
    row_flag(page, entity->known);
    row_flag(page, entity->unnamed);
    row_end(page);
    return true;
}

static void draw_quote_node(Drawing *drawing, const RecordQuote *quote) {
    Page *page = page_of(drawing, QUOTES);
    const char *const texts[] = {quote_node(drawing, quote), quote->words, quote->kind, quote->manner};
    cells(page, texts, sizeof texts / sizeof *texts);
    row_number(page, quote->stretch.place.start);
    row_number(page, quote->stretch.place.end);
    cell(page, quote->lemma);
    cell(page, quote->rule);
    row_score(page, quote->score);
    row_end(page);
}

/* ---- Edges ------------------------------------------------------------------------------------------------------- */

static void draw_called(Drawing *drawing, size_t i, const char *name) {
    Page *page = page_of(drawing, EXTRA);
    cell(page, entity_node(drawing, i));
    cell(page, drawing->record->id);
    cell(page, name);
    row_end(page);
}

/* The names in one cell; for Kuzu in a file of their own. */
static void draw_names(Drawing *drawing, size_t i) {
    const RecordEntity *entity = &drawing->record->entities[i];
    if (!drawing->neo4j) {
        draw_called(drawing, i, entity->name);
        for (size_t v = 0; v < entity->variants.n; v++) draw_called(drawing, i, entity->variants.at[v]);
        return;
    }
    Page *page = page_of(drawing, MENTIONED_IN);
    page_byte(page, '"');
    for (size_t v = 0; v <= entity->variants.n; v++) {
        if (v) page_raw(page, UNIT_SEPARATOR);
        page_within_quotes(page, v ? entity->variants.at[v - 1] : entity->name);
    }
    page_raw(page, "\",");
}

static void draw_mentioned(Drawing *drawing, size_t i) {
    const RecordEntity *entity = &drawing->record->entities[i];
    Page               *page = page_of(drawing, MENTIONED_IN);
    cell(page, entity_node(drawing, i));
    cell(page, drawing->record->id);
    row_number(page, entity->n_mentions);
    if (entity->n_mentions) row_number(page, drawing->record->mentions[entity->mentions[0]].place.start);
    else row_nothing(page, 1);
    draw_names(drawing, i);
    row_end(page);
}

static void draw_edge(Drawing *drawing, int file, const char *from, const char *to) {
    cell(page_of(drawing, file), from);
    cell(page_of(drawing, file), to);
    row_end(page_of(drawing, file));
}

static void draw_role(Drawing *drawing, size_t e, size_t r) {
    const RecordRole *role = &drawing->record->entities[e].roles[r];
    Page             *page = page_of(drawing, ROLES);
    const char *const texts[] = {role_node(drawing, e, r), role->place.text, role->title, role->base,
                                 role->organization,       role->of_place,   role->tense};
    cells(page, texts, sizeof texts / sizeof *texts);
    row_end(page);
    draw_edge(drawing, STATED_IN, role_node(drawing, e, r), drawing->record->id);
    cell(page_of(drawing, HAS_ROLE), entity_node(drawing, e));
    cell(page_of(drawing, HAS_ROLE), role_node(drawing, e, r));
    row_end(page_of(drawing, HAS_ROLE));
}

static void draw_within(Drawing *drawing, const RecordQuote *quote) {
    Page *page = page_of(drawing, WITHIN);
    if (quote->outer == RECORD_NONE) return;
    cell(page, quote_node(drawing, quote));
    cell(page, quote_node(drawing, &drawing->record->quotes[quote->outer]));
    row_end(page);
}

static void draw_party(Drawing *drawing, const RecordQuote *quote, const RecordParty *party, int file) {
    Page *page = page_of(drawing, file);
    if (!party->there || party->entity == RECORD_NONE) return;
    cell(page, quote_node(drawing, quote));
    cell(page, entity_node(drawing, party->entity));
    if (file == SPOKEN_BY) {
        const char *const texts[] = {party->place.text, party->role, party->title, party->organization, party->of_place, party->tense};
        cells(page, texts, sizeof texts / sizeof *texts);
        row_score(page, quote->score);
    }
    row_end(page);
}

/* ---- All --------------------------------------------------------------------------------------------------------- */

static bool draw_all(Drawing *drawing) {
    const Record *record = drawing->record;
    draw_article(drawing);
    for (size_t i = 0; i < record->n_entities; i++) {
        if (!draw_entity_node(drawing, i)) return false;
        draw_mentioned(drawing, i);
        for (size_t r = 0; r < record->entities[i].n_roles; r++) draw_role(drawing, i, r);
    }
    for (size_t i = 0; i < record->n_quotes; i++) {
        const RecordQuote *quote = &record->quotes[i];
        draw_quote_node(drawing, quote);
        draw_edge(drawing, QUOTED_IN, quote_node(drawing, quote), record->id);
        draw_within(drawing, quote);
        draw_party(drawing, quote, &quote->speaker, SPOKEN_BY);
        draw_party(drawing, quote, &quote->addressee, ADDRESSED_TO);
        draw_party(drawing, quote, &quote->via, CARRIED_BY);
    }
    return true;
}

static bool write_record(Converter *converter, const Record *record, bool neo4j) {
    Drawing drawing = {.converter = converter, .record = record, .neo4j = neo4j};
    bool    done = draw_all(&drawing);
    converter->pages[0].failed |= drawing.id.failed || converter->story.text.failed;
    page_free(&drawing.id);
    return done;
}

static bool write_neo4j(Converter *converter, const Record *record) { return write_record(converter, record, true); }
static bool write_kuzu(Converter *converter, const Record *record) { return write_record(converter, record, false); }

#define COUNT(array) (sizeof(array) / sizeof *(array))

const ConvertFormat format_neo4j = {.name = "neo4j", .files = neo4j_files, .n_files = COUNT(neo4j_files), .begin = begin_neo4j, .document = write_neo4j};
const ConvertFormat format_kuzu = {.name = "kuzu", .files = kuzu_files, .n_files = COUNT(kuzu_files), .begin = begin_kuzu, .document = write_kuzu};
