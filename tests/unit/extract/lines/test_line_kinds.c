#include "unit/page.h"

#include "extract/lines/line_kinds.h"

static void lines_have_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum line_kind kind;
    } rows[] = {
        {"Bridge over the Tarn to close", LINE_PLAIN},
        {"Home", LINE_PLAIN},
        {"The bridge will close in June.", LINE_PROSE},
        {"“Will it ever open again, then?”", LINE_PROSE},
        {"No.", LINE_PLAIN},
        {"桥将于六月关闭。", LINE_PROSE},
        {"1680", LINE_NUMBER},
        {"-1", LINE_NUMBER},
        {"1.2K", LINE_NUMBER},
        {"1999", LINE_PLAIN}, /* may be a year */
        {"842 views", LINE_COUNTER},
        {"Просмотров: 1 245", LINE_COUNTER},
        {"28.01 05:35", LINE_DATE},
        {"March 12, 2024 at 4:15 PM", LINE_DATE},
        {"Publié le 3 mai 2023 à 08h12 - Mis à jour le 4 mai 2023", LINE_DATE},
        {"2 hours ago", LINE_DATE},
        {"vor 3 Stunden", LINE_DATE},
        {"há 3 dias", LINE_DATE},
        {"3小时前", LINE_DATE},
        {"5h", LINE_DATE},
        {"Jeanne R. - le 3 mai 2023 à 14h05", LINE_SIGNED},
        {"Ada Lovelace, 12 March 2024", LINE_SIGNED},
        {"By Jane Holloway", LINE_BYLINE},
        {"Автор: Ирина Соколова", LINE_BYLINE},
        {"von Max Brandt", LINE_BYLINE},
        {"By the river stood a house, and it was old.", LINE_PROSE},
        {"Photo: Aaron Pike / Courier", LINE_CREDIT},
        {"Image source: © РИА Новости", LINE_CREDIT},
        {"© 2024 Courier. All rights reserved.", LINE_RIGHTS},
        {"jane@example.com", LINE_CONTACT},
        {"She wrote to jane@example.com and to all the others in the town.", LINE_PROSE},
        {"Reply", LINE_LABEL},
        {"Comments (2)", LINE_LABEL},
        {"Tags: a, b", LINE_LED},
        {"Read more: Ferry may return", LINE_LED},
        {"Home › News › Sport", LINE_MENU},
        {"News | Sport | Culture", LINE_MENU},
        {"One side | the other side", LINE_PLAIN},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet_of_lines(rows[i].line);
        struct lines *lines = read_lines(&run, &made.sheet);
        assert_non_null(lines);
        if (lines->at[0].kind != rows[i].kind)
            print_error("%s is %u\n", rows[i].line, lines->at[0].kind);
        assert_int_equal(lines->at[0].kind, rows[i].kind);
    }
}

static void empty_lines_set_apart(void **state)
{
    (void)state;
    make_sheet_of_lines("One\nTwo\n\nThree\n");
    struct lines *lines = read_lines(&run, &made.sheet);
    static const bool wanted[] = {true, false, true};
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(lines->at[i].apart, wanted[i]);
}

static void names_are_short(void **state)
{
    (void)state;
    static const char *const names[] = {"Ruth",    "Ada Lovelace", "huerto_viejo", "Radler77",
                                        "M. Dube", "木木",         "سامر حداد",    "Ana de la Cruz"};
    static const char *const others[] = {"Is it true?",
                                         "the old bridge",
                                         "A day in the life of a bridge",
                                         "https://example.com",
                                         "!",
                                         "123456",
                                         "Ruth says:",
                                         ""};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_true(is_name_like(str_of(names[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(is_name_like(str_of(others[i])));
}

/* Characters that are words by themselves count by halves. */
static void words_of_all_scripts_weigh_alike(void **state)
{
    (void)state;
    make_sheet_of_lines("One two three four\n滨江老码头改建为公园\n");
    struct lines *lines = read_lines(&run, &made.sheet);
    assert_int_equal(line_words(lines, 0), 4);
    assert_int_equal(line_words(lines, 1), 5);
}

static void many_and_long_lines_are_told_by_their_counts(void **state)
{
    (void)state;
    enum { MANY = LINES_LOOKED_AT + 2 };
    static char text[MANY * 3 + 1], line[SHORT_LINE_MAX * 2];
    for (size_t i = 0; i < MANY; i++)
        memcpy(text + i * 3, "42\n", 3);
    make_sheet_of_lines(text);
    struct lines *lines = read_lines(&run, &made.sheet);
    assert_int_equal(lines->at[LINES_LOOKED_AT - 1].kind, LINE_NUMBER);
    assert_int_equal(lines->at[LINES_LOOKED_AT].kind, LINE_PLAIN);
    memset(line, 'a', sizeof line - 1);
    memcpy(line, "Photo: ", 7);
    make_sheet_of_lines(line);
    assert_int_equal(read_lines(&run, &made.sheet)->at[0].kind, LINE_PLAIN);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 3; n++) {
        make_sheet_of_lines("Home\n12 March 2024\n");
        arena_refuse_after(run.arena, n);
        assert_null(read_lines(&run, &made.sheet));
        arena_refuse_after(run.arena, 0);
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_have_kinds),
        WITH_RUN(empty_lines_set_apart),
        WITH_RUN(names_are_short),
        WITH_RUN(words_of_all_scripts_weigh_alike),
        WITH_RUN(many_and_long_lines_are_told_by_their_counts),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
