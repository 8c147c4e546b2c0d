#include "segments.h"

static void lines_become_segments(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {"One\nTwo\n", "P One\nP Two"},
        {"One\r\n\r\n  Two  three\t\n", "P One\nP Two three"},
        {"One\n\xC2\xA0\n \nTwo", "P One\nP Two"},
        {"# Title\n## Sub\n#tag\n####### Seven", "1 Title\n2 Sub\nP #tag\nP ####### Seven"},
        {"* a\n- b\n+ c", "I a\nI b\nI c"},
        {"\xE2\x80\xA2 a\n\xC2\xB7 b\n  \xE2\x80\xA2"
         "c",
         "I a\nI b\nI c"},
        {"-1\n*bold*\n+7 495", "P -1\nP *bold*\nP +7 495"},
        {"\xE2\x80\xA2\nx", "P x"}, /* a mark with nothing behind it */
        {"One", "P One"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet_of_lines(rows[i].lines);
        assert_true(made.sheet.from_text);
        assert_string_equal(show_segments(), rows[i].wanted);
    }
}

/* Lines with as many tabs as a neighbour are rows of a table. */
static void tabs_part_cells(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {"a\tb\nc\td\n", "C a\nC b\nC c\nC d"},
        {"a\tb\n\nc\td\n", "P a b\nP c d"},
        {"a\tb\nc\td\te\n", "P a b\nP c d e"},
        {"a\t\tb\nc\td\te\n", "C a\nC b\nC c\nC d\nC e"},
        {"\ta\n\tb\n", "P a\nP b"},
        {"x\na\tb\nc\td\ny", "P x\nC a\nC b\nC c\nC d\nP y"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet_of_lines(rows[i].lines);
        assert_string_equal(show_segments(), rows[i].wanted);
    }
}

#define FULL_LINE "The quick brown fox jumps over the lazy dog and runs on"

/* Lines that end near one column were wrapped there: they are joined, up to a line that ends early, an empty
 * line, or a mark. */
static void wrapped_lines_are_joined(void **state)
{
    (void)state;
    make_sheet_of_lines(FULL_LINE "\n" FULL_LINE "\nends.\n" FULL_LINE "\n\n" FULL_LINE "\n- " FULL_LINE
                                  "\nlast\n");
    assert_string_equal(show_segments(), "P " FULL_LINE " " FULL_LINE " ends.\n"
                                         "P " FULL_LINE "\n"
                                         "P " FULL_LINE "\n"
                                         "I " FULL_LINE " last");
    static const uint32_t wanted[][2] = {
        {0, 3}, {3, 4}, {5, 6}, {6, 8}}; /* the lines that each was made of */
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_int_equal(made.sheet.segments[i].first, wanted[i][0]);
        assert_int_equal(made.sheet.segments[i].end, wanted[i][1]);
    }
}

static void lines_of_many_lengths_stay_apart(void **state)
{
    (void)state;
    make_sheet_of_lines(FULL_LINE "\nshort\nshort too\nalso short\n" FULL_LINE "\nend");
    assert_int_equal(made.sheet.segment_count, 6);
}

/* A line that ends a sentence each time is a block, however even their lengths are. */
static void sentences_of_even_lengths_stay_apart(void **state)
{
    (void)state;
    make_sheet_of_lines(FULL_LINE ".\n" FULL_LINE "!\n" FULL_LINE ".\n" FULL_LINE);
    assert_int_equal(made.sheet.segment_count, 4);
}

/* Longer than any column text is wrapped at: each line is a block. */
static void long_lines_stay_apart(void **state)
{
    (void)state;
    make_sheet_of_lines(FULL_LINE FULL_LINE FULL_LINE "\n" FULL_LINE FULL_LINE FULL_LINE
                                                      "\n" FULL_LINE FULL_LINE FULL_LINE "\nend");
    assert_int_equal(made.sheet.segment_count, 4);
}

static void lines_know_their_number_and_counts(void **state)
{
    (void)state;
    make_sheet_of_lines("Title\n\n\xE2\x80\xA2 Two words.\n");
    const struct segment *item = &made.sheet.segments[1];
    assert_int_equal(item->node, 2);
    assert_int_equal(item->in, IN_LIST);
    assert_int_equal(item->words, 2);
    assert_int_equal(item->sentences, 1);
}

/* A line is a paragraph and its text: two of the nodes that a page may have. */
static void lines_past_the_limit_are_cut(void **state)
{
    (void)state;
    limits.nodes = 8;
    run_again();
    make_sheet_of_lines("one\n\ntwo\n\nthree\n\nfour\n");
    assert_int_equal(made.sheet.segment_count, 4);
    assert_int_equal(run.warnings, 0);
    run_again();
    make_sheet_of_lines("one\n\ntwo\n\nthree\n\nfour\n\nfive");
    assert_int_equal(made.sheet.segment_count, 4);
    assert_int_equal(run.warnings, 1u << WARNING_TRUNCATED_NODES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_become_segments),
        WITH_RUN(tabs_part_cells),
        WITH_RUN(wrapped_lines_are_joined),
        WITH_RUN(lines_of_many_lengths_stay_apart),
        WITH_RUN(sentences_of_even_lengths_stay_apart),
        WITH_RUN(long_lines_stay_apart),
        WITH_RUN(lines_know_their_number_and_counts),
        WITH_RUN(lines_past_the_limit_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
