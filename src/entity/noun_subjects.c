/* Nouns that no list has and that may speak, in a language that tells nouns by their capitals: "Der BGH widersprach", "An der Tür hing ein
 * Zettel". */
#include "noun_phrase.h"

#define NEAR 40u /* tokens from a noun to the cue or the quotation mark in its sentence */

static bool is_mark(const Doc *doc, uint32_t token) {
    return doc->tokens.at[token].kind == TOKEN_MARK && !(doc->tokens.at[token].flags & POSSESSIVE_END);
}

/* Does something in the sentence say that words are reported? */
static bool is_said(const Doc *doc, uint32_t token) {
    const uint64_t cues = CLASS(CUE_VERB) | CLASS(CUE_PHRASE) | CLASS(SUBJUNCTIVE);
    return is_mark(doc, token) || doc->tokens.at[token].classes & cues || token_classes(doc, token) & CLASS(CUE_PHRASE);
}

static bool in_telling_sentence(const Doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t at = end; at < doc->tokens.n && at - end < NEAR && goes_on(doc, at); at++)
        if (is_said(doc, at)) return true;
    for (uint32_t at = first; at > 0 && first - at < NEAR && goes_on(doc, at); at--)
        if (is_said(doc, at - 1)) return true;
    return false;
}

/* Words that stand between an article and its noun. */
static bool is_modifier(const Phrases *phrases, uint32_t token) {
    const uint64_t allowed = CLASS(NUMBER) | CLASS(FORMER) | CLASS(ACTING) | CLASS(COMMON) | CLASS(TIME); /* "der gestern verbreitete Bericht" */
    const Token   *t = &phrases->doc->tokens.at[token];
    if (phrases->name_at[token] != NONE) return false;
    return t->kind == TOKEN_NUMBER || is_hyphen(phrases->doc, token) ||
           (t->kind == TOKEN_WORD && t->shape == SHAPE_LOWER && !(t->classes & ~allowed));
}

static bool is_noun(const Phrases *phrases, uint32_t token) {
    const Token *t = &phrases->doc->tokens.at[token];
    return t->kind == TOKEN_WORD && phrases->name_at[token] == NONE &&
           (t->flags & NOUN || (t->shape == SHAPE_UPPER && t->end - t->start > 1));
}

#define ARTICLES (CLASS(DETERMINER) | CLASS(POSSESSIVE))

/* "Im Bericht", "Auf einem Zettel": behind a preposition that says where something is written. */
static bool is_where_written(const Doc *doc, uint32_t first) {
    return first && goes_on(doc, first) && WORD_AMONG(doc, first - 1, "in", "on", "under");
}

/* Where the noun's phrase begins: at a determiner, or behind "im" where it is a document; NONE where it is bare. */
static uint32_t start_of(const Phrases *phrases, uint32_t noun) {
    const Doc *doc = phrases->doc;
    for (uint32_t at = noun; noun - at < 6; at--) {
        if (classes_at(doc, noun) & CLASS(DOCUMENT_NOUN) && is_where_written(doc, at)) return at;
        if (!at || !goes_on(doc, at)) break;
        if (classes_at(doc, at - 1) & ARTICLES) return at - 1;
        if (!is_modifier(phrases, at - 1)) break;
    }
    return NONE;
}

static bool is_taken(const Doc *doc, uint32_t first, uint32_t noun) {
    for (uint32_t i = doc->mentions.n, left = 8; i-- > 0 && left--;)
        if (doc->mentions.at[i].form == FORM_NOMINAL && (doc->mentions.at[i].first == first || doc->mentions.at[i].end == noun + 1))
            return true;
    return false;
}

/* "nach Angaben des BGH": behind an expression that names a source any case will do. */
static bool names_source_of(const Doc *doc, uint32_t first) {
    Index phrase = first && goes_on(doc, first) ? doc->tokens.at[first - 1].phrase : NONE;
    return phrase != NONE && doc->phrases.at[phrase].classes & CLASS(CUE_PHRASE) && !(doc->phrases.at[phrase].classes & CLASS(CUE_VERB)) &&
           doc->phrases.at[phrase].end == first;
}

