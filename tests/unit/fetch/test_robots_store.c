#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "fetch/robots_store.h"

enum { MANY = 1000, SOON = 100 };

#define A STR("https://a.example:443")
#define B STR("https://b.example:443")
#define C STR("https://c.example:443")

/* What an entry of A, B or C counts for that allows or disallows everything. */
static size_t entry_bytes(void)
{
    struct robots *robots = robots_allow_all();
    size_t bytes = robots_store_entry_bytes(A, robots);
    free(robots);
    return bytes;
}

static void put(struct robots_store *store, struct str origin, int64_t expires_ns)
{
    assert_true(robots_store_put(store, origin, robots_disallow_all(), expires_ns));
}

static bool holds(struct robots_store *store, struct str origin)
{
    return robots_store_find(store, origin, 0) != NULL;
}

static void what_is_put_is_found(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(10, 1 << 20);
    struct robots *robots = robots_parse(STR("user-agent: *\ndisallow: /x\n"), STR("FooBot"));
    assert_null(robots_store_find(store, A, 0));
    assert_true(robots_store_put(store, A, robots, SOON));
    assert_ptr_equal(robots_store_find(store, A, 0), robots);
    assert_false(robots_allows(robots_store_find(store, A, 0), STR("/x")));
    assert_null(robots_store_find(store, B, 0));
    assert_null(robots_store_find(store, STR("http://a.example:443"), 0));
    assert_null(robots_store_find(store, STR(""), 0));
    put(store, STR(""), SOON);
    assert_true(holds(store, STR("")));
    robots_store_destroy(store);
    robots_store_destroy(NULL);
}

static void entries_end_at_their_time(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(10, 1 << 20);
    put(store, A, SOON);
    assert_non_null(robots_store_find(store, A, SOON - 1));
    assert_int_equal(robots_store_count(store), 1);
    assert_null(robots_store_find(store, A, SOON));
    assert_int_equal(robots_store_count(store), 0);
    assert_int_equal(robots_store_bytes(store), 0);
    assert_null(robots_store_find(store, A, SOON - 1));
    robots_store_destroy(store);
}

static void an_origin_is_kept_once(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(10, 1 << 20);
    put(store, A, SOON);
    assert_true(robots_store_put(store, A, robots_allow_all(), 2 * SOON));
    assert_int_equal(robots_store_count(store), 1);
    assert_int_equal(robots_store_bytes(store), entry_bytes());
    assert_true(robots_allows(robots_store_find(store, A, SOON), STR("/")));
    robots_store_destroy(store);
}

static void the_least_recently_used_goes_first(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(2, 1 << 20);
    put(store, A, SOON);
    put(store, B, SOON);
    assert_true(holds(store, A)); /* now B is the older one */
    put(store, C, SOON);
    assert_true(holds(store, A));
    assert_false(holds(store, B));
    assert_true(holds(store, C));
    put(store, A, SOON); /* to be put again is to be used */
    put(store, B, SOON);
    assert_true(holds(store, A));
    assert_false(holds(store, C));
    robots_store_destroy(store);
}

static void count_has_its_limit(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(3, 1 << 20);
    put(store, A, SOON);
    put(store, B, SOON);
    put(store, C, SOON);
    assert_int_equal(robots_store_count(store), 3);
    assert_true(holds(store, A) && holds(store, B) && holds(store, C));
    put(store, STR("https://d.example:443"), SOON);
    assert_int_equal(robots_store_count(store), 3);
    assert_false(holds(store, A));
    robots_store_destroy(store);
}

static void bytes_have_their_limit(void **state)
{
    (void)state;
    size_t one = entry_bytes();
    struct robots_store *store = robots_store_create(10, 3 * one);
    put(store, A, SOON);
    put(store, B, SOON);
    put(store, C, SOON);
    assert_int_equal(robots_store_bytes(store), 3 * one);
    assert_true(holds(store, A) && holds(store, B) && holds(store, C));
    robots_store_destroy(store);
    store = robots_store_create(10, 3 * one - 1);
    put(store, A, SOON);
    put(store, B, SOON);
    put(store, C, SOON);
    assert_int_equal(robots_store_bytes(store), 2 * one);
    assert_false(holds(store, A));
    assert_true(holds(store, B) && holds(store, C));
    robots_store_destroy(store);
}

