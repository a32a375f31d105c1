/* From bytes of doc->text to what users count: code points and UTF-16 units of the text, bytes of the input. */
#ifndef OFFSET_H
#define OFFSET_H
#include "doc.h"

enum OffsetUnit { OFFSET_CODEPOINT, OFFSET_UTF16, OFFSET_BYTE };

/* Fills doc->counts, once, when the text is there; look-ups then take constant time. Zeroed means ASCII only. */
bool     offsets_make(Doc *doc, quoth_error *err);
uint64_t offset_in(const Doc *doc, uint32_t at, enum OffsetUnit unit);

/* Code points of a piece of well-formed text. */
uint32_t points_in(const char *text, uint32_t n);
#endif
