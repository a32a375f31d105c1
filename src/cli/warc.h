/* Web archives: WARC as crawlers write it, with the answers of servers, and WET, with texts. Packed or not: a packed file is read as one. */
#ifndef WARC_H
#define WARC_H
#include "bytes.h"
#include <quoth.h>

typedef struct Warc {
    quoth_input *input;
    size_t       most;   /* bytes of a text */
    size_t       passed; /* records that are passed over unread */
    quoth_line   line;
    Bytes        strings, block, body;
} Warc;

/* Strings and text are good until the next record is asked for. */
typedef struct WarcRecord {
    size_t      number;      /* from 1 */
    uint64_t    place;       /* bytes before it, unpacked */
    bool        is_document; /* an answer or resource that is a page, or a text */
    bool        is_page;     /* else it is plain text */
    const char *id, *url, *date; /* or NULL */
    char        charset[64]; /* that the server named; or "" */
    const char *text;        /* after warc_text() */
    size_t      length;
    bool        chunked, zipped, odd; /* how the body was sent; odd: packed otherwise */
    bool        too_long;
} WarcRecord;

/* The next record. False at the end; and with err, where the archive is damaged or input failed. */
bool warc_next(Warc *warc, WarcRecord *record, quoth_error *err);

/* Unpacks a document's text. False, with err, where it cannot be. */
bool warc_text(Warc *warc, WarcRecord *record, quoth_error *err);
void warc_free(Warc *warc); /* not the input */

bool is_warc_name(const char *path); /* .warc or .wet, packed or not */
#endif
