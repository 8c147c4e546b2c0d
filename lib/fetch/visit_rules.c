/* The robots.txt half of a visit (RFC 9309, 2.3). */
#include <stdlib.h>

#include "base/clock.h"
#include "fetch/address.h"
#include "fetch/visit.h"

enum {
    ROBOTS_REDIRECTS = 5,    /* followed; more make a robots.txt unavailable (2.3.1.2) */
    ROBOTS_RETRY_MS = 60000, /* how long one that could not be read is taken for so */
    STATUS_TOO_MANY = 429,   /* says nothing of rules: taken for a server's failure */
};

static void end_failed(struct fetcher *fetcher, struct visit *visit, const struct failure *failure)
{
    struct fetch_result result = {.failure = *failure};
    visit_end(fetcher, visit, &result);
}

static struct str product(const struct fetcher *fetcher)
{
    return robots_token(str_of(fetcher->config->user_agent));
}

static void end_forbidden(struct fetcher *fetcher, struct visit *visit, const struct robots *rules)
{
    struct failure failure;
    if (robots_is_unreadable(rules))
        failure_set(&failure, FAIL_ROBOTS_FORBIDDEN,
                    "The robots.txt of the page's site cannot be read now; nothing is fetched until it can.");
    else
        failure_set(&failure, FAIL_ROBOTS_FORBIDDEN, "The robots.txt of the page's site forbids it to %.*s.",
                    STR_FMT(product(fetcher)));
    end_failed(fetcher, visit, &failure);
}

/* Lets a visit go on by its origin's rules. */
static void apply(struct fetcher *fetcher, struct visit *visit, const struct robots *rules)
{
    if (!robots_allows(rules, address_target(visit->url))) {
        end_forbidden(fetcher, visit, rules);
        return;
    }
    unsigned delay_ms = robots_delay_ms(rules);
    if (delay_ms > fetcher->config->crawl_delay_ms)
        delay_ms = fetcher->config->crawl_delay_ms;
    if (delay_ms > visit->delay_ms)
        visit->delay_ms = delay_ms;
    visit_enter(fetcher, visit, VISIT_WAITING, false);
}

/* The visit to an origin's robots.txt that is under way; NULL where there is none. */
static struct visit *find_rules_visit(struct fetcher *fetcher, struct str origin)
{
    struct visit *visit;
    for (int state = 0; state < VISIT_STATE_COUNT; state++)
        TAILQ_FOREACH(visit, &fetcher->visits[state], links)
    if (visit->robots_of && str_eq(str_of(visit->robots_of), origin))
        return visit;
    return NULL;
}

/* Starts the visit to an origin's robots.txt. False with *failure set when that is not possible. */
static bool visit_rules(struct fetcher *fetcher, struct str origin, struct failure *failure)
{
    char *url, *host;
    struct buf text;
    buf_init(&text, NULL, origin.len + STR("/robots.txt").len);
    buf_add_str(&text, origin);
    buf_add_str(&text, STR("/robots.txt"));
    bool read = !text.failed && address_read(buf_str(&text), text.cap, &url, &host, failure);
    buf_free(&text);
    struct fetch_request request = {.redirects = 0};
    struct visit *visit = read ? visit_start(fetcher, url, host, &request) : NULL;
    char *robots_of = strndup(origin.at, origin.len);
    if (visit && robots_of) {
        visit->robots_of = robots_of;
        fetcher->counts.robots++;
        visit_enter(fetcher, visit, VISIT_WAITING, true);
        return true;
    }
    if (visit)
        visit_drop(fetcher, visit);
    free(robots_of);
    return failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
}

