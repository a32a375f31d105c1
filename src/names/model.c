/* Opening a model of spellings: the few figures that are used as they stand are looked at; the tables are many, and a search in them
 * ends whatever is there. */
#include "model.h"
#include "array.h"
#include "bits.h"
#include "blocks.h"
#include "evidence.h"

static bool is_power_of_two(uint32_t n) { return n && !(n & (n - 1)); }

static bool latin_is_good(const SpellingModel *model, quoth_error *err) {
    for (unsigned x = 0; x < LATIN_CLASSES; x++)
        for (unsigned y = 0; y < LATIN_CLASSES; y++)
            if (model->latin->cost[x][y] > NO_STEP || model->latin->drop[x] > DROP_MOST || model->latin->first[x][y] + bits_count(model->latin->next[x][y]) >= model->head->n_starts)
                return fail(err, QUOTH_CORRUPT, x, "spellings: Latin letter %u: a cost or a start that cannot be", x);
    return true;
}

static bool weights_are_good(const SpellingModel *model, quoth_error *err) {
    for (uint32_t i = 0; i < N_WEIGHTS; i++)
        if (!(model->weights[i] > -1e6F && model->weights[i] < 1e6F))
            return fail(err, QUOTH_CORRUPT, i, "spellings: weight %u: not a number", i);
    return true;
}

void model_lay_out(SpellingModel *model, const ModelHead *head) {
    model->head = head;
    model->latin = (const LatinTable *)(const void *)(head + 1);
    model->blocks = (const ModelBlock *)(const void *)(model->latin + 1);
    model->latin_exchanges = (const ModelExchange *)(const void *)(model->blocks + head->n_blocks);
    model->exchanges = model->latin_exchanges + head->n_latin;
    model->parts = (const ModelPart *)(const void *)(model->exchanges + head->n_exchanges);
    model->starts = (const LatinStart *)(const void *)(model->parts + head->n_parts);
    model->weights = (const float *)(const void *)(model->starts + head->n_starts);
    model->block_mask = head->n_blocks - 1;
    model->exchange_mask = head->n_exchanges - 1;
    model->latin_mask = head->n_latin - 1;
}

bool model_open(const void *bytes, size_t size, SpellingModel *model, quoth_error *err) {
    *model = (SpellingModel){0};
    if (!size) return true;
    const ModelHead *head = bytes;
    if (size < sizeof *head || head->version != MODEL_VERSION || head->n_weights != N_WEIGHTS || head->unused)
        return fail(err, QUOTH_CORRUPT, 0, "spellings: made by another version of this program; build it anew");
    if (!is_power_of_two(head->n_blocks) || !is_power_of_two(head->n_exchanges) || !is_power_of_two(head->n_latin))
        return fail(err, QUOTH_CORRUPT, 4, "spellings: not a power of two");
    uint64_t needed = sizeof *head + sizeof *model->latin + (uint64_t)head->n_blocks * sizeof *model->blocks +
                      ((uint64_t)head->n_latin + head->n_exchanges) * sizeof *model->exchanges +
                      (uint64_t)head->n_parts * sizeof *model->parts + (uint64_t)head->n_starts * sizeof *model->starts + (uint64_t)head->n_weights * sizeof *model->weights;
    if (needed > size || size - needed >= 8) return fail(err, QUOTH_CORRUPT, 0, "spellings: a size of %zu cannot be", size);
    model_lay_out(model, head);
    return latin_is_good(model, err) && weights_are_good(model, err);
}

static bool blocks_are_good(const SpellingModel *model, quoth_error *err) {
    for (uint32_t i = 0; i <= model->block_mask; i++) {
        const ModelBlock *block = &model->blocks[i];
        if (block->hash && model_block(model, block->hash) != block)
            return fail(err, QUOTH_CORRUPT, i, "spellings: block %u: not where its hash points", i);
    }
    return true;
}

static bool exchanges_are_good(const ModelExchange *exchanges, uint32_t mask, quoth_error *err) {
    for (uint32_t i = 0; i <= mask; i++) {
        uint32_t pair = exchanges[i].pair;
        if (pair && exchanges[i].cost == NO_EXCHANGE) return fail(err, QUOTH_CORRUPT, i, "spellings: exchange %u: no cost", i);
        if (pair && exchange_cost(exchanges, mask, pair >> 16, pair & UINT16_MAX) != exchanges[i].cost)
            return fail(err, QUOTH_CORRUPT, i, "spellings: exchange %u: not where its hash points", i);
    }
    return true;
}

