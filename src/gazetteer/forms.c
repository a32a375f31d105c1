#include "forms.h"
#include "correction.h"
#include "sort.h"
#include "text.h"

#define BATCH ((size_t)1 << 20) /* bytes of names that are cut into tokens at a time */

typedef struct Batch {
    Source      *source;
    Forms       *forms;
    uint32_t     first, end; /* names */
    Buffer       text;
    Arena        arena;
    Doc         *doc;
    uint32_t     token;      /* next to be read */
    uint64_t    *hashes;     /* for each token that of the name up to it */
    quoth_error *err;
} Batch;

/* ---- One name ---------------------------------------------------------------------------------------------------- */

/* The prefix with this hash; made where there is none. */
static Index prefix_of(Forms *forms, uint64_t hash, Index before, uint8_t n_tokens) {
    uint32_t cursor;
    Index    i = table_first(&forms->by_hash, hash, &cursor);
    if (i != NONE) return i;
    Prefix *prefix = array_add(&forms->arena, &forms->prefixes);
    if (!prefix || !table_add(&forms->by_hash, hash, forms->prefixes.n - 1)) return NONE;
    *prefix = (Prefix){.hash = hash, .sense = NONE, .before = before, .below = NONE, .n_tokens = n_tokens};
    return forms->prefixes.n - 1;
}

/* All prefixes of the tokens; the last is the form's. */
static Index add_prefixes(Forms *forms, const uint64_t *hashes, uint32_t n) {
    Index form = NONE;
    for (uint32_t i = 0; i < n; i++) {
        form = prefix_of(forms, hashes[i], form, (uint8_t)(i + 1));
        if (form == NONE) return NONE;
    }
    for (Index i = forms->prefixes.at[form].before; i != NONE; i = forms->prefixes.at[i].before) {
        Index *below = &forms->prefixes.at[i].below;
        if (*below != form) *below = *below == NONE ? form : MANY;
    }
    return form;
}

/* The rule of case. "NATO" must stand so; "Reuters" and "de Gaulle" need capitals where they have them; "said" needs none. */
static void read_case(const Token *tokens, uint32_t n, FormSense *sense) {
    bool upper = false, other = false;
    for (uint32_t i = 0; i < n; i++) {
        if (tokens[i].shape >= SHAPE_CAPITAL) sense->capitals |= (uint16_t)(1u << i);
        upper |= tokens[i].shape == SHAPE_UPPER;
        other |= tokens[i].shape != SHAPE_UPPER && tokens[i].shape != SHAPE_NONE;
    }
    if (upper && !other) sense->flags |= SENSE_UPPER;
}

static uint16_t flags_of(const SourceName *name) {
    return (uint16_t)((name->of_word || name->barred ? 0 : SENSE_ENTITY) | (name->exact ? SENSE_EXACT : 0)
                      | (name->company ? SENSE_COMPANY : 0) | (name->is_short ? SENSE_SHORT : 0));
}

bool form_is_fit(Source *source, const SourceName *name, uint32_t n_tokens, bool markup) {
    uint32_t before = source->n_refused;
    if (markup) source_refuse(source, name->spot, "a name with signs that are Markdown in a text");
    else if (!n_tokens) source_refuse(source, name->spot, "a name without a word: %.*s", CLIPPED(name->text));
    else if (n_tokens > NAME_TOKENS) source_refuse(source, name->spot, "a name of %u tokens; at most %u can be", n_tokens, NAME_TOKENS);
    else if (name->text.n > NAME_BYTES)
        source_refuse(source, name->spot, "a name of %u bytes; at most %u can be", name->text.n, NAME_BYTES);
    return source->n_refused == before;
}

