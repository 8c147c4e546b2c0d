#include "unit/check.h"

#include <stdlib.h>

#include "desk/job.h"

static void job_owns_copies(void **state)
{
    (void)state;
    struct job *job = job_create();
    char bytes[] = "page";
    struct str copy = job_copy(job, (struct str){bytes, 4});
    bytes[0] = 'c';
    assert_true(str_eq(copy, STR("page")));
    assert_int_equal(copy.at[4], '\0');
    assert_non_null(job_copy(job, STR_NONE).at);
    job_destroy(job); /* the leak checker sees what is left */
}

static void job_frees_what_it_adopted(void **state)
{
    (void)state;
    struct job *job = job_create();
    assert_true(job_adopt(job, malloc(10)));
    assert_true(job_adopt(job, NULL));
    job->reply.follow_url = strdup("http://a.example/");
    assert_true(job_add_page(job, &(struct page){0}, malloc(10), FOLLOW_ASKED));
    buf_init(&job->reply.bytes, NULL, 100);
    buf_add_str(&job->reply.bytes, STR("bytes"));
    job_destroy(job);
    job_destroy(NULL);
}

static bool add(struct job *job, const char *url, const char *resolved, enum follow_reason reason)
{
    char *memory = strdup(resolved);
    struct page page = {.url = str_of(url), .resolved_url = str_of(memory), .redirects = 2};
    return job_add_page(job, &page, memory, reason);
}

static void a_refresh_takes_the_place_of_its_page(void **state)
{
    (void)state;
    struct job *job = job_create();
    assert_true(add(job, "http://a.example/1", "http://a.example/2", FOLLOW_ASKED));
    assert_true(add(job, "http://a.example/3", "http://b.example/4", FOLLOW_REFRESH));
    assert_int_equal(job->page_count, 1);
    assert_span(job->pages[0].url, "http://a.example/1");
    assert_span(job->pages[0].resolved_url, "http://b.example/4");
    assert_int_equal(job->pages[0].redirects, 2); /* the fetcher counts on from those of the page before */
    assert_true(add(job, "http://b.example/5", "http://b.example/5", FOLLOW_NEXT_PAGE));
    assert_true(add(job, "http://b.example/6", "http://b.example/6", FOLLOW_REFRESH));
    assert_int_equal(job->page_count, 2);
    assert_span(job->pages[1].url, "http://b.example/5");
    assert_span(job->pages[1].resolved_url, "http://b.example/6");
    job_destroy(job);
}

static void a_rendering_stands_behind_its_page(void **state)
{
    (void)state;
    struct job *job = job_create();
    assert_false(add(job, "", "", FOLLOW_RENDER)); /* of no page */
    assert_false(add(job, "", "", FOLLOW_REFRESH));
    assert_true(add(job, "http://a.example/", "http://a.example/", FOLLOW_ASKED));
    assert_false(job_ends_rendered(job));
    assert_true(add(job, "http://renderer.example/", "", FOLLOW_RENDER));
    assert_true(job_ends_rendered(job));
    assert_int_equal(job->page_count, 2);
    assert_int_equal(job->rendered, 2);
    assert_false(add(job, "", "", FOLLOW_RENDER)); /* of a rendering */
    assert_false(add(job, "", "", FOLLOW_REFRESH));
    assert_true(add(job, "http://a.example/2", "http://a.example/2", FOLLOW_NEXT_PAGE));
    assert_true(add(job, "http://renderer.example/", "", FOLLOW_RENDER));
    assert_int_equal(job->rendered, 10);
    job_destroy(job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(job_owns_copies),
        cmocka_unit_test(job_frees_what_it_adopted),
        cmocka_unit_test(a_refresh_takes_the_place_of_its_page),
        cmocka_unit_test(a_rendering_stands_behind_its_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
