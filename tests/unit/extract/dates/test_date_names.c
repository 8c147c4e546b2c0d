#include "unit/check.h"

#include "extract/dates/date_names.h"

static unsigned month(const char *name, const char *language)
{
    return date_number_of(DATE_MONTH, phrase_key(0, str_of(name)), date_language_of(str_of(language)));
}

static void months_are_of_their_language(void **state)
{
    (void)state;
    static const struct {
        const char *name, *language;
        unsigned number;
    } rows[] = {
        {"January", "en", 1},   {"JANUARY", "en", 1},   {"Sept", "en", 9},    {"März", "de", 3},
        {"января", "ru", 1},    {"январь", "ru", 1},    {"styczeń", "pl", 1}, {"listopad", "pl", 11},
        {"listopad", "cs", 11}, {"listopad", "hr", 10}, {"يناير", "ar", 1},   {"Μαρτίου", "el", 3},
        {"במרץ", "he", 3},      {"Ocak", "tr", 1},      {"march", "", 3},     {"listopad", "", 0},
        {"Monday", "en", 0},    {"x", "en", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(month(rows[i].name, rows[i].language), rows[i].number);
}

static void tags_find_their_language(void **state)
{
    (void)state;
    static const char *const known[][2] = {{"de", "de"},
                                           {"de-CH", "de"},
                                           {"de_AT", "de_AT"},
                                           {"EN-us", "en"},
                                           {"sr-Latn-RS", "sr_Latn"},
                                           {"no", "nb"},
                                           {"zh-Hant-TW", "zh_Hant"}};
    for (size_t i = 0; i < COUNT(known); i++)
        assert_string_equal(date_languages[date_language_of(str_of(known[i][0]))], known[i][1]);
    assert_int_equal(date_language_of(STR("")), DATE_LANGUAGE_UNKNOWN);
    assert_int_equal(date_language_of(STR("xx")), DATE_LANGUAGE_UNKNOWN);
    assert_int_equal(date_language_of(STR("den")), DATE_LANGUAGE_UNKNOWN);
}

static void orders_are_of_language_and_region(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        char order;
    } rows[] = {{"en", 'm'}, {"en-US", 'm'}, {"en-GB", 'd'}, {"en-IN", 'd'}, {"de", 'd'},   {"fr-FR", 'd'},
                {"ja", 'y'}, {"hu", 'y'},    {"", 'd'},      {"xx", 'd'},    {"es-PR", 'm'}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(date_order_of(str_of(rows[i].tag)), rows[i].order);
}

static void words_end_where_letters_do(void **state)
{
    (void)state;
    assert_span(date_word_at(STR("Jan. 5"), 0), "Jan");
    assert_span(date_word_at(STR("5 Jan"), 0), NULL);
    assert_span(date_word_at(STR("März2022"), 0), "März");
    assert_span(date_word_at(STR(""), 0), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_of_their_language),
        cmocka_unit_test(tags_find_their_language),
        cmocka_unit_test(orders_are_of_language_and_region),
        cmocka_unit_test(words_end_where_letters_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
