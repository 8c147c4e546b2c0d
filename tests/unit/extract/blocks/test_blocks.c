#include "unit/extract/outline.h"

#include "extract/posts/posts.h"

static void forums_blocks_are_posts(void **state)
{
    (void)state;
    static const char page[] =
        "<div class=post><b class=username>Ada</b><p>not: a header<p>a<ul><li>b</ul></div>"
        "<div class=post><b class=username>Bob</b><p>c</div>";
    make_whole(page);
    made.article.page_type = PAGE_TYPE_FORUM;
    assert_string_equal(outline_of_article(), "post[p({strong Ada}) p(a) list[li[p(b)]]] "
                                              "post[p({strong Bob}) p(c)]");
    assert_span(made.article.blocks[1].post->author.name, "Bob");
    make_whole(page);
    made.article.page_type = PAGE_TYPE_ARTICLE;
    assert_null(strstr(outline_of_article(), "post"));
}

static void posts_have_their_own_objects(void **state)
{
    (void)state;
    make_whole("<div class=post><b class=username>Ada</b><p>a<hr><p>b</div>"
               "<div class=post><b class=username>Bob</b><p>c<iframe src=https://v.example/1></iframe></div>"
               "<div class=post><b class=username>Cy</b><p>d</div>");
    made.article.page_type = PAGE_TYPE_FORUM;
    assert_string_equal(outline_of_article(),
                        "post[p({strong Ada}) p(a) rule p(b)] "
                        "post[p({strong Bob}) p(c) embed:v.example<https://v.example/1>] "
                        "post[p({strong Cy}) p(d)]");
}

static void blocks_are_built_for_who_asks(void **state)
{
    (void)state;
    static const struct {
        uint32_t include;
        enum form form;
        size_t wanted;
    } rows[] = {
        {0, FORM_JSON, 0},
        {INCLUDE_EXPLAIN, FORM_JSON, 0},
        {INCLUDE_BLOCKS, FORM_JSON, 1},
        {INCLUDE_HTML, FORM_JSON, 1},
        {INCLUDE_MARKDOWN, FORM_JSON, 1},
        {0, FORM_HTML, 1},
        {0, FORM_MARKDOWN, 1},
        {0, FORM_TEXT, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_whole("<p>a");
        run.options.include = rows[i].include;
        run.options.form = rows[i].form;
        assert_int_equal(wants_blocks(&run.options), rows[i].wanted);
        assert_true(build_blocks(&made.facts, &made.article));
        assert_int_equal(made.article.block_count, rows[i].wanted);
    }
    run.options.form = FORM_JSON;
}

static void no_body_has_no_blocks(void **state)
{
    (void)state;
    make_whole("<p>a");
    made.article.body_count = 0;
    made.article.page_type = PAGE_TYPE_FORUM;
    assert_string_equal(outline_of_article(), "");
}

static void refused_memory_fails(void **state)
{
    (void)state;
    make_whole("<table><tr><td>a<br><br><a href=/x>b</a><td>c</table><ul><li>d</ul>");
    run.options.include = INCLUDE_BLOCKS;
    while (run_alloc(&run, 4096))
        ;
    run.failure = (struct failure){0};
    while (run_alloc(&run, 8))
        ;
    run.failure = (struct failure){0};
    assert_false(build_blocks(&made.facts, &made.article));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(forums_blocks_are_posts),       WITH_RUN(posts_have_their_own_objects),
        WITH_RUN(blocks_are_built_for_who_asks), WITH_RUN(no_body_has_no_blocks),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
