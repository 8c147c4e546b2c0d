/* A job: one ask on its way through the desk. The front fills it, a worker reads it from its socket, and the
 * worker's reply comes back in it. */
#ifndef COPYDESK_DESK_JOB_H
#define COPYDESK_DESK_JOB_H

#include "base/buf.h"
#include "base/run.h"
#include "fetch/page.h"

/* What the body of an ask is. */
enum ask_kind {
    ASK_PAGE, /* the page itself, as content_type says */
    ASK_JSON, /* a JSON object: exactly one of url, html, text, body, … (design, section 5) */
    ASK_LINE, /* one line of NDJSON: an ASK_JSON object with an id; the answer is a line with that id */
    ASK_URL,  /* no body: the page is the one at url */
};

/* What came in. Spans are owned by the job's `memory`. */
struct ask {
    enum ask_kind kind;
    struct str url;              /* ?url=, or empty */
    struct str body;             /* as received, content coding not undone; empty when kind is ASK_URL */
    struct str content_type;     /* Content-Type field */
    struct str content_encoding; /* Content-Encoding field; empty: identity */
    struct options options;
    uint32_t options_given; /* bit set of enum option that came outside the body */
    uint64_t line; /* ASK_LINE: its number in the stream, 1-based, shown where it has no id; 0: unknown */
};

/* Why a worker wants a URL to be fetched. */
enum follow_reason {
    FOLLOW_ASKED,   /* the ask names it: its page */
    FOLLOW_REFRESH, /* the page fetched last sends its readers there at once: its page takes that one's place
                     */
    FOLLOW_NEXT_PAGE, /* the article goes on there */
    FOLLOW_RENDER, /* it is that of the page fetched last, which needs a browser: what the renderer makes of
                      it stands behind that page */
};

/* What a worker made of it. */
enum reply_kind {
    REPLY_NONE,
    REPLY_ARTICLE, /* bytes: the rendered article (or, for ASK_LINE, the line without its newline) */
    REPLY_PROBLEM, /* bytes: the problem document (or the line); failure says which */
    REPLY_FOLLOW,  /* the front is to fetch something and submit the job again with what it got */
};

struct reply {
    enum reply_kind kind;
    struct failure failure;
    struct buf bytes;       /* heap; owned by the job */
    const char *media_type; /* of bytes; static */
    enum follow_reason follow_reason;
    char *follow_url;     /* heap; owned by the job; NULL for FOLLOW_RENDER, whose page the front knows */
    unsigned deadline_ms; /* REPLY_FOLLOW: the ask's, wherever it stood; 0: none */
    int64_t stage_ns[STAGE_COUNT];
    enum form form;
};

struct job {
    struct ask ask;
    struct page *pages; /* fetched so far, in order; heap array; owned with all they point to */
    size_t page_count;
    uint64_t rendered;      /* bit set of pages: what a renderer made of the page before it */
    struct failure failure; /* set by the front when a fetch failed: an ASK_LINE then only renders it */
    struct failure missed;  /* set by the front when a fetch failed that the job goes on without … */
    enum follow_reason missed_reason; /* … and why it was wanted */
    struct reply reply;

    void (*done)(struct job *job); /* called once, on the desk's thread; must not block; then owns the job */
    void *owner;                   /* the caller's */
    int caller_fd; /* a socket that hangs up when nobody waits any more; open until `done`; -1: none */
    bool unwanted; /* set by the desk: it has. The job was dropped, or done all the same */

    struct job_memory *memory; /* what the job owns; used by job.c alone, as is: */
    void **page_memory;        /* what each page lies in */

    /* Used by the desk alone. */
    struct job *next;
    int64_t queued_ns; /* since when it waits for a worker */
    int64_t submitted_ns;
    unsigned follows;
    void *fetch;
};

/* A job with an empty ask and no caller_fd, on the heap; NULL when memory is refused. */
struct job *job_create(void);

/* Frees the job with its body, pages and reply. */
void job_destroy(struct job *job);

/* Copies s to memory that lives as long as the job; empty with `at` NULL when memory is refused. */
struct str job_copy(struct job *job, struct str s);

/* Adds a fetched page, whose spans lie in `memory`, which the job takes over, as the reason of its fetch has
 * it: FOLLOW_REFRESH in place of the page fetched last, which is freed and whose URL it takes
 * over (its redirects count on from that one's: struct fetch_request). The others as one page more. False
 * (and frees `memory`) when memory is refused or the place that the reason speaks of is not there. */
bool job_add_page(struct job *job, const struct page *page, void *memory, enum follow_reason reason);

/* Whether the page fetched last is what a renderer made of the one before. */
bool job_ends_rendered(const struct job *job);

/* Hands a heap allocation over to the job, which frees it. False (and frees it) when memory is refused. */
bool job_adopt(struct job *job, void *memory);

#endif
