/* From code points of a text to its bytes, in constant time. */
#include "character.h"
#include "check.h"
#include <stdlib.h>
#include <string.h>

#define STRIDE 64 /* characters from one kept place to the next */

bool known_make(Known *known, const char *text, size_t n) {
    *known = (Known){.text = text, .n = n, .places = malloc((n / STRIDE + 1) * sizeof(Place))};
    if (!known->places) return false;
    Place here = {0, 0};
    for (; here.byte < n; known->points++) {
        size_t length = character_length((const unsigned char *)text + here.byte, n - here.byte);
        if (known->points % STRIDE == 0) known->places[known->points / STRIDE] = here;
        if (!length) return known_free(known), false;
        known->may_be_repaired |= length == 3 && memcmp(text + here.byte, "\xEF\xBF\xBD", 3) == 0;
        here.byte += length;
        here.wide += length == 4;
    }
    if (known->points % STRIDE == 0) known->places[known->points / STRIDE] = here;
    return true;
}

void known_free(Known *known) {
    free(known->places);
    *known = (Known){0};
}

bool known_place(const Known *known, size_t point, Place *place) {
    if (point > known->points) return false;
    *place = known->places[point / STRIDE];
    for (size_t i = point % STRIDE; i > 0; i--) {
        unsigned char lead = (unsigned char)known->text[place->byte];
        place->byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        place->wide += lead >= 0xF0;
    }
    return true;
}