/* False: no memory. */
static bool add_form(Batch *batch, Index i, uint32_t first, uint32_t n) {
    Source           *source = batch->source;
    Forms            *forms = batch->forms;
    const SourceName *name = &source->names.at[i];
    bool is_part = name->of_word && source->words.at[name->owner].type == SOURCE_NAME_PART;
    enum Correct correct = name->of_word || name->barred ? CORRECT_NOTHING : correction_of(source, name, batch->hashes[first + n - 1]);
    if (correct == CORRECT_NEVER) return true;
    Index index = add_prefixes(forms, batch->hashes + first, n);
    if (index == NONE) return false;
    Prefix *prefix = &forms->prefixes.at[index];
    if (is_part && prefix->has_part) return true;
    prefix->has_part |= is_part;
    if (prefix->n_senses == FORM_SENSES)
        source_warn(source, name->spot, "of more than %u records with this name the likeliest are kept: %.*s", FORM_SENSES,
                    CLIPPED(name->text));
    if (prefix->n_senses == MOST_ALIKE) { /* told once, as there may be a million more */
        if (!prefix->is_full) source_refuse(source, name->spot, "%u records have this name already: %.*s", MOST_ALIKE, CLIPPED(name->text));
        prefix->is_full = true;
        return true;
    }
    FormSense *sense = array_add(&forms->arena, &forms->senses);
    if (!sense) return false;
    *sense = (FormSense){.prefix = index, .name = i, .flags = flags_of(name)};
    if (correct == CORRECT_COMPANY) sense->flags |= SENSE_COMPANY;
    read_case(batch->doc->tokens.at + first, n, sense);
    prefix->n_senses++;
    return true;
}

/* ---- Batches ----------------------------------------------------------------------------------------------------- */

/* Names in lines of their own, with an empty one between, so that no rule of the tokenizer sees two of them together. */
static void join_names(Batch *batch) {
    batch->text.n = 0;
    buffer_byte(&batch->text, '\n');
    for (batch->end = batch->first; batch->end < batch->source->names.n && batch->text.n < BATCH; batch->end++) {
        Slice text = batch->source->names.at[batch->end].text;
        buffer_add(&batch->text, text.at, text.n);
        buffer_text(&batch->text, "\n\n");
    }
}

/* The tokens up to `end`: how many they are. `markup`: some would be Markdown in a text and passed over there ("*a*"). */
static uint32_t next_tokens(Batch *batch, uint32_t end, bool *markup) {
    const Doc *doc = batch->doc;
    uint32_t   first = batch->token;
    for (; batch->token < doc->tokens.n && doc->tokens.at[batch->token].start < end; batch->token++)
        *markup |= (doc->tokens.at[batch->token].flags & MARKUP) != 0;
    return batch->token - first;
}

/* As each name stands in lines of its own, its first token begins one. */
static bool hash_prefixes(Batch *batch) {
    const Doc *doc = batch->doc;
    uint64_t   hash = PREFIX_START;
    batch->hashes = arena_alloc(&batch->arena, doc->tokens.n * sizeof *batch->hashes);
    if (!batch->hashes) return false;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        const Token *token = &doc->tokens.at[i];
        hash = batch->hashes[i] = prefix_hash(token->flags & LINE_BEFORE ? PREFIX_START : hash, token->fold);
    }
    return true;
}

#define AHEAD 16u /* tokens: some names, while memory looks for the prefixes of the next ones */

/* Asks memory for the places of the prefixes that end with the tokens before `end` + 2 * AHEAD, and for those prefixes of which the place
 * was asked before. */
static void expect_prefixes(const Batch *batch, uint32_t *asked, uint32_t end) {
    const Forms *forms = batch->forms;
    uint32_t     n = batch->doc->tokens.n, cursor;
    for (; *asked < n + AHEAD && *asked < end + 2 * AHEAD; ++*asked) {
        if (*asked < n) table_expect(&forms->by_hash, batch->hashes[*asked]);
        if (*asked < AHEAD) continue;
        Index prefix = table_first(&forms->by_hash, batch->hashes[*asked - AHEAD], &cursor);
        if (prefix != NONE) __builtin_prefetch(&forms->prefixes.at[prefix]);
    }
}

static bool add_forms(Batch *batch) {
    uint32_t at = 1, asked = 0;
    batch->token = 0;
    for (Index i = batch->first; i < batch->end; i++) {
        const SourceName *name = &batch->source->names.at[i];
        bool              markup = false;
        uint32_t          end = at + name->text.n, first = batch->token, n = next_tokens(batch, end, &markup);
        expect_prefixes(batch, &asked, batch->token);
        if (form_is_fit(batch->source, name, n, markup) && !add_form(batch, i, first, n)) return fail_memory(batch->err);
        at = end + 2;
    }
    return true;
}

static bool read_batch(Batch *batch) {
    join_names(batch);
    if (batch->text.failed) return fail_memory(batch->err);
    Doc *doc = batch->doc;
    doc->text = batch->text.at; /* well-formed, as lines of a source are */
    doc->n_text = (uint32_t)batch->text.n;
    doc->tokens.n = 0;
    bool ok = text_tokens(doc, batch->err);
    ok = ok && (hash_prefixes(batch) || fail_memory(batch->err)) && add_forms(batch);
    arena_reset(&batch->arena);
    batch->first = batch->end;
    return ok;
}

