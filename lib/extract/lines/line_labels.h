/* What the words of a short line say of it: headings of lists ("Related stories", "Comments (2)"), links and
 * buttons ("Reply", "Read more"). By language, as data; the tables are
 * indexed at the first look (not from two threads at a time). */
#ifndef COPYDESK_EXTRACT_LINES_LINE_LABELS_H
#define COPYDESK_EXTRACT_LINES_LINE_LABELS_H

#include "extract/lines/line_words.h"

enum line_label {
    LINE_LABEL_NONE,
    LINE_RELATED,    /* heads a list of other texts */
    LINE_COMMENTS,   /* heads the discussion, or counts it */
    LINE_TAGS,       /* heads the tags */
    LINE_NEWSLETTER, /* asks to subscribe */
    LINE_BIOGRAPHY,  /* "About the author" */
    LINE_ACTION,     /* a link or button: "Share", "Reply", "Log in", "Next page" */
    LINE_LEGAL,      /* of a page's foot: "Privacy policy", "Contact" */
    LINE_ADVERT,     /* "Advertisement" */
    LINE_COOKIES,    /* asks for consent */
    LINE_SOURCE,     /* before where the text is from: "Source:", "Источник:" */
    LINE_LENGTH,     /* "Reading time: 3 min" */
    LINE_LABEL_COUNT
};

struct labelled_line {
    enum line_label label;
    size_t rest;       /* bytes of the line that the label takes, with the mark behind it */
    bool marked;       /* a colon or its like stands behind the label */
    bool counted;      /* a number stands beside it: "Comments (2)", "2 comments" */
    int64_t count;     /* that number */
    struct str number; /* as printed */
};

/* What label a line begins with; the whole of it must be the label, with a count, or have a mark behind it,
 * unless the label is one that names follow. LINE_LABEL_NONE where there is none. */
struct labelled_line label_of_line(struct str line);

/* The time since a text appeared as a number and a letter, all of the line: "5h", "12 min", "3 d". What is
 * told in words is a date (date_parse.h). */
bool is_short_age(struct str line);

#endif
