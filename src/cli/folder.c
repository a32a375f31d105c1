#include "folder.h"
#include "cli.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fails(Folder *folder, const char *what) {
    if (!folder->failed) complain("%s: %s: %s", folder->path, what, strerror(errno));
    folder->failed = true;
    return false;
}

static bool is_free(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return errno == ENOENT;
    DIR *entries = opendir(path);
    if (!entries) return false;
    size_t n = 0;
    while (readdir(entries)) n++;
    closedir(entries);
    return n <= 2;
}

/* Without the slashes at its end. */
static bool set_temporary(Folder *folder, const char *path) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') length--;
    int size = snprintf(folder->temporary, sizeof folder->temporary, "%.*s.%ld.tmp", (int)length, path, (long)getpid());
    return size > 0 && (size_t)size < sizeof folder->temporary;
}

bool folder_open(Folder *folder, const char *path) {
    *folder = (Folder){.path = path};
    for (size_t i = 0; i < FOLDER_FILES; i++) folder->files[i] = -1;
    if (!is_free(path)) return complain("%s: is there already, and is no empty folder", path), false;
    if (!set_temporary(folder, path)) return complain("%.200s...: path too long", path), false;
    if (mkdir(folder->temporary, 0755) != 0) return fails(folder, "mkdir");
    return true;
}

static int make_file(Folder *folder, const char *name) {
    char path[sizeof folder->temporary + 512];
    snprintf(path, sizeof path, "%s/%s", folder->temporary, name);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) fails(folder, "open");
    return file;
}

static bool write_all(Folder *folder, int file, const char *bytes, size_t length) {
    while (length) {
        ssize_t put = write(file, bytes, length);
        if (put < 0 && errno != EINTR) return fails(folder, "write");
        if (put > 0) bytes += put, length -= (size_t)put;
    }
    return true;
}

static bool close_file(Folder *folder, int file) {
    bool synced = fsync(file) == 0;
    if (!synced) fails(folder, "fsync");
    if (close(file) != 0) fails(folder, "close");
    return synced;
}

bool folder_add(Folder *folder, size_t number, const char *name, const char *bytes, size_t length) {
    if (folder->failed) return false;
    if (folder->files[number] < 0 && (folder->files[number] = make_file(folder, name)) < 0) return false;
    return write_all(folder, folder->files[number], bytes, length);
}

bool folder_put(Folder *folder, const char *name, const char *bytes, size_t length) {
    int file = folder->failed ? -1 : make_file(folder, name);
    if (file < 0) return false;
    write_all(folder, file, bytes, length);
    close_file(folder, file);
    return !folder->failed;
}

static void take_away(Folder *folder) {
    DIR           *entries = opendir(folder->temporary);
    struct dirent *entry;
    while (entries && (entry = readdir(entries)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) unlinkat(dirfd(entries), entry->d_name, 0);
    if (entries) closedir(entries);
    rmdir(folder->temporary);
}

/* So that the new name survives a power cut. */
static void sync_parent(Folder *folder) {
    char  parent[sizeof folder->temporary];
    char *slash;
    memcpy(parent, folder->temporary, sizeof parent);
    slash = strrchr(parent, '/');
    if (slash) slash[slash == parent] = '\0';
    int file = open(slash ? parent : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) close_file(folder, file);
}

bool folder_close(Folder *folder, bool keep) {
    if (!folder->temporary[0]) return false;
    for (size_t i = 0; i < FOLDER_FILES; i++)
        if (folder->files[i] >= 0) close_file(folder, folder->files[i]);
    if (keep && !folder->failed && rename(folder->temporary, folder->path) != 0) fails(folder, "rename");
    if (keep && !folder->failed) return sync_parent(folder), true;
    take_away(folder);
    return false;
}
