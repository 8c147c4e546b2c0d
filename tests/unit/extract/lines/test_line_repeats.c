#include "unit/page.h"

#include "extract/lines/line_kinds.h"

static void repeated_words_are_told_wherever_they_stand(void **state)
{
    (void)state;
    make_sheet_of_lines("Like\nOne\nLike\nlike\nTwo\nLike\n");
    struct lines *lines = read_lines(&run, &made.sheet);
    static const bool wanted[] = {true, false, true, false, false, true};
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(lines->at[i].repeated, wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(repeated_words_are_told_wherever_they_stand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
