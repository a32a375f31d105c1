/* The main of a program that prints choices: PROGRAM IMAGE [trees|subjects] < articles.jsonl, a line of JSON an article. */
#ifndef ARTICLES_H
#define ARTICLES_H
#include "doc.h"
#include "extractor.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words that what only says more of a speaker begins with, in the document's language: "the spokesman for the port", "Sprecher der
 * Polizei". */
static inline const char *speaker_joints(const Doc *doc) {
    if (doc->habits & HABIT_NOUN_CAPITALS) return " von vom für in im aus bei beim zu zur zum mit am an auf über der des eines einer wie ";
    return " of for from at in with who whom whose that which on to and as by whose ";
}

/* The last byte of the word that an annotated speaker is about: "Lee" of "Ann Lee, a clerk at the port", "report" of "a report by the
 * port". What stands behind a comma or a preposition only says more of it. */
static inline uint32_t speaker_head(const Doc *doc, Span speaker) {
    const char *text = doc->text, *joints = speaker_joints(doc);
    uint32_t    at = speaker.start, last = speaker.end - 1;
    for (bool found = false; at < speaker.end; found = true) {
        while (at < speaker.end && text[at] == ' ') at++;
        uint32_t start = at;
        while (at < speaker.end && !strchr(" ,([;:\n", text[at])) at++;
        char word[16] = " ";
        if (at - start < sizeof word - 2) memcpy(word + 1, text + start, at - start), word[at - start + 1] = ' ';
        if (found && at > start && at - start < sizeof word - 2 && strstr(joints, word)) return last;
        if (at > start) last = at - 1;
        if (at < speaker.end && text[at] != ' ' && at > start) return last;
        if (at == start) at++;
    }
    return last;
}

/* How far a candidate is from being the annotated speaker: 0 that has the head in it, then what stands right behind that ("the port's
 * clerk, Ann Lee,"), then what ends right before it ("people familiar with the deal"), what stands further behind, and last what only
 * modifies it ("the port"). */
static inline uint32_t speaker_distance(const char *text, Span candidate, Span speaker, uint32_t head) {
    enum { RIGHT_BEFORE = 8 };
    if (candidate.start >= speaker.end || candidate.end <= speaker.start) return UINT32_MAX;
    if (candidate.start <= head && head < candidate.end) return 0;
    if (candidate.start > head)
        return candidate.start - head < RIGHT_BEFORE ? candidate.start - head : candidate.start - head + RIGHT_BEFORE;
    while (head > candidate.end && text[head] != ' ') head--;
    return head == candidate.end ? RIGHT_BEFORE : UINT32_MAX / 2 - (head - candidate.end);
}

typedef bool (*ArticlePrinter)(quoth_extractor *extractor, json_t *article, quoth_error *err);

static bool with_trees;    /* "trees" behind the image: those of the sentences are evidence too */
static bool more_subjects; /* "subjects" behind it: those of all annotated cues are printed, whatever is near to what they report */

static inline int print_articles(int argc, char **argv, const char *program, ArticlePrinter print) {
    quoth_error      err = {0};
    with_trees = argc == 3 && strcmp(argv[2], "trees") == 0;
    more_subjects = argc == 3 && strcmp(argv[2], "subjects") == 0;
    quoth_gazetteer *gazetteer = argc == 2 || with_trees || more_subjects ? quoth_gazetteer_open(argv[1], &err) : NULL;
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
