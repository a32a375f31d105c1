/* The fields of records, as docs/records.md and docs/quoth.doc.schema.json have them. */
#include "check.h"

#define TYPES "person|organization|outlet|place|group|event|other"
#define FORMS "name|nominal|pronoun"
#define ZONES "headline|subhead|dateline|byline|caption|links|furniture"
#define TENSES "current|former|acting|elect|candidate"
#define KINDS "speech|thought|writing|scare|term|title|nickname|slogan"
#define MANNERS "direct|mixed|indirect"
#define STRING_OR_NULL (A_STRING | A_NULL)
#define OBJECT_OR_NULL (AN_OBJECT | A_NULL)
#define FREE(key, sorts) {key, sorts, NULL, FORM_FREE}
#define WORD(key, sorts, words) {key, sorts, words, FORM_FREE}
#define FORMED(key, sorts, form) {key, sorts, NULL, form}
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SHAPE_OF(rules) {rules, COUNT(rules)}

#define ABOUT \
    FREE("url", STRING_OR_NULL), FREE("title", STRING_OR_NULL), FREE("outlet", STRING_OR_NULL), \
    FREE("published", STRING_OR_NULL), FREE("language", STRING_OR_NULL), \
    WORD("language_from", A_STRING | A_NULL | MAY_MISS, "given|text"), \
    FORMED("text_sha256", A_STRING, FORM_HEX), FORMED("gazetteer", A_STRING, FORM_HASHES), \
    FREE("text", A_STRING | MAY_MISS)
#define PLACE FREE("start", AN_INTEGER), FREE("end", AN_INTEGER)
#define SPAN PLACE, FREE("text", A_STRING)
#define DOC FREE("record", A_STRING), FREE("doc", A_STRING)
#define ENTITY \
    FORMED("id", A_STRING, FORM_ID), WORD("type", A_STRING, TYPES), FREE("name", A_STRING), \
    FREE("known", A_BOOL), FREE("unnamed", A_BOOL), FREE("wikidata", A_STRING | MAY_MISS), \
    FREE("variants", AN_ARRAY)
#define ROLE \
    SPAN, FREE("title", STRING_OR_NULL), FREE("base", A_STRING | MAY_MISS), FREE("org", STRING_OR_NULL), \
    FREE("place", STRING_OR_NULL), WORD("tense", A_STRING, TENSES)
#define MENTION \
    SPAN, WORD("type", A_STRING, TYPES), WORD("form", A_STRING, FORMS), \
    FORMED("entity", STRING_OR_NULL, FORM_ID), WORD("zone", A_STRING | MAY_MISS, ZONES), \
    WORD("acts_as", A_STRING | MAY_MISS, "government|team"), FREE("matched", A_STRING | MAY_MISS), \
    FREE("cost", A_NUMBER | MAY_MISS), FREE("why", AN_ARRAY | MAY_MISS), \
    FORMED("score", A_NUMBER, FORM_SHARE)
#define PARTY \
    SPAN, FORMED("entity", STRING_OR_NULL, FORM_ID), FREE("name", STRING_OR_NULL), \
    WORD("type", A_STRING, TYPES), WORD("form", A_STRING, FORMS)
#define SPEAKER_ROLE \
    FREE("role", STRING_OR_NULL), FREE("title", STRING_OR_NULL), FREE("organization", STRING_OR_NULL), \
    FREE("place", STRING_OR_NULL), WORD("tense", STRING_OR_NULL, TENSES)
#define QUOTE \
    FREE("id", A_STRING), SPAN, FREE("words", A_STRING | MAY_MISS), WORD("kind", A_STRING, KINDS), \
    WORD("manner", A_STRING, MANNERS), FREE("parts", AN_ARRAY | MAY_MISS), \
    FORMED("score", A_NUMBER, FORM_SHARE), FREE("rule", STRING_OR_NULL), FREE("why", AN_ARRAY), \
    FREE("repairs", AN_ARRAY)
#define NOTE FREE("code", A_STRING), PLACE, FREE("text", STRING_OR_NULL)
#define ERROR \
    WORD("schema", A_STRING, "quoth.error/1"), FREE("id", STRING_OR_NULL), FREE("line", AN_INTEGER | A_NULL), \
    FREE("error", AN_OBJECT)

