/* Walks over what the library finds in a text: every quote with its speaker, then every entity with its mentions.
 *
 *     cc walk.c $(pkg-config --cflags --libs quoth) -o walk
 *     ./walk /usr/share/quoth/quoth.gaz article.txt
 */
#include <quoth.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20); /* enough for an article */
    *length = file && text ? fread(text, 1, 1 << 20, file) : 0;
    if (!file) perror(path);
    else fclose(file);
    return text;
}

static void print_quote(const quoth_doc *doc, size_t i) {
    quoth_quote quote;
    quoth_span  part;
    quoth_doc_quote(doc, i, &quote);
    for (size_t p = 0; quoth_doc_quote_part(doc, i, p, &part); p++) printf("%s%.*s", p ? " ... " : "", (int)part.length, part.text);
    if (quote.speaker_name) printf(" -- %s", quote.speaker_name);
    else if (quote.speaker_span.length) printf(" -- %.*s", (int)quote.speaker_span.length, quote.speaker_span.text);
    if (quote.role.length) printf(", %.*s", (int)quote.role.length, quote.role.text);
    printf(" (%s, %s, %.2f)\n", quote.kind, quote.manner, quote.score);
}

static void print_entity(const quoth_doc *doc, size_t i) {
    quoth_entity  entity;
    quoth_mention mention;
    quoth_doc_entity(doc, i, &entity);
    printf("%s %s:", entity.type, entity.name);
    for (size_t m = 0; quoth_doc_mention(doc, m, &mention); m++)
        if (mention.entity == i) printf(" %zu-%zu", mention.span.start, mention.span.end);
    printf("\n");
}

static int walk(const quoth_gazetteer *gazetteer, const char *text, size_t length) {
    quoth_error      err = {0};
    quoth_extractor *extractor = quoth_extractor_new(gazetteer, NULL, &err);
    quoth_doc       *doc = extractor ? quoth_extract(extractor, text, length, NULL, &err) : NULL;
    quoth_extractor_free(extractor); /* the document outlives it */
    if (!doc) return fprintf(stderr, "walk: %s\n", err.text), 1;
    for (size_t i = 0; i < quoth_doc_quotes(doc); i++) print_quote(doc, i);
    for (size_t i = 0; i < quoth_doc_entities(doc); i++) print_entity(doc, i);
    quoth_doc_free(doc);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 3) return fprintf(stderr, "usage: walk IMAGE TEXT\n"), 64;
    quoth_error      err = {0};
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(argv[1], &err);
    if (!gazetteer) return fprintf(stderr, "walk: %s\n", err.text), 1;
    size_t length;
    char  *text = read_file(argv[2], &length);
    int    status = length ? walk(gazetteer, text, length) : 1;
    free(text);
    quoth_gazetteer_close(gazetteer);
    return status;
}
