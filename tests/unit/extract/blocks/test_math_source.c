#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/blocks/math_source.h"

static struct str source_of(const char *html)
{
    make_facts(html);
    uint32_t math = doc_find(&made.doc, TAG_MATH, 0, made.doc.node_count);
    assert_true(math < made.doc.node_count);
    return math_source(&made.facts, math);
}

static void tex_is_where_mathml_core_has_it(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<math><semantics><mi>x</mi><annotation encoding='application/x-tex'> x^2\n</annotation></semantics>"
         "</math>",
         "x^2"},
        {"<math><mi>x</mi><annotation encoding=TeX>x &lt; y</annotation></math>", "x < y"},
        {"<math><mi>x</mi><annotation encoding='MathML-Content'>y</annotation></math>", "x"},
        {"<math alttext='a_1'><mi>a</mi></math>", "a_1"},
        {"<math alttext='{\\displaystyle E=mc^{2}}'><mi>E</mi></math>", "E=mc^{2}"},
        {"<math alttext='b'><annotation encoding=TeX>a</annotation></math>", "a"},
        {"<math><mi>x</mi></math><p encoding=TeX>y", "x"},
        {"<math></math>", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(source_of(rows[i].html), rows[i].wanted);
}

static void source_is_bounded(void **state)
{
    (void)state;
    static char html[MATH_SOURCE_MAX + 100];
    size_t len = (size_t)snprintf(html, sizeof html, "<math alttext='");
    memset(html + len, 'x', MATH_SOURCE_MAX + 1);
    memcpy(html + len + MATH_SOURCE_MAX + 1, "'>", 3);
    assert_int_equal(source_of(html).len, 0);
    memcpy(html + len + MATH_SOURCE_MAX, "'>", 3);
    assert_int_equal(source_of(html).len, MATH_SOURCE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(tex_is_where_mathml_core_has_it),
        WITH_RUN(source_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
