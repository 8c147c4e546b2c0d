/* How visits move: who runs next, what an ended transfer leads to, and who is late. */
#include <stdlib.h>

#include "base/clock.h"
#include "fetch/address.h"
#include "fetch/visit.h"

static void end_failed(struct fetcher *fetcher, struct visit *visit, const struct failure *failure)
{
    if (visit->robots_of) {
        visit_tell_rules(fetcher, visit, TRANSFER_FAILED, failure);
        return;
    }
    struct fetch_result result = {.failure = *failure};
    visit_end(fetcher, visit, &result);
}

static void end_refused(struct fetcher *fetcher, struct visit *visit)
{
    struct failure failure;
    failure_set(&failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    end_failed(fetcher, visit, &failure);
}

static int64_t whole_from_now(const struct fetcher *fetcher, const struct visit *visit)
{
    unsigned ms = visit->request.whole_ms ? visit->request.whole_ms : fetcher->config->whole_ms;
    return clock_monotonic_ns() + ms * NS_PER_MS;
}

/* Whether a hop keeps the distance that its host wants: further hops and what is asked of robots.txt come
 * with the page that they belong to. */
static bool keeps_distance(const struct visit *visit)
{
    return !visit->has_run && !visit->robots_of && !visit->request.is_trusted;
}

static void run(struct fetcher *fetcher, struct visit *visit)
{
    struct transfer_order order = {
        .config = fetcher->config,
        .url = visit->url,
        .fields = visit->request.post.len ? fetcher->post_fields : fetcher->page_fields,
        .post = visit->request.post,
        .is_trusted = visit->request.is_trusted,
        .is_robots = visit->robots_of,
    };
    if (!transfer_open(&visit->transfer, &order, visit)) {
        end_refused(fetcher, visit);
        return;
    }
    visit_enter(fetcher, visit, VISIT_RUNNING, false);
    if (!visit->has_run)
        visit->whole_ns = whole_from_now(fetcher, visit);
    if (keeps_distance(visit))
        visit->host->next_ns = clock_monotonic_ns() + visit->delay_ms * NS_PER_MS;
    visit->has_run = true;
    visit->host->running++;
    fetcher->running++;
    fetcher->counts.requests++;
    if (curl_multi_add_handle(fetcher->multi, visit->transfer.easy) != CURLM_OK)
        end_refused(fetcher, visit);
}

/* From when on a visit may run as far as its host's distance goes. */
static int64_t turn_ns(const struct visit *visit)
{
    return keeps_distance(visit) ? visit->host->next_ns : INT64_MIN;
}

static bool has_room(const struct fetcher *fetcher, const struct visit *visit)
{
    return fetcher->running < fetcher->config->max_fetches &&
           visit->host->running < fetcher->config->max_per_host;
}

void visits_run(struct fetcher *fetcher)
{
    struct visit *visit, *next;
    while ((visit = TAILQ_FIRST(&fetcher->visits[VISIT_ARRIVED])))
        visit_ask_rules(fetcher, visit);
    int64_t now = clock_monotonic_ns();
    for (visit = TAILQ_FIRST(&fetcher->visits[VISIT_WAITING]); visit; visit = next) {
        next = TAILQ_NEXT(visit, links);
        if (has_room(fetcher, visit) && turn_ns(visit) <= now)
            run(fetcher, visit);
    }
}

/* Puts a visit on the way that its answer names. False with *failure set where that leads nowhere. */
static bool follow(struct fetcher *fetcher, struct visit *visit, struct failure *failure)
{
    char *url, *host;
    struct failure why;
    const char *location = transfer_location(&visit->transfer);
    if (visit->redirects >= fetcher->config->redirects)
        return failure_set(failure, FAIL_UPSTREAM_REDIRECTS, "The limit of %u redirects was reached.",
                           fetcher->config->redirects);
    if (!location)
        return failure_set(failure, FAIL_UPSTREAM_PROTOCOL,
                           "The answer redirects to a URL that cannot be read.");
    if (!address_read(str_of(location), fetcher->config->url_bytes, &url, &host, &why))
        return failure_set(failure, why.code == FAIL_INVALID_URL ? FAIL_UPSTREAM_PROTOCOL : why.code,
                           "The answer redirects to another URL. %s", why.detail);
    visit->redirects++;
    visit_enter(fetcher, visit, VISIT_ARRIVED, false);
    if (visit_hop(fetcher, visit, url, host))
        return true;
    return failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
}

static void end_page(struct fetcher *fetcher, struct visit *visit)
{
    struct fetch_result result;
    const struct fetch *last = TAILQ_LAST(&visit->fetches, fetch_list);
    transfer_page(&visit->transfer, last->asked, visit->redirects, &result);
    visit_end(fetcher, visit, &result);
}

static void end_transfer(struct fetcher *fetcher, struct visit *visit, CURLcode code)
{
    struct failure failure = {0};
    enum transfer_end end = transfer_end(&visit->transfer, code, &failure);
    if (visit->robots_of)
        visit_tell_rules(fetcher, visit, end, &failure);
    else if (end == TRANSFER_BODY)
        end_page(fetcher, visit);
    else if (end == TRANSFER_FAILED || !follow(fetcher, visit, &failure))
        end_failed(fetcher, visit, &failure);
}

static void end_finished(struct fetcher *fetcher)
{
    int left;
    const CURLMsg *message;
    while ((message = curl_multi_info_read(fetcher->multi, &left))) {
        char *private = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
        end_transfer(fetcher, (struct visit *)(void *)private, message->data.result);
    }
}

/* When the first of a visit's clocks runs out, and what that means. */
static int64_t due(const struct visit *visit, struct failure *failure)
{
    int64_t at = visit->whole_ns;
    enum fail code = visit->has_run ? FAIL_UPSTREAM_TIMEOUT : FAIL_DEADLINE_EXCEEDED;
    const char *detail = visit->has_run ? "The page did not come whole in time."
                                        : "Too many other pages were fetched for this one to have its turn.";
    const char *what = NULL;
    int64_t transfer_at = visit->state == VISIT_RUNNING ? transfer_due(&visit->transfer, &what) : INT64_MAX;
    if (transfer_at < at) {
        at = transfer_at;
        code = FAIL_UPSTREAM_TIMEOUT;
        detail = what;
    }
    if (failure)
        failure_set(failure, code, "%s", detail);
    return at;
}

/* Ends the fetches of a visit whose callers wait no longer. */
static void end_impatient(struct fetcher *fetcher, struct visit *visit, int64_t now)
{
    struct fetch *next;
    for (struct fetch *fetch = TAILQ_FIRST(&visit->fetches); fetch; fetch = next) {
        next = TAILQ_NEXT(fetch, links);
        if (fetch->deadline_ns > now)
            continue;
        TAILQ_REMOVE(&visit->fetches, fetch, links);
        failure_set(&fetch->result.failure, FAIL_DEADLINE_EXCEEDED,
                    "The job's time ran out while its page was fetched.");
        fetch_ended(fetcher, fetch);
    }
}

static bool is_late(struct visit *visit, int64_t now, struct failure *failure)
{
    if (due(visit, failure) > now)
        return false;
    bool is_whole = visit->whole_ns <= now;
    return is_whole || !transfer_keeps_pace(&visit->transfer);
}

static void end_late(struct fetcher *fetcher, enum visit_state state)
{
    int64_t now = clock_monotonic_ns();
    struct failure failure;
    struct visit *next;
    for (struct visit *visit = TAILQ_FIRST(&fetcher->visits[state]); visit; visit = next) {
        next = TAILQ_NEXT(visit, links);
        end_impatient(fetcher, visit, now);
        if (TAILQ_EMPTY(&visit->fetches) && !visit->robots_of)
            visit_drop(fetcher, visit);
        else if (is_late(visit, now, &failure))
            end_failed(fetcher, visit, &failure);
    }
}

void visits_move(struct fetcher *fetcher)
{
    end_finished(fetcher);
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        end_late(fetcher, (enum visit_state)state);
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t visits_due(const struct fetcher *fetcher)
{
    int64_t first = INT64_MAX;
    const struct visit *visit;
    const struct fetch *fetch;
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        TAILQ_FOREACH(visit, &fetcher->visits[state], links)
        {
            first = earlier(first, due(visit, NULL));
            if (state == VISIT_WAITING && has_room(fetcher, visit))
                first = earlier(first, turn_ns(visit));
            TAILQ_FOREACH(fetch, &visit->fetches, links)
            first = earlier(first, fetch->deadline_ns);
        }
    return first;
}
