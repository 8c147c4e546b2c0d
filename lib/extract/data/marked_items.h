/* Items marked in elements: microdata and RDFa differ in the names of their attributes, not in their shape.
 * An item becomes an object as JSON-LD would have it:
 *
 *     <article itemscope itemtype=https://schema.org/Article>     {"@type": "https://schema.org/Article",
 *       <h1 itemprop=headline>A story</h1>                         "headline": "A story",
 *       <a itemprop=author href=/ada>Ada</a>                       "author": {"name": "Ada", "url": "/ada"}}
 */
#ifndef COPYDESK_EXTRACT_DATA_MARKED_ITEMS_H
#define COPYDESK_EXTRACT_DATA_MARKED_ITEMS_H

#include "base/json.h"
#include "clean/sheet.h"

enum {
    MARKED_ITEMS_MAX = 32,        /* kept of one page */
    MARKED_MEMBERS_MAX = 256,     /* of one item, those of items inside it counted */
    MARKED_DEPTH_MAX = 6,         /* items inside items */
    MARKED_VALUE_MAX = 2048,      /* bytes of a value */
    MARKED_VALUE_NODES_MAX = 256, /* nodes of an element whose text is a value; a larger one holds a text */
    MARKED_TEXT_MAX = 8192        /* and its bytes, before white space is collapsed */
};

struct marked_items {
    const json_t *items[MARKED_ITEMS_MAX]; /* works and lists of breadcrumbs, in document order */
    size_t count;
};

/* How a dialect marks. */
struct dialect {
    /* Whether an element opens an item. */
    bool (*is_item)(const struct doc *doc, uint32_t node);
    /* Its types, parted by spaces. */
    struct str (*types)(const struct doc *doc, uint32_t node);
    /* The members of the item around it that it is the value of, parted by spaces; empty where it is none. */
    struct str (*members)(const struct doc *doc, uint32_t node);
    /* What such a name means in schema.org's words. */
    struct str (*meaning)(struct str name);
};

/* Reads the page's items: works (linked_data.c has their types) and lists of breadcrumbs that stand by
 * themselves or are what another item is about. Time is linear in the page. False only after fail(). */
bool read_marked_items(struct run *run, const struct doc *doc, const struct dialect *dialect,
                       struct marked_items *items);

#endif
