#include "unit/check.h"

#include "extract/facts.h"
#include "extract/language/language_words.h"

static const struct language_word words[] = {{"en", STR_INIT("Read also")}, {"de", STR_INIT("Siehe auch")}};

static void texts_are_compared_with_all_phrases(void **state)
{
    (void)state;
    static char longer[512];
    memset(longer, ' ', sizeof longer - 1);
    memcpy(longer, "read also", strlen("read also"));
    assert_true(says_any(STR("SIEHE AUCH:"), words, COUNT(words), says_same));
    assert_false(says_any(STR("Siehe auch dies"), words, COUNT(words), says_same));
    assert_true(says_any(STR("Siehe auch dies"), words, COUNT(words), says_start));
    assert_false(says_any(str_of(longer), words, COUNT(words), says_same));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_compared_with_all_phrases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
