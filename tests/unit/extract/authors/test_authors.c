#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

/* The page as an article whose body is the segments that begin with "body". */
static void make_authored(const char *html, enum page_type type)
{
    make_facts(html);
    struct article *article = &made.article;
    article->page_type = type;
    article->site_name = STR("The Paper");
    article->headline = STR("A headline of the page");
    article->body = run_alloc_array(&run, made.sheet.segment_count + 1, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts_nocase(made.sheet.segments[i].text, STR("body")))
            article->body[article->body_count++] = &made.sheet.segments[i];
    assert_true(extract_authors(&made.facts, article));
}

/* The names that a page gives, parted by "/", each with its URL in angle brackets. */
static const char *authors_of(const char *html, enum page_type type)
{
    static char out[4096];
    size_t len = 0;
    make_authored(html, type);
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

#define HEAD "<h1>A headline of the page</h1>"
#define BODY                                                                                                 \
    "<p>Body of the text, its first paragraph, with words enough.</p><p>Body, second paragraph.</p>"         \
    "<p>Body, third paragraph.</p><p>Body, fourth paragraph.</p><p>Body, fifth paragraph.</p>"               \
    "<p>Body, sixth paragraph.</p><p>Body, seventh.</p>"

static void check_rows(const struct row *rows, size_t count)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *got = authors_of(rows[i].html, PAGE_TYPE_ARTICLE);
        if (strcmp(got, rows[i].wanted) != 0)
            print_error("%s\n   got <%s>, wanted <%s>\n", rows[i].html, got, rows[i].wanted);
        wrong += strcmp(got, rows[i].wanted) != 0;
    }
    assert_int_equal(wrong, 0);
}

static void linked_data_names_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {LINKED("\"Ada Lovelace\""), "Ada Lovelace"},
        {LINKED("{\"name\": \"Ada Lovelace\", \"url\": \"/ada\"}"), "Ada Lovelace<https://example.org/ada>"},
        {LINKED("[{\"name\": \"Ada Lovelace\"}, \"Grace Hopper\"]"), "Ada Lovelace/Grace Hopper"},
        {LINKED("{\"name\": \"Ada O&#39;Brien\"}"), "Ada O'Brien"},
        {LINKED("{\"name\": [\"Ada Lovelace\"]}"), "Ada Lovelace"},
        {LINKED("[]") META("author", "Grace Hopper"), "Grace Hopper"},
        {LINKED("\"Ada Lovelace\"") META("author", "Grace Hopper"), "Ada Lovelace"},
        {LINKED("{\"@type\": \"Organization\", \"name\": \"The Example Institute\"}") HEAD
         "<p>By The Example Institute</p>" BODY,
         "The Example Institute"},
        {LINKED("{\"@type\": \"Organization\", \"name\": \"The Paper\"}") HEAD BODY, ""},
    };
    check_rows(rows, COUNT(rows));
}

static void metas_name_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {META("author", "Ada Lovelace"), "Ada Lovelace"},
        {META("author", "Ada Lovelace") META("author", "Grace Hopper"), "Ada Lovelace/Grace Hopper"},
        {"<meta property=article:author content='https://social.example/ada'>", ""},
        {META("dc.creator", "Ada Lovelace &amp;amp; Grace Hopper"), "Ada Lovelace/Grace Hopper"},
        {META("author", "admin"), ""},
        {META("author", "Example GmbH") HEAD BODY, ""},
        {META("author", "ada@example.org"), ""},
        {META("author", "{{author}}"), ""},
        {META("author", ""), ""},
    };
    check_rows(rows, COUNT(rows));
}

