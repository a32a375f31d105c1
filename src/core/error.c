#include "error.h"
#include <stdarg.h>
#include <stdio.h>

bool fail(quoth_error *err, quoth_code code, uint64_t at, const char *format, ...) {
    if (!err || err->code != QUOTH_OK) return false;
    err->code = code;
    err->at = at;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    return false;
}

bool fail_memory(quoth_error *err) { return fail(err, QUOTH_MEMORY, 0, "%s", quoth_code_text(QUOTH_MEMORY)); }

const char *quoth_code_text(quoth_code code) {
    switch (code) {
#define CASE_OF(name, text) case QUOTH_##name: return text;
        QUOTH_CODES(CASE_OF)
#undef CASE_OF
    }
    return "unknown error";
}
