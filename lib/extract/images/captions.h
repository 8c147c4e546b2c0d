/* Which captions are of which images.
 *
 *     <figure> <img 1> <img 2> <figcaption a> </figure>              a is of 1 and 2
 *     <div> <img 1> <p class=caption a> <img 2> <p class=caption b>  a is of 1, b of 2
 *     <figure> <figure> <img 1> <figcaption a> </figure> <figcaption b> </figure>
 *                                                                    a is of 1, b of the group that 1 ends
 *
 * A caption is a <figcaption>, or an element without images whose class says so and that holds little text; a
 * credit too is told by its class, or is a paragraph that reads as one (image_credit.h): "(Photo: Jane Doe)".
 * Its images stand in the nearest element that holds any, a <figcaption>'s in its <figure>: all of them,
 * where it is their only caption and no other text stands there; else the nearest without text between. */
#ifndef COPYDESK_EXTRACT_IMAGES_CAPTIONS_H
#define COPYDESK_EXTRACT_IMAGES_CAPTIONS_H

#include "clean/sheet.h"

struct image_captions {
    const uint8_t *names; /* per node: name_captions */
    uint32_t *images;     /* the <img>s of the doc, in order */
    size_t count;
    uint32_t *of;           /* per image: the caption's element; 0: none */
    uint32_t *group;        /* the same of the group of images that it is the last of */
    uint32_t *credit;       /* the same of an element that is its credit alone */
    const bool *is_caption; /* per segment: an image's caption or credit by the class around it */
};

/* Pairs the captions and images of a page. NULL after fail(). */
const struct image_captions *pair_captions(struct run *run, const struct sheet *sheet);

/* The place of an <img> in captions->images; SIZE_MAX where it is not there. */
size_t find_captioned(const struct image_captions *captions, uint32_t img);

#endif
