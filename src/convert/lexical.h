/* Whether texts are what typed values of RDF and FollowTheMoney must be. No reader refuses all that is none. */
#ifndef LEXICAL_H
#define LEXICAL_H
#include <stdbool.h>

enum DateKind { DATE_NONE, DATE_YEAR, DATE_MONTH, DATE_DAY, DATE_TIME, DATE_TIME_OF_ZONE };

enum DateKind lexical_date(const char *text); /* of XML Schema, and in the calendar: no February 30 */
bool          lexical_web_iri(const char *text); /* http or https, by RFC 3987 */
bool          lexical_language(const char *text); /* a tag by the shape of BCP 47: "en", "en-GB" */
bool          lexical_wikidata(const char *text); /* Q42 */
#endif
