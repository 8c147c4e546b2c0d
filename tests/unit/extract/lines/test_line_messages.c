#include <stdio.h>

#include "unit/page.h"

#include "extract/lines/line_messages.h"

/* "author|date|text" a message. */
static const char *show(const char *text)
{
    static char out[4096];
    struct messages messages;
    struct str date, raw;
    size_t len = 0;
    make_sheet_of_lines(text);
    struct lines *lines = read_lines(&run, &made.sheet);
    assert_true(find_messages(&run, lines, 0, lines->count, &messages));
    out[0] = '\0';
    for (size_t i = 0; i < messages.count; i++) {
        assert_true(message_date(&run, lines, &messages.items[i], &date, &raw));
        struct str words = message_text(&run, lines, &messages.items[i]);
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s|%.*s|%.*s", i ? "\n" : "",
                                STR_FMT(messages.items[i].author), STR_FMT(date.len ? date : raw),
                                STR_FMT(words));
        date = raw = STR_NONE;
    }
    for (size_t i = 0; i < len; i++)
        if (out[i] == '\n' && out[i + 1] == '\n')
            out[i] = out[i + 1] = '/';
    return out;
}

static void heads_part_messages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"Ruth\n12 March 2024\nI will not be moved.\nReply\nColin Hay\n13 March 2024\nNor will I.\nReply",
         "Ruth|2024-03-12|I will not be moved.\nColin Hay|2024-03-13|Nor will I."},
        {"12 March 2024\nRuth\nI will not be moved.\n13 March 2024\nColin Hay\nNor will I.",
         "Ruth|2024-03-12|I will not be moved.\nColin Hay|2024-03-13|Nor will I."},
        {"Ruth - 12 March 2024\nI will not be moved.\n\nSo there.\nRuth, 13 March 2024\nNor will I.",
         "Ruth|2024-03-12|I will not be moved.//So there.\nRuth|2024-03-13|Nor will I."},
        {"Ruth says:\nMay 5, 2019 at 8:12 am\nI will not be moved.",
         "Ruth|2019-05-05T08:12|I will not be moved."},
        {"by Ruth Hay\n12 March 2024\nI will not be moved.", "Ruth Hay|2024-03-12|I will not be moved."},
        {"Rui\nhá 2 dias\nParabéns à equipe.", "Rui|há 2 dias|Parabéns à equipe."},
        {"Ruth\n12 March 2024\nOne thing.\n12\nMark it\nAda\n13 March 2024\nAnother.\nMark it",
         "Ruth|2024-03-12|One thing.\nAda|2024-03-13|Another."}, /* a vote; a button that repeats */
        {"tobias_k\nMember\nFeb 11, 2021\n#1\nOne thing.\nReply\nOld Ned\nSenior Member\nFeb 12, "
         "2021\n#2\nAnother.\nReply",
         "tobias_k|2021-02-11|One thing.\nOld Ned|2021-02-12|Another."},
        {"28.01 05:35\n1\nWithout carrot and stick, Russia is left\n28.01 01:34\n0\nNothing new here at all",
         ""}, /* a list of headlines */
        {"A day in the life of a bridge\n12 March 2024\nText.", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(show(rows[i].text), rows[i].wanted);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    struct messages messages;
    make_sheet_of_lines("Ruth\n12 March 2024\nI will not be moved.");
    struct lines *lines = read_lines(&run, &made.sheet);
    arena_refuse_after(run.arena, 1);
    assert_false(find_messages(&run, lines, 0, lines->count, &messages));
    arena_refuse_after(run.arena, 0);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(heads_part_messages), WITH_RUN(refused_memory_is_a_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