static void bylines_in_sight_name_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {HEAD "<p>By Ada Lovelace</p>" BODY, "Ada Lovelace"},
        {HEAD "<p>By <a href=/ada>Ada Lovelace</a> and <a href=/grace>Grace Hopper</a></p>" BODY,
         "Ada Lovelace<https://example.org/ada>/Grace Hopper<https://example.org/grace>"},
        {HEAD "<p>Written by</p><p>Ada Lovelace</p>" BODY, "Ada Lovelace"},
        {HEAD "<a rel=author href=/ada>Ada Lovelace</a>" BODY, "Ada Lovelace<https://example.org/ada>"},
        {HEAD "<p class=byline>By <b>Ada</b> Lovelace</p>" BODY, "Ada Lovelace"},
        {HEAD "<span itemprop=author>Ada Lovelace</span>" BODY, "Ada Lovelace"},
        {HEAD "<li class=author>Ada Lovelace</li>" BODY, "Ada Lovelace"},
        {HEAD "<div class=author>Ada Lovelace</div><div class=author>Grace Hopper</div>" BODY,
         "Ada Lovelace/Grace Hopper"},
        {HEAD "<div class=author-box><img class=author-photo><p class=author-name>Ada Lovelace</p>"
              "<p class=author-title>Chief of things</p></div>" BODY,
         "Ada Lovelace"},
        {HEAD "<div class=byline><span>Ada Lovelace</span><span>Staff Writer</span></div>" BODY,
         "Ada Lovelace"},
        {HEAD "<p class=author>Ada Lovelace<br>4 August 2010</p>" BODY, "Ada Lovelace"},
        {HEAD "<p class=author>Ada Lovelace August 4, 2010</p>" BODY, "Ada Lovelace"},
        {HEAD BODY "<p>Text: Ada Lovelace</p>", "Ada Lovelace"},
        {HEAD "<p>Ada Lovelace</p><p>August 4, 2010</p>" BODY, "Ada Lovelace"},
        {HEAD "<p>Table of Contents</p>" BODY, ""},
        {HEAD BODY "<div class=comments><p class=author>Some Troll</p></div>", ""},
        {HEAD BODY "<div class=sidebar><span class=author>Some Other</span></div>", ""},
        {HEAD "<span class=post-author></span><span class=author-name>Ada Lovelace</span>" BODY,
         "Ada Lovelace"},
        {HEAD "<p class=author-bio>Ada Lovelace writes programs.</p>" BODY, ""},
        {HEAD "<p>Photo by Ada Lovelace</p>" BODY, ""},
        {HEAD "<span itemprop=author>AFP</span><p>By Ada Lovelace</p>" BODY, "Ada Lovelace"},
        {HEAD "<p>我要分享</p><p>2022-01-28</p>" BODY, ""},
        {META("author", "Web Master Team") HEAD "<p>By Ada Lovelace</p>" BODY, "Ada Lovelace"},
        /* who reviewed stands beside; the page declares whose text it is */
        {LINKED("{\"name\": \"Ada Lovelace\"}") HEAD
         "<div class=author>Ada Lovelace</div><div class=author>Grace Hopper</div>" BODY,
         "Ada Lovelace"},
        {LINKED("{\"name\": \"Ada Lovelace\"}") HEAD "<p>By Ada Lovelace and Grace Hopper</p>" BODY,
         "Ada Lovelace/Grace Hopper"},
    };
    check_rows(rows, COUNT(rows));
}

static void pages_of_other_types_need_more(void **state)
{
    (void)state;
    assert_string_equal(authors_of(META("author", "Ada Lovelace") HEAD BODY, PAGE_TYPE_PRODUCT), "");
    assert_string_equal(authors_of(META("author", "Ada Lovelace") HEAD
                                   "<p class=byline>By Ada Lovelace</p>" BODY,
                                   PAGE_TYPE_DOCUMENTATION),
                        "Ada Lovelace");
}

