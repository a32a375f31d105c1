/* Which capitals stay in a language that gives one to all nouns. */
#include "name_doc.h"

/* The words that have a capital when names have been told from nouns; those that begin a sentence are left out. */
static void check(const Gazetteer *gazetteer, const char *text, const char *want) {
    char   got[512] = "";
    size_t n = 0;
    Arena  scratch = {0};
    Doc   *doc = names_text(gazetteer, text);
    CU_ASSERT_FATAL(doc->habits & HABIT_NOUN_CAPITALS);
    CU_ASSERT_FATAL(capitals_settle(doc, gazetteer, &scratch));
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *t = &doc->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->shape < SHAPE_CAPITAL || t->flags & SENTENCE_BEFORE || i == 0) continue;
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s", n ? " " : "", (int)(t->end - t->start), doc->text + t->start);
    }
    if (strcmp(got, want) != 0) fprintf(stderr, "\n  of   %s\n  got  %s\n  want %s\n", text, got, want);
    CU_ASSERT_STRING_EQUAL(got, want);
    arena_free(&scratch);
    doc_free(doc);
}

static void names_keep_theirs(void) {
    Gazetteer *gazetteer = names_gazetteer();
    check(gazetteer, "Am Abend kam der Minister Karl Brandner nach Hause und aß die Suppe.", "Karl Brandner");
    check(gazetteer, "Danach hat die Sprecherin Wiefelspütz das Ergebnis in Berlin erklärt.", "Wiefelspütz Berlin");
    check(gazetteer, "Es war der Richter, der mit Gerhard Richter in der Kanzlei war.", "Gerhard Richter");
    check(gazetteer, "Das ist nicht gut, sagte Brummlich, und er ging aus dem Saal.", "Brummlich");
    check(gazetteer, "Die Frage ist, ob die Technische Universität der Stadt die Mittel hat.", "Technische Universität");
    quoth_gazetteer_close(gazetteer);
}

static void nouns_lose_theirs(void) {
    Gazetteer *gazetteer = names_gazetteer();
    check(gazetteer, "In der Werkstatt lag ein Hammer auf dem Regal, und die Tür war offen.", "");
    check(gazetteer, "Der Bahnsprecher hat die Fahrgäste um Geduld gebeten.", "");
    quoth_gazetteer_close(gazetteer);
}

/* Once told, always told: Brandner is known by his given name, and so are Brandners words. */
static void what_is_known_once_is_known(void) {
    Gazetteer *gazetteer = names_gazetteer();
    check(gazetteer, "Es kam Karl Brandner. Nun ist es an Brandner, und auf Brandners Wort ist Verlass.",
          "Karl Brandner Brandner Brandners");
    quoth_gazetteer_close(gazetteer);
}

/* "Bahnsprecher" is what a "Sprecher" is. */
static void compounds_are_their_last_part(void) {
    Gazetteer *gazetteer = names_gazetteer();
    Arena      scratch = {0};
    Doc       *doc = names_text(gazetteer, "Das hat ein Kutschensprecher der Werkstatt am Abend gesagt.");
    CU_ASSERT_FATAL(capitals_settle(doc, gazetteer, &scratch));
    CU_ASSERT(doc->tokens.at[3].classes & CLASS(TITLE));
    CU_ASSERT(doc->tokens.at[3].flags & NOUN);
    arena_free(&scratch);
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

UNIT_MAIN("noun capitals", {"names keep theirs", names_keep_theirs}, {"nouns lose theirs", nouns_lose_theirs},
          {"what is known once is known", what_is_known_once_is_known}, {"compounds are their last part", compounds_are_their_last_part})
