#include "unit/run.h"

#include "extract/dateline/places.h"

static void cities_are_known_in_their_languages(void **state)
{
    (void)state;
    static const char *const known[] = {"London",   "LONDON",         "München", "Munich",        "Москва",
                                        "МОСКВА",   "北京",           "서울",    "القاهرة",       "Αθήνα",
                                        "New York", "Rio de Janeiro", "東京",    "United Nations"};
    static const char *const others[] = {
        "Londo",
        "Londonn",
        "",
        "a",
        "Reading",
        "Microsoft",
        "zzzz",
        "\n",
        "london\nluanda",
        "a name that is far longer than any name of any city anywhere on the earth"};
    for (size_t i = 0; i < COUNT(known); i++) {
        if (!is_city(str_of(known[i])))
            print_error("%s\n", known[i]);
        assert_true(is_city(str_of(known[i])));
    }
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(is_city(str_of(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(cities_are_known_in_their_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
