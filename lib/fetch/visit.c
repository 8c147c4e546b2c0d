#include "fetch/visit.h"

#include <stdlib.h>

#include "base/clock.h"
#include "fetch/address.h"

static void leave(struct fetcher *fetcher, struct visit *visit)
{
    TAILQ_REMOVE(&fetcher->visits[visit->state], visit, links);
    if (visit->state != VISIT_RUNNING)
        return;
    curl_multi_remove_handle(fetcher->multi, visit->transfer.easy);
    fetcher->counts.connections += transfer_connections(&visit->transfer);
    transfer_close(&visit->transfer);
    visit->host->running--;
    fetcher->running--;
}

static void enter(struct fetcher *fetcher, struct visit *visit, enum visit_state state, bool first)
{
    visit->state = state;
    if (first)
        TAILQ_INSERT_HEAD(&fetcher->visits[state], visit, links);
    else
        TAILQ_INSERT_TAIL(&fetcher->visits[state], visit, links);
}

void visit_enter(struct fetcher *fetcher, struct visit *visit, enum visit_state state, bool first)
{
    leave(fetcher, visit);
    enter(fetcher, visit, state, first);
}

bool visit_hop(struct fetcher *fetcher, struct visit *visit, char *url, char *host)
{
    if (visit->host)
        host_release(visit->host);
    curl_free(visit->url);
    visit->url = url;
    visit->host = host_take(&fetcher->hosts, host);
    visit->delay_ms = fetcher->config->host_delay_ms;
    curl_free(host);
    return visit->host;
}

/* Frees a visit that is in no list. */
static void visit_free(struct visit *visit)
{
    if (visit->host)
        host_release(visit->host);
    curl_free(visit->url);
    free(visit->key);
    free(visit->post);
    free(visit->robots_of);
    free(visit);
}

static bool is_shared(const struct visit *visit, struct str key, const struct fetch_request *request)
{
    return !visit->robots_of && !visit->request.post.len && str_eq(str_of(visit->key), key) &&
           visit->request.obeys_robots == request->obeys_robots &&
           visit->request.is_trusted == request->is_trusted && visit->request.whole_ms == request->whole_ms &&
           visit->request.redirects == request->redirects;
}

struct visit *visit_find(struct fetcher *fetcher, const char *url, const struct fetch_request *request)
{
    struct str key = address_without_fragment(url);
    struct visit *visit;
    if (request->post.len)
        return NULL;
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        TAILQ_FOREACH(visit, &fetcher->visits[state], links)
    if (is_shared(visit, key, request))
        return visit;
    return NULL;
}

static char *copy_str(struct str s)
{
    return strndup(s.len ? s.at : "", s.len);
}

static int64_t patience_ns(const struct fetcher *fetcher, const struct fetch_request *request)
{
    unsigned ms = request->whole_ms ? request->whole_ms : fetcher->config->whole_ms;
    return fetcher->config->patient ? INT64_MAX : clock_monotonic_ns() + ms * NS_PER_MS;
}

struct visit *visit_start(struct fetcher *fetcher, char *url, char *host, const struct fetch_request *request)
{
    struct visit *visit = calloc(1, sizeof *visit);
    if (!visit) {
        curl_free(url);
        curl_free(host);
        return NULL;
    }
    TAILQ_INIT(&visit->fetches);
    visit->request = *request;
    visit->redirects = request->redirects;
    visit->whole_ns = patience_ns(fetcher, request);
    visit->key = copy_str(address_without_fragment(url));
    visit->post = copy_str(request->post);
    visit->request.post.at = visit->post;
    if (!visit_hop(fetcher, visit, url, host) || !visit->key || !visit->post) {
        visit_free(visit);
        return NULL;
    }
    enter(fetcher, visit, VISIT_ARRIVED, false);
    return visit;
}

void visit_drop(struct fetcher *fetcher, struct visit *visit)
{
    leave(fetcher, visit);
    visit_free(visit);
}

/* Another fetch's own copy of what a visit ended with. */
static void copy_result(const struct fetch_result *result, const char *asked, struct fetch_result *copy)
{
    *copy = (struct fetch_result){.ok = result->ok, .failure = result->failure};
    if (!result->ok)
        return;
    copy->memory = page_copy(&result->page, str_of(asked), &copy->page);
    copy->ok = copy->memory;
    if (!copy->ok)
        failure_set(&copy->failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
}

void visit_end(struct fetcher *fetcher, struct visit *visit, struct fetch_result *result)
{
    struct fetch *fetch, *last = TAILQ_LAST(&visit->fetches, fetch_list);
    while ((fetch = TAILQ_FIRST(&visit->fetches))) {
        TAILQ_REMOVE(&visit->fetches, fetch, links);
        if (fetch == last)
            fetch->result = *result;
        else
            copy_result(result, fetch->asked, &fetch->result);
        fetch_ended(fetcher, fetch);
    }
    visit_drop(fetcher, visit);
}
