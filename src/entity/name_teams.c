/* Places that stand for those who play for them: "Norland beat Sundria 2-1", "the Norland coach". What stands beside a name tells, in a
 * text that is about a match: a score, a verb of playing, somebody of a team. A place that plays once does so in all of the text, but where
 * something is in it: "The final is in Norland." The words are English. */
#include "name_finder.h"
#include "hash.h"
#include "word_at.h"

/* ---- What the text is about -------------------------------------------------------------------------------------- */

#define MATCH_WORDS 4u   /* at least, */
#define MATCH_SHARE 100u /* and one in so many tokens */

static const char *const match_words[] = {
    "match",    "matches", "goal",   "goals",    "goalkeeper", "game",       "games",        "coach",   "striker",  "midfielder",
    "defender", "winger",  "scorer", "scored",   "scoring",    "league",     "championship", "kick",    "penalty",  "halftime",
    "cup",      "cups",    "tries",  "fixture",  "squad",      "fixtures",   "tournament",   "wicket",  "wickets",  "innings",
    "batsman",  "bowler",  "rugby",  "football", "cricket",    "basketball", "hockey",       "players", "half-time"};
#define N_MATCH_WORDS (sizeof match_words / sizeof *match_words)

/* How long those with the same first letter are, a bit for each length: most words of a text are told apart by that. */
typedef struct Lengths {
    uint32_t of[32];
} Lengths;

static uint32_t length_bit(size_t length) { return length < 32 ? UINT32_C(1) << length : 0; }

static Lengths lengths_of_match_words(void) {
    Lengths lengths = {{0}};
    for (size_t i = 0; i < N_MATCH_WORDS; i++) lengths.of[*match_words[i] & 31] |= length_bit(strlen(match_words[i]));
    return lengths;
}

static bool is_match_word(const Doc *doc, const Lengths *lengths, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    bool may_be = (lengths->of[doc->text[t->start] & 31] & length_bit(t->end - t->start)) != 0;
    return may_be && t->kind == TOKEN_WORD && word_among(doc, token, match_words, N_MATCH_WORDS);
}

/* "won", "beat" and "lead" are said of elections and wars as well. */
static bool is_about_match(const Doc *doc) {
    Lengths  lengths = lengths_of_match_words();
    uint32_t words = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) words += is_match_word(doc, &lengths, i);
    return words >= MATCH_WORDS && words * MATCH_SHARE >= doc->tokens.n;
}

/* ---- What stands beside a name ----------------------------------------------------------------------------------- */

static bool is_count(const Doc *doc, uint32_t token) {
    return token < doc->tokens.n && doc->tokens.at[token].kind == TOKEN_NUMBER &&
           doc->tokens.at[token].end - doc->tokens.at[token].start < 4;
}

/* "2-1", "1 – 0" */
static bool is_score(const Doc *doc, uint32_t token) {
    return is_count(doc, token) && is_count(doc, token + 2) && token_ties(doc, token + 1);
}

/* "Norland won", "Norland 2-1 Sundria", "Norland's goalkeeper" */
static bool plays_before(const Doc *doc, uint32_t token) {
    if (!goes_on(doc, token)) return false;
    if (is_score(doc, token)) return true;
    if (doc->tokens.at[token].flags & POSSESSIVE_END) token++;
    return WORD_AMONG(doc, token, "beat", "beats", "won", "win", "wins", "winning", "lost", "lose", "loses", "defeated", "drew", "draw",
                      "faced", "face", "faces", "play", "played", "plays", "scored", "thrashed", "conceded", "equalised", "equalized",
                      "led", "coach", "goalkeeper", "captain", "skipper", "striker", "midfielder", "defender", "winger", "batsman",
                      "bowler", "forward");
}

/* "beat Sundria", "against Sundria", "lost 1-2 to Sundria" */
static bool plays_behind(const Doc *doc, uint32_t token) {
    if (token < 3 || !goes_on(doc, token)) return false;
    if (is_score(doc, token - 3)) return true;
    if (token_is(doc, token - 1, "to")) return token > 3 && is_score(doc, token - 4);
    return WORD_AMONG(doc, token - 1, "beat", "beats", "beating", "defeated", "defeating", "faced", "faces", "facing", "thrashed", "edged",
                      "against", "v", "vs", "versus");
}

/* "in Norland", "Orle, Norland" */
static bool is_where(const Finder *finder, const Mention *mention) {
    const Doc *doc = finder->doc;
    uint32_t   first = mention->first;
    if (mention->zone == ZONE_DATELINE) return true;
    if (!first || !goes_on(doc, first)) return false;
    if (small_word(finder, &doc->tokens.at[first - 1]) & SMALL_IN || token_is(doc, first - 1, "of")) return !plays_behind(doc, first);
    return is_comma(doc, first - 1) && first > 1 && doc->tokens.at[first - 2].shape >= SHAPE_CAPITAL && is_comma(doc, mention->end);
}

/* ------------------------------------------------------------------------------------------------------------------ */

static Seen *seen_of(const Finder *finder, const Mention *mention) {
    uint64_t key = HASH_SEED;
    for (uint32_t i = mention->first; i < mention->end; i++)
        if (word_has_capital(&finder->doc->tokens.at[i])) key = hash_mix(key, memory_key(finder, i));
    return memory_find(&finder->memory, key);
}

static bool plays(const Doc *doc, const Mention *mention) { return plays_before(doc, mention->end) || plays_behind(doc, mention->first); }

static bool may_play(const Mention *mention) { return mention->form == FORM_NAME && mention->type == TYPE_PLACE; }

void teams_find(const Finder *finder) {
    Doc *doc = finder->doc;
    bool any = false;
    for (Index i = 0; i < doc->mentions.n; i++) {
        const Mention *mention = &doc->mentions.at[i];
        if (!may_play(mention) || !plays(doc, mention)) continue;
        if (!any && !is_about_match(doc)) return;
        Seen *seen = seen_of(finder, mention);
        if (seen) any = seen->plays = true;
    }
    for (Index i = 0; any && i < doc->mentions.n; i++) {
        Mention    *mention = &doc->mentions.at[i];
        const Seen *seen = may_play(mention) && !is_where(finder, mention) ? seen_of(finder, mention) : NULL;
        if (seen && seen->plays) mention->acts_as = ACTS_AS_TEAM;
    }
}
