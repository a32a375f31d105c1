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
    return " of for from at in with who whom whose that which on to and as by like inside across during among under against near between "
           "including ";
}

/* The word at that place or behind spaces there; empty where a sign stands. */
static inline Span speaker_word(const char *text, uint32_t at, uint32_t end) {
    while (at < end && text[at] == ' ') at++;
    Span word = {at, at};
    while (word.end < end && !strchr(" ,([;:\n", text[word.end])) word.end++;
    return word;
}

/* `list`: words with a space before and behind each. */
static inline bool speaker_word_in(const char *list, const char *text, Span word) {
    char     padded[16] = " ";
    uint32_t n = word.end - word.start;
    if (n == 0 || n >= sizeof padded - 2) return false;
    memcpy(padded + 1, text + word.start, n);
    padded[n + 1] = ' ';
    return strstr(list, padded) != NULL;
}

/* "people familiar with the plan", "a poll released by the port": an adjective or a participle whose own words stand behind it. */
static inline bool speaker_turns(const Doc *doc, Span word, Span next) {
    const char *text = doc->text;
    if (doc->habits & HABIT_NOUN_CAPITALS || !speaker_word_in(speaker_joints(doc), text, next)) return false;
    if (speaker_word_in(" familiar close known aware loyal critical ", text, word)) return true;
    return word.end - word.start > 3 && text[word.start] >= 'a' && text[word.start] <= 'z' && memcmp(text + word.end - 2, "ed", 2) == 0;
}

/* The last byte of the word that an annotated speaker is about: "Lee" of "Ann Lee, a clerk at the port", "report" of "a report by the
 * port". What stands behind a comma, a preposition or a participle only says more of it; "the accused" and "an inside source" do not. */
static inline uint32_t speaker_head(const Doc *doc, Span speaker) {
    const char *text = doc->text;
    Span        head = {0, 0};
    for (uint32_t at = speaker.start; at < speaker.end;) {
        Span word = speaker_word(text, at, speaker.end);
        bool known = !span_empty(head), article = speaker_word_in(" the The a A an An ", text, head);
        if (span_empty(word) && known) break;
        if (known && !article && speaker_word_in(speaker_joints(doc), text, word)) break;
        if (known && !article && speaker_turns(doc, word, speaker_word(text, word.end, speaker.end))) break;
        if (!span_empty(word)) head = word;
        at = span_empty(word) ? word.end + 1 : word.end;
    }
    return (span_empty(head) ? speaker.end : head.end) - 1;
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
