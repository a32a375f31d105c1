/* Records from files, one after the other. */
#include "records.h"

#define LONGEST_RECORD ((size_t)1 << 30) /* bytes; a text of 64 MB can make a record of several hundred */

static bool next_file(RecordStream *stream, quoth_error *err) {
    stream->path = stream->paths[stream->current++];
    stream->number = 0;
    return (stream->input = quoth_input_open(stream->path, err)) != NULL;
}

static bool next_line(RecordStream *stream, quoth_line *line, quoth_error *err) {
    while (stream->input || stream->current < stream->n_paths) {
        if (!stream->input && !next_file(stream, err)) return false;
        if (quoth_input_line(stream->input, LONGEST_RECORD, line, err)) {
            stream->number++;
            if (line->length || line->too_long) return true;
            continue;
        }
        record_stream_close(stream);
        if (err->code != QUOTH_OK) return false;
    }
    return false;
}

Record *record_next(RecordStream *stream, quoth_error *err) {
    quoth_line line = {0};
    *err = (quoth_error){0};
    if (!next_line(stream, &line, err)) return NULL;
    if (!line.too_long) return record_read(line.text, line.length, err);
    *err = (quoth_error){.code = QUOTH_JSON, .text = "a line that is too long for a record"};
    return NULL;
}

void record_stream_close(RecordStream *stream) {
    quoth_input_close(stream->input);
    stream->input = NULL;
}
