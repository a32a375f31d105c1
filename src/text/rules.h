/* Line rules: which lines are headline, byline, furniture... One PCRE2 pattern each, anchored at the start of a line or not, tried on
 * one line at a time (at most 4 KB of it), compiled and checked when loaded. docs/rules.md has the format. */
#ifndef RULES_H
#define RULES_H
#include "doc.h"

typedef struct Rules Rules;

/* `json`: {"rules":[{"zone":"furniture","pattern":"...","note":"..."}, ...]}. `name` is for messages. QUOTH_RULES says which
 * rule and where in its pattern. The result is used by one thread at a time. */
Rules *rules_load(const char *json, size_t length, const char *name, quoth_error *err);
void   rules_free(Rules *rules);

/* The zone of the first rule that fits the line, or N_ZONES. False: QUOTH_PATTERN when a limit of PCRE2 was hit. */
bool rules_zone(Rules *rules, const char *line, size_t length, uint8_t *zone, quoth_error *err);
#endif
