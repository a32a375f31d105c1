/* Which mentions are one entity: what the files of the resolver share.
 *
 * Names come first: full names make clusters, then short ones ("Peskov", "FT") find theirs. Nominals and pronouns follow in the
 * order of the text. In the end each cluster that has a mention becomes an entity. */
#ifndef RESOLVE_INNER_H
#define RESOLVE_INNER_H
#include "entity_inner.h"
#include "hash.h"
#include "names.h"
#include <string.h>

/* ---- resolve_map.c: from a 64-bit key to an index ----------------------------------------------------------------- */

typedef struct MapPlace {
    uint64_t key; /* 0: free */
    Index    value;
} MapPlace;

typedef struct Map {
    MapPlace *at;
    uint32_t  mask, n;
    Arena    *arena;
    bool     *out_of_memory; /* becomes true where something could not be kept */
} Map;

bool  map_make(Map *map, Arena *arena, bool *out_of_memory);
Index map_get(const Map *map, uint64_t key);           /* NONE: not there */
void  map_set(Map *map, uint64_t key, Index value);

/* ---- Names in parts ------------------------------------------------------------------------------------------------ */

#define PARTS_MOST 10u

/* The words of a name, in the form in which they are compared: honorifics, "the" and what follows a surname left out. */
typedef struct Parts {
    uint32_t n;
    uint64_t fold[PARTS_MOST];
    uint32_t token[PARTS_MOST];
    uint64_t suffix;    /* fold of "Jr", or 0 */
    uint64_t whole;     /* hash of all words */
    uint64_t initials;  /* hash of their first letters */
} Parts;

/* ---- resolve_cases.c: names in Russian and Ukrainian, whose cases are one ------------------------------------------ */

uint64_t part_key(const Doc *doc, uint32_t token); /* what a word of a name is compared by */
bool     wording_is_in_cases(const Doc *doc, const Mention *mention);
bool     wording_is_nearer(const Doc *doc, const Mention *mention, const Mention *other); /* to the nominative */

/* The listed name of the record that the mention is a case of, in the nominative, which lists have first: of "Юрия Ушакова" Юрий Ушаков;
 * NULL: none. */
const char *name_as_listed(Doc *doc, const Gazetteer *gazetteer, Index record, const Mention *mention);

/* A person's name with each part in the nominative where a listed one is found; NULL: no memory, or nothing that has one. */
const char *name_in_nominative(Doc *doc, const Gazetteer *gazetteer, const Mention *mention);

void parts_of(const Doc *doc, const Mention *mention, Parts *parts);
bool parts_end_with(const Parts *full, const Parts *end); /* are the last parts of `full`, and not all */

/* ---- Clusters ------------------------------------------------------------------------------------------------------ */

typedef struct Cluster {
    uint8_t  type, gender;
    bool     unnamed;         /* resolve_unnamed.c */
    bool     in_article;      /* has a mention outside furniture and links */
    Index    record;
    Index    fullest;         /* the mention that says most, in the wording that is the commonest of such */
    uint32_t n_parts;         /* of it */
    uint32_t fullness;        /* how much it says */
    uint32_t n_fullest;       /* how often it stands so */
    Index    last_mention;    /* on the walk over short names: the latest one so far */
    uint32_t n_walked;        /* its mentions so far, on the walk of nominals and pronouns */
    Index    asked;           /* the nominal that it was last tried for */
    Index    next_same_last;  /* another person with this last part */
    Index    next_same_key;
    const char *kind;         /* of a body, by its record: "newspaper"; or "" */
    uint64_t words;           /* of a body: a bit for each word of its fullest name */
    Index    roles;           /* last role of it, or NONE: resolver->next_role goes on */
    Index    entity;
} Cluster;

typedef struct Resolver {
    Doc             *doc;
    const Gazetteer *gazetteer;
    Arena           *scratch;
    quoth_error     *err;
    bool             out_of_memory;
    ARRAY(Cluster)   clusters;
    Index           *cluster_of; /* by mention */
    Index           *next_role;  /* by role: another one of its cluster */
    Index           *role_of;    /* by mention: its last role */
    Map by_record;  /* record -> cluster */
    Map by_full;    /* first and last part of a person -> cluster */
    Map by_last;    /* last part of a person -> newest cluster, next_same_last goes on */
    Map by_first;   /* first part of a person -> cluster; CLUSTER_MANY: of several */
    Map by_key;     /* of name_keys() -> newest cluster, next_same_key goes on */
    Map by_text;    /* all words of another name -> cluster */
    Map by_part;    /* the first or last words, two at least, of a longer name -> cluster */
    Map by_initials;
    Map counts;     /* wording of a name of several words, and its cluster -> how often it stands so */
    Map by_end;     /* last word of a body's name of several words -> the latest cluster */
    Map by_start;   /* first word of it */
    Index    keyed; /* the mention whose spelling keys these are, as one name asks for them up to three times; or NONE */
    unsigned n_keys;
    uint32_t keys[NAME_KEYS];
} Resolver;

#define CLUSTER_MANY (NONE - 1)

Index cluster_open(Resolver *resolver, Index mention, uint32_t n_parts); /* with that mention as its fullest; NONE: no memory */

bool resolve_names(Resolver *resolver);
bool resolve_others(Resolver *resolver); /* nominals and pronouns */
bool resolve_entities(Resolver *resolver);

/* resolve_spelling.c: the cluster, or the gazetteer's record, whose name is another spelling of a person's full name; NONE. */
Index spelling_in_doc(Resolver *resolver, Index mention);
Index spelling_in_gazetteer(Resolver *resolver, Index mention);
void  spelling_note(Resolver *resolver, Index mention, Index cluster); /* makes it findable */

static inline bool is_aside(const Mention *mention) { return mention->zone == ZONE_FURNITURE || mention->zone == ZONE_LINKS; }

/* resolve_roles.c: the word that says what a role is, its title's last word or expression in the lexicon; false where it is not
 * listed. */
bool role_word(const Resolver *resolver, const Role *role, WordRecord *word);
#endif
