#include "extract/blocks/tidy_lists.h"

#include "extract/blocks/compose.h"

/* The list that is all an item holds; NULL where it holds anything else. */
static struct block *only_list(const struct block *item)
{
    struct block *block = item->blocks.count == 1 ? &item->blocks.items[0] : NULL;
    return block && block->type == BLOCK_LIST && !item->is_term && !item->label.len ? block : NULL;
}

/* Whether an item may leave its list: it has no number that the others count on. */
static bool is_loose(const struct doc *doc, const struct block *list, const struct block *item)
{
    return !list->is_ordered || doc->nodes[item->node].tag != TAG_LI;
}

static bool add_copy(struct run *run, struct block_list *list, const struct block *block)
{
    struct block *added = add_block(run, list, block->type, 0);
    if (added)
        *added = *block;
    return added;
}

static bool has_terms(const struct block *list)
{
    for (size_t i = 0; i < list->blocks.count; i++)
        if (list->blocks.items[i].is_term)
            return true;
    return false;
}

/* Adds an item to the list in the making, or what stands for it. */
static bool add_item(struct run *run, const struct doc *doc, const struct block *list,
                     const struct block *item, struct block_list *made)
{
    struct block *inner = only_list(item);
    if (!inner || !is_loose(doc, list, item))
        return add_copy(run, made, item);
    if (made->count && !made->items[made->count - 1].is_term)
        return add_copy(run, &made->items[made->count - 1].blocks, inner);
    if (made->count || inner->is_ordered != list->is_ordered || has_terms(inner))
        return add_copy(run, made, item);
    for (size_t i = 0; i < inner->blocks.count; i++)
        if (!add_copy(run, made, &inner->blocks.items[i]))
            return false;
    return true;
}

static bool tidy_list(struct run *run, const struct doc *doc, struct block *list)
{
    struct block_list made = {.count = 0};
    bool has_any = false;
    for (size_t i = 0; i < list->blocks.count; i++)
        has_any |= only_list(&list->blocks.items[i]) != NULL;
    if (!has_any)
        return true;
    struct block *inner = only_list(&list->blocks.items[0]);
    if (list->blocks.count == 1 && is_loose(doc, list, &list->blocks.items[0])) {
        *list = *inner;
        return true;
    }
    for (size_t i = 0; i < list->blocks.count; i++)
        if (!add_item(run, doc, list, &list->blocks.items[i], &made))
            return false;
    list->blocks = made;
    return true;
}

bool tidy_lists(struct run *run, const struct doc *doc, struct block_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct block *block = &list->items[i];
        if (block->type == BLOCK_TABLE)
            continue;
        if (!tidy_lists(run, doc, &block->blocks))
            return false;
        if (block->type == BLOCK_LIST && !tidy_list(run, doc, block))
            return false;
    }
    return true;
}