static bool parts_are_good(const SpellingModel *model, quoth_error *err) {
    for (uint32_t i = 1; i < model->head->n_parts; i++)
        if (model->parts[i - 1].hash > model->parts[i].hash) return fail(err, QUOTH_CORRUPT, i, "spellings: part %u: out of order", i);
    return true;
}

bool model_check(const SpellingModel *model, quoth_error *err) {
    return !model->head
        || (blocks_are_good(model, err) && exchanges_are_good(model->exchanges, model->exchange_mask, err)
            && exchanges_are_good(model->latin_exchanges, model->latin_mask, err) && parts_are_good(model, err));
}

/* Hashes are spread evenly, so that it is known nearly where one is, and from there more nearly. */
static uint32_t guess_part(const SpellingModel *model, uint32_t hash) {
    int64_t n = model->head->n_parts, guess = (int64_t)hash * n >> 32;
    for (unsigned i = 0; i < 3; i++) {
        guess += ((int64_t)hash - (int64_t)model->parts[guess].hash) * n / ((int64_t)1 << 32);
        guess = guess < 0 ? 0 : guess >= n ? n - 1 : guess;
    }
    return (uint32_t)guess;
}

/* The first part with this hash, or the one behind it: around the guess, in steps that grow, as each far place is waited for. */
static uint32_t seek_part(const SpellingModel *model, uint32_t hash) {
    const ModelPart *parts = model->parts;
    uint32_t n = model->head->n_parts, low, high, step = 4;
    if (!n) return 0;
    low = high = guess_part(model, hash);
    for (; low && parts[low - 1].hash >= hash; step *= 2) low = low > step ? low - step : 0;
    for (; high < n && parts[high].hash < hash; step *= 2) high = n - high > step ? high + step : n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (parts[middle].hash < hash) low = middle + 1;
        else high = middle;
    }
    return low;
}

unsigned model_rows(const SpellingModel *model, uint32_t hash, uint32_t *rows, unsigned most) {
    uint32_t at;
    unsigned n = 0;
    at = seek_part(model, hash);
    for (; n < most && at < model->head->n_parts && model->parts[at].hash == hash; at++) rows[n++] = model->parts[at].row;
    return n;
}

/* ---- Names of weights ---------------------------------------------------------------------------------------------- */

static const char *const part_evidence[] = {
#define EVIDENCE_NAME(name) #name,
    PART_EVIDENCE(EVIDENCE_NAME)};
static const char *const name_evidence[] = {NAME_EVIDENCE(EVIDENCE_NAME)};
#undef EVIDENCE_NAME
static const char *const meetings[N_MEETINGS] = {"part-latin",  "part-cyrillic", "part-greek", "part-arabic", "part-hebrew",
                                                 "part-hangul", "part-han",      "part-kana",  "part-other",  "part-readings"};
static const char *const shapes[2 * N_SHAPES] = {"word", "latin", "cjk", "other", "word-bare", "latin-bare", "cjk-bare", "other-bare"};

bool weight_name(unsigned number, char *out, size_t size) {
    unsigned of_parts = N_MEETINGS * N_PART_EVIDENCE, rest = number - of_parts;
    if (number >= N_WEIGHTS) return false;
    bool is_part = number < of_parts;
    const char *group = is_part ? meetings[number / N_PART_EVIDENCE] : shapes[rest / N_NAME_EVIDENCE];
    const char *what = is_part ? part_evidence[number % N_PART_EVIDENCE] : name_evidence[rest % N_NAME_EVIDENCE];
    size_t n = strlen(group), m = strlen(what);
    if (n + m + 2 > size) return false;
    memcpy(out, group, n);
    out[n] = '/';
    memcpy(out + n + 1, what, m + 1);
    return true;
}

unsigned weight_number(const char *name, size_t length) {
    char text[64];
    for (unsigned i = 0; i < N_WEIGHTS; i++)
        if (weight_name(i, text, sizeof text) && strlen(text) == length && memcmp(text, name, length) == 0) return i;
    return N_WEIGHTS;
}
