/* Which <img> elements of a page are its article's. */
#ifndef COPYDESK_EXTRACT_IMAGES_BODY_IMAGES_H
#define COPYDESK_EXTRACT_IMAGES_BODY_IMAGES_H

#include "extract/facts.h"

/* What stands where in the doc, as sums over nodes: a subtree's are two look-ups. */
struct surroundings {
    const struct facts *facts;
    const struct article *article;
    uint32_t *body;    /* [node_count + 1]: segments of the body, and the headline's, before each node */
    uint32_t *teasers; /* the same of other segments that are links or headings: of teasers and lists */
    uint32_t *prose;   /* the same of other segments of many words */
    uint32_t from, to; /* nodes that are looked through for images */
    uint32_t headline; /* node; UINT32_MAX: not found */
    uint8_t common;    /* cues that the body itself stands in, and that part nothing therefore */
};

/* Surveys the page; of a page without a body, from == to. False only after fail(). */
bool survey(const struct facts *facts, const struct article *article, struct surroundings *s);

/* The outermost element around a node that holds no text of the body, and no other but captions: what is said
 * in it is said of that node. The node itself where its parent holds more. */
uint32_t frame_of(const struct surroundings *s, uint32_t node);

/* Whether an element of the range is the article's, by what stands around it: not in navigation, teasers, an
 * author's box, comments, advertisements. */
bool is_of_article(const struct surroundings *s, uint32_t node);

/* Whether an <img> shows something of the article's: not an icon, an avatar, a logo, a pixel, a formula. */
bool is_picture(const struct surroundings *s, uint32_t img);

#endif
