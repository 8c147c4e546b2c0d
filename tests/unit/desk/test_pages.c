#include "unit/run.h"

#include <stdio.h>

#include "desk/pages.h"

#define BASE "https://a.example/walk"

enum { PAGE_SIZE = 4096 };

static struct job job;
static struct asked asked;
static struct page fetched[8];
static char bodies[8][PAGE_SIZE];
static struct pages pages;
static size_t most; /* pages to take */
static struct buf out;

static const char *const texts[] = {
    "The canal leaves the town behind the gasworks, where nobody looks at it, and for the first mile it "
    "smells of "
    "tar and of the brewery on the other bank.",
    "On the second day the water was so still that the poplars stood in it upside down, and we argued about "
    "which "
    "of them were the real ones.",
    "The third day was rain, and there is little to be said about rain except that the tunnel, which we had "
    "feared, "
    "was the driest place we found.",
};

static const char shell[] =
    "<title>Walk</title><script src=/a.js></script><noscript>You need to enable JavaScript "
    "to run this app.</noscript><div id=root></div>";

static int set_up(void **state)
{
    run_set_up(state);
    memset(fetched, 0, sizeof fetched);
    job = (struct job){.ask = {.kind = ASK_URL, .url = STR(BASE)}, .pages = fetched};
    most = 0;
    return 0;
}

/* A page of the walk, number 1 … 3, that names `next` as the one to go on with. */
static const char *page_text(unsigned number, const char *next)
{
    char *body = bodies[number];
    int len = snprintf(body, PAGE_SIZE, "<title>A walk</title>");
    if (next)
        len += snprintf(body + len, PAGE_SIZE - (size_t)len, "<link rel=next href='%s'>", next);
    snprintf(body + len, PAGE_SIZE - (size_t)len,
             "<article><h1>A walk</h1><p>%s<p>Of all days, this was day %u, "
             "and we slept in a barn.</article>",
             texts[number - 1], number);
    return body;
}

static void add_page(const char *url, const char *body)
{
    fetched[job.page_count++] = (struct page){.url = str_of(url),
                                              .resolved_url = str_of(url),
                                              .body = str_of(body),
                                              .content_type = STR("text/html"),
                                              .status_code = 200};
}

static void add_rendering(const char *body)
{
    job.rendered |= 1ull << job.page_count;
    add_page("http://127.0.0.1:3000/content", body);
}

static void miss(enum follow_reason reason)
{
    failure_set(&job.missed, FAIL_UPSTREAM_STATUS, "Gone.");
    job.missed_reason = reason;
}

static enum pages_outcome look(unsigned wanted)
{
    run_again();
    job.ask.options.pages = wanted;
    pages = (struct pages){.count = most};
    buf_init(&out, run.arena, limits.result_bytes);
    assert_int_equal(ask_read(&run, &job, &asked), ASK_READY);
    return pages_run(&run, &job, &asked, &pages, &out);
}

static bool has(const char *text)
{
    return str_find(buf_str(&out), str_of(text), 0) != SIZE_MAX;
}

static void check_done(unsigned wanted, size_t joined, uint32_t warnings)
{
    char told[32];
    assert_int_equal(look(wanted), PAGES_DONE);
    snprintf(told, sizeof told, "\"pages\":%zu,", joined);
    assert_true(has(told));
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_int_equal(has(texts[i]), i < joined);
    assert_int_equal(run.warnings, warnings);
}

static void check_follow(unsigned wanted, enum follow_reason reason, const char *url)
{
    assert_int_equal(look(wanted), PAGES_FOLLOW);
    assert_int_equal(pages.follow.reason, reason);
    assert_span(pages.follow.url, url);
}

static void further_pages_are_followed(void **state)
{
    (void)state;
    add_page(BASE, page_text(1, BASE "?page=2"));
    check_done(0, 1, 0);
    check_done(1, 1, 0);
    check_follow(2, FOLLOW_NEXT_PAGE, BASE "?page=2");
    add_page(BASE "?page=2", page_text(2, BASE "?page=3"));
    check_done(2, 2, 0);
    check_follow(3, FOLLOW_NEXT_PAGE, BASE "?page=3");
    add_page(BASE "?page=3", page_text(3, NULL));
    check_done(3, 3, 0);
    check_done(20, 3, 0);
}

static void the_service_may_join_fewer(void **state)
{
    (void)state;
    limits.pages = 1;
    add_page(BASE, page_text(1, BASE "?page=2"));
    check_done(20, 1, 0);
}

