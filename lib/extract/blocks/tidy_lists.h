/* Lists as they are meant where their items hold lists alone. */
#ifndef COPYDESK_EXTRACT_BLOCKS_TIDY_LISTS_H
#define COPYDESK_EXTRACT_BLOCKS_TIDY_LISTS_H

#include "clean/sheet.h"
#include "extract/blocks/blocks.h"

/* Undoes items that hold nothing but a list, as pages have them that put a list right into a list or wrap one
 * to indent it. Where a list holds nothing else, it is the inner one; behind an item the inner one goes under
 * that; before all others its items stand in the outer list. Numbers that a page shows keep an item in its
 * place. Linear in the blocks. False only after fail(). */
bool tidy_lists(struct run *run, const struct doc *doc, struct block_list *list);

#endif
