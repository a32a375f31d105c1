/* The case of a noun phrase, as far as its article, its adjective or a preposition tells it, in a language whose articles have cases
 * (German). */
#ifndef CASES_H
#define CASES_H
#include "units.h"

/* Of a unit with a mention: 'n' the nominative, or 'm' it may be: "ein Minister"; 'o' another case; 'p' it stands behind a preposition; 'd'
 * an article that is a nominative or a genitive ("der Stadt"); '-' nothing tells, as of "die Ministerin" and of names. 0: in other
 * languages. */
char case_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index unit);

/* Of a cue: 'p' it is a passive, "wird von der Polizei als Unfall bezeichnet"; '-' it is none, or nothing tells. 0: in other languages. */
char voice_of(const Doc *doc, const Gazetteer *gazetteer, const Units *units, Index cue);

/* "sagte ihm Lee": where pronouns show their case, one that is no subject does not speak, but behind a preposition or beside a word that
 * names a source: "laut ihm", "ihm zufolge", "von ihm". In other languages who is spoken to does not: "dijo a los periodistas". */
bool mention_is_mere_object(const Doc *doc, const Mention *mention);
#endif
