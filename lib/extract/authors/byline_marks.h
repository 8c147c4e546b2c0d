/* What the attributes of an element say of whether it names the author. */
#ifndef COPYDESK_EXTRACT_AUTHORS_BYLINE_MARKS_H
#define COPYDESK_EXTRACT_AUTHORS_BYLINE_MARKS_H

#include "base/run.h"
#include "clean/sheet.h"

/* The weakest first. */
enum byline_mark {
    MARK_NONE,
    MARK_LINK,     /* a link to what looks like an author's page: "/author/ada" */
    MARK_BOX,      /* "author-box", "byline-wrapper": holds the name among other things */
    MARK_CLASS,    /* "author", "byline" */
    MARK_NAME,     /* "author-name", "byline__link" */
    MARK_REL,      /* rel=author */
    MARK_PROPERTY, /* itemprop=author */
    MARK_SKIP,     /* "author-bio", "byline-date": of the author, but not the name */
};

/* For each name of the doc the mark of elements that carry it. NULL after fail(). */
const uint8_t *mark_byline_names(struct run *run, const struct doc *doc);

/* The mark of one element, by those of its names. */
enum byline_mark byline_mark_of(const struct doc *doc, const uint8_t *marks, uint32_t node);

/* Whether a link leads to what looks like an author's page, by its rel or its path. */
bool is_author_link(const struct doc *doc, uint32_t node);

bool is_mail_address(struct str href);

#endif
