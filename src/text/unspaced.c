#include "unspaced.h"

static bool refused(UErrorCode status, quoth_error *err) {
    return fail(err, QUOTH_MEMORY, 0, "ICU's word iterator failed: %s", u_errorName(status));
}

bool unspaced_start(Unspaced *unspaced, const char *text, size_t length, quoth_error *err) {
    UErrorCode status = U_ZERO_ERROR;
    if (!unspaced->words) unspaced->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) return refused(status, err);
    unspaced->text = utext_openUTF8(unspaced->text, text, (int64_t)length, &status);
    if (U_FAILURE(status)) return refused(status, err);
    ubrk_setUText(unspaced->words, unspaced->text, &status);
    if (U_FAILURE(status)) return refused(status, err);
    ubrk_first(unspaced->words);
    return true;
}

size_t unspaced_next(Unspaced *unspaced) {
    int32_t end = ubrk_next(unspaced->words);
    return end == UBRK_DONE ? 0 : (size_t)end;
}

void unspaced_close(Unspaced *unspaced) {
    if (unspaced->words) ubrk_close(unspaced->words);
    if (unspaced->text) utext_close(unspaced->text);
    *unspaced = (Unspaced){0};
}
