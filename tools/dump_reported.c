/* Prints what the finding of reported speech sees, for the program that fits its weights.
 *
 *     dump_reported IMAGE [trees|subjects] < articles.jsonl > evidence.txt
 *
 * An article is a line of JSON with id, text and quotes as in PolNeAR. For each cue that may report: a line "quote ID BYTE 0 RIGHT",
 * RIGHT being 0 where nothing is reported, else the number of the end whose content comes nearest to one that is annotated with
 * this cue; then a line for each choice, the names of its evidence apart by spaces, the first for nothing. Where the content is
 * annotated, "quote ID BYTE 1 RIGHT" and the same follow for the cue's subject; RIGHT is -1 where the annotated speaker is not
 * among the candidates; with "subjects", so it is of annotated cues that report nothing near to their content. "quote ID TOKEN 2 RIGHT" and "3" are where the noun phrase of that speaker starts and ends. */
#include "articles.h"
#include "extent.h"
#include "extractor.h"
#include "report_evidence.h"
#include "reported.h"
#include "subject.h"
#include "text.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PARTS 6

typedef struct Gold {
    Span     parts[MOST_PARTS];
    uint32_t n_parts;
    Span     speaker, cue; /* empty: none */
    bool     has_subject;  /* that of its cue was printed */
} Gold;

typedef struct Article {
    const char      *id;
    const Doc       *doc;
    const Gazetteer *gazetteer;
    Units            units;
    Gold            *gold;
    size_t           n_gold;
    uint32_t        *bytes; /* byte of each code point */
} Article;

static uint32_t *bytes_of(const Doc *doc) {
    uint32_t *bytes = calloc((size_t)doc->n_text + 2, sizeof *bytes), n = 0;
    for (uint32_t i = 0; bytes && i <= doc->n_text; i++)
        if (((unsigned char)doc->text[i] & 0xC0) != 0x80) bytes[n++] = i;
    return bytes;
}

static Span span_at(const Article *article, json_int_t start, json_int_t end) {
    return (Span){article->bytes[start], article->bytes[end]};
}

static Span read_span(const Article *article, json_t *object) {
    if (!json_is_object(object)) return (Span){0, 0};
    return span_at(article, json_integer_value(json_object_get(object, "start")),
                   json_integer_value(json_object_get(object, "end")));
}

static void read_quote(Article *article, json_t *quote) {
    json_t *parts = json_object_get(quote, "parts"), *part;
    Gold   *gold = &article->gold[article->n_gold++];
    size_t  i;
    *gold = (Gold){.n_parts = 0};
    json_array_foreach(parts, i, part) {
        if (gold->n_parts == MOST_PARTS) break;
        gold->parts[gold->n_parts++] =
            span_at(article, json_integer_value(json_array_get(part, 0)), json_integer_value(json_array_get(part, 1)));
    }
    if (!gold->n_parts)
        gold->parts[gold->n_parts++] = span_at(article, json_integer_value(json_object_get(quote, "start")),
                                               json_integer_value(json_object_get(quote, "end")));
    gold->speaker = read_span(article, json_object_get(quote, "speaker"));
    gold->cue = read_span(article, json_object_get(quote, "cue"));
}

static uint32_t length_of(const Span *parts, uint32_t n) {
    uint32_t length = 0;
    for (uint32_t i = 0; i < n; i++) length += parts[i].end - parts[i].start;
    return length;
}

static double likeness(const Gold *gold, const Span *parts, uint32_t n) {
    uint32_t both = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < gold->n_parts; k++) {
            uint32_t start = parts[i].start > gold->parts[k].start ? parts[i].start : gold->parts[k].start;
            uint32_t end = parts[i].end < gold->parts[k].end ? parts[i].end : gold->parts[k].end;
            if (start < end) both += end - start;
        }
    uint32_t all = length_of(gold->parts, gold->n_parts) + length_of(parts, n) - both;
    return all ? (double)both / all : 0;
}

static const Gold *nearest_gold(const Article *article, const Report *report, Index end, double *best) {
    const Unit *row = article->units.row.at;
    const Gold *nearest = NULL;
    Span        parts[2], cue = span_of_tokens(article->doc, row[report->cue].first, row[report->cue].end);
    for (uint32_t p = 0; p < report->n_parts; p++) {
        Index last = p + 1u == report->n_parts ? end : report->parts[p].end;
        parts[p] = span_of_tokens(article->doc, row[report->parts[p].first].first, row[last - 1].end);
    }
    *best = 0;
    for (size_t i = 0; i < article->n_gold; i++) {
        const Gold *gold = &article->gold[i];
        double      alike = gold->cue.start < cue.end && gold->cue.end > cue.start ? likeness(gold, parts, report->n_parts) : 0;
        if (alike > *best) *best = alike, nearest = &article->gold[i];
    }
    return nearest;
}

