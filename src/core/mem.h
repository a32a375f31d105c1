/* The one place where memory comes from, so that tests can make each allocation fail. */
#ifndef MEM_H
#define MEM_H
#include <stddef.h>

void *mem_alloc(size_t size);                 /* NULL when there is none; size 0 counts as 1 */
void *mem_zeroed(size_t size);
void *mem_resize(void *block, size_t size);   /* the old block stays valid when NULL comes back */
void  mem_free(void *block);                  /* NULL is allowed */
#endif
