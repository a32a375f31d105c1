#include "rules.h"
#include "hash.h"
#include "mem.h"
#include <jansson.h>
#include <string.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define LINE_MOST 4096u  /* bytes of a line that are looked at */
#define SHORT_LINE 300u  /* longer ones are tried by "long" rules alone: paragraphs of the body cost next to nothing */
#define MATCH_LIMIT 10000u
#define HEAP_LIMIT 1024u /* KiB */

typedef struct Rule {
    pcre2_code *code;
    uint8_t     zone;
    bool        caseless, anywhere, takes_long;
    bool        compiled;  /* to machine code */
    uint8_t     first[32]; /* bits of the bytes that a match can begin with */
    uint8_t     needed;    /* a byte that each match has, or 0: "**" ends some captions */
} Rule;

/* Which rules may fit a line that begins so: worked out when the first such line comes, as many lines begin alike. */
typedef struct Beginning {
    uint64_t start; /* the first two characters, and in the highest byte how many bytes they have; 0: nothing is here yet */
    uint64_t rules; /* a bit for each */
} Beginning;

#define BEGINNINGS 1024u

struct Rules {
    pcre2_general_context *memory;
    pcre2_match_context   *limits;
    pcre2_match_data      *match;
    Rule                  *at;
    size_t                 n;
    Beginning              beginnings[BEGINNINGS];
};

/* ---- loading ----------------------------------------------------------------------------------------------------- */

typedef struct Loader {
    const char  *name; /* of the file, for messages */
    quoth_error *err;
} Loader;

static void *take_memory(PCRE2_SIZE size, void *context) {
    (void)context;
    return mem_alloc(size);
}

static void give_memory(void *block, void *context) {
    (void)context;
    mem_free(block);
}

static bool refuse(const Loader *loader, size_t number, const char *what, const char *which) {
    return fail(loader->err, QUOTH_RULES, number, "%s: rule %zu: %s%s", loader->name, number, what, which);
}

static bool zone_of(const char *name, uint8_t *zone) {
    for (uint8_t i = 0; i < N_ZONES; i++)
        if (strcmp(zone_name(i), name) == 0) {
            *zone = i;
            return true;
        }
    return false;
}

static bool refuse_pattern(const Loader *loader, const Rule *rule, size_t number, int error, PCRE2_SIZE offset) {
    PCRE2_UCHAR message[120];
    if (pcre2_get_error_message(error, message, sizeof message) < 0) message[0] = '\0';
    return fail(loader->err, QUOTH_RULES, number, "%s: rule %zu (%s): pattern offset %zu: %s", loader->name, number,
                zone_name(rule->zone), offset, (const char *)message);
}

/* PCRE2 knows the first bytes of patterns that are not anchored; to ask it costs less than to try each rule on each line. */
static void note_first_bytes(Rule *rule, const pcre2_code *unanchored) {
    const uint8_t *bits = NULL;
    memset(rule->first, 0xFF, sizeof rule->first);
    if (unanchored && !rule->anywhere && pcre2_pattern_info(unanchored, PCRE2_INFO_FIRSTBITMAP, &bits) == 0 && bits)
        memcpy(rule->first, bits, sizeof rule->first);
}

/* To look for it here costs less than to ask PCRE2. A letter might stand there in its other case. */
static void note_needed_byte(Rule *rule) {
    uint32_t type = 0, byte = 0;
    if (pcre2_pattern_info(rule->code, PCRE2_INFO_LASTCODETYPE, &type) != 0 || type != 1) return;
    if (pcre2_pattern_info(rule->code, PCRE2_INFO_LASTCODEUNIT, &byte) != 0 || byte >= 0x80) return;
    if ((byte | 0x20) < 'a' || (byte | 0x20) > 'z') rule->needed = (uint8_t)byte;
}

