/* Which mentions are one entity, and what it is called. */
#include "entity_doc.h"

/* The mentions' entity ids in order; "-" for none. */
static void check(const char *text, const char *want) {
    EntityDoc d;
    Buffer    out = {0};
    entity_read(&d, text);
    for (Index i = 0; i < d.doc->mentions.n; i++) {
        Index entity = d.doc->mentions.at[i].entity;
        if (i) buffer_byte(&out, ' ');
        buffer_text(&out, entity == NONE ? "-" : d.doc->entities.at[entity].id);
    }
    entity_check(text, &out, want);
    entity_free(&d);
}

static void surnames(void) {
    check("{P Jane Roe} left. {P Roe} said so.", "jane-roe jane-roe");
    check("{P Roe} left. {P Jane Roe} said so.", "jane-roe jane-roe");
    check("{P Jane Roe} met {P John Roe}. {P Roe} said so.", "jane-roe john-roe john-roe");
    check("{P Jane Roe} met {P John Roe}. Mrs. {P Roe} said so.", "jane-roe john-roe jane-roe");
    check("{P Ursula von der Berg} left. {P von der Berg} said so. {P Berg} left.",
          "ursula-von-der-berg ursula-von-der-berg ursula-von-der-berg");
    check("{P Omar Abu Salim} left. {P Abu Salim} said so.", "omar-abu-salim omar-abu-salim");
    check("{P Smith} left. {P Jones} left. {P Smith} said so.", "smith jones smith");
}

/* All cases of a name are one, and it goes by the wording that is nearest to the nominative. */
static void cases(void) {
    check("{P Анну Рябову} ждали. {P Анна Рябова} ушла. {P Рябовой} звонили.", "anna-ryabova anna-ryabova anna-ryabova");
    check("{P Олег Дорван} ушёл. С {P Дорваном} говорили.", "oleg-dorvan oleg-dorvan");
    check("{O Министерству труда} ответили. {O Министерство труда} ждёт.", "ministerstvo-truda ministerstvo-truda");
}

static void given_names(void) {
    check("{P Jane Roe} left. {P Jane} said so.", "jane-roe jane-roe");
    check("{P Jane Roe} met {P Jane Doe}. {P Jane} said so.", "jane-roe jane-doe jane");
}

static void full_names(void) {
    check("{P Jane Roe} left. {P Jane Q. Roe} said so.", "jane-q-roe jane-q-roe");
    check("{P J. Roe} left. {P Jane Roe} said so.", "jane-roe jane-roe");
    check("{P John Roe} met {P John Roe Jr.} there.", "john-roe john-roe-jr");
    check("{P Nina Lux Dale} left. {P Nina Lux} said so.", "nina-lux-dale nina-lux-dale");
    check("{P Yuri Sokol} left. {P Yury Sokol} said so.", "yuri-sokol yuri-sokol");
}

static void known_people(void) {
    check("{P Sergei Malov} left. {P Malov} said so.", "sergei-malov sergei-malov");
    check("{P Sergey Malov} left.", "sergei-malov");
    check("{P Denz} left.", "carla-denz");
    check("{P Nina Denz} left. {P Denz} said so.", "nina-denz nina-denz");
    check("{P Nina Denz} met {P Carla Denz}.", "nina-denz carla-denz");
}

static void bodies(void) {
    check("The {O Central Harbour Board} ({O CHB}) left. {O CHB} said so.",
          "central-harbour-board central-harbour-board central-harbour-board");
    check("The {O Central Harbour Board} left. {O CHB} said so.", "central-harbour-board central-harbour-board");
    check("The {O Harbour Commission} left. The {O Commission} said so.", "harbour-commission harbour-commission");
    check("{O Acme Steel Works} left. {O Acme} said so.", "acme-steel-works acme-steel-works");
    check("The {O Lyndon Water Ministry} left. The {O Water Ministry} said so.", "lyndon-water-ministry lyndon-water-ministry");
    check("The {O Water Ministry} left. The {O Lyndon Water Ministry} said so.", "lyndon-water-ministry lyndon-water-ministry");
    check("The {M Lyndon Times} said so. {M LT} left.", "lyndon-times lyndon-times");
}

