/* What finds reported speech has in common: reported.c, which reads the cues, and mood.c, which reads on behind them. */
#ifndef REPORTER_H
#define REPORTER_H
#include "clause.h"
#include "fact.h"

/* What a cue may report. */
typedef struct Found {
    Index    cue;
    Index    first;   /* of its readings */
    uint32_t n;       /* of them; 0: what it reports stands between marks as a whole */
    Report   by_rule, report; /* what the rules say; the reading that is chosen, without its subject */
    double   sure;    /* that it is a report */
    bool     in_doubt; /* by words alone, so that trees are asked */
    double   fit;     /* that it is one of which the reading has half at least */
    Index    teller;  /* the unit of who reports, or NONE */
} Found;

/* Units of a report. */
typedef struct Told {
    Index subject, cue;
} Told;

typedef struct Reporter {
    Doc         *doc;
    const Model *model;
    Units       *units;
    Index       *quote_of; /* the quote of each marked stretch, or NONE */
    double       nothing, nothing_in_trees; /* what speaks against any report, without trees and with them */
    ARRAY(Report) readings;
    ARRAY(Found) found;    /* of the cues in their order */
    ARRAY(Told)  told;     /* of each quote behind the marked ones */
    quoth_error *err;
} Reporter;

/* Is the reading taken for a report? */
bool reporter_takes(const Found *found);

/* Gives the report its subject; false when out of memory. `share`: how likely it is. */
bool reporter_choose_subject(const Reporter *r, Report *report, double *share);

/* Adds what is told as a quote of manner indirect. `sure`: that there is a report; `score`: of its speaker. False when out of memory. */
bool reporter_add(Reporter *r, const Report *report, double sure, double score);

/* Adds what the cue reports, if anything. */
bool reporter_take(Reporter *r, Found *found);

/* Is nothing looked for where the unit stands? */
bool reporter_is_barred(const Doc *doc, const Unit *unit);

/* Takes the cues, and adds in the order of the text what sentences report by the mood of their verbs alone, in a language whose reports have
 * one (German): "Lee lehnte ab. Der Plan sei zu teuer." Who tells is whom the sentences before have telling. */
bool mood_read(Reporter *r);
bool mood_tells(const Doc *doc); /* is it such a language? */
#endif
