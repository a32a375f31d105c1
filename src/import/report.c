#include "report.h"
#include <stdlib.h>

static void copy_clipped(char *to, size_t size, Slice text) {
    size_t n = text.n < size ? text.n : size - 1;
    while (n && n < text.n && ((unsigned char)text.at[n] & 0xC0) == 0x80) n--;
    if (n) memcpy(to, text.at, n);
    to[n] = '\0';
}

static bool is_it(const Reason *reason, quoth_import_fate fate, const char *what, const char *why, Slice detail) {
    const quoth_import_note *note = &reason->note;
    if (note->fate != fate || (note->reason != why && strcmp(note->reason, why) != 0)) return false;
    return (note->what == what || strcmp(note->what, what) == 0) && strncmp(reason->detail, detail.at, detail.n) == 0
        && !reason->detail[detail.n];
}

void report_count(Report *report, quoth_import_fate fate, const char *what, const char *why, Slice detail, Slice example) {
    uint32_t i = 0;
    if (!detail.at) detail = (Slice){"", 0};
    if (detail.n >= sizeof report->reasons->detail) detail.n = (uint32_t)slice_clip(detail);
    report->faults += fate == QUOTH_IMPORT_FAULTY;
    while (i < report->n && !is_it(&report->reasons[i], fate, what, why, detail)) i++;
    if (i == report->n && i == REPORT_REASONS) i--;
    Reason *reason = &report->reasons[i];
    if (i == report->n) {
        bool last = i == REPORT_REASONS - 1;
        *reason = (Reason){.note = {fate, last ? "thing" : what, last ? "other reasons" : why, NULL, 0, report->file, report->line, NULL}};
        copy_clipped(reason->detail, sizeof reason->detail, last ? (Slice){"", 0} : detail);
        copy_clipped(reason->example, sizeof reason->example, example);
        report->n++;
    }
    reason->note.count++;
}

static int compare(const void *a_side, const void *b_side) {
    const Reason *a = a_side, *b = b_side;
    int by = (int)a->note.fate - (int)b->note.fate;
    if (!by) by = (a->note.count < b->note.count) - (a->note.count > b->note.count);
    if (!by) by = (a->note.line > b->note.line) - (a->note.line < b->note.line);
    if (!by) by = strcmp(a->note.reason, b->note.reason);
    return by ? by : strcmp(a->detail, b->detail);
}

void report_tell(Report *report, quoth_import_teller tell, void *context) {
    qsort(report->reasons, report->n, sizeof *report->reasons, compare);
    for (uint32_t i = 0; i < report->n; i++) {
        Reason *reason = &report->reasons[i];
        reason->note.detail = reason->detail;
        reason->note.example = reason->example;
        tell(context, &reason->note);
    }
}
