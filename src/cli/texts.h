/* The texts that records were made from, found again: for validate. */
#ifndef TEXTS_H
#define TEXTS_H
#include "check.h"
#include "articles.h"
#include "web_page.h"

enum TextsSort { TEXTS_NONE, TEXTS_FOLDER, TEXTS_LINES, TEXTS_ONE };

typedef struct Texts {
    const char    *place;
    enum TextsSort sort;
    char           document[512]; /* that `known` is of */
    Known          known;
    Fields         fields;
    quoth_input   *whole;         /* FOLDER, ONE: the file that `known` is of */
    quoth_input   *lines;         /* LINES: the n-th text is the n-th record's */
    quoth_line     line;
    Article        article;
    bool           html;          /* texts are web pages */
    WebPage           page;          /* whose text `known` or the article is, where it came in one */
    ParsedLine    *parsed;
    json_t        *own;           /* NONE: the record's own text */
} Texts;

bool texts_open(Texts *texts, const Settings *settings, quoth_error *err); /* as --text says, if it says anything */
void texts_close(Texts *texts);

/* Makes known the text of a record's document, or nothing, if it is not to be found. */
void texts_turn_to(Texts *texts, json_t *record, const char *document);

/* LINES: is there one more text than there were records? */
bool texts_left(Texts *texts);
#endif