static bool compile(Rules *rules, Rule *rule, const Loader *loader, size_t number, const char *pattern) {
    int        error = 0;
    uint32_t   options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
    PCRE2_SIZE offset = 0;
    pcre2_compile_context *context = pcre2_compile_context_create(rules->memory);
    if (!context) return fail_memory(loader->err);
    options |= rule->caseless ? PCRE2_CASELESS : 0;
    pcre2_code *unanchored = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &error, &offset, context);
    note_first_bytes(rule, unanchored);
    pcre2_code_free(unanchored);
    options |= rule->anywhere ? 0 : PCRE2_ANCHORED;
    rule->code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &error, &offset, context);
    pcre2_compile_context_free(context);
    if (!rule->code && error == PCRE2_ERROR_HEAP_FAILED) return fail_memory(loader->err);
    if (!rule->code) return refuse_pattern(loader, rule, number, error, offset);
    note_needed_byte(rule);
    rule->compiled = pcre2_jit_compile(rule->code, PCRE2_JIT_COMPLETE) == 0; /* where there is no JIT, the interpreter does it */
    return true;
}

static bool read_flag(const Loader *loader, size_t number, const char *key, json_t *value, bool *flag) {
    if (!json_is_boolean(value)) return refuse(loader, number, "not true or false: ", key);
    *flag = json_is_true(value);
    return true;
}

static bool *flag_named(Rule *rule, const char *key) {
    if (strcmp(key, "caseless") == 0) return &rule->caseless;
    if (strcmp(key, "anywhere") == 0) return &rule->anywhere;
    return strcmp(key, "long") == 0 ? &rule->takes_long : NULL;
}

static bool read_rule(Rules *rules, Rule *rule, const Loader *loader, size_t number, json_t *json) {
    const char *key, *pattern = NULL, *zone = NULL;
    json_t     *value;
    if (!json_is_object(json)) return refuse(loader, number, "not an object", "");
    json_object_foreach(json, key, value) {
        bool *flag = flag_named(rule, key);
        if (flag) {
            if (!read_flag(loader, number, key, value, flag)) return false;
            continue;
        }
        const char *string = json_string_value(value);
        if (!string) return refuse(loader, number, "not a string: ", key);
        if (strcmp(key, "pattern") == 0) pattern = string;
        else if (strcmp(key, "zone") == 0) zone = string;
        else if (strcmp(key, "note") != 0) return refuse(loader, number, "unknown field: ", key);
    }
    if (!pattern || !zone) return refuse(loader, number, "without ", pattern ? "zone" : "pattern");
    if (!zone_of(zone, &rule->zone)) return refuse(loader, number, "unknown zone: ", zone);
    return compile(rules, rule, loader, number, pattern);
}

static bool read_rules(Rules *rules, const Loader *loader, json_t *json) {
    json_t *list = json_object_get(json, "rules");
    if (!json_is_array(list) || json_object_size(json) != 1)
        return fail(loader->err, QUOTH_RULES, 0, "%s: not {\"rules\": [...]} and nothing else", loader->name);
    size_t n = json_array_size(list);
    rules->at = mem_zeroed(n * sizeof *rules->at); /* n is at most the bytes of the file */
    if (!rules->at) return fail_memory(loader->err);
    for (; rules->n < n; rules->n++)
        if (!read_rule(rules, &rules->at[rules->n], loader, rules->n + 1, json_array_get(list, rules->n))) return false;
    return true;
}

static bool set_up(Rules *rules, quoth_error *err) {
    rules->memory = pcre2_general_context_create(take_memory, give_memory, NULL);
    rules->limits = rules->memory ? pcre2_match_context_create(rules->memory) : NULL;
    rules->match = rules->limits ? pcre2_match_data_create(1, rules->memory) : NULL;
    if (!rules->match) return fail_memory(err);
    pcre2_set_match_limit(rules->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(rules->limits, MATCH_LIMIT);
    pcre2_set_heap_limit(rules->limits, HEAP_LIMIT);
    return true;
}

Rules *rules_load(const char *json, size_t length, const char *name, quoth_error *err) {
    Loader       loader = {name, err};
    json_error_t error;
    Rules       *rules = mem_zeroed(sizeof *rules);
    if (!rules) {
        fail_memory(err);
        return NULL;
    }
    json_t *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &error);
    if (!root) fail(err, QUOTH_RULES, (uint64_t)error.line, "%s:%d:%d: %s", name, error.line, error.column, error.text);
    bool ok = root && set_up(rules, err) && read_rules(rules, &loader, root);
    json_decref(root);
    if (ok) return rules;
    rules_free(rules);
    return NULL;
}

