#include "unit/extract/whole.h"

#include "extract/body/joint.h"

static void segments_join_by_what_they_share(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum joint wanted; /* of the last two segments */
    } rows[] = {
        {"<p>a<p>b", JOINT_BLOCK},
        {"<p>a<ul><li>b</ul>", JOINT_BLOCK},
        {"<ul><li>a<li>b</ul>", JOINT_ITEM},
        {"<ul><li>a</ul><ul><li>b</ul>", JOINT_BLOCK},
        {"<dl><dt>a<dd>b</dl>", JOINT_ITEM},
        {"<table><tr><td>a<td>b</table>", JOINT_CELL},
        {"<table><tr><td>a<td>not<tr><td>b<td>not</table>", JOINT_ROW},
        {"<table><tr><td>not<td>a</table><table><tr><td>b<td>not</table>", JOINT_BLOCK},
        {"<table><tr><td>a<br><br>b<td>not</table>", JOINT_PIECE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_whole(rows[i].html);
        size_t last = made.article.body_count - 1;
        assert_int_equal(joint_of(&made.doc, made.article.body[last - 1], made.article.body[last]),
                         rows[i].wanted);
    }
}

static void lines_of_a_text_have_items_and_cells(void **state)
{
    (void)state;
    make_sheet_of_lines("a\n- b\n- c\nd");
    const struct segment *s = made.sheet.segments;
    assert_int_equal(joint_of(&made.doc, &s[0], &s[1]), JOINT_BLOCK);
    assert_int_equal(joint_of(&made.doc, &s[1], &s[2]), JOINT_ITEM);
    assert_int_equal(joint_of(&made.doc, &s[2], &s[3]), JOINT_BLOCK);
    make_sheet_of_lines("a\tb\nc\td\n\ne\tf\ng\th");
    s = made.sheet.segments;
    assert_int_equal(joint_of(&made.doc, &s[0], &s[1]), JOINT_CELL);
    assert_int_equal(joint_of(&made.doc, &s[1], &s[2]), JOINT_ROW);
    assert_int_equal(joint_of(&made.doc, &s[3], &s[4]), JOINT_BLOCK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(segments_join_by_what_they_share),
        WITH_RUN(lines_of_a_text_have_items_and_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
