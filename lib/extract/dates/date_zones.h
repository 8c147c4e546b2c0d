/* Where on a page a date may stand, and what that place is worth. A helper of visible_dates.c. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_ZONES_H
#define COPYDESK_EXTRACT_DATES_DATE_ZONES_H

#include "extract/facts.h"

enum zone { ZONE_NONE, ZONE_HEAD, ZONE_BODY, ZONE_FOOT, ZONE_ELSEWHERE };

/* What a date is worth by its place (wcxb-dev and multilingual-dev: how often it is the right one). */
struct zone_weight {
    const char *where, *where_labelled; /* as the candidate's place */
    float plain;                        /* a date among other words */
    float alone;                        /* a line that is a date and little else */
    float labelled;                     /* "Published: …" */
    float step; /* lost with each segment between it and the headline, or the body's end */
};

extern const struct zone_weight zone_weights[];

/* The headline and the body among a page's segments. */
struct date_places {
    const struct facts *facts;
    size_t headline;   /* index of its segment */
    size_t first, end; /* the body's segments: [first, end); both the page's end where there is no body */
    unsigned foreign;  /* cues that mean other texts than this */
};

/* Finds them. Needs the headline, the body and the type of the page. */
struct date_places find_date_places(const struct facts *facts, const struct article *article);

/* The zone of the i-th segment, and how many segments lie between it and what the zone is named after. */
enum zone zone_of(const struct date_places *places, size_t i, size_t *distance);

/* Whether a segment belongs to other texts than the page's: a comment, a sidebar, a dialogue. Between the
 * headline and the body little does, whatever its names say. */
bool is_foreign(const struct date_places *places, enum zone zone, size_t i);

#endif
