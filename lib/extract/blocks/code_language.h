/* The language that a page says its code is in. */
#ifndef COPYDESK_EXTRACT_BLOCKS_CODE_LANGUAGE_H
#define COPYDESK_EXTRACT_BLOCKS_CODE_LANGUAGE_H

#include "clean/sheet.h"

enum { CODE_LANGUAGE_MAX = 32 /* bytes */ };

/* "python", from the class "language-python" (WHATWG HTML, 4.5.15), "lang-python", "highlight-source-python",
 * "brush: python" or the data-lang of the element, of what is in it or of what is right around it; empty
 * where none says so. A part of the doc. */
struct str code_language(const struct doc *doc, uint32_t node);

#endif
