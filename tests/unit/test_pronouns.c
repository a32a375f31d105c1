/* Which pronouns can be somebody. */
#include "entity_doc.h"

static void check(const char *text, const char *want) {
    EntityDoc d;
    Buffer    out = {0};
    entity_read(&d, text);
    for (Index i = 0; i < d.doc->mentions.n; i++) {
        const Mention *mention = &d.doc->mentions.at[i];
        if (mention->form != FORM_PRONOUN) continue;
        if (out.n) buffer_byte(&out, ' ');
        entity_put(&out, d.doc, mention->span);
        buffer_format(&out, ":%s%s", mention->gender == GENDER_MALE ? "m" : mention->gender == GENDER_FEMALE ? "f" : "", mention->plural ? "+" : "");
    }
    entity_check(text, &out, want);
    entity_free(&d);
}

static void subjects_and_objects(void) {
    check("He told her that they left.", "He:m her:f they:+");
    check("I said we left it.", "I: we:+ it:");
    check("The man who left said so.", "who:");
    check("The study, which also says it, was late.", "which: it:");
    check("A speech that said it was late, which was odd.", "that: it:");
    check("They said that rain fell.", "They:+");
}

static void possessives_are_none(void) {
    check("His lawyer told her lawyer.", "");
    check("He told her.", "He:m her:f");
}

static void owners_of_words(void) {
    check("Contrary to his claim that it rains, she left.", "his:m it: she:f");
    check("Their claim was odd.", "Their:+");
}

static void capitals_are_none(void) { check("IT left.", ""); }

UNIT_MAIN("pronouns", {"subjects and objects", subjects_and_objects}, {"possessives are none", possessives_are_none},
          {"owners of words are", owners_of_words}, {"IT is none", capitals_are_none})
