/* One file a format, all from the same doc. */
#ifndef OUTPUT_H
#define OUTPUT_H
#include "doc.h"
#include "buffer.h"

/* Each appends to `out`; a failed allocation shows in out->failed. */
bool output_json(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err);
bool output_flat(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err);
bool output_view(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err);
bool output_explain(const Doc *doc, const quoth_write_options *options, Buffer *out, quoth_error *err);
#endif
