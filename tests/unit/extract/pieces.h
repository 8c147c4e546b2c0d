/* What the tests of embedded text share: its pieces in one string. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_PIECES_H
#define COPYDESK_TESTS_UNIT_EXTRACT_PIECES_H

#include <stdio.h>

#include "unit/page.h"

#include "extract/body/embedded_text.h"

/* The pieces found, parted by '|'. */
static inline const char *shown(const struct embedded_text *text)
{
    static char out[4096];
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < text->count; i++)
        len +=
            (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "|" : "", STR_FMT(text->pieces[i]));
    return out;
}

#endif
