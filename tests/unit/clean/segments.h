/* Segments shown as lines, so that a table of pages can say what is wanted of each. */
#ifndef COPYDESK_TESTS_UNIT_CLEAN_SEGMENTS_H
#define COPYDESK_TESTS_UNIT_CLEAN_SEGMENTS_H

#include <stdio.h>

#include "unit/page.h"

/* "P text" a line: Paragraph, a heading's level, Item, Cell, Quote, Kode, caption (F), control (B); a line
 * break in the text is shown as "/". */
static inline const char *show_segments(void)
{
    static char out[4096];
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < made.sheet.segment_count; i++) {
        const struct segment *s = &made.sheet.segments[i];
        char kind = s->kind == SEGMENT_HEADING ? (char)('0' + s->level) : "PHICQKFB"[s->kind];
        len +=
            (size_t)snprintf(out + len, sizeof out - len, "%s%c %.*s", i ? "\n" : "", kind, STR_FMT(s->text));
        for (size_t n = len - s->text.len; n < len; n++)
            out[n] = out[n] == '\n' ? '/' : out[n];
    }
    return out;
}

#endif
