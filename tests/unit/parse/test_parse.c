#include "unit/parse/outline.h"

static void plain_text_has_no_nodes(void **state)
{
    (void)state;
    text = (struct text){.media = MEDIA_TEXT, .utf8 = STR("<p>a")};
    assert_true(parse_text(&run, &text, &doc));
    assert_ptr_equal(doc.text, &text);
    assert_int_equal(doc.node_count, 0);
}

static void the_title_is_the_pages(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<title> A &amp; B <i>\n</title>", " A & B <i>\n"},
        {"<svg><title>icon</title></svg><title>page</title><title>other</title>", "page"},
        {"<title></title><title>other</title>", ""},
        {"<p>none", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        parse_html(rows[i].html);
        assert_span(doc.title, rows[i].wanted);
    }
}

static void scripts_come_in_order(void **state)
{
    (void)state;
    parse_html("<script type=application/ld+json>1</script><p><script type=application/json id=x>2</script>");
    assert_int_equal(doc.script_count, 2);
    assert_span(doc.scripts[0].body, "1");
    assert_span(doc.scripts[1].id, "x");
    assert_span(outline(), "html(head(script{type=application/ld+json}) "
                           "body(p(script{type=application/json id=x})))");
}

static void an_empty_text_is_an_html_element(void **state)
{
    (void)state;
    static struct page page;
    text = (struct text){.page = &page};
    assert_true(parse_text(&run, &text, &doc));
    assert_int_equal(doc.node_count, 1);
    assert_int_equal(doc.nodes[0].tag, TAG_HTML);
    assert_int_equal(doc.nodes[0].end, 1);
}

static void every_refused_allocation_is_a_failure(void **state)
{
    (void)state;
    static struct page page;
    text = (struct text){.page = &page,
                         .utf8 = STR("<p Q=a>a&amp;b <b>c</b> d<html>e<script type=json></script>")};
    for (size_t n = 1;; n++) {
        run_again();
        arena_refuse_after(run.arena, n);
        if (parse_text(&run, &text, &doc)) {
            assert_true(n > 8);
            return;
        }
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(plain_text_has_no_nodes),
        WITH_RUN(the_title_is_the_pages),
        WITH_RUN(scripts_come_in_order),
        WITH_RUN(an_empty_text_is_an_html_element),
        WITH_RUN(every_refused_allocation_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
