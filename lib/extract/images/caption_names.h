/* What the names of an element say of an image beside it: that it is its caption, its credit. */
#ifndef COPYDESK_EXTRACT_IMAGES_CAPTION_NAMES_H
#define COPYDESK_EXTRACT_IMAGES_CAPTION_NAMES_H

#include "clean/sheet.h"

enum caption_name {
    NAMES_CREDIT = 1 << 0,  /* it says who made or owns something: an image, where one stands beside it */
    NAMES_OWNER = 1 << 1,   /* the same by a word that is used of images alone */
    NAMES_CAPTION = 1 << 2, /* it is a caption */
    NAMES_OTHER = 1 << 3    /* what it is the caption of is no image */
};

/* Per node of the doc the bits of its own class and itemprop. NULL after fail(). */
const uint8_t *name_captions(struct run *run, const struct doc *doc);

#endif
