#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/posts/posts.h"

#define BY(name)   "<a class=username href=/u/1>not " name "</a>"
#define AT(day)    "<time datetime=2024-11-" day ">not then</time>"
#define TEXT(word) "<p>" word " one two three four five six</p>"

/* Each post as "author@date:first words of its segments". */
static const char *posts_of_made(void)
{
    static char out[1024];
    size_t count, len = 0;
    const struct post *posts = find_posts(&made.facts, &made.article, &count);
    assert_non_null(posts);
    for (size_t i = 0; i < count; i++) {
        struct str name = posts[i].author.name, date = posts[i].date_created;
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s@%.*s:", i ? " " : "", (int)name.len,
                                name.len ? name.at : "", (int)date.len, date.len ? date.at : "");
        for (size_t n = posts[i].from; n < posts[i].to; n++)
            out[len++] = made.article.body[n]->text.at[0];
        out[len] = '\0';
    }
    return out;
}

static void body_is_parted_into_posts(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<div class=p>" BY("Ada") AT("27") TEXT("A") TEXT("B") "</div><div class=p>" BY("Bob") AT("28")
             TEXT("C") "</div>",
         "not Ada@2024-11-27:AB not Bob@2024-11-28:C"},
        /* what stands in no post is one of its own */
        {"<div class=p>" BY("Ada") AT("27") TEXT("A") "</div>" TEXT("X") "<div class=p>" BY("Bob") AT("28")
             TEXT("C") "</div>",
         "not Ada@2024-11-27:A @:X not Bob@2024-11-28:C"},
        /* a post that goes on behind a reply inside of it keeps its author */
        {"<div class=c>" BY("Ada") AT("27") TEXT("A") "<div class=c>" BY("Bob") AT("28")
             TEXT("B") "</div>" TEXT("C") "</div>"
                                          "<div class=c>" BY("Eve") AT("29") TEXT("D") "</div>",
         "not Ada@2024-11-27:A not Bob@2024-11-28:B not Ada@2024-11-27:C not Eve@2024-11-29:D"},
        /* of two times, the one beside the author */
        {"<div class=p>" TEXT("A") AT("30") "<p>not<p>not" AT("27") BY("Ada") "</div><div class=p>" TEXT("B")
             AT("28") BY("Bob") "</div>",
         "not Ada@2024-11-27:A not Bob@2024-11-28:B"},
        {TEXT("A") TEXT("B"), "@:AB"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_whole(rows[i].html);
        assert_string_equal(posts_of_made(), rows[i].wanted);
    }
}

static void addresses_are_resolved(void **state)
{
    (void)state;
    size_t count;
    make_whole("<div class=p>" BY("Ada") AT("27") TEXT("A") "</div><div class=p>" BY("Bob") AT("28")
                   TEXT("B") "</div>");
    const struct post *posts = find_posts(&made.facts, &made.article, &count);
    assert_int_equal(count, 2);
    assert_span(posts[1].author.url, "https://example.org/u/1");
    assert_span(posts[1].date_created_raw, "2024-11-28");
}

static void page_s_own_author_wrote_what_begins_it(void **state)
{
    (void)state;
    struct person authors[] = {{STR("Eve"), STR("https://example.org/eve")}};
    make_whole(TEXT("X") "<div class=p>" BY("Ada") AT("27") TEXT("A") "</div><div class=p>" BY("Bob") AT("28")
                   TEXT("B") "</div>" TEXT("Y"));
    made.article.authors = authors;
    made.article.author_count = 1;
    made.article.date_published = STR("2024-11-26");
    assert_string_equal(posts_of_made(), "Eve@2024-11-26:X not Ada@2024-11-27:A not Bob@2024-11-28:B @:Y");
}

static void lines_of_a_text_are_one_post(void **state)
{
    (void)state;
    make_sheet_of_lines("A\n\nB");
    make_facts_of_sheet();
    take_whole_sheet();
    assert_string_equal(posts_of_made(), "@:AB");
}

static void refused_memory_fails(void **state)
{
    (void)state;
    size_t count;
    make_whole(TEXT("A"));
    while (run_alloc(&run, 64))
        ;
    run.failure = (struct failure){0};
    assert_null(find_posts(&made.facts, &made.article, &count));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(body_is_parted_into_posts),
        WITH_RUN(addresses_are_resolved),
        WITH_RUN(page_s_own_author_wrote_what_begins_it),
        WITH_RUN(lines_of_a_text_are_one_post),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
