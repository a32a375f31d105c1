/* From names to forms: each name is cut into tokens by the tokenizer of texts, so that what is listed is what is found, and
 * names with the same folded words become senses of one form. */
#ifndef FORMS_H
#define FORMS_H
#include "image.h"
#include "source.h"

/* One or more words that a form begins with, or that are one. Those with which a prefix begins stand before it. */
typedef struct Prefix {
    uint64_t hash;
    Index    sense;     /* the first of its form, or NONE; set by forms_sort */
    Index    before;    /* the prefix without the last word; NONE: of one word */
    Index    below;     /* the one longer prefix that is a form; NONE: there is no such; MANY: there are several */
    uint16_t n_senses;
    uint8_t  n_tokens;
    bool     has_part : 1; /* is a name-part already: one record is enough for all of those */
    bool     is_full : 1;  /* it was told that more than MOST_ALIKE have it */
} Prefix;
#define MANY (NONE - 1)
#define MOST_ALIKE 4096u /* records with one name; the FORM_SENSES likeliest of them are kept */

typedef struct FormSense {
    Index    prefix;
    Index    name;     /* of the source */
    uint16_t capitals; /* as in ImageSense */
    uint16_t flags;    /* the same, without SENSE_LAST and the language */
} FormSense;

typedef struct Forms {
    Arena arena;
    ARRAY(Prefix)    prefixes;
    ARRAY(FormSense) senses;
    Table            by_hash;
} Forms;

/* Can a name of so many tokens be a form? If not, it is told. */
bool form_is_fit(Source *source, const SourceName *name, uint32_t n_tokens, bool markup);

/* Takes all names of the source in. Names that no form can be made of are told and left out. */
bool forms_read(Forms *forms, Source *source, quoth_error *err);

/* Puts the senses in the order of the image, and leaves out those that are too many; records must be numbered. False: no memory. */
bool forms_sort(Forms *forms, const Source *source);

void forms_free(Forms *forms);
#endif
