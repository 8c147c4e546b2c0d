/* A visit: the way from one URL to its page, redirects and robots.txt included. Several fetches may share it.
 *
 *                             rules unknown         host's turn           answered
 *     visit_start -> ARRIVED -+-----------> HELD -+-> WAITING -> RUNNING -+-----> its fetches end
 *                       ^     +-------------------+                 |
 *                       +------------- redirect --------------------+
 *
 * A visit to a robots.txt has no fetches: its end lets those go on that are held for it. */
#ifndef COPYDESK_FETCH_VISIT_H
#define COPYDESK_FETCH_VISIT_H

#include <sys/queue.h>

#include "fetch/host.h"
#include "fetch/robots.h"
#include "fetch/robots_store.h"
#include "fetch/transfer.h"

enum visit_state { VISIT_ARRIVED, VISIT_HELD, VISIT_WAITING, VISIT_RUNNING, VISIT_STATE_COUNT };

TAILQ_HEAD(fetch_list, fetch);
TAILQ_HEAD(visit_list, visit);

/* One caller's interest in a visit. */
struct fetch {
    TAILQ_ENTRY(fetch) links;   /* in its visit's, or once ended in the fetcher's */
    struct visit *visit;        /* NULL once ended */
    char *asked;                /* the URL as given; free */
    int64_t deadline_ns;        /* the caller's */
    struct fetch_result result; /* once ended */
    void (*done)(void *owner, struct fetch_result *result);
    void *owner;
};

struct visit {
    TAILQ_ENTRY(visit) links;
    enum visit_state state;
    struct fetch_request request; /* its spans lie in the following */
    char *key;                    /* the first hop's URL without its fragment; free */
    char *post;                   /* free */
    char *robots_of;              /* the origin whose robots.txt is visited; NULL: it is a page's. free */
    char *url;                    /* of the current hop; curl_free */
    struct host *host;            /* of the current hop */
    unsigned delay_ms;            /* the current host's between two starts */
    unsigned redirects;           /* taken so far */
    bool has_run;                 /* at least one hop */
    int64_t whole_ns;             /* until when it may wait, then until when it may run */
    struct transfer transfer;     /* while RUNNING */
    struct fetch_list fetches;
};

struct fetcher {
    const struct fetch_config *config; /* not owned */
    CURLM *multi;
    struct curl_slist *page_fields, *post_fields;
    struct robots_store *robots;
    struct host_list hosts;
    struct visit_list visits[VISIT_STATE_COUNT];
    unsigned running;
    struct fetch_list ended;
    unsigned fetches; /* started, their `done` not yet called */
    struct fetch_counts counts;
};

/* The visit under way that another fetch of the same may share; NULL where there is none. */
struct visit *visit_find(struct fetcher *fetcher, const char *url, const struct fetch_request *request);

/* Starts a visit. Takes url and host (curl_free) over, also on failure. NULL when memory is refused. */
struct visit *visit_start(struct fetcher *fetcher, char *url, char *host,
                          const struct fetch_request *request);

/* Ends a visit without a word to anyone; it has no fetches. */
void visit_drop(struct fetcher *fetcher, struct visit *visit);

/* Ends a visit and with it its fetches: with the page in *result, whose memory it takes over, or with its
 * failure. */
void visit_end(struct fetcher *fetcher, struct visit *visit, struct fetch_result *result);

/* Moves a fetch of no visit to those whose `done` is to be called. Its result is set. */
void fetch_ended(struct fetcher *fetcher, struct fetch *fetch);

/* Moves a visit to another state; `first`: before all others that are in it. */
void visit_enter(struct fetcher *fetcher, struct visit *visit, enum visit_state state, bool first);

/* Puts a visit on its next hop, whose URL and host (curl_free) it takes over, also on failure. False when
 * memory is refused. */
bool visit_hop(struct fetcher *fetcher, struct visit *visit, char *url, char *host);

/* Asks the rules of a visit's origin where it obeys them: it goes on to WAITING, is HELD until they are
 * known, or ends. */
void visit_ask_rules(struct fetcher *fetcher, struct visit *visit);

/* Ends the visit to a robots.txt, whose transfer ended in `end` (with failure), and lets go on who was held
 * for it. */
void visit_tell_rules(struct fetcher *fetcher, struct visit *visit, enum transfer_end end,
                      const struct failure *failure);

/* Runs visits whose turn it is, oldest first, as far as the limits let it. */
void visits_run(struct fetcher *fetcher);

/* Goes on with what libcurl has ended, then ends what is late. */
void visits_move(struct fetcher *fetcher);

/* The first time at which visits_run or visits_move has something to do; INT64_MAX: none. */
int64_t visits_due(const struct fetcher *fetcher);

#endif
