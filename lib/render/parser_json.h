/* The article in the shape of Postlight Parser's answers, for those who move from it. */
#ifndef COPYDESK_RENDER_PARSER_JSON_H
#define COPYDESK_RENDER_PARSER_JSON_H

#include "base/buf.h"

enum {
    EXCERPT_CHARACTERS = 200,
    PARSER_DATE_ROOM = 32,
};

/* A date of the article as "2016-09-16T20:56:00.000Z", the form of JavaScript's toISOString: one without a
 * time is its day's beginning, one without an offset is taken for UTC. Empty where the day is not known. */
struct str parser_date(struct str date, char room[PARSER_DATE_ROOM]);

/* Appends the first EXCERPT_CHARACTERS of a text, up to the end of a word, its white space as single spaces;
 * a "…" behind it tells that something is cut. */
void parser_excerpt(struct str text, struct buf *out);

#endif
