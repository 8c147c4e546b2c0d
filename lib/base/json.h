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

enum { JSON_READ_UNIQUE = 1 << 0 /* a key given twice in an object is an error */ };

/* Reads one JSON text (any value) that must fill `text` but for white space. Escaped lone surrogates, which
 * jansson refuses and real crawls hold, become U+FFFD; \u0000 is kept. NULL with *problem set. The value
 * lives until the run's arena is reset; json_decref is allowed and frees nothing. Once called, every use of
 * jansson in this process allocates from the arena of the latest call: one thread only. */
json_t *json_read(struct run *run, struct str text, unsigned flags, struct json_problem *problem);

/* A string member as a span; `at` NULL where it is absent, null or no string. */
struct str json_member_str(const json_t *object, const char *name);

#endif
