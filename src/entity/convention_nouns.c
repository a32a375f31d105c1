/* Names with the noun beside them that says what is named: conventions of some annotations. In one a name begins with the noun for its kind ("the
 * city of Orle", "газета «Заря»"), in another what a state's bodies are called is a name ("the Ruritanian government", "власти Орла"). */
#include "entity.h"
#include "fold.h"
#include "name_finder.h"
#include "utf8.h"
#include "word_at.h"

#define FOLD_MOST 64u

static bool is_cyrillic(const Doc *doc, uint32_t token) { return utf8_is_cyrillic(doc->text + doc->tokens.at[token].start); }

/* A noun of the text's own, whose capital, if any, it owes to its place. */
static bool is_common(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_WORD && (t->shape == SHAPE_LOWER || (t->shape == SHAPE_CAPITAL && capital_is_owed(doc, token)));
}

static bool is_mark(const Doc *doc, uint32_t token) { return doc->tokens.at[token].kind == TOKEN_MARK; }

/* What adjectives end in beside a noun with this ending, in folded letters (й is и); the first ending that the noun has counts. Stricter than
 * word_agrees(), which lets pass what it does not know: "обвиняемый властями", "поддержкой руководства" are no names. */
static const struct {
    const char *noun, *adjectives;
} endings[] = {
    {"ами", "ыми ими"}, {"ями", "ыми ими"}, {"ах", "ых их"},     {"ях", "ых их"},        {"ам", "ым им"},    {"ям", "ым им"},
    {"ои", "ои еи"},    {"еи", "ои еи ых их"}, {"ью", "ои еи"},  {"ом", "ым им"},        {"ем", "ым им"},    {"ов", "ых их"},
    {"ии", "ои еи ие ые их ых"}, {"а", "ая яя ого его"}, {"я", "ая яя ого его"}, {"у", "ую юю ому ему"}, {"ю", "ую юю ому ему"}, {"ы", "ои еи ые ие"},
    {"и", "ои еи ые ие"}, {"е", "ое ее ом ем ои еи"}, {"о", "ое ее"}, {"", "ыи ии ои ая яя ых их"},
};

static bool ends_in(const char *text, size_t n, const char *ending, size_t length) {
    return n >= length && memcmp(text + n - length, ending, length) == 0;
}

static bool fits(const Doc *doc, uint32_t adjective, uint32_t noun) {
    const Token *a = &doc->tokens.at[adjective], *n = &doc->tokens.at[noun];
    char         folded[2][FOLD_MOST];
    size_t       first = fold_word(doc->text + a->start, a->end - a->start, folded[0], FOLD_MOST),
           last = fold_word(doc->text + n->start, n->end - n->start, folded[1], FOLD_MOST);
    unsigned i = 0;
    if (first > FOLD_MOST || last > FOLD_MOST) return false;
    while (!ends_in(folded[1], last, endings[i].noun, strlen(endings[i].noun))) i++;
    for (const char *at = endings[i].adjectives; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (ends_in(folded[0], first, at, length)) return true;
        at += length;
    }
    return false;
}

/* "российский", "крупнейшая" before the noun. */
static bool is_adjective_of(const Doc *doc, uint32_t token, uint32_t noun) {
    const uint64_t others = FUNCTION_WORD | CLASS(ADVERB) | CLASS(CUE_VERB) | CLASS(VERB) | CLASS(TITLE) | CLASS(PERSON_NOUN);
    if (!is_cyrillic(doc, token) || !is_common(doc, token) || doc->tokens.at[token].classes & others) return false;
    return word_is_adjective(doc, token) && fits(doc, token, noun);
}

/* Where the noun begins with what is tied to it and its adjectives, of which a people's name may be the first: "крупная руританская интернет-компания". Not
 * before `floor`. */
static uint32_t with_adjectives(const Doc *doc, uint32_t noun, uint32_t floor) {
    uint32_t first = noun;
    if (first > floor + 1 && is_hyphen(doc, first - 1) && is_common(doc, first - 2)) first -= 2;
    while (first > floor && goes_on(doc, first) && is_adjective_of(doc, first - 1, noun)) first--;
    return first;
}

