/* The compiled image as it lies in the file, and opened. docs/gazetteer-format.md tells it in words.
 *
 * A header, a table of sections, the sections, in this order. All numbers are little-endian of fixed width, all references are
 * indices into a section or offsets into STRINGS, so that the file is used as it is mapped. image_open() checks each of them
 * once; whoever holds a Gazetteer may trust them. */
#ifndef IMAGE_H
#define IMAGE_H
#include "file.h"
#include "gazetteer.h"
#include "hash.h"

#define IMAGE_MAGIC "quothgaz"
#define IMAGE_VERSION 2u
#define IMAGE_ORDER 0x01020304u /* reads as something else on a machine with the other byte order */

#define NAME_TOKENS 16u /* most tokens of a form: their capitals are a mask of 16 bits */
#define FORM_SENSES 64u /* most readings of one form, so that a text's readings stay linear in its tokens */

/* Sections: name, element. The order is that of the file. */
#define IMAGE_SECTIONS(X)                                                                                              \
    X(strings, char)         /* NUL-terminated, each once; offset 0 is "" */                                           \
    X(filter, uint64_t)      /* bits by hash: which prefixes there may be */                                             \
    X(prefixes, ImagePrefix) /* open addressing by hash; hash 0 where free */                                          \
    X(forms, ImageForm)                                                                                                \
    X(senses, ImageSense)                                                                                              \
    X(entities, ImageEntity) /* by id */                                                                               \
    X(names, uint32_t)       /* strings */                                                                             \
    X(roles, ImageRole)                                                                                                \
    X(words, ImageWord)                                                                                                \
    X(keys, ImageKey)        /* by key, then entity */                                                                 \
    X(weights, ImageWeight)  /* open addressing by key */                                                              \
    X(weight_names, uint32_t) /* strings: of the weight at the same place */                                           \
    X(files, ImageFile)      /* by name */                                                                             \
    X(blobs, char)           /* the files' bytes, a NUL behind each */                                                 \
    X(credits, uint32_t)     /* strings, two each: file, what it says of its source */

enum ImageSection {
#define SECTION_NUMBER(name, type) SECTION_##name,
    IMAGE_SECTIONS(SECTION_NUMBER)
#undef SECTION_NUMBER
    N_SECTIONS
};

typedef struct ImageHeader {
    char     magic[8];
    uint32_t version, order;
    uint64_t size; /* of the whole image */
    uint64_t hash; /* hash_bytes of all behind the header: the gazetteer's hash */
    uint64_t dialect; /* image_dialect() of the program that made it */
} ImageHeader;

typedef struct ImageRange { /* of a section: bytes of the image, on a border of 8 */
    uint64_t offset, size;
} ImageRange;

/* The first words of forms, or all of them: `node` says which form ends here, NODE_FORM for none, and whether longer ones
 * go on. */
typedef struct ImagePrefix {
    uint64_t hash;
    uint32_t node, unused;
} ImagePrefix;
#define NODE_FORM UINT32_C(0x7FFFFFFF)
#define NODE_CONTINUES UINT32_C(0x80000000)
#define LONGEST_PROBE 255 /* places that a prefix or weight may stand behind the one that its hash points at */

typedef struct ImageForm { /* words first (cues, titles, others), then entities by prior */
    uint32_t first_sense;
    uint16_t n_senses, n_tokens;
} ImageForm;

enum SenseFlag {
    SENSE_ENTITY  = 1,
    SENSE_EXACT   = 2, /* ^ */
    SENSE_COMPANY = 4, /* ~ */
    SENSE_SHORT   = 8, /* of short= */
    SENSE_UPPER   = 16 /* all its letters are capitals, and must be */
};

typedef struct ImageSense {
    uint32_t target;   /* word or entity */
    uint32_t spelling; /* as in the source */
    uint16_t capitals; /* tokens that need one */
    uint16_t flags;
    char     language[2]; /* NULs: any */
    uint16_t unused;
} ImageSense;

typedef struct ImageEntity {
    uint32_t id, kind, wikidata;
    uint32_t first_name, n_names; /* the first is the main one */
    uint32_t first_role, n_roles;
    uint32_t of;
    uint8_t  type, prior, gender, stands_for;
    char     country[4];
} ImageEntity;

typedef struct ImageRole {
    uint32_t title, at, start, end;
} ImageRole;

typedef struct ImageWord {
    uint64_t classes;
    uint32_t lemma, sort, base;
    uint8_t  kind, strength, takes, gender, number, person, prior;
    uint8_t  flags;
    uint8_t  unused[4];
} ImageWord;
enum WordFlag { WORD_PLANS = 1, WORD_WEAK = 2, WORD_RELATIONAL = 4 };

typedef struct ImageKey {
    uint32_t key, entity;
} ImageKey;

/* As small as can be, so that the table stays in the processor's cache: the upper half of the key tells weights apart, the lower
 * half says where to look. */
typedef struct ImageWeight {
    uint32_t check; /* weight_check() of the key, feature_key_of() its name; 0 where free */
    float    value; /* 0 where free */
} ImageWeight;

typedef struct ImageFile {
    uint32_t name, length;
    uint64_t at; /* in blobs */
} ImageFile;

_Static_assert(sizeof(ImageHeader) == 40 && sizeof(ImagePrefix) == 16 && sizeof(ImageForm) == 8 && sizeof(ImageSense) == 16
                   && sizeof(ImageEntity) == 40 && sizeof(ImageWord) == 32 && sizeof(ImageWeight) == 8 && sizeof(ImageFile) == 16,
               "no padding in the image");

struct quoth_gazetteer {
    MappedFile  file;      /* or nothing, where the bytes are somebody else's */
    const char *bytes;
    char        hash[17];
    uint64_t    offsets[N_SECTIONS];
#define SECTION_POINTER(name, type) const type *name;
    IMAGE_SECTIONS(SECTION_POINTER)
#undef SECTION_POINTER
#define SECTION_COUNT(name, type) uint32_t n_##name;
    IMAGE_SECTIONS(SECTION_COUNT)
#undef SECTION_COUNT
};

/* Opens an image in memory, which is on a border of 8 and outlives the gazetteer. */
Gazetteer *image_open(const char *bytes, size_t size, quoth_error *err);

/* Stands for what image and program must agree on beside the layout: the numbers of the word classes, and how words are
 * folded. */
uint64_t image_dialect(void);

const char *image_section_name(unsigned section);

/* ---- Hashes that the compiler and the matcher share -------------------------------------------------------------- */

/* The hash of a form is that of its words' folds, taken in one after the other; 0 is kept for free places. */
static inline uint64_t prefix_hash(uint64_t before, uint64_t fold) {
    uint64_t hash = hash_mix(before, fold);
    return hash ? hash : 1;
}
#define PREFIX_START HASH_SEED

static inline uint32_t weight_check(uint64_t key) { return (uint32_t)(key >> 32) | 1; }

/* The bit of a prefix in a filter of `n` words, a power of two. */
static inline uint32_t filter_bit(uint64_t hash, uint32_t n) { return (uint32_t)(hash >> 32) & (n * 64 - 1); }
#endif
