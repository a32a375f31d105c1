#include "name_doc.h"

/* The names of the text under the conventions, as "[Mr. Kroll/person]"; what is no name any more is left out. */
static void show_under(unsigned conventions, const char *text, char *out, size_t size) {
    Gazetteer *gazetteer = names_gazetteer();
    Doc       *doc = names_doc(gazetteer, text);
    size_t     n = 0;
    CU_ASSERT(conventions_apply(doc, gazetteer, conventions, NULL));
    out[0] = '\0';
    for (Index i = 0; i < doc->mentions.n && n < size; i++) {
        const Mention *m = &doc->mentions.at[i];
        if (m->form != FORM_NAME) continue;
        n += (size_t)snprintf(out + n, size - n, "%s[%.*s/%s]", n ? " " : "", (int)(m->span.end - m->span.start), doc->text + m->span.start,
                              type_name(m->type));
    }
    doc_free(doc);
    quoth_gazetteer_close(gazetteer);
}

static void check(unsigned conventions, const char *text, const char *expected) {
    char got[512];
    show_under(conventions, text, got, sizeof got);
    CU_ASSERT_STRING_EQUAL(got, expected);
}

/* "We met Prime Minister Jane Okafor and Mr. Brown." */
static void titles_with_a_capital_are_part_of_persons(void) {
    check(QUOTH_NAMES_WITH_TITLES, "We met Prime Minister Jane Okafor and Mr. Brown.",
          "[Prime Minister Jane Okafor/person] [Mr. Brown/person]");
    check(0, "We met Prime Minister Jane Okafor and Mr. Brown.", "[Jane Okafor/person] [Brown/person]");
    check(QUOTH_NAMES_WITH_TITLES, "We met the prime minister, Jane Okafor.", "[Jane Okafor/person]");
    check(QUOTH_NAMES_WITH_TITLES, "We met the President. Jane Okafor was there, too.", "[Jane Okafor/person]");
}

/* "She told the Guardian that the Kremlin knew." */
static void the_is_part_of_what_it_stands_before(void) {
    check(QUOTH_NAMES_WITH_THE, "She told the Guardian that the Kremlin knew.", "[the Guardian/outlet] [the Kremlin/organization]");
    check(QUOTH_NAMES_WITH_THE, "She met the Russian ambassador in London.", "[Russian/group] [London/place]");
}

/* "She met the Russian ambassador in London." */
static void peoples_may_be_no_names(void) {
    check(QUOTH_PEOPLES_NO_NAMES, "She met the Russian ambassador in London.", "[London/place]");
}

/* "Moscow refused to comment." */
static void governments_may_be_bodies(void) {
    check(QUOTH_GOVERNMENTS_BODIES, "Moscow said that talks in Paris went on.", "[Moscow/organization] [Paris/place]");
}

/* "Kyiv beat Moscow 2-1 in the cup." */
static void teams_may_be_bodies(void) {
    const char *text = "Kyiv beat Moscow 2-1 in the cup. A striker scored both goals for Kyiv. The match was in Moscow.";
    check(QUOTH_TEAMS_BODIES, text, "[Kyiv/organization] [Moscow/organization] [Kyiv/organization] [Moscow/place]");
    check(QUOTH_GOVERNMENTS_BODIES, text, "[Kyiv/place] [Moscow/place] [Kyiv/place] [Moscow/place]");
}

/* "Moscow lost, and Kyiv won the vote." No match is spoken of. */
static void winners_of_elections_are_no_teams(void) {
    check(QUOTH_TEAMS_BODIES, "Moscow lost, and Kyiv won the vote against Moscow.", "[Moscow/place] [Kyiv/place] [Moscow/place]");
}

/* "She met the Russian ambassador in London." */
static void adjectives_may_be_places(void) {
    check(QUOTH_ADJECTIVES_PLACES, "She met the Russian ambassador in London.", "[Russian/place] [London/place]");
    check(QUOTH_ADJECTIVES_PLACES, "Russian and American officials said the British knew.", "[Russian/place] [American/place] [British/group]");
    check(QUOTH_ADJECTIVES_PLACES, "Russians and Houthi rebels spoke to Swiss envoys.", "[Russians/group] [Houthi/group] [Swiss/place]");
    check(QUOTH_ADJECTIVES_PLACES, "Об этом сказал российский посол.", "[российский/place]");
    check(QUOTH_ADJECTIVES_PLACES, "Об этом россияне сказали украинским и московским дипломатам.", "[россияне/group] [украинским/place] [московским/place]");
}

/* "The Russian security forces met police of Ukraine." */
static void bodies_of_states_may_be_names(void) {
    check(QUOTH_NAMES_OF_BODIES, "The Russian security forces met police of Ukraine.", "[Russian security forces/organization] [police of Ukraine/organization]");
    check(QUOTH_NAMES_OF_BODIES, "She met the Russian ambassador in London.", "[Russian/group] [London/place]");
    check(QUOTH_NAMES_OF_BODIES, "Об этом сообщили российские власти.", "[российские власти/organization]");
}

/* "They left the city of London." */
static void names_may_begin_with_their_kind(void) {
    check(QUOTH_NAMES_WITH_KINDS, "They left the city of London.", "[city of London/place]");
    check(QUOTH_NAMES_WITH_KINDS, "They left the ambassador of Russia.", "[Russia/place]");
    check(0, "They left the city of London.", "[London/place]");
    check(QUOTH_NAMES_WITH_KINDS, "Поезд ушёл из города Москвы.", "[города Москвы/place]");
    check(QUOTH_NAMES_WITH_KINDS, "Об этом писала крупная газета «Коммерсант» в среду.", "[крупная газета «Коммерсант/outlet]");
}

UNIT_MAIN("conventions", {"titles with a capital are part of persons", titles_with_a_capital_are_part_of_persons},
          {"the is part of what it stands before", the_is_part_of_what_it_stands_before},
          {"peoples may be no names", peoples_may_be_no_names}, {"governments may be bodies", governments_may_be_bodies},
          {"teams may be bodies", teams_may_be_bodies}, {"adjectives may be places", adjectives_may_be_places}, {"bodies of states may be names", bodies_of_states_may_be_names},
          {"names may begin with their kind", names_may_begin_with_their_kind}, {"winners of elections are no teams", winners_of_elections_are_no_teams})
