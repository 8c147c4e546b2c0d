#include "unit/run.h"

#include "extract/dateline/agencies.h"

static void names_are_known_in_their_scripts(void **state)
{
    (void)state;
    static const char *const known[] = {
        "Reuters", "REUTERS", "dpa",      "DPA",      "Associated Press", "РИА Новости", "риа новости",
        "ТАСС",    "新华社",  "共同通信", "연합뉴스", "رويترز",           "ΑΠΕ-ΜΠΕ",     "ČTK",
        "Ritzau",  "AFP/dpa", "PETRA",    "भाषा",     "Interfax",         "INTERFAX",    "Agência Lusa",
        "AP"};
    static const char *const others[] = {"Reuter",  "Petra", "Hina", "Map",        "Ada Lovelace",
                                         "AFP/Ada", "/",     "",     "The Example"};
    for (size_t i = 0; i < COUNT(known); i++) {
        if (!is_agency(str_of(known[i])))
            print_error("%s\n", known[i]);
        assert_true(is_agency(str_of(known[i])));
    }
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(is_agency(str_of(others[i])));
}

static void a_signature_may_be_in_any_case_and_name_a_service(void **state)
{
    (void)state;
    static const char *const known[] = {"Lusa",        "Hina",        "dpa-AFX", "dpa/lno",
                                        "INTERFAX.RU", "AFP/Reuters", "KNA/iz"};
    for (size_t i = 0; i < COUNT(known); i++)
        assert_true(signs_agency(str_of(known[i])));
    assert_false(signs_agency(STR("Ada")));
    assert_false(signs_agency(STR("")));
}

static void the_longest_name_at_a_texts_beginning_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *name;
    } rows[] = {
        {"Reuters reported", "Reuters"},
        {"Thomson Reuters said", "Thomson Reuters"},
        {"INTERFAX.RU - text", "INTERFAX.RU"},
        {"INTERFAX. Text", "INTERFAX"},
        {"dpa-AFX) text", "dpa-AFX"},
        {"新华社北京", "新华社"},
        {"РИА Новости. Текст", "РИА Новости"},
        {"APple", ""},
        {"APs", ""},
        {"no agency", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(agency_at(str_of(rows[i].text)), strlen(rows[i].name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(names_are_known_in_their_scripts),
        WITH_RUN(a_signature_may_be_in_any_case_and_name_a_service),
        WITH_RUN(the_longest_name_at_a_texts_beginning_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