void visit_ask_rules(struct fetcher *fetcher, struct visit *visit)
{
    if (visit->robots_of || !visit->request.obeys_robots || visit->request.is_trusted) {
        visit_enter(fetcher, visit, VISIT_WAITING, visit->robots_of);
        return;
    }
    struct str origin = address_origin(visit->url);
    const struct robots *rules = robots_store_find(fetcher->robots, origin, clock_monotonic_ns());
    struct failure failure;
    if (rules) {
        apply(fetcher, visit, rules);
        return;
    }
    visit_enter(fetcher, visit, VISIT_HELD, false);
    if (!find_rules_visit(fetcher, origin) && !visit_rules(fetcher, origin, &failure))
        end_failed(fetcher, visit, &failure);
}

/* The body up to its last whole line where it was cut. */
static struct str whole_lines(const struct transfer *transfer)
{
    struct str body = buf_str(&transfer->body);
    if (!transfer->is_cut)
        return body;
    while (body.len && body.at[body.len - 1] != '\n' && body.at[body.len - 1] != '\r')
        body.len--;
    return body;
}

/* What an answer to a request for robots.txt means (RFC 9309, 2.3.1); NULL when memory is refused. */
static struct robots *read_rules(struct fetcher *fetcher, const struct visit *visit, enum transfer_end end)
{
    long status = transfer_status(&visit->transfer);
    if (end == TRANSFER_REDIRECT)
        return robots_allow_all();
    if (status >= 200 && status <= 299)
        return robots_parse(whole_lines(&visit->transfer), product(fetcher));
    if (status >= 400 && status <= 499 && status != STATUS_TOO_MANY)
        return robots_allow_all();
    return robots_disallow_all();
}

/* The same for a page whose robots.txt failed so. */
static void end_untold(struct fetcher *fetcher, struct visit *visit, const struct failure *failure)
{
    struct failure told = *failure;
    failure_set(&told, failure->code, "The site's robots.txt could not be fetched. %s", failure->detail);
    end_failed(fetcher, visit, &told);
}

/* Lets go on, or ends, whoever is held for the rules of an origin. */
static void release(struct fetcher *fetcher, const char *origin, const struct robots *rules,
                    const struct failure *failure)
{
    struct visit *next;
    for (struct visit *visit = TAILQ_FIRST(&fetcher->visits[VISIT_HELD]); visit; visit = next) {
        next = TAILQ_NEXT(visit, links);
        if (!str_eq(address_origin(visit->url), str_of(origin)))
            continue;
        if (rules)
            apply(fetcher, visit, rules);
        else
            end_untold(fetcher, visit, failure);
    }
}

static void keep(struct fetcher *fetcher, const char *origin, struct robots *rules)
{
    unsigned ttl_ms = fetcher->config->robots_ttl_ms;
    if (robots_is_unreadable(rules) && ttl_ms > ROBOTS_RETRY_MS)
        ttl_ms = ROBOTS_RETRY_MS;
    if (!robots_store_put(fetcher->robots, str_of(origin), rules, clock_monotonic_ns() + ttl_ms * NS_PER_MS))
        free(rules);
}

/* Follows a redirect of a robots.txt, if it can be. */
static bool go_on(struct fetcher *fetcher, struct visit *visit)
{
    char *url, *host;
    struct failure failure;
    const char *location = transfer_location(&visit->transfer);
    if (visit->redirects >= ROBOTS_REDIRECTS || !location ||
        !address_read(str_of(location), fetcher->config->url_bytes, &url, &host, &failure))
        return false;
    visit->redirects++;
    visit_enter(fetcher, visit, VISIT_WAITING, true);
    return visit_hop(fetcher, visit, url, host);
}

void visit_tell_rules(struct fetcher *fetcher, struct visit *visit, enum transfer_end end,
                      const struct failure *failure)
{
    if (end == TRANSFER_REDIRECT && go_on(fetcher, visit))
        return;
    struct failure told = *failure;
    struct robots *rules = NULL;
    if (end != TRANSFER_FAILED && !(rules = read_rules(fetcher, visit, end)))
        failure_set(&told, FAIL_INTERNAL, "Memory was refused.");
    release(fetcher, visit->robots_of, rules, &told);
    if (rules)
        keep(fetcher, visit->robots_of, rules);
    visit_drop(fetcher, visit);
}
