#include "unit/check.h"

#include "decode/latin.h"

static void letters_of_a_language_tell(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *wanted;
    } rows[] = {
        /* Signs alone, as in English, are of the commonest charset. */
        {STR_INIT("We\x92ll see \x96 it costs \xA3"
                  "20, \x93plainly\x94 \x95 \xA9 Acme\x99"),
         "windows-1252"},
        {STR_INIT("na\xEFve caf\xE9"), "windows-1252"},
        /* A capital after a small letter is none. */
        {STR_INIT("la for\x90t, l\x8E t\x8E, o\x9D il a \x8Et\x8E"), "macintosh"},
        {STR_INIT("\x9C"
                  "wieca i \xBFo\xB3\xB9"
                  "d\x9F"),
         "windows-1250"},
        {STR_INIT("\xA6wieca i \xBFo\xB3\xB1"
                  "d\xBC, wi\xEA"
                  "c \xB6pi; mo\xBFna te\xBF wzi\xB1\xE6 j\xB1 z powrotem"),
         "ISO-8859-2"},
        {STR_INIT("a\xF0"
                  "a\xE7 ya\xFE\xFD ba\xFE"
                  "ka \xDD"
                  "stanbul \xFEi\xFE"),
         "windows-1254"},
        {STR_INIT("\xDE"
                  "emai\xE8iai u\xFEmir\xF0o \xE1r\xE0\xF0us, m\xFB\xF0\xF8 \xF0\xEB"),
         "windows-1257"},
        {STR_INIT("T\xF4\xECi h\xF4m qua tr\xF5\xCCi m\xFD"
                  "a to, n\xFD\xF5\xEC"
                  "c s\xF4ng d\xE2ng l\xEAn qu\xE1 b\xF5\xCC"),
         "windows-1258"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct latin latin = latin_guess(rows[i].text);
        if (strcmp(latin.encoding->name, rows[i].wanted) != 0)
            print_error("row %zu, share %g\n", i, latin.share);
        assert_string_equal(latin.encoding->name, rows[i].wanted);
    }
}

static void other_scripts_do_not_convince(void **state)
{
    (void)state;
    static const struct str rows[] = {
        STR_INIT("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"), /* Cyrillic: hardly any ASCII */
        STR_INIT(
            "Photo: \xC8\xE2\xE0\xED\xEE\xE2, all rights reserved \xCC\xEE\xF1\xEA\xE2\xE0"), /* amid English
                                                                                               */
    };
    assert_int_equal(latin_guess(rows[0]).ascii_per_high, 0);
    assert_true(latin_guess(rows[0]).share == 0);
    assert_true(latin_guess(rows[1]).share < .95);
    assert_int_equal(latin_guess(rows[1]).ascii_per_high, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_a_language_tell),
        cmocka_unit_test(other_scripts_do_not_convince),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
