/* The main image: which of all that the page names or shows is its article's picture. */
#ifndef COPYDESK_EXTRACT_IMAGES_MAIN_IMAGE_H
#define COPYDESK_EXTRACT_IMAGES_MAIN_IMAGE_H

#include "extract/images/body_images.h"

/* Nominates what the head and the structured data declare: JSON-LD's image, Open Graph's, Twitter's and their
 * like. */
void nominate_declared_images(const struct facts *facts, struct article *article);

/* Nominates an image of the body: `near` the headline, or further down. */
void nominate_shown_image(struct article *article, const struct image *image, bool near);

/* Elects. Logos of the site, its publisher's and its icons, and what sites declare for lack of an image, are
 * passed over, unless the article shows them. `sizes` gets what og:image:width and its like, or JSON-LD,
 * state of the winner. NULL where there is none. */
const struct candidate *elect_main_image(const struct facts *facts, struct article *article,
                                         struct image *sizes);

#endif
