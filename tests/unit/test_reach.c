/* How far noun phrases go in the tree of their sentence. */
#include "quote/reach.h"
#include "syntax_doc.h"

static uint32_t token_at(const Doc *doc, const char *word) {
    const char *at = strstr(doc->text, word);
    CU_ASSERT_FATAL(at != NULL);
    for (uint32_t i = 0; i < doc->tokens.n; i++)
        if (doc->tokens.at[i].start == (uint32_t)(at - doc->text)) return i;
    CU_FAIL_FATAL("no token begins there");
    return 0;
}

/* The phrases of the word, apart by " | ". */
static void check(const char *text, const char *word, const char *want) {
    SyntaxDoc read;
    char      got[256] = "";
    syntax_doc(&read, syntax_weights(), text);
    uint32_t token = token_at(read.doc, word);
    Reaches  reaches = reaches_of(&read.syntax, (Tokens){token, token + 1});
    for (uint32_t i = 0; i < reaches.n; i++) {
        uint32_t start = read.doc->tokens.at[reaches.at[i].tokens.first].start, end = read.doc->tokens.at[reaches.at[i].tokens.end - 1].end;
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? " | " : "", (int)(end - start), text + start);
    }
    if (strcmp(got, want) != 0) fprintf(stderr, "%s\n  got  %s\n  want %s\n", text, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
    syntax_doc_free(&read);
}

static void what_says_more_of_a_noun_belongs_to_it(void) {
    check("People briefed on the plan said it was late.", "People", "People briefed on the plan");
    check("A poll released on Monday showed that it was late.", "poll", "A poll released on Monday");
}

static void a_piece_of_a_greater_phrase_has_both(void) {
    check("One of the clerks said it was late.", "clerks", "the clerks | One of the clerks");
    check("The mayor and her deputy said it was late.", "deputy", "her deputy | The mayor and her deputy");
}

static void verbs_end_it(void) { check("Ann Lee told the port that it was late.", "port", "the port"); }

static void words_belong_by_a_relation(void) {
    SyntaxDoc read;
    syntax_doc(&read, syntax_weights(), "People briefed on the plan said it was late.");
    Reaches reaches = reaches_of(&read.syntax, (Tokens){0, 1});
    CU_ASSERT_EQUAL_FATAL(reaches.n, 1);
    CU_ASSERT_EQUAL(reach_relation(&read.syntax, &reaches.at[0], 0), '=');
    CU_ASSERT_EQUAL(reach_relation(&read.syntax, &reaches.at[0], 1), 'l');
    CU_ASSERT_EQUAL(reach_relation(&read.syntax, &reaches.at[0], 4), 'l');
    CU_ASSERT_EQUAL(reach_relation(&read.syntax, &reaches.at[0], 5), '-');
    CU_ASSERT_EQUAL(reach_relation(&read.syntax, &reaches.at[0], read.doc->tokens.n), '-');
    syntax_doc_free(&read);
}

UNIT_MAIN("reach", {"what says more of a noun belongs to it", what_says_more_of_a_noun_belongs_to_it},
          {"a piece of a greater phrase has both", a_piece_of_a_greater_phrase_has_both}, {"verbs end it", verbs_end_it},
          {"words belong by a relation", words_belong_by_a_relation})