/* The last name before mention `index`, or NULL. */
static const Mention *name_before(const Doc *doc, Index index) {
    while (index-- > 0)
        if (doc->mentions.at[index].form == FORM_NAME) return &doc->mentions.at[index];
    return NULL;
}

/* Where a name may begin anew: behind the name before it, or at that where it is a people, as the adjective in "российский банк «Заря»"; not before any
 * mention before it, as they stay in order. */
static uint32_t floor_of(const Doc *doc, Index index) {
    const Mention *before = name_before(doc, index);
    uint32_t       floor = index ? doc->mentions.at[index - 1].first : 0;
    if (!before) return floor;
    bool     is_adjective = before->type == TYPE_GROUP && before->end - before->first == 1;
    uint32_t behind = is_adjective ? before->first : before->end;
    return behind > floor ? behind : floor;
}

static void begin_at(const Doc *doc, Mention *mention, uint32_t first) {
    if (first >= mention->first) return;
    mention->first = first;
    mention->span.start = doc->tokens.at[first].start;
}

/* ---- Kinds ------------------------------------------------------------------------------------------------------- */

static bool begins_among(const Doc *doc, uint32_t token, const char *const *stems, unsigned n) {
    char         folded[FOLD_MOST];
    const Token *t = &doc->tokens.at[token];
    size_t       length = fold_word(doc->text + t->start, t->end - t->start, folded, sizeof folded);
    for (unsigned i = 0; i < n && length <= sizeof folded; i++)
        if (length >= strlen(stems[i]) && memcmp(folded, stems[i], strlen(stems[i])) == 0) return true;
    return false;
}

#define BEGINS_AMONG(doc, token, ...) begins_among(doc, token, (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))

/* "город Орёл", "острова Хонсю"; "район Орла", "столица Руритании" are of the place instead. */
static bool is_place_kind(const Doc *doc, uint32_t noun) {
    return token_classes(doc, noun) & CLASS(PLACE_HEAD) &&
           BEGINS_AMONG(doc, noun, "город", "штат", "остров", "сел", "деревн", "посел", "провинци", "рек", "озер", "гор", "полуостров", "станиц", "хутор");
}

/* "the cities of Ruritania" are in it: no kind. */
static bool is_country(const Gazetteer *gazetteer, const Mention *mention) {
    EntityRecord place;
    return gazetteer_entity(gazetteer, mention->record, &place) && place.kind && strcmp(place.kind, "country") == 0;
}

/* Does the noun say what the mention is? A name between marks may be any word: "банк «Россия»". */
static bool is_kind(const Doc *doc, uint32_t noun, const Mention *mention, bool marked) {
    uint64_t classes = is_common(doc, noun) ? token_classes(doc, noun) : 0;
    bool     is_body = mention->type == TYPE_ORGANIZATION || mention->type == TYPE_OUTLET;
    if (is_cyrillic(doc, noun)) {
        if (is_body || marked) return classes & (CLASS(ORG_HEAD) | CLASS(OUTLET_HEAD));
        return mention->type == TYPE_PLACE && is_place_kind(doc, noun);
    }
    if (classes & (CLASS(PREPOSITION) | CLASS(VERB))) return false;
    return (is_body && classes & CLASS(GROUP_NOUN)) || (mention->type == TYPE_PLACE && classes & CLASS(PLACE_NOUN));
}

/* "ОАО «Заря»": letters before a mark are the form of a firm. */
static bool is_form(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    return t->kind == TOKEN_WORD && t->shape == SHAPE_UPPER && is_cyrillic(doc, token) && t->end - t->start > 2;
}

static void take_kind(const Doc *doc, const Gazetteer *gazetteer, Index index) {
    Mention *mention = &doc->mentions.at[index];
    uint32_t floor = floor_of(doc, index), at = mention->first;
    if (at <= floor || !goes_on(doc, at)) return;
    bool marked = is_mark(doc, at - 1), is_of = mention->type == TYPE_PLACE && token_is(doc, at - 1, "of");
    if (marked || is_of) at--;
    if (marked && at > floor && is_form(doc, at - 1)) begin_at(doc, mention, --at);
    if (at <= floor || !goes_on(doc, at) || !is_kind(doc, at - 1, mention, marked)) return;
    if (!marked && mention->type == TYPE_PLACE && is_country(gazetteer, mention)) return;
    begin_at(doc, mention, with_adjectives(doc, at - 1, floor));
    if (marked && mention->type != TYPE_OUTLET) mention->type = TYPE_ORGANIZATION;
}

