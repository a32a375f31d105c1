/* From sources to an image and back: its records say what was written, and nothing but an image is opened. */
#include "unit.h"
#include "made_gazetteer.h"
#include "feature.h"
#include "mem.h"
#include "names.h"
#include <stdlib.h>
#include <unistd.h>

static const char people[] =
    "%type person\n"
    "%source from memory\n"
    "lee-ann\tAnn Lee|Lee~\tgender=f\tcountry=gb\tprior=7\twikidata=Q42\trole=mayor;westport;2001-02;2003\trole=poet;;;\tshort=Annie\n"
    "bob-ray\tBob Ray\n";
static const char places[] = "%type place\nwestport\tWestport\tkind=city\n%type organization\nhill\tHill House\tstands-for=westport\n";
static const char words[] =
    "%lang en\n%type cue\nvow/base\tvow|vows\tas=verb\tkind=plan\tstrength=9\ttakes=quote,to\n"
    "in short\tin short\tas=phrase\thead=adverb\tkind=writing\tstrength=2\n"
    "%type title\nhead\thead|heads\tsort=business\tbase=chief\tgender=m\tbefore=yes\tweak=yes\trel=yes\tnumber=1\n"
    "%type given\nsasha\tSasha\tgender=u\tprior=3\n";
static const char weights[] = "%type weight\nbias\t-1.5\nnames: first\t0.25\nbetween:NC\t3\nnames/last:person\t2\n";

