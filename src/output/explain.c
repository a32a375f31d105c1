/* Each quote for who wants to know why: what was decided, who was considered, and what speaks for each of them and against. */
#include "emit.h"
#include "facts.h"
#include "flow.h"
#include "output.h"
#include "paint.h"

#define WIDTH 100
#define NARROWEST 20
#define LEAST_SCORE 0.005 /* who is less likely is named alone, without reasons */

typedef struct Explaining {
    const Doc *doc;
    Flow       flow;
    bool       color, codes;
} Explaining;

/* ---- pieces ------------------------------------------------------------------------------------------------------ */

static void say(Explaining *e, const char *text) { flow_words(&e->flow, text); }

static void look(Explaining *e, uint8_t paint) {
    char code[16];
    if (e->color) flow_code(&e->flow, paint_code(paint, code));
}

static void say_painted(Explaining *e, uint8_t paint, const char *text) {
    look(e, paint);
    say(e, text);
    look(e, 0);
}

static void say_span(Explaining *e, Span span) { flow_text(&e->flow, e->doc->text + span.start, span.end - span.start); }

static void say_quoted(Explaining *e, Span span) {
    say(e, "“");
    say_span(e, span);
    say(e, "”");
}

static void say_number(Explaining *e, uint64_t number) {
    Buffer digits = {0};
    buffer_format(&digits, "%llu", (unsigned long long)number);
    flow_take(&e->flow, &digits);
}

/* Whole percents; what is less than one is said to be, and only what is certain is 100. */
static void say_percent(Explaining *e, double share) {
    unsigned percent = (unsigned)(share * 100 + 0.5);
    if (percent == 0 && share > 0) say(e, "under 1");
    else if (percent == 100 && share < 1) say(e, "over 99");
    else say_number(e, percent);
    say(e, " %");
}

static void begin_line(Explaining *e, size_t column, size_t indent) {
    e->flow.indent = indent;
    if (column) flow_to(&e->flow, column);
}

static void end_line(Explaining *e) {
    flow_line(&e->flow);
    e->flow.indent = 0;
}

/* ---- what was decided -------------------------------------------------------------------------------------------- */

static void say_name(Explaining *e, const Mention *mention) {
    Shown name = name_shown(e->doc, mention);
    if (!name.text && span_empty(name.span)) name.span = mention->span;
    if (name.text) say(e, name.text);
    else say_span(e, name.span);
}

static void say_speaker(Explaining *e, const Quote *quote) {
    Speaker speaker = speaker_of(e->doc, quote);
    look(e, PAINT_BOLD);
    if (speaker.mention) say_name(e, speaker.mention);
    else say(e, "unknown");
    look(e, 0);
    if (speaker.role && !(speaker.mention && spans_equal(e->doc, speaker.role->span, speaker.mention->span))) {
        say(e, ", ");
        say_span(e, speaker.role->span);
    }
}

/* "Speaker: Zoë Brandt, Mayor (97 %). Kind: speech, direct. Cue: “told”." */
static void say_decision(Explaining *e, const Quote *quote) {
    begin_line(e, 6, 6);
    if (is_spoken(quote)) {
        say(e, "Speaker: ");
        say_speaker(e, quote);
    } else {
        say(e, "Nobody's words: ");
        say(e, quote->kind == KIND_SCARE ? "scare quotes" : kind_name(quote->kind));
    }
    if (!quote->ruling) {
        say(e, " (");
        say_percent(e, (double)quote->score);
        say(e, ")");
    }
    say(e, ".");
    if (is_spoken(quote)) {
        say(e, " Kind: ");
        say(e, kind_name(quote->kind));
        say(e, ", ");
        say(e, manner_name(quote->manner));
        say(e, ".");
    }
    if (!span_empty(quote->cue)) {
        say(e, " Cue: ");
        say_quoted(e, quote->cue);
        say(e, ".");
    }
    end_line(e);
}

/* Of reported speech: its cue, what ties the statement to it, and its subject. */
static void say_reported(Explaining *e, const Quote *quote) {
    begin_line(e, 6, 6);
    say(e, "Told without marks. ");
    if (!span_empty(quote->cue)) {
        say_quoted(e, quote->cue);
        say(e, " is what tells of it");
        if (quote->rule) {
            RuleWords words = rule_words(quote->rule);
            say(e, ": it ");
            say(e, words.does);
            if (words.example) {
                say(e, ", as in “");
                say(e, words.example);
                say(e, "”");
            }
            if (e->codes) {
                say(e, " [");
                say(e, quote->rule);
                say(e, "]");
            }
        }
        say(e, ". ");
    }
    if (quote->speaker == NONE) say(e, "No subject of it was found.");
    else {
        say(e, "Its subject or source is ");
        say_quoted(e, e->doc->mentions.at[quote->speaker].span);
        say(e, ".");
    }
    end_line(e);
}

