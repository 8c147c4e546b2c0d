/* Marks: the places of a page that may name a post's author or tell its time. */
#ifndef COPYDESK_EXTRACT_POSTS_POST_MARKS_H
#define COPYDESK_EXTRACT_POSTS_POST_MARKS_H

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
    bool is_relative;     /* which was told from the time of the fetch */
};

struct post_marks {
    struct post_mark *items; /* in document order */
    size_t count;
};

/* The text whose posts are looked for, and where: the body of a forum's page, or the discussion below an
 * article. */
struct thread_scope {
    const struct segment *const *segments; /* in reading order */
    size_t count;
    uint32_t from, end; /* nodes that may be posts or marks: [from, end) */
    bool is_discussion; /* below an article: forms hold no marks, and names stand as blogs write them */
    float coverage_min; /* share of the words that the posts must hold */
    bool (*may_be_alone)(const void *context,
                         uint32_t node); /* whether it may be the only post; may be NULL */
    const void *context;
};

/* Whether an address looks like that of a member's or author's page. */
bool is_member_address(struct str url);

/* The body, on the whole page. */
struct thread_scope body_scope(const struct facts *facts, const struct article *article);

/* Finds the marks outside of the scope's text (short pieces of it are looked at all the same). False after
 * fail(). */
bool find_post_marks(const struct facts *facts, const struct thread_scope *scope, struct post_marks *marks);

#endif
