/* A folder that comes into being whole or not at all: it is made beside its place, and renamed there at the end. */
#ifndef FOLDER_H
#define FOLDER_H
#include <stdbool.h>
#include <stddef.h>

#define FOLDER_FILES 16

typedef struct Folder {
    const char *path;
    char        temporary[4096];
    int         files[FOLDER_FILES]; /* that stay open, by number; -1: not yet */
    bool        failed;              /* told */
} Folder;

/* False, and told, where it cannot be made, or where there is something already but an empty folder. */
bool folder_open(Folder *folder, const char *path);

/* Adds to the file of this number, which is made under this name when it is first written to. */
bool folder_add(Folder *folder, size_t number, const char *name, const char *bytes, size_t length);

/* A file by itself, at once. */
bool folder_put(Folder *folder, const char *name, const char *bytes, size_t length);

/* Puts it in place, or takes it away where `keep` is false or something failed. Returns whether it stands. */
bool folder_close(Folder *folder, bool keep);
#endif
