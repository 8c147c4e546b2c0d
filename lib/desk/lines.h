/* Lines of a stream, each in memory of its own. Longer ones than a cap are skipped, and told of. */
#ifndef COPYDESK_DESK_LINES_H
#define COPYDESK_DESK_LINES_H

#include "base/buf.h"

enum { LINES_CHUNK = 1 << 16 };

struct lines {
    int fd;          /* not owned */
    uint64_t number; /* of the line given last; 1-based */
    struct buf line; /* what came of the next one; heap */
    bool skipping;   /* the next one is past its cap: its rest is dropped */
    bool ended;
    size_t at, len; /* of chunk: [at, len) is not used yet */
    char chunk[LINES_CHUNK];
};

enum line_event {
    LINE_MORE,     /* call lines_fill once fd is readable */
    LINE_WHOLE,    /* *line is the caller's: its bytes without the newline, on the heap */
    LINE_TOO_LONG, /* a line longer than its cap was skipped */
    LINE_END,      /* there are no more */
    LINE_REFUSED,  /* memory was refused */
};

void lines_init(struct lines *lines, int fd, size_t line_max);
void lines_free(struct lines *lines);

/* The next line from what was read. A last line needs no newline. */
enum line_event lines_next(struct lines *lines, struct buf *line);

/* Reads once. False with errno when that fails. */
bool lines_fill(struct lines *lines);

#endif
