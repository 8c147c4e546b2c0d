#include "render/html_notes.h"

#include <stdio.h>

static void add_note(struct html_notes *notes, struct str label)
{
    if (notes->count == HTML_NOTES_MAX)
        return;
    notes->items[notes->count].label = label;
    notes->items[notes->count++].is_called = false;
}

void html_notes_find(struct html_notes *notes, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct block_list *list = &blocks[i].blocks;
        for (size_t k = 0; blocks[i].type == BLOCK_FOOTNOTES && k < list->count; k++)
            add_note(notes, list->items[k].label);
        html_notes_find(notes, list->items, list->count);
    }
}

struct html_place html_notes_call(struct html_notes *notes, struct str label)
{
    struct html_place place = {"", ""};
    for (size_t i = 0; i < notes->count; i++) {
        if (!label.len || !str_eq(notes->items[i].label, label))
            continue;
        if (!notes->items[i].is_called)
            snprintf(place.id, sizeof place.id, "fnref-%zu", i + 1);
        snprintf(place.href, sizeof place.href, "#fn-%zu", i + 1);
        notes->items[i].is_called = true;
        break;
    }
    return place;
}

struct html_place html_notes_next(struct html_notes *notes)
{
    struct html_place place = {"", ""};
    size_t i = notes->next++;
    if (i >= notes->count)
        return place;
    snprintf(place.id, sizeof place.id, "fn-%zu", i + 1);
    if (notes->items[i].is_called)
        snprintf(place.href, sizeof place.href, "#fnref-%zu", i + 1);
    return place;
}

struct str html_note_text(struct str text)
{
    /* Arrows that lead back, and the selector that keeps them from being pictures. */
    static const struct str marks[] = {
        STR_INIT("\xE2\x86\xA9"), STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\xB5"),
        STR_INIT("\xE2\xA4\xB4"), STR_INIT("\xE2\xA4\xB6"), STR_INIT("\xE2\x86\x90"),
        STR_INIT("\xEF\xB8\x8E"), STR_INIT("\xEF\xB8\x8F"),
    };
    for (bool cut = true; cut;) {
        cut = false;
        text = str_trim(text);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (str_ends(text, marks[i])) {
                text.len -= marks[i].len;
                cut = true;
            }
    }
    return text;
}
