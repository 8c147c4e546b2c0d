/* Marks: the places of a page that may name a post's author or tell its time. */
#ifndef COPYDESK_EXTRACT_POST_MARKS_H
#define COPYDESK_EXTRACT_POST_MARKS_H

#include "extract/facts.h"

/* What a mark rests on, the weakest first. */
enum author_rank {
    AUTHOR_NONE,
    AUTHOR_ADDRESS, /* a link to what looks like a member's page */
    AUTHOR_WORD,    /* a word of a class name: "post-author" */
    AUTHOR_CLASS,   /* a class name as a whole: "author" */
    AUTHOR_USER,    /* one that means the name itself: "username" */
    AUTHOR_REL,     /* rel=author */
    AUTHOR_PROPERTY /* itemprop=author */
};

enum time_rank {
    TIME_NONE,
    TIME_WORDS,   /* printed where a class says it is a date, but not in words that are read */
    TIME_DAY,     /* a text that is a date */
    TIME_TEXT,    /* a text that is a date and a time */
    TIME_CLASS,   /* printed where a class says it is a date */
    TIME_TITLE,   /* a title attribute */
    TIME_ELEMENT, /* <time datetime> */
    TIME_PROPERTY /* itemprop=dateCreated, datePublished */
};

struct post_mark {
    uint32_t node;
    enum author_rank author;
    enum time_rank time;
    struct person person; /* of an author; its address not yet resolved */
    struct str date, raw; /* of a time */
};

struct post_marks {
    struct post_mark *items; /* in document order */
    size_t count;
};

/* Finds the marks outside of the body's text (short pieces of the body are looked at all the same). False
 * after fail(). */
bool find_post_marks(const struct facts *facts, const struct article *article, struct post_marks *marks);

#endif
