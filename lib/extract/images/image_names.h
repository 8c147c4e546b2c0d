/* What the names of an image say of it: its class and id, the name of its file. */
#ifndef COPYDESK_EXTRACT_IMAGES_IMAGE_NAMES_H
#define COPYDESK_EXTRACT_IMAGES_IMAGE_NAMES_H

#include "base/str.h"

enum image_cue {
    IMAGE_CUE_BLANK,   /* nothing to see: placeholders, spacers, tracking pixels */
    IMAGE_CUE_ICON,    /* icons, avatars, smileys, buttons */
    IMAGE_CUE_LOGO,    /* of the site */
    IMAGE_CUE_DEFAULT, /* what a site shows for lack of an image: share cards */
    IMAGE_CUE_PLAIN,   /* a word that says nothing: "image", "og", "thumb", "jpg" */
    IMAGE_CUE_COUNT
};

/* The cues of the words in a class or id, as a bit set of 1 << enum image_cue. */
unsigned image_cues_of_name(struct str name);

/* The cues of an image's file, by the last part of its address: only where all of its words are cues or of
 * the site's own name (`host`, a URL's), since "acme-new-logo.jpg" may show a logo that is the news. */
unsigned image_cues_of_file(struct str url, struct str host);

/* Whether two addresses are of one image: they are equal; or, of files with one ending, scheme, host and
 * query apart, their paths are, whatever size the name ends in ("-300x200", "-scaled"); or their names are
 * equal and so long and full of digits that they are identifiers, since image servers put sizes and crops
 * into the path. */
bool same_image(struct str a, struct str b);

/* Whether a path ends as image files do (".jpg", ".webp"), its query apart. A wiki's "File:Bridge.jpg" is
 * a page about one. */
bool is_image_file(struct str url);

#endif
