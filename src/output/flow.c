#include "flow.h"
#include "blank.h"

/* ---- Characters -------------------------------------------------------------------------------------------------- */

uint32_t character_at(const char *at, size_t *length) {
    const unsigned char *b = (const unsigned char *)at;
    *length = b[0] < 0x80 ? 1 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    if (*length == 1) return b[0];
    uint32_t point = b[0] & (0x7Fu >> *length);
    for (size_t i = 1; i < *length; i++) point = point << 6 | (b[i] & 0x3F);
    return point;
}

typedef struct Interval {
    uint32_t first, last;
    unsigned columns;
} Interval;

/* Combining marks and joiners take no column, ideographs and emoji two. Blocks, not single characters: a column too many in a rare
 * script is no harm. Not by wcwidth(), whose answer is the locale's. */
static const Interval not_one[] = {
    {0x0300, 0x036F, 0}, {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x064B, 0x065F, 0},   {0x1100, 0x115F, 2},
    {0x1AB0, 0x1AFF, 0}, {0x200B, 0x200F, 0},   {0x2060, 0x2064, 0},   {0x20D0, 0x20FF, 0},   {0x2E80, 0xA4CF, 2},
    {0xAC00, 0xD7A3, 2}, {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},
    {0xFF00, 0xFF60, 2}, {0x1F300, 0x1FAFF, 2}, {0x20000, 0x3FFFD, 2}, {0xE0100, 0xE01EF, 0},
};

static unsigned columns_of(uint32_t point) {
    if (point < 0x300) return 1;
    for (size_t i = 0; i < sizeof not_one / sizeof *not_one && not_one[i].first <= point; i++)
        if (point <= not_one[i].last) return not_one[i].columns;
    return 1;
}

static bool drives_terminal(uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}

size_t text_columns(const char *bytes, size_t length) {
    size_t columns = 0;
    for (size_t at = 0, step; at < length; at += step) columns += columns_of(character_at(bytes + at, &step));
    return columns;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static void put_spaces(Flow *flow, size_t n) {
    for (size_t i = 0; i < n; i++) buffer_byte(flow->out, ' ');
    flow->column += n;
}

static void break_line(Flow *flow) {
    buffer_byte(flow->out, '\n');
    flow->column = 0;
    put_spaces(flow, flow->indent);
    flow->begun = flow->gap = false;
}

static void end_word(Flow *flow) {
    if (flow->word_columns) {
        if (flow->begun && flow->column + flow->gap + flow->word_columns > flow->width) break_line(flow);
        if (flow->begun && flow->gap) put_spaces(flow, 1);
        flow->begun = true;
        flow->gap = false;
    }
    buffer_add(flow->out, flow->word.at, flow->word.n);
    flow->out->failed |= flow->word.failed;
    flow->column += flow->word_columns;
    flow->word.n = flow->word_columns = 0;
}

void flow_space(Flow *flow) {
    end_word(flow);
    flow->gap = true;
}

void flow_line(Flow *flow) {
    end_word(flow);
    buffer_byte(flow->out, '\n');
    flow->column = 0;
    flow->begun = flow->gap = false;
}

void flow_to(Flow *flow, size_t column) {
    end_word(flow);
    put_spaces(flow, flow->column < column ? column - flow->column : flow->column > 0);
    flow->gap = false;
}

void flow_code(Flow *flow, const char *code) { buffer_text(&flow->word, code); }

static void put_character(Flow *flow, const char *at) {
    size_t   length;
    uint32_t point = character_at(at, &length);
    unsigned columns = columns_of(point);
    if (drives_terminal(point)) {
        buffer_text(&flow->word, "\xEF\xBF\xBD");
        flow->word_columns++;
        return;
    }
    if (columns == 2) end_word(flow); /* lines of ideographs break between any two */
    buffer_add(&flow->word, at, length);
    flow->word_columns += columns;
}

void flow_text(Flow *flow, const char *bytes, size_t length) {
    for (size_t at = 0, step; at < length; at += step) {
        character_at(bytes + at, &step);
        if (is_blank(bytes[at])) flow_space(flow);
        else put_character(flow, bytes + at);
    }
}

void flow_words(Flow *flow, const char *text) { flow_text(flow, text, strlen(text)); }

void flow_take(Flow *flow, Buffer *text) {
    flow_text(flow, text->at, text->n);
    flow->out->failed |= text->failed;
    buffer_free(text);
}

void flow_free(Flow *flow) { buffer_free(&flow->word); }
