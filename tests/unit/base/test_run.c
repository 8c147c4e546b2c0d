#include "unit/run.h"

#include "base/clock.h"

static void first_failure_stands(void **state)
{
    (void)state;
    assert_false(fail_member(&run, FAIL_INVALID_REQUEST, "url", "expected %s", "a string"));
    assert_false(fail(&run, FAIL_INTERNAL, "later"));
    assert_false(fail_member(&run, FAIL_INTERNAL, "html", "later"));
    assert_null(run_alloc(&run, SIZE_MAX));
    assert_int_equal(run.failure.code, FAIL_INVALID_REQUEST);
    assert_string_equal(run.failure.detail, "expected a string");
    assert_string_equal(run.failure.member, "url");
}

static void long_detail_is_cut_between_characters(void **state)
{
    (void)state;
    char text[2 * FAIL_DETAIL_MAX + 2] = "";
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "é", 2);
    fail(&run, FAIL_INVALID_URL, "%s", text);
    size_t kept = strlen(run.failure.detail);
    assert_in_range(kept, FAIL_DETAIL_MAX - 4, FAIL_DETAIL_MAX - 1);
    assert_int_equal(kept % 2, 0);
}

static void beginning_anew_clears_everything(void **state)
{
    (void)state;
    fail(&run, FAIL_INTERNAL, "broken");
    run_warn(&run, WARNING_DEADLINE);
    assert_int_equal(run.warnings, 1u << WARNING_DEADLINE);
    run.stage_ns[STAGE_PARSE] = 5;
    assert_non_null(run_alloc(&run, 100));
    struct options options = {.form = FORM_TEXT};
    run_begin(&run, run.arena, &limits, &options);
    assert_int_equal(run.failure.code, FAIL_NONE);
    assert_int_equal(run.warnings, 0);
    assert_int_equal(run.stage_ns[STAGE_PARSE], 0);
    assert_int_equal(run.options.form, FORM_TEXT);
    assert_int_equal(arena_used(run.arena), 0);
}

/* A caller may ask for less time than the service allows, never for more. */
static void deadline_is_the_shorter_one(void **state)
{
    (void)state;
    static const struct {
        unsigned asked, limit, wanted;
    } rows[] = {{0, 500, 500}, {499, 500, 499}, {500, 500, 500}, {501, 500, 500}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        limits.job_wall_ms = rows[i].limit;
        int64_t before = clock_monotonic_ns();
        run_begin(&run, run.arena, &limits, &(struct options){.deadline_ms = rows[i].asked});
        int64_t wanted = rows[i].wanted * NS_PER_MS;
        assert_in_range(run.deadline_ns, before + wanted, clock_monotonic_ns() + wanted);
    }
}

static void run_is_late_past_its_deadline(void **state)
{
    (void)state;
    assert_false(run_late(&run));
    run.deadline_ns = clock_monotonic_ns() - 1;
    assert_true(run_late(&run));
    run.deadline_ns = INT64_MAX;
    assert_false(run_late(&run));
}

static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    arena_refuse_after(run.arena, 1);
    assert_null(run_alloc(&run, 1));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    assert_non_null(strstr(run.failure.detail, "268435456"));
    run_again();
    assert_null(run_alloc_array(&run, SIZE_MAX / 2, 4));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void array_grows_by_doubling(void **state)
{
    (void)state;
    uint32_t *numbers = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        assert_true(run_array_room(&run, &numbers, i, &capacity, sizeof *numbers));
        assert_true(capacity > i);
        numbers[i] = i;
    }
    assert_int_equal(capacity, 1024);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    arena_refuse_after(run.arena, 1);
    assert_true(run_array_room(&run, &numbers, 1000, &capacity, sizeof *numbers));
    uint32_t *before = numbers;
    assert_false(run_array_room(&run, &numbers, 1024, &capacity, sizeof *numbers));
    assert_ptr_equal(numbers, before);
    assert_int_equal(capacity, 1024);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void names_are_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < STAGE_COUNT; i++)
        assert_non_null(stage_names[i]);
    for (size_t i = 0; i < WARNING_COUNT; i++)
        assert_non_null(warning_names[i]);
    assert_true((int)WARNING_COUNT <= 32); /* run.warnings has a bit for each */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(first_failure_stands),
        WITH_RUN(long_detail_is_cut_between_characters),
        WITH_RUN(beginning_anew_clears_everything),
        WITH_RUN(deadline_is_the_shorter_one),
        WITH_RUN(run_is_late_past_its_deadline),
        WITH_RUN(refused_memory_fails_the_run),
        WITH_RUN(array_grows_by_doubling),
        cmocka_unit_test(names_are_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
