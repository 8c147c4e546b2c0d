/* Links outside of the body that may be entries of a list of other texts, each with the element around it
 * that holds no other such link: the entry. Helper of related.c. */
#ifndef COPYDESK_EXTRACT_RELATED_RELATED_LINKS_H
#define COPYDESK_EXTRACT_RELATED_RELATED_LINKS_H

#include "extract/facts.h"

enum {
    RELATED_LINKS_MAX = 5000, /* links of one page that are looked at; what comes later is passed over */
    HEADLINE_BYTES_MAX = 400,
};

/* A page's segments and nodes as the search for lists reads them. */
struct related_page {
    const struct facts *facts;
    const struct article *article;
    const struct doc *doc;
    const struct segment *segments;
    size_t segment_count;
    const bool *in_body;          /* [segment_count] */
    const uint32_t *body;         /* [node_count + 1]: pieces of the body before each node */
    const uint32_t *links;        /* [node_count + 1]: links before each node */
    size_t first_body, last_body; /* indices of segments; first > last where there is no body */
};

struct related_link {
    uint32_t node;
    uint32_t segment; /* the first that it stands in or holds */
    uint32_t
        entry; /* the outermost element around it that holds no link to elsewhere, and none of the body */
    struct str href; /* as written */
    unsigned units;  /* how long its text is: two for a word, one for a character that is a word */
    uint32_t letters;
};

/* How long a headline is. */
struct headline_size {
    unsigned units; /* as above */
    uint32_t letters;
};
struct headline_size headline_size(struct str text);

/* Whether a text is long enough to be a headline. */
bool may_be_headline(struct headline_size size);

/* Fills *page and lists the links, in document order; of those that follow each other to the same address the
 * first stands for all. False only after fail(). */
bool find_related_links(const struct facts *facts, const struct article *article, struct related_page *page,
                        struct related_link **links, size_t *count);

/* The last two labels of an address's host: close enough to a site's name to tell sites apart. */
struct str site_of(struct str url);

/* Whether an element's class names it a title, a headline or a heading. */
bool is_named_title(const struct doc *doc, uint32_t node);

/* Of a subtree. */
static inline uint32_t count_in(const uint32_t *before, const struct doc *doc, uint32_t node)
{
    return before[doc->nodes[node].end] - before[node];
}

#endif
