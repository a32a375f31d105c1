/* Noun phrases of languages with cases and no articles: is a noun plural, which adjectives belong to it, and what stands behind it. */
#include "name_words.h"
#include "noun_phrase.h"

static bool ends_among(const char *text, size_t n, const char *const *endings, size_t n_endings) {
    for (size_t i = 0; i < n_endings; i++)
        if (text_ends(text, n, endings[i])) return true;
    return false;
}

#define ENDS_AMONG(text, n, ...)                                                                                       \
    ends_among(text, n, (const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(const char *))
#define TOKEN_ENDS(doc, token, ...)                                                                                    \
    ENDS_AMONG((doc)->text + (doc)->tokens.at[token].start, (doc)->tokens.at[token].end - (doc)->tokens.at[token].start, __VA_ARGS__)

/* ---- Number ------------------------------------------------------------------------------------------------------ */

/* Where the noun of a head stands: "директор" of "генеральный директор", "секретарь" of "пресс-секретарь". */
static uint32_t noun_of(const Doc *doc, const NounPhrase *np) {
    uint32_t at = np->head;
    while (at + 1 < np->head_end && word_is_adjective(doc, at)) at++;
    while (at + 2 < np->head_end && is_hyphen(doc, at + 1)) at += 2;
    return at;
}

/* The same word of the lemma, which has as many, without those behind it. */
static const char *noun_of_lemma(const Doc *doc, const NounPhrase *np, uint32_t noun, const char *lemma, size_t *length) {
    for (uint32_t at = np->head; at < noun; at++)
        if (doc->tokens.at[at].kind == TOKEN_WORD) lemma += strcspn(lemma, " -"), lemma += *lemma != '\0';
    *length = strcspn(lemma, " -");
    return lemma;
}

/* "врачи", "врачей", "врачами" of "врач"; but "судьи" may be of one. */
static bool is_plural_of(const char *form, size_t n, const char *lemma, size_t n_lemma, bool is_feminine) {
    bool is_lemma = n == n_lemma && n > 2 && memcmp(form + 2, lemma + 2, n - 2) == 0; /* whatever the case of its first letter */
    if (is_lemma || !n_lemma) return false;
    if (ENDS_AMONG(form, n, "ам", "ям", "ами", "ями", "ах", "ях")) return true;
    if (ENDS_AMONG(lemma, n_lemma, "ый", "ий", "ой", "ая") && ENDS_AMONG(form, n, "ые", "ие", "ых", "их", "ыми", "ими")) return true;
    bool ends_in_vowel = ENDS_AMONG(form, n, "а", "я", "е", "и", "о", "у", "ы", "ю", "й", "і", "ї", "є");
    if (ENDS_AMONG(lemma, n_lemma, "а", "я")) return !ends_in_vowel;             /* "певиц" */
    if (ENDS_AMONG(lemma, n_lemma, "нин")) return ENDS_AMONG(form, n, "ане", "яне", "ан", "ян"); /* "граждане" */
    if (ENDS_AMONG(form, n, "ы", "ов", "ев", "ей", "ья", "ів", "їв", "і", "ї")) return true;
    return ENDS_AMONG(form, n, "и") && !is_feminine;
}

bool noun_is_plural(const Doc *doc, const NounPhrase *np, const WordRecord *word) {
    size_t       length;
    uint32_t     noun = noun_of(doc, np);
    const Token *t = &doc->tokens.at[noun];
    const char  *lemma = noun_of_lemma(doc, np, noun, word->lemma, &length);
    return is_plural_of(doc->text + t->start, t->end - t->start, lemma, length, word->gender == GENDER_FEMALE);
}

bool phrase_is_plural(const Doc *doc, const NounPhrase *np) {
    if (np->start == START_QUANTITY && np->first < np->core && !token_is(doc, np->first, "1")) return true; /* "два министра" */
    return np->core < np->head && word_is_adjective(doc, np->head - 1) &&
           TOKEN_ENDS(doc, np->head - 1, "ые", "ие", "ых", "их", "ыми", "ими");
}

/* ---- Before the noun --------------------------------------------------------------------------------------------- */

/* "российский министр"; neither "принятое министром" nor "35-летний министр", which says how old he is. */
bool adjective_belongs(const Doc *doc, uint32_t token, const NounPhrase *np) {
    if (token > 1 && is_hyphen(doc, token - 1) && doc->tokens.at[token - 2].kind == TOKEN_NUMBER) return false;
    return word_is_adjective(doc, token) && word_agrees(doc, token, np->head_end - 1);
}

/* "военный эксперт", "рабочих мест": what is a noun where it stands by itself, "военный погиб". */
bool adjective_leads_on(const Doc *doc, uint32_t token) {
    const uint64_t other = CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(CUE_VERB) | CLASS(VERB) | CLASS(COPULA) | CLASS(MODAL) |
                           CLASS(ADVERB) | CLASS(RELATIVE) | CLASS(NEGATION) | CLASS(PRONOUN) | CLASS(TIME);
    const Token   *next = token + 1 < doc->tokens.n && goes_on(doc, token + 1) ? &doc->tokens.at[token + 1] : NULL;
    if (!next || next->kind != TOKEN_WORD || next->shape != SHAPE_LOWER || next->classes & other || !word_is_adjective(doc, token))
        return false;
    bool is_verb = TOKEN_ENDS(doc, token + 1, "л", "ла", "ло", "ли", "ет", "ют", "ит", "ят", "ут", "ат", "ся", "сь", "но", "ть", "б");
    return !is_verb && word_agrees(doc, token, token + 1);
}

/* "морской пехотинец", "городской голова": adjectives that end as those of places do. */
static bool is_of_no_place(const char *text, size_t n) {
    static const char *const others[] = {"морск", "городск", "сельск", "светск", "детск", "женск", "мужск", "армейск", "флотск", "королевск",
                                         "президентск", "министерск", "банковск", "полицейск", "университетск", "воинск", "гражданск", "хозяйск",
                                         "губернаторск", "депутатск", "адвокатск", "журналистск", "писательск", "тренерск", "авторск",
                                         "христианск", "мусульманск", "православн", "конструкторск", "партизанск", "космическ", "думск",
                                         "міськ", "морськ", "сільськ", "громадянськ", "дитяч"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t length = strlen(others[i]);
        if (n > length && memcmp(text + 2, others[i] + 2, length - 2) == 0) return true; /* whatever the case of its first letter */
    }
    return false;
}

bool adjective_is_of_place(const Doc *doc, uint32_t token) {
    const Token *t = &doc->tokens.at[token];
    const char  *text = doc->text + t->start;
    size_t       n = t->end - t->start;
    if (t->kind != TOKEN_WORD || is_of_no_place(text, n)) return false;
    if (ENDS_AMONG(text, n, "ческий", "ческая", "ческие", "ческого", "ческой", "ческому", "ческим", "ческом", "ческую", "ческих",
                   "ческими"))
        return false;
    return ENDS_AMONG(text, n, "ский", "ская", "ские", "ского", "ской", "скому", "ским", "ском", "скую", "ских", "скими", "цкий", "цкая",
                      "цкие", "цкого", "цкой", "цкому", "цким", "цком", "цкую", "цких", "цкими", "ський", "ська", "ські", "ського", "ської",
                      "ському", "ським", "ську", "ських", "ськими");
}

bool adjective_names_post(const Doc *doc, uint32_t token) {
    if (is_hyphen(doc, token)) return !(doc->tokens.at[token - 1].classes & CLASS(FORMER));
    return !(doc->tokens.at[token].classes & (CLASS(QUALITY) | CLASS(NUMBER))) && !adjective_is_of_place(doc, token);
}

/* ---- Behind the noun --------------------------------------------------------------------------------------------- */

/* "директор «Норникеля»": the token behind the mark that closes a name, or `at`. */
static uint32_t behind_marked_name(const Phrases *phrases, uint32_t at) {
    const Doc     *doc = phrases->doc;
    const Mention *name = at + 1 < doc->tokens.n && doc->tokens.at[at].kind == TOKEN_MARK ? phrases_name(phrases, at + 1) : NULL;
    bool           is_all = name && name->first == at + 1 && name->end < doc->tokens.n && doc->tokens.at[name->end].kind == TOKEN_MARK;
    return is_all ? name->end + 1 : at;
}

/* "министра внутренних дел": behind the listed expression that the word begins. */
static uint32_t behind_expression(const Doc *doc, uint32_t at) {
    const Token *t = &doc->tokens.at[at];
    return t->phrase == NONE ? at + 1 : doc->phrases.at[t->phrase].end;
}

/* "эксперты уверены", "аналитики скептически": what ends as genitives do and is none. */
static bool is_predicate(const Doc *doc, const NounPhrase *np, uint32_t token) {
    if (TOKEN_ENDS(doc, token, "ески", "ськи") || doc->tokens.at[token].classes & (CLASS(MODAL) | CLASS(NEGATION))) return true;
    if (!np->plural) return TOKEN_ENDS(doc, token, "готова");
    bool is_noun = TOKEN_ENDS(doc, token, "страны", "охраны", "цены", "сцены", "смены", "арены", "системы");
    return !is_noun && TOKEN_ENDS(doc, token, "ены", "аны", "яны", "живы", "готовы", "иты");
}

/* "органов внутренних дел", "отдела стратегических разработок": a noun whose genitive has no ending. */
static bool is_behind_plural_adjective(const Doc *doc, const NounPhrase *np, uint32_t at) {
    const uint64_t other = CLASS(VERB) | CLASS(CUE_VERB) | CLASS(PREPOSITION) | CLASS(CONJUNCTION) | CLASS(ADVERB) | CLASS(PRONOUN) | CLASS(COPULA);
    if (at <= np->head_end || at >= doc->tokens.n || !TOKEN_ENDS(doc, at - 1, "ых", "их") || !word_is_adjective(doc, at - 1)) return false;
    const Token *t = &doc->tokens.at[at];
    if (t->kind != TOKEN_WORD || t->shape != SHAPE_LOWER || t->classes & other) return false;
    return !TOKEN_ENDS(doc, at, "а", "я", "е", "и", "о", "у", "ы", "ю", "ь", "ал", "ил", "ет", "ит", "ют", "ут", "ат", "ят", "ам", "ям",
                       "ом", "ем");
}

/* The first token behind a word in the genitive, or `at`: "внутренних", "организационно-инспекционного". */
static uint32_t behind_genitive(const Doc *doc, const NounPhrase *np, uint32_t at) {
    uint32_t last = at;
    while (is_hyphen(doc, last + 1) && last < at + 4) last += 2;
    if (is_behind_plural_adjective(doc, np, at)) return at + 1;
    bool is_body = last < doc->tokens.n && doc->tokens.at[last].classes & CLASS(ORG_HEAD) && TOKEN_ENDS(doc, last, "ла"); /* "отдела", no verb */
    if (!(is_body || word_is_genitive(doc, last)) || is_predicate(doc, np, last)) return at;
    return last > at ? last + 1 : behind_expression(doc, at);
}

/* "министр образования и науки": the token behind the second genitive, or `at`; but "директор завода и мэра" are two people. */
static uint32_t behind_joined(const Doc *doc, const NounPhrase *np, uint32_t at) {
    if (at + 1 >= doc->tokens.n || !goes_on(doc, at) || !goes_on(doc, at + 1) || !token_is(doc, at, "and")) return at;
    if (token_classes(doc, at + 1) & (HUMAN_CLASSES | CLASS(ORG_HEAD)) || doc->tokens.at[at - 1].shape != SHAPE_LOWER) return at;
    uint32_t end = behind_genitive(doc, np, at + 1);
    return end == at + 1 ? at : end;
}

#define GENITIVES_MOST 8u /* words in lower case */

/* "глава белорусского государства", "горничная нью-йоркского отеля": the adjective of a people is no name of its own there. */
static bool is_adjective_of_people(const Doc *doc, const Mention *name, uint32_t token) {
    return name && name->type == TYPE_GROUP && name->first == token && doc->tokens.at[token].shape == SHAPE_LOWER &&
           word_is_adjective(doc, name->end - 1);
}

uint32_t genitives_end(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   end = np->head_end;
    bool       had_name = false; /* "главы Погранслужбы пресса прочила": no more than names stand behind one */
    if (!(doc->habits & HABIT_NO_ARTICLES) || !(np->classes & CLASS(TITLE))) return end;
    for (unsigned words = 0; words < GENITIVES_MOST && end < doc->tokens.n && goes_on(doc, end); words++) {
        const Mention *name = phrases_name(phrases, end);
        if (is_adjective_of_people(doc, name, end)) name = NULL;
        if (name && (name->type == TYPE_PERSON || name->type == TYPE_GROUP || name->first != end)) return end;
        if (!name && behind_marked_name(phrases, end) > end) return behind_marked_name(phrases, end);
        uint32_t next = name ? name->end : had_name ? end : behind_genitive(doc, np, end);
        if (next == end && !had_name && end > np->head_end) next = behind_joined(doc, np, end);
        if (next == end) return end;
        had_name |= name != NULL;
        end = next;
    }
    return end;
}

/* ---- Complements ------------------------------------------------------------------------------------------------- */

/* "по экономике", "по внешним коммуникациям"; but "по словам", "по итогам" tell something else. */
static uint32_t behind_field(const Doc *doc, const NounPhrase *np, uint32_t at) {
    uint32_t end = at;
    while (end < at + 4 && end < doc->tokens.n && goes_on(doc, end) && doc->tokens.at[end].shape == SHAPE_LOWER &&
           word_is_adjective(doc, end))
        end++;
    if (end >= doc->tokens.n || !goes_on(doc, end) || doc->tokens.at[end].shape != SHAPE_LOWER || doc->tokens.at[end].kind != TOKEN_WORD)
        return at;
    if (token_classes(doc, end) & (CLASS(TITLE) | CLASS(CUE_VERB) | CLASS(VERB) | CLASS(PRONOUN) | CLASS(PREPOSITION) | CLASS(DETERMINER)))
        return at;
    if (!TOKEN_ENDS(doc, end, "ам", "ям", "у", "ю", "е", "и")) return at;
    if (TOKEN_ENDS(doc, end, "ловам", "тогам", "анным", "мнению", "оводу", "ультатам", "елефону", "иглашению", "осьбе", "ешению", "ончании",
                   "лучаю", "бщению", "ичине", "идетельству", "цене", "делу", "адиции", "утверждению", "ризнанию")) return at;
    for (end++; end < doc->tokens.n && goes_on(doc, end) && end < at + 8;) {
        uint32_t next = behind_genitive(doc, np, end);
        if (next == end) next = behind_joined(doc, np, end);
        if (next == end) break;
        end = next;
    }
    return end;
}

/* "представитель России в ООН": who is sent somewhere says where; others only are there. */
static bool is_sent(const NounPhrase *np, const WordRecord *word) {
    return np->classes & CLASS(TITLE) &&
           (strcmp(word->sort, "diplomacy") == 0 || TEXT_AMONG(word->base, "representative", "correspondent"));
}

static uint32_t behind_name_of(const Phrases *phrases, uint32_t at, unsigned words, bool with_places) {
    for (const Doc *doc = phrases->doc; words-- && at < doc->tokens.n && goes_on(doc, at); at++) {
        const Mention *name = phrases_name(phrases, at);
        if (name)
            return name->first == at && (name->type == TYPE_ORGANIZATION || (with_places && name->type == TYPE_PLACE)) ? name->end : 0;
        if (behind_marked_name(phrases, at) > at) return behind_marked_name(phrases, at);
        if (!word_is_genitive(doc, at)) return 0;
    }
    return 0;
}

/* "кандидат в президенты" */
static uint32_t behind_post(const Phrases *phrases, const NounPhrase *np, uint32_t at) {
    const Doc *doc = phrases->doc;
    if (at >= doc->tokens.n || !goes_on(doc, at) || !(token_classes(doc, at) & CLASS(TITLE)) || !TOKEN_ENDS(doc, at, "ы", "и")) return 0;
    NounPhrase post = *np;
    post.head_end = behind_expression(doc, at);
    return genitives_end(phrases, &post);
}

uint32_t cases_complement(const Phrases *phrases, const NounPhrase *np, uint32_t at) {
    const Doc *doc = phrases->doc;
    WordRecord word = {0};
    uint32_t   end = 0;
    if (!(np->classes & CLASS(TITLE)) || at + 1 >= doc->tokens.n || !goes_on(doc, at) ||
        !gazetteer_word(phrases->gazetteer, np->word, &word))
        return at;
    if (token_is(doc, at, "by")) end = behind_field(doc, np, at + 1);
    else if (token_is(doc, at, "in")) end = behind_post(phrases, np, at + 1);
    if (!end && WORD_AMONG(doc, at, "in", "at")) end = behind_name_of(phrases, at + 1, 1, is_sent(np, &word));
    else if (token_is(doc, at, "from")) end = behind_name_of(phrases, at + 1, 3, true);
    return end > at + 1 ? end : at;
}

/* ---- Rows of posts ----------------------------------------------------------------------------------------------- */

#define ROW_MOST 6u

uint32_t post_row_end(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   end = np->end;
    for (unsigned i = 0; i < ROW_MOST && goes_on(doc, end) && WORD_AMONG(doc, end, ",", "and") && goes_on(doc, end + 1); i++) {
        Index next = phrases->first_at[end + 1];
        if (next == NONE || phrases->row.at[next].plural || !(phrases->row.at[next].classes & CLASS(TITLE))) break;
        end = phrases->row.at[next].end;
    }
    return end;
}

uint32_t post_row_first(const Phrases *phrases, const NounPhrase *np) {
    const Doc *doc = phrases->doc;
    uint32_t   first = np->first;
    for (unsigned i = 0; i < ROW_MOST && first && goes_on(doc, first) && WORD_AMONG(doc, first - 1, ",", "and") && goes_on(doc, first - 1); i++) {
        Index before = phrases->end_at[first - 1];
        if (before == NONE || phrases->row.at[before].plural || !(phrases->row.at[before].classes & CLASS(TITLE))) break;
        first = phrases->row.at[before].first;
    }
    return first;
}
