/* "l'homme" is two words where the language lists "l". */
#include "unit.h"
#include "made_gazetteer.h"

static const char french[] = "%type word\n%lang fr\nl\tl\tclass=determiner\tlike=the\nqu\tqu\tclass=subordinator\tlike=that\n"
                             "%type weight\nfr/words are elided\t1\n";
static const char english[] = "%type word\n%lang en\nthe\tthe\tclass=determiner\n";
static const char *const sources[][2] = {{"french", french}, {"english", english}, {NULL, NULL}};

/* The words of the text, "+" before those without space, with their shapes. */
static void parts(MadeGazetteer *made, const char *text, const char *language, const char *wanted) {
    static const char shapes[] = "-lCUM";
    Doc   *doc = gazetteer_read(made->gazetteer, text, language);
    Buffer out = {0};
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *t = &doc->tokens.at[i];
        buffer_format(&out, "%s%.*s/%c", i ? t->flags & SPACE_BEFORE ? " " : "+" : "", (int)(t->end - t->start), doc->text + t->start,
                      shapes[t->shape]);
    }
    buffer_byte(&out, '\0');
    CU_ASSERT_STRING_EQUAL(out.at, wanted);
    if (strcmp(out.at, wanted) != 0) fprintf(stderr, "%s\n", out.at);
    buffer_free(&out);
    doc_free(doc);
}

static void small_words_are_parted(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    parts(&made, "l'homme", "fr", "l/l+homme/l");
    parts(&made, "dit l’École qu’Anne", "fr", "dit/l l/l+École/C qu/l+Anne/C");
    parts(&made, "L'homme", "fr", "L/U+homme/l");
    parts(&made, "voir L'Oréal et D'Angelo", "fr", "voir/l L'Oréal/M et/l D'Angelo/M"); /* names */
    parts(&made, "aujourd'hui, O'Brien", "fr", "aujourd'hui/l+,/- O'Brien/M");          /* not listed */
    parts(&made, "l'homme", "en", "l'homme/l");
    gazetteer_unmake(&made);
}

static void parted_words_are_listed_ones(void) {
    MadeGazetteer made = {0};
    gazetteer_make(&made, sources);
    Doc *doc = gazetteer_read(made.gazetteer, "qu'elle", "fr");
    CU_ASSERT_EQUAL(doc->tokens.n, 2);
    CU_ASSERT(token_is(doc, 0, "that"));
    CU_ASSERT(doc->tokens.at[0].flags & LINE_BEFORE);
    CU_ASSERT(!(doc->tokens.at[1].flags & LINE_BEFORE));
    doc_free(doc);
    gazetteer_unmake(&made);
}

UNIT_MAIN("elisions", {"small words are parted", small_words_are_parted}, {"parted words are listed ones", parted_words_are_listed_ones})
