#include "fetch/fetch.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/queue.h>

#include "base/clock.h"
#include "fetch/address.h"
#include "fetch/transfer.h"

/* A fetch is in one list at a time:
 *
 *     fetch_start -> waiting -> running -> ended -> done() and freed
 *                       |                    ^
 *                       +---- deadline ------+
 */
enum state { WAITING, RUNNING, ENDED, STATE_COUNT };

/* A host that fetches wait for or run to; lives while there is one. */
struct host {
    LIST_ENTRY(host) links;
    char *name; /* curl_free */
    unsigned fetches, running;
};

struct fetch {
    TAILQ_ENTRY(fetch) links;  /* while WAITING or RUNNING */
    STAILQ_ENTRY(fetch) ended; /* once ENDED */
    enum state state;
    struct host *host;
    struct fetch_request request; /* its url and post lie in the following */
    char *asked;                  /* the URL as given; free */
    char *post;                   /* free */
    char *url;                    /* as libcurl takes it; curl_free */
    int64_t deadline_ns;          /* the caller's */
    int64_t whole_ns;             /* whole_ms after it began to wait, then after it began to run */
    struct transfer transfer;     /* while RUNNING */
    struct fetch_result result;   /* once ENDED */
    void (*done)(void *owner, struct fetch_result *result);
    void *owner;
};

TAILQ_HEAD(fetch_list, fetch);

struct fetcher {
    const struct fetch_config *config; /* not owned */
    CURLM *multi;
    struct curl_slist *fields;      /* of every request */
    struct fetch_list lists[ENDED]; /* WAITING, RUNNING */
    STAILQ_HEAD(, fetch) ended;     /* in the order of ending */
    unsigned counts[STATE_COUNT];
    LIST_HEAD(, host) hosts;
};

struct fetch_config fetch_config_default(void)
{
    return (struct fetch_config){
        .user_agent = "copydesk/" COPYDESK_VERSION,
        .connect_ms = 5000,
        .first_byte_ms = 10000,
        .whole_ms = 20000,
        .wire_bytes = (size_t)16 << 20,
        .inflated_bytes = (size_t)32 << 20,
        .header_bytes = (size_t)128 << 10,
        .redirects = 8,
        .max_fetches = 256,
        .max_per_host = 4,
        .url_bytes = 8192,
    };
}

static bool set_limits(CURLM *multi, const struct fetch_config *config)
{
    /* Hosts that are reached only by a redirect are not counted here: libcurl's own limit holds for them. */
    return curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)config->max_fetches) == CURLM_OK &&
           curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)config->max_per_host) == CURLM_OK;
}

struct fetcher *fetcher_create(const struct fetch_config *config)
{
    struct fetcher *fetcher = calloc(1, sizeof *fetcher);
    if (!fetcher)
        return NULL;
    fetcher->config = config;
    for (int state = WAITING; state < ENDED; state++)
        TAILQ_INIT(&fetcher->lists[state]);
    STAILQ_INIT(&fetcher->ended);
    LIST_INIT(&fetcher->hosts);
    fetcher->multi = curl_multi_init();
    fetcher->fields = transfer_request_fields();
    if (fetcher->multi && fetcher->fields && set_limits(fetcher->multi, config))
        return fetcher;
    fetcher_destroy(fetcher);
    return NULL;
}

void fetcher_destroy(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    struct fetch *fetch;
    for (int state = WAITING; state < ENDED; state++)
        while ((fetch = TAILQ_FIRST(&fetcher->lists[state])))
            fetch_cancel(fetcher, fetch);
    while ((fetch = STAILQ_FIRST(&fetcher->ended)))
        fetch_cancel(fetcher, fetch);
    curl_multi_cleanup(fetcher->multi);
    curl_slist_free_all(fetcher->fields);
    free(fetcher);
}

static void enter(struct fetcher *fetcher, struct fetch *fetch, enum state state)
{
    fetch->state = state;
    fetcher->counts[state]++;
    if (state == ENDED)
        STAILQ_INSERT_TAIL(&fetcher->ended, fetch, ended);
    else
        TAILQ_INSERT_TAIL(&fetcher->lists[state], fetch, links);
}

static void leave(struct fetcher *fetcher, struct fetch *fetch)
{
    fetcher->counts[fetch->state]--;
    if (fetch->state == ENDED)
        STAILQ_REMOVE(&fetcher->ended, fetch, fetch, ended);
    else
        TAILQ_REMOVE(&fetcher->lists[fetch->state], fetch, links);
}

