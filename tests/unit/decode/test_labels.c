#include "unit/check.h"

#include "decode/labels.h"

static void labels_mean_what_the_standard_says(void **state)
{
    (void)state;
    static const struct {
        const char *label, *name;
    } rows[] = {
        {"866", "IBM866"},
        {"ansi_x3.4-1968", "windows-1252"},
        {"ascii", "windows-1252"},
        {"big5-hkscs", "Big5"},
        {"cp1251", "windows-1251"},
        {"csiso2022kr", "replacement"},
        {"dos-874", "windows-874"},
        {"gb2312", "GBK"},
        {"gb_2312-80", "GBK"},
        {"iso-8859-1", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-8-e", "ISO-8859-8"},
        {"iso_8859-4:1988", "ISO-8859-4"},
        {"koi8", "KOI8-R"},
        {"koi8-ru", "KOI8-U"},
        {"ks_c_5601-1987", "EUC-KR"},
        {"l9", "ISO-8859-15"},
        {"latin1", "windows-1252"},
        {"logical", "ISO-8859-8-I"},
        {"ms932", "Shift_JIS"},
        {"sun_eu_greek", "ISO-8859-7"},
        {"tis-620", "windows-874"},
        {"ucs-2", "UTF-16LE"},
        {"unicodefffe", "UTF-16BE"},
        {"us-ascii", "windows-1252"},
        {"utf-16", "UTF-16LE"},
        {"utf8", "UTF-8"},
        {"x-unicode20utf8", "UTF-8"},
        {"x-x-big5", "Big5"},
        {"  UTF-8\t\n", "UTF-8"},
        {"Windows-1252", "windows-1252"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct encoding *encoding = encoding_of_label(str_of(rows[i].label));
        assert_non_null(encoding);
        assert_string_equal(encoding->name, rows[i].name);
    }
}

static void unknown_labels_mean_nothing(void **state)
{
    (void)state;
    static const struct str rows[] = {
        {"", 0}, {"utf-7", 5}, {"utf-32", 6}, {"utf", 3}, {"utf-88", 6}, {"!", 1}, {"zz", 2}, {"utf-8\0x", 7},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_null(encoding_of_label(rows[i]));
}

/* Finding each by its own name also holds the table of labels to its order. */
static void every_encoding_has_its_own_name_as_a_label(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODING_COUNT; i++)
        assert_ptr_equal(encoding_of_label(str_of(encodings[i].name)), &encodings[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_mean_what_the_standard_says),
        cmocka_unit_test(unknown_labels_mean_nothing),
        cmocka_unit_test(every_encoding_has_its_own_name_as_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
