/* Saying why. All functions return false, so that a failure reads `return fail(err, ...)`. The first error wins. */
#ifndef ERROR_H
#define ERROR_H
#include <quoth.h>

bool fail(quoth_error *err, quoth_code code, uint64_t at, const char *format, ...)
    __attribute__((cold, format(printf, 4, 5)));
bool fail_memory(quoth_error *err) __attribute__((cold));
#endif
