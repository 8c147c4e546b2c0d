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
    job->pages = calloc(1, sizeof(*job->pages));
    buf_init(&job->reply.bytes, NULL, 100);
    buf_add_str(&job->reply.bytes, STR("bytes"));
    job_destroy(job);
    job_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(job_owns_copies),
        cmocka_unit_test(job_frees_what_it_adopted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