static void make(MadeGazetteer *made) {
    GAZETTEER_MAKE(made, {"g/people.tsv", people}, {"g/places.tsv", places}, {"g/words.tsv", words}, {"m/weights.tsv", weights},
                   {"g/lines.json", "{\"rules\":[]}\n"});
    CU_ASSERT_STRING_EQUAL(made->told.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(made->gazetteer);
}

static void entities_are_as_written(void) {
    MadeGazetteer made = {0};
    EntityRecord  ann, hill;
    make(&made);
    const Gazetteer *g = made.gazetteer;
    CU_ASSERT(gazetteer_entity(g, gazetteer_by_id(g, "lee-ann"), &ann));
    CU_ASSERT_STRING_EQUAL(ann.name, "Ann Lee");
    CU_ASSERT_STRING_EQUAL(ann.country, "gb");
    CU_ASSERT_STRING_EQUAL(ann.wikidata, "Q42");
    CU_ASSERT_STRING_EQUAL(ann.kind, "");
    CU_ASSERT(ann.type == TYPE_PERSON && ann.gender == GENDER_FEMALE && ann.prior == 7 && ann.of == NONE && !ann.stands_for);
    CU_ASSERT(gazetteer_entity(g, gazetteer_by_id(g, "hill"), &hill));
    CU_ASSERT(hill.type == TYPE_ORGANIZATION && hill.prior == 5 && hill.stands_for && hill.of == gazetteer_by_id(g, "westport"));
    CU_ASSERT_EQUAL(gazetteer_by_id(g, "nobody"), NONE);
    CU_ASSERT_FALSE(gazetteer_entity(g, 4, &ann));
    gazetteer_unmake(&made);
}

static void names_and_roles_are_in_their_order(void) {
    MadeGazetteer made = {0};
    RoleRecord    role;
    make(&made);
    const Gazetteer *g = made.gazetteer;
    Index            ann = gazetteer_by_id(g, "lee-ann");
    CU_ASSERT_EQUAL(gazetteer_names(g, ann), 2); /* those of short= are none of its names */
    CU_ASSERT_STRING_EQUAL(gazetteer_name(g, ann, 1), "Lee");
    CU_ASSERT_STRING_EQUAL(gazetteer_name(g, ann, 2), "");
    CU_ASSERT_EQUAL(gazetteer_names(g, NONE), 0);
    CU_ASSERT_EQUAL_FATAL(gazetteer_roles(g, ann), 2);
    CU_ASSERT(gazetteer_role(g, ann, 0, &role));
    CU_ASSERT_STRING_EQUAL(role.title, "mayor");
    CU_ASSERT_STRING_EQUAL(role.at, "westport");
    CU_ASSERT_STRING_EQUAL(role.start, "2001-02");
    CU_ASSERT_STRING_EQUAL(role.end, "2003");
    CU_ASSERT(gazetteer_role(g, ann, 1, &role));
    CU_ASSERT_STRING_EQUAL(role.at, "");
    CU_ASSERT_FALSE(gazetteer_role(g, ann, 2, &role));
    CU_ASSERT_EQUAL(gazetteer_roles(g, gazetteer_by_id(g, "bob-ray")), 0);
    gazetteer_unmake(&made);
}

static void words_are_as_written(void) {
    MadeGazetteer made = {0};
    WordRecord    word;
    make(&made);
    const Gazetteer *g = made.gazetteer;
    CU_ASSERT(gazetteer_word(g, 0, &word));
    CU_ASSERT_STRING_EQUAL(word.lemma, "vow"); /* what stands behind the slash parts two records of one lemma */
    CU_ASSERT(word.classes == CLASS(CUE_VERB) && word.kind == KIND_THOUGHT && word.plans && word.strength == 9);
    CU_ASSERT_EQUAL(word.takes, TAKES_QUOTE | TAKES_TO);
    CU_ASSERT(gazetteer_word(g, 1, &word));
    CU_ASSERT(word.classes == (CLASS(CUE_PHRASE) | CLASS(CUE_ADVERB)) && word.kind == KIND_WRITING && !word.plans);
    CU_ASSERT(gazetteer_word(g, 2, &word));
    CU_ASSERT_EQUAL(word.classes, CLASS(TITLE) | CLASS(TITLE_BEFORE));
    CU_ASSERT_STRING_EQUAL(word.sort, "business");
    CU_ASSERT_STRING_EQUAL(word.base, "chief");
    CU_ASSERT(word.gender == GENDER_MALE && word.number == 1 && word.weak && word.relational);
    CU_ASSERT(gazetteer_word(g, 3, &word));
    CU_ASSERT(word.classes == CLASS(GIVEN) && word.gender == GENDER_UNKNOWN && word.prior == 3);
    CU_ASSERT_FALSE(gazetteer_word(g, 4, &word));
    CU_ASSERT_FALSE(gazetteer_word(g, NONE, &word));
    gazetteer_unmake(&made);
}

#define MOST_AT_ONCE 8

static double sum_of(const Gazetteer *gazetteer, const uint64_t *templates, const Feature *features, size_t n, float *each) {
    WeightPlace found_at[MOST_AT_ONCE];
    gazetteer_ask(gazetteer, templates, features, n, found_at);
    return gazetteer_take(gazetteer, found_at, n, each);
}

static void weights_are_found_by_their_keys(void) {
    MadeGazetteer made = {0};
    make(&made);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, hash_bytes("bias", 4)), -1.5F);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, hash_bytes("names: first", 12)), 0.25F);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, feature_key(feature_template("between"), hash_load("NC", 2))), 3);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, feature_key(feature_template("names/last"), hash_load("person", 6))), 2);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, hash_bytes("unheard of", 10)), 0);
    const uint64_t of_names[2] = {hash_load("person", 6), hash_load("NC", 2)};
    float          found[2];
    gazetteer_name_weights(made.gazetteer, feature_template("names/last"), of_names, 2, found);
    CU_ASSERT_EQUAL(found[0], 2);
    CU_ASSERT_EQUAL(found[1], 0);
    gazetteer_name_weights(made.gazetteer, feature_template("between"), of_names, 2, found);
    CU_ASSERT_EQUAL(found[1], 0); /* is a weight, and none of names */
    const uint64_t templates[] = {feature_template("unheard-of"), feature_template("between"), feature_template("names/last")};
    const Feature  several[] = {{0, hash_load("NC", 2)}, {1, hash_load("NC", 2)}, {1, hash_load("CN", 2)}, {1, hash_load("NC", 2)}, {2, hash_load("person", 6)}};
    float          each[5];
    CU_ASSERT_EQUAL(sum_of(made.gazetteer, templates, several, 5, each), 6);
    CU_ASSERT(each[0] == 0 && each[1] == 3 && each[3] == 3 && each[4] == 0);
    CU_ASSERT_EQUAL(sum_of(made.gazetteer, templates, several, 0, each), 0);
    gazetteer_unmake(&made);
}

