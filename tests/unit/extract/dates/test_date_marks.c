#include "unit/page.h"

#include "extract/dates/date_marks.h"

static void elements_that_say_date_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool is_marked;
    } rows[] = {
        {"<p class=date>x", true},
        {"<p><span class=post-date>x</span>", true},
        {"<p><span class=entryTime>x</span>", true},
        {"<div id=published><p>x</div>", true},
        {"<p itemprop=datePublished>x", true},
        {"<p class=update>x", false},
        {"<p class=timeline>x", false},
        {"<p class=candidate>x", false},
        {"<p>x", false},
        {"<div class=date><p>1<p>2<p>3<p>4<p>5<p>6<p>7<p>8<p>9<p>a<p>b<p>c<p>d</div>", false}, /* not small */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        const bool *marks = mark_date_names(&run, &made.doc);
        assert_non_null(marks);
        if (is_marked_date(&made.doc, marks, &made.sheet.segments[0]) != rows[i].is_marked)
            print_error("%s\n", rows[i].html);
        assert_int_equal(is_marked_date(&made.doc, marks, &made.sheet.segments[0]), rows[i].is_marked);
    }
}

static void refused_memory_gives_nothing(void **state)
{
    (void)state;
    make_sheet("<p class=date>x");
    arena_refuse_after(run.arena, 1);
    assert_null(mark_date_names(&run, &made.doc));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_that_say_date_are_told),
        WITH_RUN(refused_memory_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
