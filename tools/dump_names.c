/* Prints the evidence for pairs of names, for tools/fit_spellings.py.
 *
 * usage: dump_names IMAGE parts|names < PAIRS      (lines: name TAB name)
 *
 * parts: what the alignment of both as one part says; a line "MEETING number number...", or "far".
 * names: what is said of two names; a line "SHAPE number number...", or "none". */
#include "collect.h"
#include "gazetteer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print(unsigned group, const float *evidence, unsigned n) {
    printf("%u", group);
    for (unsigned i = 0; i < n; i++) printf(evidence[i] != 0 ? " %.4g" : " 0", (double)evidence[i]);
    putchar('\n');
}

static void dump_part(const Name *a, const Name *b) {
    float evidence[N_PART_EVIDENCE];
    Pair pair = {.how = HOW_FAR};
    if (a->n && b->n) {
        Spelt x = {a, &a->whole, (enum Script)a->parts[0].script, false}, y = {b, &b->whole, (enum Script)b->parts[0].script, false};
        pair_of_stretches(x, y, &pair, evidence);
        if (pair.how != HOW_FAR) print(x.script == SCRIPT_LATIN ? y.script : x.script, evidence, N_PART_EVIDENCE);
    }
    if (pair.how == HOW_FAR) puts("far");
}

static void dump_names(const Name *a, const Name *b) {
    float evidence[N_NAME_EVIDENCE];
    Assignment assignment;
    if (!a->n || !b->n) {
        puts("none");
        return;
    }
    assign(a, b, &assignment);
    names_collect(a, b, &assignment, evidence);
    print(names_shape(a, b), evidence, N_NAME_EVIDENCE);
}

static void list_evidence(void) {
    char name[64];
    for (unsigned i = 0; weight_name(i, name, sizeof name); i++) puts(name);
}

int main(int argc, char **argv) {
    static NameRoom a, b;
    char line[4096];
    quoth_error err = {0};
    if (argc == 2 && strcmp(argv[1], "list") == 0) return list_evidence(), 0;
    if (argc != 3) return fprintf(stderr, "usage: dump_names IMAGE parts|names < PAIRS, or dump_names list\n"), 2;
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(argv[1], &err);
    if (!gazetteer) return fprintf(stderr, "dump_names: %s\n", err.text), 1;
    while (fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\n")] = '\0';
        if (!tab) continue;
        *tab++ = '\0';
        tab[strcspn(tab, "\t")] = '\0';
        const Name *left = name_prepare(&a, gazetteer_spellings(gazetteer), line, strlen(line));
        const Name *right = name_prepare(&b, gazetteer_spellings(gazetteer), tab, strlen(tab));
        if (argv[2][0] == 'p') dump_part(left, right);
        else dump_names(left, right);
    }
    quoth_gazetteer_close(gazetteer);
    return 0;
}
