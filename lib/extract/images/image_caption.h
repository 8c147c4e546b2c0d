/* What is said of an image beside it: its caption and its credit. */
#ifndef COPYDESK_EXTRACT_IMAGES_IMAGE_CAPTION_H
#define COPYDESK_EXTRACT_IMAGES_IMAGE_CAPTION_H

#include "extract/images/body_images.h"

/* Fills the caption and creditText of an image shown by `img`: from the <figcaption> of its figure, else from
 * an element of its frame whose class says that it is a caption, from its data attributes, or from the one
 * short text that stands below it in a small element of their own; the credit from an element of the frame
 * that is one by class or itemprop, else from the caption's end (part_caption), else from a line below that
 * is a credit (credit_of_line). The caption is then without it. */
void caption_image(const struct surroundings *s, uint32_t img, struct image *image);

#endif