/* ---- Bodies of states -------------------------------------------------------------------------------------------- */

/* In any case, by how they begin. */
static bool begins_as_body(const Doc *doc, uint32_t token) {
    return BEGINS_AMONG(doc, token, "правительств", "власт", "полици", "милици", "парламент", "прокуратур", "генпрокуратур", "арми", "воиск",
                        "сил", "спецслужб", "администраци", "министерств", "ведомств", "посольств", "консульств", "суд", "сенат", "генштаб",
                        "кабинет", "сборн", "мэри", "делегаци", "руководств", "департамент", "коалици", "палат", "гварди");
}

static bool is_body_noun(const Doc *doc, uint32_t token) {
    if (!is_common(doc, token)) return false;
    if (is_cyrillic(doc, token)) return token_classes(doc, token) & CLASS(ORG_HEAD) && begins_as_body(doc, token);
    return WORD_AMONG(doc, token, "government", "parliament", "police", "army", "military", "navy", "forces", "troops", "authorities", "regime",
                      "embassy", "ministry", "judiciary", "court", "courts", "senate");
}

/* What stands before such a noun: "security forces", "military police", "верховный суд". */
static bool goes_before_body(const Doc *doc, uint32_t token) {
    if (is_cyrillic(doc, token)) return doc->tokens.at[token].shape == SHAPE_LOWER && word_is_adjective(doc, token);
    return doc->tokens.at[token].shape == SHAPE_LOWER &&
           WORD_AMONG(doc, token, "security", "government", "armed", "air", "special", "military", "naval", "federal", "national", "state");
}

/* Behind the name of a people or a place in its place: the end of "Ruritanian security forces", or NONE. */
static uint32_t body_end(const Doc *doc, uint32_t end) {
    if (!goes_on(doc, end)) return NONE;
    if (goes_before_body(doc, end) && goes_on(doc, end + 1) && is_body_noun(doc, end + 1)) return end + 2;
    return is_body_noun(doc, end) ? end + 1 : NONE;
}

/* "Ruritanian government", "руританские власти" */
static bool take_behind(const Doc *doc, Mention *mention, const Mention *next) {
    uint32_t end = mention->end, last = end - 1;
    bool     is_adjective = is_cyrillic(doc, last) ? word_is_adjective(doc, last) : !(doc->tokens.at[end].flags & POSSESSIVE_END);
    if (mention->type != TYPE_GROUP && is_cyrillic(doc, last)) return false;
    end = is_adjective ? body_end(doc, end) : NONE;
    if (end == NONE || (next && next->first < end)) return false;
    mention->end = end;
    mention->span.end = doc->tokens.at[end - 1].end;
    return true;
}

/* "government of Ruritania", "правительство Руритании" */
static bool take_before(const Doc *doc, Index index) {
    Mention *mention = &doc->mentions.at[index];
    uint32_t floor = floor_of(doc, index), at = mention->first;
    if (mention->type != TYPE_PLACE || at <= floor || !goes_on(doc, at)) return false;
    if (!is_cyrillic(doc, at)) {
        if (!token_is(doc, --at, "of") || at <= floor || !goes_on(doc, at)) return false;
    }
    if (!is_body_noun(doc, at - 1)) return false;
    begin_at(doc, mention, with_adjectives(doc, at - 1, floor));
    return true;
}

/* ------------------------------------------------------------------------------------------------------------------ */

void bodies_to_names(Doc *doc) {
    const Mention *next = NULL;
    for (Index i = doc->mentions.n; i-- > 0;) {
        Mention *mention = &doc->mentions.at[i];
        if (mention->form != FORM_NAME) continue;
        bool may_be = mention->type == TYPE_GROUP || mention->type == TYPE_PLACE;
        if (may_be && mention->end < doc->tokens.n && (take_behind(doc, mention, next) || take_before(doc, i))) mention->type = TYPE_ORGANIZATION;
        next = mention;
    }
}

void kinds_to_names(Doc *doc, const Gazetteer *gazetteer) {
    for (Index i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].form == FORM_NAME) take_kind(doc, gazetteer, i);
}
