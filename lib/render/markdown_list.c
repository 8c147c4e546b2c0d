#include <stdio.h>

#include "render/markdown_blocks.h"
#include "render/markdown_notes.h"

enum { NUMBER_MAX = 999999999 /* CommonMark 0.31, section 5.2: nine digits at most */ };

static bool begins_with_nothing(const struct block *list)
{
    return list->blocks.count == 0 || list->blocks.items[0].blocks.count == 0;
}

/* Whether an item begins with a list: what stands on its own line is nothing. */
static bool begins_with_list(const struct block *item)
{
    return item->blocks.count && item->blocks.items[0].type == BLOCK_LIST;
}

/* Whether a list can follow a line of text without a blank line between (CommonMark 0.31, section 5.3: only
 * one that begins with 1 and with something can). */
static bool may_interrupt(const struct block *list)
{
    return !begins_with_nothing(list) && !begins_with_list(&list->blocks.items[0]) &&
           (!list->is_ordered || list->start == 1);
}

/* An item whose blocks need no blank lines: a text, and lists under it. */
static bool is_tight_item(const struct block *item)
{
    const struct block_list *blocks = &item->blocks;
    for (size_t i = 1; i < blocks->count; i++)
        if (blocks->items[i].type != BLOCK_LIST || blocks->items[0].type != BLOCK_PARAGRAPH ||
            !may_interrupt(&blocks->items[i]))
            return false;
    return !item->is_term;
}

static bool is_tight_list(const struct block *list)
{
    for (size_t i = 0; i < list->blocks.count; i++)
        if (!is_tight_item(&list->blocks.items[i]))
            return false;
    return true;
}

/* Blocks of an item; a term's text is strong. */
static void write_item_blocks(struct markdown *markdown, const struct block *item, bool is_tight)
{
    for (size_t i = 0; i < item->blocks.count; i++) {
        const struct block *block = &item->blocks.items[i];
        markdown->margin.is_tight = is_tight;
        if (item->is_term && block->type == BLOCK_PARAGRAPH && block->text.text.len) {
            margin_block(&markdown->margin);
            write_rich_markdown(markdown, &block->text, PLACE_LINES, INLINE_STRONG, false);
        } else if (is_tight) {
            write_blocks_markdown(markdown, block, 1);
        } else {
            write_blocks_markdown(markdown, block, item->blocks.count - i);
            return;
        }
    }
}

/* How many items from i on are one: a term goes on to the next one. */
static size_t items_of(const struct block *list, size_t i)
{
    const struct block *items = list->blocks.items;
    size_t count = 1;
    while (items[i].is_term && i + count < list->blocks.count && !items[i + count].is_term)
        count++;
    return count;
}

static size_t open_item(struct markdown *markdown, const struct block *list, size_t i, bool is_other)
{
    static const char spaces[] = "             ";
    char mark[16];
    long long number = (long long)list->start + (long long)i;
    int len = list->is_ordered ? snprintf(mark, sizeof mark, "%lld%c ",
                                          number < NUMBER_MAX ? number : NUMBER_MAX, is_other ? ')' : '.')
                               : snprintf(mark, sizeof mark, "%c ", is_other ? '+' : '-');
    return margin_open(&markdown->margin, (struct str){mark, (size_t)len}, (struct str){spaces, (size_t)len});
}

void write_list_markdown(struct markdown *markdown, const struct block *list, bool is_other)
{
    bool is_tight = is_tight_list(list);
    for (size_t i = 0; i < list->blocks.count;) {
        size_t count = items_of(list, i);
        markdown->margin.is_tight = i > 0 ? is_tight : markdown->margin.is_tight;
        size_t before = open_item(markdown, list, i, is_other);
        if (begins_with_list(&list->blocks.items[i]))
            margin_next(&markdown->margin);
        for (size_t k = i; k < i + count; k++)
            write_item_blocks(markdown, &list->blocks.items[k], is_tight);
        if (markdown->margin.is_open && markdown->margin.out->len)
            markdown->margin.out->len -= markdown->margin.out->at[markdown->margin.out->len - 1] == ' ';
        margin_close(&markdown->margin, before);
        i += count;
    }
}

void write_footnotes_markdown(struct markdown *markdown, const struct block *footnotes)
{
    struct block item = {.type = BLOCK_LIST};
    char mark[32];
    for (size_t i = 0; i < footnotes->blocks.count; i++) {
        size_t number = markdown_item_number(markdown->notes, &footnotes->blocks.items[i]);
        item.blocks = (struct block_list){.items = &footnotes->blocks.items[i], .count = 1};
        if (!number) {
            write_list_markdown(markdown, &item, false);
            continue;
        }
        int len = snprintf(mark, sizeof mark, "[^%zu]: ", number);
        size_t before = margin_open(&markdown->margin, (struct str){mark, (size_t)len}, STR("    "));
        write_item_blocks(markdown, item.blocks.items, false);
        margin_close(&markdown->margin, before);
    }
}
