/* What a job asks for, read in the worker: the page to work on, or the URL to fetch first. */
#ifndef COPYDESK_DESK_ASK_H
#define COPYDESK_DESK_ASK_H

#include "desk/job.h"

enum ask_outcome {
    ASK_FAILED, /* run->failure says why */
    ASK_READY,  /* asked->page is the page */
    ASK_FOLLOW, /* asked->follow_url is to be fetched first */
};

struct asked {
    struct page page; /* the first of the ask */
    bool is_fetched;  /* it is job->pages[0] */
    struct str follow_url;
    struct str id; /* ASK_LINE: the line's id as JSON text; "null" where it has none */
};

/* Reads job->ask, with job->pages as what was fetched so far, and puts its options into run->options and
 * run->deadline_ns. Spans lie in the job or in the run's arena. Failures are those of the request:
 * INVALID_REQUEST (member: which), INVALID_JSON (line, column), INVALID_URL, EMPTY_BODY, UNSUPPORTED_CODING,
 * BODY_TOO_LARGE, PAGE_TOO_COMPLEX. */
enum ask_outcome ask_read(struct run *run, const struct job *job, struct asked *asked);

/* A page of job->pages as the stages take it: its content coding undone. False after fail(). */
bool ask_take_page(struct run *run, const struct page *fetched, struct page *page);

/* The first of job->pages as the ask's page; ASK_FOLLOW where there is none yet. */
enum ask_outcome ask_take_fetched(struct run *run, const struct job *job, struct asked *asked);

/* The id of an ASK_LINE alone, as JSON text; "null" where it has none or cannot be read. Sets no failure. */
struct str ask_read_id(struct run *run, const struct job *job);

#endif
