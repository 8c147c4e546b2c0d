/* A sample of a text in many segments: as much of each as its share of the whole, so that what is measured on
 * the sample holds for the whole at a bounded cost. */
#ifndef COPYDESK_EXTRACT_TEXT_SAMPLE_H
#define COPYDESK_EXTRACT_TEXT_SAMPLE_H

#include "clean/sheet.h"

enum {
    SAMPLE_BYTES = 1500,      /* a sample's length at most */
    SAMPLE_PIECE_BYTES = 100, /* shorter pieces of a longer segment are not worth taking */
};

struct text_sample {
    struct str text; /* in the run's arena: the pieces, one a line */
    double letters;  /* of all the segments, whether they were taken or not */
};

/* Samples segments; those of code are passed over. False after fail(). */
bool sample_segments(struct run *run, const struct segment *const *segments, size_t count,
                     struct text_sample *sample);

#endif