/* "laut der Auswertung", "der Auswertung der Stadt zufolge": what a source is named by may be any thing. */
static bool is_source(const Phrases *phrases, uint32_t first, uint32_t end) {
    const Doc     *doc = phrases->doc;
    const uint64_t before = first && goes_on(doc, first) ? classes_at(doc, first - 1) : 0, joints = CLASS(PREPOSITION) | CLASS(ADVERB) | CLASS(CUE_VERB);
    bool           behind = end < doc->tokens.n && goes_on(doc, end) && classes_at(doc, end) & CLASS(CUE_PHRASE) && !(classes_at(doc, end) & joints);
    return behind || (before & CLASS(CUE_PHRASE) && !(before & joints)) || names_source_of(doc, first);
}

/* "schloss sich dieser Meinung an": an article in -er is none of a feminine subject. Behind it a word can make it a source: "der Meldung
 * zufolge". */
static bool is_feminine_object(const Phrases *phrases, uint32_t first, uint32_t noun) {
    const Doc   *doc = phrases->doc;
    if (!(doc->habits & HABIT_CASES) || !(classes_at(doc, first) & ARTICLES) || !token_ends(doc, first, "er")) return false;
    if (classes_at(doc, noun) & HUMAN_CLASSES || classes_at(doc, noun + 1) & CLASS(CUE_PHRASE)) return false;
    return language_ending(doc, phrases->gazetteer, noun, "feminine", 3) > 0;
}

/* "den Zettel", "des Gerichts" are no subjects; nor is what a preposition governs, but where a document says something. */
static bool may_be_subject(const Phrases *phrases, uint32_t first, uint32_t noun) {
    const Doc     *doc = phrases->doc;
    const uint64_t joints = CLASS(PREPOSITION) | CLASS(CUE_PHRASE);
    if (classes_at(doc, noun) & CLASS(DOCUMENT_NOUN) && is_where_written(doc, first)) return true;
    if (names_source_of(doc, first)) return true;
    if (doc->tokens.at[first].classes & CLASS(OBJECT) || is_feminine_object(phrases, first, noun)) return false;
    return !goes_on(doc, first) || !(doc->tokens.at[first - 1].classes & joints || doc->tokens.at[first - 1].flags & NOUN);
}

/* "steigt die Gefahr, dass der Hafen „verschlammt“": what no list knows as somebody or a document, and ends as things do. */
bool noun_is_thing(const Phrases *phrases, uint32_t noun) {
    const uint64_t speaking = NOUN_CLASSES | CLASS(CUE_NOUN) | CLASS(CANDIDATE) | CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD);
    return !(classes_at(phrases->doc, noun) & speaking) && language_ending(phrases->doc, phrases->gazetteer, noun, "thing", 0) > 0;
}

/* "der Auswertung der Studien": where the genitive behind the noun ends, else `end`. */
static uint32_t genitive_end(const Phrases *phrases, uint32_t end) {
    const Doc *doc = phrases->doc;
    uint32_t   at = end + 1;
    if (at >= doc->tokens.n || !goes_on(doc, end) || !(classes_at(doc, end) & ARTICLES)) return end;
    const Token *article = &doc->tokens.at[end];
    const char  *word = doc->text + article->start;
    if (!text_ends(word, article->end - article->start, "er") && !text_ends(word, article->end - article->start, "es")) return end;
    while (at < end + 4 && goes_on(doc, at) && is_modifier(phrases, at)) at++;
    return at < doc->tokens.n && goes_on(doc, at) && is_noun(phrases, at) ? at + 1 : end;
}

/* Where the phrase of the noun ends, with all that hyphens tie to it ("der Landes-CDU"); NONE where what it ends in is listed: "der Ex-Minister". */
static uint32_t end_of(const Phrases *phrases, uint32_t noun) {
    uint32_t end = compound_end(phrases->doc, noun + 1);
    Index    listed = phrases->head_at[end];
    if (end > noun + 1 && listed != NONE) return NONE;
    const Mention *name = phrases_name(phrases, end - 1);
    if (end > noun + 1 && name && name->end > end) return name->end;
    return listed == NONE ? end : phrases->row.at[listed].end;
}

