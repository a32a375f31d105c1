/* Quotes from marked stretches: one each, or one for all the paragraphs that a quotation runs over. */
#include "quote.h"
#include "echo.h"
#include "evidence.h"
#include "mem.h"
#include "nested.h"
#include "report_evidence.h"
#include "reported.h"
#include "turns.h"
#include <stdio.h>
#include <string.h>

/* The stretch without its marks and the space inside them. */
static Span inside(const Doc *doc, const Marked *marked) {
    uint32_t first = marked->open + 1, end = marked->close;
    return span_of_tokens(doc, first, end);
}

static Index next_paragraph_of(const Doc *doc, Index marked) {
    for (Index i = marked + 1; i < doc->marked.n; i++) {
        if (doc->marked.at[i].continues == marked) return i;
        if (doc->marked.at[i].open > doc->marked.at[marked].close + 64) break;
    }
    return NONE;
}

static bool begins_a_quote(const Doc *doc, const Marked *marked) {
    return marked->continues == NONE && !span_empty(inside(doc, marked));
}

/* A piece of a clause begins in lower case: said it “did not continue”. */
static uint8_t manner_of(const Doc *doc, const Marked *marked) {
    for (uint32_t i = marked->open + 1; i < marked->close; i++)
        if (doc->tokens.at[i].kind != TOKEN_MARK) return doc->tokens.at[i].shape == SHAPE_LOWER ? MANNER_MIXED : MANNER_DIRECT;
    return MANNER_DIRECT;
}

static bool add_quote(Doc *doc, Index first, quoth_error *err) {
    Quote quote = {.marked = first, .manner = manner_of(doc, &doc->marked.at[first]), .speaker = NONE, .role = NONE,
                   .addressee = NONE, .via = NONE};
    for (Index i = first; i != NONE; i = next_paragraph_of(doc, i)) {
        Span span = inside(doc, &doc->marked.at[i]);
        if (!span_empty(span) && !spans_add(doc, &quote.parts, span)) return fail_memory(err);
    }
    Quote *added = array_add(&doc->arena, &doc->quotes);
    if (!added) return fail_memory(err);
    *added = quote;
    return true;
}

QuoteModels *quote_models_new(const Gazetteer *gazetteer, quoth_error *err) {
    QuoteModels *models = mem_alloc(sizeof *models);
    if (!models) return fail_memory(err), NULL;
    *models = (QuoteModels){.report = report_model(gazetteer, ""), .speaker = speaker_model(gazetteer, ""),
                            .report_trees = report_model(gazetteer, "trees/"), .speaker_trees = speaker_model(gazetteer, "trees/")};
    models->report.trees = &models->report_trees;
    models->speaker.trees = &models->speaker_trees;
    return models;
}

/* "de/speaker/distance": the weights of models/de/speaker.tsv, which has "de/speaker/" too to say that it is there. */
static void speak(Model *model, const char *language, const char *name, const char *before, TemplateName template_name, unsigned n) {
    char own[16];
    int  length = snprintf(own, sizeof own, "%s/%s", language, name);
    model->has_own = gazetteer_weight(model->gazetteer, feature_key_of(own, (size_t)length)) != 0;
    snprintf(own, sizeof own, "%s/", language);
    if (model->has_own) templates_name(model->own, own, before, template_name, n);
}

void quote_models_speak(QuoteModels *models, const char *language) {
    if (strcmp(language, "en") == 0) language = "";
    if (strcmp(models->language, language) == 0) return;
    snprintf(models->language, sizeof models->language, "%s", language);
    speak(&models->report, language, "reported/", "", report_template_name, N_REPORT_TEMPLATES);
    speak(&models->speaker, language, "speaker/", "speaker/", evidence_name, N_EVIDENCE);
}

static bool take_marked(Doc *doc, const Gazetteer *gazetteer, Index index, quoth_error *err) {
    const Marked *marked = &doc->marked.at[index];
    if (marked->outer != NONE) return nested_add(doc, gazetteer, index, err);
    return !begins_a_quote(doc, marked) || add_quote(doc, index, err);
}

bool quotes_find(Doc *doc, QuoteModels *models, Units *units, Arena *scratch, quoth_error *err) {
    quote_models_speak(models, doc->lexicon);
    for (Index i = 0; i < doc->marked.n; i++)
        if (!take_marked(doc, models->report.gazetteer, i, err)) return false;
    return units_make(units, doc, models->report.gazetteer, scratch, err) && echoes_find(units, doc, err) &&
           reported_find(doc, &models->report, units, err) && turns_find(doc, units, err);
}
