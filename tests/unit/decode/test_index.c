#include "unit/check.h"

#include "decode/index.h"

/* Every row is compared with the standard's in tests/decode/compare.mjs. */
static void tables_are_the_standard_s(void **state)
{
    (void)state;
    static const struct {
        enum index_id index;
        size_t pointer;
        uint32_t wanted;
    } rows[] = {
        {INDEX_JIS0208, 0, 0x3000},
        {INDEX_JIS0208, 28, 0x2015}, /* not the em dash, as in ICU's other tables */
        {INDEX_JIS0208, 8836, 0},    /* private use is the decoder's */
        {INDEX_JIS0208, 11103, 0x9ED1},
        {INDEX_JIS0208, 11104, 0},
        {INDEX_JIS0212, 108, 0x02D8},
        {INDEX_JIS0212, 7708, 0},
        {INDEX_EUC_KR, 13776, 0}, /* private use in ICU */
        {INDEX_GB18030, 6555, 0x3000},
        {INDEX_GB18030, 7182, 0xFE10}, /* GB 18030-2022 */
        {INDEX_GB18030_FOUR, 7457, 0xE7C7},
        {INDEX_GB18030_FOUR, 39419, 0xFFFF},
        {INDEX_GB18030_FOUR, 39420, 0},
        {INDEX_BIG5, 0, 0}, /* private use in ICU */
        {INDEX_BIG5, 1133, INDEX_PAIR(0xCA, 0x304)},
        {INDEX_BIG5, 5432, 0x2400}, /* not in ICU */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(index_at(index_get(rows[i].index), rows[i].pointer), rows[i].wanted);
}

static void every_single_byte_charset_has_a_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODING_COUNT; i++) {
        if (encodings[i].kind != KIND_SINGLE_BYTE)
            continue;
        const uint32_t *table = index_single_byte(&encodings[i]);
        assert_non_null(table);
        assert_ptr_equal(index_single_byte(&encodings[i]), table);
    }
    assert_int_equal(index_single_byte(&encodings[WINDOWS_874])[0xDB - 0x80], 0);
    assert_int_equal(index_single_byte(&encodings[MACINTOSH])[0xF0 - 0x80], 0xF8FF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_the_standard_s),
        cmocka_unit_test(every_single_byte_charset_has_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
