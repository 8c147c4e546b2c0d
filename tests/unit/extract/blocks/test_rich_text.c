#include "unit/extract/outline.h"

#define CHECK(...)                                                                                           \
    static const struct outline_case cases[] = {__VA_ARGS__};                                                \
    check_outlines(cases, COUNT(cases))

static void elements_mark_what_they_hold(void **state)
{
    (void)state;
    CHECK({"<p>a <b>b</b> <strong>c</strong>", "p(a {strong b} {strong c})"},
          {"<p><i>a</i><em>b</em><cite>c</cite><var>d</var><dfn>e</dfn>",
           "p({emphasis a}{emphasis b}{emphasis c}{emphasis d}{emphasis e})"},
          {"<p><code>a</code><kbd>b</kbd><samp>c</samp><tt>d</tt>", "p({code a}{code b}{code c}{code d})"},
          {"<p>H<sub>2</sub>O m<sup>2</sup>", "p(H{sub 2}O m{sup 2})"},
          {"<p><del>a</del><s>b</s><strike>c</strike>", "p({deleted a}{deleted b}{deleted c})"},
          {"<p>a<span>b</span><u>c</u><mark>d</mark>", "p(abcd)"},
          {"<p>a<pre><b>b</b></pre>", "p(a) code(b)"});
}

static void marks_nest(void **state)
{
    (void)state;
    CHECK({"<p><b>a <i>b</i> c</b>", "p({strong a {emphasis b} c})"},
          {"<p><a href=/x>a <b>b</b></a>", "p({link:https://example.org/x a {strong b}})"},
          {"<p><b><i>a</i></b>", "p({strong {emphasis a}})"},
          {"<p><b>a</b> <b>b</b>", "p({strong a} {strong b})"},
          {"<p><b>a<i></i><i> </i>b</b>", "p({strong a b})"});
}

static void white_space_at_the_edges_of_a_mark_is_outside(void **state)
{
    (void)state;
    CHECK({"<p>a<b> b </b>c", "p(a {strong b} c)"}, {"<p>a <b> b<br> c </b>", "p(a {strong b\nc})"},
          {"<p>\xC3\xA9 <b>\xC3\xA9</b>", "p(\xC3\xA9 {strong \xC3\xA9})"});
}

static void links_have_addresses(void **state)
{
    (void)state;
    CHECK({"<p><a href=/x>a</a> <a href='https://example.net/#y'>b</a>",
           "p({link:https://example.org/x a} {link:https://example.net/#y b})"},
          {"<p><a href='mailto:a@example.org'>a</a>", "p({link:mailto:a@example.org a})"},
          {"<p><a href='javascript:x'>a</a> <a href='#x'>b</a> <a>c</a> <a href='data:,x'>d</a> <a "
           "href='tel:1'>e</a>",
           "p(a b c d e)"});
}

static void links_around_blocks_mark_each(void **state)
{
    (void)state;
    CHECK({"<a href=/x><p>a<p>b</a><p>c",
           "p({link:https://example.org/x a}) p({link:https://example.org/x b}) p(c)"},
          {"<b><p>a<p>b</b><p>c", "p(a) p(b) p(c)"}); /* of a page, not of a word */
}

static void of_links_in_each_other_the_inner_one_counts(void **state)
{
    (void)state;
    CHECK({"<a href=/card><div><p><a href=/x>a</a></div><div><p>b</div></a>",
           "p({link:https://example.org/x a}) p({link:https://example.org/card b})"},
          {"<a href=/card><div><p><a>a</a></div></a>", "p({link:https://example.org/card a})"});
}

static void hidden_text_moves_no_mark(void **state)
{
    (void)state;
    CHECK({"<p>a <script>x</script><svg><title>y</title></svg><b>b</b>", "p(a {strong b})"},
          {"<p>a <span hidden>b</span><b>b</b> <span class=sr-only>c</span><i>d</i>",
           "p(a {strong b} {emphasis d})"});
}