static bool may_speak(const Doc *doc, const Phrases *phrases, uint32_t first, uint32_t noun, uint32_t end) {
    Index listed = phrases->head_at[noun + 1];
    if (doc->tokens.at[noun].flags & IN_QUOTE || is_taken(doc, first, noun)) return false;
    if (listed != NONE && phrases->row.at[listed].classes & HUMAN_CLASSES) return false;
    bool source = is_source(phrases, first, genitive_end(phrases, end));
    return (source || may_be_subject(phrases, first, noun)) && in_telling_sentence(doc, first, end) && (source || !noun_is_thing(phrases, compound_end(doc, noun + 1) - 1));
}

bool noun_take(Doc *doc, const Phrases *phrases, uint32_t noun, quoth_error *err) {
    uint32_t first = is_noun(phrases, noun) ? start_of(phrases, noun) : NONE, end = first == NONE ? NONE : end_of(phrases, noun);
    if (end == NONE || !may_speak(doc, phrases, first, noun, end)) return true;
    Mention *mention = mention_add(doc, FORM_NOMINAL, first, end, err);
    if (!mention) return false;
    bool body = doc->tokens.at[noun].shape == SHAPE_UPPER || phrases_name(phrases, end - 1);
    mention->type = body ? TYPE_ORGANIZATION : TYPE_OTHER;
    mention->score = 0.4F;
    return true;
}

/* ---- "laut „Nordpost“": who speaks stands between marks ------------------------------------------------------------ */

#define MOST_NAMED 4u /* words */

/* All words with capitals, and no name that is known. */
static bool may_be_title(const Phrases *phrases, uint32_t first, uint32_t end) {
    const Doc *doc = phrases->doc;
    if (first >= end || end - first > MOST_NAMED) return false;
    for (uint32_t at = first; at < end; at++) {
        const Token *t = &doc->tokens.at[at];
        bool         small = at > first && at + 1 < end && classes_at(doc, at) & (CLASS(PREPOSITION) | CLASS(CONJUNCTION)); /* "Post am Sonntag" */
        bool         capital = t->shape >= SHAPE_CAPITAL || t->flags & NOUN || small || classes_at(doc, at) & CLASS(DETERMINER);
        if (at > first && t->kind == TOKEN_NUMBER) continue; /* "Kanal 9" */
        if (t->kind != TOKEN_WORD || !capital || phrases->name_at[at] != NONE) return false;
    }
    return true;
}

/* "laut der „X“", "nach Angaben der „X“", "wie die „X“ berichtet", "schreibt die „X“", "„X“ zufolge"; not: "nannte die „Lüge“". */
static bool stands_as_source(const Doc *doc, uint32_t open, uint32_t behind) {
    uint32_t       at = open && goes_on(doc, open) && classes_at(doc, open - 1) & CLASS(DETERMINER) ? open - 1 : open;
    const uint64_t before = at && goes_on(doc, at) ? classes_at(doc, at - 1) : 0;
    bool           cue_behind = behind < doc->tokens.n && goes_on(doc, behind) && classes_at(doc, behind) & CLASS(CUE_VERB);
    if ((before & CLASS(CUE_PHRASE) && !(before & CLASS(ADVERB))) || names_source_of(doc, at)) return true;
    if (behind < doc->tokens.n && goes_on(doc, behind) && classes_at(doc, behind) & CLASS(CUE_PHRASE) &&
        !(classes_at(doc, behind) & CLASS(ADVERB)))
        return true;
    bool behind_as = at && at < open && token_is(doc, at - 1, "as"); /* not: als „Lügner“ bezeichnete */
    if (cue_behind && (!at || !goes_on(doc, at) || token_is(doc, at - 1, "how") || behind_as)) return true;
    bool tag = at > 1 && goes_on(doc, at) && before & CLASS(CUE_VERB) && goes_on(doc, at - 1);
    return tag && (is_mark(doc, at - 2) || is_comma(doc, at - 2));
}

