#include <stdio.h>

#include "unit/extract/signs.h"

#include "extract/body/sign_parts.h"

#define S(name) PAGE_SIGN_##name
#define PROSE   "The river rose by two metres in the night, and most of the lower town stood under water then."

/* The bits of a paragraph of that text. */
static unsigned bits_of(const char *text)
{
    char html[512];
    snprintf(html, sizeof html, "<p>%s", text);
    make_sheet(html);
    assert_int_equal(made.sheet.segment_count, 1);
    return look_at_text_of(&made.sheet.segments[0]);
}

static void shapes_of_text_are_seen(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned bit;
        bool seen;
    } rows[] = {
        {"$12.50", TEXT_PRICE, true},
        {"from 12 € on", TEXT_PRICE, true},
        {"£ 5", TEXT_PRICE, true},
        {"₹99", TEXT_PRICE, true},
        {"US$ and 5", TEXT_PRICE, false},
        {"Is it so?", TEXT_QUESTION, true},
        {"“Is it so?”", TEXT_QUESTION, true},
        {"何ですか？", TEXT_QUESTION, true},
        {"So? Yes", TEXT_QUESTION, false},
        {"So?es", TEXT_QUESTION, false},
        {"call open() first", TEXT_CODE, true},
        {"std::sort", TEXT_CODE, true},
        {"max_value here", TEXT_CODE, true},
        {"a->b", TEXT_CODE, true},
        {"a (b) c: d - e", TEXT_CODE, false},
        {"write to me@example.org", TEXT_ADDRESS, true},
        {"@me at example.org", TEXT_ADDRESS, false},
        {"5 %", TEXT_PERCENT, true},
        {"per cent % only", TEXT_PERCENT, false},
        {"12345 a", TEXT_NUMBER, true},
        {"12 letters", TEXT_NUMBER, false},
        {"in 2023", TEXT_YEAR, true},
        {"on 12.7.2023.", TEXT_YEAR, true},
        {"1989 or 20230", TEXT_YEAR, false},
        {"123420235", TEXT_YEAR, false},
        {PROSE, TEXT_PROSE, true},
        {"Too short it is.", TEXT_PROSE, false},
        {"<a href=x>" PROSE "</a>", TEXT_PROSE, false},
        {"<a href=x>All of it</a>", TEXT_LINK, true},
        {"<a href=x>A part</a> of it", TEXT_LINK, false},
        {"inside", TEXT_INSIDE, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool seen = (bits_of(rows[i].text) & rows[i].bit) != 0;
        if (seen != rows[i].seen)
            print_error("the text is \"%s\"\n", rows[i].text);
        assert_int_equal(seen, rows[i].seen);
    }
    make_sheet("<nav><p>menu</nav>");
    assert_int_equal(look_at_text_of(&made.sheet.segments[0]) & TEXT_INSIDE, 0);
}

static void words_are_shared_out(void **state)
{
    (void)state;
    measure("<title>Tea time</title><nav><a href=/>Home page</a></nav><main><h1>Tea</h1><p>" PROSE
            "<ul><li>one two</ul><table><tr><td>1<td>2</table><pre>x = 1</pre></main><footer>Last</footer>");
    assert_signs({S(SEGMENTS), 8}, {S(WORDS), 29}, {S(PROSE_WORDS), 19}, {S(PARAGRAPHS), 0}, {S(LONGEST), 19},
                 {S(PROSE_SHARE), 19 / 29.0F}, {S(LINK_WORD_SHARE), 2 / 29.0F}, {S(ITEM_SHARE), 2 / 29.0F},
                 {S(CELL_SHARE), 2 / 29.0F}, {S(CODE_SHARE), 2 / 29.0F}, {S(CODES), 1},
                 {S(NAV_SHARE), 2 / 29.0F}, {S(FOOTER_SHARE), 1 / 29.0F}, {S(MAIN_SHARE), 26 / 29.0F},
                 {S(HEADING_1), 1}, {S(HEADINGS), 1}, {S(TITLE_HEADING), 1}, {S(WORDS_BEFORE_H1), 2},
                 {S(H1_WORDS), 1}, {S(SHORT_LINKS), 1}, {S(SENTENCE_WORDS), 19},
                 {S(INSIDE_SHARE), 26 / 29.0F}, {S(PROSE_RUN), 19});
}

static void bylines_and_dates_near_the_h1_are_seen(void **state)
{
    (void)state;
    measure("<h1>Tea in 12 steps</h1><p class=byline>By A<p>12 July 2023<p>" PROSE " In 2023 " PROSE
            "<p>" PROSE);
    assert_signs({S(H1_DATES), 1}, {S(H1_FACTS), 1}, {S(H1_NUMBER), 1}, {S(YEARS), 2}, {S(PARAGRAPHS), 1});
    measure("<h2>Tea</h2><p class=byline>2023");
    assert_signs({S(H1_DATES), 0}, {S(H1_FACTS), 0}, {S(HEADING_2), 1}, {S(H1_WORDS), 0});
}

static void headings_and_links_are_counted(void **state)
{
    (void)state;
    measure("<h2><a href=1>What is it now then?</a></h2><h3>b</h3><a href=2>one two three four five</a>");
    assert_signs({S(LINKED_HEADINGS), 1}, {S(QUESTION_HEADINGS), 1}, {S(QUESTIONS), 1}, {S(HEADINGS), 2},
                 {S(LONG_LINKS), 2}, {S(SHORT_LINKS), 0}, {S(HEADING_WORDS), 3}, {S(INSIDE_HEADINGS), 2});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(shapes_of_text_are_seen),
        WITH_RUN(words_are_shared_out),
        WITH_RUN(bylines_and_dates_near_the_h1_are_seen),
        WITH_RUN(headings_and_links_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
