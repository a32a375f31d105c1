/* From source records to an image. */
#ifndef COMPILE_H
#define COMPILE_H
#include "image.h"
#include "source.h"

/* Appends the image of all that was read and linked to `image`. Names that no form can be made of are told; whether any was shows
 * in source->n_refused. */
bool gazetteer_compile(Source *source, Buffer *image, quoth_error *err);
#endif
