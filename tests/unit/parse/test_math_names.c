#include "unit/page.h"

static void names_are_found(void **state)
{
    (void)state;
    static const char *const names[MATH_NAME_COUNT] = {
#define X(NAME, name) [MATH_##NAME] = name,
        MATH_NAME_TABLE(X)
#undef X
    };
    for (unsigned i = MATH_OTHER + 1; i < MATH_NAME_COUNT; i++)
        assert_int_equal(math_name_find(str_of(names[i])), i);
    assert_int_equal(math_name_find(STR("MFrac")), MATH_MFRAC);
    assert_int_equal(math_name_find(STR("mfra")), MATH_OTHER);
    assert_int_equal(math_name_find(STR("p")), MATH_OTHER);
}

static void nodes_know_them(void **state)
{
    (void)state;
    make_sheet("<math><mfrac><mi>a</mi><foo>b</foo></mfrac></math>");
    uint32_t math = doc_find(&made.doc, TAG_MATH, 0, made.doc.node_count);
    assert_int_equal(made.doc.nodes[math].math, MATH_OTHER);
    assert_int_equal(made.doc.nodes[math + 1].math, MATH_MFRAC);
    assert_int_equal(made.doc.nodes[math + 1].tag, TAG_OTHER);
    assert_int_equal(made.doc.nodes[math + 2].math, MATH_MI);
    assert_int_equal(made.doc.nodes[math + 3].math, MATH_OTHER);
    assert_int_equal(made.doc.nodes[math + 4].math, MATH_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(names_are_found),
        WITH_RUN(nodes_know_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
