/* Emphasis beside letters and punctuation: which runs of `*` and `~~` open and close as they are meant to. */
#ifndef COPYDESK_RENDER_MARKDOWN_FLANKS_H
#define COPYDESK_RENDER_MARKDOWN_FLANKS_H

#include "render/markdown_marks.h"

/* Shortens or drops spans of emphasis until all that are left open and close where they stand, and fills
 * spans->turns. */
void settle_flanks(struct spans *spans);

#endif
