/* What the front makes of a worker's wish for a fetch (job.h, enum follow_reason). It reads no page: which
 * one is wanted, and what follows from it, is the workers' to judge.
 *
 * A renderer is a browser service that speaks browserless's form of POST /content: {"url", "gotoOptions":
 * {"timeout", "waitUntil"}} in, the HTML of the page after its scripts ran out
 * (https://docs.browserless.io/rest-apis/content; both of its major versions take these members). It fetches
 * by itself, by its operator's rules, which is why the URL it is given is always that of a page the front
 * has fetched itself. */
#ifndef COPYDESK_DESK_FOLLOW_H
#define COPYDESK_DESK_FOLLOW_H

#include "desk/desk.h"
#include "fetch/fetch.h"

enum {
    FOLLOWS_MAX = 64, /* fetches of one job: 20 pages, each rendered, and 24 refreshes on the way */
    FOLLOW_BYTES_MAX = 64 << 20, /* of the pages of one job, past which no further one is fetched */
    FOLLOW_POST_MAX = 64 << 10,  /* bytes of what a renderer is asked; a URL is 8 KiB at most */
};

/* Fills *request with the fetch that job->reply, a REPLY_FOLLOW, wants, or a job of kind ASK_URL before any
 * reply. What is POSTed is written to *post, which the caller frees when the fetch has started. False with
 * *failure set when it is one too many. */
bool follow_request(const struct desk_config *config, const struct job *job, struct buf *post,
                    struct fetch_request *request, struct failure *failure);

#endif