static void a_large_entry_takes_the_room_of_many(void **state)
{
    (void)state;
    struct robots *large = robots_parse(STR("user-agent: *\ndisallow: /a\ndisallow: /b\n"), STR("FooBot"));
    size_t bytes = robots_store_entry_bytes(C, large);
    struct robots_store *store = robots_store_create(10, bytes);
    put(store, A, SOON);
    assert_true(robots_store_put(store, C, large, SOON));
    assert_int_equal(robots_store_count(store), 1);
    assert_int_equal(robots_store_bytes(store), bytes);
    assert_true(holds(store, C));
    robots_store_destroy(store);
}

static void what_is_too_large_stays_the_callers(void **state)
{
    (void)state;
    size_t one = entry_bytes();
    struct robots *large = robots_parse(STR("user-agent: *\ndisallow: /a\n"), STR("FooBot"));
    struct robots_store *store = robots_store_create(10, robots_store_entry_bytes(A, large) - 1);
    assert_true(one < robots_store_entry_bytes(A, large));
    put(store, A, SOON);
    put(store, B, SOON);
    size_t kept = robots_store_count(store);
    assert_false(robots_store_put(store, B, large, SOON));
    assert_false(robots_allows(large, STR("/a")));
    assert_false(holds(store, B)); /* what it should have replaced is out of date */
    assert_int_equal(robots_store_count(store), kept - 1);
    free(large);
    robots_store_destroy(store);
}

static void a_store_of_nothing_keeps_nothing(void **state)
{
    (void)state;
    static const size_t limits[][2] = {{0, 1 << 20}, {10, 0}, {0, 0}};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        struct robots_store *store = robots_store_create(limits[i][0], limits[i][1]);
        struct robots *robots = robots_allow_all();
        assert_false(robots_store_put(store, A, robots, SOON));
        assert_false(holds(store, A));
        free(robots);
        robots_store_destroy(store);
    }
}

/* AddressSanitizer ends the program otherwise where memory is refused. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void memory_that_is_refused_makes_no_store(void **state)
{
    (void)state;
    assert_null(robots_store_create(SIZE_MAX, 1 << 20));
}

static void many_origins(void **state)
{
    (void)state;
    struct robots_store *store = robots_store_create(MANY / 2, (size_t)1 << 30);
    char origin[64];
    for (unsigned i = 0; i < MANY; i++) {
        int len = snprintf(origin, sizeof origin, "https://host%u.example:443", i);
        put(store, (struct str){origin, (size_t)len}, i);
    }
    assert_int_equal(robots_store_count(store), MANY / 2);
    for (unsigned i = 0; i < MANY; i++) {
        int len = snprintf(origin, sizeof origin, "https://host%u.example:443", i);
        bool expected = i >= MANY * 3 / 4; /* the later half is kept, half of that still fresh */
        assert_true(!!robots_store_find(store, (struct str){origin, (size_t)len}, MANY * 3 / 4 - 1) ==
                    expected);
    }
    assert_int_equal(robots_store_count(store), MANY / 4);
    robots_store_destroy(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_is_found),
        cmocka_unit_test(entries_end_at_their_time),
        cmocka_unit_test(an_origin_is_kept_once),
        cmocka_unit_test(the_least_recently_used_goes_first),
        cmocka_unit_test(count_has_its_limit),
        cmocka_unit_test(bytes_have_their_limit),
        cmocka_unit_test(a_large_entry_takes_the_room_of_many),
        cmocka_unit_test(what_is_too_large_stays_the_callers),
        cmocka_unit_test(a_store_of_nothing_keeps_nothing),
        cmocka_unit_test(memory_that_is_refused_makes_no_store),
        cmocka_unit_test(many_origins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
