#include "unit/extract/outline.h"

#define CHECK(...)                                                                                           \
    static const struct outline_case cases[] = {__VA_ARGS__};                                                \
    check_outlines(cases, COUNT(cases))

static void tables_of_data_have_rows_and_cells(void **state)
{
    (void)state;
    CHECK({"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "table[tr[td(a) td(b)] tr[td(c) td(d)]]"},
          {"<table><caption>t <b>u</b></caption><tr><th>a<th>b<tr><td>c<td>d</table>",
           "table(t {strong u})[tr[td!(a) td!(b)] tr[td(c) td(d)]]"},
          {"<table><caption>not in the body</caption><tr><th>a<th>b<tr><td>c<td>d</table>",
           "table(not in the body)[tr[td!(a) td!(b)] tr[td(c) td(d)]]"},
          {"<table><thead><tr><th colspan=2>a<th>b</thead><tbody><tr><td rowspan='2'>c<td>d<td>e</table>",
           "table[tr[td!+2x1(a) td!(b)] tr[td+1x2(c) td(d) td(e)]]"},
          {"<table><tr><td>a<td><td>b<tr><td>c<td>d<td></table>",
           "table[tr[td(a) td td(b)] tr[td(c) td(d) td]]"},
          {"<table><tr><td>a<br><br>b<td>c</table>", "table[tr[td(a\nb) td(c)]]"},
          {"<table><tr><td><p>a<p>b<td><ul><li>c<li>d</ul><tr><td>e<td><a href=/f>f</a></table>",
           "table[tr[td(a\nb) td(c\nd)] tr[td(e) td({link:https://example.org/f f})]]"},
          {"<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>",
           "table[tr[td(a) td(b)]] table[tr[td(c) td(d)]]"});
}

static void odd_spans_are_one_cell(void **state)
{
    (void)state;
    CHECK({"<table><tr><td colspan=0>a<td colspan=x>b<td colspan=1001>c<td rowspan=-1>d</table>",
           "table[tr[td(a) td(b) td(c) td(d)]]"},
          {"<table><tr><td colspan=1000>a<td>b</table>", "table[tr[td+1000x1(a) td(b)]]"});
}

static void tables_that_lay_out_are_text(void **state)
{
    (void)state;
    CHECK({"<table><tr><td>a</table>", "p(a)"}, {"<table><tr><td>a<tr><td>b</table>", "p(a) p(b)"},
          {"<table><tr><td>not<td>a<br><br>b</table>", "p(a) p(b)"}, /* of data, one cell kept */
          {"<table><tr><td>a<br><br>b</table>", "p(a) p(b)"},
          {"<table><tr><td><p>a<ul><li>b</ul><table><tr><td>c<td>d</table></table>",
           "p(a) list[li[p(b)]] table[tr[td(c) td(d)]]"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(tables_of_data_have_rows_and_cells),
        WITH_RUN(odd_spans_are_one_cell),
        WITH_RUN(tables_that_lay_out_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
