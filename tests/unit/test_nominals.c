/* Which noun phrases without a name can speak. */
#include "entity_doc.h"

/* "text:type" of each, "+" behind plural ones. */
static void check(const char *text, const char *want) {
    EntityDoc d;
    Buffer    out = {0};
    entity_read(&d, text);
    for (Index i = 0; i < d.doc->mentions.n; i++) {
        const Mention *mention = &d.doc->mentions.at[i];
        if (mention->form != FORM_NOMINAL) continue;
        if (out.n) buffer_text(&out, "; ");
        entity_put(&out, d.doc, mention->span);
        buffer_format(&out, ":%s%s", type_name(mention->type), mention->plural ? "+" : "");
    }
    entity_check(text, &out, want);
    entity_free(&d);
}

static void people(void) {
    check("One {G Bordurian} official said so.", "One Bordurian official:person");
    check("Two officials said so.", "Two officials:group+");
    check("Critics said so.", "Critics:group+");
    check("The ambassador to {L Ruritania} said so.", "The ambassador to Ruritania:person");
    check("Envoys to {L Ruritania} and {L Borduria} said so.", "Envoys to Ruritania and Borduria:group+");
    check("His lawyer said so.", "His lawyer:person");
    check("{P Jane Roe} met officials.", "officials:group+");
    check("Some of the officials said so.", "Some of the officials:group+");
}

static void bodies(void) {
    check("The {G Bordurian} government said so.", "The Bordurian government:organization");
    check("The ministry left.", "The ministry:organization");
    check("Police said so.", "Police:group");
    check("The report says so.", "The report:other");
    check("The report left.", "");
}

static void documents_that_open_a_report(void) {
    check("The report, which was sent on Monday, says so.", "The report:other");
    check("In a letter, {P Jane Roe} said so.", "a letter:other");
    check("According to a report, it rained.", "a report:other");
}

static void quantities(void) {
    check("Another said so.", "Another:person");
    check("63 percent said so.", "63 percent:other");
    check("Many said so.", "Many:group+");
    check("Some {G Bordurians} said so.", "");
}

static void names_before_the_noun(void) {
    check("The {P Roe} campaign said so.", "The Roe campaign:organization");
    check("The ambassador mockingly said so.", "The ambassador:person");
    check("{L Ruritania} Sen. {P Ann Roe}'s campaign said so.", "Ruritania Sen. Ann Roe's campaign:organization");
}

static void subjects_of_cues_that_no_list_has(void) {
    check("The indictment alleges it.", "The indictment:other");
    check("The indictment also alleges it.", "The indictment:other");
    check("Indictment alleges it.", "Indictment:other");
    check("Court filings said so.", "Court filings:other+");
    check("Many marchers and spectators said so.", "Many marchers and spectators:other");
    check("The 46-year-old said so.", "The 46-year-old:person");
    check("A footnote in the letter says so.", "A footnote in the letter:other; the letter:other");
    check("The so-called deal is late.", "");
    check("The short say of it was odd.", "");
}

static void how_many_of_them(void) {
    check("Only 52 percent of officials said so.", "Only 52 percent of officials:group+");
    check("One of the mayors said so.", "One of the mayors:group+");
}

static void that_before_a_plural_is_no_article(void) {
    check("They said that officials left.", "officials:group+");
}

static void groups_that_open_a_clause(void) { check("In May, a party left.", "a party:organization"); }

static void roles_are_none(void) {
    check("Spokesman {P John Moss} said so.", "");
    check("The ambassador, {P John Moss}, said so.", "");
    check("{P John Moss}, the ambassador, said so.", "");
    check("{P John Moss}, 45, a veteran, said so.", "");
    check("{P John Moss} is the ambassador.", "");
    check("He left as ambassador.", "");
}

static void a_name_with_a_verb_is_no_modifier(void) { check("{P John Moss} told officials.", "officials:group+"); }

UNIT_MAIN("nominals", {"people", people}, {"bodies and documents", bodies},
          {"documents that open a report", documents_that_open_a_report}, {"quantities", quantities},
          {"names before the noun", names_before_the_noun}, {"subjects of cues that no list has", subjects_of_cues_that_no_list_has}, 
          {"how many of them they are", how_many_of_them}, {"“that” before a plural is no article", that_before_a_plural_is_no_article},
          {"groups that open a clause", groups_that_open_a_clause}, {"roles are no nominals", roles_are_none},
          {"a name and a verb are no part of it", a_name_with_a_verb_is_no_modifier})
