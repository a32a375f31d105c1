/* The compiled image as it lies in the file, and opened. docs/gazetteer-format.md tells it in words.
 *
 * A header, a table of sections, the sections, in this order. All numbers are little-endian of fixed width, all references are
 * indices into a section or offsets into STRINGS, so that the file is used as it is mapped. image_open() looks at the frame alone, so
 * that it takes no longer for ten million names than for ten; what lies in the sections is not to be trusted until image_check() has
 * read it. So nobody reads them but by record.c, lookup.h, match.c and find.c, which stay within the image whatever stands there. */
#ifndef IMAGE_H
#define IMAGE_H
#include "file.h"
#include "gazetteer.h"
#include "hash.h"
#include "model.h"
#include "place.h"
#include "rows.h"
#include "table.h"

#define IMAGE_MAGIC "quothgaz"
#define IMAGE_VERSION 8u
#define IMAGE_ORDER 0x01020304u /* reads as something else on a machine with the other byte order */

#define IMAGE_BORDER 64u /* on which sections begin: a line of the processor's cache */

#define NAME_TOKENS 16u /* most tokens of a form: their capitals are a mask of 16 bits */
#define NAME_BYTES 512u /* most bytes of a form */
#define MOST_NAMES 4096u /* of one entity... */
#define MOST_ROLES 4096u /* ...so that what asks for all of them stays within bounds */
#define FORM_SENSES 64u /* most readings of one form, so that a text's readings stay linear in its tokens */

/* Sections: name, element. The order is that of the file. */
#define IMAGE_SECTIONS(X)                                                                                              \
    X(strings, char)         /* NUL-terminated, each once; offset 0 is "" */                                           \
    X(firsts, uint64_t)      /* a filter, bits by hash: prefixes of one word */                                        \
    X(nexts, uint64_t)       /* the same: longer ones */                                                               \
    X(prefixes, uint64_t)    /* buckets by hash; 0 where free */                                                       \
    X(senses, ImageSense)    /* those of a form together, form after form */                                           \
    X(entities, ImageEntity) /* by id */                                                                               \
    X(names, uint32_t)       /* strings */                                                                             \
    X(roles, ImageRole)                                                                                                \
    X(aparts, uint64_t)      /* apart_hash() of names that are no spellings of each other, in order */                 \
    X(words, ImageWord)                                                                                                \
    X(keys, ImageKey)        /* by key */                                                                              \
    X(key_entities, uint32_t) /* of the keys in their order, each key's in order: key_entity(), key_names() */                                    \
    X(weights, ImageWeight)  /* by weight_place() */                                                                   \
    X(weight_seeds, uint16_t)                                                                                          \
    X(weight_names, uint32_t) /* strings: of the weight at the same place */                                           \
    X(name_weights, ImageWeight) /* the same, of finding names: apart, as they are many and read once, those above all the time */ \
    X(name_weight_seeds, uint16_t)                                                                                     \
    X(name_weight_names, uint32_t)                                                                                     \
    X(files, ImageFile)      /* by name */                                                                             \
    X(blobs, char)           /* the files' bytes, a NUL behind each */                                                 \
    X(credits, uint32_t)     /* strings, two each: file, what it says of its source */                                 \
    X(spellings, uint64_t)   /* names/model.h */                                                                       \
    X(tag_places, RowPlace)  /* rows.h, as weights by weight_place() */                                                \
    X(tag_seeds, uint16_t)                                                                                             \
    X(tag_rows, WideRow)                                                                                               \
    X(relation_places, RowPlace)                                                                                       \
    X(relation_seeds, uint16_t)                                                                                        \
    X(relation_rows, WideRow)                                                                                          \
    X(step_places, RowPlace)                                                                                           \
    X(step_seeds, uint16_t)                                                                                            \
    X(certain_places, RowPlace)                                                                                        \
    X(certain_seeds, uint16_t)

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

typedef struct ImageRange { /* of a section: bytes of the image, on a border of IMAGE_BORDER */
    uint64_t offset, size;
} ImageRange;

/* A prefix is the first words of a form, or all of them. Its slot has the upper 35 bits of its hash, and a node: the sense at which
 * the form that ends here begins, counted from 1, 0 for none; and whether longer ones go on. Where there is none but one that goes on,
 * that one is named, and its further prefixes have no slots. It stands in the bucket that its hash
 * points at, a line of the processor's cache, or behind that one if it was full. */
