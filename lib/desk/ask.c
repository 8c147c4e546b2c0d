#include "desk/ask.h"

#include "base/clock.h"
#include "base/json.h"
#include "desk/ask_members.h"
#include "desk/inflate.h"

static bool read_json(struct run *run, const struct job *job, struct str text, json_t **object)
{
    struct json_problem problem;
    *object = json_read(run, text, JSON_READ_UNIQUE | JSON_READ_LIFT, &problem);
    if (!*object && problem.out_of_memory)
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The JSON text needs more than the %zu bytes of a job.",
                    arena_cap(run->arena));
    if (!*object) {
        unsigned line = job->ask.line ? (unsigned)job->ask.line : problem.line;
        fail(run, FAIL_INVALID_JSON, "Line %u, column %u: %s.", line, problem.column, problem.text);
        run->failure.line = line;
        run->failure.column = problem.column;
        return false;
    }
    if (!json_is_object(*object))
        return fail(run, FAIL_INVALID_REQUEST, "The JSON text must be an object.");
    return true;
}

static enum ask_outcome read_object(struct run *run, const struct job *job, struct asked *asked)
{
    struct str text;
    json_t *object;
    if (!inflate_body(run, job->ask.content_encoding, job->ask.body, &text))
        return ASK_FAILED;
    if (str_trim(text).len == 0) {
        if (job->ask.kind == ASK_LINE)
            fail(run, FAIL_INVALID_JSON, "The line is blank.");
        else
            fail(run, FAIL_EMPTY_BODY, "The request has no body; a JSON object was expected.");
        run->failure.line = (unsigned)job->ask.line;
        return ASK_FAILED;
    }
    if (!read_json(run, job, text, &object))
        return ASK_FAILED;
    if (job->ask.kind == ASK_LINE && !ask_read_line_id(run, object, &asked->id))
        return ASK_FAILED;
    return ask_read_members(run, job, object, asked);
}

static enum ask_outcome read_page(struct run *run, const struct job *job, struct asked *asked)
{
    const struct ask *ask = &job->ask;
    struct page *page = &asked->page;
    page->url = ask->url;
    if (page->url.len && !ask_clean_url(run, &page->url))
        return ASK_FAILED;
    page->content_type = ask->content_type;
    if (!inflate_body(run, ask->content_encoding, ask->body, &page->body))
        return ASK_FAILED;
    if (page->body.len)
        return ASK_READY;
    fail(run, FAIL_EMPTY_BODY, "The request has no body; a page was expected.");
    return ASK_FAILED;
}

bool ask_take_page(struct run *run, const struct page *fetched, struct page *page)
{
    *page = *fetched;
    return inflate_page(run, page);
}

enum ask_outcome ask_take_fetched(struct run *run, const struct job *job, struct asked *asked)
{
    if (!job->page_count)
        return ASK_FOLLOW;
    asked->is_fetched = true;
    return ask_take_page(run, &job->pages[0], &asked->page) ? ASK_READY : ASK_FAILED;
}

static enum ask_outcome read_url(struct run *run, const struct job *job, struct asked *asked)
{
    asked->follow_url = job->ask.url;
    if (!ask_clean_url(run, &asked->follow_url))
        return ASK_FAILED;
    return ask_take_fetched(run, job, asked);
}

static enum ask_outcome read_kind(struct run *run, const struct job *job, struct asked *asked)
{
    switch (job->ask.kind) {
    case ASK_PAGE:
        return read_page(run, job, asked);
    case ASK_URL:
        return read_url(run, job, asked);
    case ASK_JSON:
    case ASK_LINE:
        break;
    }
    return read_object(run, job, asked);
}

enum ask_outcome ask_read(struct run *run, const struct job *job, struct asked *asked)
{
    *asked = (struct asked){.id = STR("null")};
    run->options = job->ask.options;
    enum ask_outcome outcome = read_kind(run, job, asked);
    int64_t wanted = clock_monotonic_ns() + run->options.deadline_ms * NS_PER_MS;
    if (run->options.deadline_ms && wanted < run->deadline_ns)
        run->deadline_ns = wanted;
    return outcome;
}

struct str ask_read_id(struct run *run, const struct job *job)
{
    struct failure kept = run->failure;
    struct str id = STR("null");
    json_t *object;
    if (read_json(run, job, job->ask.body, &object) && !ask_read_line_id(run, object, &id))
        id = STR("null");
    run->failure = kept;
    return id;
}
