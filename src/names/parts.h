/* What a word of a name is: part of the name itself, or a particle, honorific, suffix or legal form around it. Inner
 * header of names/. */
#ifndef PARTS_H
#define PARTS_H
#include <stdbool.h>
#include <stddef.h>

enum PartKind {
    PART_NAME,
    PART_PARTICLE /* al, van, bin */,
    PART_HONORIFIC /* dr, sheikh */,
    PART_SUFFIX /* jr, iii */,
    PART_FORM /* ltd, gmbh: of a company, which goes by its name with any and with none */
};

/* `next` is what follows it in the romanised name ("" at its end), `is_first` whether nothing precedes it:
 * "Ben" is a given name at the start and a particle elsewhere. */
enum PartKind part_kind(const char *word, size_t length, const char *next, bool is_first);

bool part_is_patronymic(const char *word, size_t length); /* Viktorovich, Ivanivna, Uladzimiravich */

/* First and last part of a romanised name, particles, honorifics, suffixes, legal forms and patronymics left out. */
typedef struct Ends {
    size_t first, first_length, last, last_length;
    bool one; /* the name has one part only */
} Ends;

bool part_ends(const char *romanised, size_t length, Ends *ends); /* false: no words at all */
#endif
