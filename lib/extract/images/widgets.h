/* Blocks of a text that are named widgets, as its editor names them. */
#ifndef COPYDESK_EXTRACT_IMAGES_WIDGETS_H
#define COPYDESK_EXTRACT_IMAGES_WIDGETS_H

#include "extract/images/body_images.h"

/* The cues that a node stands in (facts->cues); those that rest on the word "widget" in the names of its
 * frame are left out where the body stands both before and behind the frame, in what holds it. */
unsigned cues_amid(const struct surroundings *s, uint32_t node);

#endif
