#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

/* The names that a page gives, parted by "/", each with its URL in angle brackets. */
static const char *authors_of(const char *html)
{
    static char out[4096];
    size_t len = 0;
    make_facts(html);
    made.article.site_name = STR("The Paper");
    assert_true(extract_authors(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.author_count; i++) {
        const struct person *author = &made.article.authors[i];
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "/" : "", STR_FMT(author->name));
        if (author->url.len)
            len += (size_t)snprintf(out + len, sizeof out - len, "<%.*s>", STR_FMT(author->url));
    }
    return out;
}

#define LINKED(author)                                                                                       \
    "<script type=application/ld+json>{\"@type\": \"Article\", \"author\": " author "}</script>"
#define META(name, content) "<meta name=\"" name "\" content=\"" content "\">"

struct row {
    const char *html, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(authors_of(rows[i].html), rows[i].wanted);
}

static void linked_data_names_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LINKED("\"Ada Lovelace\""), "Ada Lovelace"},
        {LINKED("{\"name\": \"Ada Lovelace\", \"url\": \"/ada\"}"), "Ada Lovelace<https://example.org/ada>"},
        {LINKED("[{\"name\": \"Ada Lovelace\"}, \"Grace Hopper\"]"), "Ada Lovelace/Grace Hopper"},
        {LINKED("{\"name\": \"O&#39;Brien\"}"), "O'Brien"},
        {LINKED("{\"name\": [\"Ada Lovelace\"]}"), "Ada Lovelace"},
        {LINKED("[]") META("author", "Grace Hopper"), "Grace Hopper"},
        {LINKED("\"Von Miller\""), "Von Miller"}, /* declared: the word is part of the name */
        {LINKED("\"By Ada Lovelace\""), "Ada Lovelace"},
        {LINKED("\"Ada Lovelace\"") META("author", "Grace Hopper"), "Ada Lovelace"},
    };
    check_rows(rows, COUNT(rows));
}

static void metas_name_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {META("author", "Ada Lovelace"), "Ada Lovelace"},
        {META("author", "Ada Lovelace") META("author", "Grace Hopper"), "Ada Lovelace/Grace Hopper"},
        {META("author", "Web Desk") META("citation_author", "Ada Lovelace"), "Ada Lovelace"},
        {"<meta property=article:author content='https://social.example/ada'>", ""},
        {META("dc.creator", "Ada &amp;amp; Grace"), "Ada/Grace"},
    };
    check_rows(rows, COUNT(rows));
}

static void names_are_parted_and_cleaned(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {META("author", "By Ada Lovelace and Grace Hopper"), "Ada Lovelace/Grace Hopper"},
        {META("author", "Ada Lovelace, Grace Hopper; Mary Shelley"),
         "Ada Lovelace/Grace Hopper/Mary Shelley"},
        {META("author", "Ada und Grace"), "Ada/Grace"},
        {META("author", "Written by By Ada"), "Ada"},
        {META("author", "Anderson Andrews"), "Anderson Andrews"},
        {META("author", "Автор: Иван Петров"), "Иван Петров"},
        {META("author", "автор: Иван Петров"), "Иван Петров"},
        {META("author", "Ada Lovelace, ada lovelace"), "Ada Lovelace"},
    };
    check_rows(rows, COUNT(rows));
}

static void what_names_nobody_is_left_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {META("author", "admin"), ""},
        {META("author", "The Paper"), ""},
        {META("author", "X"), ""},
        {META("author", "ada@example.org"), ""},
        {META("author", "{{author}}"), ""},
        {META("author", "one two three four five six seven"), "one two three four five six seven"},
        {META("author", "one two three four five six seven eight"), ""},
        {META("author", "Editor, Ada"), "Ada"},
        {META("author", ""), ""},
        {META("author", "agent007"), "agent007"}, /* a handle may have digits, a date has words */
        {META("author", "January 28"), ""},
    };
    check_rows(rows, COUNT(rows));
}

static void elements_name_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<a rel=author href=/ada>Ada Lovelace</a>", "Ada Lovelace<https://example.org/ada>"},
        {"<p class=byline>By <b>Ada</b> Lovelace</p>", "Ada Lovelace"},
        {"<span itemprop=author>Ada Lovelace</span>", "Ada Lovelace"},
        {"<li class=author>Ada Lovelace</li>", ""},
        {"<div class=comments><span class=author>Troll</span></div><p class=author>Ada", "Ada"},
        {"<div class=sidebar><span class=author>Other</span></div>", ""},
        {"<span class=post-author></span><span class=author-name>Ada</span>", "Ada"},
        {"<p class=author>A very long text that is no name at all because it goes on and on for far more "
         "than the "
         "hundred and twenty bytes that a name may have",
         ""},
    };
    check_rows(rows, COUNT(rows));
}

static void count_is_bounded(void **state)
{
    (void)state;
    static char html[4096];
    size_t len = (size_t)snprintf(html, sizeof html, "<meta name=author content=\"");
    for (int i = 0; i < 26; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "Name %c,", 'A' + i);
    snprintf(html + len, sizeof html - len, "\">");
    authors_of(html);
    assert_int_equal(made.article.author_count, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(linked_data_names_them),       WITH_RUN(metas_name_them),
        WITH_RUN(names_are_parted_and_cleaned), WITH_RUN(what_names_nobody_is_left_out),
        WITH_RUN(elements_name_them),           WITH_RUN(count_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
