#include "rows.h"

#include <stdio.h>

#define LIST                                                                                                 \
    "<ul><li class=a>one <a href=/>two</a><li class=a>" PROSE                                                \
    "<li class=b>three</ul><ul><li class=a>four</ul>"

#define SENTENCES " " PROSE PROSE PROSE PROSE
#define LAID_OUT  "<table><tr><td>a<td>b" SENTENCES SENTENCES SENTENCES SENTENCES "</table>"

static void siblings_have_one_parent_tag_and_class(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {LIST, "one", FEATURE_SIBLINGS, LOG(2)},
        {LIST, "one", FEATURE_SIBLING_WORDS, LOG(5)},
        {LIST, "one", FEATURE_SIBLING_LINK_SHARE, 0.1F},
        {LIST, "one", FEATURE_SIBLING_PROSE, 0.5F},
        {LIST, "three", FEATURE_SIBLINGS, LOG(1)},
        {LIST, "four", FEATURE_SIBLINGS, LOG(1)},
        {LIST, "four", FEATURE_SIBLING_WORDS, LOG(1)},
        {"<ul><li>a<li id=x>b<li role=y>c</ul>", "a", FEATURE_SIBLINGS, LOG(3)}, /* only the class counts */
        {"<ul><li class=x class=y>a<li class=x>b<li class=y>c</ul>", "a", FEATURE_SIBLINGS, LOG(2)},
        {"<ul><li class=''>a<li>b<li class=y>c</ul>", "a", FEATURE_SIBLINGS, LOG(2)}, /* none, an empty one */
        {"<div><p>a</p><h2>b</h2></div>", "a", FEATURE_SIBLINGS, LOG(1)},
        /* of one kind, too: the second cell is long, and so lays out the page */
        {LAID_OUT, "a", FEATURE_SIBLINGS, LOG(1)},
        {LAID_OUT, "a", FEATURE_TWINS, LOG(1)},
        {"<table><tr><td>a<td>b<tr><td>c</table>", "a", FEATURE_SIBLINGS, LOG(2)},
        {"<table><tr><td>a<td>b<tr><td>c</table>", "a", FEATURE_TWINS, LOG(2)},
    };
    check_numbers(numbers, COUNT(numbers));
}

/* The text's block and three above it: the fourth level's class is x or y, the fifth's u or v. */
#define NEST(fifth, fourth, text)                                                                            \
    "<div class=" fifth "><section class=" fourth "><div><ul><li>" text "</ul></div></section></div>"

static void twins_are_alike_in_four_levels(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {NEST("u", "x", "one") NEST("v", "x", "two three"), "one", FEATURE_TWINS, LOG(2)},
        {NEST("u", "x", "one") NEST("v", "x", "two three"), "one", FEATURE_TWIN_WORDS, LOG(1.5)},
        {NEST("u", "x", "one") NEST("u", "y", "two"), "one", FEATURE_TWINS, LOG(1)},
        {NEST("u", "x", "one") NEST("u", "x", "<a href=/>b</a>"), "one", FEATURE_TWIN_LINK_SHARE, 0.5F},
        {NEST("u", "x", "one") NEST("u", "x", PROSE), "one", FEATURE_TWIN_PROSE, 0.5F},
    };
    check_numbers(numbers, COUNT(numbers));
}

static void pairs_are_alike_in_two_levels(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool pairs, twins;
    } rows[] = {
        {NEST("u", "x", "a") NEST("u", "x", "b"), true, true},
        {NEST("u", "x", "a") NEST("u", "y", "b"), true, false},
        {"<div><ul><li>a</ul></div><nav><ul><li>b</ul></nav>", true, false}, /* the third level is another */
        {"<ul><li>a</ul><ol><li>b</ol>", false, false},
        {"<ul class=m><li>a</ul><ul class=n><li>b</ul>", false, false},
        {"<ul><li class=m>a</ul><ul><li class=n>b</ul>", false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        const struct gauge *g = made.sheet.gauge;
        assert_int_equal(g->count, 2);
        assert_int_equal(g->pairs[0] == g->pairs[1], rows[i].pairs);
        assert_int_equal(g->twins[0] == g->twins[1], rows[i].twins);
    }
}

