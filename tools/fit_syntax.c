/* Fits the weights of the reading of sentences (models/en-syntax.tsv).
 *
 *     fit_syntax IMAGE [--rounds N] [--least N] [--fold K/N] ARTICLES.jsonl TREES.jsonl > models/en-syntax.tsv
 *
 * TREES has the trees of the articles' sentences, by parse_articles.py. Averaged perceptrons: tags first, then steps, with the dynamic
 * oracle of Goldberg and Nivre (2013), so that it learns what to do after a slip, too. The steps are learnt from tags that were given
 * by weights fitted on the other half of the articles. A row that was learnt from fewer than --least times in the first round is left out.
 * Last it counts the habits (syntax_inner.h) of what the weights choose in these articles: one that nearly always ended in the same choice
 * makes it certain.
 * With --fold each N-th article from the K-th on is left out and scored. */
#include "extractor.h"
#include "perceptron.h"
#include "syntax_inner.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Gold {
    Word *words;
    uint32_t n;
    uint32_t *heads;                   /* NONE: a root */
    uint8_t *relations, *tags, *given; /* given: tags that the steps are learnt from */
    size_t article;
} Gold;

typedef struct Fitter {
    Gold *sentences;
    size_t n, room, n_articles;
    unsigned rounds, least; /* least: how often a row must have been learnt from in the first round */
    size_t fold, folds;
} Fitter;

/* ---- Tags -------------------------------------------------------------------------------------------------------- */

static void tag(const Table *table, Gold *sentence) {
    uint32_t facts[TAG_FACTS];
    float scores[WIDE_CHOICES];
    for (uint32_t i = 0; i < sentence->n; i++) {
        tag_facts(sentence->words, sentence->n, i, facts);
        score(table, facts, TAG_FACTS, scores);
        sentence->words[i].tag = (uint8_t)best_of(scores, N_TAGS);
    }
}

static void learn_tags(Table *table, Gold *sentence) {
    uint32_t facts[TAG_FACTS];
    float scores[WIDE_CHOICES];
    for (uint32_t i = 0; i < sentence->n; i++, table->now++) {
        tag_facts(sentence->words, sentence->n, i, facts);
        score(table, facts, TAG_FACTS, scores);
        unsigned guess = best_of(scores, N_TAGS), right = sentence->tags[i];
        sentence->words[i].tag = (uint8_t)guess;
        learn(table, facts, TAG_FACTS, right, guess);
    }
}

static bool is_left_out(const Fitter *fitter, const Gold *sentence) {
    return fitter->folds && sentence->article % fitter->folds == fitter->fold;
}

static uint64_t random_next(uint64_t *state) { return *state = hash_mix(*state, 0x5851F42D4C957F2D); }