#define NODE_BITS 29
#define NODE_ALL ((UINT64_C(1) << NODE_BITS) - 1)
#define NODE_CONTINUES (UINT32_C(1) << 28)
#define NODE_SENSE (NODE_CONTINUES - 1)
#define BUCKET_SLOTS 8u
#define MOST_BUCKETS 64u  /* that a prefix may be looked for in */
#define MOST_ELEMENTS UINT32_C(0x7FFFFFFF) /* of a section */

enum SenseFlag {
    SENSE_ENTITY  = 1,
    SENSE_EXACT   = 2, /* ^ */
    SENSE_COMPANY = 4, /* ~ */
    SENSE_SHORT   = 8, /* of short= */
    SENSE_UPPER   = 16, /* all its letters are capitals, and must be */
    SENSE_LAST    = 32  /* of its form; words come first (cues, titles, others), then entities by prior */
};
#define SENSE_LANGUAGE 6 /* from this bit of the flags on: sense_language(), 0 for any */

typedef struct ImageSense {
    uint32_t target;   /* word or entity; in the upper four bits the form's tokens less one */
    uint32_t spelling; /* as in the source */
    uint16_t capitals; /* tokens that need one */
    uint16_t flags;
} ImageSense;
#define SENSE_TARGETS (UINT32_C(1) << 28) /* more words or entities cannot be */

static inline uint32_t sense_target(const ImageSense *sense) { return sense->target & (SENSE_TARGETS - 1); }
static inline uint32_t sense_tokens(const ImageSense *sense) { return (sense->target >> 28) + 1; }

/* What the senses of a form are in order of: `first` (of entities 20 - prior, of words less), the record, and what they ask for. */
static inline uint64_t sense_rank(unsigned first, uint32_t record, unsigned flags) {
    unsigned weaker = (flags & SENSE_COMPANY ? 2u : 0u) + (flags & SENSE_SHORT ? 1u : 0u);
    return (uint64_t)first << 40 | (uint64_t)record << 8 | weaker;
}

/* Two lower-case letters as a number of ten bits. */
static inline unsigned language_number(const char code[2]) {
    bool letters = code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z';
    return letters ? 1u + (unsigned)(code[0] - 'a') * 26 + (unsigned)(code[1] - 'a') : 0;
}
#define LANGUAGES (26u * 26)
#define LANGUAGE_OF_NOBODY 1023u /* of a sense of a form that is never a name, which has no target */
#define LANGUAGE_OF_NONE 1022u /* of a sense that corrections took out of an open image: no text is in it */
static inline bool is_of_nobody(const ImageSense *sense) { return sense->flags >> SENSE_LANGUAGE == LANGUAGE_OF_NOBODY; }

typedef struct ImageEntity {
    uint32_t id, kind, wikidata;
    uint32_t first_name, n_names; /* the first is the main one */
    uint32_t first_role, n_roles;
    uint32_t of;
    uint8_t  type, prior, gender, stands_for;
    char     country[4];
} ImageEntity;

static inline uint8_t image_type(const ImageEntity *entity) { return entity->type < N_TYPES ? entity->type : TYPE_OTHER; }
static inline uint8_t image_prior(const ImageEntity *entity) { return entity->prior >= 1 && entity->prior <= 9 ? entity->prior : 1; }

typedef struct ImageRole {
    uint32_t title, at, start, end;
} ImageRole;

typedef struct ImageWord {
    uint64_t classes;
    uint32_t lemma, sort, base;
    uint8_t  kind, strength, takes, gender, number, person, prior;
    uint8_t  flags;
    uint32_t like;
} ImageWord;
enum WordFlag { WORD_PLANS = 1, WORD_WEAK = 2, WORD_RELATIONAL = 4 };

typedef struct ImageKey {
    uint32_t key, first; /* of key_entities; its last stands before the next key's first */
} ImageKey;

/* An element of key_entities: the entity, and in the upper four bits which of its names have the key. */
static inline uint32_t key_entity(uint32_t element) { return element & (SENSE_TARGETS - 1); }
static inline unsigned key_names(uint32_t element) { return element >> 28; }
static inline unsigned key_name(uint32_t i) { return 1u << i % 4; } /* the bit of the entity's i-th name, and of every fourth behind it */

/* As small as can be, so that the table stays in the processor's cache: the upper half of the key tells a weight from what is none. */
typedef struct ImageWeight {
    uint32_t check; /* weight_check() of the key, feature_key_of() its name; 0 where free */
    float    value; /* 0 where free */
} ImageWeight;

typedef struct ImageFile {
    uint32_t name, length;
    uint64_t at; /* in blobs */
} ImageFile;

