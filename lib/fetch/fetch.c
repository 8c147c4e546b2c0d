#include "fetch/fetch.h"

#include <stdlib.h>

#include "base/clock.h"
#include "fetch/address.h"
#include "fetch/visit.h"

enum { ROBOTS_SITES_MAX = 1 << 16 /* whose rules are kept */ };

struct fetch_config fetch_config_default(void)
{
    return (struct fetch_config){
        .ports = {.items = {80, 443}, .count = 2},
        .user_agent = "copydesk/" COPYDESK_VERSION,
        .connect_ms = 5000,
        .first_byte_ms = 10000,
        .whole_ms = 20000,
        .low_speed_bytes = 1024,
        .low_speed_ms = 8000,
        .wire_bytes = (size_t)16 << 20,
        .header_bytes = (size_t)128 << 10,
        .redirects = 8,
        .max_fetches = 256,
        .max_per_host = 4,
        .host_delay_ms = 250,
        .url_bytes = 8192,
        .robots = ROBOTS_BATCH,
        .robots_bytes = (size_t)512 << 10,
        .robots_cache_bytes = (size_t)16 << 20,
        .robots_ttl_ms = 3600 * 1000,
        .crawl_delay_ms = 10000,
    };
}

static bool set_limits(CURLM *multi, const struct fetch_config *config)
{
    return curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)config->max_fetches) == CURLM_OK &&
           curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)config->max_per_host) == CURLM_OK;
}

struct fetcher *fetcher_create(const struct fetch_config *config)
{
    struct fetcher *fetcher = calloc(1, sizeof *fetcher);
    if (!fetcher)
        return NULL;
    fetcher->config = config;
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        TAILQ_INIT(&fetcher->visits[state]);
    TAILQ_INIT(&fetcher->ended);
    LIST_INIT(&fetcher->hosts);
    fetcher->multi = curl_multi_init();
    fetcher->page_fields = transfer_request_fields();
    fetcher->post_fields = transfer_post_fields();
    fetcher->robots = robots_store_create(ROBOTS_SITES_MAX, config->robots_cache_bytes);
    if (fetcher->multi && fetcher->page_fields && fetcher->post_fields && fetcher->robots &&
        set_limits(fetcher->multi, config))
        return fetcher;
    fetcher_destroy(fetcher);
    return NULL;
}

/* Frees a fetch that is in no list. */
static void fetch_free(struct fetcher *fetcher, struct fetch *fetch)
{
    fetcher->fetches--;
    free(fetch->asked);
    free(fetch->result.memory);
    free(fetch);
}

void fetcher_destroy(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    struct visit *visit;
    struct fetch *fetch;
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        while ((visit = TAILQ_FIRST(&fetcher->visits[state]))) {
            while ((fetch = TAILQ_FIRST(&visit->fetches))) {
                TAILQ_REMOVE(&visit->fetches, fetch, links);
                fetch_free(fetcher, fetch);
            }
            visit_drop(fetcher, visit);
        }
    while ((fetch = TAILQ_FIRST(&fetcher->ended)))
        fetch_cancel(fetcher, fetch);
    curl_multi_cleanup(fetcher->multi);
    curl_slist_free_all(fetcher->page_fields);
    curl_slist_free_all(fetcher->post_fields);
    robots_store_destroy(fetcher->robots);
    host_list_free(&fetcher->hosts);
    free(fetcher);
}

/* The visit that leads to the page: another fetch's, or a new one. Takes url and host over. */
static struct visit *find_or_start(struct fetcher *fetcher, char *url, char *host,
                                   const struct fetch_request *request)
{
    struct visit *visit = visit_find(fetcher, url, request);
    if (!visit)
        return visit_start(fetcher, url, host, request);
    fetcher->counts.joined++;
    curl_free(url);
    curl_free(host);
    return visit;
}

struct fetch *fetch_start(struct fetcher *fetcher, const struct fetch_request *request,
                          void (*done)(void *owner, struct fetch_result *result), void *owner,
                          struct failure *failure)
{
    char *host, *url;
    struct str asked = str_trim(request->url);
    if (!address_read(asked, fetcher->config->url_bytes, &url, &host, failure))
        return NULL;
    struct fetch *fetch = calloc(1, sizeof *fetch);
    char *copy = strndup(asked.at, asked.len);
    struct visit *visit = fetch && copy ? find_or_start(fetcher, url, host, request) : NULL;
    if (visit) {
        *fetch = (struct fetch){
            .visit = visit, .asked = copy, .deadline_ns = request->deadline_ns, .done = done, .owner = owner};
        TAILQ_INSERT_TAIL(&visit->fetches, fetch, links);
        fetcher->fetches++;
        return fetch;
    }
    if (!fetch || !copy) {
        curl_free(url);
        curl_free(host);
    }
    free(copy);
    free(fetch);
    failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    return NULL;
}

void fetch_ended(struct fetcher *fetcher, struct fetch *fetch)
{
    fetch->visit = NULL;
    TAILQ_INSERT_TAIL(&fetcher->ended, fetch, links);
}

void fetch_cancel(struct fetcher *fetcher, struct fetch *fetch)
{
    struct visit *visit = fetch->visit;
    TAILQ_REMOVE(visit ? &visit->fetches : &fetcher->ended, fetch, links);
    fetch_free(fetcher, fetch);
    if (visit && TAILQ_EMPTY(&visit->fetches))
        visit_drop(fetcher, visit);
}

static void call_done(struct fetcher *fetcher)
{
    struct fetch *fetch;
    while ((fetch = TAILQ_FIRST(&fetcher->ended))) {
        TAILQ_REMOVE(&fetcher->ended, fetch, links);
        struct fetch_result result = fetch->result;
        fetch->result.memory = NULL;
        void (*done)(void *, struct fetch_result *) = fetch->done;
        void *owner = fetch->owner;
        fetch_free(fetcher, fetch);
        done(owner, &result);
    }
}

/* timeout_ms, or less where there is something to do before. libcurl minds its own clocks. */
static int poll_timeout(const struct fetcher *fetcher, int timeout_ms)
{
    if (!TAILQ_EMPTY(&fetcher->ended))
        return 0;
    int64_t first = visits_due(fetcher), now = clock_monotonic_ns();
    if (first == INT64_MAX)
        return timeout_ms;
    int64_t left_ms = first <= now ? 0 : (first - now) / NS_PER_MS + 1;
    return left_ms < timeout_ms ? (int)left_ms : timeout_ms;
}

bool fetcher_perform(struct fetcher *fetcher, struct curl_waitfd *extra, unsigned extra_count, int timeout_ms)
{
    visits_run(fetcher);
    int ready, running;
    if (curl_multi_poll(fetcher->multi, extra, extra_count, poll_timeout(fetcher, timeout_ms), &ready) !=
            CURLM_OK ||
        curl_multi_perform(fetcher->multi, &running) != CURLM_OK)
        return false;
    visits_move(fetcher);
    call_done(fetcher);
    return true;
}

void fetcher_wake(struct fetcher *fetcher)
{
    curl_multi_wakeup(fetcher->multi);
}

struct fetch_counts fetcher_counts(const struct fetcher *fetcher)
{
    return fetcher->counts;
}

unsigned fetcher_active(const struct fetcher *fetcher)
{
    return fetcher->fetches;
}
