#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <limits.h>
#include <stdlib.h>

#include "base/buf.h"
#include "fetch/robots.h"

static void token_is_read_from_a_user_agent(void **state)
{
    (void)state;
    static const struct {
        const char *user_agent, *token;
    } rows[] = {
        {"copydesk/0.1.0 (+https://copydesk.example/)", "copydesk"},
        {"Foo_Bar-baz 2", "Foo_Bar-baz"},
        {"foobot", "foobot"},
        {"Mozilla/5.0 (compatible; ExampleBot/0.1; https://www.example.com/bot.html)",
         "ExampleBot"}, /* RFC 9309 */
        {"Mozilla/5.0 (X11; Linux x86_64)", "Mozilla"},
        {"Mozilla/5.0 (compatible; )", "Mozilla"},
        {"Mozilla/5.0 (compatible; ", "Mozilla"},
        {"mybot/1 (compatible; Other/2)", "mybot"},
        {"\xE3\x83\x84", ""},
        {" foobot", ""},
        {"1bot", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str token = robots_token(str_of(rows[i].user_agent));
        if (!str_eq(token, str_of(rows[i].token)))
            fail_msg("%s: %.*s", rows[i].user_agent, STR_FMT(token));
    }
}

static void no_token_obeys_everybodys_group(void **state)
{
    (void)state;
    struct robots *robots =
        robots_parse(STR("user-agent:\ndisallow: /a\n\nuser-agent: *\ndisallow: /b\n"), STR(""));
    assert_true(robots_allows(robots, STR("/a")));
    assert_false(robots_allows(robots, STR("/b")));
    free(robots);
}

static void verdicts_hold_for_every_path(void **state)
{
    (void)state;
    struct robots *all = robots_allow_all(), *none = robots_disallow_all();
    assert_true(robots_allows(all, STR("/")));
    assert_true(robots_allows(all, STR("/robots.txt")));
    assert_false(robots_allows(none, STR("/")));
    assert_false(robots_allows(none, STR("")));
    assert_false(robots_allows(none, STR_NONE));
    assert_true(robots_allows(none, STR("/robots.txt")));
    assert_true(robots_is_unreadable(none));
    assert_false(robots_is_unreadable(all));
    assert_int_equal(robots_delay_ms(all), 0);
    assert_int_equal(robots_delay_ms(none), 0);
    free(all);
    free(none);
}

static void nuls_are_bytes(void **state)
{
    (void)state;
    struct robots *robots =
        robots_parse(STR("user-agent: *\ndisallow: /a\0b\n\0\ndisallow: /c\n\0disallow: /d"), STR("FooBot"));
    assert_true(robots_allows(robots, STR("/a")));
    assert_false(robots_allows(robots, STR("/a%00b")));
    assert_false(robots_allows(robots, STR("/a\0b")));
    assert_false(robots_allows(robots, STR("/c")));
    assert_true(robots_allows(robots, STR("/d")));
    free(robots);
    robots = robots_parse(STR("\xEF\xBB\xBF\0user-agent: *\ndisallow: /"), STR("FooBot"));
    assert_true(robots_allows(robots, STR("/")));
    free(robots);
    robots = robots_parse(STR_NONE, STR("FooBot"));
    assert_true(robots_allows(robots, STR("/")));
    free(robots);
}

#define GROUP "user-agent: FooBot\n"

static void delay_is_in_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        unsigned ms;
    } rows[] = {
        {GROUP "crawl-delay: 10\n", 10000},
        {GROUP "Crawl-Delay:0.5\n", 500},
        {GROUP "crawldelay: .25\n", 250},
        {GROUP "crawl delay: 1.\n", 1000},
        {GROUP "crawl-delay 2\n", 2000},
        {GROUP "crawl-delay: 3 seconds\n", 3000},
        {GROUP "crawl-delay: 0\n", 0},
        {GROUP "crawl-delay: 0.0001\n", 1},
        {GROUP "crawl-delay: 0.0010\n", 1},
        {GROUP "crawl-delay: 4294967.295\n", UINT_MAX},
        {GROUP "crawl-delay: 4294967.2951\n", UINT_MAX},
        {GROUP "crawl-delay: 4294968\n", UINT_MAX},
        {GROUP "crawl-delay: 99999999999999999999999999999999\n", UINT_MAX},
        {GROUP "crawl-delay: -1\n", 0},
        {GROUP "crawl-delay: 1e3\n", 0},
        {GROUP "crawl-delay: 1.2.3\n", 0},
        {GROUP "crawl-delay: .\n", 0},
        {GROUP "crawl-delay: ten\n", 0},
        {GROUP "crawl-delay:\n", 0},
        {GROUP "crawl-delay: 2\ncrawl-delay: 5\ncrawl-delay: 3\n", 5000},
        {GROUP "crawl-delay: 2\n" GROUP "crawl-delay: 4\n", 4000},
        {"user-agent: *\ncrawl-delay: 7\n", 7000},
        {"user-agent: *\ncrawl-delay: 7\n" GROUP "disallow: /\n", 0},
        {"crawl-delay: 7\n" GROUP "disallow: /\n", 0},
        {GROUP "disallow: /\n", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct robots *robots = robots_parse(str_of(rows[i].file), STR("foobot"));
        if (robots_delay_ms(robots) != rows[i].ms)
            fail_msg("%s%u", rows[i].file, robots_delay_ms(robots));
        free(robots);
    }
}

