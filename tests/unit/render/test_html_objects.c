#include "unit/render/markup.h"

#include "render/html_objects.h"

static struct str html_of(void (*write)(struct html *html, const struct block *block),
                          const struct block *block)
{
    struct html html = html_begin();
    write(&html, block);
    return markup();
}

static void code_keeps_its_lines_and_names_its_language(void **state)
{
    (void)state;
    const struct block code = {
        .type = BLOCK_CODE, .text = RICH("if a < b:\n    run()"), .language = STR("c++")};
    const struct block unknown = {.type = BLOCK_CODE, .text = RICH("x"), .language = STR("a\" b")};
    assert_span(html_of(html_code, &code),
                "<pre><code class=\"language-c++\">if a &lt; b:\n    run()</code></pre>");
    assert_span(html_of(html_code, &unknown), "<pre><code>x</code></pre>");
}

#define CELL(string)                                                                                         \
    {                                                                                                        \
        .type = BLOCK_CELL, .text = RICH(string), .columns = 1, .rows = 1                                    \
    }
#define HEADER(string)                                                                                       \
    {                                                                                                        \
        .type = BLOCK_CELL, .text = RICH(string), .columns = 1, .rows = 1, .is_header = true                 \
    }

static void a_table_has_a_head_and_a_body(void **state)
{
    (void)state;
    struct block first[] = {HEADER("a"), HEADER("b")};
    struct block second[] = {HEADER("c"), CELL("d")};
    struct block third[] = {{.type = BLOCK_CELL, .text = RICH("e<"), .columns = 2, .rows = 3}};
    struct block rows[] = {{.type = BLOCK_ROW, .blocks = HOLDS(first)},
                           {.type = BLOCK_ROW, .blocks = HOLDS(second)},
                           {.type = BLOCK_ROW, .blocks = HOLDS(third)}};
    const struct block table = {.type = BLOCK_TABLE, .text = RICH("cap"), .blocks = HOLDS(rows)};
    assert_span(html_of(html_table, &table), "<table><caption>cap</caption><thead><tr><th "
                                             "scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>"
                                             "<tbody><tr><th scope=\"row\">c</th><td>d</td></tr><tr><td "
                                             "colspan=\"2\" rowspan=\"3\">e&lt;</td></tr>"
                                             "</tbody></table>");
}

static void a_head_that_reaches_into_the_body_is_none(void **state)
{
    (void)state;
    struct block first[] = {
        {.type = BLOCK_CELL, .text = RICH("a"), .is_header = true, .columns = 1, .rows = 2}};
    struct block second[] = {CELL("b")};
    struct block rows[] = {{.type = BLOCK_ROW, .blocks = HOLDS(first)},
                           {.type = BLOCK_ROW, .blocks = HOLDS(second)}};
    const struct block table = {.type = BLOCK_TABLE, .blocks = HOLDS(rows)};
    const struct block heads = {.type = BLOCK_TABLE, .blocks = {.items = rows, .count = 1}};
    assert_span(
        html_of(html_table, &table),
        "<table><tbody><tr><th scope=\"col\" rowspan=\"2\">a</th></tr><tr><td>b</td></tr></tbody></table>");
    assert_span(html_of(html_table, &heads),
                "<table><tbody><tr><th scope=\"col\" rowspan=\"2\">a</th></tr></tbody></table>");
}

static void a_figure_has_its_caption_and_its_credit(void **state)
{
    (void)state;
    const struct image image = {.url = STR("https://a.example/x.png"),
                                .alt = STR("A \"bridge\""),
                                .caption = STR("The bridge."),
                                .credit_text = STR("Ada/Press"),
                                .width = 640,
                                .height = 480};
    const struct block figure = {.type = BLOCK_FIGURE, .image = &image};
    assert_span(html_of(html_figure, &figure), "<figure><img src=\"https://a.example/x.png\" alt=\"A "
                                               "&quot;bridge&quot;\" width=\"640\" height=\"480\" "
                                               "loading=\"lazy\"><figcaption>The bridge. <small "
                                               "class=\"credit\">Ada/Press</small></figcaption></figure>");
}

static void an_image_stands_in_its_link(void **state)
{
    (void)state;
    const struct image image = {.url = STR("https://a.example/x.png"), .alt = STR("")};
    struct block figure = {.type = BLOCK_FIGURE, .image = &image, .url = STR("https://a.example/page")};
    assert_span(html_of(html_figure, &figure),
                "<figure><a href=\"https://a.example/page\" rel=\"nofollow noopener noreferrer\">"
                "<img src=\"https://a.example/x.png\" alt=\"\" loading=\"lazy\"></a></figure>");
    figure.url = STR("javascript:x");
    assert_span(html_of(html_figure, &figure),
                "<figure><img src=\"https://a.example/x.png\" alt=\"\" loading=\"lazy\"></figure>");
}