static void furniture(void) {
    check("{P Jane Roe} left. {P Roe} said so.\n\n{-}{P John Roe} writes here.", "jane-roe jane-roe john-roe");
    check("{-}{P John Roe} writes here.\n\n{P Roe} said so.", "john-roe roe");
}

static void nominals(void) {
    check("Ambassador {P Jane Roe} met {P John Moss}. The ambassador said so.", "jane-roe john-moss jane-roe");
    check("Ambassador {P Jane Roe} met {P John Moss}. The diplomat said so.", "jane-roe john-moss jane-roe");
    check("{P Jane Roe}, the spokeswoman, met {P John Moss}. The spokesperson said so.", "jane-roe john-moss jane-roe");
    check("{G Ruritanian} Mayor {P Jane Roe} left. The {G Bordurian} mayor said so.", "ruritanian jane-roe - bordurian");
    check("{P Sergei Malov} met {P John Moss}. The president said so.", "sergei-malov john-moss sergei-malov");
    check("Mayor {P Jane Roe} left. A mayor said so.", "jane-roe -");
    check("The {M Lyndon Times} left. The paper said so.", "lyndon-times lyndon-times");
    check("The {O Lyndon Ministry} met {O Acme}. The ministry said so.", "lyndon-ministry acme lyndon-ministry");
}

static void pronouns(void) {
    check("{P Jane Roe} met {P John Moss}. She said so. He left.", "jane-roe john-moss jane-roe john-moss");
    check("{P John Moss} met {P Olaf Gray}. He said so.", "john-moss olaf-gray john-moss");
    check("{P Jane Roe}, who left, said so.", "jane-roe jane-roe");
    check("{P John Moss} said so. \"He left,\" he said.", "john-moss - john-moss");
    check("He left.", "-");
    check("{P Nina Law} left.\n\n{-}{P Jane Roe} writes here.\n\nShe said so.", "nina-law jane-roe nina-law");
}

static void names_of_entities(void) {
    EntityDoc d;
    entity_read(&d, "{P Sergey Malov} met {P Jane Roe}. {P Jane Q. Roe} left. {M LT} left. {P Denz} left.");
    const Doc *doc = d.doc;
    CU_ASSERT_EQUAL_FATAL(doc->entities.n, 4);
    CU_ASSERT_STRING_EQUAL(doc->entities.at[0].name, "Sergey Malov");
    CU_ASSERT(doc->entities.at[0].known && doc->entities.at[0].gender == GENDER_MALE);
    CU_ASSERT_STRING_EQUAL(doc->mentions.at[0].matched, "Sergei Malov");
    CU_ASSERT_STRING_EQUAL(doc->entities.at[0].main_name, "Sergei Malov");
    CU_ASSERT(doc->mentions.at[0].cost > 0);
    CU_ASSERT_STRING_EQUAL(doc->entities.at[1].name, "Jane Q. Roe");
    CU_ASSERT(!doc->entities.at[1].known && doc->entities.at[1].gender == GENDER_FEMALE);
    CU_ASSERT_EQUAL(doc->entities.at[1].n_mentions, 2);
    CU_ASSERT_EQUAL(doc->entities.at[1].first_mention, 1);
    CU_ASSERT_EQUAL(doc->mentions.at[1].next, 2);
    CU_ASSERT_EQUAL(doc->entities.at[1].last_mention, 2);
    CU_ASSERT_PTR_NULL(doc->entities.at[1].main_name);
    CU_ASSERT_STRING_EQUAL(doc->entities.at[2].name, "LT");
    CU_ASSERT_STRING_EQUAL(doc->entities.at[2].main_name, "Lyndon Times");
    CU_ASSERT_EQUAL(doc->entities.at[2].type, TYPE_OUTLET);
    CU_ASSERT_STRING_EQUAL(doc->entities.at[3].name, "Denz");
    entity_free(&d);
}

