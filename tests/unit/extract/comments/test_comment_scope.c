#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/comments/comment_scope.h"

/* First letters of the scope's segments. */
static const char *scope_of(const char *html)
{
    static char out[64];
    struct comment_scope scope;
    size_t count = 0;
    make_beside(html);
    assert_true(find_comment_scope(&made.facts, &made.article, &scope));
    for (; count < scope.thread.count; count++)
        out[count] = scope.thread.segments[count]->text.at[0];
    out[count] = '\0';
    return out;
}

static void elements_named_as_a_discussion_are_the_scope(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {BODY "<div class=comments><p>A</p><p>B</p></div><p>x", "AB"},
        {BODY "<div id=kommentare-12><p>A</p></div>", "A"},
        {BODY "<div class='x post-comments y'><p>A</p></div>", "A"},
        {BODY "<div itemscope itemtype=http://schema.org/UserComments><p>A</p></div>", "A"},
        {BODY "<div class=comments-count><p>A</p></div><div class=recent-comments><p>B</p></div>", ""},
        {BODY "<div class=comments><p>A</p><form><p>B</p></form><button>C</button></div>", "A"},
        /* the whole page lies in a form */
        {"<form>" BODY "<div class=comments><p>A</p></div></form>", "A"},
        /* it holds the body */
        {"<div class=comments>" BODY "<p>A</p></div>", ""},
        /* pieces of the body are none */
        {BODY BODY BODY BODY "<div class=comments><p>A</p><p>Text</p></div>", "A"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(scope_of(rows[i].html), rows[i].wanted);
}

static void names_of_elements_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *attribute;
        unsigned wanted;
    } rows[] = {
        {"class=comment", NAMED_DISCUSSION},
        {"class=comment-text", NAMED_DISCUSSION | NAMED_CONTENT},
        {"class=postMessage", NAMED_CONTENT},
        {"class=context", 0},
        {"class=text-muted", 0},
        {"class=likes", NAMED_ACTION},
        {"class=reply-text", NAMED_CONTENT},
        {"itemprop=text", NAMED_CONTENT},
        {"role=comment", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[128];
        struct comment_scope scope;
        snprintf(html, sizeof html, "<p>x<div class=comment></div><i %s>y</i>", rows[i].attribute);
        make_beside(html);
        assert_true(find_comment_scope(&made.facts, &made.article, &scope));
        uint32_t node = doc_find(&made.doc, TAG_I, 0, made.doc.node_count);
        assert_int_equal(scope.named[node], rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_named_as_a_discussion_are_the_scope),
        WITH_RUN(names_of_elements_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