static void print_facts(const Facts *facts) {
    for (uint32_t i = 0; i < facts->n; i++) {
        char value[9] = {0};
        for (unsigned k = 0; k < 8; k++) value[k] = (char)(facts->at[i].value >> (8 * k) & 0xFF);
        printf("%s%s:%s ", with_trees ? "trees/" : "", report_template_name(facts->at[i].template), value);
    }
}

static uint32_t byte_of_unit(const Article *article, Index unit) {
    return article->doc->tokens.at[article->units.row.at[unit].first].start;
}

/* `right`: the reading whose content comes nearest to an annotated one. */
static const Gold *print_report(const Article *article, const Report *readings, uint32_t n_readings, uint32_t *right_reading) {
    End         ends[MOST_READINGS][MOST_ENDS];
    uint32_t    n[MOST_READINGS], all = 0, right = 0;
    double      best = 0.5;
    const Gold *gold = NULL;
    Facts       cue_facts, facts, end_facts;
    *right_reading = 0;
    for (uint32_t k = 0; k < n_readings; k++) {
        n[k] = report_ends(article->doc, &article->units, &readings[k], ends[k]);
        for (uint32_t i = 0; i < n[k]; i++, all++) {
            double      alike;
            const Gold *near = nearest_gold(article, &readings[k], ends[k][i].at, &alike);
            if (alike > best) best = alike, gold = near, right = all + 1, *right_reading = k;
        }
    }
    printf("quote %s %u 0 %u\n%sreported/none:0\n", article->id, byte_of_unit(article, readings[0].cue), right, with_trees ? "trees/" : "");
    report_cue_facts(article->doc, article->gazetteer, &article->units, readings[0].cue, &cue_facts);
    for (uint32_t k = 0; k < n_readings; k++) {
        report_facts(article->doc, article->gazetteer, &article->units, &readings[k], &facts);
        for (uint32_t i = 0; i < n[k]; i++) {
            report_end_facts(article->doc, &article->units, &readings[k], &ends[k][i], &end_facts);
            print_facts(&cue_facts);
            print_facts(&facts);
            print_facts(&end_facts);
            putchar('\n');
        }
    }
    return gold;
}

typedef void FactsOf(const Extent *extent, uint32_t token, Facts *facts);

/* `right`: the annotated byte; `at_end`: the tokens are ends. */
static void print_bounds(const Article *article, const Extent *extent, const uint32_t *tokens, uint32_t n, uint32_t right_byte, bool at_end,
                         FactsOf *facts_of) {
    const Token *all = article->doc->tokens.at;
    int          right = -1;
    Facts        facts;
    for (uint32_t i = 0; i < n; i++)
        if ((at_end ? all[tokens[i] - 1].end : all[tokens[i]].start) == right_byte) right = (int)i;
    printf("quote %s %u %c %d\n", article->id, extent->first, at_end ? '3' : '2', right);
    for (uint32_t i = 0; i < n; i++) {
        facts_of(extent, tokens[i], &facts);
        print_facts(&facts);
        putchar('\n');
    }
}

/* The unit that the annotated speaker is about, or NONE. */
static Index speaker_unit(const Article *article, Span speaker) {
    const Units *units = &article->units;
    uint32_t     least = UINT32_MAX, head = speaker_head(article->doc, speaker);
    Index        best = NONE;
    for (uint32_t i = 0; i < units->speakers.n; i++) {
        const Unit *unit = &units->row.at[units->speakers.at[i]];
        uint32_t    far = speaker_distance(article->doc->text, span_of_tokens(article->doc, unit->first, unit->source_end), speaker, head);
        if (far < least) least = far, best = units->speakers.at[i];
    }
    return best;
}

static Index cue_unit(const Article *article, Span cue) {
    const Units *units = &article->units;
    for (uint32_t i = 0; i < units->cues.n; i++) {
        const Unit *unit = &units->row.at[units->cues.at[i]];
        Span        span = span_of_tokens(article->doc, unit->first, unit->end);
        if (span.start < cue.end && span.end > cue.start) return units->cues.at[i];
    }
    return NONE;
}

/* How far the noun phrase of an annotated speaker goes. */
static void print_extent(Article *article, const Gold *gold) {
    Span  speaker = gold->speaker;
    Index unit = span_empty(speaker) ? NONE : speaker_unit(article, speaker), cue = cue_unit(article, gold->cue);
    if (unit == NONE) return;
    const char *text = article->doc->text;
    Extent      extent = extent_of(article->doc, &article->units, unit, cue);
    if (with_trees && !extent_read_tree(&extent, &article->units)) return;
    uint32_t    starts[MOST_STARTS], ends[MOST_TAILS], n_starts = extent_starts(&extent, starts), n_ends = extent_ends(&extent, ends);
    while (speaker.end > speaker.start && strchr(" ,.:;", text[speaker.end - 1])) speaker.end--;
    if (article->doc->mentions.at[extent.unit->mention].form == FORM_PRONOUN) return;
    print_bounds(article, &extent, starts, n_starts, speaker.start, false, extent_start_facts);
    print_bounds(article, &extent, ends, n_ends, speaker.end, true, extent_end_facts);
}

