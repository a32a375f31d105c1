#include "rules.h"
#include "unit.h"
#include <string.h>

static Rules *load(const char *json, quoth_error *err) { return rules_load(json, strlen(json), "test.json", err); }

static unsigned zone(Rules *rules, const char *line) {
    uint8_t     found = 99;
    quoth_error err = {0};
    CU_ASSERT(rules_zone(rules, line, strlen(line), &found, &err));
    return found;
}

static void the_first_rule_that_fits_wins(void) {
    quoth_error err = {0};
    Rules *rules = load("{\"rules\":[{\"zone\":\"furniture\",\"pattern\":\"(?:show|read) more$\",\"caseless\":true,"
                        "\"note\":\"n\"},"
                        "{\"zone\":\"links\",\"pattern\":\"Read\"},{\"zone\":\"caption\",\"pattern\":\"\\\\p{Lu}+$\"}]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    CU_ASSERT_EQUAL(zone(rules, "READ more"), ZONE_FURNITURE);
    CU_ASSERT_EQUAL(zone(rules, "Read on"), ZONE_LINKS);
    CU_ASSERT_EQUAL(zone(rules, "read on"), N_ZONES);
    CU_ASSERT_EQUAL(zone(rules, "To read more"), N_ZONES); /* anchored */
    CU_ASSERT_EQUAL(zone(rules, "ÉÀ"), ZONE_CAPTION);
    rules_free(rules);
}

static void long_lines_are_for_long_rules(void) {
    quoth_error err = {0};
    char        line[9000];
    memset(line, 'x', sizeof line);
    Rules *rules = load("{\"rules\":[{\"zone\":\"links\",\"pattern\":\"x\"},"
                        "{\"zone\":\"caption\",\"pattern\":\"xx\",\"long\":true}]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    uint8_t found;
    CU_ASSERT(rules_zone(rules, line, 300, &found, &err) && found == ZONE_LINKS);
    CU_ASSERT(rules_zone(rules, line, 301, &found, &err) && found == ZONE_CAPTION);
    CU_ASSERT(rules_zone(rules, line, sizeof line, &found, &err) && found == ZONE_CAPTION);
    rules_free(rules);
}

static void bad_files_are_refused_with_a_reason(void) {
    static const struct { const char *json, *text; } cases[] = {
        {"", "test.json:1:0: "},
        {"[]", "test.json: not {\"rules\": [...]} and nothing else"},
        {"{\"rules\":[],\"more\":1}", "test.json: not {\"rules\": [...]} and nothing else"},
        {"{\"rules\":[7]}", "test.json: rule 1: not an object"},
        {"{\"rules\":[{\"zone\":\"links\"}]}", "test.json: rule 1: without pattern"},
        {"{\"rules\":[{\"pattern\":\"a\"}]}", "test.json: rule 1: without zone"},
        {"{\"rules\":[{\"zone\":\"attic\",\"pattern\":\"a\"}]}", "test.json: rule 1: unknown zone: attic"},
        {"{\"rules\":[{\"zone\":\"links\",\"pattern\":\"a\",\"color\":\"b\"}]}", "test.json: rule 1: unknown field: color"},
        {"{\"rules\":[{\"zone\":\"links\",\"pattern\":\"a\",\"long\":1}]}", "test.json: rule 1: not true or false: long"},
        {"{\"rules\":[{\"zone\":\"links\",\"pattern\":2}]}", "test.json: rule 1: not a string: pattern"},
        {"{\"rules\":[{\"zone\":\"links\",\"pattern\":\"a\"},{\"zone\":\"furniture\",\"pattern\":\"ab(c\"}]}",
         "test.json: rule 2 (furniture): pattern offset 4: missing closing parenthesis"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        quoth_error err = {0};
        CU_ASSERT_PTR_NULL(load(cases[i].json, &err));
        CU_ASSERT_EQUAL(err.code, QUOTH_RULES);
        CU_ASSERT_EQUAL(strncmp(err.text, cases[i].text, strlen(cases[i].text)), 0);
    }
}

static void a_limit_is_an_error_and_no_mismatch(void) {
    quoth_error err = {0};
    char        line[300];
    memset(line, 'a', sizeof line);
    Rules *rules = load("{\"rules\":[{\"zone\":\"links\",\"pattern\":\"(?:a+)+[bc]\"}]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    uint8_t found;
    CU_ASSERT_FALSE(rules_zone(rules, line, 40, &found, &err));
    CU_ASSERT_EQUAL(err.code, QUOTH_PATTERN);
    rules_free(rules);
}

static void none_at_all(void) {
    quoth_error err = {0};
    Rules      *rules = load("{\"rules\":[]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    CU_ASSERT_EQUAL(zone(rules, "anything"), N_ZONES);
    rules_free(rules);
    rules_free(NULL);
}

UNIT_MAIN("rules", {"the first rule that fits wins", the_first_rule_that_fits_wins},
          {"long lines are for long rules", long_lines_are_for_long_rules},
          {"bad files are refused with a reason", bad_files_are_refused_with_a_reason},
          {"a limit is an error and no mismatch", a_limit_is_an_error_and_no_mismatch}, {"none at all", none_at_all})
