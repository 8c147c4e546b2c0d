#include "unit/extract/signs.h"

#define S(name) PAGE_SIGN_##name

static void elements_are_counted_by_tag(void **state)
{
    (void)state;
    measure("<ul><li>a<li>b</ul><pre><code>x</code></pre><img src=a><img "
            "src=b><form><input><select></select></form>");
    assert_signs({S(TAG_UL), 1}, {S(TAG_LI), 2}, {S(TAG_PRE), 1}, {S(TAG_CODE), 1}, {S(TAG_IMG), 2},
                 {S(TAG_FORM), 1}, {S(TAG_INPUT), 1}, {S(TAG_SELECT), 1}, {S(TAG_A), 0});
    assert_true(signs[S(NODES)] > 12);
    assert_true(signs[S(DEPTH)] >= 4);
}

static void links_are_parted_by_where_they_lead(void **state)
{
    (void)state;
    measure("<a href=#x>a</a><a href=/p#post2>b</a><a href=https://example.org/>c</a><a href='TEL:+1 2'>d</a>"
            "<a href=mailto:a@example.org>e</a><a href=/rel>f</a><a>g</a>");
    assert_signs({S(ANCHORS), 1}, {S(PERMALINKS), 1}, {S(LINKS_AWAY), 1}, {S(TELEPHONE_LINKS), 1},
                 {S(MAIL_LINKS), 1}, {S(TAG_A), 7});
}

static void names_are_cues_and_the_roots_apart(void **state)
{
    (void)state;
    measure("<html class=thread><body class='single-post category'><div class='product-grid' id=price>"
            "<p itemprop=price data-x=cart>1</div>");
    assert_signs({S(CUE_PRODUCT), 1}, {S(CUE_GRID), 1}, {S(CUE_PRICE), 2}, {S(CUE_CART), 0},
                 {S(CUE_SINGLE), 0}, {S(CUE_THREAD), 0}, {S(ROOT_SINGLE), 1}, {S(ROOT_POST), 1},
                 {S(ROOT_CATEGORY), 1}, {S(ROOT_THREAD), 1}, {S(ROOT_PRODUCT), 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_are_counted_by_tag),
        WITH_RUN(links_are_parted_by_where_they_lead),
        WITH_RUN(names_are_cues_and_the_roots_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
