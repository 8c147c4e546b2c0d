/* Cues: what the class, id and role tokens of an element say of its text. */
#ifndef COPYDESK_EXTRACT_BODY_CUES_H
#define COPYDESK_EXTRACT_BODY_CUES_H

#include "clean/sheet.h"

enum cue {
    CUE_CONTENT,    /* the main text: "article-body", "entry-content" */
    CUE_CHROME,     /* around it: navigation, menus, banners, footers */
    CUE_ASIDE,      /* beside it: sidebars, related, most read, promotions */
    CUE_DISCUSSION, /* below it: comments, replies */
    CUE_POST,       /* one post of a thread */
    CUE_ACTION,     /* share bars, buttons, newsletter boxes, log-in forms, consent */
    CUE_FACTS,      /* facts about the text: byline, date, tags, breadcrumbs, author box */
    CUE_CAPTION,    /* captions and credits */
    CUE_COUNT
};

/* The cues of one element, as a bit set of 1 << enum cue. Tokens are parted at everything but letters and
 * digits, and where a lower-case letter meets an upper-case one; ASCII case is folded. */
unsigned cues_of(const struct doc *doc, uint32_t node);

/* The same without what "widget" says: amid a text it is a block of the editor. */
unsigned cues_but_widget(const struct doc *doc, uint32_t node);

/* For each node of the doc the cues of itself and its ancestors. NULL after fail(); of a doc without nodes, a
 * valid pointer to nothing. */
const uint8_t *inherit_cues(struct run *run, const struct doc *doc);

#endif