_Static_assert(sizeof(ImageHeader) == 40 && sizeof(ImageSense) == 12 && sizeof(ImageEntity) == 40 && sizeof(ImageWord) == 32
                   && sizeof(ImageWeight) == 8 && sizeof(ImageFile) == 16,
               "no padding in the image");

struct quoth_gazetteer {
    MappedFile  file;      /* or nothing, where the bytes are somebody else's */
    const char *bytes;
    char        hash[34]; /* of the image; with corrections over it "IMAGE+CORRECTIONS" */
    SpellingModel model;

    /* By corrections over the image (overlay.h). */
    Arena       over;           /* sections that had to grow */
    Table       barred;         /* how many tokens forms have that are never a name, by their hash */
    uint32_t    longest_barred; /* the most of those */

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

/* The same of a file; `writable`: its bytes may be written, for this process alone. */
Gazetteer *image_open_file(const char *path, bool writable, quoth_error *err);

static inline bool image_is_corrected(const Gazetteer *gazetteer) { return gazetteer->hash[16] != '\0'; }

/* Is all of it as it should be, from the hash to the last reference? */
bool image_check(const Gazetteer *gazetteer, quoth_error *err);

/* Stands for what image and program must agree on beside the layout: the numbers of the word classes, and how words are
 * folded. */
uint64_t image_dialect(void);

const char *image_section_name(unsigned section);

/* Near which a key stands, by so many guesses, each from where the one before was; there is some key. */
uint32_t image_key_guess(const Gazetteer *gazetteer, uint32_t key, unsigned guesses);

/* The first key that is not less. */
uint32_t image_key_place(const Gazetteer *gazetteer, uint32_t key);

/* Of the entities of a key, the first, and their end. */
typedef struct KeyRange {
    uint32_t first, end;
} KeyRange;

static inline KeyRange image_key_range(const Gazetteer *gazetteer, uint32_t key) {
    uint32_t end = key + 1 < gazetteer->n_keys ? gazetteer->keys[key + 1].first : gazetteer->n_key_entities;
    return (KeyRange){gazetteer->keys[key].first, end < gazetteer->n_key_entities ? end : gazetteer->n_key_entities};
}

/* The string at an offset; "" where the offset is beyond all, or what stands there is no UTF-8. */
const char *image_text(const Gazetteer *gazetteer, uint32_t offset);

static inline uint64_t image_border(uint64_t offset) { return (offset + IMAGE_BORDER - 1) & ~(uint64_t)(IMAGE_BORDER - 1); }

/* ---- Hashes that the compiler and the matcher share -------------------------------------------------------------- */

/* The hash of a form is that of its words' folds, taken in one after the other. */
static inline uint64_t prefix_hash(uint64_t before, uint64_t fold) { return hash_mix(before, fold); }
#define PREFIX_START HASH_SEED

/* One of the two tables of weights. */
typedef struct WeightsView {
    const ImageWeight *at;
    const uint16_t    *seeds;
    const uint32_t    *names;
    uint32_t           n, n_seeds, n_names;
    unsigned           section, seeds_section, names_section;
} WeightsView;

static inline WeightsView weights_view(const Gazetteer *g, bool of_names) {
#define WEIGHTS_VIEW(name) (WeightsView){g->name##s, g->name##_seeds, g->name##_names, g->n_##name##s, g->n_##name##_seeds, g->n_##name##_names, \
                                         SECTION_##name##s, SECTION_##name##_seeds, SECTION_##name##_names}
    return of_names ? WEIGHTS_VIEW(name_weight) : WEIGHTS_VIEW(weight);
#undef WEIGHTS_VIEW
}

#define HUGE_WEIGHT 0x7149F2CAu /* the bits of 1e30: a sum of some beyond it would lose the others */

/* Is it a number, and none that a sum would lose? By its bits, without a branch: without their sign, they are in the order of numbers,
 * infinity and what is none last. */
static inline bool weight_is_good(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits & 0x7FFFFFFFu) < HUGE_WEIGHT;
}

/* The bit of a prefix in a filter of `n` words, a power of two. */
static inline uint32_t filter_bit(uint64_t hash, uint32_t n) { return (uint32_t)(hash >> 32) & (n * 64 - 1); }

/* The bucket that a prefix points at, in a table of `n_slots`. */
static inline uint32_t prefix_bucket(uint64_t hash, uint32_t n_slots) {
    return (uint32_t)((uint64_t)(uint32_t)hash * (n_slots / BUCKET_SLOTS) >> 32);
}

/* The place in a bucket that is looked at i-th: mostly the first is the right one. */
static inline unsigned prefix_place(uint64_t hash, unsigned i) { return ((unsigned)hash + i) & (BUCKET_SLOTS - 1); }
#endif
