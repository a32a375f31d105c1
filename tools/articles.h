/* The main of a program that prints choices: PROGRAM IMAGE < articles.jsonl, a line of JSON an article. */
#ifndef ARTICLES_H
#define ARTICLES_H
#include "extractor.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef bool (*ArticlePrinter)(quoth_extractor *extractor, json_t *article, quoth_error *err);

static inline int print_articles(int argc, char **argv, const char *program, ArticlePrinter print) {
    quoth_error      err = {0};
    quoth_gazetteer *gazetteer = argc == 2 ? quoth_gazetteer_open(argv[1], &err) : NULL;
    quoth_extractor *extractor = gazetteer ? quoth_extractor_new(gazetteer, NULL, &err) : NULL;
    char            *line = NULL;
    size_t           room = 0;
    bool             ok = extractor != NULL;
    while (ok && getline(&line, &room, stdin) > 0) {
        json_error_t json_error;
        json_t      *article = json_loads(line, 0, &json_error);
        ok = article ? print(extractor, article, &err) : fail(&err, QUOTH_JSON, 0, "%s", json_error.text);
        json_decref(article);
    }
    if (!ok) fprintf(stderr, "%s: %s\n", program, err.text[0] ? err.text : "wants an IMAGE, and articles on standard input");
    free(line);
    quoth_extractor_free(extractor);
    quoth_gazetteer_close(gazetteer);
    return ok ? 0 : 1;
}
#endif