/* Each of many finds its place beside all others, and what is none finds nothing. */
static void many_weights_have_a_place_each(void) {
    enum { MANY = 5000 };
    MadeGazetteer made = {0};
    Buffer        text = {0};
    uint32_t      found = 0, wrong = 0;
    buffer_text(&text, "%type weight\n");
    for (int i = 1; i <= MANY; i++) buffer_format(&text, "w/many:%d\t%d\n", i, i);
    buffer_byte(&text, '\0');
    GAZETTEER_MAKE(&made, {"m/many.tsv", text.at});
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    CU_ASSERT(image_check(made.gazetteer, NULL));
    for (int i = 1; i <= 2 * MANY; i++) {
        char           value[16];
        int            length = snprintf(value, sizeof value, "%d", i);
        const uint64_t template = feature_template("w/many");
        const Feature  one = {0, hash_load(value, (size_t)length)};
        float          alone;
        double         weight = sum_of(made.gazetteer, &template, &one, 1, &alone);
        found += weight == (i <= MANY ? i : 0) && (double)alone == weight;
        wrong += weight != (double)gazetteer_weight(made.gazetteer, feature_key(template, one.value));
    }
    CU_ASSERT(found == 2 * MANY && !wrong);
    buffer_free(&text);
    gazetteer_unmake(&made);
}

static void files_are_carried_whole(void) {
    MadeGazetteer made = {0};
    size_t        length = 0;
    make(&made);
    const char *text = gazetteer_file(made.gazetteer, "lines.json", &length);
    CU_ASSERT_STRING_EQUAL(text, "{\"rules\":[]}\n");
    CU_ASSERT_EQUAL(length, 13);
    CU_ASSERT_PTR_NULL(gazetteer_file(made.gazetteer, "people.tsv", &length));
    gazetteer_unmake(&made);
}

static void keys_lead_to_other_spellings(void) {
    MadeGazetteer made = {0};
    uint32_t      keys[NAME_KEYS];
    Index         records[4];
    unsigned      found = 0;
    make(&made);
    for (unsigned i = 0, n = name_keys("bob rey", 7, keys); i < n; i++) {
        uint32_t n_records = gazetteer_by_key(made.gazetteer, keys[i], records, NULL, 4);
        for (uint32_t j = 0; j < n_records; j++) found += records[j] == gazetteer_by_id(made.gazetteer, "bob-ray");
        CU_ASSERT_EQUAL(gazetteer_by_key(made.gazetteer, keys[i], records, NULL, 0), 0);
    }
    CU_ASSERT(found > 0);
    gazetteer_unmake(&made);
}

static void an_image_of_nothing_can_be_asked(void) {
    MadeGazetteer made = {0};
    size_t        length;
    GAZETTEER_MAKE(&made, {"f", "# nothing\n"});
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.gazetteer);
    CU_ASSERT_EQUAL(gazetteer_by_id(made.gazetteer, ""), NONE);
    CU_ASSERT_EQUAL(gazetteer_weight(made.gazetteer, 1), 0);
    CU_ASSERT_PTR_NULL(gazetteer_file(made.gazetteer, "", &length));
    Doc *doc = gazetteer_read(made.gazetteer, "Nothing is listed.", NULL);
    CU_ASSERT_PTR_NOT_NULL(doc);
    CU_ASSERT(doc && doc->matches.n == 0 && doc->phrases.n == 0);
    doc_free(doc);
    gazetteer_unmake(&made);
}

