#include "writer.h"
#include <stdio.h>

#define PIECE ((size_t)1 << 16)

static void pass_on(Writer *writer) {
    if (!writer->stopped && writer->out.n) writer->stopped = !writer->write(writer->context, writer->out.at, writer->out.n);
    writer->out.n = 0;
}

void writer_line(Writer *writer) {
    buffer_byte(&writer->out, '\n');
    if (writer->out.n >= PIECE) pass_on(writer);
}

void writer_number(Writer *writer, double value) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.6g", value);
    for (char *c = digits; *c; c++) {
        bool plain = (*c >= '0' && *c <= '9') || *c == '-' || *c == '+' || *c == 'e';
        buffer_byte(&writer->out, plain ? *c : '.');
    }
}

bool writer_end(Writer *writer, quoth_error *err) {
    bool failed = writer->out.failed;
    if (!failed) pass_on(writer);
    buffer_free(&writer->out);
    if (failed) return fail_memory(err);
    return !writer->stopped || fail(err, QUOTH_IO, 0, "the receiver of the output stopped it");
}
