/* What a name becomes, and why another cannot be one. */
#include "unit.h"
#include "import/clean.h"
#include <string.h>

typedef struct Case {
    const char *raw, *clean, *why;
} Case;

static const Case cases[] = {
    {"Ann Lee", "Ann Lee", NULL},
    {"  Ann \xC2\xA0 Lee ", "Ann Lee", NULL},                                               /* a no-break space */
    {"Ann\xE2\x80\x8F Lee\xE2\x80\x8E", "Ann Lee", NULL},                                   /* marks of direction */
    {"\xD8\xB9\xD9\x84\xE2\x80\x8C\xDB\x8C", "\xD8\xB9\xD9\x84\xE2\x80\x8C\xDB\x8C", NULL}, /* a non-joiner that is part of the word */
    {"U.S. Steel", "U.S. Steel", NULL},
    {"Ann\tLee", NULL, "a control character in it"},
    {"Ann\xC2\x9FLee", NULL, "a control character in it"},
    {"Ann|Lee", NULL, "a bar in it, which parts names"},
    {"Ann \xEF\xBF\xBD", NULL, "a replacement character in it: it was broken before"},
    {"Ann Lee~", NULL, "a sign of the format at its end"},
    {"Ann Lee^", NULL, "a sign of the format at its end"},
    {"*Ann* Lee", NULL, "Markdown or an address in a text"},
    {"- Lee", NULL, "Markdown or an address in a text"},
    {"lee@", NULL, "Markdown or an address in a text"},
    {"AT&T", "AT&T", NULL},
    {"[x] Lee", "[x] Lee", NULL},
    {"", NULL, "nothing in it"},
    {" \xE2\x80\x8B ", NULL, "nothing in it"},
    {"a b c d e f g h i j k l m n o p", "a b c d e f g h i j k l m n o p", NULL},
    {"a b c d e f g h i j k l m n o p q", NULL, "over 16 tokens"},
    {"a-b-c-d-e-f-g-h-i", NULL, "over 16 tokens"},
    {"\xE3\x82\xB5\xE3\x83\xB3\xE3\x83\x95\xE3\x83\xA9\xE3\x83\xB3\xE3\x82\xB7\xE3\x82\xB9\xE3\x82\xB3\xE5\x9B\xBD\xE9\x9A\x9B\xE7\xA9\xBA"
     "\xE6\xB8\xAF\xE9\xA7\x85\xE5\x89\x8D\xE5\xBA\x83\xE5\xA0\xB4",
     "\xE3\x82\xB5\xE3\x83\xB3\xE3\x83\x95\xE3\x83\xA9\xE3\x83\xB3\xE3\x82\xB7\xE3\x82\xB9\xE3\x82\xB3\xE5\x9B\xBD\xE9\x9A\x9B\xE7\xA9\xBA"
     "\xE6\xB8\xAF\xE9\xA7\x85\xE5\x89\x8D\xE5\xBA\x83\xE5\xA0\xB4",
     NULL}, /* 17 letters, few words */
};

static void names_are_made_clean_or_refused(void) {
    Clean clean = {.n = 0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *why = clean_name((Slice){cases[i].raw, (uint32_t)strlen(cases[i].raw)}, &clean);
        if (cases[i].why) {
            CU_ASSERT_PTR_NOT_NULL_FATAL(why);
            CU_ASSERT_STRING_EQUAL(why, cases[i].why);
        } else CU_ASSERT(!why && slice_is((Slice){clean.text, clean.n}, cases[i].clean));
    }
    unspaced_close(&clean.unspaced);
}

static void long_names_are_refused(void) {
    char  text[4000];
    Clean clean = {.n = 0};
    memset(text, 'a', sizeof text);
    CU_ASSERT_STRING_EQUAL(clean_name((Slice){text, sizeof text}, &clean), "longer than names can be");
    CU_ASSERT_PTR_NULL(clean_name((Slice){text, CLEAN_MOST - 1}, &clean));
    CU_ASSERT_EQUAL(clean.n, CLEAN_MOST - 1);
}

static bool no_capital(const char *text) {
    Clean clean = {.n = 0};
    CU_ASSERT_PTR_NULL(clean_name((Slice){text, (uint32_t)strlen(text)}, &clean));
    return clean.no_capital;
}

/* A name in small letters would be found in every text, in a script that has capitals. */
static void names_without_capitals_are_known(void) {
    CU_ASSERT(no_capital("ann lee") && no_capital("\xD0\xB0\xD0\xBD\xD0\xBD\xD0\xB0"));
    CU_ASSERT(!no_capital("Ann lee") && !no_capital("annLee") && !no_capital("ann 5"));
    CU_ASSERT(!no_capital("\xE6\x9D\xB1\xE4\xBA\xAC") && !no_capital("\xD8\xB9\xD9\x84\xDB\x8C"));
}

UNIT_MAIN("clean", {"names are made clean or refused", names_are_made_clean_or_refused}, {"long names are refused", long_names_are_refused},
          {"names without capitals are known", names_without_capitals_are_known})
