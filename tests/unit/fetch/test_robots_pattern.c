#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>

#include "fetch/robots_pattern.h"

static void normal_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text, *pattern, *path;
    } rows[] = {
        {"/a/b/c", "/a/b/c", "/a/b/c"},
        {"http://www.example.com", "http://www.example.com", "http://www.example.com"},
        {"/a-._~Z0", "/a-._~Z0", "/a-._~Z0"},
        {"/\xC3\xA1", "/%C3%A1", "/%C3%A1"},
        {"/%c3%A1", "/%C3%A1", "/%C3%A1"},
        {"/%61%5f%7E", "/a_~", "/a_~"},
        {"/%2f%3A%3f%40", "/%2F%3A%3F%40", "/%2F%3A%3F%40"},
        {"/%3f?%2f%3A%3f%40%26%3d", "/%3F?/:?@%26%3D", "/%3F?/:?@%26%3D"},
        {"/!&'()+,;=:@[]", "/!&'()+,;=:@[]", "/!&'()+,;=:@[]"},
        {"/a b\"<>\\^`{|}\x01\x7F", "/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%01%7F",
         "/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%01%7F"},
        {"/%20%7b", "/%20%7B", "/%20%7B"},
        {"/100%", "/100%25", "/100%25"},
        {"/%4", "/%254", "/%254"},
        {"/%zz%", "/%25zz%25", "/%25zz%25"},
        {"/%%41", "/%25A", "/%25A"},
        {"/a*b$c$", "/a*b%24c$", "/a%2Ab%24c%24"},
        {"/%2a%24", "/%2A%24", "/%2A%24"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t size = strlen(rows[i].text);
        char *copy = malloc(size + (size == 0)), out[256]; /* ends where the text does */
        memcpy(copy, rows[i].text, size);
        struct str text = {copy, size};
        size_t len = robots_normal_pattern(text, out);
        if (!str_eq((struct str){out, len}, str_of(rows[i].pattern)))
            fail_msg("%s: %.*s", rows[i].text, (int)len, out);
        assert_int_equal(robots_normal_pattern(text, NULL), len);
        assert_true(len <= text.len * ROBOTS_NORMAL_GROWTH);
        len = robots_normal_path(text, out);
        if (!str_eq((struct str){out, len}, str_of(rows[i].path)))
            fail_msg("%s: %.*s", rows[i].text, (int)len, out);
        assert_int_equal(robots_normal_path(text, NULL), len);
        assert_true(len <= text.len * ROBOTS_NORMAL_GROWTH);
        free(copy);
    }
}

static void globs_match(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } rows[] = {
        {"", "/", true},
        {"/", "/", true},
        {"/", "", false},
        {"$", "", true},
        {"$", "/", false},
        {"*", "", true},
        {"*", "/a", true},
        {"*$", "/a", true},
        {"/**$", "/", true},
        {"/a*b", "/ab", true},
        {"/a*b", "/a", false},
        {"/a*b$", "/abab", true},
        {"/a*b$", "/abac", false},
        {"/*a*b*c", "/xaxbxcx", true},
        {"/*a*b*c", "/xcxbxax", false},
        {"/*ab*ab$", "/ab", false},
        {"/*ab*ab$", "/abab", true},
        {"/*aab", "/aaab", true},
        {"*/b$", "/a/b/b", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t steps = 1000;
        if (robots_matches(str_of(rows[i].pattern), str_of(rows[i].path), &steps) != rows[i].matches)
            fail_msg("%s, %s", rows[i].pattern, rows[i].path);
        assert_true(steps > 0);
    }
}

/* Patterns for which a matcher that goes back to every star takes a time that grows with a power of the path.
 */
static void steps_grow_with_the_product_at_most(void **state)
{
    (void)state;
    enum { PATH = 4000, STEPS = 1 << 24 };
    static char path[PATH];
    memset(path, 'a', sizeof path);
    static const char *const patterns[] = {"*a*a*a*a*a*a*a*a*a*a*a*a*b", "*a*a*a*a*a*a*a*a*a*a*a*a*b$",
                                           "*aaaaaaaaaaaaaaaaaaaaaaab",  "*************************b",
                                           "*a*aaaaaaaaaaaa$",           "*b$"};
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        size_t steps = STEPS, product = (strlen(patterns[i]) + 1) * (PATH + 1);
        robots_matches(str_of(patterns[i]), (struct str){path, sizeof path}, &steps);
        if (STEPS - steps > product)
            fail_msg("%s: %zu steps, more than %zu", patterns[i], STEPS - steps, product);
    }
}

static void steps_run_out(void **state)
{
    (void)state;
    /* A byte a step, and one to see the pattern's end. */
    size_t steps = 5;
    assert_true(robots_matches(STR("/abc"), STR("/abcd"), &steps));
    assert_int_equal(steps, 1);
    steps = 4;
    assert_false(robots_matches(STR("/abc"), STR("/abcd"), &steps));
    assert_int_equal(steps, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_forms),
        cmocka_unit_test(globs_match),
        cmocka_unit_test(steps_grow_with_the_product_at_most),
        cmocka_unit_test(steps_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
