/* Turns of a conversation, who may take them, and whose they are. */
#include "quote/talk.h"
#include "quote_doc.h"
#include "unit.h"

typedef struct Read {
    QuoteDoc doc;
    Units    units;
    Talk     talk;
} Read;

/* No tag is known but those that the test sets. */
static void read(Read *r, const char *marked_text) {
    quote_read(&r->doc, marked_text);
    CU_ASSERT_FATAL(quotes_find(r->doc.doc, quote_weights(), &r->units, &r->doc.scratch, NULL));
    Index *tags = array_nones(&r->doc.scratch, r->doc.doc->quotes.n);
    CU_ASSERT_FATAL(tags && talk_read(&r->talk, r->doc.doc, &r->units, tags) && talk_weigh(&r->talk));
}

static void done(Read *r) { quote_free(&r->doc); }

/* "4:Reed 5:Lee": signs and names of a turn's clues. */
static void check_clues(const char *marked_text, uint32_t turn, const char *want) {
    Read   r;
    Buffer out = {0};
    read(&r, marked_text);
    CU_ASSERT_FATAL(turn < r.talk.turns.n);
    Range clues = r.talk.turns.at[turn].clues;
    for (uint32_t i = 0; i < clues.n; i++) {
        const Clue *clue = &r.talk.clues.at[clues.first + i];
        Span        span = clue->mention == NONE ? (Span){0, 0} : r.doc.doc->mentions.at[clue->mention].span;
        if (clue->sign == SIGN_PRESENT) continue;
        buffer_format(&out, "%u:", clue->sign);
        buffer_add(&out, r.doc.doc->text + span.start, span.end - span.start);
        buffer_byte(&out, ';');
    }
    entity_check(marked_text, &out, want);
    done(&r);
}

static void actors_and_names_are_clues(void) {
    check_clues("{P Reed} nodded.\n\n“Yes.”", 0, "4:Reed;");
    check_clues("{P Reed} rose. “Yes.” He sat down.", 0, "1:Reed;2:He;");
    check_clues("{P Reed} turned round:\n\n“Yes.”", 0, "1:Reed;");
    check_clues("It rained; but {P Reed} told {P Lee} to wait, and said at once--\n\n“Yes.”", 0, "3:Reed;");
    check_clues("“No.” It rained. {P Reed} told {P Lee} to wait, and said--\n\n“Yes.”", 1, "3:Reed;");
    check_clues("“Not so fast, {P Lee}.”", 0, "6:Lee;");
    check_clues("“{P Lee}, come here.”", 0, "6:Lee;");
    check_clues("“I saw {P Lee} there.”", 0, "7:Lee;");
    check_clues("My aunt rose.\n\n“Yes.”\n\n“It is late, aunt.”", 1, "6:;");
    check_clues("My mother rose.\n\n“Yes.”\n\n“Mamma, it is late.”", 1, "6:;");
    check_clues("My aunt rose.\n\n“Yes.”\n\n“It is my aunt who rose.”", 1, "");
    check_clues("“No.” The others waited. {P Reed} shut the door.\n\n“Yes.”", 1, "5:Reed;");
}

static void he_is_who_acts_in_the_sentences_before(void) {
    check_clues("{P Reed} came back. He took his hat. “Ready.”", 0, "1:He;1:Reed;");
    check_clues("{P Reed} came back. {P Lee} took his hat. “Ready.”", 0, "1:Lee;");
    check_clues("“Ready?” His eyes shone.", 0, "2:;");
    check_clues("“Ready?” {P Lee}, half asleep, was led away.", 0, "");
}

static void behind_a_preposition_nobody_acts(void) { check_clues("Behind {P Reed} stood a chair.\n\n“Yes.”", 0, ""); }

static void turns_are_paragraphs(void) {
    Read r;
    read(&r, "“Is it late?” He looked up. “You know it.”\n\n“Yes.”\n\nIt rained.\n\n“No!”");
    CU_ASSERT_EQUAL_FATAL(r.talk.turns.n, 3);
    const Turn *turns = r.talk.turns.at;
    CU_ASSERT(turns[0].opens && !turns[0].is_bare && turns[0].asks && turns[0].addresses && turns[0].quotes.n == 2);
    CU_ASSERT(turns[1].is_bare && turns[1].gap == 0 && turns[2].is_bare && turns[2].gap == 1 && turns[2].cries);
    CU_ASSERT(!talk_is_dialogue(&r.talk, false));
    done(&r);
    read(&r, "“Yes.” “No.”");
    CU_ASSERT_EQUAL(r.talk.turns.n, 2); /* nothing between the words of two */
    done(&r);
}

