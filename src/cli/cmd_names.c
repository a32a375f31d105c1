/* quoth names: are two names spellings of one? */
#include "articles.h"
#include <stdio.h>
#include <string.h>

#define LONGEST_LINE ((size_t)1 << 20)

/* Not by printf(): the decimal point is never the locale's. Four digits behind it. */
static void put_number(Sink *sink, double value) {
    char          text[40];
    unsigned long scaled = (unsigned long)((value < 0 || value > 1e6 ? 1e6 : value) * 1e4 + 0.5);
    snprintf(text, sizeof text, "%lu.%04lu", scaled / 10000, scaled % 10000);
    sink_text(sink, text);
}

static void put_verdict(Sink *sink, const char *word, const quoth_name_verdict *verdict) {
    sink_text(sink, word);
    put_number(sink, verdict->score);
    sink_text(sink, "\t");
    sink_text(sink, verdict->why);
    sink_text(sink, "\n");
}

static int compare(Sink *sink, const quoth_gazetteer *gazetteer, const char *a, const char *b) {
    quoth_name_verdict verdict;
    quoth_error        err = {0};
    if (!quoth_name_compare(gazetteer, a, b, &verdict, &err)) return complain_of(NULL, 0, &err);
    put_verdict(sink, verdict.same ? "same\t" : "other\t", &verdict);
    return STATUS_DONE;
}

/* One pair: back it comes with the verdict as 1 or 0, how likely they are one, and why. */
static int compare_line(Sink *sink, const quoth_gazetteer *gazetteer, const quoth_line *line) {
    char               pair[2048];
    quoth_name_verdict verdict;
    quoth_error        err = {0};
    const char        *tab = memchr(line->text, '\t', line->length);
    if (!tab || line->length >= sizeof pair || memchr(line->text, '\0', line->length))
        return complain("standard input:%zu: not two names with TAB between them, of less than %zu bytes", line->number, sizeof pair),
               STATUS_REJECTED;
    memcpy(pair, line->text, line->length);
    pair[line->length] = '\0';
    char *b = pair + (tab - line->text) + 1;
    b[-1] = '\0';
    b[strcspn(b, "\t")] = '\0'; /* further columns do not count */
    if (!quoth_name_compare(gazetteer, pair, b, &verdict, &err)) return complain_of(NULL, 0, &err);
    sink_text(sink, pair);
    sink_text(sink, "\t");
    sink_text(sink, b);
    put_verdict(sink, verdict.same ? "\t1\t" : "\t0\t", &verdict);
    return STATUS_DONE;
}

static int compare_lines(Sink *sink, const quoth_gazetteer *gazetteer) {
    quoth_line   line = {0};
    quoth_error  err = {0};
    int          worst = STATUS_DONE;
    quoth_input *input = quoth_input_open("-", &err);
    if (!input) return complain_of("-", 0, &err);
    for (;;) {
        if (quoth_input_must_wait(input)) sink_flush(sink);
        if (sink->problem || !quoth_input_line(input, LONGEST_LINE, &line, &err)) break;
        if (line.length || line.too_long) worst = status_worse(worst, compare_line(sink, gazetteer, &line));
    }
    if (err.code != QUOTH_OK) worst = status_worse(worst, complain_of(input_name("-"), 0, &err));
    quoth_input_close(input);
    return worst;
}

int cmd_names(int argc, char **argv) {
    Settings settings;
    Sink     sink;
    int      status;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    bool named = settings.n_operands && strcmp(settings.operands[0], "compare") == 0;
    bool pairs = settings.n_operands == 1 || (settings.n_operands == 2 && strcmp(settings.operands[1], "-") == 0);
    if (!named || (!pairs && settings.n_operands != 3))
        return complain("names: say compare and two names, or compare - to read pairs"), STATUS_USAGE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(&settings, &status);
    if (!gazetteer) return status;
    if (sink_open(&sink, NULL)) {
        status = pairs ? compare_lines(&sink, gazetteer) : compare(&sink, gazetteer, settings.operands[1], settings.operands[2]);
        status = sink_close(&sink, status);
    } else status = STATUS_IO;
    quoth_gazetteer_close(gazetteer);
    return status;
}
