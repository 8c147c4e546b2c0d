/* Lists of entries under a heading, outside of the body. Helper of related.c. */
#ifndef COPYDESK_EXTRACT_RELATED_RELATED_LISTS_H
#define COPYDESK_EXTRACT_RELATED_RELATED_LISTS_H

#include "extract/related/related_links.h"

enum { RELATED_ENTRIES_MIN = 2 }; /* under one heading */

/* Entries that stand one after the other in one element. */
struct related_list {
    size_t from, to;      /* links[from … to) */
    uint32_t heading;     /* index of the segment; NO_HEADING */
    struct str section;   /* its words, without links and the colon at its end */
    bool counts_comments; /* the heading says that numbers beside the entries do */
};

#define NO_HEADING UINT32_MAX

/* Finds them, in document order: those of one heading have at least two entries in all (one where the heading
 * is known to announce such), whose links are as long as headlines are, and not so many that they are an
 * index; no menus, tags, footers or the like. False only after fail(). */
bool find_related_lists(const struct related_page *page, const struct related_link *links, size_t count,
                        struct related_list **lists, size_t *list_count);

#endif
