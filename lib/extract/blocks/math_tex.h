/* TeX of MathML. */
#ifndef COPYDESK_EXTRACT_BLOCKS_MATH_TEX_H
#define COPYDESK_EXTRACT_BLOCKS_MATH_TEX_H

#include "clean/sheet.h"

/* What a <math> shows, written as TeX, up to `max` bytes: fractions, roots, scripts, accents, fences, tables.
 * Characters stay as they are but for those that TeX reads otherwise and the operators that take limits.
 * Empty where it shows nothing, or more than that. */
struct str tex_of_math(struct run *run, const struct doc *doc, uint32_t math, size_t max);

#endif
