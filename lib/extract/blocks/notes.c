#include "extract/blocks/notes.h"

#include "base/url.h"
#include "base/words.h"
#include "extract/blocks/compose.h"
#include "extract/site/own_address.h"

/* What an href names on the page itself; empty for other addresses. */
static struct str fragment_of(struct str href)
{
    href = str_trim(href);
    return str_starts(href, STR("#")) ? str_slice(href, 1, href.len) : STR_NONE;
}

struct str place_on_page(const struct article *article, struct str href)
{
    struct str fragment = fragment_of(href);
    size_t hash = str_find_byte(href, '#', 0);
    if (fragment.len || hash >= href.len || !is_own_address(article, str_trim(href)))
        return fragment;
    return str_trim(str_slice(href, hash + 1, href.len));
}

static struct str label_of(struct str text)
{
    while (text.len && strchr("[(", text.at[0]))
        text = str_slice(text, 1, text.len);
    while (text.len && strchr("])", text.at[text.len - 1]))
        text.len--;
    return str_trim(text);
}

static int compare(struct str a, struct str b)
{
    int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Where the note of an id stands, or would. */
static size_t place_of(const struct note_list *notes, struct str id)
{
    size_t low = 0, high = notes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(notes->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct note *find_note(const struct note_list *notes, struct str id)
{
    size_t place = id.len ? place_of(notes, id) : notes->count;
    return place < notes->count && str_eq(notes->items[place].id, id) ? &notes->items[place] : NULL;
}

const struct note *note_of_id(const struct note_list *notes, struct str id)
{
    return find_note(notes, id);
}

/* Takes a link of the body's text for a note's, as far as it looks so. */
static bool take_link(const struct facts *facts, struct str id, uint32_t a, struct note_list *notes)
{
    const struct doc *doc = facts->sheet->doc;
    if (find_note(notes, id) || notes->count == NOTES_MAX)
        return true;
    struct str label = label_of(doc_text(facts->run, doc, a, NOTE_LABEL_MAX + 4));
    if (!label.len || label.len > NOTE_LABEL_MAX)
        return true;
    if (!run_array_room(facts->run, &notes->items, notes->count, &notes->room, sizeof *notes->items))
        return false;
    size_t place = place_of(notes, id);
    memmove(&notes->items[place + 1], &notes->items[place], (notes->count - place) * sizeof *notes->items);
    notes->items[place] = (struct note){.id = id, .label = label, .caller = a};
    notes->count++;
    return true;
}

bool call_notes(const struct facts *facts, const struct article *article, const struct segment *segment,
                struct note_list *notes)
{
    const struct doc *doc = facts->sheet->doc;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        uint32_t a = doc->nodes[i].tag == TAG_CHARACTERS ? doc_ancestor(doc, i, TAG_A) : UINT32_MAX;
        struct str href = a != UINT32_MAX ? doc_attr(doc, a, ATTR_HREF) : STR_NONE;
        struct str id = article ? place_on_page(article, href) : fragment_of(href);
        if (id.len && !take_link(facts, id, a, notes))
            return false;
    }
    return true;
}

/* Tells each note its item, and drops those that lead to none. A note comes behind what calls it: a link back
 * from a note leads to an item that comes before, if to any. */
static void find_items(const struct facts *facts, const struct article *article, struct note_list *notes)
{
    const struct doc *doc = facts->sheet->doc;
    size_t kept = 0;
    for (uint32_t i = 0; i < doc->node_count; i++) {
        if (doc->nodes[i].attr_count == 0)
            continue;
        struct note *note = find_note(notes, doc_attr(doc, i, ATTR_ID));
        uint32_t item = note ? doc_ancestor(doc, i, TAG_LI) : UINT32_MAX;
        if (note && item != UINT32_MAX && item > note->caller &&
            holds_body(article, item, doc->nodes[item].end))
            note->item = item;
    }
    for (size_t i = 0; i < notes->count; i++)
        if (notes->items[i].item)
            notes->items[kept++] = notes->items[i];
    notes->count = kept;
}

bool find_notes(const struct facts *facts, const struct article *article, struct note_list *notes)
{
    *notes = (struct note_list){.count = 0};
    if (facts->sheet->doc->node_count == 0)
        return true;
    for (size_t i = 0; i < article->body_count; i++)
        if (article->body[i]->links && !call_notes(facts, NULL, article->body[i], notes))
            return false;
    if (notes->count)
        find_items(facts, article, notes);
    return facts->run->failure.code == FAIL_NONE;
}

struct str note_label(const struct note_list *notes, struct str href)
{
    const struct note *note = notes ? find_note(notes, fragment_of(href)) : NULL;
    return note ? note->label : STR_NONE;
}

struct str note_label_of_item(const struct note_list *notes, uint32_t item)
{
    for (size_t i = 0; notes && i < notes->count; i++)
        if (notes->items[i].item == item)
            return notes->items[i].label;
    return STR_NONE;
}

struct str link_address(const struct facts *facts, struct str href)
{
    href = str_trim(href);
    if (href.len == 0 || href.at[0] == '#')
        return STR_NONE;
    if (str_starts_nocase(href, STR("mailto:")))
        return href.len <= URL_MAX ? href : STR_NONE;
    return url_resolve(facts->run, facts->sheet->head.base, href);
}
