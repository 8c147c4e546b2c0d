#include "unit/render/markup.h"

#define WEB STR("https://a.example/x?a=1&b=2")

static struct str html_of(struct rich rich)
{
    struct html html = html_begin();
    html_rich(&html, &rich, 0, rich.text.len);
    return markup();
}

static void marks_become_elements(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_STRONG, .from = 0, .to = 1}, {.type = INLINE_EMPHASIS, .from = 2, .to = 3},
        {.type = INLINE_CODE, .from = 4, .to = 5},   {.type = INLINE_SUB, .from = 6, .to = 7},
        {.type = INLINE_SUP, .from = 8, .to = 9},    {.type = INLINE_DELETED, .from = 10, .to = 11},
    };
    assert_span(html_of(MARKED("a b c d e < g", marks)),
                "<strong>a</strong> <em>b</em> <code>c</code> <sub>d</sub> <sup>e</sup> <del>&lt;</del> g");
}

static void marks_nest(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_LINK, .from = 0, .to = 9, .url = WEB},
        {.type = INLINE_STRONG, .from = 0, .to = 9},
        {.type = INLINE_EMPHASIS, .from = 4, .to = 5},
    };
    assert_span(
        html_of(MARKED("abc d efg h", marks)),
        "<a href=\"https://a.example/x?a=1&amp;b=2\" rel=\"nofollow noopener noreferrer\"><strong>abc "
        "<em>d</em> efg</strong></a> h");
}

static void marks_that_cross_still_nest(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_STRONG, .from = 0, .to = 3},
        {.type = INLINE_EMPHASIS, .from = 2, .to = 5},
        {.type = INLINE_SUB, .from = 4, .to = 5},
    };
    assert_span(html_of(MARKED("abcdefg", marks)), "<strong>ab<em>c</em></strong>d<sub>e</sub>fg");
}

static void a_link_holds_no_link(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_LINK, .from = 0, .to = 5, .url = WEB},
        {.type = INLINE_EMPHASIS, .from = 0, .to = 4},
        {.type = INLINE_LINK, .from = 1, .to = 2, .url = STR("https://b.example/")},
        {.type = INLINE_NOTE, .from = 3, .to = 4, .value = STR("1")},
    };
    struct html html = html_begin();
    struct rich rich = MARKED("abcdef", marks);
    html.notes.items[0].label = STR("1");
    html.notes.count = 1;
    html_rich(&html, &rich, 0, rich.text.len);
    assert_span(markup(), "<a href=\"https://a.example/x?a=1&amp;b=2\" rel=\"nofollow noopener "
                          "noreferrer\"><em>abcd</em>e</a>f");
}

static void what_is_no_safe_link_is_text(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_LINK, .from = 0, .to = 1, .url = STR("javascript:alert(1)")},
        {.type = INLINE_STRONG, .from = 0, .to = 1},
        {.type = INLINE_LINK, .from = 2, .to = 3, .url = STR("java\nscript:alert(1)")},
        {.type = INLINE_LINK, .from = 4, .to = 5},
    };
    assert_span(html_of(MARKED("a b c", marks)), "<strong>a</strong> b c");
}

static void a_formula_is_its_source(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_MATH, .from = 2, .to = 4, .value = STR("x<2")},
        {.type = INLINE_SUB, .from = 3, .to = 4},
        {.type = INLINE_EMPHASIS, .from = 5, .to = 6},
    };
    assert_span(html_of(MARKED("a x2 b", marks)), "a <code class=\"math\">x&lt;2</code> <em>b</em>");
}

static void lines_break_and_spaces_are_one(void **state)
{
    (void)state;
    struct inline_mark marks[] = {{.type = INLINE_STRONG, .from = 0, .to = 6}};
    assert_span(html_of(MARKED("a  b\nc   d \n  e", marks)), "<strong>a b<br>c</strong> d<br>e");
    assert_span(html_of(RICH("")), "");
}

static void a_part_of_a_text_has_the_marks_inside(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_STRONG, .from = 0, .to = 1},
        {.type = INLINE_EMPHASIS, .from = 1, .to = 4},
        {.type = INLINE_SUB, .from = 3, .to = 5},
    };
    struct rich rich = MARKED("abcdef", marks);
    struct html html = html_begin();
    html_rich(&html, &rich, 0, 3);
    buf_add_byte(&out, '|');
    html_rich(&html, &rich, 3, 6);
    assert_span(markup(), "<strong>a</strong><em>bc</em>|<sub>de</sub>f");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(marks_become_elements),          WITH_RUN(marks_nest),
        WITH_RUN(marks_that_cross_still_nest),    WITH_RUN(a_link_holds_no_link),
        WITH_RUN(what_is_no_safe_link_is_text),   WITH_RUN(a_formula_is_its_source),
        WITH_RUN(lines_break_and_spaces_are_one), WITH_RUN(a_part_of_a_text_has_the_marks_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
