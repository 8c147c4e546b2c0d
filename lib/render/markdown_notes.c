#include "render/markdown_notes.h"

#include <stdlib.h>

static int order(struct str a, struct str b)
{
    int bytes = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
    return bytes ? bytes : (a.len > b.len) - (a.len < b.len);
}

static int by_label(const void *a, const void *b)
{
    const struct markdown_note *x = a, *y = b;
    int labels = order(x->label, y->label);
    return labels ? labels : (x->number > y->number) - (x->number < y->number);
}

static struct markdown_note *find(const struct markdown_notes *notes, struct str label)
{
    size_t low = 0, high = notes && label.len ? notes->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int difference = order(notes->items[middle].label, label);
        if (difference == 0)
            return &notes->items[middle];
        if (difference < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void add_items(struct markdown_notes *notes, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct block_list *list = &blocks[i].blocks;
        for (size_t k = 0; blocks[i].type == BLOCK_FOOTNOTES && k < list->count; k++) {
            struct markdown_note note = {.label = list->items[k].label, .item = &list->items[k]};
            note.number = notes->room.len / sizeof note + 1;
            if (note.label.len)
                buf_add(&notes->room, &note, sizeof note);
        }
        add_items(notes, list->items, list->count);
    }
}

/* Of several notes by one label the first is kept. */
static void unite(struct markdown_notes *notes)
{
    size_t kept = 0;
    for (size_t i = 0; i < notes->count; i++)
        if (kept == 0 || !str_eq(notes->items[kept - 1].label, notes->items[i].label))
            notes->items[kept++] = notes->items[i];
    notes->count = kept;
}

static void note_calls(const struct markdown_notes *notes, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct rich *rich = &blocks[i].text;
        for (size_t k = 0; k < rich->count; k++) {
            struct markdown_note *note =
                rich->marks[k].type == INLINE_NOTE ? find(notes, rich->marks[k].value) : NULL;
            if (note)
                note->is_called = true;
        }
        note_calls(notes, blocks[i].blocks.items, blocks[i].blocks.count);
    }
}

bool markdown_notes_find(struct markdown_notes *notes, const struct block *blocks, size_t count)
{
    *notes = (struct markdown_notes){.count = 0};
    buf_init(&notes->room, NULL, SIZE_MAX);
    add_items(notes, blocks, count);
    if (notes->room.failed)
        return false;
    notes->items = (struct markdown_note *)(void *)notes->room.at;
    notes->count = notes->room.len / sizeof *notes->items;
    if (notes->count == 0)
        return true;
    qsort(notes->items, notes->count, sizeof *notes->items, by_label);
    unite(notes);
    note_calls(notes, blocks, count);
    return true;
}

void markdown_notes_free(struct markdown_notes *notes)
{
    buf_free(&notes->room);
}

size_t markdown_note_number(const struct markdown_notes *notes, struct str label)
{
    const struct markdown_note *note = find(notes, label);
    return note ? note->number : 0;
}

size_t markdown_item_number(const struct markdown_notes *notes, const struct block *item)
{
    const struct markdown_note *note = find(notes, item->label);
    return note && note->is_called && note->item == item ? note->number : 0;
}
