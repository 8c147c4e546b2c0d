#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/comments/comment_parents.h"

/* The parents of a page's <li> elements: "-1 0". */
static const char *parents_of(const char *html)
{
    static char out[128];
    uint32_t nodes[16];
    size_t count = 0, len = 0;
    make_beside(html);
    for (uint32_t i = 0; i < made.doc.node_count; i++)
        if (made.doc.nodes[i].tag == TAG_LI)
            nodes[count++] = i;
    const int64_t *parents = find_comment_parents(&made.facts, nodes, count);
    assert_non_null(parents);
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%d", i ? " " : "", (int)parents[i]);
    return out;
}

static void parents_are_stated_or_seen(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<ul><li>a<ul><li>b</li><li>c<ul><li>d</ul></ul><li>e</ul>", "-1 0 0 2 -1"},
        {"<ul><li>a</li></ul><div><ul><li>b</li></ul></div><ul><li>c</ul>", "-1 0 -1"},
        {"<ul><li class=depth-1>a<li class='x depth-2'>b<li class=depth-3>c<li class=depth-2>d<li "
         "class=depth-1>e</ul>",
         "-1 0 1 0 -1"},
        {"<ul><li class=level0>a<li class=level1>b</ul>", "-1 0"},
        /* one without: how deep it stands */
        {"<ul><li class=depth-1>a<li>b</ul>", "-1 -1"},
        {"<ul><li id=comment-7>a<li id=comment-8>b<li data-parent-id=7>c<li data-parent=comment-8>d</ul>",
         "-1 -1 0 1"},
        {"<ul><li data-comment-id=abc>a<li data-reply-to=abc>b</ul>", "-1 0"},
        /* what comes later, or nowhere, is no parent; 0 means none */
        {"<ul><li data-parent-id=8>a<li id=c8>b<li data-parent-id=9>c<li data-parent-id=0>d</ul>",
         "-1 -1 -1 -1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(parents_of(rows[i].html), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(parents_are_stated_or_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