static void a_page_that_was_sent_has_further_ones(void **state)
{
    (void)state;
    job.ask.kind = ASK_PAGE;
    job.ask.body = str_of(page_text(1, BASE "?page=2"));
    check_follow(3, FOLLOW_NEXT_PAGE, BASE "?page=2");
    add_page(BASE "?page=2", page_text(2, NULL));
    check_done(3, 2, 0);
    job.page_count = 0;
    job.ask.url = STR_NONE;
    check_done(3, 1, 0); /* without an address there is nothing to resolve against */
}

static void pages_that_are_there_are_not_followed(void **state)
{
    (void)state;
    add_page(BASE "?page=1", page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", page_text(2, BASE "?page=1"));
    check_done(20, 2, 0);
}

static void a_page_that_leads_back_ends_the_article(void **state)
{
    (void)state;
    add_page(BASE, page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", page_text(1, NULL));
    fetched[1].resolved_url = STR(BASE);
    check_done(20, 1, 0);
}

static void a_page_of_another_host_ends_the_article(void **state)
{
    (void)state;
    add_page(BASE, page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", page_text(2, NULL));
    fetched[1].resolved_url = STR("https://www.a.example/walk?page=2");
    check_done(20, 2, 0);
    fetched[1].resolved_url = STR("https://b.example/walk?page=2");
    check_done(20, 1, 1u << WARNING_PAGES_INCOMPLETE);
}

static void a_further_page_of_no_use_ends_the_article(void **state)
{
    (void)state;
    static const char *const useless[] = {"<title>x</title><nav><a href=/>Home</a></nav>",
                                          "<meta charset=utf-8><title>\xc3\xa9\xff</title>", " ",
                                          "\x89PNG\r\n\x1a\n", shell};
    for (size_t i = 0; i < COUNT(useless); i++) {
        job.page_count = 0;
        add_page(BASE, page_text(1, BASE "?page=2"));
        add_page(BASE "?page=2", useless[i]);
        check_done(20, 1, 1u << WARNING_PAGES_INCOMPLETE);
    }
}

static void what_was_missed_ends_the_article(void **state)
{
    (void)state;
    add_page(BASE, page_text(1, BASE "?page=2"));
    miss(FOLLOW_NEXT_PAGE);
    check_done(20, 1, 1u << WARNING_PAGES_INCOMPLETE);
    add_page(BASE "?page=2", page_text(2, BASE "?page=3"));
    check_done(20, 2, 1u << WARNING_PAGES_INCOMPLETE);
    add_page(BASE "?page=3", page_text(3, NULL));
    miss(FOLLOW_REFRESH);
    check_done(20, 2, 1u << WARNING_PAGES_INCOMPLETE);
    miss(FOLLOW_RENDER);
    check_done(20, 2, 1u << WARNING_PAGES_INCOMPLETE);
}

static void refreshes_are_followed_where_pages_were_fetched(void **state)
{
    (void)state;
    static const char forward[] = "<meta http-equiv=refresh content='0;url=/b'><p>Moved.";
    add_page(BASE, forward);
    check_follow(1, FOLLOW_REFRESH, "https://a.example/b");
    miss(FOLLOW_REFRESH);
    assert_int_equal(look(1), PAGES_FAILED);
    assert_int_equal(run.failure.code, FAIL_UPSTREAM_STATUS);
    assert_string_equal(run.failure.detail, "Gone.");
    job.missed = (struct failure){0};
    job.page_count = 0;
    job.ask.kind = ASK_PAGE;
    job.ask.body = STR(forward);
    assert_int_equal(look(1), PAGES_FAILED);
    assert_int_equal(run.failure.code, FAIL_NO_MAIN_CONTENT);
}

static void a_refresh_on_a_further_page_is_followed(void **state)
{
    (void)state;
    add_page(BASE, page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", "<meta http-equiv=refresh content='0;url=/b'><p>Moved.");
    check_follow(2, FOLLOW_REFRESH, "https://a.example/b");
}

static void pages_are_rendered_once(void **state)
{
    (void)state;
    add_page(BASE, shell);
    assert_int_equal(look(1), PAGES_FAILED); /* there is no renderer */
    assert_int_equal(run.failure.code, FAIL_NEEDS_RENDERING);
    assert_true(has("\"articleBody\":null"));
    limits.renders = 1;
    check_follow(1, FOLLOW_RENDER, NULL);
    miss(FOLLOW_RENDER);
    assert_int_equal(look(1), PAGES_FAILED);
    assert_int_equal(run.failure.code, FAIL_NEEDS_RENDERING);
    assert_non_null(strstr(run.failure.detail, "The renderer failed: Gone."));
    job.missed = (struct failure){0};
    add_rendering(shell);
    assert_int_equal(look(1), PAGES_FAILED);
    assert_int_equal(run.failure.code, FAIL_NEEDS_RENDERING);
    assert_non_null(strstr(run.failure.detail, "even as the renderer gave it"));
}

static void a_rendering_has_the_facts_of_its_page(void **state)
{
    (void)state;
    limits.renders = 1;
    add_page(BASE, shell);
    add_rendering(page_text(1, NULL));
    fetched[1].status_code = 201;
    fetched[1].content_type = STR("text/plain; charset=koi8-r");
    check_done(1, 1, 1u << WARNING_RENDERED);
    assert_true(has("\"resolvedUrl\":\"" BASE "\""));
    assert_true(has("\"statusCode\":200"));
    assert_true(has("\"name\":\"UTF-8\""));
}

static void further_pages_are_rendered_too(void **state)
{
    (void)state;
    limits.renders = 1;
    add_page(BASE, page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", shell);
    check_follow(20, FOLLOW_RENDER, NULL);
    add_rendering(page_text(2, BASE "?page=3"));
    check_follow(20, FOLLOW_NEXT_PAGE, BASE "?page=3");
    add_page(BASE "?page=3", page_text(3, NULL));
    check_done(20, 3, 1u << WARNING_RENDERED);
}

static void a_refresh_in_a_rendering_is_the_browsers(void **state)
{
    (void)state;
    char body[PAGE_SIZE + 100];
    limits.renders = 1;
    snprintf(body, sizeof body, "<meta http-equiv=refresh content='0;url=/b'>%s", page_text(1, NULL));
    add_page(BASE, shell);
    add_rendering(body);
    check_done(1, 1, 1u << WARNING_RENDERED);
}

static void a_page_that_was_sent_is_not_rendered(void **state)
{
    (void)state;
    limits.renders = 1;
    job.ask.kind = ASK_PAGE;
    job.ask.body = STR(shell);
    assert_int_equal(look(1), PAGES_FAILED);
    assert_int_equal(run.failure.code, FAIL_NEEDS_RENDERING);
}

/* Every allocation is refused in turn: the first page is answered by itself, or a failure is told. */
static void refused_memory_costs_later_pages_first(void **state)
{
    (void)state;
    bool fewer = false;
    enum pages_outcome outcome = PAGES_FAILED;
    add_page(BASE, page_text(1, BASE "?page=2"));
    add_page(BASE "?page=2", page_text(2, NULL));
    for (size_t n = 1; outcome != PAGES_DONE || run.warnings; n += 7) {
        run_again();
        job.ask.options.pages = 2;
        pages = (struct pages){0};
        buf_init(&out, run.arena, limits.result_bytes);
        assert_int_equal(ask_read(&run, &job, &asked), ASK_READY);
        arena_refuse_after(run.arena, n);
        outcome = pages_run(&run, &job, &asked, &pages, &out);
        if (outcome != PAGES_FEWER)
            continue;
        fewer = true;
        most = pages.count;
        assert_int_equal(most, 1);
        check_done(2, 1, 1u << WARNING_PAGES_INCOMPLETE);
        run.warnings = 1; /* not yet all pages */
    }
    assert_true(fewer);
}

#define WITH_PAGES(test) cmocka_unit_test_setup_teardown(test, set_up, run_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAGES(further_pages_are_followed),
        WITH_PAGES(the_service_may_join_fewer),
        WITH_PAGES(a_page_that_was_sent_has_further_ones),
        WITH_PAGES(pages_that_are_there_are_not_followed),
        WITH_PAGES(a_page_that_leads_back_ends_the_article),
        WITH_PAGES(a_page_of_another_host_ends_the_article),
        WITH_PAGES(a_further_page_of_no_use_ends_the_article),
        WITH_PAGES(what_was_missed_ends_the_article),
        WITH_PAGES(refreshes_are_followed_where_pages_were_fetched),
        WITH_PAGES(a_refresh_on_a_further_page_is_followed),
        WITH_PAGES(pages_are_rendered_once),
        WITH_PAGES(a_rendering_has_the_facts_of_its_page),
        WITH_PAGES(further_pages_are_rendered_too),
        WITH_PAGES(a_refresh_in_a_rendering_is_the_browsers),
        WITH_PAGES(a_page_that_was_sent_is_not_rendered),
        WITH_PAGES(refused_memory_costs_later_pages_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
