/* The TeX behind a formula. */
#ifndef COPYDESK_EXTRACT_MATH_SOURCE_H
#define COPYDESK_EXTRACT_MATH_SOURCE_H

#include "extract/facts.h"

enum { MATH_SOURCE_MAX = 16384 /* bytes */ };

/* The TeX of a <math> element: of its <annotation encoding="application/x-tex">, else its alttext; empty
 * where it has neither (MathML Core names both as the place for it). */
struct str math_source(const struct facts *facts, uint32_t math);

#endif