static void the_same_sources_make_the_same_bytes(void) {
    MadeGazetteer a = {0}, b = {0};
    make(&a);
    make(&b);
    CU_ASSERT(a.image.n == b.image.n && memcmp(a.image.at, b.image.at, a.image.n) == 0);
    CU_ASSERT_EQUAL(strlen(quoth_gazetteer_hash(a.gazetteer)), 16);
    CU_ASSERT_STRING_EQUAL(quoth_gazetteer_hash(a.gazetteer), quoth_gazetteer_hash(b.gazetteer));
    gazetteer_unmake(&a);
    gazetteer_unmake(&b);
}

/* ---- Damage ------------------------------------------------------------------------------------------------------ */

static bool is_refused(const char *bytes, size_t n) {
    quoth_error err = {0};
    Gazetteer  *gazetteer = image_open(bytes, n, &err);
    bool        good = gazetteer && image_check(gazetteer, &err);
    quoth_gazetteer_close(gazetteer);
    return !good && err.code == QUOTH_CORRUPT && *err.text;
}

static void each_flipped_bit_is_seen(void) {
    MadeGazetteer made = {0};
    size_t        missed = 0;
    make(&made);
    for (size_t bit = 0; bit < made.image.n * 8; bit++) {
        made.image.at[bit / 8] = (char)(made.image.at[bit / 8] ^ (char)(1u << bit % 8));
        missed += !is_refused(made.image.at, made.image.n);
        made.image.at[bit / 8] = (char)(made.image.at[bit / 8] ^ (char)(1u << bit % 8));
    }
    CU_ASSERT_EQUAL(missed, 0);
    gazetteer_unmake(&made);
}

static void each_shorter_image_is_seen(void) {
    MadeGazetteer made = {0};
    size_t        missed = 0;
    make(&made);
    for (size_t n = 0; n < made.image.n; n++) missed += !is_refused(made.image.at, n);
    CU_ASSERT_EQUAL(missed, 0);
    gazetteer_unmake(&made);
}

/* As above, but with the hash and size put right again, as an enemy would: what opens must be safe to use, unchecked as it is, which ASan
 * judges. */
static void reseal(char *bytes, size_t n) {
    ImageHeader header;
    memcpy(&header, bytes, sizeof header);
    header.size = n;
    header.dialect = image_dialect();
    header.hash = hash_bytes(bytes + sizeof header, n - sizeof header);
    memcpy(bytes, &header, sizeof header);
}

/* Opening does not read them: a weight that is no number counts nothing, and a search in a table without a free place ends. */
static void weights_that_cannot_be_count_nothing(void) {
    MadeGazetteer made = {0};
    quoth_error   err = {0};
    make(&made);
    const Gazetteer *g = made.gazetteer;
    char            *table = made.image.at + g->offsets[SECTION_weights];
    CU_ASSERT_TRUE(image_check(g, &err));
    for (uint32_t i = 0; i < g->n_weights; i++) /* infinity */
        if (g->weights[i].check) memcpy(table + i * sizeof *g->weights + 4, "\x00\x00\x80\x7F", 4);
    CU_ASSERT_EQUAL(gazetteer_weight(g, hash_bytes("bias", 4)), 0);
    const uint64_t template = feature_template("between");
    const Feature  listed = {0, hash_load("NC", 2)};
    float          alone;
    CU_ASSERT(sum_of(g, &template, &listed, 1, &alone) == 0 && alone == 0);
    reseal(made.image.at, made.image.n);
    CU_ASSERT_FALSE(image_check(g, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "not a number"));
    memset(table, 0x55, g->n_weights * sizeof *g->weights);
    CU_ASSERT_EQUAL(gazetteer_weight(g, hash_bytes("bias", 4)), 0);
    gazetteer_unmake(&made);
}

