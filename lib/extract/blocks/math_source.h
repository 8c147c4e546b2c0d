/* The TeX behind a formula. */
#ifndef COPYDESK_EXTRACT_BLOCKS_MATH_SOURCE_H
#define COPYDESK_EXTRACT_BLOCKS_MATH_SOURCE_H

#include "extract/facts.h"

enum { MATH_SOURCE_MAX = 16384 /* bytes */ };

/* Whether an element is a formula: <math>, or <code> of class "math", as HTML that was made here has it. */
bool is_math(const struct doc *doc, uint32_t node);

/* The TeX of a <code> of a formula: its text; of an <img> of one: its alt (clean/formula.h). Of a <math>
 * element: that of its <annotation encoding="application/x-tex">, else its alttext (MathML Core names both as
 * the place for it), else what its elements say (math_tex.h). */
struct str math_source(const struct facts *facts, uint32_t math);

#endif
