/* How two stretches hang together in the tree of their sentence. */
#include "quote/tie.h"
#include "syntax_doc.h"

static Tokens tokens_of(const Doc *doc, const char *words) {
    const char *at = strstr(doc->text, words);
    uint32_t start = (uint32_t)(at - doc->text), end = start + (uint32_t)strlen(words);
    Tokens found = {NONE, 0};
    CU_ASSERT_FATAL(at != NULL);
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        if (doc->tokens.at[i].end <= start || doc->tokens.at[i].start >= end) continue;
        if (found.first == NONE) found.first = i;
        found.end = i + 1;
    }
    return found;
}

/* "relation up^down meeting reach above", or "relation -" where they do not meet. */
static void check(const char *text, const char *first, const char *second, const char *want) {
    SyntaxDoc read;
    char got[64];
    syntax_doc(&read, syntax_weights(), text);
    Tie tie = tie_of(&read.syntax, tokens_of(read.doc, first), tokens_of(read.doc, second));
    if (tie.is_tied)
        snprintf(got, sizeof got, "%c %s^%s %c%s %c %c", tie.relation, tie.up, tie.down, tie.meeting, tie.at_root ? "!" : "", tie.reach,
                 tie.above);
    else
        snprintf(got, sizeof got, "%c -", tie.relation);
    if (strcmp(got, want) != 0) fprintf(stderr, "%s\n  got  %s\n  want %s\n", text, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
    syntax_doc_free(&read);
}

static void a_subject_is_tied_to_what_its_verb_governs(void) {
    check("Ann Lee told reporters that it was late.", "Ann Lee", "late", "S S^BC V! a !");
    check("Ann Lee told reporters that it was late.", "reporters", "late", "O O^BC V! a !");
}

static void the_subject_inside_a_clause_is_nearer(void) {
    check("Ann Lee smiled when critics said that it was late.", "critics", "late", "S S^BC V a A");
    check("Ann Lee smiled when critics said that it was late.", "Ann Lee", "late", "S S^BCA V! a !");
}

static void other_sentences_are_not_tied(void) { check("Ann Lee left. It was late.", "Ann Lee", "late", "S -"); }

UNIT_MAIN("tie", {"a subject is tied to what its verb governs", a_subject_is_tied_to_what_its_verb_governs},
          {"the subject inside a clause is nearer", the_subject_inside_a_clause_is_nearer},
          {"other sentences are not tied", other_sentences_are_not_tied})
