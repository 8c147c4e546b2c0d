#include "rows.h"

static void prose_is_a_sentence_of_words_not_links(void **state)
{
    (void)state;
    static const struct {
        struct segment segment;
        bool wanted;
    } rows[] = {
        {{.words = 8, .sentences = 1}, true},
        {{.words = 7, .sentences = 1}, false},
        {{.words = 80, .sentences = 0}, false},
        {{.words = 8, .sentences = 1, .link_words = 3}, true},
        {{.words = 8, .sentences = 1, .link_words = 4}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(is_prose(&rows[i].segment), rows[i].wanted);
}

static void sums_are_over_a_range(void **state)
{
    (void)state;
    make_sheet("<p>one <a href=/>two</a><p>" PROSE "<p>three<p>" PROSE " More.");
    static const struct {
        uint32_t from, to;
        struct sums wanted; /* words, link words, words of prose, pieces of prose */
    } rows[] = {
        {0, 0, {0, 0, 0, 0}}, {0, 1, {2, 1, 0, 0}},   {1, 2, {8, 0, 8, 1}},
        {1, 3, {9, 0, 8, 1}}, {0, 4, {20, 1, 17, 2}}, {4, 4, {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct sums got = sums_between(made.sheet.gauge, rows[i].from, rows[i].to);
        assert_memory_equal(&got, &rows[i].wanted, sizeof got);
    }
}

static void shares_of_nothing_are_none(void **state)
{
    (void)state;
    assert_float_equal(share_of(0, 0), 0, 0);
    assert_float_equal(share_of(3, 0), 0, 0);
    assert_float_equal(share_of(1, 4), 0.25F, 0);
}

static void the_first_h1_that_is_no_link_counts(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        uint32_t wanted;
    } rows[] = {
        {"<p>a<h1>b</h1><h1>c</h1>", 1},
        {"<h1><a href=/>Site</a></h1><h2>b</h2><h1>c</h1>", 2},
        {"<h1>Part <a href=/>link</a></h1><h1>c</h1>", 0},
        {"<h1>***</h1>", UINT32_MAX},
        {"<h2>a</h2><p>b", UINT32_MAX},
        {"<html>", UINT32_MAX},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_int_equal(made.sheet.gauge->h1, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_a_sentence_of_words_not_links),
        WITH_RUN(sums_are_over_a_range),
        cmocka_unit_test(shares_of_nothing_are_none),
        WITH_RUN(the_first_h1_that_is_no_link_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