void rules_free(Rules *rules) {
    if (!rules) return;
    for (size_t i = 0; i < rules->n; i++) pcre2_code_free(rules->at[i].code);
    mem_free(rules->at);
    pcre2_match_data_free(rules->match);
    pcre2_match_context_free(rules->limits);
    pcre2_general_context_free(rules->memory);
    mem_free(rules);
}

/* ---- matching ---------------------------------------------------------------------------------------------------- */

static uint64_t bit_of(size_t rule) { return UINT64_C(1) << (rule < 63 ? rule : 63); } /* the last is that of all others */

static size_t cut(const char *line, size_t length) {
    if (length <= LINE_MOST) return length;
    length = LINE_MOST;
    while (length > 0 && ((unsigned char)line[length] & 0xC0) == 0x80) length--;
    return length;
}

static int match(const Rules *rules, const Rule *rule, const char *line, size_t length) {
    PCRE2_SPTR text = (PCRE2_SPTR)line;
    if (rule->needed && !memchr(line, rule->needed, length)) return PCRE2_ERROR_NOMATCH;
    if (rule->compiled) return pcre2_jit_match(rule->code, text, length, 0, PCRE2_NO_UTF_CHECK, rules->match, rules->limits);
    return pcre2_match(rule->code, text, length, 0, PCRE2_NO_UTF_CHECK, rules->match, rules->limits);
}

static bool may_begin(const Rules *rules, const Rule *rule, const char *start, size_t length) {
    unsigned char byte = (unsigned char)start[0];
    if (rule->anywhere) return true;
    if (!(rule->first[byte / 8] >> (byte % 8) & 1)) return false;
    const uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_PARTIAL_HARD; /* what more text could make fit is a partial match */
    return pcre2_match(rule->code, (PCRE2_SPTR)start, length, 0, options, rules->match, rules->limits) != PCRE2_ERROR_NOMATCH;
}

static size_t first_two_characters(const char *line, size_t length) {
    size_t n = 0;
    for (unsigned characters = 0; n < length; n++) {
        characters += ((unsigned char)line[n] & 0xC0) != 0x80;
        if (characters > 2) break;
    }
    return n;
}

static uint64_t candidates(Rules *rules, const char *line, size_t length) {
    size_t n = first_two_characters(line, length);
    if (n == 0 || n > 7) return UINT64_MAX; /* no line, or no place for the length beside the bytes */
    uint64_t   start = hash_load(line, n) | (uint64_t)n << 56;
    Beginning *beginning = &rules->beginnings[hash_mix(HASH_SEED, start) % BEGINNINGS];
    if (beginning->start == start) return beginning->rules;
    *beginning = (Beginning){start, 0};
    for (size_t i = 0; i < rules->n; i++)
        if (may_begin(rules, &rules->at[i], line, n)) beginning->rules |= bit_of(i);
    return beginning->rules;
}

bool rules_zone(Rules *rules, const char *line, size_t length, uint8_t *zone, quoth_error *err) {
    bool is_long = length > SHORT_LINE;
    *zone = N_ZONES;
    length = cut(line, length);
    uint64_t tried = candidates(rules, line, length);
    for (size_t i = 0; i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        if (!(tried & bit_of(i)) || (is_long && !rule->takes_long)) continue;
        int found = match(rules, rule, line, length);
        if (found == PCRE2_ERROR_NOMATCH) continue;
        if (found == PCRE2_ERROR_NOMEMORY) return fail_memory(err);
        if (found < 0)
            return fail(err, QUOTH_PATTERN, i + 1, "line rule %zu (%s): error %d of PCRE2", i + 1, zone_name(rule->zone), found);
        *zone = rule->zone;
        return true;
    }
    return true;
}
