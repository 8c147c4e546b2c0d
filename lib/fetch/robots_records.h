/* The records of a robots.txt: RFC 9309, 2.2, and what sites write instead. */
#ifndef COPYDESK_FETCH_ROBOTS_RECORDS_H
#define COPYDESK_FETCH_ROBOTS_RECORDS_H

#include "base/str.h"

enum robots_key { ROBOTS_USER_AGENT, ROBOTS_ALLOW, ROBOTS_DISALLOW, ROBOTS_CRAWL_DELAY };

struct robots_record {
    enum robots_key key;
    struct str value; /* trimmed, without comment; may be empty */
};

/* A body without its byte order mark, whole or broken off, and without what lies past `max` bytes: the last
 * line within them goes with it unless it ends there. */
struct str robots_records(struct str body, size_t max);

/* Cuts lines (CR, LF or both at their ends) off the front of *rest up to the next record of a known key.
 * False when there is none. */
bool robots_next_record(struct str *rest, struct robots_record *record);

#endif
