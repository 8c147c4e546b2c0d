/* The TeX behind a formula. */
#ifndef COPYDESK_EXTRACT_BLOCKS_MATH_SOURCE_H
#define COPYDESK_EXTRACT_BLOCKS_MATH_SOURCE_H

#include "extract/facts.h"

enum { MATH_SOURCE_MAX = 16384 /* bytes */ };

/* Whether an element is a formula: <math>, or <code> of class "math", as HTML that was made here has it. */
bool is_math(const struct doc *doc, uint32_t node);

/* The TeX of a <code> of a formula: its text. Of a <math> element: that of its <annotation
 * encoding="application/x-tex">, else its alttext; empty where it has neither (MathML Core names both as the
 * place for it). */
struct str math_source(const struct facts *facts, uint32_t math);

#endif
