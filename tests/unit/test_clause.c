/* What a cue reports: the frame and the parts of the content. */
#include "quote_doc.h"
#include "quote/clause.h"

static void put_report(Buffer *out, const QuoteDoc *d, const Report *report) {
    buffer_text(out, frame_name(report->frame));
    for (uint32_t p = 0; p < report->n_parts; p++) {
        buffer_text(out, p ? " / " : ": ");
        quote_put_units(out, d, report->parts[p].first, report->parts[p].end);
    }
}

/* `readings`: all ways to read the cue, "; " between them, not only what the rules say. */
static void check_as(const char *text, const char *cue, bool readings, const char *want) {
    QuoteDoc d;
    Buffer   out = {0};
    Report   all[MOST_READINGS];
    quote_read(&d, text);
    Index unit = quote_unit(&d, cue);
    CU_ASSERT_FATAL(unit != NONE);
    uint32_t n = readings ? report_readings(d.doc, &d.units, unit, all) : report_of(d.doc, &d.units, unit, all);
    for (uint32_t i = 0; i < n; i++) {
        if (i) buffer_text(&out, "; ");
        put_report(&out, &d, &all[i]);
    }
    entity_check(text, &out, want);
    quote_free(&d);
}

static void check(const char *text, const char *cue, const char *want) { check_as(text, cue, false, want); }

static void clauses(void) {
    check("He said that it was late.", "said", "clause: that it was late");
    check("He said it was late.", "said", "clause: it was late");
    check("He said on Monday in {L Lyndon} that it was late.", "said", "clause: that it was late");
    check("He told the paper that it was late.", "told", "clause: that it was late");
    check("He stressed that, at present, no party gains from it.", "stressed", "clause: that, at present, no party gains from it");
    check("He wondered whether it was late.", "wondered", "question: whether it was late");
    check("He said: it is late.", "said", "colon: it is late");
}

static void other_complements(void) {
    check("He vowed to fight the law.", "vowed", "infinitive: to fight the law");
    check("He described the plan as weak.", "described", "predicate: the plan as weak");
    check("He praised the plan.", "praised", "object: the plan");
    check("He complained about the rain.", "complained", "about: the rain");
    check("His claim that it rained was odd.", "claim", "noun: that it rained was odd");
}

static void tags(void) {
    check("It is late, he said.", "said", "tag: It is late");
    check("It is late, he said, adding that it rained.", "said", "tag: It is late");
    check("The aim, he said, is to stay.", "said", "tag: The aim / is to stay");
    check("It is late, said {P Jane Roe}, a lawyer.", "said", "tag: It is late");
    check("It is late, {P Jane Roe} told the paper on Monday.", "told", "tag: It is late");
}

static void asides(void) {
    check("As {P Jane Roe} noted, it is late.", "noted", "tag: it is late");
    check("As the {O Post} reported on Monday, the group will stay.", "reported", "tag: the group will stay");
    check("In the old union, as {P Jane Roe} said on Monday, the clerks had flats.", "said",
          "tag: In the old union / the clerks had flats");
    check("It is over, given that, as {P Jane Roe} said, he has left.", "said", "tag: he has left");
    check("It is late, as {P Jane Roe} said.", "said", "tag: It is late");
}

static void what_stands_behind_an_inverted_subject(void) {
    check("It was late, said {P Jane Roe}, who also ran as a candidate.", "said", "tag: It was late");
    check("The debates are over, noted {O Tallinn Radio}'s {P Jane Roe}.", "noted", "tag: The debates are over");
    check("They paid less, the agency said in a June report, and left.", "said", "tag: They paid less");
    check("He has said from the start that it was late.", "said", "clause: that it was late");
}

static void sources(void) {
    check("According to {P Jane Roe}, it is late.", "According", "source: it is late");
    check("It is late, according to {P Jane Roe}.", "according", "source: It is late");
    check("It is, according to {P Jane Roe}, late and has been so.", "according", "source: It is / late and has been so");
}

static void ends(void) {
    check("He said it was late, adding that it rained.", "said", "clause: it was late");
    check("He confirmed that it was late but said it rained.", "confirmed", "clause: that it was late");
    check("He said it was late, while {P Jane Roe} said it rained.", "said", "clause: it was late");
    check("He said it was late (as he said he would); it was.", "said", "clause: it was late (as he said he would)");
}

static void no_clause_ends_before_its_verb(void) {
    check("He said she, too, wants it to rain.", "said", "clause: she, too, wants it to rain");
}

static void readings(void) {
    check_as("He said that it was late.", "said", true, "clause: that it was late");
    check_as("It was gone, he said, but not far.", "said", true, "tag: It was gone; tag: It was gone / but not far");
    check_as("{P Jane Roe} asked on the radio why it was late.", "asked", true, "question: why it was late");
    check_as("It is late, according to {P Jane Roe}, a clerk who knew until March.", "according", true, "source: It is late");
    check_as("In the end, {P Jane Roe} agreed to stay, and left.", "agreed", true, "infinitive: to stay, and left; tag: In the end");
    check_as("The costs are high, said {P Jane Roe}, an expert who wrote on them.", "said", true,
             "clause: Jane Roe, an expert who wrote on them; tag: The costs are high");
}

static void what_has_the_subject_in_it(void) {
    check_as("The plan seems to fail.", "seems", true, "infinitive: to fail; raised: The plan / to fail; raised: The plan");
    check_as("The plan was seen by {P Jane Roe} as weak.", "seen", true,
             "predicate: weak; raised: The plan / as weak; raised: The plan");
    check_as("The boat was allegedly sold in May.", "allegedly", true, "raised: The boat was / sold in May; raised: sold in May");
    check_as("The criticism of the bridge grew.", "criticism", true, "noun: the bridge grew");
    check_as("She was quite hopeful that it was late.", "hopeful", true, "clause: that it was late");
}

static void what_the_list_does_not_say(void) {
    check_as("The port did not respond to the old letter.", "did", true, "about: the old letter");
    check_as("The port then replied to the letter.", "replied", true, "object: the letter");
    check_as("The question for the port is whether it was late.", "question", true, "noun: the port is; noun: whether it was late");
    check_as("His answer was that it was late.", "answer", true, "noun: that it was late");
}

static void nouns_and_adjectives(void) {
    check_as("The talks had the aim to rally support for the bridge.", "support", true, "noun: the bridge");
    check_as("The mayor has faced her own questions about the bridge.", "questions", true, "noun: the bridge");
    check_as("It left the port nervous about the bridge.", "nervous", true, "about: the bridge");
    check_as("Voters unwilling to wait left.", "unwilling", true, "infinitive: to wait left");
    check_as("It was a nervous wait.", "nervous", true, "");
}

static void times_before_the_content(void) {
    check("They voted on Thursday to strike.", "voted", "infinitive: to strike");
}

static void nothing(void) {
    check("He said.", "said", "");
    check("The alleged deal is off.", "alleged", "");
}

UNIT_MAIN("clause", {"clauses", clauses}, {"other complements", other_complements}, {"tags", tags}, {"asides", asides},
          {"what stands behind an inverted subject", what_stands_behind_an_inverted_subject}, {"sources", sources},
          {"ends", ends},
          {"no clause ends before its verb", no_clause_ends_before_its_verb},
          {"readings", readings}, {"what has the subject in it", what_has_the_subject_in_it},
          {"what the list does not say", what_the_list_does_not_say}, {"nouns and adjectives", nouns_and_adjectives},
          {"times before the content", times_before_the_content}, {"nothing", nothing})
