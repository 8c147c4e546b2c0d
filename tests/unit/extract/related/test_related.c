#include <stdio.h>
#include <stdlib.h>

#include "unit/extract/beside.h"

#include "extract/fields.h"

/* Each entry as "section>headline@url". */
static const char *related_of(const char *html)
{
    static char out[4096];
    size_t len = 0;
    make_beside(html);
    assert_true(extract_related(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.related_count; i++) {
        const struct related *r = &made.article.related[i];
        struct str path =
            r->url.len > strlen("https://example.org") ? str_slice(r->url, 19, r->url.len) : r->url;
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s>%.*s@%.*s", i ? " | " : "",
                                STR_FMT(r->section), STR_FMT(r->headline), STR_FMT(path));
    }
    return out;
}

#define LI(n) "<li><a href=/" n ">Some headline of story " n "</a>"

static void lists_and_lines_come_in_their_order(void **state)
{
    (void)state;
    assert_string_equal(
        related_of(BODY "<p>Read also: <a href=/z>Another headline that matters</a></p>" BODY
                        "<aside><h2>Most read</h2><ul>" LI("a") LI("b") "</ul></aside>"),
        "Read also>Another headline that matters@/z | Most read>Some headline of story a@/a | "
        "Most read>Some headline of story b@/b");
}

static void what_leads_to_a_list_or_twice_to_one_text_is_no_entry(void **state)
{
    (void)state;
    assert_string_equal(related_of(BODY "<aside><h2>News</h2><ul>" LI("n/a") LI("n/b")
                                       LI("n/a") "<li><a href=/n>All the stories there are</a></ul></aside>"),
                        "News>Some headline of story n/a@/n/a | News>Some headline of story n/b@/n/b");
    /* too few are left */
    assert_string_equal(related_of(BODY "<aside><h2>News</h2><ul>" LI(
                            "n/a") "<li><a href=/n>All the stories there are</a></ul></aside>"),
                        "");
    /* the page itself */
    assert_string_equal(related_of(BODY "<aside><h2>News</h2><ul>" LI("a") LI(
                            "b") "<li><a href=/news/story.html>This very story itself</a></ul></aside>"),
                        "News>Some headline of story a@/a | News>Some headline of story b@/b");
}

/* Time is linear: many entries, lists in lists, and one list more than is kept. */
static void many_and_deep_ones_are_bounded(void **state)
{
    (void)state;
    enum { MANY = 100000, DEEP = 400, ITEM = 64, LIST = 50, KEPT = 300 };
    static const struct {
        int count, in_list;
        const char *inner;
        size_t least, most;
    } rows[] = {
        {MANY, MANY, "", 0, 0}, /* an index */
        {DEEP, DEEP, "<ul>", 0, KEPT},
        {MANY, LIST, "", KEPT, KEPT},
    };
    char *html = malloc((size_t)MANY * ITEM * 2);
    assert_non_null(html);
    widen_arena();
    for (size_t r = 0; r < COUNT(rows); r++) {
        size_t len = (size_t)sprintf(html, "%s", BODY "<aside><h2>Most read</h2><ul>");
        for (int i = 0; i < rows[r].count; i++) {
            if (i && i % rows[r].in_list == 0)
                len += (size_t)sprintf(html + len, "</ul><h2>Most</h2><ul>");
            len += (size_t)sprintf(html + len, "<li><a href=/%d>Some headline of story %d</a>%s", i, i,
                                   rows[r].inner);
        }
        make_beside(html);
        assert_true(extract_related(&made.facts, &made.article));
        assert_in_range(made.article.related_count, rows[r].least, rows[r].most);
    }
    free(html);
}

static void refused_memory_fails(void **state)
{
    (void)state;
    make_beside(BODY "<aside><h2>News</h2><ul>" LI("a") LI("b") "</ul></aside>");
    use_up_memory();
    assert_false(extract_related(&made.facts, &made.article));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lists_and_lines_come_in_their_order),
        WITH_RUN(what_leads_to_a_list_or_twice_to_one_text_is_no_entry),
        WITH_RUN(many_and_deep_ones_are_bounded),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