static void a_credit_is_written_once(void **state)
{
    (void)state;
    const struct image image = {.url = STR("https://a.example/x.png"), .credit_text = STR("Ada")};
    struct block figure = {.type = BLOCK_FIGURE, .image = &image, .text = RICH("The bridge. Ada")};
#define IMG "<figure><img src=\"https://a.example/x.png\" alt=\"\" loading=\"lazy\">"
    assert_span(html_of(html_figure, &figure),
                IMG "<figcaption>The bridge. <small class=\"credit\">Ada</small></figcaption></figure>");
    figure.text = RICH("By Ada: the bridge.");
    assert_span(html_of(html_figure, &figure), IMG "<figcaption>By Ada: the bridge.</figcaption></figure>");
    figure.text = RICH("Ada");
    assert_span(html_of(html_figure, &figure),
                IMG "<figcaption><small class=\"credit\">Ada</small></figcaption></figure>");
    const struct image bare = {.url = STR("https://a.example/x.png")};
    const struct block alone = {.type = BLOCK_FIGURE, .image = &bare};
    assert_span(html_of(html_figure, &alone), IMG "</figure>");
}

static void an_image_of_no_safe_address_is_not_shown(void **state)
{
    (void)state;
    const struct image image = {
        .url = STR("data:image/svg+xml,<svg onload=alert(1)>"), .caption = STR("c"), .credit_text = STR("d")};
    const struct image bare = {.url = STR("javascript:alert(1)"), .credit_text = STR("d")};
    const struct block figure = {.type = BLOCK_FIGURE, .image = &image},
                       nothing = {.type = BLOCK_FIGURE, .image = &bare};
    assert_span(html_of(html_figure, &figure),
                "<figure><figcaption>c <small class=\"credit\">d</small></figcaption></figure>");
    assert_span(html_of(html_figure, &nothing), "");
}

static void an_embed_is_a_link(void **state)
{
    (void)state;
    struct block embed = {.type = BLOCK_EMBED,
                          .url = STR("https://player.example/1"),
                          .label = STR("player.example"),
                          .text = RICH("A <film>")};
#define PLAYER "<a href=\"https://player.example/1\" rel=\"nofollow noopener noreferrer\">"
    assert_span(html_of(html_embed, &embed), PLAYER "A &lt;film&gt;</a>");
    embed.text = RICH("");
    assert_span(html_of(html_embed, &embed), PLAYER "player.example</a>");
    embed.url = STR("javascript:alert(1)");
    assert_span(html_of(html_embed, &embed), "player.example");
}

static void a_formula_and_a_rule(void **state)
{
    (void)state;
    const struct block math = {.type = BLOCK_MATH, .text = RICH("a<b")}, rule = {.type = BLOCK_RULE};
    assert_span(html_of(html_math, &math), "<code class=\"math\">a&lt;b</code>");
    assert_span(html_of(html_rule, &rule), "<hr>");
}

static struct str time_of(struct str date, struct str raw)
{
    struct html html = html_begin();
    html_time(&html, date, raw);
    return markup();
}

static void times_are_plain_or_as_printed(void **state)
{
    (void)state;
    assert_span(time_of(STR("2024-05-11T17:03:22Z"), STR("May")),
                "<time datetime=\"2024-05-11T17:03:22Z\">2024-05-11 17:03</time>");
    assert_span(time_of(STR("2024-05-11"), STR("May")), "<time datetime=\"2024-05-11\">2024-05-11</time>");
    assert_span(time_of(STR("XXXX-01-28"), STR("28 <January>")),
                "<span class=\"date\">28 &lt;January&gt;</span>");
    assert_span(time_of(STR_NONE, STR("yesterday")), "<span class=\"date\">yesterday</span>");
    assert_span(time_of(STR_NONE, STR_NONE), "");
}

static void authors_are_links_where_they_can_be(void **state)
{
    (void)state;
    const struct person linked = {STR("Ada"), STR("https://a.example/ada")},
                        unsafe = {STR("Eve"), STR("javascript:x")}, none = {0};
    struct html html = html_begin();
    html_author(&html, &linked);
    html_author(&html, &unsafe);
    html_author(&html, &none);
    assert_span(markup(), "<span class=\"author\"><a href=\"https://a.example/ada\" rel=\"nofollow noopener "
                          "noreferrer\">Ada</a></span>"
                          "<span class=\"author\">Eve</span>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(code_keeps_its_lines_and_names_its_language),
        WITH_RUN(a_table_has_a_head_and_a_body),
        WITH_RUN(a_head_that_reaches_into_the_body_is_none),
        WITH_RUN(a_figure_has_its_caption_and_its_credit),
        WITH_RUN(an_image_stands_in_its_link),
        WITH_RUN(a_credit_is_written_once),
        WITH_RUN(an_image_of_no_safe_address_is_not_shown),
        WITH_RUN(an_embed_is_a_link),
        WITH_RUN(a_formula_and_a_rule),
        WITH_RUN(times_are_plain_or_as_printed),
        WITH_RUN(authors_are_links_where_they_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
