/* The tree in the making. It keeps its own idea of which elements are open, since it closes some earlier than
 * libxml2 does: the head at the first content, foreign elements at the first HTML element, all of them beyond
 * the depth limit.
 *
 * Whether a node is open shows in its `end`: 0 while it is. The open nodes are `top` and its ancestors. */
#ifndef COPYDESK_PARSE_BUILDER_H
#define COPYDESK_PARSE_BUILDER_H

#include "parse/skeleton.h"

#define NO_NODE UINT32_MAX

enum { NAME_CACHE_SIZE = 128 };

/* What the names of elements mean, by the address that libxml2's dictionary gave them. */
struct name_cache {
    const void *name;
    enum tag tag;
    enum math_name math;
};

struct builder {
    struct run *run;
    struct node *nodes;
    size_t node_count, node_capacity;
    char *joined;     /* the newest node's text, where it was put together of several */
    size_t join_room; /* bytes free after it */
    bool is_parted;   /* what comes next starts a line */
    uint32_t top;     /* deepest open node */
    uint32_t head;    /* the head element, NO_NODE before there is one */
    uint32_t body;    /* the body element, likewise */
    uint32_t foreign; /* the outermost open svg or math, NO_NODE outside */
    struct name_cache names[NAME_CACHE_SIZE];
};

/* Begins with the html element alone, with room for `nodes` nodes. All functions that return bool return
 * false after fail(). */
bool builder_begin(struct builder *builder, struct run *run, size_t nodes);

/* Opens an element, or merges it into the one html, head or body there is. *node is its index. `name` is a
 * string of libxml2's dictionary. */
bool builder_open(struct builder *builder, const char *name, struct tag_attrs attrs, uint32_t *node);

/* Closes a node and all within it; does nothing when it was closed before. */
void builder_close(struct builder *builder, uint32_t node);

/* Adds text where the tree is open, not copied; text that follows text is joined to it. */
bool builder_text(struct builder *builder, struct str text);

/* For a paragraph's end tag where none is open. It makes an empty one (WHATWG HTML, 13.2.6.4.7), which is
 * added here only where it parts text from text. */
void builder_part(struct builder *builder);

/* Whether no more nodes may be added. */
bool builder_is_full(const struct builder *builder);

/* Closes all and hands the nodes to doc. */
void builder_end(struct builder *builder, struct doc *doc);

#endif
