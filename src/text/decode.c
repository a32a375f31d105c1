/* From bytes to well-formed text. Everything behind this door may take UTF-8 for granted. */
#include "text.h"
#include "utf8.h"
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"
#define LONGEST ((size_t)UINT32_MAX / 4) /* each byte can become three, and offsets are 32 bits wide */

/* One step from `at`: the bytes of a code point, or of a maximal ill-formed subpart. */
typedef struct Step {
    unsigned length;
    bool     ok;
} Step;

static inline bool within(unsigned char byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

/* Table 3-7 of the Unicode Standard: only the second byte has bounds of its own. */
static Step step_beyond_ascii(const unsigned char *at, size_t left) {
    unsigned char lead = at[0];
    unsigned      need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, low = 0x80, high = 0xBF;
    if (!within(lead, 0xC2, 0xF4)) return (Step){1, false};
    if (lead == 0xE0) low = 0xA0;
    else if (lead == 0xED) high = 0x9F;
    else if (lead == 0xF0) low = 0x90;
    else if (lead == 0xF4) high = 0x8F;
    unsigned i = 1;
    for (; i < need && i < left; i++, low = 0x80, high = 0xBF)
        if (!within(at[i], low, high)) break;
    return (Step){i, i == need};
}

typedef struct Survey {
    size_t n_bad, first_bad, n_out;
} Survey;

static Survey survey(const unsigned char *bytes, size_t length) {
    Survey found = {.n_out = length};
    for (size_t at = 0; at < length;) {
        if (bytes[at] < 0x80) {
            at += utf8_ascii_run(bytes + at, length - at);
            continue;
        }
        Step step = step_beyond_ascii(bytes + at, length - at);
        if (!step.ok) {
            if (found.n_bad++ == 0) found.first_bad = at;
            found.n_out += 3 - step.length;
        }
        at += step.length;
    }
    return found;
}

bool text_well_formed(const char *bytes, size_t length) { return survey((const unsigned char *)bytes, length).n_bad == 0; }

/* Writes the text with one U+FFFD for each ill-formed subpart, and where offsets shift by it. */
static bool repair(Doc *doc, const unsigned char *bytes, size_t length, char *out, quoth_error *err) {
    uint32_t n = 0;
    for (size_t at = 0; at < length;) {
        Step step = bytes[at] < 0x80 ? (Step){1, true} : step_beyond_ascii(bytes + at, length - at);
        memcpy(out + n, step.ok ? (const char *)bytes + at : REPLACEMENT, step.ok ? step.length : 3);
        n += step.ok ? step.length : 3;
        at += step.length;
        if (step.ok || step.length == 3) continue;
        Repair *shift = array_add(&doc->arena, &doc->repairs);
        if (!shift) return fail_memory(err);
        *shift = (Repair){.at = n, .delta = (int32_t)((int64_t)at - (int64_t)n)};
    }
    return true;
}

static bool note_repairs(Doc *doc, const Survey *found, quoth_error *err) {
    char     words[80];
    int      n = snprintf(words, sizeof words, "%zu ill-formed byte sequences replaced by U+FFFD", found->n_bad);
    char    *text = n > 0 ? arena_copy(&doc->arena, words, (size_t)n) : NULL;
    uint32_t at = (uint32_t)found->first_bad;
    if (!text) return fail_memory(err);
    return doc_note(doc, "ill-formed", (Span){at, at + 3}, text, err);
}

bool text_is_well_formed(const char *bytes, size_t length) { return !survey((const unsigned char *)bytes, length).n_bad; }

/* A name for what was read: its SHA-256, in hex. */
static void put_digest(const char *bytes, size_t length, char hex[2 * SHA256_DIGEST_SIZE + 1]) {
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx hash;
    uint8_t           digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    if (length) sha256_update(&hash, length, (const uint8_t *)bytes);
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * sizeof digest] = '\0';
}

bool text_decode(Doc *doc, const char *bytes, size_t length, bool refuse, quoth_error *err) {
    if (length > LONGEST)
        return fail(err, QUOTH_TOO_LARGE, length, "text of %zu bytes is over the limit of %zu", length, LONGEST);
    const unsigned char *in = (const unsigned char *)bytes;
    Survey               found = survey(in, length);
    if (refuse && found.n_bad)
        return fail(err, QUOTH_ENCODING, found.first_bad, "ill-formed UTF-8 at byte %zu", found.first_bad);
    char *out = arena_alloc(&doc->arena, found.n_out + 1);
    if (!out) return fail_memory(err);
    if (found.n_bad) {
        if (!repair(doc, in, length, out, err) || !note_repairs(doc, &found, err)) return false;
    } else if (length) memcpy(out, bytes, length);
    out[found.n_out] = '\0';
    doc->text = out;
    doc->n_text = (uint32_t)found.n_out;
    doc->input_bytes = length;
    put_digest(bytes, length, doc->sha256);
    return true;
}
