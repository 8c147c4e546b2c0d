#include "desk/follow.h"

#include "base/clock.h"
#include "desk/wire.h"
#include "render/json_write.h"

/* The caller's deadline; the fetcher has its own besides. Of a fetch that the job can do without the last
 * quarter of the time is kept for the answer. */
static int64_t deadline_of(const struct job *job)
{
    unsigned ms = job->ask.options.deadline_ms;
    enum follow_reason reason = job->reply.follow_reason;
    bool is_first = reason == FOLLOW_ASKED || (reason == FOLLOW_REFRESH && job->page_count == 1);
    return ms ? job->submitted_ns + (is_first ? ms : ms - ms / 4) * NS_PER_MS : INT64_MAX;
}

static bool obeys_robots(const struct desk_config *config, const struct job *job)
{
    return config->fetch->robots == ROBOTS_ALWAYS ||
           (config->fetch->robots == ROBOTS_BATCH && job->ask.kind == ASK_LINE);
}

static const struct page *last_page(const struct job *job)
{
    return job->page_count ? &job->pages[job->page_count - 1] : NULL;
}

/* The browser is to give up a little before we do, so that its reason arrives. */
static bool write_post(const struct desk_config *config, struct str url, struct buf *post)
{
    buf_add_str(post, STR("{\"url\":"));
    json_write_str(post, url);
    buf_printf(post, ",\"gotoOptions\":{\"timeout\":%u,\"waitUntil\":\"networkidle2\"}}",
               config->renderer_ms - config->renderer_ms / 8);
    return !post->failed;
}

static bool request_render(const struct desk_config *config, const struct job *job, struct buf *post,
                           struct fetch_request *request, struct failure *failure)
{
    const struct page *page = last_page(job);
    if (!config->renderer || !page || job_ends_rendered(job))
        return failure_set(failure, FAIL_INTERNAL, "There is no page to render, or no renderer.");
    if (!write_post(config, page->resolved_url.len ? page->resolved_url : page->url, post))
        return failure_set(failure, FAIL_INTERNAL, "The memory for asking the renderer was refused.");
    request->url = str_of(config->renderer);
    request->post = buf_str(post);
    request->is_trusted = true;
    request->whole_ms = config->renderer_ms;
    return true;
}

static bool request_refresh(const struct desk_config *config, const struct job *job,
                            struct fetch_request *request, struct failure *failure)
{
    const struct page *page = last_page(job);
    if (!page || job_ends_rendered(job))
        return failure_set(failure, FAIL_INTERNAL, "There is no page that forwards.");
    request->redirects = page->redirects + 1;
    if (request->redirects > config->fetch->redirects)
        return failure_set(failure, FAIL_UPSTREAM_REDIRECTS, "The limit of redirects was reached.");
    return true;
}

static bool has_room(const struct job *job, struct failure *failure)
{
    size_t bytes = 0;
    for (size_t i = 0; i < job->page_count; i++)
        bytes += job->pages[i].body.len;
    if (job->follows >= FOLLOWS_MAX || job->page_count >= WIRE_PAGES_MAX)
        return failure_set(failure, FAIL_UPSTREAM_REDIRECTS,
                           "The page asks for more than the %d fetches that are made.", FOLLOWS_MAX);
    if (bytes > FOLLOW_BYTES_MAX)
        return failure_set(failure, FAIL_UPSTREAM_TOO_LARGE,
                           "The pages fetched so far are larger than %d bytes.", FOLLOW_BYTES_MAX);
    return true;
}

bool follow_request(const struct desk_config *config, const struct job *job, struct buf *post,
                    struct fetch_request *request, struct failure *failure)
{
    *request = (struct fetch_request){.url = job->reply.kind == REPLY_FOLLOW ? str_of(job->reply.follow_url)
                                                                             : job->ask.url,
                                      .deadline_ns = deadline_of(job)};
    buf_init(post, NULL, FOLLOW_POST_MAX);
    if (!has_room(job, failure))
        return false;
    if (job->reply.follow_reason == FOLLOW_RENDER)
        return request_render(config, job, post, request, failure);
    request->obeys_robots = obeys_robots(config, job);
    return job->reply.follow_reason != FOLLOW_REFRESH || request_refresh(config, job, request, failure);
}