#define TOLD_WITHIN 6u /* tokens: "sagte der Abgeordnete Karl Brandner der „X“" */

/* "sagte Lee der „X“", "Lee sagte der „X“": behind a verb of saying, and a name or a pronoun between or nothing. */
static bool is_behind_saying(const Phrases *phrases, uint32_t article) {
    const Doc *doc = phrases->doc;
    bool       somebody = phrases->name_at[article - 1] != NONE || classes_at(doc, article - 1) & CLASS(SUBJECT);
    for (uint32_t at = article; at > 0 && article - at < (somebody ? TOLD_WITHIN : 1) && goes_on(doc, at); at--) {
        if (doc->tokens.at[at - 1].kind != TOKEN_WORD) return false;
        if (classes_at(doc, at - 1) & CLASS(CUE_VERB)) return WORD_AMONG(doc, at - 1, "say", "tell", "explain", "confirm", "announce");
    }
    return false;
}

/* "im Interview mit der „X“", "gegenüber dem „X“", "sagte Lee der „X“": an outlet is told it. In the dative, so that nobody says it. */
static bool stands_as_listener(const Phrases *phrases, uint32_t open) {
    const Doc *doc = phrases->doc;
    uint32_t   article = open - 1;
    if (open < 2 || !goes_on(doc, open) || !goes_on(doc, article) || !(doc->habits & HABIT_CASES)) return false;
    if (!token_is(doc, article, "the") || !(classes_at(doc, article) & CLASS(OBJECT) || token_ends(doc, article, "er"))) return false;
    if (token_is(doc, article - 1, "towards")) return true;
    if (token_is(doc, article - 1, "with")) return goes_on(doc, article - 1) && token_is(doc, article - 2, "interview");
    return is_behind_saying(phrases, article);
}

/* "die Tageszeitung „X“", "die Partei „X“": the noun before the marks says so. */
static bool is_called(const Phrases *phrases, uint32_t open, const char *what) {
    const Doc *doc = phrases->doc;
    return open && goes_on(doc, open) && doc->tokens.at[open - 1].flags & NOUN && language_ending(doc, phrases->gazetteer, open - 1, what, 0) > 0;
}

/* "ein Sprecher der „X“", "die Vorsitzende von „X“": where somebody belongs to. */
static bool is_whose_member(const Phrases *phrases, uint32_t open) {
    const Doc *doc = phrases->doc;
    if (open < 2 || !goes_on(doc, open) || !goes_on(doc, open - 1) || !(doc->tokens.at[open - 2].flags & NOUN)) return false;
    return WORD_AMONG(doc, open - 1, "the", "of") && classes_at(doc, open - 2) & (CLASS(TITLE) | CLASS(PERSON_NOUN));
}

static int type_between_marks(const Phrases *phrases, const Marked *m) {
    const Doc *doc = phrases->doc;
    if (stands_as_source(doc, m->open, m->close + 1) || stands_as_listener(phrases, m->open) || is_called(phrases, m->open, "outlet"))
        return TYPE_OUTLET;
    return is_called(phrases, m->open, "body") || is_whose_member(phrases, m->open) ? TYPE_ORGANIZATION : N_TYPES;
}

bool marked_take(Doc *doc, const Phrases *phrases, Index marked, quoth_error *err) {
    const Marked *m = &doc->marked.at[marked];
    if (!m->closed || m->outer != NONE || !may_be_title(phrases, m->open + 1, m->close)) return true;
    int type = type_between_marks(phrases, m);
    if (type == N_TYPES) return true;
    Mention *mention = mention_add(doc, FORM_NAME, m->open + 1, m->close, err);
    if (!mention) return false;
    mention->type = (uint8_t)type;
    mention->score = 0.6F;
    mention->why = "stands between marks where a source stands";
    return true;
}