static void the_same_text_is_repeated(void **state)
{
    (void)state;
#define REPEATED "<p>one<p>two<p>one<p>One<p>two.<h2>one</h2><p>On<p>e"
    const struct number numbers[] = {
        {REPEATED, "one", FEATURE_REPEATED, 1},   {REPEATED, "two", FEATURE_REPEATED, 0},
        {REPEATED, "One", FEATURE_REPEATED, 0},   {REPEATED, "two.", FEATURE_REPEATED, 0},
        {REPEATED, "On", FEATURE_REPEATED, 0},    {"<p>a<p>a", "a", FEATURE_REPEATED, 1},
        {"<p>aa<p>a", "aa", FEATURE_REPEATED, 0},
    };
    check_numbers(numbers, COUNT(numbers));
    make_sheet(REPEATED);
    assert_float_equal(feature_at(2, FEATURE_REPEATED), 1, 0);
    assert_float_equal(feature_at(5, FEATURE_REPEATED), 1, 0);
}

/* All of one group, and each of its own: the tables hold both, and tell the texts apart. */
static void many_groups_are_told_apart(void **state)
{
    (void)state;
    enum { MANY = 5000, PIECE = 32 };
    char *html = malloc(MANY * PIECE + 1);
    assert_non_null(html);
    size_t len = 0;
    for (int i = 0; i < MANY; i++)
        len += (size_t)snprintf(html + len, PIECE, "<p class=c%d>text %d</p>", i, i);
    make_sheet(html);
    free(html);
    const struct gauge *g = made.sheet.gauge;
    assert_int_equal(g->count, MANY);
    assert_int_equal(g->group_count, 3 * MANY);
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(g->groups[g->twins[i]].count, 1);
        assert_int_equal(g->groups[g->siblings[i]].count, 1);
        assert_false(g->repeated[i]);
    }
    html = repeat("", "<p class=c>text</p>", MANY, "");
    make_sheet(html);
    free(html);
    g = made.sheet.gauge;
    assert_int_equal(g->group_count, 3);
    assert_int_equal(g->groups[g->pairs[MANY - 1]].count, MANY);
    assert_true(g->repeated[0] && g->repeated[MANY - 1]);
}

/* Where the table of repeated texts, of so many slots, looks for a text first. */
static size_t first_slot(struct str text, size_t slots)
{
    uint64_t key = str_hash64(text);
    return (size_t)(key ^ (key >> 32)) & (slots - 1);
}

/* Texts that all want one slot: past so many steps the search ends, at the price of a wrong mark, where it
 * would take as many steps as there were texts before. */
static void texts_made_to_collide_are_not_searched_for_long(void **state)
{
    (void)state;
    enum { MANY = 300, STEPS = 256, SLOTS = 1024, PIECE = 16 };
    char *html = malloc(MANY * PIECE);
    size_t len = 0;
    assert_non_null(html);
    for (unsigned i = 0, found = 0; found < MANY; i++) {
        char text[PIECE];
        snprintf(text, sizeof text, "%x", i);
        if (first_slot(str_of(text), SLOTS) != 7)
            continue;
        len += (size_t)snprintf(html + len, PIECE, "<p>%s", text);
        found++;
    }
    make_sheet(html);
    free(html);
    assert_int_equal(made.sheet.segment_count, MANY);
    assert_float_equal(feature_at(STEPS - 1, FEATURE_REPEATED), 0, 0);
    assert_float_equal(feature_at(STEPS + 1, FEATURE_REPEATED), 1, 0);
    assert_float_equal(feature_at(MANY - 1, FEATURE_REPEATED), 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(siblings_have_one_parent_tag_and_class),
        WITH_RUN(twins_are_alike_in_four_levels),
        WITH_RUN(pairs_are_alike_in_two_levels),
        WITH_RUN(the_same_text_is_repeated),
        WITH_RUN(many_groups_are_told_apart),
        WITH_RUN(texts_made_to_collide_are_not_searched_for_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