static void say_ruling(Explaining *e, const Quote *quote) {
    begin_line(e, 6, 6);
    say(e, quote->candidacies.n ? "Decided whatever the likelihoods below: " : "Decided without weighing: ");
    say(e, quote->ruling);
    say(e, ".");
    end_line(e);
}

/* ---- who was considered ------------------------------------------------------------------------------------------ */

static void say_reason(Explaining *e, const Argument *reason) {
    begin_line(e, 8, 10);
    say(e, reason->lead > 0 ? "+ " : "- ");
    say(e, reason->text);
    if (e->codes) {
        Buffer lead = {0};
        Json   json = {.out = &lead};
        emit_weight(&json, (double)reason->lead);
        look(e, PAINT_DIM);
        say(e, " [");
        say(e, reason->code);
        say(e, "; ");
        flow_take(&e->flow, &lead);
        say(e, "]");
        look(e, 0);
    }
    end_line(e);
}

/* "he (Zoë Brandt, in a caption)": by the words that stand there, and whom they mean. */
static void say_candidate(Explaining *e, Index index) {
    if (index == NONE) {
        say(e, "nobody");
        return;
    }
    const Mention *mention = &e->doc->mentions.at[index];
    Shown          name = name_shown(e->doc, mention);
    Span           words = mention->span;
    say_span(e, words);
    size_t         length = words.end - words.start;
    bool same = !name.text || (strlen(name.text) == length && memcmp(name.text, e->doc->text + words.start, length) == 0);
    bool elsewhere = mention->zone != ZONE_BODY;
    if (same && !elsewhere) return;
    say(e, " (");
    if (!same) say(e, name.text);
    if (!same && elsewhere) say(e, ", ");
    if (elsewhere) {
        say(e, "in the ");
        say(e, zone_name(mention->zone));
    }
    say(e, ")");
}

static void say_candidacy(Explaining *e, const Candidacy *candidacy) {
    begin_line(e, 6, 8);
    look(e, PAINT_BOLD);
    say_candidate(e, candidacy->mention);
    look(e, 0);
    say(e, ": ");
    say_percent(e, (double)candidacy->score);
    end_line(e);
    for (uint32_t i = 0; i < candidacy->reasons.n; i++) say_reason(e, &e->doc->arguments.at[candidacy->reasons.first + i]);
}

/* All of them come in the order of likelihood; the last ones in one line. */
static void say_candidates(Explaining *e, Range range) {
    if (!range.n) return;
    const Candidacy *candidacies = e->doc->candidacies.at + range.first;
    uint32_t         i = 0;
    for (; i < range.n && (i == 0 || (double)candidacies[i].score >= LEAST_SCORE); i++) say_candidacy(e, &candidacies[i]);
    if (i == range.n) return;
    begin_line(e, 6, 8);
    say(e, "hardly considered: ");
    for (uint32_t first = i; i < range.n; i++) {
        if (i > first) say(e, ", ");
        say_candidate(e, candidacies[i].mention);
    }
    end_line(e);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static void say_quote_text(Explaining *e, Index i, const Quote *quote) {
    bool marked = quote->manner != MANNER_INDIRECT;
    look(e, PAINT_BOLD);
    say(e, "[");
    say_number(e, (uint64_t)i + 1);
    say(e, "]");
    look(e, 0);
    begin_line(e, 6, 6);
    if (marked) say(e, "“");
    for (uint32_t k = 0; k < quote->parts.n; k++) {
        if (k) say(e, " … ");
        say_span(e, e->doc->spans.at[quote->parts.first + k]);
    }
    if (marked) say(e, "”");
    end_line(e);
}

static void explain(Explaining *e, Index i) {
    const Quote *quote = &e->doc->quotes.at[i];
    say_quote_text(e, i, quote);
    say_decision(e, quote);
    if (quote->manner == MANNER_INDIRECT) say_reported(e, quote);
    if (quote->ruling) say_ruling(e, quote);
    say_candidates(e, quote->candidacies);
    flow_line(&e->flow);
}

bool output_explain(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err) {
    (void)err; /* what fails shows in out->failed */
    size_t     width = options->width ? options->width : WIDTH;
    Explaining e = {.doc = doc, .color = options->color, .codes = options->codes,
                    .flow = {.out = out, .width = width < NARROWEST ? NARROWEST : width}};
    say_painted(&e, PAINT_BOLD, doc->title ? doc->title : doc_id(doc));
    flow_line(&e.flow);
    flow_line(&e.flow);
    for (Index i = 0; i < doc->quotes.n; i++)
        if (!options->quote || options->quote == (size_t)i + 1) explain(&e, i);
    flow_free(&e.flow);
    return true;
}
