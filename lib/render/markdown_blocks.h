/* The writers of single blocks; each begins its block under the margin. */
#ifndef COPYDESK_RENDER_MARKDOWN_BLOCKS_H
#define COPYDESK_RENDER_MARKDOWN_BLOCKS_H

#include "extract/article.h"
#include "render/markdown_inline.h"

/* Blocks one after another. */
void write_blocks_markdown(struct markdown *markdown, const struct block *blocks, size_t count);

/* A list; `is_other`: the list just before is of its kind, and would take its items in: it gets other marks.
 * A term and what explains it are one item. */
void write_list_markdown(struct markdown *markdown, const struct block *list, bool is_other);

/* Footnotes that are called as definitions, the others as a list's items. */
void write_footnotes_markdown(struct markdown *markdown, const struct block *footnotes);

/* A table of GitHub's: the first row heads it where all its cells are headers, else an empty one. Of a cell
 * over several columns or rows the first has its text, and the others are empty. Its caption comes before. */
void write_table_markdown(struct markdown *markdown, const struct block *table);

#endif
