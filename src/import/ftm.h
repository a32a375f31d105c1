/* Entities of FollowTheMoney, as OpenSanctions and others write them: a JSON object a line, {"id", "schema", "properties": {name: [...]}}. */
#ifndef FTM_H
#define FTM_H
#include "import.h"
#include "json_scan.h"
#include "table.h"

#define FTM_PROPERTIES(X)                                                                                                                  \
    X(name) X(alias) X(weakAlias) X(previousName) X(position) X(positionOccupancies) X(country) X(jurisdiction) X(citizenship)             \
    X(nationality) X(gender) X(wikidataId) X(holder) X(post) X(startDate) X(endDate) X(status)
enum FtmProperty {
#define FTM_ENUM(name) FTM_##name,
    FTM_PROPERTIES(FTM_ENUM)
#undef FTM_ENUM
    N_FTM
};

/* Slices are of the line, or of the arena. Properties are lists of JSON that are not read yet; empty where there is none. */
typedef struct FtmEntity {
    Slice id, schema, caption;
    Slice referents;
    Slice properties[N_FTM];
} FtmEntity;

/* Reads an entity, which may be a value in another one. False where it is no JSON object: *why and *at tell. */
bool ftm_read(Slice json, Texts *texts, FtmEntity *entity, const char **why, const char **at);

/* The texts of a list, one after the other; false behind the last. Start with the whole list. */
typedef struct FtmValues {
    Scan   json;
    Texts *texts;
    bool   open;
} FtmValues;
FtmValues ftm_values(Slice list, Texts *texts);
bool      ftm_next(FtmValues *values, Slice *text);   /* other values than texts are passed over */
bool      ftm_next_any(FtmValues *values, Slice *json); /* texts and objects as they are written */
Slice     ftm_first(Slice list, Texts *texts);

/* A post that somebody holds or held. */
typedef struct FtmRole {
    Slice post;  /* its id; may be empty */
    Slice title, start, end;
    bool  over;  /* it has ended, whether it is known when or not */
} FtmRole;

typedef struct FtmHeld {
    uint64_t post; /* hash of its id */
    Index    next; /* of the same holder; NONE: the last */
    FtmRole  role; /* without its title */
} FtmHeld;

/* Positions and who held them stand in lines of their own, anywhere in the file: these are read first. */
typedef struct FtmJoin {
    Arena arena;
    ARRAY(FtmHeld)        held;
    ARRAY(Slice)          titles;
    Table by_holder, by_post; /* the first of a holder; an id's title */
} FtmJoin;

bool ftm_join(FtmJoin *join, Import *import); /* reads the whole file */
void ftm_join_free(FtmJoin *join);

#define FTM_ROLES 2000u /* of one person; more have no room in a line */

typedef ARRAY(FtmRole) FtmRoles;

/* All roles of a person: by holder and referents, of what is nested in it, and of its own words. False: no memory. */
bool ftm_roles(const FtmJoin *join, const FtmEntity *person, Texts *texts, FtmRoles *roles);
#endif
