#include "judged.h"

static void neighbours_are_seen(void **state)
{
    (void)state;
    JUDGE("<p>a b<p>a b<p>a b<p>a b<p>a b", 0.1F, 0.2F, 0.4F, 0.8F, 1.0F);
    CHECK_LOOKED({2, CONTEXT_P, 0.4F}, {2, CONTEXT_P_BEFORE1, 0.2F}, {2, CONTEXT_P_BEFORE2, 0.1F},
                 {2, CONTEXT_P_BEFORE3, -1}, {2, CONTEXT_P_AFTER1, 0.8F}, {2, CONTEXT_P_AFTER2, 1},
                 {2, CONTEXT_P_AFTER3, -1}, {0, CONTEXT_P_BEFORE1, -1}, {4, CONTEXT_P_AFTER1, -1},
                 {4, CONTEXT_P_BEFORE3, 0.2F}, {0, CONTEXT_P_AFTER3, 0.8F}, {0, CONTEXT_P_WINDOW3, 1.4F / 3},
                 {2, CONTEXT_P_WINDOW3, 2.1F / 4}, {4, CONTEXT_P_WINDOW3, 1.4F / 3},
                 {0, CONTEXT_P_WINDOW10, 2.4F / 4}, {0, CONTEXT_P_NEXT10, 2.4F / 4}, {3, CONTEXT_P_NEXT10, 1},
                 {4, CONTEXT_P_NEXT10, -1}, {0, CONTEXT_MASS_BEFORE, 0},
                 {2, CONTEXT_MASS_BEFORE, 0.3F / 2.5F}, {4, CONTEXT_MASS_BEFORE, 1.5F / 2.5F});
}

static void windows_end(void **state)
{
    (void)state;
    JUDGE("<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a<p>a", 1, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F,
          0.5F, 0.5F, 0.5F, 0.5F, 1);
    CHECK_LOOKED({3, CONTEXT_P_WINDOW3, 3.5F / 6}, {4, CONTEXT_P_WINDOW3, 0.5F},
                 {10, CONTEXT_P_WINDOW10, 7.0F / 12}, {11, CONTEXT_P_WINDOW10, 6.0F / 11},
                 {2, CONTEXT_P_NEXT10, 0.55F}, {1, CONTEXT_P_NEXT10, 0.5F});
}

static void means_are_weighted_by_words(void **state)
{
    (void)state;
    JUDGE("<p>a<p>b<p>c", 0.79F, 0.8F, 0.1F);
    CHECK_LOOKED({0, CONTEXT_PAGE_SURE, 0.8F / 1.69F});
    JUDGE("<p>a<p>b c d<p>e<p>***", 0, 1, 0.5F, 1);
    CHECK_LOOKED({2, CONTEXT_P_WINDOW3, 0.75F}, {2, CONTEXT_P_NEXT10, -1}, /* no words there */
                 {1, CONTEXT_MASS_BEFORE, 0}, {2, CONTEXT_MASS_BEFORE, 3.0F / 3.5F},
                 {1, CONTEXT_PAGE_KEPT, 3.5F / 5}, {3, CONTEXT_PAGE_KEPT, 3.5F / 5},
                 {1, CONTEXT_PAGE_SURE, 3.0F / 3.5F});
}

static void sections_go_from_heading_to_heading(void **state)
{
    (void)state;
    JUDGE("<p>a<p>b<h2>c</h2><p>d<p>e f<h2>g</h2><h3>h</h3>", 0.1F, 0.2F, 0.9F, 0.4F, 0.6F, 0.3F, 0.7F);
    float mass = 0.1F + 0.2F + 0.9F + 0.4F + 1.2F + 0.3F + 0.7F;
    CHECK_LOOKED(
        {0, CONTEXT_P_HEADING, -1}, {0, CONTEXT_P_SECTION, 0.2F}, {1, CONTEXT_P_SECTION, 0.1F},
        {0, CONTEXT_SECTION_MASS, 0.3F / mass}, {2, CONTEXT_P_HEADING, 0.9F}, {4, CONTEXT_P_HEADING, 0.9F},
        {2, CONTEXT_P_SECTION, 1.6F / 3}, {3, CONTEXT_P_SECTION, 2.1F / 3}, {4, CONTEXT_P_SECTION, 1.3F / 2},
        {3, CONTEXT_SECTION_MASS, 2.5F / mass}, {5, CONTEXT_P_HEADING, 0.3F}, {5, CONTEXT_P_SECTION, -1},
        {6, CONTEXT_P_HEADING, 0.7F}, {6, CONTEXT_SECTION_MASS, 0.7F / mass});
}