Shapes shapes_all(void) {
    static const FieldRule document[] = {
        WORD("schema", A_STRING, "quoth.doc/1"), FREE("id", A_STRING), ABOUT, WORD("offsets", A_STRING, "codepoint"),
        FREE("entities", AN_ARRAY), FREE("mentions", AN_ARRAY), FREE("quotes", AN_ARRAY),
        FREE("notes", AN_ARRAY)};
    static const FieldRule entity[] = {ENTITY, FREE("mentions", AN_ARRAY), FREE("roles", AN_ARRAY)};
    static const FieldRule entity_role[] = {ROLE};
    static const FieldRule mention[] = {MENTION};
    static const FieldRule quote[] = {QUOTE, FREE("speaker", OBJECT_OR_NULL), FREE("cue", OBJECT_OR_NULL),
                                      FREE("content", OBJECT_OR_NULL), FREE("addressee", OBJECT_OR_NULL),
                                      FREE("via", OBJECT_OR_NULL), FREE("alternatives", AN_ARRAY), FREE("nested", AN_ARRAY | MAY_MISS)};
    static const FieldRule speaker[] = {PARTY, SPEAKER_ROLE};
    static const FieldRule party[] = {PARTY};
    static const FieldRule cue[] = {SPAN, FREE("lemma", STRING_OR_NULL)};
    static const FieldRule content[] = {SPAN, FREE("parts", AN_ARRAY | MAY_MISS)};
    static const FieldRule alternative[] = {FORMED("entity", STRING_OR_NULL, FORM_ID), FREE("name", STRING_OR_NULL),
                                            FREE("text", STRING_OR_NULL), FORMED("score", A_NUMBER, FORM_SHARE)};
    static const FieldRule note[] = {NOTE};
    static const FieldRule error[] = {ERROR};
    static const FieldRule error_body[] = {FREE("code", A_STRING), FREE("message", A_STRING)};
    static const FieldRule flat_document[] = {DOC, ABOUT, FREE("entities", AN_INTEGER),
                                              FREE("mentions", AN_INTEGER), FREE("quotes", AN_INTEGER)};
    static const FieldRule flat_entity[] = {DOC, ENTITY, FREE("mentions", AN_INTEGER), FREE("quotes", AN_INTEGER)};
    static const FieldRule flat_mention[] = {DOC, MENTION};
    static const FieldRule flat_role[] = {DOC, FORMED("entity", STRING_OR_NULL, FORM_ID), FREE("name", STRING_OR_NULL), ROLE};
    static const FieldRule flat_quote[] = {DOC, QUOTE, SPEAKER_ROLE, FORMED("speaker", STRING_OR_NULL, FORM_ID),
                                           FREE("speaker_name", STRING_OR_NULL), FREE("speaker_text", STRING_OR_NULL),
                                           WORD("speaker_type", STRING_OR_NULL, TYPES), FREE("cue", STRING_OR_NULL),
                                           FREE("lemma", STRING_OR_NULL), FREE("content", STRING_OR_NULL),
                                           FREE("addressee", STRING_OR_NULL), FREE("via", STRING_OR_NULL)};
    static const FieldRule flat_note[] = {DOC, NOTE};
    static const FieldRule flat_error[] = {WORD("record", A_STRING, "error"), ERROR};
    static const FieldRule trailer[] = {WORD("record", A_STRING | MAY_MISS, "trailer"), WORD("schema", A_STRING, "quoth.trailer/1"),
                                        FREE("documents", AN_INTEGER), FREE("errors", AN_INTEGER), FREE("bytes", AN_INTEGER)};
    const Shapes           shapes = {SHAPE_OF(document), SHAPE_OF(entity), SHAPE_OF(entity_role), SHAPE_OF(mention), SHAPE_OF(quote),
                                     SHAPE_OF(speaker), SHAPE_OF(party), SHAPE_OF(cue), SHAPE_OF(content), SHAPE_OF(alternative),
                                     SHAPE_OF(note), SHAPE_OF(error), SHAPE_OF(error_body), SHAPE_OF(trailer), SHAPE_OF(flat_document),
                                     SHAPE_OF(flat_entity), SHAPE_OF(flat_mention), SHAPE_OF(flat_role), SHAPE_OF(flat_quote),
                                     SHAPE_OF(flat_note), SHAPE_OF(flat_error)};
    return shapes;
}
