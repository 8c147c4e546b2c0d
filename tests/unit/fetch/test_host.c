#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/clock.h"
#include "fetch/host.h"

static void host_is_one_by_its_name(void **state)
{
    (void)state;
    struct host_list hosts = LIST_HEAD_INITIALIZER(hosts);
    struct host *a = host_take(&hosts, "a.example"), *b = host_take(&hosts, "b.example");
    assert_ptr_not_equal(a, b);
    assert_ptr_equal(host_take(&hosts, "a.example"), a);
    assert_int_equal(a->users, 2);
    host_list_free(&hosts);
    assert_true(LIST_EMPTY(&hosts));
}

static void host_is_kept_as_long_as_it_wants_distance(void **state)
{
    (void)state;
    struct host_list hosts = LIST_HEAD_INITIALIZER(hosts);
    struct host *far = host_take(&hosts, "far.example"), *near = host_take(&hosts, "near.example");
    far->next_ns = clock_monotonic_ns() + 3600 * NS_PER_S;
    host_release(far);
    host_release(near);
    struct host *other = host_take(&hosts, "other.example");
    assert_ptr_equal(LIST_FIRST(&hosts), other);
    assert_ptr_equal(LIST_NEXT(other, links), far);
    assert_null(LIST_NEXT(far, links));
    assert_ptr_equal(host_take(&hosts, "far.example"), far);
    assert_true(far->next_ns > clock_monotonic_ns());
    host_list_free(&hosts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(host_is_one_by_its_name),
        cmocka_unit_test(host_is_kept_as_long_as_it_wants_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
