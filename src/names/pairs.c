#include "pairs.h"
#include "memory.h"
#include "stretch.h"

static float least_of(float a, float b) { return a < b ? a : b; }

/* ---- Alignment -------------------------------------------------------------------------------------------------------- */

static unsigned longest_block(enum Script script) { return script == SCRIPT_LATIN ? 3 : script == SCRIPT_HAN ? 6 : 4; }

/* The cost over which no two parts of these lengths are one. */
static unsigned hopeless(unsigned longer, bool same_script, bool quick) {
    if (quick) return same_script ? 250 + 65 * longer : 700 + 150 * longer;
    return same_script ? 400 + 200 * longer : 800 + 200 * longer;
}

bool pair_is_far(Frame a, Frame b, unsigned longer, unsigned shorter, bool same_script, bool quick) {
    unsigned room = !same_script ? 3 + longer / 4 : quick ? 1 + longer / 6 : 2 + longer / 5;
    if (quick && same_script && longer > shorter + 3) return true;
    if (!frame_is_known(a) || !frame_is_known(b)) return false;
    return frames_lack(a, b, room) || (same_script && frames_cost(a, b) > hopeless(longer, same_script, quick));
}

static unsigned longer_of(const Stretch *x, const Stretch *y) { return x->plain > y->plain ? x->plain : y->plain; }
static unsigned shorter_of(const Stretch *x, const Stretch *y) { return x->plain < y->plain ? x->plain : y->plain; }

static bool are_far(Spelt x, Spelt y) {
    const Stretch *a = x.letters, *b = y.letters;
    return pair_is_far(a->frame, b->frame, longer_of(a, b), shorter_of(a, b), x.script == y.script, x.quick);
}

bool pair_align(Spelt x, Side of_x, Spelt y, Side of_y, Alignment *out) {
    bool latin = x.script == SCRIPT_LATIN && y.script == SCRIPT_LATIN, turned = x.script == SCRIPT_LATIN && !latin;
    align(x.name->model, turned ? of_y : of_x, turned ? of_x : of_y, latin, longest_block(turned ? y.script : x.script),
          hopeless(longer_of(x.letters, y.letters), x.script == y.script, x.quick), out);
    return !turned;
}

static bool is_same_side(Side a, Side b) {
    if (a.n != b.n) return false;
    for (unsigned i = 0; i < a.n; i++)
        if (a.at[i].symbol != b.at[i].symbol) return false;
    return true;
}

/* ---- Evidence --------------------------------------------------------------------------------------------------------- */

static float weigh(const float *weights, const float *evidence) {
    float sum = 0;
    for (unsigned i = 0; i < N_PART_EVIDENCE; i++) sum += weights[i] * evidence[i];
    return sum > Z_MOST ? Z_MOST : sum < -Z_MOST ? -Z_MOST : sum;
}

static void collect(const Stretch *x, const Stretch *y, bool latin, const Alignment *alignment, float *e) {
    float cost = (float)alignment->cost / 100, worst = (float)alignment->worst / 100, told = (float)(x->told + y->told) / 200;
    float length = (float)(x->plain + y->plain) / 2;
    e[PART_always_] = 1;
    e[PART_cost_] = cost;
    e[PART_cost_low_] = least_of(cost, 3);
    e[PART_cost_some_] = least_of(cost, 7);
    e[PART_by_length_] = cost / length;
    e[PART_worst_] = worst;
    e[PART_worst_low_] = least_of(worst, 2.5F);
    e[PART_second_] = (float)alignment->second / 100;
    e[PART_steps_] = alignment->dear;
    e[PART_told_] = told;
    e[PART_told_low_] = least_of(told, 20);
    e[PART_gap_] = latin ? (float)(x->plain > y->plain ? x->plain - y->plain : y->plain - x->plain) : 0;
    e[PART_first_] = (float)alignment->first / 100;
    e[PART_last_] = (float)alignment->last / 100;
    e[PART_shortness_] = 1 / length;
}

void pair_of_equal(const SpellingModel *model, const Part *part, Pair *out) {
    const Stretch *x = &part->written;
    float evidence[N_PART_EVIDENCE];
    Alignment alignment;
    alignment_clear(&alignment);
    collect(x, x, part->script == SCRIPT_LATIN, &alignment, evidence);
    *out = (Pair){.z = weigh(part_weights(model, part->script), evidence), .told = x->told, .how = HOW_EQUAL,
                  .known = part->n_rows ? KNOWN_SAME : KNOWN_NOT, .letters = x->plain};
}

static const Pair far_pair = {.z = -Z_MOST, .cost = 2000, .worst = 900, .second = 900};

/* Of two that are not far at first sight. */
static void pair_of_near(Spelt x, Spelt y, Pair *out, float evidence[N_PART_EVIDENCE]) {
    float here[N_PART_EVIDENCE];
    Alignment alignment;
    JoinRoom rooms[2];
    bool latin = x.script == SCRIPT_LATIN && y.script == SCRIPT_LATIN;
    Side a = stretch_side(x.name, x.letters, latin, &rooms[0]), b = stretch_side(y.name, y.letters, latin, &rooms[1]);
    bool equal = x.script == y.script && x.letters->frame.order == y.letters->frame.order && is_same_side(a, b);
    if (equal) alignment_clear(&alignment);
    else pair_align(x, a, y, b, &alignment);
    if (alignment.cost == ALIGN_FAR) return;
    collect(x.letters, y.letters, latin, &alignment, here);
    if (evidence) memcpy(evidence, here, sizeof here);
    *out = (Pair){.z = weigh(part_weights(x.name->model, x.script == SCRIPT_LATIN ? y.script : x.script), here),
                  .cost = alignment.cost, .worst = alignment.worst, .second = alignment.second,
                  .told = (uint16_t)((x.letters->told + y.letters->told) / 2), .how = equal ? HOW_EQUAL : HOW_ALIGNED,
                  .letters = (uint8_t)((x.letters->plain + y.letters->plain) / 2)};
}