/* The host of that name, made when it is new. Takes name over, also on failure. */
static struct host *host_take(struct fetcher *fetcher, char *name)
{
    struct host *host;
    LIST_FOREACH(host, &fetcher->hosts, links)
    if (strcmp(host->name, name) == 0)
        break;
    if (host) {
        curl_free(name);
    } else if (!(host = calloc(1, sizeof *host))) {
        curl_free(name);
        return NULL;
    } else {
        host->name = name;
        LIST_INSERT_HEAD(&fetcher->hosts, host, links);
    }
    host->fetches++;
    return host;
}

static void host_release(struct host *host)
{
    if (--host->fetches > 0)
        return;
    LIST_REMOVE(host, links);
    curl_free(host->name);
    free(host);
}

/* Frees a fetch that is in no list and does not run. */
static void fetch_free(struct fetch *fetch)
{
    if (fetch->host)
        host_release(fetch->host);
    curl_free(fetch->url);
    free(fetch->asked);
    free(fetch->post);
    free(fetch->result.memory);
    free(fetch);
}

static int64_t whole_from_now(const struct fetcher *fetcher, const struct fetch_request *request)
{
    unsigned ms = request->whole_ms ? request->whole_ms : fetcher->config->whole_ms;
    return clock_monotonic_ns() + ms * NS_PER_MS;
}

struct fetch *fetch_start(struct fetcher *fetcher, const struct fetch_request *request,
                          void (*done)(void *owner, struct fetch_result *result), void *owner,
                          struct failure *failure)
{
    char *name, *address;
    struct str url = str_trim(request->url);
    if (!address_read(url, fetcher->config->url_bytes, &address, &name, failure))
        return NULL;
    struct host *host = host_take(fetcher, name);
    struct fetch *fetch = calloc(1, sizeof *fetch);
    char *asked = strndup(url.at, url.len);
    char *post = strndup(request->post.len ? request->post.at : "", request->post.len);
    if (host && fetch && asked && post) {
        *fetch = (struct fetch){.request = *request,
                                .host = host,
                                .url = address,
                                .asked = asked,
                                .post = post,
                                .done = done,
                                .owner = owner};
        fetch->request.post.at = post;
        fetch->deadline_ns = request->deadline_ns;
        fetch->whole_ns = fetcher->config->patient ? INT64_MAX : whole_from_now(fetcher, request);
        enter(fetcher, fetch, WAITING);
        return fetch;
    }
    if (host)
        host_release(host);
    curl_free(address);
    free(asked);
    free(post);
    free(fetch);
    failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    return NULL;
}

/* Takes a running fetch off the wire and frees its transfer. */
static void stop_transfer(struct fetcher *fetcher, struct fetch *fetch)
{
    curl_multi_remove_handle(fetcher->multi, fetch->transfer.easy);
    transfer_close(&fetch->transfer);
    fetch->host->running--;
}

void fetch_cancel(struct fetcher *fetcher, struct fetch *fetch)
{
    leave(fetcher, fetch);
    if (fetch->state == RUNNING)
        stop_transfer(fetcher, fetch);
    fetch_free(fetch);
}

/* Ends a fetch with what its result says; its `done` is called later, outside of any loop over fetches. */
static void end(struct fetcher *fetcher, struct fetch *fetch)
{
    leave(fetcher, fetch);
    if (fetch->state == RUNNING)
        stop_transfer(fetcher, fetch);
    enter(fetcher, fetch, ENDED);
}