static void use(const Gazetteer *g) {
    EntityRecord entity;
    WordRecord   word;
    RoleRecord   role;
    size_t       length, sum = 0;
    for (Index i = 0; gazetteer_entity(g, i, &entity); i++) {
        sum += strlen(entity.id) + strlen(entity.name) + strlen(entity.kind) + strlen(entity.wikidata) + strlen(entity.country);
        for (uint32_t j = 0; j < gazetteer_names(g, i); j++) sum += strlen(gazetteer_name(g, i, j));
        for (uint32_t j = 0; gazetteer_role(g, i, j, &role); j++) sum += strlen(role.title) + strlen(role.at);
    }
    for (Index i = 0; gazetteer_word(g, i, &word); i++) sum += strlen(word.lemma) + strlen(word.sort) + strlen(word.base);
    sum += gazetteer_file(g, "lines.json", &length) ? length : 0;
    sum += gazetteer_weight(g, hash_bytes("bias", 4)) > 0;
    uint32_t keys[NAME_KEYS];
    Index    records[4];
    for (unsigned i = 0, n = name_keys("bob ray", 7, keys); i < n; i++) sum += gazetteer_by_key(g, keys[i], records, NULL, 4);
    sum += gazetteer_by_id(g, "bob-ray") == NONE;
    Doc *doc = gazetteer_read(g, "In short, Ann Lee of Hill House vows to head Westport, Bob Ray said.", "en");
    CU_ASSERT(doc != NULL && sum != SIZE_MAX);
    doc_free(doc);
}

static void hostile_images_are_refused_or_harmless(void) {
    MadeGazetteer made = {0};
    size_t        opened = 0, good = 0;
    make(&made);
    char *copy = mem_alloc(made.image.n);
    CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
    for (size_t at = sizeof(ImageHeader); at < made.image.n; at++) {
        static const unsigned char values[] = {0, 1, 0x7F, 0xFF};
        for (size_t i = 0; i < sizeof values; i++) {
            memcpy(copy, made.image.at, made.image.n);
            copy[at] = (char)values[i];
            reseal(copy, made.image.n);
            Gazetteer *gazetteer = image_open(copy, made.image.n, NULL);
            if (gazetteer) use(gazetteer), opened++, good += image_check(gazetteer, NULL);
            quoth_gazetteer_close(gazetteer);
        }
    }
    CU_ASSERT(good > 0 && opened > good); /* letters of strings and such may change */
    mem_free(copy);
    gazetteer_unmake(&made);
}

static void a_fault_is_told_with_its_section(void) {
    MadeGazetteer made = {0};
    quoth_error   err = {0};
    make(&made);
    uint64_t at = made.gazetteer->offsets[SECTION_senses];
    memset(made.image.at + at, 0xFF, 4);
    reseal(made.image.at, made.image.n);
    CU_ASSERT_FALSE(image_check(made.gazetteer, &err));
    CU_ASSERT_STRING_EQUAL(err.text, "senses, element 0: no such target");
    CU_ASSERT_EQUAL(err.at, at);
    gazetteer_unmake(&made);
}

static void a_key_is_of_some_name(void) {
    MadeGazetteer made = {0};
    quoth_error   err = {0};
    make(&made);
    uint64_t at = made.gazetteer->offsets[SECTION_key_entities];
    made.image.at[at + 3] &= 0x0F; /* where bytes are in this order */
    reseal(made.image.at, made.image.n);
    CU_ASSERT_FALSE(image_check(made.gazetteer, &err));
    CU_ASSERT_STRING_EQUAL(err.text, "key_entities, element 0: of no name");
    gazetteer_unmake(&made);
}

/* From images of another format the fuzzer learns nothing. `quoth gazetteer build -o tests/fuzz/seeds/image/whole` of tests/fuzz/image
 * (list.tsv, words.tsv, syntax.tsv, lines.json), and `corrected` of all that is there, make those of this one. */
static void the_seeds_of_the_fuzzer_can_be_opened(void) {
    static const char *const names[] = {"whole", "corrected", "empty"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char        path[4096];
        quoth_error err = {0};
        Buffer      bytes = {0};
        snprintf(path, sizeof path, "%s/tests/fuzz/seeds/image/%s", getenv("QUOTH_SOURCE") ? getenv("QUOTH_SOURCE") : ".", names[i]);
        CU_ASSERT_FATAL(file_read(path, &bytes, &err));
        ImageHeader header;
        memcpy(&header, bytes.at, sizeof header);
        header.dialect = image_dialect(); /* as the fuzzer does */
        memcpy(bytes.at, &header, sizeof header);
        Gazetteer *gazetteer = image_open(bytes.at, bytes.n, &err);
        CU_ASSERT_STRING_EQUAL(err.text, "");
        CU_ASSERT(gazetteer && image_check(gazetteer, &err));
        quoth_gazetteer_close(gazetteer);
        buffer_free(&bytes);
    }
}

