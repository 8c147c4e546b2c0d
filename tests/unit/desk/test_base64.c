#include "unit/check.h"

#include <stdlib.h>

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
    } cases[] = {{"Zm9v!mFy", 4}, {"Zm9vYm\nFy", 6}, {"Zm-v", 2},     {"Zg=v", 2},        {"====", 0},
                 {"Z===", 1},     {"Zm9v=m==", 4},   {"Zm9vZ!==", 5}, {"Zm9vZg=", 7},     {"Z!==!", 1},
                 {"Zm9vY", 5},    {"Zg=", 3},        {"Z", 1},        {"Zm9v\xc3\xa4", 4}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_false(base64_decode(str_of(cases[i].text), out, &len, &at));
        assert_int_equal(at, cases[i].at);
    }
}

/* The value of a character, said another way than the decoder's tables do. */
static int value_of(int c)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *hit = c ? strchr(alphabet, c) : NULL;
    return hit ? (int)(hit - alphabet) : -1;
}

static void every_character_counts_at_every_place(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        for (size_t place = 0; place < 4; place++) {
            char text[] = "AAAAAAAAAAAA";
            text[4 + place] = (char)c;
            bool fine = base64_decode((struct str){text, 12}, out, &len, &at);
            assert_int_equal(fine, value_of(c) >= 0);
            assert_int_equal(at, fine ? 12 : 4 + place);
            if (!fine)
                continue;
            uint32_t group = (uint32_t)value_of(c) << (18 - 6 * place);
            const char wanted[9] = {[3] = (char)(group >> 16), (char)(group >> 8), (char)group};
            assert_int_equal(len, 9);
            assert_memory_equal(out, wanted, 9);
        }
    }
}

/* In blocks that end where their contract says: a byte read or written past them is found. */
static void no_length_leaves_its_room(void **state)
{
    (void)state;
    for (size_t n = 0; n <= 32; n++) {
        char *exact = malloc(n), *room = malloc(base64_room(n));
        memset(exact, '/', n);
        assert_int_equal(base64_decode((struct str){exact, n}, room, &len, &at), n % 4 == 0);
        assert_int_equal(at, n);
        if (n % 4 == 0)
            assert_int_equal(len, n / 4 * 3);
        free(exact);
        free(room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_decode),
        cmocka_unit_test(faults_are_placed),
        cmocka_unit_test(every_character_counts_at_every_place),
        cmocka_unit_test(no_length_leaves_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
