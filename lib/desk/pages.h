/* The pages of one ask, in a worker: its own page, those fetched beside it, and the article they make.
 *
 *     own page: posted, or job->pages[0]     job->pages: page, page, its rendering, page, …
 *
 * A worker keeps nothing between two jobs, and a job comes again with each page that was fetched for it. So
 * only the last page is looked at first, which tells whether there is more to fetch; when there is not, all
 * are worked on. */
#ifndef COPYDESK_DESK_PAGES_H
#define COPYDESK_DESK_PAGES_H

#include "desk/ask.h"

enum pages_outcome {
    PAGES_DONE,   /* *out holds the rendered article */
    PAGES_FAILED, /* run->failure says why; *out as run_pipeline leaves it */
    PAGES_FOLLOW, /* pages->follow is to be fetched first */
    PAGES_FEWER,  /* the run's memory is too small for all pages, not for pages->count of them */
};

struct pages {
    size_t count; /* in: how many to take at most, 0: all there are; out, PAGES_FEWER: how many fit */
    struct {
        enum follow_reason reason;
        struct str url; /* empty for FOLLOW_RENDER */
    } follow;
};

/* Works on the ask's page and job->pages. What is fetched further:
 * - FOLLOW_REFRESH: where a fetched page sends its readers at once (clean/refresh.h);
 * - FOLLOW_RENDER: the last page, when it was fetched, fails with NEEDS_RENDERING and there is a renderer;
 * - FOLLOW_NEXT_PAGE: the page that goes on, while there are fewer than options.pages and limits.pages, on
 *   the same host, unless it is there already, or the first page is a listing of other pages.
 * A further page that could not be had, leads to another host or holds no article ends the article, with
 * the warning PAGES_INCOMPLETE; one that leads back to an earlier page ends it without. */
enum pages_outcome pages_run(struct run *run, const struct job *job, const struct asked *asked,
                             struct pages *pages, struct buf *out);

#endif
