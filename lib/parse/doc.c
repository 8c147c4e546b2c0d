#include "parse/doc.h"

#include "base/utf8.h"

struct str doc_attr(const struct doc *doc, uint32_t node, enum attr_name name)
{
    uint32_t first = doc->nodes[node].attr_first, end = first + doc->nodes[node].attr_count;
    for (uint32_t i = first; i < end; i++)
        if (doc->attrs[i].name == name)
            return doc->attrs[i].value;
    return STR_NONE;
}

struct str doc_attr_other(const struct doc *doc, uint32_t node, struct str name)
{
    uint32_t first = doc->nodes[node].attr_first, end = first + doc->nodes[node].attr_count;
    for (uint32_t i = first; i < end; i++)
        if (doc->attrs[i].name == ATTR_OTHER && str_eq(doc->attrs[i].other, name))
            return doc->attrs[i].value;
    return STR_NONE;
}

uint32_t doc_find(const struct doc *doc, enum tag tag, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (doc->nodes[i].tag == tag)
            return i;
    return end;
}

uint32_t doc_ancestor(const struct doc *doc, uint32_t node, enum tag tag)
{
    while (doc->nodes[node].tag != tag) {
        if (node == doc->nodes[node].parent)
            return UINT32_MAX;
        node = doc->nodes[node].parent;
    }
    return node;
}

/* Adds text with its white space collapsed, up to `room` bytes: a space is owed until something follows it.
 */
static void add_collapsed(struct str text, char *out, size_t room, size_t *len, bool *owes_space)
{
    for (size_t i = 0; i < text.len && *len + 2 <= room; i++) {
        if (ascii_is_space(text.at[i])) {
            *owes_space = true;
            continue;
        }
        if (*owes_space && *len)
            out[(*len)++] = ' ';
        *owes_space = false;
        out[(*len)++] = text.at[i];
    }
}

static size_t text_size(const struct doc *doc, uint32_t node)
{
    size_t size = 0;
    for (uint32_t i = node; i < doc->nodes[node].end; i++)
        size += doc->nodes[i].text.len + 1; /* and the space that its tag may make */
    return size;
}

/* Whether the step from node i - 1 to node i leaves a block. */
static bool leaves_block(const struct doc *doc, uint32_t i)
{
    for (uint32_t node = i - 1; doc->nodes[node].end == i; node = doc->nodes[node].parent)
        if (tag_is(doc->nodes[node].tag, TAG_BLOCK))
            return true;
    return false;
}

struct str doc_text(struct run *run, const struct doc *doc, uint32_t node, size_t max)
{
    enum { SPARE = 8 }; /* past max: a character and a space, so that the cut falls between characters */
    size_t len = 0, room = text_size(doc, node) + SPARE;
    room = max < room - SPARE ? max + SPARE : room;
    char *out = run_alloc(run, room);
    if (!out)
        return STR_NONE;
    bool owes_space = false;
    for (uint32_t i = node, end = doc->nodes[node].end; i < end && len <= max; i++) {
        const struct node *at = &doc->nodes[i];
        owes_space |= tag_is(at->tag, TAG_BLOCK) || at->tag == TAG_BR || (i > node && leaves_block(doc, i));
        if (i > node && is_unseen(at))
            i = at->end - 1;
        else
            add_collapsed(at->text, out, room, &len, &owes_space);
    }
    return utf8_cut((struct str){out, len}, max);
}
