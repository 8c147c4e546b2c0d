/* Words of image credits, by language. All are lower case, as fold_line makes lines. */
#ifndef COPYDESK_EXTRACT_IMAGES_CREDIT_WORDS_H
#define COPYDESK_EXTRACT_IMAGES_CREDIT_WORDS_H

#include "base/str.h"

enum credit_label {
    CREDIT_OF_IMAGE, /* names an image and its making: "photo credit", "image source", "photographer" */
    CREDIT_IMAGE,    /* names an image: what follows may be its maker or what it shows */
    CREDIT_SOURCE,   /* names a source of anything: a credit only beside an image */
};

struct credit_word {
    const char *language; /* BCP 47 */
    struct str word;
    enum credit_label label;
};

extern const struct credit_word credit_words[];
extern const size_t credit_word_count;

/* What stands between a label and the maker in place of a colon: "by", "courtesy of", "von". */
extern const struct credit_word credit_joints[];
extern const size_t credit_joint_count;

/* Agencies and stocks that sign images, as they sign them. */
extern const struct str image_agencies[];
extern const size_t image_agency_count;

#endif
