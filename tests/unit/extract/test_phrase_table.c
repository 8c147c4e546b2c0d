#include "unit/run.h"

#include "extract/phrase_table.h"

static const struct {
    struct str phrase;
    int number;
} rows[] = {
    {STR_INIT("by"), 0},   {STR_INIT("by the way"), 1}, {STR_INIT("by"), 2}, {STR_INIT("автор"), 3},
    {STR_INIT("über"), 4}, {STR_INIT("&"), 5},          {STR_INIT("文"), 6}, {STR_INIT("byline"), 7},
};
static struct phrase_table table = PHRASE_TABLE(rows);

/* What is found by the index is what a walk through all rows finds. */
static void the_index_finds_what_a_walk_finds(void **state)
{
    (void)state;
    static const char *const texts[] = {"By Ada",     "by the way, Ada",   "byline",       "bystander",
                                        "АВТОР: Ада", "Über Ada",          "über",         "& Ada",
                                        "&Ada",       "文王小明",          "Ada",          "",
                                        " by",        "by\xC2\xA0the way", "\xE2\x84\xAA", "\xFF"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t longest = 0, wanted = SIZE_MAX, row = SIZE_MAX;
        for (size_t n = 0; n < COUNT(rows); n++) {
            size_t len = folded_phrase_at(str_of(texts[i]), rows[n].phrase);
            if (len > longest) {
                longest = len;
                wanted = n;
            }
        }
        assert_int_equal(longest_phrase_at(str_of(texts[i]), &table, &row), longest);
        assert_true(row == wanted);
        assert_int_equal(longest_phrase_at(str_of(texts[i]), &table, NULL), longest);
    }
}

static void of_equals_the_first_counts(void **state)
{
    (void)state;
    size_t row = SIZE_MAX;
    assert_int_equal(longest_phrase_at(STR("BY ADA"), &table, &row), 2);
    assert_int_equal(rows[row].number, 0);
    assert_int_equal(longest_phrase_at(STR("By The Way"), &table, &row), 10);
    assert_int_equal(rows[row].number, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_index_finds_what_a_walk_finds),
        cmocka_unit_test(of_equals_the_first_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
