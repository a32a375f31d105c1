/* What people are said to be, and in which parts. */
#include "entity_doc.h"

/* "span (title, organization, place)" of each, with the tense where it is not current. */
static void check(const char *text, const char *want) {
    EntityDoc d;
    Buffer    out = {0};
    entity_read(&d, text);
    for (Index i = 0; i < d.doc->roles.n; i++) {
        const Role *role = &d.doc->roles.at[i];
        if (out.n) buffer_text(&out, "; ");
        entity_put(&out, d.doc, role->span);
        buffer_text(&out, " (");
        entity_put(&out, d.doc, role->title);
        buffer_text(&out, ", ");
        entity_put(&out, d.doc, role->organization);
        buffer_text(&out, ", ");
        entity_put(&out, d.doc, role->place);
        buffer_text(&out, ")");
        if (role->tense != TENSE_CURRENT) buffer_format(&out, " %s", tense_name(role->tense));
    }
    entity_check(text, &out, want);
    entity_free(&d);
}

static void before_the_name(void) {
    check("{O Castle} spokesman {P John Moss} said so.", "Castle spokesman (spokesman, Castle, )");
    check("{G Ruritanian} Prime Minister {P Jane Roe} left.", "Ruritanian Prime Minister (Prime Minister, , Ruritanian)");
    check("{L U.S.} Secretary of State {P Jane Roe} left.", "U.S. Secretary of State (Secretary of State, , U.S.)");
    check("Former {G Ruritanian} president {P Jane Roe} left.", "Former Ruritanian president (president, , Ruritanian) former");
    check("Acting Governor {P Jane Roe} left.", "Acting Governor (Governor, , ) acting");
    check("{L Lyndon} Gov. {P Jane Roe} left.", "Lyndon Gov. (Gov., , Lyndon)");
    check("Ambassador Mrs. {P Jane Roe} left.", "Ambassador (Ambassador, , )");
    check("Mrs. {P Roe}'s lawyer {P John Moss} left.", "Mrs. Roe's lawyer (lawyer, , )");
    check("His brother {P John Moss} left.", "His brother (brother, , )");
}

static void parts_of_titles(void) {
    check("{P Roe} campaign spokesman {P John Moss} left.", "Roe campaign spokesman (spokesman, Roe campaign, )");
    check("{P Roe} campaign manager {P John Moss} left.", "Roe campaign manager (campaign manager, Roe campaign, )");
    check("Senate Majority Leader {P John Moss} left.", "Senate Majority Leader (Majority Leader, Senate, )");
    check("{G Green} strategist {P John Moss} left.", "Green strategist (strategist, Green, )");
    check("Former government security expert {P John Moss} left.",
          "Former government security expert (security expert, government, ) former");
    check("Democrat {P Jane Roe} left.", "Democrat (Democrat, , )");
}

static void apposition_before(void) {
    check("{L Ruritania}\xE2\x80\x99s ambassador to {L Lyndon}, {P John Moss}, said so.",
          "Ruritania\xE2\x80\x99s ambassador to Lyndon (ambassador, , Ruritania)");
    check("The {G Ruritanian} ambassador to {L Borduria}, {P John Moss}, left.",
          "Ruritanian ambassador to Borduria (ambassador, , Ruritanian)");
    check("An entrepreneur named {P Jane Roe} left.", "entrepreneur (entrepreneur, , )");
    check("The mayor, {P Jane Roe} and {P John Moss} left.", "mayor (mayor, , )"); /* a list: the mayor is a nominal of its own */
}

static void apposition_behind(void) {
    check("{P Jane Roe}, the prime minister, left.", "prime minister (prime minister, , )");
    check("{P Jane Roe}, a {G Green} strategist in {L Lyndon}, left.", "Green strategist in Lyndon (strategist, Green, Lyndon)");
    check("{P Jane Roe}, 45, of {L Lyndon}, a veteran, left.", "veteran (veteran, , )");
    check("{P Jane Roe} (the spokeswoman) left.", "spokeswoman (spokeswoman, , )");
    check("{P Jane Roe}, president and chief executive of {O Acme Corp}, left.",
          "president and chief executive of Acme Corp (chief executive, Acme Corp, )");
    check("{P Jane Roe}, a professor of political science at {O Lyndon University}, left.",
          "professor of political science at Lyndon University (professor, Lyndon University, )");
    check("{P Jane Roe}, author of \"The Long Road,\" left.", "author of \"The Long Road,\" (author, , )");
    check("{P Jane Roe}, an expert on political messaging, left.", "expert on political messaging (expert, , )");
    check("{P Jane Roe}, spokesman {P John Moss} and {P Nina Law} left.", "spokesman (spokesman, , )");
}

static void predicates(void) {
    check("{P Jane Roe} is the mayor of {L Lyndon}.", "mayor of Lyndon (mayor, , Lyndon)");
    check("{P Jane Roe} was governor of {L Lyndon}.", "governor of Lyndon (governor, , Lyndon) former");
    check("\"{P Jane Roe} is the mayor of {L Lyndon},\" he said.", "");
}

static void behind_the_name(void) {
    check("Governor {P Jane Roe} of {L Lyndon} left.", "Governor (Governor, , Lyndon)");
    check("{P Jane Roe} of {L Lyndon} left.", "");
}

static void nominals_say_their_own(void) {
    check("One {G Bordurian} official said so.", "Bordurian official (official, , Bordurian)");
    check("Critics said so.", "");
}

static void nearest(void) {
    EntityDoc d;
    entity_read(&d, "Mayor {P Jane Roe} left. {P Roe} said so. {P Jane Roe}, the ambassador, left. {P Roe} said so. {P John Moss} left.");
    const Doc *doc = d.doc;
    CU_ASSERT_EQUAL_FATAL(doc->roles.n, 2);
    Index entity = doc->roles.at[0].entity;
    CU_ASSERT_NOT_EQUAL_FATAL(entity, NONE);
    CU_ASSERT_EQUAL(doc->roles.at[1].entity, entity);
    CU_ASSERT_EQUAL(role_nearest(doc, entity, doc->mentions.at[1].first), 0);
    CU_ASSERT_EQUAL(role_nearest(doc, entity, doc->mentions.at[2].first), 1);
    CU_ASSERT_EQUAL(role_nearest(doc, entity, doc->tokens.n - 1), 1);
    CU_ASSERT_EQUAL(role_nearest(doc, entity, 0), 0);
    CU_ASSERT_EQUAL(role_nearest(doc, doc->mentions.at[doc->mentions.n - 1].entity, 0), NONE);
    CU_ASSERT_EQUAL(role_nearest(doc, NONE, 0), NONE);
    entity_free(&d);
}

static void nearest_is_the_fullest(void) {
    EntityDoc d;
    entity_read(&d, "Mayor {P Jane Roe}, a {L Lyndon} spokeswoman, left.");
    CU_ASSERT_EQUAL_FATAL(d.doc->roles.n, 2);
    CU_ASSERT_EQUAL(role_nearest(d.doc, 0, d.doc->mentions.at[0].first), 1);
    entity_free(&d);
}

UNIT_MAIN("roles", {"before the name", before_the_name}, {"parts of titles", parts_of_titles}, {"apposition before", apposition_before},
          {"apposition behind", apposition_behind}, {"predicates", predicates}, {"of behind the name", behind_the_name},
          {"nominals say their own", nominals_say_their_own}, {"the nearest role", nearest},
          {"the fullest beside one name", nearest_is_the_fullest})