static bool is_dialogue(const char *marked_text) {
    Read r;
    read(&r, marked_text);
    bool is = talk_is_dialogue(&r.talk, false);
    done(&r);
    return is;
}

static void many_short_turns_are_a_dialogue(void) {
    CU_ASSERT(is_dialogue("“Who?”\n\n“You.”\n\n“Me?”\n\n“Yes, you.”\n\n“Why?”\n\n“Ask them.”\n\n“No!”"));
    CU_ASSERT(!is_dialogue("“Who?”\n\n“You.”\n\n“Me?”\n\n“Yes, you.”"));
    CU_ASSERT(!is_dialogue("“It rains,” he said.\n\nIt did.\n\n“It pours,” he said.\n\nSo it did.\n\n“It rains,” he said.\n\nIt did.\n\n"
                           "“It pours,” he said.\n\nIt did.\n\n“It rains,” he said.\n\nIt did.\n\n“It pours,” he said.\n\nIt did.\n\n“It ends.”"));
}

/* Names of the likeliest voices, one after the other. */
static void check_turns(const char *marked_text, const char *want) {
    Read   r;
    Buffer out = {0};
    read(&r, marked_text);
    for (uint32_t i = 0; i < r.talk.turns.n; i++) {
        const Turn *turn = &r.talk.turns.at[i];
        Index       voice = turn->n_seats ? turn->seats[turn->best].voice : NONE;
        Span        span = voice == NONE ? (Span){0, 0} : r.doc.doc->mentions.at[r.talk.voices.at[voice].mention].span;
        buffer_add(&out, r.doc.doc->text + span.start, span.end - span.start);
        buffer_byte(&out, ';');
    }
    entity_check(marked_text, &out, want);
    done(&r);
}

static void two_take_turns(void) {
    check_turns("{P Reed} nodded.\n\n“Yes.”\n\n{P Lee} rose.\n\n“No.”\n\n“Yes.”\n\n“No.”\n\n“Yes.”", "Reed;Lee;Reed;Lee;Reed;");
    check_turns("{P Reed} and {P Lee} met. {P Reed} nodded.\n\n“Yes, {P Lee}.”\n\n“No.”\n\n“Yes.”", "Reed;Lee;Reed;");
}

static void a_text_without_names_has_turns_of_nobody(void) { check_turns("“Yes.”\n\n“No.”", ";;"); }

static void shares_are_of_all_who_may_speak(void) {
    Read r;
    read(&r, "{P Reed} nodded.\n\n“Yes.”\n\n{P Lee} rose.\n\n“No.”\n\n“Yes, {P Lee}.”");
    for (uint32_t i = 0; i < r.talk.turns.n; i++) {
        double sum = 0;
        for (uint32_t k = 0; k < r.talk.turns.at[i].n_seats; k++) sum += r.talk.turns.at[i].seats[k].share;
        CU_ASSERT(sum > 0.999 && sum < 1.001);
    }
    double leads[N_TURN_REASONS];
    const Turn *last = &r.talk.turns.at[2];
    talk_reasons(&r.talk, 2, last->best, !last->best, leads);
    CU_ASSERT(leads[REASON_CALLS] > 0 && leads[REASON_ANSWERS] > 0 && leads[REASON_RETURNS] > 0);
    CU_ASSERT_STRING_EQUAL(turn_reason_name(REASON_CALLS), "calls");
    CU_ASSERT_STRING_EQUAL(turn_reason_name(N_TURN_REASONS), "?");
    CU_ASSERT_STRING_EQUAL(turn_reason_words(REASON_CALLS), "speaks to the other one by name");
    CU_ASSERT_STRING_EQUAL(turn_reason_words(N_TURN_REASONS), "?");
    done(&r);
}

UNIT_MAIN("talk", {"actors and names are clues", actors_and_names_are_clues},
          {"he is who acts in the sentences before", he_is_who_acts_in_the_sentences_before},
          {"behind a preposition nobody acts", behind_a_preposition_nobody_acts}, {"turns are paragraphs", turns_are_paragraphs},
          {"many short turns are a dialogue", many_short_turns_are_a_dialogue}, {"two take turns", two_take_turns},
          {"a text without names has turns of nobody", a_text_without_names_has_turns_of_nobody},
          {"shares are of all who may speak", shares_are_of_all_who_may_speak})
