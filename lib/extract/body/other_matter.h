/* Whether a part of the choice speaks of the same matter as the rest. Helper of the steps in beside.h. */
#ifndef COPYDESK_EXTRACT_BODY_OTHER_MATTER_H
#define COPYDESK_EXTRACT_BODY_OTHER_MATTER_H

#include "extract/body/choice.h"

/* Elements that stand one after the other: their nodes are [from, end). */
struct node_range {
    uint32_t from, end;
};

static inline bool is_in_range(const struct segment *segment, const struct node_range *stretch)
{
    return segment->first >= stretch->from && segment->first < stretch->end;
}

/* Whether what is kept goes on without the stretch, as prose, and hardly a word of the stretch that tells of
 * a matter is in it. False where the stretch has too few of such words. Linear in the page. */
bool is_other_matter(const struct choice *choice, const struct node_range *stretch);

#endif
