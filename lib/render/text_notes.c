#include "render/text_notes.h"

void link_notes_begin(struct link_notes *notes, bool is_wanted)
{
    *notes = (struct link_notes){.is_wanted = is_wanted};
    buf_init(&notes->urls, NULL, SIZE_MAX);
    buf_init(&notes->slots, NULL, SIZE_MAX);
}

static const struct str *url_of(const struct link_notes *notes, size_t number)
{
    return (const struct str *)(const void *)notes->urls.at + (number - 1);
}

/* The slot of an address: its own, or the empty one where it would be. */
static size_t *find_slot(const struct link_notes *notes, struct str url)
{
    size_t *slots = (size_t *)(void *)notes->slots.at;
    size_t room = notes->slots.len / sizeof *slots;
    size_t i = (size_t)str_hash64(url) & (room - 1);
    while (slots[i] && !str_eq(*url_of(notes, slots[i]), url))
        i = (i + 1) & (room - 1);
    return &slots[i];
}

/* Keeps half of the slots empty; their number is a power of two. */
static bool make_room(struct link_notes *notes)
{
    enum { FIRST = 64 };
    size_t room = notes->slots.len / sizeof(size_t);
    if (room && notes->count * 2 < room)
        return true;
    room = room ? room * 2 : FIRST;
    buf_clear(&notes->slots);
    if (!buf_reserve(&notes->slots, room * sizeof(size_t)))
        return false;
    notes->slots.len = room * sizeof(size_t);
    memset(notes->slots.at, 0, notes->slots.len);
    for (size_t number = 1; number <= notes->count; number++)
        *find_slot(notes, *url_of(notes, number)) = number;
    return true;
}

size_t note_link(struct link_notes *notes, struct str url)
{
    if (notes->urls.failed || notes->slots.failed || !make_room(notes))
        return 0;
    size_t *slot = find_slot(notes, url);
    if (*slot == 0 && buf_add(&notes->urls, &url, sizeof url))
        *slot = ++notes->count;
    return *slot;
}

void link_notes_write(struct link_notes *notes, struct margin *margin)
{
    if (notes->count)
        margin_block(margin);
    for (size_t number = 1; number <= notes->count; number++) {
        if (number > 1)
            margin_line(margin);
        buf_printf(margin->out, "[%zu] ", number);
        buf_add_str(margin->out, *url_of(notes, number));
    }
    margin->out->failed |= notes->urls.failed || notes->slots.failed;
    buf_free(&notes->urls);
    buf_free(&notes->slots);
}