static void marks_of_one_text_are_bounded(void **state)
{
    (void)state;
    static char html[32 << 10] = "<p>";
    size_t len = 3;
    for (int i = 0; i < MARKS_MAX + 1; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<b>a</b> ");
    make_whole(html);
    run.options.include = INCLUDE_BLOCKS;
    assert_true(build_blocks(&made.facts, &made.article));
    assert_int_equal(made.article.blocks[0].text.count, MARKS_MAX);
}

static void deep_elements_count_from_the_inside(void **state)
{
    (void)state;
    static char html[4096] = "<p>";
    for (int i = 0; i < 40; i++)
        strcat(html, "<span><b>");
    strcat(html, "<i>a");
    make_whole(html);
    run.options.include = INCLUDE_BLOCKS;
    assert_true(build_blocks(&made.facts, &made.article));
    assert_in_range(made.article.blocks[0].text.count, 2, 32);
}

static struct rich rich_of(const char *text, struct inline_mark *marks, size_t count)
{
    return (struct rich){.text = str_of(text), .marks = marks, .count = count};
}

static void texts_are_appended_with_their_marks(void **state)
{
    (void)state;
    struct inline_mark first = {.type = INLINE_STRONG, .from = 0, .to = 1};
    struct inline_mark second = {.type = INLINE_CODE, .from = 1, .to = 2};
    struct rich a = rich_of("ab", NULL, 0), b = rich_of("cd", &second, 1), none = rich_of("", NULL, 0);
    run_again();
    assert_true(rich_append(&run, &none, STR("\n"), &a));
    assert_span(none.text, "ab");
    assert_true(rich_append(&run, &a, STR(" "), &b));
    assert_span(a.text, "ab cd");
    assert_int_equal(a.count, 1);
    assert_int_equal(a.marks[0].from, 4);
    assert_int_equal(a.marks[0].to, 5);
    struct rich c = rich_of("e", &first, 1);
    assert_true(rich_append(&run, &a, STR(""), &c));
    assert_int_equal(a.marks[1].from, 5);
    assert_int_equal(first.from, 0);
}

static void marks_follow_a_text_that_is_tidied(void **state)
{
    (void)state;
    struct inline_mark marks[] = {{.type = INLINE_STRONG, .from = 0, .to = 4},
                                  {.type = INLINE_CODE, .from = 5, .to = 6},
                                  {.type = INLINE_EMPHASIS, .from = 7, .to = 9}};
    struct rich rich = rich_of(" e\xCC\x81\x01\x01 ab", marks, COUNT(marks));
    run_again();
    rich_tidy(&run, &rich, 100);
    assert_span(rich.text, "\xC3\xA9 ab");
    assert_int_equal(rich.count, 2);
    assert_int_equal(rich.marks[0].from, 0);
    assert_int_equal(rich.marks[0].to, 2);
    assert_int_equal(rich.marks[1].type, INLINE_EMPHASIS);
    assert_int_equal(rich.marks[1].from, 3);
    assert_int_equal(rich.marks[1].to, 5);
}

static void marks_end_where_a_text_is_cut(void **state)
{
    (void)state;
    struct inline_mark marks[] = {{.type = INLINE_STRONG, .from = 1, .to = 6},
                                  {.type = INLINE_CODE, .from = 4, .to = 6}};
    struct rich rich = rich_of("abcdef", marks, COUNT(marks));
    run_again();
    rich_tidy(&run, &rich, 3);
    assert_span(rich.text, "abc");
    assert_int_equal(rich.count, 1);
    assert_int_equal(rich.marks[0].to, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_mark_what_they_hold),
        WITH_RUN(marks_nest),
        WITH_RUN(white_space_at_the_edges_of_a_mark_is_outside),
        WITH_RUN(links_have_addresses),
        WITH_RUN(links_around_blocks_mark_each),
        WITH_RUN(of_links_in_each_other_the_inner_one_counts),
        WITH_RUN(hidden_text_moves_no_mark),
        WITH_RUN(marks_of_one_text_are_bounded),
        WITH_RUN(deep_elements_count_from_the_inside),
        WITH_RUN(texts_are_appended_with_their_marks),
        WITH_RUN(marks_follow_a_text_that_is_tidied),
        WITH_RUN(marks_end_where_a_text_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
