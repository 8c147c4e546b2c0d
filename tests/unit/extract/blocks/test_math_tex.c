#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/blocks/math_tex.h"

static struct str tex_of(const char *mathml, size_t max)
{
    static char html[32768];
    snprintf(html, sizeof html, "<p>x <math>%s</math>", mathml);
    make_facts(html);
    uint32_t math = doc_find(&made.doc, TAG_MATH, 0, made.doc.node_count);
    assert_true(math < made.doc.node_count);
    return tex_of_math(&run, &made.doc, math, max);
}

static void elements_are_written_as_tex(void **state)
{
    (void)state;
    static const struct {
        const char *mathml, *tex;
    } rows[] = {
        {"<mi>x</mi><mo>=</mo><mn>1</mn>", "x=1"},
        {"<mrow> <mi>x</mi>\n <mo>−</mo> <mi>y</mi></mrow>", "x-y"},
        {"<mi>sin</mi><mo>\xE2\x81\xA1</mo><mi>x</mi>", "\\sin x"},
        {"<mi>in</mi>", "\\mathrm{in}"},
        {"<mn>5</mn><mo>%</mo><mo>{</mo>", "5\\%\\{"},
        {"<mtext>if x</mtext>", "\\text{if x}"},
        {"<mfrac><mi>a</mi><mrow><mi>b</mi><mi>c</mi></mrow></mfrac>", "\\frac{a}{bc}"},
        {"<msqrt><mi>a</mi><mi>b</mi></msqrt><mroot><mi>c</mi><mn>3</mn></mroot>", "\\sqrt{ab}\\sqrt[3]{c}"},
        {"<msub><mi>a</mi><mi>i</mi></msub><msup><mi>b</mi><mn>2</mn></msup>", "a_{i}b^{2}"},
        {"<msubsup><mrow><mi>a</mi><mi>b</mi></mrow><mi>i</mi><mn>2</mn></msubsup>", "{ab}_{i}^{2}"},
        {"<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>k</mi>", "\\sum _{i}^{n}k"},
        {"<munder><mi>lim</mi><mi>n</mi></munder>", "\\lim _{n}"},
        {"<mover><mi>v</mi><mo>→</mo></mover><munder><mi>v</mi><mo>_</mo></munder>",
         "\\vec{v}\\underline{v}"},
        {"<mover><mi>a</mi><mi>b</mi></mover><munder><mi>a</mi><mi>b</mi></munder>",
         "\\overset{b}{a}\\underset{b}{a}"},
        {"<munderover><mi>a</mi><mi>b</mi><mi>c</mi></munderover>", "\\underset{b}{\\overset{c}{a}}"},
        {"<mfenced><mi>a</mi><mi>b</mi></mfenced><mfenced open='{' close=''><mi>a</mi></mfenced>",
         "\\left( a, b \\right)\\left\\{ a \\right."},
        {"<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></"
         "mtable>",
         "\\begin{matrix} a & b \\\\ c \\end{matrix}"},
        {"<mmultiscripts><mi>U</mi><mi>a</mi><none/><mprescripts/><mn>92</mn><mn>238</mn></mmultiscripts>",
         "{}_{92}^{238}U_{a}"},
        {"<semantics><mi>x</mi><annotation>y</annotation></semantics><annotation>z</annotation>", "x"},
        {"<mphantom><mi>x</mi></mphantom>", "\\phantom{x}"},
        {"<mfrac><mi>a</mi></mfrac>", "a"}, /* what lacks a part is what it holds */
        {"x <mglyph></mglyph>", "x"},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(tex_of(rows[i].mathml, 1000), rows[i].tex);
}

static void length_and_depth_are_bounded(void **state)
{
    (void)state;
    static char mathml[16384];
    size_t len = 0;
    assert_int_equal(tex_of("<mi>x</mi><mi>y</mi>", 2).len, 2);
    assert_int_equal(tex_of("<mi>x</mi><mi>y</mi>", 1).len, 0);
    for (int i = 0; i < 300; i++)
        len += (size_t)snprintf(mathml + len, sizeof mathml - len, "<msqrt>");
    snprintf(mathml + len, sizeof mathml - len, "<mi>x</mi>");
    assert_int_equal(tex_of(mathml, 10000).len, 64 * strlen("\\sqrt{}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_are_written_as_tex),
        WITH_RUN(length_and_depth_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
