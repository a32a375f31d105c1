/* Lines of files, packed or not; and what is told of those that are damaged. */
#include "unit.h"
#include "import/stream.h"
#include "made_file.h"
#include <string.h>
#include <zlib.h>
#include <zstd.h>

static size_t gzip(const char *text, size_t n, char *out, size_t room) {
    z_stream z = {0};
    CU_ASSERT_FATAL(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    z.next_in = (unsigned char *)(size_t)text, z.avail_in = (unsigned)n;
    z.next_out = (unsigned char *)out, z.avail_out = (unsigned)room;
    CU_ASSERT_FATAL(deflate(&z, Z_FINISH) == Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

static size_t zstd(const char *text, size_t n, char *out, size_t room) {
    size_t size = ZSTD_compress(out, room, text, n, 3);
    CU_ASSERT_FATAL(!ZSTD_isError(size));
    return size;
}

/* All lines, "/" behind each; "#" for one that was too long. */
static void read_lines(const char *path, size_t most, char *out, quoth_error *err) {
    Stream     stream;
    StreamLine line;
    size_t     n = 0;
    out[0] = '\0';
    if (!stream_open(&stream, path, err)) return;
    while (stream_line(&stream, most, &line, err) && n < 200) {
        if (line.too_long) out[n++] = '#';
        memcpy(out + n, line.text.at, line.text.n);
        n += line.text.n;
        out[n++] = '/';
    }
    out[n] = '\0';
    stream_close(&stream);
}

static void check(const void *bytes, size_t n, const char *expected, quoth_code code, const char *told) {
    char        out[4096];
    quoth_error err = {0};
    MadeFile    file = file_make(bytes, n);
    read_lines(file.path, 100, out, &err);
    file_unmake(&file);
    if (expected) CU_ASSERT_STRING_EQUAL(out, expected);
    CU_ASSERT_EQUAL(err.code, code);
    if (told) CU_ASSERT_PTR_NOT_NULL(strstr(err.text, told));
}

static const char text[] = "\xEF\xBB\xBFone\r\ntwo\n\nfour";

static void plain_lines(void) {
    check(text, sizeof text - 1, "one/two//four/", QUOTH_OK, NULL);
    check("", 0, "", QUOTH_OK, NULL);
    check("\n", 1, "/", QUOTH_OK, NULL);
}

static void packed_lines(void) {
    char   packed[1024];
    size_t n = gzip(text, sizeof text - 1, packed, 500), m = n + gzip("\nfive", 5, packed + n, 500);
    check(packed, n, "one/two//four/", QUOTH_OK, NULL);
    check(packed, m, "one/two//four/five/", QUOTH_OK, NULL);
    n = zstd(text, sizeof text - 1, packed, 500), m = n + zstd("\nfive", 5, packed + n, 500);
    check(packed, n, "one/two//four/", QUOTH_OK, NULL);
    check(packed, m, "one/two//four/five/", QUOTH_OK, NULL);
}

static void damage_is_told_with_its_place(void) {
    char   packed[1024];
    size_t n = gzip(text, sizeof text - 1, packed, 500);
    memcpy(packed + n, "junk", 4);
    check(packed, n + 4, "one/two//", QUOTH_CORRUPT, "bytes behind the end");
    for (size_t cut = 2; cut < n; cut++) {
        char        out[4096];
        quoth_error err = {0};
        MadeFile    file = file_make(packed, cut);
        read_lines(file.path, 100, out, &err);
        file_unmake(&file);
        CU_ASSERT(err.code == QUOTH_CORRUPT && err.at == cut && strstr(err.text, "cut off"));
    }
    packed[n - 5] ^= 1; /* the sum */
    check(packed, n, NULL, QUOTH_CORRUPT, "damaged gzip");
    n = zstd(text, sizeof text - 1, packed, 500);
    check(packed, n - 1, NULL, QUOTH_CORRUPT, "cut off");
    check("BZh91AY&SY....", 14, "", QUOTH_USAGE, "bzip2");
}

static void long_lines_are_passed_over(void) {
    char   many[2000];
    size_t n = sizeof many;
    memset(many, 'x', n);
    memcpy(many, "a\n", 2);
    many[102] = '\n'; /* 100 bytes */
    many[204] = '\n'; /* 101 */
    memcpy(many + n - 2, "\nb", 2);
    char   out[4096];
    quoth_error err = {0};
    MadeFile    file = file_make(many, n);
    read_lines(file.path, 100, out, &err);
    file_unmake(&file);
    CU_ASSERT_EQUAL(strlen(out), 2 + 101 + 2 + 2 + 2);
    CU_ASSERT_STRING_EQUAL(out + 103, "#/#/b/");
}

static void a_line_may_be_had_again(void) {
    Stream      stream;
    StreamLine  line;
    quoth_error err = {0};
    MadeFile    file = file_make("one\ntwo\n", 8);
    CU_ASSERT_FATAL(stream_open(&stream, file.path, &err));
    CU_ASSERT(stream_line(&stream, 100, &line, &err) && line.number == 1);
    stream_again(&stream);
    CU_ASSERT(stream_line(&stream, 100, &line, &err) && line.number == 1 && slice_is(line.text, "one"));
    CU_ASSERT(stream_line(&stream, 100, &line, &err) && line.number == 2 && slice_is(line.text, "two"));
    CU_ASSERT(!stream_line(&stream, 100, &line, &err) && err.code == QUOTH_OK);
    stream_close(&stream);
    file_unmake(&file);
}

static void ill_formed_bytes_are_found(void) {
    CU_ASSERT_EQUAL(ill_formed_at("abc\xC3\xA9", 5), 5);
    CU_ASSERT_EQUAL(ill_formed_at("abcdefghij\xFFk", 12), 10);
    CU_ASSERT_EQUAL(ill_formed_at("\xED\xA0\x80", 3), 0);
    CU_ASSERT_EQUAL(ill_formed_at("ab\xE2\x82", 4), 2);
    CU_ASSERT_EQUAL(ill_formed_at("", 0), 0);
}

UNIT_MAIN("stream", {"plain lines", plain_lines}, {"packed lines", packed_lines},
          {"damage is told with its place", damage_is_told_with_its_place}, {"long lines are passed over", long_lines_are_passed_over},
          {"a line may be had again", a_line_may_be_had_again}, {"ill-formed bytes are found", ill_formed_bytes_are_found})
