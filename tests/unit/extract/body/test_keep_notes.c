#include "unit/extract/body/restored.h"

/* Notes lead back. Their first word is the mark that does. */
#define BACK "<a href=#c>Far</a> "
#define TEXT "<p>A" WORDS "<sup><a href=#n1>[1]</a></sup> B" WORDS "<a href='#n2'>2</a></p>"

static const char *with_notes(enum page_type type, const char *html)
{
    return restored(type, keep_notes, html);
}

static void notes_that_the_text_calls_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d</ol>", "A Far Far"},
        {TEXT "<ol><li><a id=n1></a>Far c <a href=#c1>^</a><li><p id=n2>Far d <a href=#c2>^</a></ol>",
         "A Far Far"},
        {TEXT "<h2>Far c</h2><ol><li id=n1>" BACK "Far d<li id=n2>" BACK "Far e</ol>", "A Far Far Far"},
        {TEXT "<p>Far c<ol><li id=n1>" BACK "Far d<li id=n2>" BACK "Far e</ol>", "A Far Far"},
        {TEXT "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d<li>Far e</ol>",
         "A Far Far Far"}, /* most are called */
        {TEXT "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d<li>Far e<li>Far f<li>Far g</ol>",
         "A"},                                                                 /* few are */
        {TEXT "<ol><li id=n1>" BACK "Far c<li id=x>Far d</ol>", "A"},          /* one is */
        {"<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d</ol>" TEXT, "A"}, /* before the text */
        {TEXT "<p id=n1>Far c<p id=n2>Far d", "A"},                            /* no list */
        {"<p>A" WORDS "<a href=#n1>The history</a> and <a href=#n2>the rules</a><ol><li id=n1>" BACK
         "Far c<li id=n2>" BACK "Far d"
         "</ol>",
         "A"}, /* words, no marks: a contents list's */
        {"<p>Far a <a href=#n1>1</a> <a href=#n2>2</a><p>B<ol><li id=n1>" BACK "Far c<li id=n2>" BACK
         "Far d</ol>",
         "B"},
        {TEXT "<ol><li id=n1>Far c<li id=n2>Far d</ol>", "A"}, /* nothing leads back */
        {"<p>", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(with_notes(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
}

static void links_may_spell_out_the_address_of_the_page(void **state)
{
    (void)state;
    static const char page[] = "<p>A" WORDS "<a href='" PAGE_URL "#n1'>1</a> <a href='" PAGE_URL "#n2'>2</a>"
                               "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d</ol>";
    static const char other[] = "<p>A" WORDS "<a href='/x.html#n1'>1</a> <a href='/x.html#n2'>2</a>"
                                "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d</ol>";
    assert_string_equal(with_notes(PAGE_TYPE_ARTICLE, other), "A");
    assert_string_equal(restored_at(STR(PAGE_URL), PAGE_TYPE_ARTICLE, keep_notes, page), "A Far Far");
    assert_string_equal(restored_at(STR(PAGE_URL), PAGE_TYPE_ARTICLE, keep_notes, other), "A");
}

static void it_is_done_on_articles_and_documentation(void **state)
{
    (void)state;
    static const char page[] = TEXT "<ol><li id=n1>" BACK "Far c<li id=n2>" BACK "Far d</ol>";
    assert_string_equal(with_notes(PAGE_TYPE_DOCUMENTATION, page), "A Far Far");
    assert_string_equal(with_notes(PAGE_TYPE_PRODUCT, page), "A"); /* conditions of an offer */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(notes_that_the_text_calls_are_kept),
        WITH_RUN(links_may_spell_out_the_address_of_the_page),
        WITH_RUN(it_is_done_on_articles_and_documentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
