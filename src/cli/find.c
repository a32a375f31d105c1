/* quoth gazetteer find --text: the listed names in a text, a line each. */
#include "find.h"
#include "articles.h"
#include <stdio.h>

#define MOST_TEXT ((size_t)1 << 30)

typedef struct Telling {
    const quoth_gazetteer *gazetteer;
    const char            *text;
    Sink                  *sink;
    bool                   with_cost;
} Telling;

/* The name as it stands in the text, on one line. */
static bool put_surface(Sink *sink, const char *at, size_t length) {
    bool ok = true;
    for (size_t i = 0, from = 0; ok && i <= length; i++) {
        if (i < length && (unsigned char)at[i] >= ' ') continue;
        ok = sink_write(sink, at + from, i - from) && (i == length || sink_text(sink, " "));
        from = i + 1;
    }
    return ok;
}

/* In thousandths, and not by printf(), whose decimal point is the locale's. */
static bool put_cost(Sink *sink, double cost) {
    char     text[32];
    unsigned thousandths = (unsigned)(cost * 1000 + 0.5);
    int      n = snprintf(text, sizeof text, "\t%u.%03u", thousandths / 1000, thousandths % 1000);
    return n > 0 && sink_write(sink, text, (size_t)n);
}

static bool tell(void *context, const quoth_found *found) {
    const Telling *telling = context;
    Sink          *sink = telling->sink;
    quoth_listed   listed;
    char           numbers[64];
    if (!quoth_gazetteer_entity(telling->gazetteer, found->entity, &listed)) return true;
    int n = snprintf(numbers, sizeof numbers, "%zu\t%zu\t", found->start, found->end);
    return n > 0 && sink_write(sink, numbers, (size_t)n) && put_surface(sink, telling->text + found->start, found->end - found->start)
        && sink_text(sink, "\t") && sink_text(sink, listed.id) && sink_text(sink, "\t") && sink_text(sink, listed.type)
        && sink_text(sink, "\t") && sink_text(sink, listed.name) && (!telling->with_cost || put_cost(sink, found->cost))
        && sink_text(sink, "\n");
}

int find_in_text(const quoth_gazetteer *gazetteer, const Settings *settings, Sink *sink) {
    const quoth_find_options options = {.variants = settings->variants};
    const char              *path = settings->text;
    const char              *text = NULL;
    size_t                   length = 0;
    quoth_error              err = {0};
    quoth_finder            *finder = NULL;
    quoth_input             *input = quoth_input_open(path, &err);
    if (!input) return complain_of(path, 0, &err);
    bool ok = quoth_input_all(input, MOST_TEXT, &text, &length, &err) && (finder = quoth_finder_new(gazetteer, &options, &err));
    Telling telling = {gazetteer, text, sink, settings->variants};
    ok = ok && quoth_find(finder, text, length, tell, &telling, &err);
    quoth_finder_free(finder);
    quoth_input_close(input);
    return ok || err.code == QUOTH_IO ? STATUS_DONE : complain_of(path, 0, &err); /* the sink tells of its own */
}
