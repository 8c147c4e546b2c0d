#include "unit/page.h"

#include "extract/fields.h"

static void check(const char *url, const char *html, unsigned number, const char *next)
{
    struct page page = page_of(html, STR("text/html; charset=utf-8"));
    page.url = str_of(url);
    make_sheet_of(page);
    make_facts_of_sheet();
    assert_true(extract_pagination(&made.facts, &made.article));
    assert_int_equal(made.article.page_number, number);
    assert_span(made.article.next_page, next);
}

static void next_page_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *url, *html;
        unsigned number;
        const char *next;
    } rows[] = {
        {PAGE_URL, "<link rel=next href='story.html?page=2'>", 1, PAGE_URL "?page=2"},
        {PAGE_URL, "<a rel='nofollow next' href='?page=2'>more</a>", 1, PAGE_URL "?page=2"},
        {PAGE_URL "?page=2", "<link rel=prev href='story.html'><link rel=next href='?page=3'>", 2,
         PAGE_URL "?page=3"},
        {PAGE_URL "?page=3", "<link rel=prev href='?page=2'>", 3, NULL},
        {PAGE_URL, "<p><b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a>", 1, PAGE_URL "?page=2"},
        {PAGE_URL, "<p><a href='story.html'>1</a> <a href='?page=2'>2</a>", 1, PAGE_URL "?page=2"},
        {PAGE_URL "?page=2", "<ul><li><a href='story.html'>1</a><li>2<li><a href='?page=3'>3</a></ul>", 2,
         PAGE_URL "?page=3"},
        {PAGE_URL "?page=2", "<ul><li><a href='story.html'>1</a><li>2</ul>", 2, NULL},
        /* the next article, the calendar of an archive, footnotes: none of them pages of this one */
        {PAGE_URL, "<link rel=next href='/news/another.html'>", 0, NULL},
        {"https://example.org/?p=118", "<link rel=next href='/?p=121'>", 0, NULL},
        {PAGE_URL, "<p>1 <a href=/2024/05/02>2</a> <a href=/2024/05/03>3</a>", 0, NULL},
        {PAGE_URL, "<p>A claim <a href='#2'>2</a> and <a href='#3'>3</a>", 0, NULL},
        {PAGE_URL, "<link rel=next href='https://other.example/news/story.html?page=2'>", 0, NULL},
        {PAGE_URL "?page=2", "<p>x", 0, NULL},
        {"", "<link rel=next href='?page=2'>", 0, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].url, rows[i].html, rows[i].number, rows[i].next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(next_page_is_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
