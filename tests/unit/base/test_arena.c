#include "unit/check.h"

#include "base/arena.h"

enum { SMALL_CAP = 1024, CHUNK = 1 << 20 };

static void cap_is_kept_on_both_sides(void **state)
{
    (void)state;
    struct arena *arena = arena_create(SMALL_CAP);
    assert_non_null(arena_alloc(arena, SMALL_CAP));
    assert_null(arena_alloc(arena, 1));
    assert_int_equal(arena_used(arena), SMALL_CAP);
    assert_int_equal(arena_cap(arena), SMALL_CAP);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    assert_null(arena_alloc(arena, SMALL_CAP + 1));
    assert_non_null(arena_alloc(arena, SMALL_CAP - 16)); /* a refusal leaves it usable */
    assert_non_null(arena_alloc(arena, 16));
    arena_destroy(arena);
}

static void cap_holds_over_several_chunks(void **state)
{
    (void)state;
    struct arena *arena = arena_create(3 * CHUNK);
    for (int round = 0; round < 2; round++) {
        size_t got = 0;
        while (arena_alloc(arena, CHUNK / 4))
            got++;
        assert_int_equal(got, 12);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static void sizes_that_overflow_are_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_create(SMALL_CAP);
    void *memory = arena_alloc(arena, 16);
    assert_null(arena_alloc(arena, SIZE_MAX));
    assert_null(arena_alloc_array(arena, SIZE_MAX / 2, 3));
    assert_null(arena_grow(arena, memory, 16, SIZE_MAX));
    assert_non_null(arena_alloc_array(arena, 4, 16));
    arena_destroy(arena);
}

static void allocations_are_aligned_and_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_create(CHUNK);
    const char *before = NULL;
    for (size_t size = 0; size < 40; size++) {
        const char *at = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)at % 16, 0);
        assert_true(!before || at >= before + (size ? size - 1 : 0));
        assert_ptr_not_equal(at, before);
        before = at;
    }
    arena_destroy(arena);
}

static void assert_zeros(const char *at, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        assert_int_equal(at[i], 0);
}

/* The second round hands out memory that the first one wrote. */
static void memory_is_zero_also_after_a_reset(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4 * CHUNK);
    static const size_t sizes[] = {5, 100, 33, 4096, 1};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < COUNT(sizes); i++) {
            size_t size = sizes[(i + (size_t)round) % COUNT(sizes)];
            char *at = arena_alloc(arena, size);
            assert_zeros(at, 0, size);
            memset(at, 0x5A, size);
            char *grown = arena_grow(arena, at, size, size + 77);
            assert_zeros(grown, size, size + 77);
            memset(grown, 0x5A, size + 77);
        }
        arena_reset(arena);
    }
    arena_destroy(arena);
}

/* Once a run needed several chunks, the next ones find room for as much in one piece. */
static void next_run_gets_one_chunk(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * CHUNK);
    char *first = NULL;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 6; i++) {
            char *at = arena_alloc(arena, CHUNK / 2);
            assert_non_null(at);
            assert_zeros(at, 0, CHUNK / 2);
            memset(at, 0x5A, CHUNK / 2);
            if (round > 0)
                assert_true(i == 0 || at == first + i * (CHUNK / 2));
            first = i == 0 ? at : first;
        }
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static void unset_memory_keeps_to_the_cap(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    assert_non_null(arena);
    char *first = arena_alloc_unset(arena, 100, 3);
    assert_non_null(first);
    memset(first, 'x', 300);
    assert_int_equal(arena_used(arena), 304);
    assert_null(arena_alloc_unset(arena, SIZE_MAX / 2, 4));
    assert_null(arena_alloc_unset(arena, 1 << 20, 1));
    char *second = arena_alloc(arena, 300);
    assert_non_null(second);
    assert_true(second >= first + 304);
    assert_zeros(second, 0, 300);
    arena_reset(arena);
    assert_non_null(arena_alloc_unset(arena, 0, 8));
    assert_zeros(arena_alloc(arena, 600), 0, 600);
    arena_destroy(arena);
}

