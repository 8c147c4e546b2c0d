#include <stdio.h>
#include <stdlib.h>

#include "unit/extract/beside.h"

#include "extract/fields.h"

#define WHO(name)  "<b class=username>" name "</b>"
#define WHEN(day)  "<i class=date>" day " November 2024</i>"
#define PAGE(a, b) BODY "<div class=comments><div class=c>" a "</div><div class=c>" b "</div></div>"

/* The text of the first of two comments. */
static const char *text_of(const char *html)
{
    static char out[512];
    make_beside(html);
    assert_true(extract_comments(&made.facts, &made.article));
    out[0] = '\0';
    if (made.article.comment_count)
        snprintf(out, sizeof out, "%.*s", STR_FMT(made.article.comments[0].text));
    return out;
}

#define OTHER WHO("Bob") WHEN("28") "<p>Said of late</p>"

static void what_stands_around_the_words_is_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {PAGE(WHO("Ada") WHEN("27") "<p>So it is</p><p>and more</p>", OTHER), "So it is\n\nand more"},
        /* a line of name and time */
        {PAGE("<p>" WHO("Ada") " wrote on " WHEN("27") "</p><p>So it is</p>", OTHER), "So it is"},
        /* a name before the words, in one piece */
        {PAGE("<p>" WHO("Ada") ": so it is, with some more words than labels have</p>" WHEN("27"), OTHER),
         "so it is, with some more words than labels have"},
        /* numbers, buttons, short links */
        {PAGE(WHO("Ada") WHEN("27") "<p>+12</p><p>So it is</p><p><a href=/r>Reply to this</a></p>"
                                    "<button>Like</button>",
              OTHER),
         "So it is"},
        /* what every comment has */
        {PAGE(WHO("Ada") WHEN("27") "<p>So it is</p><p>Missbrauch melden</p>",
              OTHER "<p>Missbrauch melden</p>"),
         "So it is"},
        /* what is named for it, and what is named for acts */
        {PAGE(WHO("Ada") WHEN("27") "<p>Top fan since long</p><div class=comment-text><p>So it is</p></div>",
              OTHER),
         "So it is"},
        {PAGE(WHO("Ada") WHEN("27") "<p>So it is</p><p class=comment-votes>3 people found this good</p>",
              OTHER),
         "So it is"},
        /* a name that holds all is none for the text */
        {PAGE("<div class=comment-body>" WHO("Ada") WHEN("27") "<p>So it is</p></div>", OTHER), "So it is"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(text_of(rows[i].html), rows[i].wanted);
}

static void long_ones_are_cut(void **state)
{
    (void)state;
    enum { ROOM = 1 << 17, WORDS = 9000 };
    char *html = malloc(ROOM);
    size_t len =
        (size_t)sprintf(html, "%s", BODY "<div class=comments><div class=c>" WHO("Ada") WHEN("27") "<p>");
    for (int i = 0; i < WORDS; i++)
        len += (size_t)sprintf(html + len, "äöü ");
    sprintf(html + len, "</p><p>The end</p></div><div class=c>" OTHER "</div></div>");
    make_beside(html);
    assert_true(extract_comments(&made.facts, &made.article));
    assert_int_equal(made.article.comment_count, 2);
    assert_in_range(made.article.comments[0].text.len, 19990, 20002);
    free(html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_stands_around_the_words_is_left_out),
        WITH_RUN(long_ones_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
