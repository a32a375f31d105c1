#include "ident.h"
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

static void digest_of(const char *const *texts, size_t n, uint8_t digest[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t i = 0; i < n; i++) /* a text, a NUL; of NULL, \x01 alone: so that no two lists give the same bytes */
        if (texts[i]) sha256_update(&context, strlen(texts[i]) + 1, (const uint8_t *)texts[i]);
        else sha256_update(&context, 2, (const uint8_t *)"\x01");
    sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

void ident_make(char out[IDENT_SIZE], const char *const *texts, size_t n) {
    static const char digits[] = "0123456789abcdef";
    uint8_t           digest[SHA256_DIGEST_SIZE];
    digest_of(texts, n, digest);
    for (size_t i = 0; i < (IDENT_SIZE - 1) / 2; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[IDENT_SIZE - 1] = '\0';
}

/* ---- Sets -------------------------------------------------------------------------------------------------------- */

static size_t slot_of(const Seen *seen, const uint64_t hash[2]) {
    size_t slot = (size_t)hash[0] & (seen->cap - 1);
    while ((seen->slots[slot][0] | seen->slots[slot][1]) && (seen->slots[slot][0] != hash[0] || seen->slots[slot][1] != hash[1]))
        slot = (slot + 1) & (seen->cap - 1);
    return slot;
}

static bool grow(Seen *seen) {
    Seen larger = {.cap = seen->cap ? seen->cap * 2 : 1024, .n = seen->n};
    if (!(larger.slots = calloc(larger.cap, sizeof *larger.slots))) return false;
    for (size_t i = 0; i < seen->cap; i++) {
        if (!(seen->slots[i][0] | seen->slots[i][1])) continue;
        memcpy(larger.slots[slot_of(&larger, seen->slots[i])], seen->slots[i], sizeof *seen->slots);
    }
    free(seen->slots);
    *seen = larger;
    return true;
}

enum SeenResult seen_add(Seen *seen, const char *id) {
    uint8_t  digest[SHA256_DIGEST_SIZE];
    uint64_t hash[2];
    if (seen->n >= seen->cap / 2 && !grow(seen)) return SEEN_NO_MEMORY;
    digest_of(&id, 1, digest);
    memcpy(hash, digest, sizeof hash);
    uint64_t *slot = seen->slots[slot_of(seen, hash)];
    if (slot[0] | slot[1]) return SEEN_BEFORE;
    memcpy(slot, hash, sizeof hash);
    seen->n++;
    return SEEN_NEW;
}

void seen_free(Seen *seen) { free(seen->slots); }
