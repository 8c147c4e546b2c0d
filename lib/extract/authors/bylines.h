/* Bylines that a page shows: elements that say they name the author, and lines that begin with "By" or its
 * like, around the headline and at the head and the end of the body. A helper of authors.c. */
#ifndef COPYDESK_EXTRACT_AUTHORS_BYLINES_H
#define COPYDESK_EXTRACT_AUTHORS_BYLINES_H

#include "extract/authors/person_names.h"
#include "extract/facts.h"

/* Where a byline stands. */
enum byline_zone {
    BYLINE_ZONE_HEAD,
    BYLINE_ZONE_BODY,
    BYLINE_ZONE_FOOT,
    BYLINE_ZONE_ELSEWHERE,
    BYLINE_ZONE_COUNT
};

/* What it rests on. */
enum byline_kind {
    BYLINE_KIND_WORD,     /* "By Ada Lovelace", "Text: Ada Lovelace" */
    BYLINE_KIND_PROPERTY, /* itemprop=author, rel=author */
    BYLINE_KIND_NAME,     /* a class that says so: "author-name", "byline" */
    BYLINE_KIND_BOX,      /* a class of what holds a name among other things: "author-box" */
    BYLINE_KIND_LINK,     /* a link to what looks like an author's page */
    BYLINE_KIND_LINE,     /* a line that is nothing but a name, beside the headline */
    BYLINE_KIND_DATED,    /* the same, beside a line with a date */
    BYLINE_KIND_COUNT
};

struct byline {
    struct name_list names;
    enum byline_zone zone;
    enum byline_kind kind;
    struct str raw;    /* its words */
    struct str where;  /* "span.byline", "line" */
    size_t own;        /* names of the first element, where several side by side made it; else 0 */
    size_t segment;    /* index of the last segment it stands in */
    unsigned distance; /* segments between it and the headline or the body's end */
};

enum { BYLINES_MAX = 48 }; /* of one page; later ones are passed over */

struct bylines {
    struct byline items[BYLINES_MAX];
    size_t count;
    size_t headline;   /* index of the headline's segment */
    size_t first, end; /* the body's segments: [first, end) */
};

/* Finds the bylines of a page, in document order. Needs the headline and the body. NULL after fail(). */
const struct bylines *find_bylines(const struct facts *facts, const struct article *article);

/* Where a name is printed as a whole in a short line. */
enum byline_sight { SIGHT_NONE, SIGHT_ELSEWHERE, SIGHT_FOOT, SIGHT_HEAD };

/* The best of the places where a name is printed. */
enum byline_sight sight_of_name(const struct facts *facts, const struct bylines *bylines, struct str name);

#endif