static void newest_grows_in_place_others_by_copy(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4 * CHUNK);
    char *first = arena_alloc(arena, 3);
    memcpy(first, "abc", 3);
    assert_ptr_equal(arena_grow(arena, first, 3, 100), first);
    assert_int_equal(arena_used(arena), 112);
    char *second = arena_alloc(arena, 1);
    char *moved = arena_grow(arena, first, 100, 200);
    assert_ptr_not_equal(moved, first);
    assert_memory_equal(moved, "abc", 3);
    assert_zeros(moved, 3, 200);
    assert_ptr_not_equal(arena_grow(arena, second, 1, 32), second);
    char *over = arena_grow(arena, moved, 200, CHUNK + 1); /* past its chunk's end */
    assert_memory_equal(over, "abc", 3);
    assert_non_null(arena_grow(arena, NULL, 0, 8));
    assert_null(arena_grow(arena, over, CHUNK + 1, 5 * CHUNK));
    assert_memory_equal(over, "abc", 3); /* the old one stays valid */
    arena_destroy(arena);
}

static void copies_hold_their_bytes(void **state)
{
    (void)state;
    struct arena *arena = arena_create(SMALL_CAP);
    char source[] = "headline";
    struct str copy = arena_copy(arena, (struct str){source, 8});
    const char *z = arena_copy_z(arena, (struct str){source, 4});
    source[0] = 'X';
    assert_span(copy, "headline");
    assert_string_equal(z, "head");
    assert_string_equal(arena_copy_z(arena, STR_NONE), "");
    assert_non_null(arena_copy(arena, STR_NONE).at);
    arena_refuse_after(arena, 1);
    assert_null(arena_copy(arena, STR("a")).at);
    assert_null(arena_copy_z(arena, STR("a")));
    arena_destroy(arena);
}

static char order[8];

static void note(void *object)
{
    strcat(order, object);
}

static void deferred_run_once_newest_first(void **state)
{
    (void)state;
    static char names[][2] = {"a", "b", "c"};
    struct arena *arena = arena_create(SMALL_CAP);
    order[0] = '\0';
    assert_true(arena_defer(arena, note, names[0]));
    assert_true(arena_defer(arena, note, names[1]));
    arena_reset(arena);
    assert_string_equal(order, "ba");
    assert_true(arena_defer(arena, note, names[2]));
    arena_refuse_after(arena, 1);
    assert_false(arena_defer(arena, note, names[0]));
    arena_destroy(arena);
    assert_string_equal(order, "bac");
}

static void refusal_comes_when_told_and_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_create(SMALL_CAP);
    void *old = arena_alloc(arena, 16);
    arena_refuse_after(arena, 3);
    assert_non_null(arena_alloc(arena, 1));
    assert_non_null(arena_grow(arena, old, 16, 32));
    assert_null(arena_alloc(arena, 1));
    assert_null(arena_grow(arena, old, 16, 32));
    arena_refuse_after(arena, 0);
    assert_non_null(arena_alloc(arena, 1));
    arena_refuse_after(arena, 1);
    arena_reset(arena);
    assert_non_null(arena_alloc(arena, 1));
    arena_destroy(arena);
    arena_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cap_is_kept_on_both_sides),
        cmocka_unit_test(cap_holds_over_several_chunks),
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(allocations_are_aligned_and_apart),
        cmocka_unit_test(memory_is_zero_also_after_a_reset),
        cmocka_unit_test(next_run_gets_one_chunk),
        cmocka_unit_test(unset_memory_keeps_to_the_cap),
        cmocka_unit_test(newest_grows_in_place_others_by_copy),
        cmocka_unit_test(copies_hold_their_bytes),
        cmocka_unit_test(deferred_run_once_newest_first),
        cmocka_unit_test(refusal_comes_when_told_and_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
