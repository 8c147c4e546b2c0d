#include "unit/extract/contest.h"

#define PROSE                                                                                                \
    "<p>The plan was agreed on after two days of talks in the capital, the government said on Friday.</p>"

static void headings_are_put_by_level_and_place(void **state)
{
    (void)state;
    static const struct {
        const char *html, *value;
        enum mark mark;
        bool has;
    } rows[] = {
        {"<h1>A story</h1>", "A story", MARK_H1_ONLY, true},
        {"<h1>One</h1><h1>A story</h1><h1>Three</h1>", "One", MARK_H1_FIRST, true},
        {"<h1>One</h1><h1>A story</h1><h1>Three</h1>", "A story", MARK_H1_SECOND, true},
        {"<h1>One</h1><h1>A story</h1><h1>Three</h1>", "Three", MARK_H1_LATER, true},
        {"<h2>A story</h2><h2>More</h2>", "A story", MARK_H2_FIRST, true},
        {"<h2>A story</h2><h2>More</h2>", "More", MARK_H2_LATER, true},
        {"<h3>A story</h3><h3>More</h3>", "More", MARK_H3_LATER, true},
        {"<h1><span>Sea</span> <span>A story</span></h1>", "Sea", MARK_PIECE_FIRST, true},
        {"<h1><span>Sea</span> <span>A story</span></h1>", "A story", MARK_PIECE_REST, true},
        {"<h1><div>Sea</div><div>A story</div></h1>", "A story", MARK_PIECE_REST, true},
        {"<h1>A story | Sea</h1>", "A story", MARK_HEADING_FIRST, true},
        {"<h1>A story | Sea</h1>", "Sea", MARK_HEADING_REST, true},
        {"<article><h1>A story</h1></article>", "A story", MARK_H1_ARTICLE, true},
        {"<h1>A story</h1>", "A story", MARK_H1_ARTICLE, false},
        {"<main><h1>A story</h1></main>", "A story", MARK_H1_MAIN, true},
        {"<header><h1>A story</h1></header>", "A story", MARK_H1_HEADER, true},
        {"<h1 class=post-title>A story</h1>", "A story", MARK_H1_NAMED, true},
        {"<h1 class=post>A story</h1>", "A story", MARK_H1_NAMED, false},
        {"<h1><a href=/a>A story</a></h1>", "A story", MARK_H1_LINKED, true},
        {"<h1><a href=/a>A story</a></h1>", "A story", MARK_H1_LOGO, false},
        {"<h1><a href=/>A story</a></h1>", "A story", MARK_H1_LOGO, true},
        {"<h1>A story</h1><time>now</time>", "A story", MARK_H1_TIME, true},
        {"<h1>A story</h1><p class=byline>Ada</p>", "A story", MARK_H1_BYLINE, true},
        {"<h1>A story</h1>" PROSE PROSE, "A story", MARK_H1_NEAR_TEXT, true},
        {"<div><div><h1>A story</h1><div>" PROSE PROSE "</div></div></div>", "A story", MARK_H1_SAME_BLOCK,
         true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        open_contest(rows[i].html, NULL);
        put_headings(&contest);
        assert_int_equal(has_mark(rows[i].value, rows[i].mark), rows[i].has);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(headings_are_put_by_level_and_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
