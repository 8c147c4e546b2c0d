/* Titles cut at the marks that sites put between a headline, its section and their name. */
#ifndef COPYDESK_EXTRACT_HEADLINE_TITLE_PARTS_H
#define COPYDESK_EXTRACT_HEADLINE_TITLE_PARTS_H

#include "base/str.h"

enum {
    TITLE_BYTES_MAX = 2048, /* of a title; it is searched for each mark anew behind each */
    TITLE_PARTS_MAX = 8     /* what is past them stays with the last */
};

struct title_parts {
    struct str parts[TITLE_PARTS_MAX]; /* spans of the title */
    size_t count;                      /* at least one */
};

struct title_parts part_title(struct str title);

/* The title from the start of one part to the end of another. */
struct str title_between(const struct title_parts *parts, size_t first, size_t last);

/* Where the next mark starts at or after `from`, and its length; SIZE_MAX where there is none. Marks need
 * spaces around them; but not the bar, nor hyphen and underscore between characters of languages that write
 * none. */
size_t find_title_mark(struct str title, size_t from, size_t *len);

#endif
