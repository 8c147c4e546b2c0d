/* The body as typed blocks: what articleBodyHtml, articleBodyMarkdown and blocks[] are made of.
 *
 *     paragraph  heading  code  figure  embed  math  rule        leaves
 *     list -> item -> any      footnotes -> item -> any
 *     quote -> any             table -> row -> cell
 *     post -> any                                                 of a forum's thread, at the top alone
 *
 * A block's text has marks over it (extract/blocks/rich_text.h). Order is the page's. */
#ifndef COPYDESK_EXTRACT_BLOCKS_BLOCKS_H
#define COPYDESK_EXTRACT_BLOCKS_BLOCKS_H

#include "extract/blocks/rich_text.h"

struct article;
struct facts;
struct image;
struct post;

/* X(NAME, type): the members that a type has stand beside it. */
#define BLOCK_TABLE(X)                                                                                       \
    X(PARAGRAPH, "paragraph") /* text */                                                                     \
    X(HEADING, "heading")     /* level, text */                                                              \
    X(LIST, "list")           /* is_ordered, start, blocks: items */                                         \
    X(ITEM, "item")           /* is_term, label, blocks */                                                   \
    X(QUOTE, "quote")         /* blocks, url and text: whom it quotes */                                     \
    X(CODE, "code")           /* text, its white space kept; language */                                     \
    X(TABLE, "table")         /* text: its caption; blocks: rows */                                          \
    X(ROW, "row")             /* blocks: cells */                                                            \
    X(CELL, "cell")           /* is_header, columns, rows, text */                                           \
    X(FIGURE, "figure")       /* image, its caption and credit; url */                                       \
    X(EMBED, "embed")         /* url, label: its provider; text: its title */                                \
    X(MATH, "math")           /* text: TeX */                                                                \
    X(FOOTNOTES, "footnotes") /* blocks: items, with what the text calls them as label */                    \
    X(RULE, "rule")           /* nothing */                                                                  \
    X(POST, "post")           /* post, blocks */

enum block_type {
#define X(NAME, type) BLOCK_##NAME,
    BLOCK_TABLE(X)
#undef X
        BLOCK_TYPE_COUNT
};
extern const char *const block_type_names[BLOCK_TYPE_COUNT];

/* The types whose language is told (struct block's in_language), for what they hold together; of blocks
 * within others than posts it is unknown. */
extern const bool block_has_language[BLOCK_TYPE_COUNT];

struct block_list {
    struct block *items;
    size_t count, room;
};

struct block {
    enum block_type type;
    uint8_t level;          /* of a heading: 1 … 6 */
    bool is_ordered;        /* a list whose items are numbered */
    bool is_term;           /* an item that is explained by those after it (<dt>) */
    bool is_header;         /* a cell */
    int start;              /* the number of an ordered list's first item */
    unsigned columns, rows; /* that a cell spans: 1 and more */
    uint32_t node;          /* the element it was made of; 0: none */
    struct rich text;
    struct block_list blocks;
    struct str language; /* of code: "python", as the page names it; empty: unknown */
    struct str label;
    struct str url; /* absolute; empty: none. Of a figure: where its image leads */
    const struct image *image;
    bool
        shares_caption; /* a figure whose image's caption stands under a further image, or above an earlier */
    const struct post *post;
    struct str in_language; /* of a text of 40 characters and more; empty: unknown */
};

enum { BLOCK_DEPTH_MAX = 32 }; /* containers in each other; deeper ones are passed over, their text is not */

/* What is printed with a figure as its caption; empty where nothing is. */
struct rich figure_caption(const struct block *figure);

/* Whether the blocks of the body are wanted, by the options. */
bool wants_blocks(const struct options *options);

/* Fills article->blocks from the body, in its order, when they are wanted; else leaves it alone. The words of
 * all blocks, those of figures, embeds and math aside, are those of articleBody. A forum's blocks are posts.
 * Images and videos are known by then. False only after fail(). */
bool build_blocks(const struct facts *facts, struct article *article);

#endif
