/* The body as typed blocks: blocks[] of an article, for who asks for them. */
#ifndef COPYDESK_EXTRACT_BLOCKS_H
#define COPYDESK_EXTRACT_BLOCKS_H

#include "base/run.h"

struct article;
struct facts;
struct post;

/* X(NAME, type): the members that a type has stand beside it. */
#define BLOCK_TABLE(X)                                                                                       \
    X(PARAGRAPH, "paragraph") /* text */                                                                     \
    X(HEADING, "heading")     /* level, text */                                                              \
    X(LIST, "list")           /* items */                                                                    \
    X(QUOTE, "quote")         /* text */                                                                     \
    X(CODE, "code")           /* text, its white space kept */                                               \
    X(TABLE, "table")         /* rows */                                                                     \
    X(POST, "post")           /* author, date, blocks: of a forum's thread */

enum block_type {
#define X(NAME, type) BLOCK_##NAME,
    BLOCK_TABLE(X)
#undef X
        BLOCK_TYPE_COUNT
};
extern const char *const block_type_names[BLOCK_TYPE_COUNT];

/* The items of a list, or the cells of a row. */
struct str_list {
    struct str *items;
    size_t count;
};

struct block {
    enum block_type type;
    unsigned level; /* of a heading: 1 … 6 */
    struct str text;
    struct str in_language; /* of a text of 40 characters and more; empty: unknown */
    struct str_list items;
    struct str_list *rows;
    size_t row_count;
    const struct post *post; /* whose text `blocks` are */
    struct block *blocks;
    size_t block_count;
};

/* Fills article->blocks from the body, in its order, when blocks were asked for; else leaves it alone. The
 * words of all blocks are those of articleBody. A forum's blocks are posts. False only after fail(). */
bool build_blocks(const struct facts *facts, struct article *article);

#endif
