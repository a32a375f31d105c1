/* A quotation mark in its place: what it would cost to read it as opening, as closing, or as no mark of a quotation at all. */
#ifndef MARK_SITE_H
#define MARK_SITE_H
#include "doc.h"

/* Marks of one class are pairs: “A”, „A“ and „A”, "A" and ''A''. Of different classes only MARK_STRAIGHT and MARK_CURLY can
 * be a pair: “A". */
enum MarkClass { MARK_NONE, MARK_STRAIGHT, MARK_CURLY, MARK_SINGLE, MARK_ANGLE, MARK_CORNER, N_MARK_CLASSES };

enum MarkGlyph {
    GLYPH_STRAIGHT /* " */, GLYPH_HIGH_LEFT /* “ */, GLYPH_HIGH_RIGHT /* ” */, GLYPH_LOW /* „ */, GLYPH_REVERSED /* ‟ */,
    GLYPH_GRAVES /* `` */, GLYPH_PRIMES /* ″ */,
    GLYPH_SINGLE /* ' */, GLYPH_SINGLE_LEFT, GLYPH_SINGLE_RIGHT, GLYPH_SINGLE_LOW, GLYPH_GRAVE, GLYPH_PRIME,
    GLYPH_ANGLE_LEFT, GLYPH_ANGLE_RIGHT, GLYPH_CORNER_LEFT, GLYPH_CORNER_RIGHT, N_GLYPHS
};

typedef struct MarkSite {
    uint32_t token;
    uint8_t  class, glyph;
    bool     possessive;        /* ends a possessive plural, if it is no mark */
    uint16_t open, close, drop; /* costs, in tenths of a nat */
    uint16_t open_glyph, close_glyph; /* the parts of open and close that the glyph's shape asks for */
} MarkSite;

/* How often each glyph stands as an opening and as a closing mark by the spaces round it, with what is usual counted in: „A“ in
 * one text, “A” in another. */
typedef struct HouseStyle {
    uint32_t opens[N_GLYPHS], closes[N_GLYPHS];
} HouseStyle;

HouseStyle mark_style(const Doc *doc, const uint32_t *marks, uint32_t n); /* marks: the tokens that are marks */
MarkSite   mark_site(const Doc *doc, const HouseStyle *style, const Paragraph *paragraph, uint32_t token);
#endif
