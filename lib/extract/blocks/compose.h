/* Composing blocks: segments and the objects between them, in the page's order, under the lists, quotes and
 * tables that they stand in.
 *
 *     <ul><li>a<ul><li>b</ul></ul><p>c        list[item[a list[item[b]]]] c
 *
 * Containers are opened and closed as the path of elements above each segment differs from that of the one
 * before it; those around the whole range are passed over. A table of data is opened whole, with its empty
 * cells; one that lays out a page is passed over. */
#ifndef COPYDESK_EXTRACT_BLOCKS_COMPOSE_H
#define COPYDESK_EXTRACT_BLOCKS_COMPOSE_H

#include "extract/blocks/containers.h"
#include "extract/blocks/notes.h"

/* Something of the body that is no text: a figure, an embed, a rule, a formula by itself. */
struct object {
    uint32_t node;
    struct block block;
};

struct object_list {
    struct object *items; /* by node */
    size_t count, room;
};

/* What the ranges of one body share. */
struct composition {
    const struct facts *facts;
    const struct article *article;
    struct note_list notes;
    struct object_list objects;
    struct containers containers; /* of pages that are no plain text */
};

/* Appends the blocks of the body's segments [from, to), and the objects within [first, end) of the doc, to
 * *blocks. False only after fail(). */
bool compose(const struct composition *composition, size_t from, size_t to, uint32_t first, uint32_t end,
             struct block_list *blocks);

/* Adds an empty block of a type, made of an element, to a list; NULL after fail(). */
struct block *add_block(struct run *run, struct block_list *list, enum block_type type, uint32_t node);

/* Finds the tables of data: of two cells with text of the body and more, most of it in cells that are data
 * (SEGMENT_CELL). Their nodes are set in the array returned; NULL after fail(). */
const uint8_t *find_data_tables(const struct facts *facts, const struct article *article);

/* Fills a table with the rows that hold text of the body, and their cells, still without it. False only after
 * fail(). */
bool open_table(const struct composition *composition, struct block *table);

/* The cell of an opened table that is made of `node`; NULL where there is none. */
struct block *find_cell(struct block *table, uint32_t node);

/* Whether text of the body begins in [from, to) of the doc. */
bool holds_body(const struct article *article, uint32_t from, uint32_t to);

/* The text that stands in an element and in no other, where the body leaves it out: a table's caption, a
 * quote's source; empty where there is none. False only after fail(). */
bool left_out(const struct composition *composition, uint32_t node, struct rich *text);

/* The same as compose of a plain text's lines. */
bool compose_lines(const struct composition *composition, size_t from, size_t to, struct block_list *blocks);

#endif
