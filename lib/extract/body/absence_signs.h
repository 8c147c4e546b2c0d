/* The signs that the reasons for an absence are made of. */
#ifndef COPYDESK_EXTRACT_BODY_ABSENCE_SIGNS_H
#define COPYDESK_EXTRACT_BODY_ABSENCE_SIGNS_H

#include "extract/body/absence_view.h"

/* Whether the page carries the markup of a program that checks for robots. */
bool has_challenge(const struct doc *doc);

/* Whether a part of the title, or the first heading, is an error: a status such as 404 by itself, or first or
 * last among few words on a page that declares neither itself nor its address; or the words for it in a
 * language of absence_words.c. */
bool names_error(const struct view *view);

/* Whether a password is asked for in the page's own place, and hardly anything is said beside that form. */
bool is_only_login(const struct view *view);

/* Whether an element near the body's root, with an identity and nothing in it, waits for scripts to fill it.
 */
bool has_empty_mount(const struct view *view);

/* Whether the page's main element holds no text. */
bool has_empty_main(const struct view *view);

/* Whether the page's JSON-LD says that it is not free (schema.org isAccessibleForFree), and that the paid
 * part is not on it: the elements that hasPart.cssSelector names hold no text, or wordCount is more than
 * twice the words shown. */
bool lacks_paid_part(const struct view *view);

#endif
