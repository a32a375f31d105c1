#include "mem.h"
#include <stdlib.h>

void *mem_alloc(size_t size) { return malloc(size ? size : 1); }
void *mem_zeroed(size_t size) { return calloc(1, size ? size : 1); }
void *mem_resize(void *block, size_t size) { return realloc(block, size ? size : 1); }
void  mem_free(void *block) { free(block); }
