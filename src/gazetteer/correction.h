/* Corrections (%type correction): what a user saw go wrong, said once and kept beside the lists that it corrects.
 *
 *     never    a form is no name, or not that of one entity        same     two ids are one entity
 *     company  a form counts beside another name of its entity     apart    two names are no spellings of each other */
#ifndef CORRECTION_H
#define CORRECTION_H
#include "image.h"
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

/* The same of a spelling that an entity has, where correction->other are such entities. */
enum Correct correction_about(Source *source, Slice spelling, Index entity, uint64_t hash);

/* A name cut into tokens as texts are: the hashes of its first one, two, three..., the last of which is the form's. */
typedef struct FormWords {
    uint64_t hashes[NAME_TOKENS];
    uint64_t hash;   /* of all */
    uint32_t n;
    bool     markup; /* a text has some of it as Markdown */
} FormWords;
bool form_words(Slice text, FormWords *words, quoth_error *err);

/* Does a correction make its form a name of nobody? */
static inline bool correction_bars(const SourceCorrection *correction) {
    return correction->what == CORRECT_NEVER && !correction->of.at && !correction->exact;
}

/* Faults of what a correction names. */
void correction_has_no_id(Source *source, Spot spot, Slice id);
void correction_cannot_join(Source *source, const SourceCorrection *correction, const char *why);

/* Tells of those that were about no name. */
void corrections_tell_unused(Source *source);

/* Stands for two names that are apart, in either order; their case, marks and spaces do not count. */
uint64_t apart_hash(const char *a, size_t a_length, const char *b, size_t b_length);
#endif