/* Room for what there will be at least, so that little is moved: about four prefixes for three names. */
static bool make_room(Forms *forms, uint32_t n_names) {
    uint32_t n_prefixes = n_names < NONE / 2 ? n_names + n_names / 2 : n_names;
    return array_room(&forms->arena, (void **)&forms->senses.at, &forms->senses.cap, 0, n_names, sizeof(FormSense))
        && array_room(&forms->arena, (void **)&forms->prefixes.at, &forms->prefixes.cap, 0, n_prefixes, sizeof(Prefix))
        && table_room(&forms->by_hash, n_prefixes);
}

bool forms_read(Forms *forms, Source *source, quoth_error *err) {
    Batch batch = {.source = source, .forms = forms, .doc = doc_new(err), .err = err};
    bool  ok = batch.doc && (make_room(forms, source->names.n) || fail_memory(err)) && corrections_prepare(source, err);
    while (ok && batch.first < source->names.n) ok = read_batch(&batch);
    if (ok) corrections_tell_unused(source);
    doc_free(batch.doc);
    buffer_free(&batch.text);
    arena_free(&batch.arena);
    return ok;
}

/* ---- The order of the image -------------------------------------------------------------------------------------- */

/* Of the words, the one whose record says most comes first. */
static uint64_t rank_of(const Source *source, const FormSense *sense) {
    const SourceName *name = &source->names.at[sense->name];
    if (name->barred) return 0;
    if (name->of_word) {
        const SourceWord *word = &source->words.at[name->owner];
        return sense_rank(word->type == SOURCE_CUE ? 0 : word->type == SOURCE_TITLE ? 1 : 2, word->record, sense->flags);
    }
    const SourceEntity *entity = &source->entities.at[name->owner];
    return sense_rank(20u - entity->prior, entity->record, sense->flags);
}

/* Room for the senses of one form. */
typedef struct FormSort {
    Sortable  ranks[MOST_ALIKE], spare[MOST_ALIKE];
    FormSense senses[MOST_ALIKE];
} FormSort;

/* Sorts the senses of one form, of which most have one only. Those that are equal stay as they were. */
static void sort_form(FormSort *sort, const Source *source, FormSense *senses, uint32_t n) {
    if (n < 2) return;
    memcpy(sort->senses, senses, n * sizeof *senses);
    for (uint32_t i = 0; i < n; i++) sort->ranks[i] = (Sortable){rank_of(source, &senses[i]), i};
    sort_by_number(sort->ranks, sort->spare, n);
    for (uint32_t i = 0; i < n; i++) senses[i] = sort->senses[sort->ranks[i].value];
}

/* Puts the senses of each form together; prefix->sense is then behind those of its own. */
static void gather(Forms *forms, FormSense *senses) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        Prefix *prefix = &forms->prefixes.at[i];
        if (prefix->n_senses) prefix->sense = next;
        next += prefix->n_senses;
    }
    for (uint32_t i = 0; i < forms->senses.n; i++) senses[forms->prefixes.at[forms->senses.at[i].prefix].sense++] = forms->senses.at[i];
}

/* The forms have the order of their prefixes. */
bool forms_sort(Forms *forms, const Source *source) {
    FormSense *senses = arena_alloc(&forms->arena, forms->senses.n * sizeof *senses);
    FormSort  *sort = arena_alloc(&forms->arena, sizeof *sort);
    uint32_t   kept = 0;
    if (!senses || !sort) return false;
    gather(forms, senses);
    for (uint32_t i = 0; i < forms->prefixes.n; i++) {
        Prefix *prefix = &forms->prefixes.at[i];
        if (!prefix->n_senses) continue;
        FormSense *own = senses + (prefix->sense - prefix->n_senses);
        sort_form(sort, source, own, prefix->n_senses);
        if (prefix->n_senses > FORM_SENSES) prefix->n_senses = FORM_SENSES;
        memmove(senses + kept, own, prefix->n_senses * sizeof *own);
        prefix->sense = kept;
        kept += prefix->n_senses;
    }
    forms->senses.at = senses;
    forms->senses.n = kept;
    return true;
}

void forms_free(Forms *forms) {
    table_free(&forms->by_hash);
    arena_free(&forms->arena);
}
