/* Trees of sentences. */
#include "syntax/syntax_inner.h"
#include "syntax_doc.h"

static void put_word(Buffer *out, const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    buffer_add(out, doc->text + t->start, t->end - t->start);
}

/* Of all words but signs and those before a noun: "word relation head;". */
static void check(const char *text, const char *want) {
    SyntaxDoc read;
    Buffer out = {0};
    syntax_doc(&read, syntax_weights(), text);
    for (uint32_t i = 0; i < read.doc->tokens.n; i++) {
        const Arc *arc = &read.syntax.arcs[i];
        if (arc->relation == RELATION_SIGN || arc->relation == RELATION_MODIFIER) continue;
        put_word(&out, read.doc, i);
        buffer_format(&out, " %c", relation_letter(arc->relation));
        if (arc->head != NONE) buffer_byte(&out, ' '), put_word(&out, read.doc, arc->head);
        buffer_byte(&out, ';');
    }
    buffer_byte(&out, '\0');
    if (strcmp(out.at, want) != 0) fprintf(stderr, "%s\n  got  %s\n  want %s\n", text, out.at, want);
    CU_ASSERT_STRING_EQUAL(out.at, want);
    buffer_free(&out);
    syntax_doc_free(&read);
}

static void subjects_and_objects_depend_on_their_verb(void) {
    check("Ann Lee told the port on Monday.", "Lee S told;told !;port O told;on r told;Monday p on;");
    check("The plan was rejected by the mayor.", "plan P rejected;was x rejected;rejected !;by b rejected;mayor p by;");
}

static void what_is_said_completes_its_verb(void) {
    check("The mayor said that the port was closed.", "mayor S said;said !;that k closed;port P closed;was x closed;closed C said;");
    check("It is late, the mayor said.", "It S is;is C said;late B is;mayor S said;said !;");
}

static void relative_clauses_hang_on_their_noun(void) {
    check("The mayor, who leads the port, resigned.", "mayor S resigned;who S leads;leads R mayor;port O leads;resigned !;");
}

static void nothing_is_known_without_weights(void) {
    MadeGazetteer made = {0};
    SyntaxDoc read;
    GAZETTEER_MAKE(&made, {"g/people.tsv", "%type person\nlee\tAnn Lee\n"});
    CU_ASSERT_FATAL(made.gazetteer != NULL);
    syntax_doc(&read, made.gazetteer, "Ann Lee left.");
    CU_ASSERT_PTR_NULL(read.syntax.arcs);
    CU_ASSERT(!syntax_is_known(made.gazetteer, "en") && !syntax_is_known(syntax_weights(), "de") &&
              syntax_is_known(syntax_weights(), "en"));
    syntax_doc_free(&read);
    gazetteer_unmake(&made);
}

/* Whatever the words, each sentence has a root, and each way up ends. */
static void trees_are_trees(void) {
    SyntaxDoc read;
    syntax_doc(&read, syntax_weights(),
               "of of of (“ by, by; said said who who that? Or and and — it it's 12 12 's to to be be.\n\nSaid\n\n;;; the the");
    for (uint32_t i = 0; i < read.doc->tokens.n; i++) {
        uint32_t at = i, steps = 0;
        while (at != NONE && steps <= read.doc->tokens.n) at = read.syntax.arcs[at].head, steps++;
        CU_ASSERT_EQUAL(at, NONE);
    }
    syntax_doc_free(&read);
}

/* The tag that "port" gets in "port port" where nothing has a weight, and one line more is known. */
static unsigned tag_with(const char *line) {
    MadeGazetteer made = {0};
    SyntaxDoc read;
    char source[128];
    snprintf(source, sizeof source, "%%type syntax\nt1\tA\ns1\tA\nr1\tA\n%s\n", line);
    GAZETTEER_MAKE(&made, {"m/syntax.tsv", source});
    CU_ASSERT_FATAL(made.gazetteer != NULL);
    syntax_doc(&read, made.gazetteer, "port port");
    unsigned tag = read.syntax.arcs[0].tag;
    syntax_doc_free(&read);
    gazetteer_unmake(&made);
    return tag;
}

static void a_habit_needs_no_weights(void) {
    SyntaxDoc read;
    Word words[2];
    uint32_t habits[TAG_HABITS];
    char line[64];
    syntax_doc(&read, syntax_weights(), "port port");
    words_of_sentence(read.doc, &read.doc->sentences.at[0], words);
    tag_habits(words, 0, habits);
    CU_ASSERT_EQUAL(tag_with(""), TAG_OTHER);
    for (unsigned i = 0; i < TAG_HABITS; i++) {
        snprintf(line, sizeof line, "c%x\t.A", habits[i]);
        CU_ASSERT_EQUAL(tag_with(line), TAG_NOUN);
    }
    syntax_doc_free(&read);
}

UNIT_MAIN("syntax", {"subjects and objects depend on their verb", subjects_and_objects_depend_on_their_verb},
          {"what is said completes its verb", what_is_said_completes_its_verb},
          {"relative clauses hang on their noun", relative_clauses_hang_on_their_noun},
          {"nothing is known without weights", nothing_is_known_without_weights}, {"trees are trees", trees_are_trees},
          {"a habit needs no weights", a_habit_needs_no_weights})
