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
    assert_int_equal(option_find(STR("include")), OPTION_INCLUDE);
    assert_int_equal(option_find(STR("favor")), OPTION_FAVOR);
    assert_int_equal(option_find(STR("pages")), OPTION_PAGES);
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

static void parts_are_listed(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        uint32_t include; /* 0: refused */
    } rows[] = {
        {"blocks", INCLUDE_BLOCKS},
        {"explain", INCLUDE_EXPLAIN},
        {"explain,blocks", INCLUDE_EXPLAIN | INCLUDE_BLOCKS},
        {"", 0},
        {"blocks,", 0},
        {",blocks", 0},
        {"blocks,blocks", 0},
        {"blocks,links", 0},
        {"html,markdown,front-matter", INCLUDE_HTML | INCLUDE_MARKDOWN | INCLUDE_FRONT_MATTER},
        {"Blocks", 0},
        {"blocks explain", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        set_up(NULL);
        assert_int_equal(option_set(&options, &given, OPTION_INCLUDE, str_of(rows[i].value), &failure),
                         rows[i].include != 0);
        assert_int_equal(options.include, rows[i].include);
        if (rows[i].include)
            continue;
        assert_int_equal(failure.code, FAIL_INVALID_REQUEST);
        assert_string_equal(failure.member, "include");
#define X(NAME, name) assert_non_null(strstr(failure.detail, name));
        INCLUDE_TABLE(X)
#undef X
    }
}

static void one_side_is_favored(void **state)
{
    (void)state;
    assert_true(option_set(&options, &given, OPTION_FAVOR, STR("precision"), &failure));
    assert_int_equal(options.favor, FAVOR_PRECISION);
    set_up(NULL);
    assert_true(option_set(&options, &given, OPTION_FAVOR, STR("recall"), &failure));
    assert_int_equal(options.favor, FAVOR_RECALL);
    set_up(NULL);
    assert_false(option_set(&options, &given, OPTION_FAVOR, STR("both"), &failure));
    assert_non_null(strstr(failure.detail, "precision or recall"));
    assert_int_equal(options.favor, FAVOR_NEITHER);
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
    assert_non_null(strstr(failure.detail, "json, text, html or markdown"));
}

static void pages_are_counted(void **state)
{
    (void)state;
    assert_true(option_set(&options, &given, OPTION_PAGES, STR("20"), &failure));
    assert_int_equal(options.pages, PAGES_MAX);
    const char *wrong[] = {"", "0", "21", "two", "-1", "1.5"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        set_up(NULL);
        assert_false(option_set(&options, &given, OPTION_PAGES, str_of(wrong[i]), &failure));
        assert_string_equal(failure.member, "pages");
        assert_non_null(strstr(failure.detail, "a whole number from 1 to 20"));
        assert_int_equal(options.pages, 0);
    }
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
        cmocka_unit_test_setup(parts_are_listed, set_up),
        cmocka_unit_test_setup(one_side_is_favored, set_up),
        cmocka_unit_test_setup(wrong_values_say_what_was_expected, set_up),
        cmocka_unit_test_setup(pages_are_counted, set_up),
        cmocka_unit_test_setup(twice_is_refused, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
