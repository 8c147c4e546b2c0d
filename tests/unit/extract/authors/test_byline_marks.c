#include "unit/page.h"

#include "extract/authors/byline_marks.h"

static void attributes_say_whether_they_name_the_author(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum byline_mark mark;
    } rows[] = {
        {"<p class=author>", MARK_CLASS},
        {"<p class=byline>", MARK_CLASS},
        {"<p class='meta post-author-name'>", MARK_NAME},
        {"<p class=authorName>", MARK_NAME},
        {"<p class=author-box>", MARK_BOX},
        {"<p class=author-bio>", MARK_SKIP},
        {"<p class=media-license-author>", MARK_SKIP},
        {"<p class='author author-photo'>", MARK_CLASS},
        {"<p id=author>", MARK_CLASS},
        {"<p class=authority>", MARK_NONE},
        {"<p class=title>", MARK_NONE},
        {"<p itemprop=author>", MARK_PROPERTY},
        {"<a rel=author>", MARK_REL},
        {"<a rel='nofollow author'>", MARK_REL},
        {"<a href=/author/ada>", MARK_LINK},
        {"<a href=https://example.org/people/ada>", MARK_LINK},
        {"<a href=/author-ada>", MARK_LINK},
        {"<a href=/authority/ada>", MARK_NONE},
        {"<a href=/authors>", MARK_NONE},
        {"<a href=mailto:ada@example.org/author/x>", MARK_NONE},
        {"<p>", MARK_NONE},
    };
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        const uint8_t *marks = mark_byline_names(&run, &made.doc);
        assert_non_null(marks);
        uint32_t node = doc_find(&made.doc, rows[i].html[1] == 'a' ? TAG_A : TAG_P, 0, made.doc.node_count);
        assert_true(node < made.doc.node_count);
        enum byline_mark mark = byline_mark_of(&made.doc, marks, node);
        if (mark != rows[i].mark)
            print_error("%s: %d\n", rows[i].html, (int)mark);
        wrong += mark != rows[i].mark;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(attributes_say_whether_they_name_the_author)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
