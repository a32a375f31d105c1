/* Lists of others, format by format: what becomes of each line, what is told of it, and that the outcome is a source without faults. */
#include "unit.h"
#include "buffer.h"
#include "made_file.h"
#include <quoth.h>
#include <string.h>

typedef struct Case {
    quoth_import_options options;
    const char          *text, *expected; /* without the line "%source" */
    const char          *told;            /* notes as "FATE WHAT REASON DETAIL xCOUNT@LINE;"..., or the error */
} Case;

static bool append(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

static void tell(void *context, const quoth_import_note *note) {
    static const char fates[] = "LrRF"; /* left out, repaired, refused, faulty */
    Buffer *told = context;
    buffer_format(told, "%c %s %s%s%s x%llu@%llu;", fates[note->fate], note->what, note->reason, *note->detail ? " " : "", note->detail,
                  (unsigned long long)note->count, (unsigned long long)note->line);
}

static void complaint(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    (void)file, (void)column;
    printf("    line %u: %s\n", line, reason);
    ++*(unsigned *)context;
}

/* What was written must be taken by whoever compiles it. */
static void check_source(const Buffer *out) {
    MadeFile    file = file_make(out->at, out->n);
    const char *path = file.path;
    unsigned    refused = 0;
    CU_ASSERT(quoth_gazetteer_build(&path, 1, NULL, complaint, &refused, NULL) && !refused);
    file_unmake(&file);
}

static void run(const Case *c) {
    Buffer      out = {0}, told = {0};
    quoth_error err = {0};
    MadeFile    file = file_make(c->text, strlen(c->text));
    bool        ok = quoth_gazetteer_import(file.path, &c->options, append, &out, tell, &told, NULL, &err);
    file_unmake(&file);
    if (!ok) told.n = 0, buffer_text(&told, strncmp(err.text, file.path, strlen(file.path)) == 0 ? err.text + strlen(file.path) : err.text);
    buffer_byte(&out, '\0');
    buffer_byte(&told, '\0');
    const char *body = ok && out.n > 1 ? strchr(out.at, '\n') + 1 : "";
    bool        same = strcmp(body, c->expected) == 0 && strcmp(told.at, c->told) == 0;
    CU_ASSERT(same);
    if (!same) printf("--- %s: %s\n+++ %s+++ %s\n", c->options.from, c->text, body, told.at);
    out.n--;
    if (ok) check_source(&out);
    buffer_free(&out);
    buffer_free(&told);
}

static void run_all(const Case *cases, size_t n) {
    for (size_t i = 0; i < n; i++) run(&cases[i]);
}
#define RUN(cases) run_all(cases, sizeof cases / sizeof *cases)

/* ---- GeoNames ---------------------------------------------------------------------------------------------------- */

#define GEO(id, name, others, class, code, country, population)                                                                            \
    id "\t" name "\t" name "\t" others "\t59\t24\t" class "\t" code "\t" country "\t\t\t\t\t\t" population "\t\t10\tEurope/Tallinn\t2024-01-01\n"

static void geonames(void) {
    static const Case cases[] = {
        {{.from = "geonames"}, GEO("7", "Kivilinn", "Kivilinna,KVL,kivi", "P", "PPL", "EE", "350000"),
         "%type place\ngeonames-7\tKivilinn|Kivilinna\tkind=city\tcountry=ee\tprior=5\n", "L name a code x1@1;L name without a capital letter x1@1;"},
        {{.from = "geonames", .population = 1000}, GEO("7", "Kivilinn", "", "P", "PPL", "EE", "999") GEO("8", "Saare", "", "P", "PPLC", "EE", "1000"),
         "%type place\ngeonames-8\tSaare\tkind=capital\tcountry=ee\tprior=6\n", "L record with fewer people than asked for x1@1;"},
        {{.from = "geonames", .kinds = "water", .countries = "ee"},
         GEO("1", "Jogi", "", "H", "STM", "EE", "0") GEO("2", "Reka", "", "H", "STM", "RU", "0") GEO("3", "Linn", "", "P", "PPL", "EE", "1"),
         "%type place\ngeonames-1\tJogi\tkind=water\tcountry=ee\tprior=3\n", "L record of a country not asked for x1@2;L record of a kind not asked for x1@3;"},
        {{.from = "geonames", .types = "person"}, GEO("7", "Kivilinn", "", "P", "PPL", "EE", "1"), "", "L record of a type not asked for x1@1;"},
        {{.from = "geonames"}, GEO("7", "Kivilinn", "", "P", "PPL", "EE", "1") GEO("7", "Saare", "", "P", "PPL", "EE", "1") "7\tx\n" GEO("8", "A|b", "", "P", "PPL", "", "1"),
         "%type place\ngeonames-7\tKivilinn\tkind=city\tcountry=ee\tprior=1\n",
         "R record its id stands already x1@2;R record a bar in it, which parts names x1@4;F line not 19 columns x1@3;"},
        {{.from = "geonames"}, "ab\xFFgh\n", "", "F line ill-formed UTF-8 x1@1;"},
        {{.from = "geonames", .types = "people"}, "", "", "no such type: people"},
        {{.from = "atlas"}, "", "", "no such format: atlas"},
    };
    RUN(cases);
}

static void geonames_in_two_tables(void) {
    static const char main_table[] = GEO("7", "Kivilinn", "Alt", "P", "PPL", "EE", "350000") GEO("8", "Saare", "", "P", "PPL", "EE", "1");
    static const char names[] = "1\t7\tet\tKivi\t\t\t\t\t\t\n2\t7\ten\tStone Town\t\t\t\t\t\t\n3\t7\ten\tStoneville\t1\t\t\t\t\t\n4\t7\tiata\tKVL\t\t\t\t\n"
                                "5\t7\twkdt\tQ901\t\t\t\t\t\t\n6\t7\t\tKivil\t\t\t\t\t\t\n7\t9\ten\tElsewhere\t\t\t\t\n8\t7\ten\n";
    Buffer               out = {0}, told = {0};
    quoth_error          err = {0};
    MadeFile             first = file_make(main_table, strlen(main_table)), second = file_make(names, strlen(names));
    quoth_import_options options = {.from = "geonames", .alternates = second.path, .languages = "en", .population = 10};
    CU_ASSERT(quoth_gazetteer_import(first.path, &options, append, &out, tell, &told, NULL, &err));
    buffer_byte(&told, '\0');
    CU_ASSERT_STRING_EQUAL(told.at, "L name in a language not asked for x1@1;L record with fewer people than asked for x1@2;L name a code "
                                    "iata x1@4;F line neither 8 nor 10 columns x1@8;");
    check_source(&out);
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(
        strchr(out.at, '\n') + 1,
        "%type place\ngeonames-7\tStoneville|Kivilinn|Stone Town|Kivil\tkind=city\tcountry=ee\tprior=5\twikidata=Q901\n");
    file_unmake(&first);
    file_unmake(&second);
    buffer_free(&out);
    buffer_free(&told);
}

/* At most 64 records of all files may have one name. */
static void crowds_are_cut(void) {
    Buffer      text = {0}, out = {0}, told = {0};
    quoth_error err = {0};
    for (unsigned i = 0; i < 60; i++) buffer_format(&text, GEO("%u", "San Jose", "", "P", "PPL", "ee", "1"), i + 1);
    MadeFile file = file_make(text.at, text.n);
    CU_ASSERT(quoth_gazetteer_import(file.path, &(quoth_import_options){.from = "geonames"}, append, &out, tell, &told, NULL, &err));
    buffer_byte(&told, '\0');
    CU_ASSERT_STRING_EQUAL(told.at, "R record 48 records have this name already x12@49;");
    check_source(&out);
    file_unmake(&file);
    buffer_free(&text);
    buffer_free(&out);
    buffer_free(&told);
}

/* ---- Lists of names ---------------------------------------------------------------------------------------------- */

static void jrc(void) {
    static const Case cases[] = {
        {{.from = "jrc"}, "1\tP\ten\tAndrei+Kask\n1\tP\tu\tAndrey+Kask\n1\tP\tu\tKask\n2\tO\tu\tHarbour+Union\n",
         "%type person\njrc-1\tAndrey Kask|Andrei Kask|Kask~\n%type organization\njrc-2\tHarbour Union\n", ""},
        {{.from = "jrc", .languages = "en"}, "1\tP\tde\tAndrej+Kask\n1\tP\ten\tAndrei+Kask\n1\tP\tu\tAndrey+Kask\n",
         "%type person\njrc-1\tAndrey Kask|Andrei Kask\n", "L name in a language not asked for x1@1;"},
        {{.from = "jrc"}, "1\tT\tu\tStorm+Kalle\n2\tP\tu\n", "", "L record of a kind that is no type here T x1@1;F line not 4 columns x1@2;"},
        {{.from = "jrc", .map = "T=event"}, "1\tT\tu\tStorm+Kalle\n", "%type event\njrc-1\tStorm Kalle\n", ""},
    };
    RUN(cases);
}

static void spacy(void) {
    static const Case cases[] = {
        {{.from = "spacy"}, "{\"label\":\"ORG\",\"pattern\":\"Harbour Union\",\"id\":\"hu\"}\n{\"label\":\"ORG\",\"pattern\":[{\"LOWER\":\"harbour\"},{\"ORTH\":\"union\"}],\"id\":\"hu\"}\n",
         "%type organization\nhu\tHarbour Union|harbour union\n", ""},
        {{.from = "spacy"}, "{\"label\":\"GPE\",\"pattern\":\"San Jos\\u00e9\"}\n", "%type place\nplace-san-jose\tSan Jos\xC3\xA9\n", ""},
        {{.from = "spacy"}, "{\"label\":\"GPE\",\"pattern\":[{\"LOWER\":\"x\",\"OP\":\"?\"}]}\n{\"label\":\"GPE\",\"pattern\":[{\"LOWER\":{\"IN\":[\"a\"]}}]}\n{\"label\":\"GPE\"}\n", "",
         "L name tokens that ask for more than LOWER, ORTH or TEXT x2@1;L name no pattern in it x1@3;"},
        {{.from = "spacy"}, "[\"GPE\"]\n{\"label\":}\n", "", "F line not an object x1@1;F line a value was expected x1@2;"},
        {{.from = "spacy", .map = "TEAM=organization"}, "{\"label\":\"TEAM\",\"pattern\":\"Rovers FC\",\"id\":\"Rovers_1\"}\n",
         "%type organization\nrovers-1\tRovers FC\tnote=id:Rovers_1\n", ""},
        {{.from = "spacy", .as = "other"}, "{\"label\":\"X\",\"pattern\":\"Blue Act\",\"id\":\"?!\"}\n", "", "R record an id without letters and digits x1@1;"},
    };
    RUN(cases);
}

static void tables(void) {
    static const Case cases[] = {
        {{.from = "csv"}, "id,name,type\nq1,\"Lee, Ann\",person\nq1,Ann Lee,person\n", "%type person\nq1\tLee, Ann|Ann Lee\n", ""},
        {{.from = "csv", .as = "place", .map = "name=Ort,population=Einwohner,kind=Art"}, "Ort;Einwohner;Art\nKivilinn;2000000;city\nSaare;x;sofa\n",
         "%type place\nplace-kivilinn\tKivilinn\tkind=city\tprior=6\nplace-saare\tSaare\n", ""},
        {{.from = "csv", .as = "person"}, "name\trole\tstart\tend\nAnn Lee\tmayor\t2001\t2000\nBob Ray\tma;yor\t\t\nEva Ost\tmayor\t2001-02-30\t\nIra Ost\tmayor\t2001-02\t2003\n",
         "%type person\nperson-ann-lee\tAnn Lee\nperson-bob-ray\tBob Ray\nperson-eva-ost\tEva Ost\nperson-ira-ost\tIra Ost\trole=mayor;;2001-02;2003\n",
         "R role it ends before it starts x1@2;R role a semicolon in its title x1@3;R role no such day x1@4;"},
        {{.from = "csv"}, "id,type\n", "", ":1: no column \"name\"; say which it is (name=column)"},
        {{.from = "csv", .map = "name=x"}, "id,name\n", "", ":1: no column x"},
        {{.from = "csv", .map = "nam=name"}, "id,name\n", "", "no such field of a record: nam"},
        {{.from = "csv"}, "", "", ":1: no header"},
        {{.from = "csv"}, "id,\"name\n", "", ":1: no header"},
        {{.from = "csv", .as = "other"}, "name,type\n\"Blue\nAct\",\nBlue Act\n\"never closed\n", "",
         "R record a control character in it x1@2;F line not as many columns as the header x1@4;F line a quoted cell without end x1@5;"},
        {{.from = "opensanctions"}, "\"id\",\"schema\",\"name\",\"aliases\"\n\"NK-A\",\"Person\",\"Ann Lee\",\"Ann Ray;\"\"Ray; Ann\"\"\"\n",
         "%type person\nnk-a\tAnn Lee|Ann Ray|Ray; Ann\tnote=id:NK-A\n", ""},
    };
    RUN(cases);
}

static void gate_list(void) {
    static const Case cases[] = {
        {{.from = "gate", .as = "person"}, "Ann Lee:gender=female\nBob Ray\tgender=male\n",
         "%type person\nperson-ann-lee\tAnn Lee\tgender=f\nperson-bob-ray\tBob Ray\tgender=m\n", ""},
        {{.from = "gate"}, "Ann Lee\n", "", ": not a .def file; a list alone needs the type of its names"},
    };
    RUN(cases);
}

/* ---- Graphs ------------------------------------------------------------------------------------------------------ */

#define PREFIXES "@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix x: <http://x.example/#> .\n"

static void skos(void) {
    static const Case cases[] = {
        {{.from = "skos", .as = "place"}, PREFIXES "x:a s:prefLabel \"Koln\"@de, \"Cologne\"@en ; s:altLabel '''Kolln''' .\n",
         "%type place\na\tCologne|Koln|Kolln\tnote=iri:http://x.example/#a\n", ""},
        {{.from = "skos", .as = "place", .languages = "de"}, PREFIXES "x:a s:prefLabel \"Koln\"@de, \"Cologne\"@en .\n",
         "%type place\na\tKoln\tnote=iri:http://x.example/#a\n", "L name in a language not asked for x1@2;"},
        {{.from = "skos", .map = "bodies=organization"}, PREFIXES "x:a s:inScheme x:bodies ; s:prefLabel \"Union\" .\nx:b s:prefLabel \"Thing\" .\n",
         "%type organization\na\tUnion\tnote=iri:http://x.example/#a\n", "L record of a kind that is no type here x1@3;"},
        {{.from = "skos", .as = "place"}, "<http://x.example/b> <http://www.w3.org/2004/02/skos/core#prefLabel> \"K\\u00F6ln\" .\n",
         "%type place\nb\tK\xC3\xB6ln\tnote=iri:http://x.example/b\n", ""},
        {{.from = "skos", .as = "place"}, PREFIXES "x:a s:prefLabel \"Koln .\n", "", ":2:23: no Turtle: line end in short string"},
        {{.from = "skos", .as = "place"}, "<r><r> 1 .\n", "", ""},
    };
    RUN(cases);
}

static void ftm(void) {
    static const Case cases[] = {
        {{.from = "ftm"},
         "{\"id\":\"o1\",\"schema\":\"Occupancy\",\"properties\":{\"holder\":[\"old-1\"],\"post\":[\"p0\"],\"startDate\":[\"2015-02\"],\"endDate\":[\"2019\"]}}\n"
         "{\"id\":\"Q7\",\"schema\":\"Person\",\"caption\":\"Ann Lee\",\"referents\":[\"old-1\"],\"properties\":{\"name\":[\"Ann Lee\",\"\\u0410\\u043d\\u043d\\u0430\"],\"weakAlias\":[\"The Fox\"],\"gender\":[\"female\"],\"citizenship\":[\"ee\"]}}\n"
         "{\"id\":\"p1\",\"schema\":\"Position\",\"caption\":\"Mayor of Kivilinn\",\"referents\":[\"p0\"],\"properties\":{}}\n",
         "%type person\nq7\tAnn Lee|\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0~|The Fox~\tgender=f\tcountry=ee\twikidata=Q7\trole=Mayor of Kivilinn;;2015-02;2019\n", ""},
        {{.from = "ftm", .one_pass = true, .positions = "any"},
         "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann Lee\"],\"position\":[\"Mayor\"],\"nationality\":[\"ee\",\"ru\"]}}\n{\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Bob Ray\"]}}\n",
         "%type person\na\tAnn Lee\trole=Mayor;;;\n", "L record without a position that was asked for x1@2;"},
        {{.from = "ftm", .positions = "p9,senator"},
         "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann Lee\"],\"position\":[\"State Senator\"]}}\n{\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Bob Ray\"],\"position\":[\"Mayor\"]}}\n",
         "%type person\na\tAnn Lee\trole=State Senator;;;\n", "L record without a position that was asked for x1@2;"},
        {{.from = "ftm", .countries = "ee", .types = "organization"},
         "{\"id\":\"A\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Deep Co\"],\"country\":[\"ee\"]}}\n{\"id\":\"b\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Low Co\"],\"country\":[\"ru\"]}}\n",
         "%type organization\na\tDeep Co\tnote=id:A\tkind=company\tcountry=ee\n", "L record of a country not asked for x1@2;"},
        {{.from = "ftm"}, "{\"id\":\"v\",\"schema\":\"Vessel\",\"properties\":{}}\n{\"schema\":\"Person\",\"properties\":{}}\n{\"id\"}\n{\"id\":\"e\",\"schema\":\"Person\",\"properties\":{}}\n", "",
         "L record of a kind that is no type here Vessel x1@1;L record without a name x1@4;F record without an id x1@2;F line a colon was expected x1@3;"},
    };
    RUN(cases);
}

#define SNAK(p, value) "{\"snaktype\":\"value\",\"property\":\"" p "\",\"datavalue\":{\"value\":" value ",\"type\":\"x\"}}"
#define NAMES(id) "{\"entity-type\":\"item\",\"id\":\"" id "\"}"
#define STATEMENT(p, id) "{\"mainsnak\":" SNAK(p, NAMES(id)) ",\"rank\":\"normal\"}"
#define LABEL(l, text) "\"" l "\":{\"language\":\"" l "\",\"value\":\"" text "\"}"
#define DAY(p, time, precision) "\"" p "\":[" SNAK(p, "{\"time\":\"" time "T00:00:00Z\",\"precision\":" precision "}") "]"
#define HUMAN(id, label, claims) "{\"id\":\"" id "\",\"labels\":{" label "},\"claims\":{\"P31\":[" STATEMENT("P31", "Q5") "]" claims "}},\n"

static void wikidata(void) {
    static const Case cases[] = {
        {{.from = "wikidata"},
         "[\n" HUMAN("Q901", LABEL("ru", "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 \xD0\x9B\xD0\xB8") "," LABEL("en", "Ann Lee"),
                     ",\"P27\":[" STATEMENT("P27", "Q902") "],\"P39\":[{\"mainsnak\":" SNAK("P39", NAMES("Q903")) ",\"rank\":\"normal\",\"qualifiers\":{" DAY("P580", "+2015-02-00", "10") "," DAY("P582", "+2019-00-00", "9") "}}]")
         "{\"id\":\"Q902\",\"labels\":{" LABEL("en", "Merimaa") "},\"claims\":{\"P297\":[{\"mainsnak\":" SNAK("P297", "\"EE\"") ",\"rank\":\"normal\"}]}},\n"
         "{\"id\":\"Q903\",\"labels\":{" LABEL("en", "Mayor") "},\"claims\":{}}\n]\n",
         "%type person\nq901\tAnn Lee|\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 \xD0\x9B\xD0\xB8\twikidata=Q901\tcountry=ee\tprior=1\trole=Mayor;;2015-02;2019\n",
         "L record of no class that has a type here x2@3;"},
        /* a class two steps below "town" */
        {{.from = "wikidata"},
         "{\"id\":\"Q910\",\"labels\":{" LABEL("mul", "Kivilinn") "},\"claims\":{\"P31\":[" STATEMENT("P31", "Q912") "]}}\n"
         "{\"id\":\"Q911\",\"labels\":{},\"claims\":{\"P279\":[" STATEMENT("P279", "Q3957") "]}}\n"
         "{\"id\":\"Q912\",\"labels\":{},\"claims\":{\"P279\":[" STATEMENT("P279", "Q911") "]}}\n",
         "%type place\nq910\tKivilinn\twikidata=Q910\tkind=city\tprior=1\n", "L record of no class that has a type here x2@2;"},
        {{.from = "wikidata", .one_pass = true, .languages = "de,en"}, HUMAN("Q901", LABEL("en", "Ann Lee") "," LABEL("de", "Anna Lee"), "") HUMAN("Q902", LABEL("ru", "X Y"), ""),
         "%type person\nq901\tAnna Lee|Ann Lee\twikidata=Q901\tprior=1\n", "L record without a label in a language asked for x1@2;"},
        {{.from = "wikidata", .positions = "Q903"}, HUMAN("Q901", LABEL("en", "Ann Lee"), ",\"P39\":[" STATEMENT("P39", "Q903") "]") HUMAN("Q902", LABEL("en", "Bob Ray"), ""),
         "%type person\nq901\tAnn Lee\twikidata=Q901\tprior=1\n",
         "L role of a position whose name was not looked up x1@1;L record without a position that was asked for x1@2;"},
        {{.from = "wikidata"}, "{\"id\":\"P39\",\"labels\":{}}\n{\"id\":\"L1\"}\n{\"id\":\"Q1\",\n", "", "F line a comma or an end was expected x1@3;"},
    };
    RUN(cases);
}

UNIT_MAIN("import", {"geonames", geonames}, {"geonames in two tables", geonames_in_two_tables}, {"crowds are cut", crowds_are_cut},
          {"jrc", jrc}, {"spacy", spacy}, {"tables", tables}, {"gate list", gate_list}, {"skos", skos}, {"ftm", ftm},
          {"wikidata", wikidata})