/* A file of exactly `size` bytes: a comment, then `last`. */
static void fill(struct buf *buf, size_t size, const char *last)
{
    buf_init(buf, NULL, 2 * ROBOTS_BODY_MAX);
    assert_true(buf_add_str(buf, STR(GROUP "#")));
    while (buf->len + strlen(last) + 1 < size)
        assert_true(buf_add_byte(buf, 'x'));
    assert_true(buf_printf(buf, "\n%s", last));
    assert_int_equal(buf->len, size);
}

static void body_has_its_limit(void **state)
{
    (void)state;
    static const struct {
        size_t past; /* bytes past the limit */
        const char *last;
        bool is_read;
    } rows[] = {
        {0, "disallow: /x", true},    {0, "disallow: /x\n", true},
        {1, "disallow: /x\n", true},  {2, "disallow: /x\n\n", true},
        {1, "disallow: /x", false},   {1, "disallow: /xy", false}, /* not as "disallow: /x" either */
        {2, "disallow: /x\n", false}, {100, "disallow: /x\n", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf buf;
        fill(&buf, ROBOTS_BODY_MAX + rows[i].past, rows[i].last);
        struct robots *robots = robots_parse(buf_str(&buf), STR("FooBot"));
        if (robots_allows(robots, STR("/xy")) == rows[i].is_read)
            fail_msg("row %zu", i);
        free(robots);
        buf_free(&buf);
    }
}

static void a_body_of_one_line_past_the_limit_holds_nothing(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, NULL, 2 * ROBOTS_BODY_MAX);
    while (buf.len <= ROBOTS_BODY_MAX)
        assert_true(buf_add_str(&buf, STR("user-agent: *: disallow: / ")));
    struct robots *robots = robots_parse(buf_str(&buf), STR("FooBot"));
    assert_true(robots_allows(robots, STR("/")));
    free(robots);
    buf_free(&buf);
}

/* The most rules that a body can hold, and the longest pattern: neither is dropped or cut. */
static void rules_are_bounded_by_the_body_alone(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, NULL, ROBOTS_BODY_MAX);
    buf_add_str(&buf, STR("user-agent:*\n"));
    unsigned count = 0;
    while (buf.len + STR("allow:/00000\n").len <= ROBOTS_BODY_MAX)
        assert_true(buf_printf(&buf, "allow:/%05u", count++) && buf_add_byte(&buf, '\n'));
    struct robots *robots = robots_parse(buf_str(&buf), STR("FooBot"));
    assert_true(count > 40000);
    assert_true(robots_size(robots) < 4 * (size_t)ROBOTS_BODY_MAX);
    assert_true(robots_allows(robots, STR("/other")));
    free(robots);
    buf_free(&buf);

    buf_init(&buf, NULL, ROBOTS_BODY_MAX);
    buf_add_str(&buf, STR("user-agent:*\ndisallow:/"));
    while (buf.len < ROBOTS_BODY_MAX)
        assert_true(buf_add_byte(&buf, '\xFF'));
    robots = robots_parse(buf_str(&buf), STR("FooBot"));
    assert_true(robots_size(robots) > 3 * (size_t)ROBOTS_BODY_MAX - 100);
    assert_true(robots_size(robots) < 3 * (size_t)ROBOTS_BODY_MAX + 100);
    struct str path = str_slice(buf_str(&buf), STR("user-agent:*\ndisallow:").len, buf.len);
    assert_false(robots_allows(robots, path));
    assert_true(robots_allows(robots, str_slice(path, 0, path.len - 1)));
    free(robots);
    buf_free(&buf);
}

/* Rules that search a whole path each and find nothing, then one that allows it. */
static struct robots *slow_rules(size_t count)
{
    struct buf buf;
    buf_init(&buf, NULL, ROBOTS_BODY_MAX);
    buf_add_str(&buf, STR("user-agent: *\n"));
    for (size_t i = 0; i < count; i++)
        assert_true(buf_add_str(&buf, STR("disallow:/*aaab\n")));
    struct robots *robots = robots_parse(buf_str(&buf), STR("FooBot"));
    buf_free(&buf);
    return robots;
}

static void steps_have_their_limit(void **state)
{
    (void)state;
    enum { PATH = 8192 };
    static char text[PATH];
    memset(text, 'a', sizeof text);
    text[0] = '/';
    struct str path = {text, sizeof text};
    struct robots *few = slow_rules(ROBOTS_STEPS_MAX / PATH / 5),
                  *many = slow_rules(ROBOTS_STEPS_MAX / PATH / 3);
    assert_true(robots_allows(few, path));
    assert_false(robots_allows(many, path)); /* given up */
    assert_true(robots_allows(many, STR("/aaa")));
    assert_false(robots_allows(many, STR("/aaab")));
    free(few);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(token_is_read_from_a_user_agent),
        cmocka_unit_test(no_token_obeys_everybodys_group),
        cmocka_unit_test(verdicts_hold_for_every_path),
        cmocka_unit_test(nuls_are_bytes),
        cmocka_unit_test(delay_is_in_seconds),
        cmocka_unit_test(body_has_its_limit),
        cmocka_unit_test(a_body_of_one_line_past_the_limit_holds_nothing),
        cmocka_unit_test(rules_are_bounded_by_the_body_alone),
        cmocka_unit_test(steps_have_their_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
