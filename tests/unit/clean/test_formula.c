#include <stdio.h>

#include "unit/page.h"

#include "clean/formula.h"

static uint32_t first(const char *html, enum tag tag)
{
    make_sheet(html);
    uint32_t node = doc_find(&made.doc, tag, 0, made.doc.node_count);
    assert_true(node < made.doc.node_count);
    return node;
}

static void images_of_formulas_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *img, *wanted;
    } rows[] = {
        {"class=tex alt=x", "x"},
        {"class='x latex' alt='\\pi'", "\\pi"},
        {"class=mwe-math-fallback-image-inline alt='{\\displaystyle a^{2}}'", "a^{2}"},
        {"class=math alt='a^2'", "a^2"},
        {"class=math alt='Ada at the board'", NULL},
        {"class=latex", NULL},
        {"alt='$x_1$'", "x_1"},
        {"alt='\\(x\\)'", "x"},
        {"alt='$5'", NULL},
        {"alt='$'", NULL},
        {"alt='$$'", NULL},
        {"src='/latex.php?x' alt='a = b'", "a = b"},
        {"src='/cgi-bin/mimetex.cgi?x' alt='\\pi'", "\\pi"},
        {"src='/latex.php?x' alt='a glove'", NULL},
        {"src='/latex-gloves.jpg' alt='a = b'", NULL},
        {"src=a.jpg alt='a^2'", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[256];
        snprintf(html, sizeof html, "<p>x <img %s>", rows[i].img);
        uint32_t img = first(html, TAG_IMG);
        assert_span(formula_of_image(&made.doc, img), rows[i].wanted);
    }
}

static void what_shows_a_formula_again_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool wanted;
    } rows[] = {
        {"<math>x</math> <img class=tex alt=x>", true},
        {"<span><math>x</math></span><img class=tex alt=x>", true},
        {"<math>x</math> y <img class=tex alt=x>", false},
        {"<math>x</math> <img alt=x>", false},
        {"<img class=tex alt=x>", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[256];
        snprintf(html, sizeof html, "<p>%s", rows[i].html);
        assert_int_equal(repeats_math(&made.doc, first(html, TAG_IMG)), rows[i].wanted);
    }
}

static void formulas_are_text(void **state)
{
    (void)state;
    static const struct {
        const char *html, *text;
        bool hidden;
    } rows[] = {
        {"<p>If <img class=tex alt='x^2'> is", "If x^2 is", false},
        {"<p>If <span><math>x</math></span><span aria-hidden=true>x drawn</span> is", "If x is", false},
        {"<p>If <math><semantics><mi>x</mi><annotation>TeX</annotation></semantics></math> is", "If x is",
         false},
        {"<dl><dd><span style='display:none'><math>x</math></span><img class=tex alt=x></dl>", "x", false},
        {"<dl><dd><span style='display:none'><math>x</math></span></dl>", "x", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_int_equal(made.sheet.segment_count, 1);
        assert_span(made.sheet.segments[0].text, rows[i].text);
        assert_int_equal((made.sheet.segments[0].in & IN_HIDDEN) != 0, rows[i].hidden);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(images_of_formulas_are_told),
        WITH_RUN(what_shows_a_formula_again_is_told),
        WITH_RUN(formulas_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
