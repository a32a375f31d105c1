/* quoth gazetteer: compile what is known, check its sources or an image, and look into one; import is in cmd_import.c. */
#include "find.h"
#include <stdio.h>
#include <string.h>

static int build(const Settings *settings, const char *image) {
    quoth_error        err = {0};
    const char *const *files = (const char *const *)settings->operands + 1;
    if (settings->n_operands < 2) return complain("gazetteer %s: no files", settings->operands[0]), STATUS_USAGE;
    bool ok = quoth_gazetteer_build(files, settings->n_operands - 1, image, complain_of_source, NULL, &err);
    return ok ? STATUS_DONE : complain_of(NULL, 0, &err);
}

static int run_build(const Settings *settings) {
    if (!settings->output) return complain("gazetteer build: no --output"), STATUS_USAGE;
    return build(settings, settings->output);
}

/* Told by its first bytes, so that a source in its place is not taken for a broken one. */
static bool is_image(const char *path) {
    char  first[8] = "";
    FILE *file = fopen(path, "rb");
    bool  is = file && fread(first, 1, sizeof first, file) == sizeof first && memcmp(first, "quothgaz", sizeof first) == 0;
    if (file) fclose(file);
    return is;
}

static int check_image(const char *path) {
    Sink             sink;
    quoth_error      err = {0};
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(path, &err);
    if (!gazetteer) return complain_of(NULL, 0, &err);
    if (!sink_open(&sink, NULL)) return quoth_gazetteer_close(gazetteer), STATUS_IO;
    int status = STATUS_DONE;
    if (!quoth_gazetteer_check(gazetteer, sink_write, &sink, &err) && err.code != QUOTH_IO) {
        complain("%s: byte %llu: %s", path, (unsigned long long)err.at, err.text);
        status = STATUS_CORRUPT;
    }
    quoth_gazetteer_close(gazetteer);
    return sink_close(&sink, status);
}

static int run_check(const Settings *settings) {
    if (settings->output) return complain("gazetteer check has no --output"), STATUS_USAGE;
    if (settings->n_operands == 2 && is_image(settings->operands[1])) return check_image(settings->operands[1]);
    return build(settings, NULL);
}

/* All write what an image holds; they differ in what they ask of it. */
static int look(const Settings *settings, const char *name) {
    Sink        sink;
    quoth_error err = {0};
    int         status = STATUS_DONE;
    quoth_gazetteer *gazetteer = gazetteer_find_and_open(settings, &status);
    if (!gazetteer) return status;
    if (!sink_open(&sink, settings->output)) {
        quoth_gazetteer_close(gazetteer);
        return STATUS_IO;
    }
    bool ok = true;
    if (settings->text) status = find_in_text(gazetteer, settings, &sink);
    else if (name) ok = quoth_gazetteer_find(gazetteer, name, sink_write, &sink, &err);
    else ok = quoth_gazetteer_dump(gazetteer, sink_write, &sink, &err);
    if (!ok && err.code != QUOTH_IO) status = complain_of(NULL, 0, &err); /* the sink tells of its own */
    quoth_gazetteer_close(gazetteer);
    return sink_close(&sink, status);
}

static int run_dump(const Settings *settings) {
    if (settings->text) return complain("gazetteer dump: no --text"), STATUS_USAGE;
    if (settings->n_operands > 2) return complain("gazetteer dump: one image only"), STATUS_USAGE;
    if (settings->corrections)
        return complain("gazetteer dump: --corrections are not dumped; compile them with gazetteer build"), STATUS_USAGE;
    Settings named = *settings;
    if (settings->n_operands == 2) named.gazetteer = settings->operands[1];
    return look(&named, NULL);
}

static int run_find(const Settings *settings) {
    if (settings->n_operands != (settings->text ? 1 : 2))
        return complain("gazetteer find: one name, quoted if it has spaces, or --text"), STATUS_USAGE;
    return look(settings, settings->text ? NULL : settings->operands[1]);
}

int cmd_gazetteer(int argc, char **argv) {
    static const struct {
        const char *name;
        int (*run)(const Settings *settings);
    } actions[] = {{"build", run_build}, {"check", run_check}, {"dump", run_dump}, {"find", run_find}, {"import", gazetteer_import}};
    Settings settings = {0};
    int      status = STATUS_DONE;
    if (!settings_read(argc, argv, &settings, &status)) return status;
    for (size_t i = 0; settings.n_operands && i < sizeof actions / sizeof *actions; i++)
        if (strcmp(settings.operands[0], actions[i].name) == 0) return actions[i].run(&settings);
    complain("gazetteer: say what to do: build, check, dump, find or import");
    return STATUS_USAGE;
}
