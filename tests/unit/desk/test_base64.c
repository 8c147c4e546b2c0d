#include "unit/check.h"

#include "desk/base64.h"

static char out[64];
static size_t len, at;

static void texts_decode(void **state)
{
    (void)state;
    /* RFC 4648, section 10 */
    const char *const cases[][2] = {{"", ""},
                                    {"Zg==", "f"},
                                    {"Zm8=", "fo"},
                                    {"Zm9v", "foo"},
                                    {"Zm9vYg==", "foob"},
                                    {"Zm9vYmE=", "fooba"},
                                    {"Zm9vYmFy", "foobar"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(base64_decode(str_of(cases[i][0]), out, &len, &at));
        assert_span(((struct str){out, len}), cases[i][1]);
    }
    assert_true(base64_decode(STR("+/+/"), out, &len, &at));
    assert_memory_equal(out, "\xfb\xff\xbf", 3);
}

static void faults_are_placed(void **state)
{
    (void)state;
    const struct {
        const char *text;
        size_t at;
    } cases[] = {{"Zm9v!mFy", 4}, {"Zm9vYm\nFy", 6}, {"Zm-v", 2}, {"Zg=v", 2}, {"====", 0},
                 {"Z===", 1},     {"Zm9vY", 5},      {"Zg=", 3},  {"Z", 1},    {"Zm9v\xc3\xa4", 4}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_false(base64_decode(str_of(cases[i].text), out, &len, &at));
        assert_int_equal(at, cases[i].at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_decode),
        cmocka_unit_test(faults_are_placed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