static void print_subject(const Article *article, const Report *report, const Gold *gold) {
    Index    candidates[MOST_SUBJECTS];
    uint32_t n = subject_candidates(&article->units, report, candidates), least = UINT32_MAX;
    int      right = span_empty(gold->speaker) ? 0 : -1;
    Facts    facts;
    SubjectView view = subject_view(article->doc, article->gazetteer, &article->units, report);
    uint32_t head = right < 0 ? speaker_head(article->doc, gold->speaker) : 0;
    for (uint32_t i = 1; i < n && right; i++) {
        const Unit *unit = &article->units.row.at[candidates[i]];
        uint32_t    far = speaker_distance(article->doc->text, span_of_tokens(article->doc, unit->first, unit->source_end), gold->speaker, head);
        if (far < least) least = far, right = (int)i;
    }
    printf("quote %s %u 1 %d\n", article->id, byte_of_unit(article, report->cue), right);
    for (uint32_t i = 0; i < n; i++) {
        subject_facts(&view, candidates[i], &facts);
        print_facts(&facts);
        putchar('\n');
    }
}

/* The cue of an annotated quote that no report comes near to, as attribution asks for its subject. */
static void print_other_subject(const Article *article, const Gold *gold) {
    Index cue = cue_unit(article, gold->cue);
    if (cue == NONE || span_empty(gold->speaker) || span_empty(gold->cue)) return;
    const Unit *unit = &article->units.row.at[cue];
    Report      report = {.cue = cue};
    if (!ONE_OF(unit->code, "CA") || !unit->strength) return;
    if (!report_of(article->doc, &article->units, cue, &report)) {
        bool behind = gold->parts[0].start < gold->cue.start;
        report = (Report){.cue = cue, .subject = cue_subject(article->doc, &article->units, cue), .frame = behind ? FRAME_TAG : FRAME_CLAUSE};
    }
    print_subject(article, &report, gold);
}

static void print_all(Article *article) {
    Report report, readings[MOST_READINGS];
    for (Index i = 0; i < article->units.row.n; i++) {
        const Unit *unit = &article->units.row.at[i];
        uint8_t     zone = article->doc->paragraphs.at[unit->paragraph].zone;
        if (zone == ZONE_FURNITURE || zone == ZONE_LINKS) continue;
        uint32_t right, n = reported_readings(article->doc, &article->units, i, readings, &report);
        if (!n) continue;
        const Gold *gold = print_report(article, readings, n, &right);
        if (!gold) continue;
        print_subject(article, &readings[right], gold);
        article->gold[gold - article->gold].has_subject = true;
    }
    for (size_t i = 0; more_subjects && i < article->n_gold; i++)
        if (!article->gold[i].has_subject) print_other_subject(article, &article->gold[i]);
    for (size_t i = 0; i < article->n_gold; i++) print_extent(article, &article->gold[i]);
}

static bool read_trees(Article *article) {
    Units *units = &article->units;
    for (uint32_t i = 0; with_trees && i < units->cues.n; i++)
        if (!units_read(units, units->cues.at[i], units->cues.at[i] + 1)) return false;
    return true;
}

static bool read_article(quoth_extractor *extractor, json_t *line, quoth_error *err) {
    const char *text = json_string_value(json_object_get(line, "text"));
    json_t     *quotes = json_object_get(line, "quotes"), *quote;
    size_t      i;
    if (!text) return fail(err, QUOTH_JSON, 0, "an article without text");
    Doc    *doc = quoth_extract(extractor, text, strlen(text), NULL, err);
    Arena   scratch = {0};
    Article article = {.id = json_string_value(json_object_get(line, "id")), .doc = doc, .gazetteer = extractor->gazetteer,
                       .gold = calloc(json_array_size(quotes) + 1, sizeof(Gold)), .bytes = doc ? bytes_of(doc) : NULL};
    bool    ok = doc && article.id && article.gold && article.bytes;
    ok = ok && units_make(&article.units, doc, extractor->gazetteer, &scratch, err) && read_trees(&article);
    if (ok) {
        json_array_foreach(quotes, i, quote) read_quote(&article, quote);
        print_all(&article);
    }
    free(article.gold);
    free(article.bytes);
    arena_free(&scratch);
    quoth_doc_free(doc);
    return ok;
}

int main(int argc, char **argv) { return print_articles(argc, argv, "dump_reported", read_article); }