static void a_thread_is_its_starters(void **state)
{
    (void)state;
    assert_string_equal(
        authors_of(
            HEAD
            "<div class=post><a class=username href=/u/ada>ada7</a><time datetime=2022-01-28T05:35>x</time>"
            "<p>Body of the question.</p></div>"
            "<div class=post><a class=username href=/u/grace>grace</a><time "
            "datetime=2022-01-28T06:35>x</time>"
            "<p>Body of the answer.</p></div>",
            PAGE_TYPE_FORUM),
        "ada7<https://example.org/u/ada>");
}

static void agencies_are_the_source(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {HEAD "<p>By Ada Lovelace, Reuters</p>" BODY, "Reuters"},
        {LINKED("\"AFP\"") HEAD BODY, "AFP"},
        {LINKED("\"Ada Lovelace\", \"sourceOrganization\": {\"name\": \"TASS\"}") HEAD BODY, "TASS"},
        {HEAD "<p>By Ada Lovelace</p>" BODY, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_authored(rows[i].html, PAGE_TYPE_ARTICLE);
        assert_span(made.article.source_organization, rows[i].wanted);
    }
}

static void winner_and_losers_stand_in_the_ballot(void **state)
{
    (void)state;
    make_authored(META("author", "Grace Hopper") HEAD "<p>By Ada Lovelace</p>" BODY, PAGE_TYPE_ARTICLE);
    const struct ballot *ballot = &made.article.ballots[FIELD_AUTHORS];
    assert_int_equal(ballot->count, 2);
    assert_non_null(ballot->winner);
    assert_span(ballot->winner->value, "Ada Lovelace");
    assert_span(ballot->winner->raw, "By Ada Lovelace");
    assert_span(ballot->winner->where, "near the headline");
}

static void lines_of_plain_text_name_them(void **state)
{
    (void)state;
    make_sheet_of_lines(
        "A headline of the page\n\nBy Ada Lovelace\n\nBody of the text, with words enough.\n");
    make_facts_of_sheet();
    made.article.page_type = PAGE_TYPE_ARTICLE;
    made.article.headline = STR("A headline of the page");
    const struct segment *body[] = {&made.sheet.segments[made.sheet.segment_count - 1]};
    made.article.body = body;
    made.article.body_count = 1;
    assert_true(extract_authors(&made.facts, &made.article));
    assert_int_equal(made.article.author_count, 1);
    assert_span(made.article.authors[0].name, "Ada Lovelace");
}

/* 890 KB of author elements in one another once took all memory a job may have: each one's text was copied.
 */
static void nested_elements_cost_what_one_costs(void **state)
{
    (void)state;
    enum { ELEMENTS = 47000, ELEMENT_BYTES = sizeof "<span class=author>" - 1 };
    static const char open[] = "<span class=author>";
    char *html = run_alloc(&run, ELEMENTS * ELEMENT_BYTES + 64);
    assert_non_null(html);
    for (size_t i = 0; i < ELEMENTS; i++)
        memcpy(html + i * ELEMENT_BYTES, open, ELEMENT_BYTES);
    memcpy(html + ELEMENTS * ELEMENT_BYTES, "Ada Lovelace", sizeof "Ada Lovelace");
    static char copy[ELEMENTS * ELEMENT_BYTES + 64];
    memcpy(copy, html, sizeof copy); /* the run's arena begins anew */
    make_facts(copy);
    size_t before = arena_used(run.arena);
    made.article.page_type = PAGE_TYPE_ARTICLE;
    assert_true(extract_authors(&made.facts, &made.article));
    assert_true(arena_used(run.arena) - before < 1u << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(linked_data_names_them),
        WITH_RUN(metas_name_them),
        WITH_RUN(bylines_in_sight_name_them),
        WITH_RUN(pages_of_other_types_need_more),
        WITH_RUN(a_thread_is_its_starters),
        WITH_RUN(agencies_are_the_source),
        WITH_RUN(winner_and_losers_stand_in_the_ballot),
        WITH_RUN(lines_of_plain_text_name_them),
        WITH_RUN(nested_elements_cost_what_one_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
