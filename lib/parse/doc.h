/* The doc: a page as a compact tree, nodes in document order in one array.
 *
 *     index  0     1     2   3    4   5        subtree of 2 = [2, nodes[2].end) = [2, 5)
 *            html  body  p   "a"  b   "c"      parent of 3 = 2, of 5 = 1
 *
 * A subtree is a range of indices, so every pass is a loop over the array and a sum over any subtree is two
 * look-ups in a prefix sum. */
#ifndef COPYDESK_PARSE_DOC_H
#define COPYDESK_PARSE_DOC_H

#include "decode/decode.h"
#include "parse/math_names.h"
#include "parse/tags.h"

struct attr {
    enum attr_name name;
    uint32_t names;   /* index into doc.names where holds_names(name); else 0 */
    struct str other; /* the name in lower case when name is ATTR_OTHER; else empty */
    struct str value; /* entities resolved */
};

struct node {
    uint32_t parent; /* index; the root is its own parent */
    uint32_t end;    /* one past the last node of the subtree */
    uint16_t tag;    /* enum tag */
    uint16_t depth;  /* 0 for the root */
    uint16_t attr_count;
    uint16_t math;       /* enum math_name, of TAG_OTHER alone */
    uint32_t attr_first; /* index into doc.attrs */
    struct str text;     /* of TAG_CHARACTERS: entities resolved, white space as written; else empty */
};

/* A script kept for its data: JSON-LD, other JSON, and programs that begin by giving a name an object or a
 * list ("window.__STATE__ = {"), which is how many pages carry their state. */
struct script {
    struct str type; /* the type attribute, in lower case, without parameters; "" of programs */
    struct str id;   /* the id attribute */
    struct str body; /* as written */
};

struct doc {
    const struct text *text;
    struct node *nodes; /* nodes[0] is the html element; none for plain text */
    uint32_t node_count;
    struct attr *attrs;
    uint32_t attr_count;
    struct str *names; /* the values of attributes that hold names, each once; names[0] is "" */
    uint32_t name_count;
    const struct script *scripts; /* in document order */
    size_t script_count;
    struct str title; /* content of the first <title>, entities resolved, spaces as written */
};

/* Whether authors of pages put names into the attribute: "post-content", "td-sidebar". */
static inline bool holds_names(enum attr_name name)
{
    return name == ATTR_CLASS || name == ATTR_ID || name == ATTR_ROLE || name == ATTR_ITEMPROP;
}

/* Whether what is in a node is never shown: by its tag, or as an annotation of a formula. */
static inline bool is_unseen(const struct node *node)
{
    return tag_is(node->tag, TAG_UNSEEN) || node->math == MATH_ANNOTATION ||
           node->math == MATH_ANNOTATION_XML;
}

/* Parses text into *doc. A plain text gives a doc without nodes. Never fails for bad markup: fails only with
 * PAGE_TOO_COMPLEX (arena) or INTERNAL. Beyond limits (nodes, depth, attributes, deadline) it warns and keeps
 * what it has. */
bool parse_text(struct run *run, const struct text *text, struct doc *doc);

/* Value of an attribute of a node; at is NULL where it is absent, len 0 where it is empty. */
struct str doc_attr(const struct doc *doc, uint32_t node, enum attr_name name);

/* Value of an attribute that is not in the table, by its lower-case name. */
struct str doc_attr_other(const struct doc *doc, uint32_t node, struct str name);

/* First node with that tag in [from, end); end where there is none. */
uint32_t doc_find(const struct doc *doc, enum tag tag, uint32_t from, uint32_t end);

/* Nearest ancestor-or-self with that tag; UINT32_MAX where there is none. */
uint32_t doc_ancestor(const struct doc *doc, uint32_t node, enum tag tag);

/* The subtree's visible text with white space collapsed, in the run's arena; empty after fail(). At most
 * `max` bytes, cut at a character. */
struct str doc_text(struct run *run, const struct doc *doc, uint32_t node, size_t max);

#endif