static void shuffle(size_t *order, size_t n, uint64_t *state) {
    for (size_t i = n; i > 1; i--) {
        size_t k = random_next(state) % i, kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

static size_t *make_order(const Fitter *fitter) {
    size_t *order = room_for(fitter->n, sizeof *order);
    for (size_t i = 0; i < fitter->n; i++) order[i] = i;
    return order;
}

/* half: 0 or 1 for every other article, 2 for all. */
static Table fit_tags(Fitter *fitter, unsigned half) {
    Table table = table_new(N_TAGS);
    size_t *order = make_order(fitter);
    uint64_t state = 7;
    for (unsigned round = 0; round < fitter->rounds; round++) {
        shuffle(order, fitter->n, &state);
        for (size_t i = 0; i < fitter->n; i++) {
            Gold *sentence = &fitter->sentences[order[i]];
            if (!is_left_out(fitter, sentence) && (half == 2 || sentence->article / 7 % 2 == half)) learn_tags(&table, sentence);
        }
        leave_out_rare(&table, fitter->least);
    }
    free(order);
    table_average(&table);
    return table;
}

/* ---- Steps ------------------------------------------------------------------------------------------------------- */

static void restart(Gold *sentence, Parse *parse, uint32_t *stack) {
    for (uint32_t i = 0; i < sentence->n; i++) {
        Word *w = &sentence->words[i];
        *w = (Word){.form = w->form, .ending = w->ending, .tag = w->tag, .shape = w->shape, .head = NONE, .left = NONE, .right = NONE};
    }
    *parse = (Parse){.words = sentence->words, .n = sentence->n, .stack = stack};
}

static unsigned depend_on(const Gold *gold, uint32_t head, uint32_t from) {
    unsigned n = 0;
    for (uint32_t i = from; i < gold->n; i++) n += gold->heads[i] == head;
    return n;
}

/* How many right arcs can no longer be made once it is done. */
static unsigned cost_of(const Parse *parse, const Gold *gold, unsigned step) {
    unsigned cost = 0;
    if (step == STEP_SHIFT) {
        uint32_t head = gold->heads[parse->next];
        for (uint32_t i = 0; i < parse->top; i++) {
            cost += gold->heads[parse->stack[i]] == parse->next;
            cost += i + 1 < parse->top && head == parse->stack[i];
        }
        return cost;
    }
    uint32_t top = parse->stack[parse->top - 1], head = gold->heads[top], below = parse->top > 1 ? parse->stack[parse->top - 2] : NONE;
    cost = depend_on(gold, top, parse->next);
    bool is_behind = head != NONE && head >= parse->next, is_below = head != NONE && head == below;
    if (step == STEP_ROOT) return cost + is_behind + is_below;
    if (step == STEP_LEFT) return cost + (head == NONE || (is_behind && head != parse->next) || is_below);
    return cost + (head == NONE || is_behind);
}

/* Marks the steps of least cost. */
static void mark_best(const Parse *parse, const Gold *gold, bool best[N_STEPS]) {
    unsigned costs[N_STEPS], least = UINT32_MAX;
    for (unsigned i = 0; i < N_STEPS; i++) {
        costs[i] = step_is_allowed(parse, i) ? cost_of(parse, gold, i) : UINT32_MAX;
        if (costs[i] < least) least = costs[i];
    }
    for (unsigned i = 0; i < N_STEPS; i++) best[i] = costs[i] == least;
}

static unsigned best_allowed(const Parse *parse, const float *scores, const bool *among) {
    unsigned best = N_STEPS;
    for (unsigned i = 0; i < N_STEPS; i++)
        if ((!among || among[i]) && step_is_allowed(parse, i) && (best == N_STEPS || scores[i] > scores[best])) best = i;
    return best;
}

typedef struct HabitCount {
    uint32_t n, same; /* how often it was seen, and ended in the choice that it ended in first */
    uint8_t choice;
} HabitCount;
#define HABIT_LEAST 20u /* of what was seen less nothing is certain */
#define HABIT_CERTAIN 0.995

typedef struct Tables {
    Table tags, steps, relations;
    HabitCount *habits; /* by number */
    bool counts;   /* the habits are being counted, so nothing is certain yet */
} Tables;

static bool makes_arc(unsigned step) { return step == STEP_LEFT || step == STEP_RIGHT; }

static unsigned relation_of(const Table *table, const Parse *parse, Pair pair, uint32_t facts[RELATION_FACTS]) {
    float scores[WIDE_CHOICES];
    relation_facts(parse, pair, facts);
    score(table, facts, RELATION_FACTS, scores);
    return best_of(scores, N_RELATIONS);
}

/* Learns from an arc that is right; returns the relation that was guessed. */
static unsigned learn_relation(Table *table, const Parse *parse, const Gold *gold, unsigned step) {
    uint32_t facts[RELATION_FACTS];
    Pair pair = step_pair(parse, step);
    unsigned guess = relation_of(table, parse, pair, facts);
    if (gold->heads[pair.word] != pair.head) return guess;
    table->now++;
    learn(table, facts, RELATION_FACTS, gold->relations[pair.word], guess);
    return guess;
}

static void learn_steps(Tables *tables, Gold *sentence, uint32_t *stack, bool explores, uint64_t *state) {
    Parse parse;
    uint32_t facts[STEP_FACTS];
    float scores[WIDE_CHOICES];
    bool good[N_STEPS];
    for (restart(sentence, &parse, stack); !parse_is_done(&parse); tables->steps.now++) {
        step_facts(&parse, facts);
        score(&tables->steps, facts, STEP_FACTS, scores);
        mark_best(&parse, sentence, good);
        unsigned guess = best_allowed(&parse, scores, NULL), right = best_allowed(&parse, scores, good);
        if (!good[guess]) learn(&tables->steps, facts, STEP_FACTS, right, guess);
        unsigned step = good[guess] || (explores && random_next(state) % 10 < 9) ? guess : right;
        step_take(&parse, step, makes_arc(step) ? learn_relation(&tables->relations, &parse, sentence, step) : 0);
    }
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

static bool is_certain(const HabitCount *habit) { return habit->n >= HABIT_LEAST && (double)habit->same >= HABIT_CERTAIN * (double)habit->n; }

/* WIDE_CHOICES: none. */
static unsigned certain_choice(const Tables *tables, uint32_t habit) {
    return !tables->counts && is_certain(&tables->habits[habit]) ? tables->habits[habit].choice : WIDE_CHOICES;
}

static void see(const Tables *tables, uint32_t number, unsigned choice) {
    HabitCount *habit = &tables->habits[number];
    if (!tables->counts) return;
    if (!habit->n++) habit->choice = (uint8_t)choice;
    habit->same += habit->choice == choice;
}

static unsigned read_tag(const Tables *tables, const Gold *sentence, uint32_t at) {
    uint32_t facts[TAG_FACTS], habits[TAG_HABITS];
    float scores[WIDE_CHOICES];
    unsigned choice = WIDE_CHOICES;
    tag_habits(sentence->words, at, habits);
    for (unsigned i = 0; i < TAG_HABITS && choice == WIDE_CHOICES; i++) choice = certain_choice(tables, habits[i]);
    if (choice < WIDE_CHOICES) return choice;
    tag_facts(sentence->words, sentence->n, at, facts);
    score(&tables->tags, facts, TAG_FACTS, scores);
    choice = best_of(scores, N_TAGS);
    for (unsigned i = 0; i < TAG_HABITS; i++) see(tables, habits[i], choice);
    return choice;
}

static unsigned read_step(const Tables *tables, const Parse *parse) {
    uint32_t facts[STEP_FACTS], habit = step_habit(parse);
    float scores[WIDE_CHOICES];
    if (!parse->top) return STEP_SHIFT;
    unsigned choice = certain_choice(tables, habit);
    if (choice < N_STEPS && step_is_allowed(parse, choice)) return choice;
    step_facts(parse, facts);
    score(&tables->steps, facts, STEP_FACTS, scores);
    choice = best_allowed(parse, scores, NULL);
    see(tables, habit, choice);
    return choice;
}

static unsigned read_relation(const Tables *tables, const Parse *parse, Pair pair) {
    uint32_t facts[RELATION_FACTS], habit = relation_habit(parse, pair);
    unsigned choice = certain_choice(tables, habit);
    if (choice < N_RELATIONS) return choice;
    choice = relation_of(&tables->relations, parse, pair, facts);
    see(tables, habit, choice);
    return choice;
}

static void read_sentence(const Tables *tables, Gold *sentence, uint32_t *stack) {
    Parse parse;
    restart(sentence, &parse, stack);
    for (uint32_t i = 0; i < sentence->n; i++) sentence->words[i].tag = (uint8_t)read_tag(tables, sentence, i);
    while (!parse_is_done(&parse)) {
        unsigned step = read_step(tables, &parse);
        step_take(&parse, step, makes_arc(step) ? read_relation(tables, &parse, step_pair(&parse, step)) : 0);
    }
}

static void count_habits(Fitter *fitter, Tables *tables, uint32_t *stack) {
    tables->habits = room_for((size_t)1 << ROW_BITS, sizeof *tables->habits);
    tables->counts = true;
    for (size_t i = 0; i < fitter->n; i++)
        if (!is_left_out(fitter, &fitter->sentences[i])) read_sentence(tables, &fitter->sentences[i], stack);
    tables->counts = false;
}

/* ---- Fitting ----------------------------------------------------------------------------------------------------- */

/* To each article by the weights of the other half. */
static void give_tags(Fitter *fitter) {
    for (unsigned half = 0; half < 2; half++) {
        Table tags = fit_tags(fitter, half);
        for (size_t i = 0; i < fitter->n; i++) {
            Gold *sentence = &fitter->sentences[i];
            if (sentence->article / 7 % 2 == half) continue;
            tag(&tags, sentence);
            for (uint32_t k = 0; k < sentence->n; k++) sentence->given[k] = sentence->words[k].tag;
        }
        table_free(&tags);
    }
    for (size_t i = 0; i < fitter->n; i++)
        for (uint32_t k = 0; k < fitter->sentences[i].n; k++) fitter->sentences[i].words[k].tag = fitter->sentences[i].given[k];
}

static void fit_steps(Fitter *fitter, Tables *tables, uint32_t *stack) {
    size_t *order = make_order(fitter);
    uint64_t state = 11;
    tables->steps = table_new(N_STEPS);
    tables->relations = table_new(N_RELATIONS);
    for (unsigned round = 0; round < fitter->rounds; round++) {
        shuffle(order, fitter->n, &state);
        for (size_t i = 0; i < fitter->n; i++) {
            Gold *sentence = &fitter->sentences[order[i]];
            if (!is_left_out(fitter, sentence)) learn_steps(tables, sentence, stack, round > 0, &state);
        }
        leave_out_rare(&tables->steps, fitter->least);
        leave_out_rare(&tables->relations, fitter->least);
    }
    free(order);
    table_average(&tables->steps);
    table_average(&tables->relations);
}

/* ---- Scores ------------------------------------------------------------------------------------------------------ */

static void tell_scores(Fitter *fitter, const Tables *tables, uint32_t *stack) {
    size_t n = 0, all = 0, right_tags = 0, heads = 0, both = 0, subjects = 0, found = 0, hit = 0;
    for (size_t i = 0; i < fitter->n; i++) {
        Gold *s = &fitter->sentences[i];
        if (fitter->folds && !is_left_out(fitter, s)) continue;
        read_sentence(tables, s, stack);
        for (uint32_t k = 0; k < s->n; k++) {
            all++, right_tags += s->words[k].tag == s->tags[k];
            if (s->tags[k] == TAG_STOP || s->tags[k] == TAG_COMMA || s->tags[k] == TAG_MARK || s->tags[k] == TAG_COLON) continue;
            bool head = s->words[k].head == s->heads[k], same = s->words[k].relation == s->relations[k];
            n++, heads += head, both += head && same;
            bool is = s->relations[k] == RELATION_SUBJECT, seen = s->words[k].relation == RELATION_SUBJECT;
            subjects += is, found += seen, hit += is && seen && head;
        }
    }
    fprintf(stderr,
            "words %zu (without punctuation), heads %.4f, with relations %.4f; subjects: precision %.4f, recall %.4f; tags right %.4f\n", n,
            (double)heads / (double)n, (double)both / (double)n, (double)hit / (double)found, (double)hit / (double)subjects,
            (double)right_tags / (double)all);
}

/* ---- Articles ---------------------------------------------------------------------------------------------------- */

static unsigned letter_of(const char *letters, size_t at, char (*letter)(unsigned), unsigned n) {
    for (unsigned i = 0; i < n; i++)
        if (letter(i) == letters[at]) return i;
    return 0;
}

static void take_sentence(Fitter *fitter, const Doc *doc, Index index, json_t *tree) {
    const Sentence *sentence = &doc->sentences.at[index];
    uint32_t n = sentence->end - sentence->first;
    json_t *heads = json_object_get(tree, "heads");
    const char *relations = json_string_value(json_object_get(tree, "relations")), *tags = json_string_value(json_object_get(tree, "tags"));
    if (!relations || !tags || json_array_size(heads) != n) exit((fprintf(stderr, "fit_syntax: trees of other sentences\n"), 1));
    Gold gold = {room_for(n, sizeof(Word)), n, room_for(n, sizeof(uint32_t)), room_for(n, 1), room_for(n, 1), room_for(n, 1),
                 fitter->n_articles};
    words_of_sentence(doc, sentence, gold.words);
    for (uint32_t i = 0; i < n; i++) {
        json_int_t head = json_integer_value(json_array_get(heads, i));
        gold.heads[i] = head < 0 ? NONE : (uint32_t)head;
        gold.relations[i] = (uint8_t)letter_of(relations, i, relation_letter, N_RELATIONS);
        gold.tags[i] = (uint8_t)letter_of(tags, i, tag_letter, N_TAGS);
    }
    if (fitter->n == fitter->room) {
        fitter->room = fitter->room ? 2 * fitter->room : 1024;
        fitter->sentences = realloc(fitter->sentences, fitter->room * sizeof(Gold));
        if (!fitter->sentences) exit(3);
    }
    fitter->sentences[fitter->n++] = gold;
}

static bool read_articles(Fitter *fitter, quoth_extractor *extractor, const char *articles, const char *trees, quoth_error *err) {
    FILE *texts = fopen(articles, "r"), *parses = fopen(trees, "r");
    char *line = NULL, *other = NULL;
    size_t room = 0, other_room = 0;
    if (!texts || !parses) return fprintf(stderr, "fit_syntax: cannot read %s or %s\n", articles, trees), false;
    while (getline(&line, &room, texts) > 0 && getline(&other, &other_room, parses) > 0) {
        json_t *article = json_loads(line, 0, NULL), *tree = json_loads(other, 0, NULL);
        const char *text = json_string_value(json_object_get(article, "text"));
        Doc *doc = text ? quoth_extract(extractor, text, strlen(text), NULL, err) : NULL;
        if (!doc) return false;
        json_t *sentences = json_object_get(tree, "sentences");
        for (Index i = 0; i < doc->sentences.n; i++) take_sentence(fitter, doc, i, json_array_get(sentences, i));
        fitter->n_articles++;
        quoth_doc_free(doc);
        json_decref(article);
        json_decref(tree);
    }
    free(line);
    free(other);
    fclose(texts);
    fclose(parses);
    return true;
}

/* ---- Writing ----------------------------------------------------------------------------------------------------- */

static void write_habits(const HabitCount *habits) {
    for (uint32_t i = 0; i < 1u << ROW_BITS; i++)
        if (is_certain(&habits[i])) printf("c%x\t%.*sA\n", i, habits[i].choice, "...........................");
}

static void write_tables(const Fitter *fitter, const Tables *tables) {
    printf("# What the reading of English sentences sums (src/syntax): t: tags, s: steps, r: relations; each row a number, which is a hash "
           "of its\n"
           "# evidence, and a letter for each choice: A to Z are 1 to 26, a to z -1 to -26, a stop is 0;\n"
           "# c: habits that make a choice certain, the one with a letter.\n"
           "# Made by `./dev fit --trees` (tools/fit_syntax.c --rounds %u --least %u) from %zu sentences of %zu articles as spaCy's "
           "en_core_web_sm\n"
           "# 3.8.0 (MIT licence) reads them (tools/parse_articles.py): the English sets that tools/fit.py lists. These are figures fitted "
           "on\n"
           "# them, no text of them is here.\n%%type syntax\n",
           fitter->rounds, fitter->least, fitter->n, fitter->n_articles);
    write_table(&tables->tags, 't');
    write_table(&tables->steps, 's');
    write_table(&tables->relations, 'r');
    write_habits(tables->habits);
}

/* Returns where the paths are. */
static int take_options(int argc, char **argv, Fitter *fitter) {
    int at = 2;
    for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
        if (strcmp(argv[at], "--rounds") == 0)
            fitter->rounds = (unsigned)atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--least") == 0)
            fitter->least = (unsigned)atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--fold") == 0)
            sscanf(argv[at + 1], "%zu/%zu", &fitter->fold, &fitter->folds);
        else
            return argc;
    }
    return at;
}

static uint32_t *make_stack(const Fitter *fitter) {
    uint32_t most = 0;
    for (size_t i = 0; i < fitter->n; i++)
        if (fitter->sentences[i].n > most) most = fitter->sentences[i].n;
    return room_for(most + 1, sizeof(uint32_t));
}

int main(int argc, char **argv) {
    Fitter fitter = {.rounds = 10, .least = 3};
    Tables tables;
    quoth_error err = {0};
    int at = take_options(argc, argv, &fitter);
    if (at + 2 > argc)
        return fprintf(stderr, "usage: fit_syntax IMAGE [--rounds N] [--least N] [--fold K/N] ARTICLES.jsonl TREES.jsonl\n"), 2;
    quoth_gazetteer *gazetteer = quoth_gazetteer_open(argv[1], &err);
    quoth_extractor *extractor = gazetteer ? quoth_extractor_new(gazetteer, NULL, &err) : NULL;
    if (!extractor || !read_articles(&fitter, extractor, argv[at], argv[at + 1], &err))
        return fprintf(stderr, "fit_syntax: %s\n", err.text), 1;
    uint32_t *stack = make_stack(&fitter);
    give_tags(&fitter);
    fit_steps(&fitter, &tables, stack);
    tables.tags = fit_tags(&fitter, 2);
    count_habits(&fitter, &tables, stack);
    tell_scores(&fitter, &tables, stack);
    write_tables(&fitter, &tables);
    return 0;
}
