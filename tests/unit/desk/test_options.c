#include "unit/check.h"

#include "desk/options.h"

static struct options options;
static uint32_t given;
static struct failure failure;

static int set_up(void **state)
{
    (void)state;
    options = (struct options){0};
    failure = (struct failure){0};
    given = 0;
    return 0;
}

static void names_are_found(void **state)
{
    (void)state;
    assert_int_equal(option_find(STR("form")), OPTION_FORM);
    assert_int_equal(option_find(STR("deadline")), OPTION_DEADLINE);
    assert_int_equal(option_find(STR("Form")), OPTION_COUNT);
    assert_int_equal(option_find(STR("")), OPTION_COUNT);
}

static void values_are_set(void **state)
{
    (void)state;
    assert_true(option_set(&options, &given, OPTION_FORM, STR("text"), &failure));
    assert_true(option_set(&options, &given, OPTION_DEADLINE, STR("2500"), &failure));
    assert_int_equal(options.form, FORM_TEXT);
    assert_int_equal(options.deadline_ms, 2500);
    assert_int_equal(given, 1u << OPTION_FORM | 1u << OPTION_DEADLINE);
}

static void wrong_values_say_what_was_expected(void **state)
{
    (void)state;
    const char *wrong[] = {"", "0", "600001", "1s", "-1", "99999999999999999999999"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(option_set(&options, &given, OPTION_DEADLINE, str_of(wrong[i]), &failure));
        assert_int_equal(failure.code, FAIL_INVALID_REQUEST);
        assert_string_equal(failure.member, "deadline");
        assert_non_null(strstr(failure.detail, "milliseconds from 1 to 600000"));
        assert_int_equal(given, 0);
    }
    assert_false(option_set(&options, &given, OPTION_FORM, STR("xml"), &failure));
    assert_non_null(strstr(failure.detail, "json or text"));
}

static void twice_is_refused(void **state)
{
    (void)state;
    assert_true(option_set(&options, &given, OPTION_FORM, STR("text"), &failure));
    assert_false(option_set(&options, &given, OPTION_FORM, STR("json"), &failure));
    assert_non_null(strstr(failure.detail, "twice"));
    assert_int_equal(options.form, FORM_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(names_are_found, set_up),
        cmocka_unit_test_setup(values_are_set, set_up),
        cmocka_unit_test_setup(wrong_values_say_what_was_expected, set_up),
        cmocka_unit_test_setup(twice_is_refused, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
