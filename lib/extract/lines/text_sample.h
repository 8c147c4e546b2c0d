/* A sample of a text in many segments: windows at equal distances, so that what is measured on the sample
 * holds for the whole at a bounded cost. */
#ifndef COPYDESK_EXTRACT_LINES_TEXT_SAMPLE_H
#define COPYDESK_EXTRACT_LINES_TEXT_SAMPLE_H

#include "clean/sheet.h"

enum { SAMPLE_WINDOWS = 12, SAMPLE_WINDOW_BYTES = 100 };

struct text_sample {
    struct str text; /* in the run's arena: its windows' pieces of segments, one a line */
    double letters;  /* of all the segments */
};

/* Samples segments; those of code are passed over. A text no longer than all windows is taken whole. False
 * after fail(). */
bool sample_segments(struct run *run, const struct segment *const *segments, size_t count,
                     struct text_sample *sample);

#endif
