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

static void anywhere_is_not_only_at_the_start(void) {
    quoth_error err = {0};
    Rules *rules = load("{\"rules\":[{\"zone\":\"caption\",\"pattern\":\"\\\\(Our Agency\\\\)$\",\"anywhere\":true}]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    CU_ASSERT_EQUAL(zone(rules, "The mayor on Monday. (Our Agency)"), ZONE_CAPTION);
    CU_ASSERT_EQUAL(zone(rules, "(Our Agency)"), ZONE_CAPTION);
    CU_ASSERT_EQUAL(zone(rules, "The mayor (Our Agency) on Monday"), N_ZONES);
    rules_free(rules);
}

/* What is remembered of lines that begin alike is which rules to try, and no more. */
static void lines_that_begin_alike_are_told_apart(void) {
    static const char *const lines[] = {"",   "T", "To", "Tom", "Tor", "“T", "“To", "“Tom”", "ÉTé", "\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89",
                                        "T\n"};
    static const uint8_t     zones[] = {N_ZONES, ZONE_LINKS, N_ZONES, ZONE_BYLINE, N_ZONES, N_ZONES, N_ZONES, ZONE_CAPTION, ZONE_SUBHEAD,
                                        ZONE_SUBHEAD, N_ZONES};
    quoth_error err = {0};
    Rules *rules = load("{\"rules\":[{\"zone\":\"links\",\"pattern\":\"T$\"},{\"zone\":\"byline\",\"pattern\":\"(?=Tom)\\\\w+\"},"
                        "{\"zone\":\"caption\",\"pattern\":\"“(?!T$)To?m”\"},{\"zone\":\"subhead\",\"pattern\":\"é\",\"caseless\":true},"
                        "{\"zone\":\"subhead\",\"pattern\":\"(?<!x)\\\\p{So}{2}$\"}]}", &err);
    CU_ASSERT_FATAL(rules != NULL);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) CU_ASSERT_EQUAL(zone(rules, lines[i]), zones[i]);
    rules_free(rules);
}

static void more_rules_than_bits_are_all_tried(void) {
    char        json[9000];
    int         n = snprintf(json, sizeof json, "{\"rules\":[");
    quoth_error err = {0};
    for (int i = 0; i < 100; i++)
        n += snprintf(json + n, sizeof json - (size_t)n, "%s{\"zone\":\"%s\",\"pattern\":\"No %d$\"}", i ? "," : "",
                      i < 80 ? "links" : "byline", i);
    snprintf(json + n, sizeof json - (size_t)n, "]}");
    Rules *rules = load(json, &err);
    CU_ASSERT_FATAL(rules != NULL);
    CU_ASSERT_EQUAL(zone(rules, "No 0"), ZONE_LINKS);
    CU_ASSERT_EQUAL(zone(rules, "No 62"), ZONE_LINKS);
    CU_ASSERT_EQUAL(zone(rules, "No 79"), ZONE_LINKS);
    CU_ASSERT_EQUAL(zone(rules, "No 99"), ZONE_BYLINE);
    CU_ASSERT_EQUAL(zone(rules, "No 100"), N_ZONES);
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
          {"anywhere is not only at the start", anywhere_is_not_only_at_the_start},
          {"lines that begin alike are told apart", lines_that_begin_alike_are_told_apart},
          {"more rules than bits are all tried", more_rules_than_bits_are_all_tried},
          {"bad files are refused with a reason", bad_files_are_refused_with_a_reason},
          {"a limit is an error and no mismatch", a_limit_is_an_error_and_no_mismatch}, {"none at all", none_at_all})
