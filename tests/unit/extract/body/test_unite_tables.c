#include "unit/extract/kept.h"

#define LONG "B has many words " FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE
#define FIVE "one two three four five "

static void cells_stand_or_fall_together(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<table><tr><td>A<td>B<tr><td>C<td>not</table>", "A B C not"},
        {"<table><tr><td>A<td>B<tr><td>not c<td>not d</table>", ""}, /* two words of six */
        {"<table><tr><td>A b c d<td>not<tr><td>not<td>not</table>", "A not not not"},
        {"<table><tr><td>not<td>not<tr><td>not<td>not</table>", ""},
        {"<table><tr><td>A<td>B<td>not<td>not<td>not</table>", "A B"},     /* one row: no data */
        {"<table><tr><td>not<td>A<tr><td>B</table>", "A B"},               /* three cells: no data */
        {"<table><tr><td>not<td>" LONG "<tr><td>C<td>not</table>", "B C"}, /* a layout */
        {"<table><tr><td><h2>A</h2><td>not<tr><td>B<td>not</table>", "A B"},
        {"<p>not<table><tr><td>A<td>B<tr><td>C<td>not</table><p>D<p>not", "A B C not D"},
        {"<table><tr><td>A<td>B<tr><td>C<td>not</table><table><tr><td>D<td>not<tr><td>not<td>not</table>",
         "A B C not"},
        {"<p>A<p>not", "A"},
        {"<p>A<table><tr><td>not<td>not<tr><td>not<td>not</table><table><tr><td>not<td>not<tr><td>not<td>not"
         "</table><p>B",
         "A not not not not not not not not B"}, /* side by side amid text */
        {"<table><tr><th>not<th>not<tr><td>A " LONG "<td>C<tr><td>D " LONG "<td>E<tr><td>F " LONG
         "<td>not</table>",
         "not not A C D E F not"}, /* nearly whole */
        {"<table><tr><th>not<th>not<tr><td>A " LONG "<td>C<tr><td>not " LONG "<td>not</table>", "A C"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = choose_all(rows[i].html);
        unite_tables(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(cells_stand_or_fall_together)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
