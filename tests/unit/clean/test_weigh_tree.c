#include "judged.h"

/* By (p - .5) words: nav -.8; sections 2, .8 and -.4, so main 2.4; footer -.4. */
#define TRUNK                                                                                                \
    "<nav><p>a b</p></nav><main><section><p>a b</p><p>c d</p></section><section><p>e f</p></section>"        \
    "<section><p>g h</p></section></main><footer><p>i</p></footer>"
#define TRUNK_P 0.1F, 1, 1, 0.9F, 0.3F, 0.1F

static void the_trunk_is_the_heaviest_subtree(void **state)
{
    (void)state;
    JUDGE(TRUNK, TRUNK_P);
    CHECK_LOOKED({0, CONTEXT_FROM_TRUNK, -1}, {1, CONTEXT_FROM_TRUNK, 0}, {4, CONTEXT_FROM_TRUNK, 0},
                 {5, CONTEXT_FROM_TRUNK, 1}, {0, CONTEXT_TRUNK_STEPS, 3}, {1, CONTEXT_TRUNK_STEPS, 3},
                 {5, CONTEXT_TRUNK_STEPS, 3});
}

static void a_branch_is_the_trunks_child(void **state)
{
    (void)state;
    JUDGE(TRUNK, TRUNK_P);
    float mass = 0.2F + 2 + 2 + 1.8F + 0.6F + 0.1F;
    CHECK_LOOKED({1, CONTEXT_P_BRANCH, 1}, {1, CONTEXT_BRANCH_MASS, 4 / mass}, {3, CONTEXT_P_BRANCH, -1},
                 {3, CONTEXT_BRANCH_MASS, 1.8F / mass}, {0, CONTEXT_P_BRANCH, -1},
                 {0, CONTEXT_BRANCH_MASS, -1}, {5, CONTEXT_BRANCH_MASS, -1});
}

static void the_last_branch_with_weight_is_marked(void **state)
{
    (void)state;
    JUDGE(TRUNK, TRUNK_P);
    CHECK_LOOKED({1, CONTEXT_BRANCH_LAST, 0}, {3, CONTEXT_BRANCH_LAST, 1}, {4, CONTEXT_BRANCH_LAST, 1},
                 {0, CONTEXT_BRANCH_LAST, -1}, {5, CONTEXT_BRANCH_LAST, -1});
}

/* Of elements one in the other that weigh the same, the innermost; down to a single text. */
static void the_lowest_of_a_line_is_the_trunk(void **state)
{
    (void)state;
    JUDGE("<div><div><p>a<p>b</div></div><p>c", 0.9F, 0.9F, 0.1F);
    CHECK_LOOKED({0, CONTEXT_TRUNK_STEPS, 2}, {0, CONTEXT_BRANCH_MASS, 0.9F / 1.9F},
                 {2, CONTEXT_FROM_TRUNK, 1});
    JUDGE("<p>a<p>b", 0.9F, 0.1F);
    CHECK_LOOKED({0, CONTEXT_TRUNK_STEPS, 0}, {0, CONTEXT_P_BRANCH, -1}, {1, CONTEXT_FROM_TRUNK, 1});
}

static void without_weight_the_root_is_the_trunk(void **state)
{
    (void)state;
    JUDGE("<p>a<p>b", 0.1F, 0.5F);
    CHECK_LOOKED({0, CONTEXT_FROM_TRUNK, 0}, {0, CONTEXT_TRUNK_STEPS, 3}, {0, CONTEXT_BRANCH_MASS, 1},
                 {0, CONTEXT_P_BRANCH, 0.5F}, {0, CONTEXT_BRANCH_LAST, 1});
}

static void deep_nests_are_weighed(void **state)
{
    (void)state;
    enum { DEEP = 500 };
    char *html = repeat("", "<div>", DEEP, "<p>a</p><p>b</p></div>c");
    JUDGE(html, 0.9F, 0.9F, 0.1F);
    free(html);
    CHECK_LOOKED({0, CONTEXT_TRUNK_STEPS, 2}, {2, CONTEXT_TRUNK_STEPS, 1}, {2, CONTEXT_FROM_TRUNK, 1});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_trunk_is_the_heaviest_subtree),     WITH_RUN(a_branch_is_the_trunks_child),
        WITH_RUN(the_last_branch_with_weight_is_marked), WITH_RUN(the_lowest_of_a_line_is_the_trunk),
        WITH_RUN(without_weight_the_root_is_the_trunk),  WITH_RUN(deep_nests_are_weighed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
