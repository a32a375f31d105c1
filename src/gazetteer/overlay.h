/* Corrections laid over an image that is open: what is read of it then is what it were if they had been among its sources. Its bytes are
 * changed where they lie, in pages of this process alone; all others are the file's, as before. What has no room there is kept beside it
 * (gazetteer->over). An image need not have been checked: nothing is written but within its sections. */
#ifndef OVERLAY_H
#define OVERLAY_H
#include "correction.h"

/* An entity that is made one with others. */
typedef struct Part {
    Index    record;
    Index    same_as, next_same, last_same; /* parts, as of SourceEntity */
    uint32_t n_names, n_roles;              /* of all that are one with it */
} Part;

typedef struct Overlay {
    Gazetteer   *gazetteer; /* whose bytes may be written */
    Source      *source;    /* corrections alone */
    ARRAY(Part)  parts;
    Table        part_of;   /* by record */
    Arena        arena;
    quoth_error *err; /* never NULL */
} Overlay;

/* Lays the corrections of a source, which has nothing else, over an image whose bytes may be written. False with QUOTH_SOURCE, after each
 * fault was told, or QUOTH_MEMORY: the gazetteer is of no use then. */
bool overlay_apply(Gazetteer *gazetteer, Source *source, quoth_error *err);

/* ---- Its parts --------------------------------------------------------------------------------------------------- */

/* The sections, to be written. */
static inline ImageSense  *overlay_senses(const Overlay *overlay) { return (ImageSense *)(uintptr_t)overlay->gazetteer->senses; }
static inline ImageEntity *overlay_entities(const Overlay *overlay) { return (ImageEntity *)(uintptr_t)overlay->gazetteer->entities; }
static inline uint32_t    *overlay_key_entities(const Overlay *overlay) { return (uint32_t *)(uintptr_t)overlay->gazetteer->key_entities; }

/* The entity that stands for this one, which may be one with others. */
Index overlay_root(const Overlay *overlay, Index record);

/* Finds whom the corrections are about, and makes one entity of those that are the same. False: no memory, which is told. */
bool overlay_link(Overlay *overlay);

/* What stands for the entity under a key in key_entities, by those of its names that are forms of it; NONE where none has the key. */
uint32_t overlay_keyed(Overlay *overlay, Index record, uint32_t key);

/* Takes forms out, or has them need company. */
bool overlay_forms(Overlay *overlay);

/* The senses of a form into the order that the image has them in: those that ask for less first. They are at most FORM_SENSES. */
void senses_sort(const Gazetteer *gazetteer, ImageSense *senses, uint32_t n);
#endif
