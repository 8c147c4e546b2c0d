#include "unit/check.h"

#include "base/fail.h"

static void every_failure_has_a_row_of_its_own(void **state)
{
    (void)state;
    for (int code = FAIL_NONE + 1; code < FAIL_COUNT; code++) {
        const struct fail_info *info = fail_info((enum fail)code);
        assert_in_range(info->status, 400, 599);
        assert_true(info->name[0] && info->title[0]);
        assert_int_equal(strspn(info->slug, "abcdefghijklmnopqrstuvwxyz-"), strlen(info->slug));
        for (int other = FAIL_NONE + 1; other < code; other++)
            assert_string_not_equal(info->slug, fail_info((enum fail)other)->slug);
    }
}

static void unknown_codes_are_internal(void **state)
{
    (void)state;
    assert_string_equal(fail_info(FAIL_NONE)->slug, "internal");
    assert_string_equal(fail_info(FAIL_COUNT)->slug, "internal");
    assert_string_equal(fail_info((enum fail) - 1)->slug, "internal");
    assert_string_equal(fail_info(FAIL_NOT_FOUND)->slug, "not-found");
    assert_int_equal(fail_info(FAIL_NOT_FOUND)->status, 404);
}

static void pages_without_an_article_have_its_other_fields(void **state)
{
    (void)state;
    for (int code = FAIL_NONE + 1; code < FAIL_COUNT; code++) {
        bool read = fail_info((enum fail)code)->status == 422 && code != FAIL_PAGE_TOO_COMPLEX;
        assert_int_equal(fail_has_article((enum fail)code), read);
    }
    assert_false(fail_has_article(FAIL_NONE));
}

static void setting_clears_the_other_members(void **state)
{
    (void)state;
    struct failure failure = {.code = FAIL_DRAINING, .member = "url", .line = 3, .upstream_status = 500};
    assert_false(failure_set(&failure, FAIL_INVALID_URL, "The URL %s cannot be read.", "x:y"));
    assert_int_equal(failure.code, FAIL_INVALID_URL);
    assert_string_equal(failure.detail, "The URL x:y cannot be read.");
    assert_string_equal(failure.member, "");
    assert_int_equal(failure.line, 0);
    assert_int_equal(failure.upstream_status, 0);
}

static void whoever_is_unavailable_says_when_to_come_back(void **state)
{
    (void)state;
    struct failure failure;
    for (int code = FAIL_NONE + 1; code < FAIL_COUNT; code++) {
        failure_set(&failure, (enum fail)code, "It failed.");
        assert_int_equal(failure.retry_after_s > 0, fail_info((enum fail)code)->status == 503);
    }
}

/* A character that would be cut in its middle is left out whole, wherever the cut falls in it. */
static void detail_is_cut_between_characters(void **state)
{
    (void)state;
    static const char *const characters[] = {"x", "é", "中", "😀"};
    for (size_t i = 0; i < COUNT(characters); i++)
        for (size_t lead = 0; lead < 4; lead++) {
            char text[2 * FAIL_DETAIL_MAX] = "...";
            size_t len = lead, width = strlen(characters[i]);
            for (; len + width < sizeof text; len += width)
                memcpy(text + len, characters[i], width + 1);
            struct failure failure;
            failure_set(&failure, FAIL_INTERNAL, "%s", text);
            size_t kept = strlen(failure.detail);
            assert_in_range(kept, FAIL_DETAIL_MAX - 8, FAIL_DETAIL_MAX - 1);
            assert_int_equal((kept - lead) % width, 0);
            assert_memory_equal(failure.detail, text, kept);
        }
}

static void detail_that_fits_stays_whole(void **state)
{
    (void)state;
    char text[FAIL_DETAIL_MAX] = "";
    memset(text, 'a', sizeof text - 3);
    memcpy(text + sizeof text - 3, "é", 2);
    struct failure failure;
    failure_set(&failure, FAIL_INTERNAL, "%s", text);
    assert_string_equal(failure.detail, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failure_has_a_row_of_its_own),
        cmocka_unit_test(unknown_codes_are_internal),
        cmocka_unit_test(pages_without_an_article_have_its_other_fields),
        cmocka_unit_test(setting_clears_the_other_members),
        cmocka_unit_test(whoever_is_unavailable_says_when_to_come_back),
        cmocka_unit_test(detail_is_cut_between_characters),
        cmocka_unit_test(detail_that_fits_stays_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
