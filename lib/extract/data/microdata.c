#include "extract/data/microdata.h"

static bool is_item(const struct doc *doc, uint32_t node)
{
    return doc_attr(doc, node, ATTR_ITEMSCOPE).at != NULL;
}

static struct str types_of(const struct doc *doc, uint32_t node)
{
    return doc_attr(doc, node, ATTR_ITEMTYPE);
}

static struct str members_of(const struct doc *doc, uint32_t node)
{
    return doc_attr(doc, node, ATTR_ITEMPROP);
}

static struct str meaning_of(struct str name)
{
    size_t slash = name.len;
    while (slash > 0 && name.at[slash - 1] != '/')
        slash--;
    return str_slice(name, slash, name.len);
}

static const struct dialect dialect = {is_item, types_of, members_of, meaning_of};

bool read_microdata(struct run *run, const struct doc *doc, struct marked_items *items)
{
    for (uint32_t i = 0; i < doc->attr_count; i++)
        if (doc->attrs[i].name == ATTR_ITEMSCOPE)
            return read_marked_items(run, doc, &dialect, items);
    return true;
}
