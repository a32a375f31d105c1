#include "index/crowd.h"
#include "unit.h"
#include <stdio.h>

static bool say(Crowd *crowd, int64_t quote, const char *text) {
    Token tokens[MOST_TOKENS];
    Said  said = {.quote = quote, .n = words_read(text, tokens), .tokens = tokens};
    return crowd_add(crowd, &said);
}

static size_t find(Crowd *crowd, const char *text, uint32_t *found, size_t most) {
    Token    tokens[MOST_TOKENS];
    unsigned n = words_read(text, tokens);
    return crowd_find(crowd, tokens, n, found, most);
}

static void those_who_share_most_come_first(void) {
    Crowd    crowd = {0};
    uint32_t found[2];
    CU_ASSERT_EQUAL(find(&crowd, "harbour cranes", found, 2), 0);
    CU_ASSERT_TRUE(say(&crowd, 1, "harbour cranes rust"));
    CU_ASSERT_TRUE(say(&crowd, 2, "harbour cranes rust slowly"));
    CU_ASSERT_TRUE(say(&crowd, 3, "ferries need harbour cranes"));
    CU_ASSERT_TRUE(say(&crowd, 4, "ferries"));
    CU_ASSERT_EQUAL(find(&crowd, "rust, slowly, ate the harbour cranes", found, 2), 2);
    CU_ASSERT_EQUAL(crowd.at[found[0]].quote, 2);
    CU_ASSERT_EQUAL(crowd.at[found[1]].quote, 1);
    crowd_clear(&crowd);
    CU_ASSERT_EQUAL(find(&crowd, "harbour cranes", found, 2), 0);
    crowd_free(&crowd);
}

static void the_older_half_is_forgotten(void) {
    Crowd    crowd = {0};
    uint32_t found[1];
    char     text[40];
    for (int i = 0; i < (int)MOST_SAID + 10; i++) {
        snprintf(text, sizeof text, "number n%dx", i);
        CU_ASSERT_TRUE_FATAL(say(&crowd, i, text));
    }
    CU_ASSERT_TRUE(crowd.n < MOST_SAID);
    CU_ASSERT_EQUAL(find(&crowd, "n5x", found, 1), 0);
    CU_ASSERT_EQUAL(find(&crowd, "n20005x", found, 1), 1);
    CU_ASSERT_EQUAL(crowd.at[found[0]].quote, 20005);
    crowd_free(&crowd);
}

UNIT_MAIN("index crowd", {"those who share most come first", those_who_share_most_come_first},
          {"the older half is forgotten", the_older_half_is_forgotten})