/* ---- Files ------------------------------------------------------------------------------------------------------- */

static void building_puts_an_image_in_its_place(void) {
    char        folder[] = "/tmp/quoth-test-XXXXXX", source[64], image[64];
    const char *paths[] = {source};
    quoth_error err = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(source, sizeof source, "%s/people.tsv", folder);
    snprintf(image, sizeof image, "%s/out.gaz", folder);
    CU_ASSERT(file_replace(source, "%type person\na\tAnn Lee\n", 23, &err));
    CU_ASSERT(quoth_gazetteer_build(paths, 1, NULL, NULL, NULL, &err)); /* checked only */
    CU_ASSERT_PTR_NULL(quoth_gazetteer_open(image, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_MISSING);
    err = (quoth_error){0};
    CU_ASSERT(quoth_gazetteer_build(paths, 1, image, NULL, NULL, &err));
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(image, &err);
    CU_ASSERT_PTR_NOT_NULL(gazetteer);
    quoth_gazetteer_close(gazetteer);
    CU_ASSERT(file_replace(source, "%type person\nA\tAnn Lee\n", 23, &err));
    CU_ASSERT_FALSE(quoth_gazetteer_build(paths, 1, image, NULL, NULL, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_SOURCE);
    CU_ASSERT_STRING_EQUAL(err.text, "1 fault in the sources");
    err = (quoth_error){0};
    gazetteer = quoth_gazetteer_open(image, &err); /* the old one is still there */
    CU_ASSERT_PTR_NOT_NULL(gazetteer);
    quoth_gazetteer_close(gazetteer);
    CU_ASSERT_PTR_NULL(quoth_gazetteer_open(source, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_CORRUPT);
    unlink(source);
    unlink(image);
    rmdir(folder);
}

static void faulty_line_rules_are_no_part_of_an_image(void) {
    char        folder[] = "/tmp/quoth-test-XXXXXX", rules[64];
    const char *paths[] = {rules};
    Told        told = {.n = 0};
    quoth_error err = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(rules, sizeof rules, "%s/lines.json", folder);
    CU_ASSERT(file_replace(rules, "{\"rules\":[{]}", 13, &err));
    CU_ASSERT_FALSE(quoth_gazetteer_build(paths, 1, NULL, made_complaint, &told, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_SOURCE);
    CU_ASSERT_PTR_NOT_NULL(strstr(told.text, "lines.json:1:1: "));
    unlink(rules);
    rmdir(folder);
}

UNIT_MAIN("image", {"entities are as written", entities_are_as_written},
          {"names and roles are in their order", names_and_roles_are_in_their_order},
          {"words are as written", words_are_as_written},
          {"weights are found by their keys", weights_are_found_by_their_keys},
          {"weights that cannot be count nothing", weights_that_cannot_be_count_nothing},
          {"many weights have a place each", many_weights_have_a_place_each},
          {"files are carried whole", files_are_carried_whole},
          {"keys lead to other spellings", keys_lead_to_other_spellings},
          {"an image of nothing can be asked", an_image_of_nothing_can_be_asked},
          {"the same sources make the same bytes", the_same_sources_make_the_same_bytes},
          {"each flipped bit is seen", each_flipped_bit_is_seen},
          {"each shorter image is seen", each_shorter_image_is_seen},
          {"hostile images are refused or harmless", hostile_images_are_refused_or_harmless},
          {"a fault is told with its section", a_fault_is_told_with_its_section},
          {"a key is of some name", a_key_is_of_some_name},
          {"the seeds of the fuzzer can be opened", the_seeds_of_the_fuzzer_can_be_opened},
          {"building puts an image in its place", building_puts_an_image_in_its_place},
          {"faulty line rules are no part of an image", faulty_line_rules_are_no_part_of_an_image})
