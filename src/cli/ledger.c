#include "ledger.h"
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* An id goes by the first 16 bytes of its SHA-256. */
typedef struct LedgerEntry {
    uint64_t key[2]; /* both 0: an empty place */
    size_t   n;
} LedgerEntry;

static void digest(const char *bytes, size_t length, uint8_t out[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx hash;
    sha256_init(&hash);
    if (length) sha256_update(&hash, length, (const uint8_t *)bytes);
    sha256_digest(&hash, SHA256_DIGEST_SIZE, out);
}

static LedgerEntry entry_of(const char *id) {
    LedgerEntry entry = {.key = {1, 0}}; /* of NULL */
    uint8_t     bytes[SHA256_DIGEST_SIZE];
    if (!id) return entry;
    digest(id, strlen(id), bytes);
    memcpy(entry.key, bytes, sizeof entry.key);
    return entry;
}

static bool is_empty(const LedgerEntry *entry) { return !entry->key[0] && !entry->key[1]; }

/* Where the key is, or would be; the ledger has an empty place. */
static LedgerEntry *place_of(const Ledger *ledger, const LedgerEntry *entry) {
    size_t i = (size_t)entry->key[0] & ledger->mask;
    while (!is_empty(&ledger->at[i]) && memcmp(ledger->at[i].key, entry->key, sizeof entry->key) != 0) i = (i + 1) & ledger->mask;
    return &ledger->at[i];
}

static bool make_room(Ledger *ledger) {
    if (ledger->at && ledger->n < ledger->mask / 2) return true;
    Ledger larger = *ledger;
    larger.mask = ledger->at ? ledger->mask * 2 + 1 : 1023;
    larger.at = calloc(larger.mask + 1, sizeof *larger.at);
    if (!larger.at) return false;
    for (size_t i = 0; ledger->at && i <= ledger->mask; i++)
        if (!is_empty(&ledger->at[i])) *place_of(&larger, &ledger->at[i]) = ledger->at[i];
    free(ledger->at);
    *ledger = larger;
    return true;
}

bool ledger_enter(Ledger *ledger, const char *id) {
    LedgerEntry entry = entry_of(id);
    if (!make_room(ledger)) return false;
    LedgerEntry *place = place_of(ledger, &entry);
    if (is_empty(place)) {
        *place = entry;
        ledger->n++;
    }
    place->n++;
    ledger->left++;
    return true;
}

bool ledger_cross_out(Ledger *ledger, const char *id) {
    LedgerEntry  entry = entry_of(id);
    LedgerEntry *place = ledger->at ? place_of(ledger, &entry) : NULL;
    if (!place || !place->n) return false;
    place->n--;
    ledger->left--;
    return true;
}

static bool has_by_text(Ledger *ledger, const Article *article) {
    static const char digits[] = "0123456789abcdef";
    uint8_t           bytes[SHA256_DIGEST_SIZE];
    char              id[2 * SHA256_DIGEST_SIZE + 1] = "";
    digest(article->text, article->length, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        id[2 * i] = digits[bytes[i] >> 4];
        id[2 * i + 1] = digits[bytes[i] & 15];
    }
    return ledger_cross_out(ledger, id);
}

bool ledger_has(Ledger *ledger, const Article *article) {
    if (article->meta.id) return ledger_cross_out(ledger, article->meta.id);
    return (article->text && has_by_text(ledger, article)) || ledger_cross_out(ledger, NULL);
}

void ledger_free(Ledger *ledger) {
    free(ledger->at);
    *ledger = (Ledger){0};
}