static void run(struct fetcher *fetcher, struct fetch *fetch)
{
    leave(fetcher, fetch);
    if (!transfer_open(&fetch->transfer, fetcher->config, fetch->url, &fetch->request, fetcher->fields,
                       fetch)) {
        failure_set(&fetch->result.failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
        enter(fetcher, fetch, ENDED);
        return;
    }
    fetch->whole_ns = whole_from_now(fetcher, &fetch->request);
    fetch->host->running++;
    enter(fetcher, fetch, RUNNING);
    if (curl_multi_add_handle(fetcher->multi, fetch->transfer.easy) == CURLM_OK)
        return;
    failure_set(&fetch->result.failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    end(fetcher, fetch);
}

/* Runs what waits, oldest first, as far as the limits let it. */
static void run_waiting(struct fetcher *fetcher)
{
    struct fetch *next, *fetch = TAILQ_FIRST(&fetcher->lists[WAITING]);
    for (; fetch && fetcher->counts[RUNNING] < fetcher->config->max_fetches; fetch = next) {
        next = TAILQ_NEXT(fetch, links);
        if (fetch->host->running < fetcher->config->max_per_host)
            run(fetcher, fetch);
    }
}

/* When the first of a fetch's clocks runs out, and what that means. */
static int64_t due(const struct fetch *fetch, struct failure *failure)
{
    int64_t at = fetch->deadline_ns;
    enum fail code = FAIL_DEADLINE_EXCEEDED;
    const char *detail = "The job's time ran out while its page was fetched.";
    if (fetch->whole_ns < at) {
        at = fetch->whole_ns;
        code = fetch->state == RUNNING ? FAIL_UPSTREAM_TIMEOUT : FAIL_DEADLINE_EXCEEDED;
        detail = fetch->state == RUNNING ? "The page did not come whole in time."
                                         : "Too many other pages were fetched for this one to have its turn.";
    }
    if (fetch->state == RUNNING && transfer_first_byte_due(&fetch->transfer) < at) {
        at = transfer_first_byte_due(&fetch->transfer);
        code = FAIL_UPSTREAM_TIMEOUT;
        detail = "No byte of an answer came in time.";
    }
    if (failure)
        failure_set(failure, code, "%s", detail);
    return at;
}

static void end_late(struct fetcher *fetcher, enum state state)
{
    int64_t now = clock_monotonic_ns();
    struct fetch *next, *fetch = TAILQ_FIRST(&fetcher->lists[state]);
    for (; fetch; fetch = next) {
        next = TAILQ_NEXT(fetch, links);
        if (due(fetch, NULL) > now)
            continue;
        due(fetch, &fetch->result.failure);
        end(fetcher, fetch);
    }
}

static void end_finished(struct fetcher *fetcher)
{
    int left;
    const CURLMsg *message;
    while ((message = curl_multi_info_read(fetcher->multi, &left))) {
        char *private = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
        struct fetch *fetch = (struct fetch *)(void *)private;
        transfer_result(&fetch->transfer, message->data.result, fetch->asked, &fetch->result);
        end(fetcher, fetch);
    }
}

static void call_done(struct fetcher *fetcher)
{
    struct fetch *fetch;
    while ((fetch = STAILQ_FIRST(&fetcher->ended))) {
        STAILQ_REMOVE_HEAD(&fetcher->ended, ended);
        fetcher->counts[ENDED]--;
        struct fetch_result result = fetch->result;
        fetch->result.memory = NULL;
        void (*done)(void *, struct fetch_result *) = fetch->done;
        void *owner = fetch->owner;
        fetch_free(fetch);
        done(owner, &result);
    }
}

/* timeout_ms, or less where a fetch's clock runs out before. libcurl minds its own clocks. */
static int poll_timeout(const struct fetcher *fetcher, int timeout_ms)
{
    if (fetcher->counts[ENDED])
        return 0;
    int64_t first = INT64_MAX, now = clock_monotonic_ns();
    const struct fetch *fetch;
    for (int state = WAITING; state < ENDED; state++)
        TAILQ_FOREACH(fetch, &fetcher->lists[state], links)
    first = due(fetch, NULL) < first ? due(fetch, NULL) : first;
    if (first == INT64_MAX)
        return timeout_ms;
    int64_t left_ms = first <= now ? 0 : (first - now) / NS_PER_MS + 1;
    return left_ms < timeout_ms ? (int)left_ms : timeout_ms;
}

bool fetcher_perform(struct fetcher *fetcher, struct curl_waitfd *extra, unsigned extra_count, int timeout_ms)
{
    run_waiting(fetcher);
    int ready, running;
    if (curl_multi_poll(fetcher->multi, extra, extra_count, poll_timeout(fetcher, timeout_ms), &ready) !=
            CURLM_OK ||
        curl_multi_perform(fetcher->multi, &running) != CURLM_OK)
        return false;
    end_finished(fetcher);
    end_late(fetcher, RUNNING);
    end_late(fetcher, WAITING);
    call_done(fetcher);
    return true;
}

void fetcher_wake(struct fetcher *fetcher)
{
    curl_multi_wakeup(fetcher->multi);
}

unsigned fetcher_active(const struct fetcher *fetcher)
{
    return fetcher->counts[WAITING] + fetcher->counts[RUNNING] + fetcher->counts[ENDED];
}
