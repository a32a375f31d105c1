/* Any bytes as a web page. What must hold: the text is well-formed UTF-8 without NUL, neither it nor a line of it begins or ends with a
 * space, the page says nothing that is empty, and reading is refused for depth alone. */
#include "bytes.h"
#include "character.h"
#include "charset.h"
#include "cli.h"
#include "web_page.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : require_failed(#condition, __LINE__))

_Noreturn static void require_failed(const char *condition, int line) {
    fprintf(stderr, "fuzz_page.c:%d: does not hold: %s\n", line, condition);
    abort();
}

static void check_text(const char *text, size_t n) {
    REQUIRE(strlen(text) == n);
    for (size_t i = 0, step; i < n; i += step) REQUIRE((step = character_length((const unsigned char *)text + i, n - i)) != 0);
}

static void check_lines(const char *text) {
    for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        size_t n = strcspn(line, "\n");
        REQUIRE(!n || (line[0] != ' ' && line[n - 1] != ' '));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    WebPage        page;
    quoth_error err = {0};
    const char *names[] = {NULL, "UTF-8", "koi8-r"};
    const char *facts[5];
    if (web_page_read(&page, (const char *)data, size, size ? names[data[0] % 3] : NULL, &err)) {
        check_text(page.text, page.length);
        check_lines(page.text);
        memcpy(facts, (const char *[]){page.title, page.url, page.outlet, page.published, page.language}, sizeof facts);
        for (size_t i = 0; i < 5; i++) REQUIRE(!facts[i] || *facts[i]);
    } else REQUIRE(err.code == QUOTH_TOO_LARGE || err.code == QUOTH_USAGE);
    web_page_free(&page);
    return 0;
}