void pair_of_stretches(Spelt x, Spelt y, Pair *out, float evidence[N_PART_EVIDENCE]) {
    *out = far_pair;
    if (!x.letters->n || !y.letters->n || are_far(x, y)) return;
    pair_of_near(x, y, out, evidence);
}

/* ---- Parts ------------------------------------------------------------------------------------------------------------ */

static void better(Spelt x, Spelt y, Pair *best) {
    Pair pair;
    if (!x.letters->n || !y.letters->n) return;
    pair_of_stretches(x, y, &pair, NULL);
    if (pair.z > best->z) *best = pair;
}

static uint8_t known_as(const Part *a, const Part *b) {
    bool gender = false;
    if (!a->n_rows || !b->n_rows) return KNOWN_NOT;
    for (unsigned i = 0; i < a->n_rows; i++)
        for (unsigned j = 0; j < b->n_rows; j++) {
            if (ROW_OF(a->rows[i]) != ROW_OF(b->rows[j])) continue;
            unsigned x = ROW_GENDER(a->rows[i]), y = ROW_GENDER(b->rows[j]);
            if (x == y || (x < 2 && y < 2)) return KNOWN_SAME;
            gender = true;
        }
    return gender ? KNOWN_GENDER : KNOWN_OTHER;
}

static bool is_nickname(const Part *a, const Part *b) {
    if (a->n_nicks + b->n_nicks == 2) return false; /* each itself alone */
    for (unsigned i = 0; i < a->n_nicks; i++)
        for (unsigned j = 0; j < b->n_nicks; j++)
            if ((i || j) && a->nicks[i] == b->nicks[j]) return true;
    return false;
}

/* Can a word that starts with this be abbreviated by that: Evgeny and Y., Vladimir and U. */
static bool starts_alike(char x, char y) {
    static const char pairs[][3] = {"ye", "yj", "kc", "vw", "iy", "ij", "fp", "uv", "zd", "sz"};
    if (x == y) return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((x == pairs[i][0] && y == pairs[i][1]) || (y == pairs[i][0] && x == pairs[i][1])) return true;
    return false;
}

static void pair_initial(const Sketch *x, const Sketch *y, Pair *out) {
    bool fits = x->first && y->first && starts_alike(x->first, y->first);
    *out = (Pair){.z = fits ? 1.5F : -Z_MOST, .how = fits ? HOW_INITIAL : HOW_FAR, .letters = 1, .cost = fits ? 0 : 2000, .worst = fits ? 0 : 900};
}

/* A part as written, or as read where the other is in a third script. */
static Spelt spelt(const Name *name, const Part *part, bool read, bool quick) {
    bool romanised = read && part->script != SCRIPT_LATIN;
    return (Spelt){name, romanised ? &part->read : &part->written, romanised ? SCRIPT_LATIN : (enum Script)part->script, quick};
}

static void pair_words(const Name *a, const Part *x, const Name *b, const Part *y, bool quick, Pair *out) {
    bool direct = x->script == SCRIPT_LATIN || y->script == SCRIPT_LATIN || (x->script == y->script && x->written_hash == y->written_hash);
    Spelt of_x = spelt(a, x, !direct, quick), of_y = spelt(b, y, !direct, quick);
    pair_of_stretches(of_x, of_y, out, NULL);
    if (!direct || out->z > 4) return;
    better((Spelt){a, &x->bare, of_x.script, quick}, of_y, out);
    better(of_x, (Spelt){b, &y->bare, of_y.script, quick}, out);
}

static void pair_joined(const Name *a, unsigned i, unsigned takes, const Name *b, unsigned j, unsigned gives, bool quick, Pair *out) {
    Stretch rooms[2];
    Spelt x = {a, stretch_in_row(a, i, takes, &rooms[0]), (enum Script)a->sketches[i].script, quick};
    Spelt y = {b, stretch_in_row(b, j, gives, &rooms[1]), (enum Script)b->sketches[j].script, quick};
    if (x.script != SCRIPT_LATIN && y.script != SCRIPT_LATIN && x.script != y.script) *out = far_pair;
    else pair_of_stretches(x, y, out, NULL);
}

static void pair_of_two(const Name *a, const Part *x, const Name *b, const Part *y, bool quick, Pair *out) {
    pair_words(a, x, b, y, quick, out);
    if (out->z < 1 && !x->father && !y->father && is_nickname(x, y)) out->how = HOW_NICKNAME;
    if (out->how != HOW_FAR) out->known = known_as(x, y);
}

/* The same for two that the memory has. */
static void pair_of_kept(const Name *a, const Part *x, const Name *b, const Part *y, bool quick, Pair *out) {
    uint64_t  key = memory_key(x, y, quick);
    KeptPair *kept = memory_pair(a->memory, key);
    if (kept->key != key) {
        kept->key = key;
        pair_of_two(a, x, b, y, quick, &kept->pair);
    }
    *out = kept->pair;
}

void pair_of_parts(const Name *a, unsigned i, unsigned takes, const Name *b, unsigned j, unsigned gives, bool quick, Pair *out) {
    const Part *x = &a->parts[i], *y = &b->parts[j];
    if (takes > 1 || gives > 1) pair_joined(a, i, takes, b, j, gives, quick, out);
    else if (a->sketches[i].initial || b->sketches[j].initial) pair_initial(&a->sketches[i], &b->sketches[j], out);
    else if (a->memory && x->number && y->number) pair_of_kept(a, x, b, y, quick, out);
    else pair_of_two(a, x, b, y, quick, out);
}
