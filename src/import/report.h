/* What became of all that was read: each reason with how often and where first. */
#ifndef REPORT_H
#define REPORT_H
#include "slice.h"

#define REPORT_REASONS 160 /* further ones are counted together */

typedef struct Reason {
    quoth_import_note note;
    char              detail[64], example[96]; /* which the note points to */
} Reason;

typedef struct Report {
    const char *file;
    uint64_t    line;          /* the one that is being read */
    uint64_t    lines, records, kept, names, roles;
    uint64_t    faults;
    uint32_t    n;
    Reason      reasons[REPORT_REASONS];
} Report;

/* Counts one more. `what` (line, record, name, role) and `reason` are constants; `detail` tells apart what has one reason, and may be
 * empty; `example` is shown where it is the first. */
void report_count(Report *report, quoth_import_fate fate, const char *what, const char *reason, Slice detail, Slice example);

/* Gives all reasons, in order of fate, each fate's by how often. */
void report_tell(Report *report, quoth_import_teller tell, void *context);
#endif
