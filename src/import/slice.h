/* Parts of texts, as the sources of gazetteers have them. By way of compile.h, since quote/ has a source.h too. */
#ifndef IMPORT_SLICE_H
#define IMPORT_SLICE_H
#include "compile.h"

static inline Slice slice_of(const char *text) { return (Slice){text, (uint32_t)strlen(text)}; }
#endif
