/* The fetcher: many fetches at once over one libcurl multi handle, driven by the loop of its owner. One
 * thread. Redirects are followed hop by hop: each is judged, waits for its host's turn and asks its origin's
 * robots.txt like a fetch of its own. Fetches of the same URL at the same time are one.
 *
 * Only globally routable addresses are spoken to, judged on the address actually connected to, on every hop;
 * networks in fetch_config.allow are exempt from the address and port rules. */
#ifndef COPYDESK_FETCH_FETCH_H
#define COPYDESK_FETCH_FETCH_H

#include <curl/curl.h>

#include "base/fail.h"
#include "fetch/guard.h"
#include "fetch/page.h"

/* Whose fetches obey robots.txt: no one's, those of lines of a batch, everyone's. The caller of fetch_start
 * decides by it. */
enum robots_mode { ROBOTS_OFF, ROBOTS_BATCH, ROBOTS_ALWAYS };

struct fetch_config {
    struct cidr_list allow; /* networks that are exempt from the address and port rules */
    struct port_list ports; /* that may be spoken to elsewhere */
    const char *user_agent;
    const char *ca_file;    /* PEM certificates to trust in place of the system's; NULL: those */
    unsigned connect_ms;    /* until connected, name look-up and TLS included */
    unsigned first_byte_ms; /* until the first byte of an answer */
    unsigned whole_ms;      /* until the last byte, redirects included; as long a wait for a turn before */
    bool patient;           /* that wait has no limit but the caller's deadline */
    size_t low_speed_bytes; /* a second, over low_speed_ms; an answer that comes slower ends; 0: none does */
    unsigned low_speed_ms;
    size_t wire_bytes;   /* body as sent */
    size_t header_bytes; /* all header fields of one answer */
    unsigned redirects;
    unsigned max_fetches;   /* at once; more wait */
    unsigned max_per_host;  /* at once to one host; more wait */
    unsigned host_delay_ms; /* least time between the starts of two fetches of one host */
    size_t url_bytes;       /* longest URL, of a redirect too */
    enum robots_mode robots;
    size_t robots_bytes;       /* read of a robots.txt */
    size_t robots_cache_bytes; /* of the rules that are kept */
    unsigned robots_ttl_ms;    /* how long rules are kept */
    unsigned crawl_delay_ms;   /* a longer Crawl-delay counts as this */
};

/* Defaults of design.md, section 5. */
struct fetch_config fetch_config_default(void);

struct fetcher;
struct fetch;

/* A fetcher; config is not owned and outlives it. NULL when memory is refused. curl_global_init has run. */
struct fetcher *fetcher_create(const struct fetch_config *config);

/* Ends every fetch without calling back, and frees all. */
void fetcher_destroy(struct fetcher *fetcher);

/* What a fetch ended with. */
struct fetch_result {
    bool ok;
    struct failure failure; /* when !ok */
    struct page page;       /* when ok; its spans lie in `memory` */
    void *memory;           /* one heap block (or NULL) that the callee takes over and frees with free() */
};

/* What is to be fetched. */
struct fetch_request {
    struct str url;      /* copied */
    int64_t deadline_ns; /* the caller's, clock_monotonic_ns; INT64_MAX: none */
    bool obeys_robots;   /* the robots.txt of each hop's origin is asked first */
    bool is_trusted;     /* the operator's own: any address; no robots.txt, redirects, clock but whole_ms */
    struct str post;     /* a JSON text to POST; empty: a GET. Copied */
    unsigned whole_ms;   /* in place of fetch_config.whole_ms; 0: that */
    unsigned redirects;  /* taken on the way to this URL, counted against fetch_config.redirects */
};

/* Starts a fetch; `done` is called once, from fetcher_perform; after fetch_cancel never. Returns NULL, with
 * *failure set and `done` not called, for a URL that cannot be fetched (scheme, length, syntax, credentials
 * in it) or when memory is refused. */
struct fetch *fetch_start(struct fetcher *fetcher, const struct fetch_request *request,
                          void (*done)(void *owner, struct fetch_result *result), void *owner,
                          struct failure *failure);

/* Ends a fetch at once; its `done` is not called. */
void fetch_cancel(struct fetcher *fetcher, struct fetch *fetch);

/* Waits up to timeout_ms (not negative) for the fetches' sockets or any of the extra fds (as
 * curl_multi_poll), then moves every fetch on and calls `done` for those that ended. False when libcurl
 * fails. */
bool fetcher_perform(struct fetcher *fetcher, struct curl_waitfd *extra, unsigned extra_count,
                     int timeout_ms);

/* Wakes a fetcher_perform from another thread. */
void fetcher_wake(struct fetcher *fetcher);

/* What was done since fetcher_create. */
struct fetch_counts {
    uint64_t requests;    /* sent, those for robots.txt and of redirects included */
    uint64_t connections; /* made for them */
    uint64_t joined;      /* fetches that were answered by another's requests */
    uint64_t robots;      /* robots.txt asked for */
};
struct fetch_counts fetcher_counts(const struct fetcher *fetcher);

/* Fetches that run or wait. */
unsigned fetcher_active(const struct fetcher *fetcher);

#endif
