#include "classes.h"
#include <string.h>

static const char *const names[] = {
#define CLASS_TEXT(name) #name,
    WORD_CLASSES(CLASS_TEXT)
#undef CLASS_TEXT
};

static char as_listed(char c) { return c == '_' ? '-' : (char)(c | 0x20); }

uint64_t class_bit(const char *name, unsigned length) {
    for (unsigned i = 0; i < N_WORD_CLASSES; i++) {
        unsigned j = 0;
        while (j < length && names[i][j] && as_listed(names[i][j]) == name[j]) j++;
        if (j == length && !names[i][j]) return UINT64_C(1) << i;
    }
    return 0;
}

const char *class_name(unsigned number) { return number < N_WORD_CLASSES ? names[number] : "?"; }
