/* Images that are there for a page's looks or its counters, and show a reader nothing. */
#ifndef COPYDESK_EXTRACT_IMAGES_DECORATION_H
#define COPYDESK_EXTRACT_IMAGES_DECORATION_H

#include "clean/sheet.h"

/* Whether an address is an icon's, a smiley's or a counter's: it lies in a folder named so ("/icons/",
 * "/smilies/"), is an SVG whose name has the word ("icon-play.svg", "new-logo.svg"), a file named by a size
 * of few pixels ("1x1.gif"), or a host's or folder's that counts visits ("pixel.", "/track/"), where it is no
 * photo. */
bool is_decoration(struct str url);

/* Whether an <img> is stated to be a dot, by its width and height or by its style. One of the two says
 * nothing: templates write height="0" for what they do not know, and styles give a picture that fills its
 * frame no size of its own but a least one. */
bool is_dot(const struct doc *doc, uint32_t img);

#endif
