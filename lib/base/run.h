/* One run of the pipeline over one job: what the stages allocate from, what bounds them, what was asked for
 * and how they failed. A worker keeps one and begins it anew for each job. */
#ifndef COPYDESK_BASE_RUN_H
#define COPYDESK_BASE_RUN_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/tables.h"

enum form {
    FORM_JSON,
    FORM_TEXT,
    FORM_HTML,
    FORM_MARKDOWN,
    FORM_PARSER, /* Postlight Parser's answer; the include bits HTML and MARKDOWN say what its content is */
    FORM_COUNT
};

/* Parts of the article that are absent unless asked for. X(NAME, name). */
#define INCLUDE_TABLE(X)                                                                                     \
    X(BLOCKS, "blocks")             /* the body as typed blocks */                                           \
    X(HTML, "html")                 /* the body as HTML */                                                   \
    X(MARKDOWN, "markdown")         /* the body as Markdown */                                               \
    X(EXPLAIN, "explain")           /* what is not in the body, and why */                                   \
    X(FRONT_MATTER, "front-matter") /* Markdown begins with the main fields */                               \
    X(LINK_NOTES, "link-notes")     /* text has the addresses of links as notes */                           \
    X(IMAGE_NOTES, "image-notes")   /* text has its images as notes */

enum include_bit {
#define X(NAME, name) INCLUDE_BIT_##NAME,
    INCLUDE_TABLE(X)
#undef X
        INCLUDE_COUNT
};

enum include {
#define X(NAME, name) INCLUDE_##NAME = 1 << INCLUDE_BIT_##NAME,
    INCLUDE_TABLE(X)
#undef X
};

/* What the choice of the body leans to where it is unsure. */
enum favor { FAVOR_NEITHER, FAVOR_PRECISION, FAVOR_RECALL };

enum { PAGES_MAX = 20 }; /* of one article, joined */

/* What a caller may ask for. lib/desk/options.h holds the table of their names and values. */
struct options {
    enum form form;
    unsigned deadline_ms; /* wall time for the job; 0: the service's limit */
    uint32_t include;     /* bit set of enum include */
    enum favor favor;
    unsigned pages; /* of an article over several that are joined at most; 0: not said, 1 */
};

/* Bounds of the work on one page. lib/desk/config.h holds their flags and defaults. */
struct limits {
    size_t arena_bytes;    /* all that one job may allocate */
    size_t inflated_bytes; /* a request body after its content coding */
    size_t page_bytes;     /* a fetched page after its content coding */
    size_t result_bytes;   /* the rendered answer */
    unsigned depth;        /* elements open at once */
    unsigned attributes;   /* on one tag; later ones are dropped */
    unsigned nodes;        /* nodes of one page */
    unsigned pages;        /* of one article that are joined, whatever is asked for; 1 … PAGES_MAX */
    unsigned renders;      /* times that a page may be sent to a renderer: 0 where there is none, else 1 */
    unsigned job_wall_ms;
    unsigned job_cpu_ms;
};

enum stage { STAGE_DECODE, STAGE_PARSE, STAGE_CLEAN, STAGE_EXTRACT, STAGE_RENDER, STAGE_COUNT };
extern const char *const stage_names[STAGE_COUNT];

/* Cuts that were made to stay within limits, and what is less sure than it looks; the article reports them as
 * metadata.warnings. */
#define WARNING_TABLE(X)                                                                                     \
    X(TRUNCATED_NODES, "truncated-nodes")           /* the page held more nodes than are kept */             \
    X(TRUNCATED_DEPTH, "truncated-depth")           /* elements deeper than the limit were flattened */      \
    X(TRUNCATED_ATTRIBUTES, "truncated-attributes") /* a tag held more attributes than are kept */           \
    X(DEADLINE, "deadline")                         /* a stage stopped early, with what it had */            \
    X(REPLACED_BYTES, "replaced-bytes")             /* bytes that are not of the encoding became U+FFFD */   \
    X(BROKEN_JSON_LD, "broken-json-ld")             /* a JSON-LD script could not be read */                 \
    X(RELATIVE_DATE, "relative-date")               /* a date was told from dateDownloaded */                \
    X(MODIFIED_DATE, "modified-date")               /* datePublished is that of a modification */            \
    X(PAGES_INCOMPLETE, "pages-incomplete")         /* a further page of the article could not be had */     \
    X(RENDERED, "rendered")                         /* a page is as a renderer gave it */

enum warning {
#define X(name, text) WARNING_##name,
    WARNING_TABLE(X)
#undef X
        WARNING_COUNT
};
extern const char *const warning_names[WARNING_COUNT];

struct run {
    struct arena *arena;         /* owned by whoever owns the run */
    const struct limits *limits; /* not owned */
    const struct tables *tables; /* not owned; the built-in ones where nobody set others */
    struct options options;
    int64_t deadline_ns; /* clock_monotonic_ns past which stages stop early; INT64_MAX: none */
    struct failure failure;
    uint32_t warnings; /* bit set of enum warning */
    int64_t stage_ns[STAGE_COUNT];
};

/* Makes a run ready for its next job: resets the arena, clears failure, warnings and timings, sets the
 * deadline from options.deadline_ms and limits. */
void run_begin(struct run *run, struct arena *arena, const struct limits *limits,
               const struct options *options);

/* The limits every program starts from (design: docs/operations.md). */
struct limits limits_default(void);

/* Records the failure (the first one of a run stands) and returns false. */
bool fail(struct run *run, enum fail code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The same, naming the member at fault. */
bool fail_member(struct run *run, enum fail code, const char *member, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Zeroed memory of the run; NULL after fail(FAIL_PAGE_TOO_COMPLEX). */
void *run_alloc(struct run *run, size_t size) __attribute__((warn_unused_result));
void *run_alloc_array(struct run *run, size_t count, size_t size) __attribute__((warn_unused_result));

/* The same, but what the bytes hold is unknown (arena_alloc_unset). */
void *run_alloc_unset(struct run *run, size_t count, size_t size) __attribute__((warn_unused_result));

/* Makes room for one more element in a growing array of the run: doubles *capacity when *array is full.
 * False after fail(). `array` points to the array pointer. */
bool run_array_room(struct run *run, void *array, size_t count, size_t *capacity, size_t element_size)
    __attribute__((warn_unused_result));

static inline void run_warn(struct run *run, enum warning warning)
{
    run->warnings |= 1u << warning;
}

/* Whether the deadline has passed. A clock read: call it every few hundred steps, not every step. */
bool run_late(const struct run *run);

#endif
