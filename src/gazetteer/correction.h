/* Corrections (%type correction): what a user saw go wrong, said once and kept beside the lists that it corrects.
 *
 *     never    a form is no name, or not that of one entity        same     two ids are one entity
 *     company  a form counts beside another name of its entity     apart    two names are no spellings of each other */
#ifndef CORRECTION_H
#define CORRECTION_H
#include "source.h"

/* Reads a record of a correction. False: no memory. */
bool correction_take(Line *line, Slice what, Slice names, Slice fields);

/* Finds whom they are about, when all files are read, and makes one entity of those that are the same. */
void corrections_link(Source *source);

/* Cuts the forms that they are about into words, so that correction_of() finds them. */
bool corrections_prepare(Source *source, quoth_error *err);

/* What is said of a name whose words have this hash: CORRECT_NEVER, CORRECT_COMPANY or CORRECT_NOTHING. */
enum Correct { CORRECT_NEVER, CORRECT_COMPANY, CORRECT_SAME, CORRECT_APART, CORRECT_NOTHING };
enum Correct correction_of(Source *source, const SourceName *name, uint64_t hash);

/* Tells of those that were about no name. */
void corrections_tell_unused(Source *source);

/* Stands for two names that are apart, in either order; their case, marks and spaces do not count. */
uint64_t apart_hash(const char *a, size_t a_length, const char *b, size_t b_length);
#endif
