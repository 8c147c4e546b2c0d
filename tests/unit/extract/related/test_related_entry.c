#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/fields.h"

/* The first entry of a list as "headline@date(raw)#comments". */
static const char *entry_of(const char *heading, const char *item)
{
    static char out[512];
    char html[2048];
    snprintf(
        html, sizeof html,
        BODY
        "<aside><h2>%s</h2><ul><li>%s</li><li><a href=/b>Some other headline of news</a></li></ul></aside>",
        heading, item);
    make_beside(html);
    assert_true(extract_related(&made.facts, &made.article));
    out[0] = '\0';
    if (made.article.related_count == 0)
        return out;
    const struct related *r = &made.article.related[0];
    snprintf(out, sizeof out, "%.*s@%.*s(%.*s)#%d", STR_FMT(r->headline), STR_FMT(r->date_published),
             STR_FMT(r->date_published_raw), r->has_comment_count ? (int)r->comment_count : -1);
    return out;
}

#define A "<a href=/a>Some headline of news</a>"

static void entries_are_read_with_date_and_comments(void **state)
{
    (void)state;
    static const struct {
        const char *heading, *item, *wanted;
    } rows[] = {
        {"News", A, "Some headline of news@()#-1"},
        {"Discussion", "<span class=date>28.01 05:35</span><span class=count>13798</span>" A,
         "Some headline of news@XXXX-01-28T05:35(28.01 05:35)#13798"},
        {"News", "<span>28.01.2022</span> " A " <span>7</span>",
         "Some headline of news@2022-01-28(28.01.2022)#-1"},
        {"News", A "<time datetime=2022-01-28T05:35:00Z>Friday</time>",
         "Some headline of news@2022-01-28T05:35:00Z(Friday)#-1"},
        {"News", A "<p>12 Comments</p>", "Some headline of news@()#12"},
        {"News", A "<span class=comment-count>1,234</span>", "Some headline of news@()#1234"},
        {"Kommentare", A "<b>0</b>", "Some headline of news@()#0"},
        {"News", A "<p><b>28</b> <i>January 2022</i></p>",
         "Some headline of news@2022-01-28(28 January 2022)#-1"},
        /* what a link holds beside its headline */
        {"News",
         "<a href=/a><p>Politics</p><h3>Some headline of news</h3><p>And a teaser that is much longer "
         "than it</p></a>",
         "Some headline of news@()#-1"},
        {"News",
         "<a href=/a><p>Politics</p><p class=card-title>Some headline of news</p><p>28 January 2022</p></a>",
         "Some headline of news@2022-01-28(28 January 2022)#-1"},
        {"News", "<a href=/a><div>Some headline of news</div><div>And a teaser that is longer</div></a>",
         "Some headline of news@()#-1"},
        {"Most read", "<a href=/a><b>1</b> Some headline of news</a>", "Some headline of news@()#-1"},
        {"News", "<a href=/a title='Some headline of news in full'>Some headline of...</a>",
         "Some headline of news in full@()#-1"},
        /* a date of the headline is not the text's */
        {"News", "<a href=/a>What 28 January 2022 has changed</a>", "What 28 January 2022 has changed@()#-1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(entry_of(rows[i].heading, rows[i].item), rows[i].wanted);
}

/* Entries that are bare links, with their dates and numbers between them. */
static void what_stands_between_entries_is_of_one_of_them(void **state)
{
    (void)state;
    static const char *const rows[] = {
        BODY "<aside><h2>Discussion</h2><ul><li>28.01 05:35<li>7</ul><a href=/a>One headline of many</a>"
             "<ul><li>27.01 09:20<li>0</ul><a href=/b>Two headlines of many</a></aside>",
        BODY "<aside><h2>Discussion</h2><a href=/a>One headline of many</a><p>28.01 05:35</p><p>7</p>"
             "<a href=/b>Two headlines of many</a><p>27.01 09:20</p><p>0</p></aside>",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_beside(rows[i]);
        assert_true(extract_related(&made.facts, &made.article));
        assert_int_equal(made.article.related_count, 2);
        const struct related *r = made.article.related;
        assert_span(r[0].section, "Discussion");
        assert_span(r[0].date_published, "XXXX-01-28T05:35");
        assert_int_equal(r[0].comment_count, 7);
        assert_span(r[1].date_published, "XXXX-01-27T09:20");
        assert_true(r[1].has_comment_count);
        assert_int_equal(r[1].comment_count, 0);
    }
}

static void what_repeats_the_heading_leads_to_all_of_it(void **state)
{
    (void)state;
    assert_string_equal(entry_of("Top stories", "<a href=/t>More top stories</a>"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(entries_are_read_with_date_and_comments),
        WITH_RUN(what_stands_between_entries_is_of_one_of_them),
        WITH_RUN(what_repeats_the_heading_leads_to_all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
