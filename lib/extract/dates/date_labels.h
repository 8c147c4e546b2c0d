/* Words before dates that say what they are the dates of. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_LABELS_H
#define COPYDESK_EXTRACT_DATES_DATE_LABELS_H

#include "base/str.h"

enum date_label {
    LABEL_NONE,
    LABEL_PUBLISHED,
    LABEL_FIRST,    /* "originally published": of the first publication, where there was another */
    LABEL_MODIFIED, /* of the text's change, or of the last post of a thread */
    LABEL_OTHER,    /* of an event, an offer, a copyright, a membership */
    LABEL_DATED,    /* of a word: that a date comes, and no more. No answer. */
    LABEL_LAST,     /* of a word: what follows it is a modification, whatever it is. No answer. */
};

/* What the words right before a date say, read backwards: the nearest label counts. */
enum date_label date_label_of(struct str before);

#endif