static void the_like_leave_the_segment_out(void **state)
{
    (void)state;
    JUDGE("<main><ul><li>a<li>b c<li>d</ul></main><nav><ul><li>e</ul></nav><p>f", 0.2F, 0.4F, 0.6F, 0.8F,
          0.5F);
    CHECK_LOOKED({0, CONTEXT_P_SIBLINGS, 1.4F / 3}, {1, CONTEXT_P_SIBLINGS, 0.4F},
                 {3, CONTEXT_P_SIBLINGS, -1}, {0, CONTEXT_P_TWINS, 1.4F / 3}, {3, CONTEXT_P_TWINS, -1},
                 {0, CONTEXT_P_PAIRS, 2.2F / 4}, {3, CONTEXT_P_PAIRS, 1.6F / 4}, {4, CONTEXT_P_PAIRS, -1});
}

static void ancestors_leave_the_segment_out(void **state)
{
    (void)state;
    JUDGE("<section><div><p>a<p>b</div><p>c</section><p>d e", 0.2F, 0.4F, 0.6F, 0.5F);
    CHECK_LOOKED({0, CONTEXT_P_OUT1, 0.4F}, {0, CONTEXT_MASS_OUT1, 0.6F / 2.2F}, {0, CONTEXT_P_OUT2, 0.5F},
                 {0, CONTEXT_MASS_OUT2, 1.2F / 2.2F}, {0, CONTEXT_P_OUT3, 0.5F}, {0, CONTEXT_MASS_OUT3, 1},
                 {0, CONTEXT_P_OUT4, 0.5F}, {0, CONTEXT_MASS_OUT4, 1}, {2, CONTEXT_P_OUT1, 0.3F},
                 {3, CONTEXT_P_OUT1, 0.4F}, {3, CONTEXT_MASS_OUT1, 1});
}

static void the_smallest_pages_have_a_context(void **state)
{
    (void)state;
    make_sheet("<html>");
    assert_true(measure_context(&run, &made.sheet, NULL, NULL, CONTEXT_COUNT));
    JUDGE("<p>one", 0.9F);
    CHECK_LOOKED({0, CONTEXT_P_WINDOW10, -1}, {0, CONTEXT_P_TWINS, -1}, {0, CONTEXT_P_OUT1, -1},
                 {0, CONTEXT_MASS_OUT1, 1}, {0, CONTEXT_P_SECTION, -1}, {0, CONTEXT_SECTION_MASS, 1});
    JUDGE("<p>***", 0.9F);
    CHECK_LOOKED({0, CONTEXT_PAGE_KEPT, -1}, {0, CONTEXT_PAGE_SURE, -1}, {0, CONTEXT_SECTION_MASS, -1});
}

/* The rows of what is ruled out stay as they are; those of others see it all the same. */
static void what_is_ruled_out_has_no_context(void **state)
{
    (void)state;
    JUDGE("<p>one<p>two", 0.029F, RULED_OUT);
    CHECK_LOOKED({0, CONTEXT_P, 0}, {0, CONTEXT_P_AFTER1, 0}, {1, CONTEXT_P, RULED_OUT},
                 {1, CONTEXT_P_BEFORE1, 0.029F}, {1, CONTEXT_PAGE_ISLANDS, 0});
}

static const float refused_p[] = {0.9F, 0.8F, 0.2F};
static float refused_rows[COUNT(refused_p) * CONTEXT_COUNT];

static bool look_again(void)
{
    return measure_context(&run, &made.sheet, refused_p, refused_rows, CONTEXT_COUNT);
}

static void every_refused_allocation_is_told(void **state)
{
    (void)state;
    make_sheet("<main><p>one two<p>three</main><p>four");
    assert_in_range(refuse_each(look_again), 6, 30);
    assert_true(refused_rows[CONTEXT_P] > 0.8F);
}

static void large_pages_have_a_context(void **state)
{
    (void)state;
    enum { SEGMENTS = 20000 };
    char *html = repeat("", "<div><p>one</p><p>two three</p></div>", SEGMENTS / 2, "");
    make_sheet(html);
    free(html);
    assert_int_equal(made.sheet.segment_count, SEGMENTS);
    float *p = run_alloc_array(&run, SEGMENTS, sizeof *p);
    float *rows = run_alloc_array(&run, (size_t)SEGMENTS * CONTEXT_COUNT, sizeof *rows);
    assert_true(p && rows);
    for (size_t i = 0; i < SEGMENTS; i++)
        p[i] = (float)(i % 2);
    assert_true(measure_context(&run, &made.sheet, p, rows, CONTEXT_COUNT));
    for (size_t i = 0; i < (size_t)SEGMENTS * CONTEXT_COUNT; i++)
        assert_true(isfinite(rows[i]));
    assert_true(is_near(rows[CONTEXT_COUNT + CONTEXT_PAGE_ISLANDS], LOG(SEGMENTS / 2)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(neighbours_are_seen),
        WITH_RUN(windows_end),
        WITH_RUN(means_are_weighted_by_words),
        WITH_RUN(sections_go_from_heading_to_heading),
        WITH_RUN(the_like_leave_the_segment_out),
        WITH_RUN(ancestors_leave_the_segment_out),
        WITH_RUN(the_smallest_pages_have_a_context),
        WITH_RUN(what_is_ruled_out_has_no_context),
        WITH_RUN(every_refused_allocation_is_told),
        WITH_RUN(large_pages_have_a_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
