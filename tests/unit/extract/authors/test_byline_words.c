#include "unit/run.h"

#include "extract/authors/byline_words.h"

static void the_longest_word_before_a_name_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum byline_word kind;
        const char *word;
    } rows[] = {
        {"By Ada", BYLINE_LEAD, "By"},
        {"BY ADA", BYLINE_LEAD, "BY"},
        {"by\xC2\xA0"
         "Ada",
         BYLINE_LEAD, "by"},
        {"Posted by Ada", BYLINE_LEAD, "Posted by"},
        {"Photo by Ada", BYLINE_OTHER, "Photo by"},
        {"By the way", BYLINE_OTHER, "By the way"},
        {"Author: Ada", BYLINE_LABEL, "Author"},
        {"Von Ada", BYLINE_PARTICLE, "Von"},
        {"АВТОР: Ада", BYLINE_LABEL, "АВТОР"},
        {"作者王小明", BYLINE_LABEL, "作者"},
        {"Byron", BYLINE_NONE, ""},
        {"Ada", BYLINE_NONE, ""},
        {"", BYLINE_NONE, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t len;
        assert_int_equal(byline_word_at(str_of(rows[i].text), &len), rows[i].kind);
        assert_int_equal(len, strlen(rows[i].word));
    }
}

static void words_that_join_and_end_names(void **state)
{
    (void)state;
    assert_int_equal(joint_word_at(STR("and Grace")), 3);
    assert_int_equal(joint_word_at(STR("и Анна")), strlen("и"));
    assert_int_equal(joint_word_at(STR("Andrea")), 0);
    assert_int_equal(stop_word_at(STR("on Monday")), 2);
    assert_int_equal(stop_word_at(STR("one")), 0);
}

static void what_words_are(void **state)
{
    (void)state;
    assert_true(is_role_word(STR("Reporter")) && is_role_word(STR("корреспондент")) &&
                !is_role_word(STR("Ada")));
    assert_true(is_organization_word(STR("University")) && !is_organization_word(STR("Ada")));
    assert_true(is_company_word(STR("GmbH")) && !is_company_word(STR("Ada")));
    assert_true(names_nobody(STR("CC BY")) && names_nobody(STR("Pixabay")) && names_nobody(STR("zVg")));
    assert_true(names_nobody(STR("Admin")) && !names_nobody(STR("Admin Lovelace")) && !names_nobody(STR("")));
    assert_true(is_name_particle(STR("von")) && !is_name_particle(STR("with")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_longest_word_before_a_name_is_found),
        WITH_RUN(words_that_join_and_end_names),
        WITH_RUN(what_words_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
