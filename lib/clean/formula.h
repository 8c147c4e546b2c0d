/* Formulas that a page shows as images. */
#ifndef COPYDESK_CLEAN_FORMULA_H
#define COPYDESK_CLEAN_FORMULA_H

#include "parse/doc.h"

/* The TeX that an <img> shows, of its alt without what wraps it; empty where it is no formula. It is one by
 * its class ("tex", "latex", "mwe-math-fallback-image-inline"), or by its alt: TeX between dollars or in
 * {\displaystyle …}, or that reads as TeX where the class or the address says formula. One that repeats the
 * <math> beside it is one all the same (repeats_math). */
struct str formula_of_image(const struct doc *doc, uint32_t img);

/* Whether <math> stands right before an element, as what it shows in another way: an image of the formula, or
 * spans that draw it and are hidden from readers that take the <math>. */
bool repeats_math(const struct doc *doc, uint32_t node);

/* Whether an element is hidden because an image right behind it shows the <math> in it. */
bool is_shown_as_image(const struct doc *doc, uint32_t node);

/* TeX without what it is wrapped in: {\displaystyle …}, $…$, \(…\), \[…\]. A span of it. */
struct str unwrap_tex(struct str tex);

#endif
