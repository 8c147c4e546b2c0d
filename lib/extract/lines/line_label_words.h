/* Phrases that tell what a short line is, by language. All are lower case, as fold_line makes lines; one that
 * ends in '*' may go on as a longer word. */
#ifndef COPYDESK_EXTRACT_LINES_LINE_LABEL_WORDS_H
#define COPYDESK_EXTRACT_LINES_LINE_LABEL_WORDS_H

#include "extract/lines/line_labels.h"

/* How a phrase must stand in its line. */
enum phrase_stand {
    STAND_WHOLE,  /* alone, or with a count, or with a mark behind it */
    STAND_BEGINS, /* at the beginning, whatever follows */
    STAND_NAMES,  /* a name follows, with or without a mark */
    STAND_MARKED, /* with a mark behind it, and more */
};

enum { LINE_PHRASES_MAX = 2048 };

struct line_phrase {
    struct str phrase;
    enum line_label label;
    enum phrase_stand stand;
};

extern const struct line_phrase line_phrases[];
extern const size_t line_phrase_count;

#endif