/* The first mention of whom each mention without an entity means; "-" for nobody. */
static void check_unnamed(const char *text, const char *want) {
    EntityDoc d;
    Buffer    out = {0};
    char      number[16];
    entity_read(&d, text);
    for (Index i = 0; i < d.doc->mentions.n; i++) {
        Index whom = d.doc->mentions.at[i].stands_for;
        snprintf(number, sizeof number, "%s%u", i ? " " : "", (unsigned)whom);
        buffer_text(&out, whom == NONE ? i ? " -" : "-" : number);
    }
    entity_check(text, &out, want);
    entity_free(&d);
}

static void unnamed_people(void) {
    check_unnamed("An adviser said so. He left.", "0 0");
    check_unnamed("{P John Moss} left. An adviser said so. He left.", "- 1 1");
    check_unnamed("An adviser said so.\n\n{P John Moss} left. He said so.", "0 - -"); /* who was named since */
    check_unnamed("An adviser said so. {P John Moss} left. The adviser left.", "0 - 0");
    check_unnamed("An adviser left, who said so.", "0 -");
    check_unnamed("{P John Moss} met an adviser, who said so.", "- 1 1");
    check_unnamed("{P John Moss} is an adviser. He said so.", "- -"); /* said of him */
    check_unnamed("\"An adviser left,\" {P John Moss} said. \"He left.\"", "- - -");
    check("An adviser, {P John Moss}, said so. He left.", "john-moss john-moss john-moss");
    check("A mayor of {L Lyndon}, {P John Moss}, left. He said so.", "john-moss lyndon john-moss john-moss");
}

static void relatives(void) {
    check("The {O Lyndon Ministry} left. It said that so.", "lyndon-ministry lyndon-ministry");
    check("The {O Lyndon Ministry}, which said so, left.", "lyndon-ministry lyndon-ministry");
}

/* "Sedgers" are who is "Sedger". */
static void a_group_and_its_plural(void) {
    check("{G Sedgers} left. A {G Sedger} clerk said so.", "sedgers - sedgers");
    check("A {G Sedger} clerk said so. {G Sedgers} left.", "- sedgers sedgers");
}

static void the_commonest_wording_is_the_name(void) {
    EntityDoc d;
    entity_read(&d, "{P Yuri Sokol} left. {P Yury Sokol} said so. {P Yury Sokol} met {P Sokol}.");
    CU_ASSERT_EQUAL_FATAL(d.doc->entities.n, 1);
    CU_ASSERT_STRING_EQUAL(d.doc->entities.at[0].name, "Yury Sokol");
    entity_free(&d);
}

static void ids(void) {
    check("{P J\xC3\xB6rg M\xC3\xBCller} left.", "jorg-muller");
    check("{O Acme Steel} met {L Acme Steel} there.", "acme-steel acme-steel"); /* one text, one entity, whatever its type */
    check("{O \xE2\x80\x94\xE2\x80\x94 7 \xE2\x80\x94\xE2\x80\x94} left. {P John Roe} met {P John Roe Jr}.", "x john-roe john-roe-jr");
}

static void unnamed(void) {
    EntityDoc d;
    entity_read(&d, "One {G Bordurian} official said so.");
    Index entity = entity_add_unnamed(d.doc, 0, NULL);
    CU_ASSERT_NOT_EQUAL_FATAL(entity, NONE);
    const Entity *e = &d.doc->entities.at[entity];
    CU_ASSERT(e->unnamed && !e->known);
    CU_ASSERT_STRING_EQUAL(e->id, "one-bordurian-official.0");
    CU_ASSERT_EQUAL(d.doc->mentions.at[0].entity, entity);
    CU_ASSERT_EQUAL(d.doc->roles.at[0].entity, entity);
    CU_ASSERT_EQUAL(entity_add_unnamed(d.doc, 0, NULL), entity);
    entity_free(&d);
}

UNIT_MAIN("resolve", {"surnames", surnames}, {"cases", cases}, {"given names", given_names}, {"full names", full_names},
          {"known people", known_people}, {"bodies", bodies}, {"furniture attracts nothing", furniture}, {"nominals", nominals},
          {"pronouns", pronouns}, {"unnamed people", unnamed_people}, {"relatives", relatives}, {"names of entities", names_of_entities}, {"a group and its plural", a_group_and_its_plural},
          {"the commonest wording is the name", the_commonest_wording_is_the_name}, {"ids", ids}, {"entities without a name", unnamed})
