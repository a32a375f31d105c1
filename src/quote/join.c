#include "join.h"
#include "kind.h"
#include <string.h>

/* What a marked stretch ends in, marks left out. */
static char last_sign(const Doc *doc, const Marked *marked) {
    for (uint32_t i = marked->close; i-- > marked->open + 1;)
        if (doc->tokens.at[i].kind != TOKEN_MARK) return doc->text[doc->tokens.at[i].start];
    return 0;
}

/* "—A —said Lee—. B": opened by a dash, not by a mark. */
static bool is_dash(const Doc *doc, const Marked *marked) { return !marked->closed && doc->tokens.at[marked->open].kind != TOKEN_MARK; }

/* “A,” or “A”, or “A?”: what goes on behind its tag. */
static bool awaits_tag(const Doc *doc, const Marked *marked) {
    char sign = last_sign(doc, marked);
    if (is_dash(doc, marked)) return true;
    if (sign == ',' || sign == '?' || sign == '!') return true;
    return marked->closed && token_is_sign(doc, marked->close + 1, ",");
}

/* “B,” or „B“, sagte Lee: what has a tag of its own. */
static bool has_own_tag(const Doc *doc, const Marked *marked) {
    if (last_sign(doc, marked) == ',') return true;
    return marked->closed && (kind_has_tag_at(doc, marked->close + 1) || kind_stands_before_verb(doc, marked->open, marked->close + 1));
}

/* “A,” said the parson. “B?” asked the lad: somebody else is the subject of a word of saying behind it. */
static bool is_anothers(const Doc *doc, const Quote *a, const Quote *b) {
    return b->speaker != NONE && b->speaker != a->speaker && b->cue.start >= spans_hull(doc, b->parts).end;
}

/* The last letter before a unit: a full stop may be that of "S.C." */
static char sign_before(const Doc *doc, const Units *units, Index unit) {
    return doc->text[doc->tokens.at[units->row.at[unit - 1].end - 1].end - 1];
}

/* A tag and nothing more: ", said X." or ", X, a lawyer (for Y), told the paper,". A marked title in it is no quote: "he said
 * on CNN's “New Day.”" */
static bool tag_between(const Doc *doc, const Units *units, Index from, Index to) {
    bool cue = false;
    int  depth = 0;
    if (to <= from + 1 || to - from > 60 || units->row.at[from].paragraph != units->row.at[to].paragraph) return false;
    for (Index i = from + 1; i < to; i++) {
        const Unit *unit = &units->row.at[i];
        depth += (unit->code == '(') - (unit->code == ')');
        if (unit->code == 'Q' && !ONE_OF(units->row.at[i - 1].code, "sp")) return false;
        if (unit->code == ':' || unit->code == ';') return false;
        if (unit->code == '.' && depth == 0 && i + 1 != to) return false;
        cue = cue || unit->code == 'C' || unit->code == 'A';
    }
    char sign = sign_before(doc, units, to);
    bool dash = units->row.at[to].marked != NONE && is_dash(doc, &doc->marked.at[units->row.at[to].marked]);
    return cue && (dash || sign == '.' || sign == ',' || units->row.at[to - 1].code == 'Q');
}

static bool is_one(const Doc *doc, const Units *units, const Quote *a, const Quote *b) {
    if (a->marked == NONE || b->marked == NONE || a->speaker == NONE || is_anothers(doc, a, b)) return false;
    Index from = units->of_marked[a->marked], to = units->of_marked[b->marked];
    if (from == NONE || to == NONE || a->parts.n != 1 || !tag_between(doc, units, from, to)) return false;
    if (!awaits_tag(doc, &doc->marked.at[a->marked]) || has_own_tag(doc, &doc->marked.at[b->marked])) return false;
    return !(ONE_OF(units->codes[to + 1], ",") && ONE_OF(units->codes[to + 2], "A")); /* „B“, so Reed: it has a source of its own */
}

/* The parts of `b` behind those of `a`, all in one range. */
static bool add_parts(Doc *doc, Quote *a, const Quote *b, quoth_error *err) {
    uint32_t first = doc->spans.n, n = a->parts.n + b->parts.n;
    if (!array_add_many(&doc->arena, &doc->spans, n)) return fail_memory(err);
    memcpy(doc->spans.at + first, doc->spans.at + a->parts.first, a->parts.n * sizeof(Span));
    memcpy(doc->spans.at + first + a->parts.n, doc->spans.at + b->parts.first, b->parts.n * sizeof(Span));
    a->parts = (Range){first, n};
    return true;
}

bool quotes_join(Doc *doc, const Units *units, quoth_error *err) {
    uint32_t kept = 0;
    Index    last = NONE; /* the last marked quote that somebody speaks, where it now stands */
    for (Index i = 0; i < doc->quotes.n; i++) {
        Quote quote = doc->quotes.at[i];
        if (last != NONE && is_one(doc, units, &doc->quotes.at[last], &quote)) {
            if (!add_parts(doc, &doc->quotes.at[last], &quote, err)) return false;
            continue;
        }
        if (quote.marked != NONE && (last == NONE || quote.speaker != NONE)) last = kept;
        doc->quotes.at[kept++] = quote;
    }
    doc->quotes.n = kept;
    return true;
}
