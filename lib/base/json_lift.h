/* Long string literals of a JSON text, lifted out before jansson sees them: its lexer takes strings byte by
 * byte, and the page in a request is nearly all of it.
 *
 *     {"id": "7", "html": "<!doctype … </html>"}     text
 *     {"id": "7", "html": "5f0c…9e00000000"}         what jansson parses
 *
 * The marker holds a random number of this process, so that no text can hold one by accident or on purpose.
 */
#ifndef COPYDESK_BASE_JSON_LIFT_H
#define COPYDESK_BASE_JSON_LIFT_H

#include "base/arena.h"

enum { JSON_LIFT_MIN = 1024 }; /* bytes between the quotes; shorter literals stay */

/* Draws the process's random number at the first call. To be called before a sandbox refuses getrandom;
 * without the number nothing is ever lifted. */
void json_lift_prepare(void);

/* Lifts the values among the string literals of at least JSON_LIFT_MIN bytes; *shorter is then the text with
 * markers. A literal is checked as RFC 8259, section 7, has it, and as UTF-8; escaped lone surrogates become
 * U+FFFD. A literal without escapes is not copied: its span lies in `text`. *shorter and unescaped literals
 * lie in the arena. False, with nothing lifted, when there is no long value, when some literal is not valid
 * and when the arena is full. One thread only. */
bool json_lift(struct arena *arena, struct str text, struct str *shorter);

/* The span that stood where the latest json_lift put this marker; `value` itself if it is no marker. */
struct str json_lifted(struct str value);

/* Whether a \uXXXX escape stands at i, and its code unit. */
bool json_unicode_escape(struct str s, size_t i, unsigned *unit);

#endif
