/* Where an image is: lazy loading, srcset and <picture> resolved to the largest. */
#ifndef COPYDESK_EXTRACT_IMAGES_IMAGE_ADDRESS_H
#define COPYDESK_EXTRACT_IMAGES_IMAGE_ADDRESS_H

#include "clean/sheet.h"

struct image_address {
    struct str url;         /* as written; empty where there is none but placeholders */
    unsigned width, height; /* pixels, of the image at that address; 0: unknown */
};

/* The address of an <img>: of what its srcset, the <source>s of its <picture> and the attributes of lazy
 * loading offer, the largest by what is stated; what is stated by nothing, in that order: the attributes that
 * lazy loading keeps the real address in, srcset, <source>s, src. data: URLs and files that are named as
 * placeholders are none. */
struct image_address image_address(const struct doc *doc, uint32_t img);

/* Pixels of a width or height attribute ("640", "640px"); 0 for all else. */
unsigned pixels_of(struct str value);

#endif
