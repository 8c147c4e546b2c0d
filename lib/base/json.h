/* JSON in, by jansson, with its memory in the run's arena. */
#ifndef COPYDESK_BASE_JSON_H
#define COPYDESK_BASE_JSON_H

#include <jansson.h>

#include "base/run.h"

struct json_problem {
    unsigned line, column; /* 1-based, columns in characters */
    char text[160];        /* what jansson says */
    bool out_of_memory;    /* the arena's cap was reached */
};

enum {
    JSON_READ_UNIQUE = 1 << 0, /* a key given twice in an object is an error */
    JSON_READ_LIFT = 1 << 1,   /* long strings pass jansson by (json_lift.h), for speed; see json_text */
};

/* Reads one JSON text (any value) that must fill `text` but for white space. Escaped lone surrogates, which
 * jansson refuses and real crawls hold, become U+FFFD; \u0000 is kept. NULL with *problem set. The value
 * lives until the run's arena is reset; json_decref is allowed and frees nothing. Once called, every use of
 * jansson in this process allocates from the arena of the latest call: one thread only. The first call asks
 * for random bytes: it must come before a sandbox that refuses them, or JSON_READ_LIFT does nothing. */
json_t *json_read(struct run *run, struct str text, unsigned flags, struct json_problem *problem);

/* An empty object whose memory, like that of all that is then put into it, lies in the run's arena; NULL
 * where memory is refused, without fail(). */
json_t *json_new_object(struct run *run);

/* A string as a span; `at` NULL where value is NULL or no string. The one way to a string of a value read
 * with JSON_READ_LIFT, until the next such call: jansson's own functions may show a marker in its place. Such
 * a span may lie in the text that was read, which must live as long. */
struct str json_text(const json_t *value);

/* json_text of a member. */
struct str json_member_str(const json_t *object, const char *name);

#endif
