#include "unit/extract/body/restored.h"

static void check(const char *html, const char *wanted)
{
    assert_string_equal(restored(PAGE_TYPE_ARTICLE, unite_lists, html), wanted);
}

static void items_of_a_half_kept_list_are_kept(void **state)
{
    (void)state;
    check("<ul><li>A<li>Near b<li>Near c<li>D</ul>", "A Near Near D");
    check("<ol><li>Near a<li>B</ol>", "Near B");
    check("<ul><li>A<li>Half b<li>C</ul>", "A C");
    check("<ul><li>A<li>Near b<li>Near c</ul>", "A");
    check("<ul><li>Near a</ul><p>B", "B");
    check("<ul><li>A<ul><li>B<li>Near c</ul><li>Near d</ul>", "A B Near Near"); /* lists in lists are one */
    check("<ul><li>A</ul><ul><li>Near b</ul>", "A");
    check("<ul><li>A<li><a href=/x>Near b</a></ul>", "A Near");
    check("<ul><li>A<li>B<li><button>Near c</button></ul>", "A B");
    check("<dl><dt>A<dd>Near b</dl>", "A Near");
    check("<h2>A</h2><ul><li>B<li>Near c<li>D</ul><p>E", "A B Near D E");
    check("<p>Near a<p>B", "B");
}

static void list_that_is_all_under_a_heading_is_kept(void **state)
{
    (void)state;
    check("<h2>A</h2><ul><li>Half b<li>Half c</ul><h2>D</h2>", "A Half Half D");
    check("<h2>A</h2><ul><li>Half b</ul><ul><li>Half c</ul><p>D", "A Half Half D");
    check("<h2>A</h2><ul><li>Far b<li>Far c</ul><h2>D</h2>", "A D");
    check("<h2>A</h2><ul><li>Far b<li>Near c</ul><h2>D</h2>", "A Far Near D"); /* in the mean */
    check("<h2>A</h2><ul><li>Half b</ul>", "A");
    check("<h2>A</h2><p>Half b<ul><li>Half c</ul><h2>D</h2>", "A D");
    check("<h2>A</h2><ul><li>Half b</ul><p>Half c<h2>D</h2>", "A D");
    check("<p>A<ul><li>Half b<li>Half c</ul><h2>D</h2>", "A D");
    check("<div><h2>A</h2></div><ul><li>Half b</ul><h2>D</h2>", "A D"); /* not the heading's */
    check("<h2>A</h2><ul><li><a href=/b>Half b</a><li><a href=/c>Half c</a></ul><h2>D</h2>", "A D");
    check("<h2>A</h2><ul><li>Half b <a href=/b>c</a></ul><h2>D</h2>", "A Half D");
    check("<h2>A</h2><ul class=share><li>Half b</ul><h2>D</h2>", "A D");
}

static void it_is_done_on_articles_and_documentation(void **state)
{
    (void)state;
    static const struct {
        enum page_type type;
        const char *wanted;
    } rows[] = {{PAGE_TYPE_ARTICLE, "A Near"},
                {PAGE_TYPE_DOCUMENTATION, "A Near"},
                {PAGE_TYPE_FORUM, "A"},
                {PAGE_TYPE_LISTING, "A"}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(restored(rows[i].type, unite_lists, "<ul><li>A<li>Near b</ul>"), rows[i].wanted);
    check("<p>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(items_of_a_half_kept_list_are_kept),
        WITH_RUN(list_that_is_all_under_a_heading_is_kept),
        WITH_RUN(it_is_done_on_articles_and_documentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
