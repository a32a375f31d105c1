/* Where the gazetteer is. */
#include "cli.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATH_ROOM 4096

/* "/usr/bin/" of "/usr/bin/quoth"; "" where the system does not say. */
static void program_folder(char folder[PATH_ROOM]) {
    ssize_t length = readlink("/proc/self/exe", folder, PATH_ROOM - 1);
    folder[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) slash[1] = '\0';
}

static bool is_there(const char *folder, const char *rest, char path[PATH_ROOM]) {
    int length = snprintf(path, PATH_ROOM, "%s%s", folder, rest);
    return length > 0 && length < PATH_ROOM && access(path, R_OK) == 0;
}

void complain_of_source(void *context, const char *file, uint32_t line, uint32_t column, const char *reason) {
    (void)context;
    complain("%s:%u:%u: %s", file, line, column, reason);
}

static quoth_gazetteer *open_at(const char *path, const Settings *settings, int *status) {
    quoth_error      err = {0};
    quoth_gazetteer *gazetteer = quoth_gazetteer_open_corrected(path, &settings->corrections, settings->corrections ? 1 : 0, complain_of_source, NULL, &err);
    if (!gazetteer) *status = complain_of(NULL, 0, &err);
    return gazetteer;
}

quoth_gazetteer *gazetteer_find_and_open(const Settings *settings, int *status) {
    char folder[PATH_ROOM], path[PATH_ROOM];
    if (settings->gazetteer) return open_at(settings->gazetteer, settings, status);
    program_folder(folder);
    if (is_there(folder, "quoth.gaz", path) || is_there(folder, "../share/quoth/quoth.gaz", path) ||
        is_there(QUOTH_DATA_DIR, "/quoth.gaz", path))
        return open_at(path, settings, status);
    complain("no gazetteer: there is none at %squoth.gaz, at %s../share/quoth/quoth.gaz, nor at %s; name one with --gazetteer FILE",
             folder, folder, QUOTH_DATA_DIR "/quoth.gaz");
    *status = STATUS_MISSING;
    return NULL;
}
