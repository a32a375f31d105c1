/* What the files that find evidence for reports share: report_evidence.c, report_cue.c, and report_words.c. */
#ifndef REPORT_SIGHT_H
#define REPORT_SIGHT_H
#include "report_evidence.h"

typedef struct Sight {
    const Doc   *doc;
    const Units *units;
    Index        first, end; /* the sentence */
} Sight;

static inline Sight sight_of(const Doc *doc, const Units *units, Index cue) {
    return (Sight){doc, units, unit_sentence_first(units, cue), unit_sentence_end(units, cue)};
}

/* The letter of a unit of the sentence, '^' outside it. */
static inline char sight_code(const Sight *sight, Index i) {
    return i >= sight->first && i < sight->end ? sight->units->codes[i] : '^';
}

/* Is the sentence's language English? Others have too few annotated texts to weigh single words. */
static inline bool sight_is_english(const Sight *sight, Index cue) {
    return !sight->doc->tokens.at[sight->units->row.at[cue].first].like;
}

static inline char sight_digit(uint32_t n) { return (char)('0' + (n < 9 ? n : 9)); }

/* "saying" g, "accused" d, "was accused" p, "says" s, others o; of phrases, the first word's. */
char sight_form(const Sight *sight, Index cue);

/* What the verb stands under: n(egation), m(odal or auxiliary), t(o), or -. */
char sight_mood(const Sight *sight, Index cue);

/* Is there a strong cue before it in the sentence (b), or behind it (a)? */
char sight_nested(const Sight *sight, Index cue);

/* The cue's lemma, as far as there is room. */
Value sight_lemma(const Gazetteer *gazetteer, const Unit *cue);

/* Of English, what single words say: those round the cue, however it is read; the noun of the subject `who`; those where content from `first`
 * on ends. */
void report_cue_words(const Sight *sight, Index cue, Facts *facts);
void report_subject_word(const Sight *sight, Index who, Facts *facts);
void report_end_words(const Sight *sight, Index first, Index end, Facts *facts);
#endif
