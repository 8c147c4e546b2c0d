#include "unit/extract/kept.h"

/* Eight words: the square root of one more is three. */
#define EIGHT      " two three four five six seven eight.\n\n"
#define LINE(word) word EIGHT

/* A choice of lines by their probabilities; as many as the text has. */
static struct choice keep(const char *lines, const float *probabilities, size_t count)
{
    make_sheet_of_lines(lines);
    assert_int_equal(made.sheet.segment_count, count);
    struct choice choice = choose_none(probabilities);
    keep_lines(&choice);
    return choice;
}

enum { LINES = 7 };

static void best_run_is_kept_and_what_is_large_beside_it(void **state)
{
    (void)state;
    static const struct {
        float probabilities[LINES];
        const char *wanted;
    } rows[] = {
        {{0, 0.9F, 0.9F, 0.9F, 0, 0, 0}, "B C D"},
        {{0.9F, 0.9F, 0.9F, 0, 0.9F, 0, 0}, "A B C E"},      /* a third of the best */
        {{0.9F, 0, 0.9F, 0.9F, 0.9F, 0, 0}, "A C D E"},      /* before it */
        {{0.9F, 0, 0.9F, 0.9F, 0.9F, 0, 0.9F}, "A C D E G"}, /* on both sides */
        {{0.9F, 0.9F, 0.9F, 0.9F, 0, 0.9F, 0}, "A B C D"},   /* a quarter */
        {{0, 0.9F, 0, 0.9F, 0.9F, 0.9F, 0.9F}, "D E F G"},
        {{0.9F, 0.45F, 0.9F, 0, 0, 0, 0}, "A B C"},              /* an unlikely one inside */
        {{0.9F, 0.35F, 0.9F, 0, 0, 0, 0}, "A C"},                /* one that is foreign */
        {{0.9F, 0.9F, 0.9F, 0.9F, 0.35F, 0.9F, 0}, "A B C D F"}, /* it parts nothing */
        {{0.45F, 0.9F, 0.45F, 0, 0, 0, 0}, "B"},
        {{0.49F, 0.49F, 0.49F, 0.49F, 0.49F, 0.49F, 0.49F}, ""},
        {{0, 0, 0, 0, 0, 0, 0}, ""},
        {{1, 1, 1, 1, 1, 1, 1}, "A B C D E F G"},
        {{1, 0, 0.9F, 0, 0, 0, 0}, "A C"}, /* a certain line is not everything */
    };
    static const char lines[] = LINE("A") LINE("B") LINE("C") LINE("D") LINE("E") LINE("F") LINE("G");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = keep(lines, rows[i].probabilities, LINES);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
}

/* What parts two runs is words, not lines. */
static void longer_lines_weigh_more(void **state)
{
    (void)state;
#define FOUR LINE("A") LINE("B") LINE("C") LINE("D")
    static const float probabilities[] = {0.9F, 0.9F, 0.9F, 0.9F, 0.3F, 0.9F};
    struct choice choice = keep(FOUR "Share\n\n" LINE("E"), probabilities, COUNT(probabilities));
    assert_string_equal(kept_of(&choice), "A B C D E");
    choice =
        keep(FOUR "x 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 "
                  "32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 "
                  "61 62 63 64 65 66 67 68 69 70.\n\n" LINE("E"),
             probabilities, COUNT(probabilities));
    assert_string_equal(kept_of(&choice), "A B C D");
#undef FOUR
}

/* What ends no sentence is kept between what is kept: rows of a table, items, lines of amounts, headings that
 * stand alone; not a list of links. */
static void lists_and_headings_between_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *between, *wanted;
        size_t count;
    } rows[] = {
        {"H\n\n", "A H B", 1},
        {"H\nI\nJ\n\n", "A B", 3},
        {"H\n- I\n- J\n\n", "A H I J B", 3},
        {"H\nI 6\nJ 7\nK\n\n", "A H I J K B", 4},
        {"H\nI\t7\nJ\t8\n\n", "A H I 7 J 8 B", 5},
        {"I 6\n\nShare\n\nJ\n\n", "A J B", 3},
        {"Related\nI 6\nJ 7\n\n", "A B", 3},
        {"H two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\n\n", "A B",
         1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        static char text[1024];
        float probabilities[12] = {0.9F};
        snprintf(text, sizeof text, "%s%s%s%s", LINE("A"), rows[i].between, LINE("B"), LINE("not"));
        probabilities[rows[i].count + 1] = 0.9F;
        struct choice choice = keep(text, probabilities, rows[i].count + 3);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
}

static void biography_at_the_end_is_dropped(void **state)
{
    (void)state;
#define BY "A headline of some words\nBy Ada Lovelace\n\n"
    static const struct {
        const char *lines, *wanted;
        size_t count;
    } rows[] = {
        {BY LINE("A") LINE("B") LINE("Ada Lovelace"), "A B", 5},
        {BY LINE("A") LINE("Ada Lovelace") LINE("B"), "A", 5},
        {BY LINE("Ada Lovelace") LINE("A") LINE("B"), "Ada A B", 5},
        {"A headline of some words\n\n" LINE("A") LINE("B") LINE("Ada Lovelace"), "A B Ada", 4},
    };
    static const float probabilities[] = {0, 0.9F, 0.9F, 0.9F, 0.9F};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = keep(rows[i].lines, probabilities, rows[i].count);
        drop_biography(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
#undef BY
}

/* Each run that is kept costs a look at the page: as many as stand on it must not cost their square. */
static void many_runs_are_bounded(void **state)
{
    (void)state;
    enum { MANY = 1000, LOOKS_MAX = 64 };
    static char text[MANY * sizeof LINE("A")];
    static float probabilities[MANY];
    size_t len = 0, kept = 0;
    for (size_t i = 0; i < MANY; i++) {
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", LINE("A"));
        probabilities[i] = i % 2 ? 0.01F : 0.9F;
    }
    struct choice choice = keep(text, probabilities, MANY);
    for (size_t i = 0; i < MANY; i++)
        kept += choice.kept[i];
    assert_in_range(kept, LOOKS_MAX / 4, LOOKS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(best_run_is_kept_and_what_is_large_beside_it),
        WITH_RUN(longer_lines_weigh_more),
        WITH_RUN(lists_and_headings_between_are_kept),
        WITH_RUN(biography_at_the_end_is_dropped),
        WITH_RUN(many_runs_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
