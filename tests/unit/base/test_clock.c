#include "unit/check.h"

#include <time.h>

#include "base/clock.h"

static void stamp_is_rfc_3339(void **state)
{
    (void)state;
    static const struct {
        int64_t wall_ms;
        const char *wanted;
    } rows[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {1, "1970-01-01T00:00:00.001Z"},
        {951782399999, "2000-02-28T23:59:59.999Z"},
        {951782400000, "2000-02-29T00:00:00.000Z"},
        {1643348100123, "2022-01-28T05:35:00.123Z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char stamp[CLOCK_STAMP_SIZE];
        clock_stamp(rows[i].wall_ms, stamp);
        assert_string_equal(stamp, rows[i].wanted);
    }
}

static void clocks_go_forward(void **state)
{
    (void)state;
    int64_t monotonic = clock_monotonic_ns(), cpu = clock_cpu_ns(), again = cpu;
    while (again == cpu)
        again = clock_cpu_ns();
    assert_true(again > cpu);
    assert_true(clock_monotonic_ns() > monotonic);
}

static void wall_clock_is_the_systems(void **state)
{
    (void)state;
    int64_t before = (int64_t)time(NULL) - 1, now = clock_wall_ms() / 1000;
    assert_in_range(now, before, (int64_t)time(NULL) + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamp_is_rfc_3339),
        cmocka_unit_test(clocks_go_forward),
        cmocka_unit_test(wall_clock_is_the_systems),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
