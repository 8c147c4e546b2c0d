#include "unit/run.h"

#include "decode/utf8.h"

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }
#define R "\xEF\xBF\xBD"

/* Ill-formed rows: Unicode 15, section 3.9, tables 3-8 to 3-11. */
static const struct {
    struct str bytes;
    size_t multi_byte, ill_formed, nuls;
    struct str repaired;
} rows[] = {
    {BYTES(""), 0, 0, 0, BYTES("")},
    {BYTES("plain ASCII of more than eight bytes\x7F"), 0, 0, 0,
     BYTES("plain ASCII of more than eight bytes\x7F")},
    {BYTES("\xC2\x80 \xE0\xA0\x80 \xED\x9F\xBF \xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"), 5, 0, 0,
     BYTES("\xC2\x80 \xE0\xA0\x80 \xED\x9F\xBF \xF0\x90\x80\x80 \xF4\x8F\xBF\xBF")},
    {BYTES("caf\xE9 au lait"), 0, 1, 0, BYTES("caf" R " au lait")},
    {BYTES("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), 0, 8, 0, BYTES(R R R R R R R R "A")},
    {BYTES("\xED\xA0\x80"), 0, 3, 0, BYTES(R R R)},
    {BYTES("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), 0, 7, 0, BYTES(R R R R R "A" R R "B")},
    {BYTES("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), 0, 4, 0, BYTES(R R R R "A")},
    {BYTES("text\xE2\x82"), 0, 1, 0, BYTES("text" R)},
    {BYTES("text\xF0\x9F\x98"), 0, 1, 0, BYTES("text" R)},
    {BYTES("a\0b\0\xC3\xA9\xFF"), 1, 1, 2, BYTES("ab\xC3\xA9" R)},
    {BYTES("1234567\0"), 0, 0, 1, BYTES("1234567")},
};

static void survey_counts_sequences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct utf8_survey survey = utf8_survey(rows[i].bytes);
        assert_int_equal(survey.multi_byte, rows[i].multi_byte);
        assert_int_equal(survey.ill_formed, rows[i].ill_formed);
        assert_int_equal(survey.nuls, rows[i].nuls);
    }
}

/* At each place within a word of eight bytes. */
static void survey_finds_a_byte_wherever_it_stands(void **state)
{
    (void)state;
    char bytes[40];
    for (size_t i = 0; i < sizeof bytes; i++) {
        memset(bytes, 'x', sizeof bytes);
        bytes[i] = '\0';
        assert_int_equal(utf8_survey((struct str){bytes, sizeof bytes}).nuls, 1);
        bytes[i] = '\x80';
        assert_int_equal(utf8_survey((struct str){bytes, sizeof bytes}).ill_formed, 1);
        bytes[i] = '\x01';
        assert_int_equal(utf8_survey((struct str){bytes, sizeof bytes}).nuls, 0);
    }
}

static void repair_replaces_maximal_subparts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf out;
        buf_init(&out, run.arena, arena_cap(run.arena));
        assert_true(utf8_repair(rows[i].bytes, &out));
        assert_true(str_eq(buf_str(&out), rows[i].repaired));
    }
}

static void repair_says_when_memory_is_refused(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, run.arena, 4);
    assert_false(utf8_repair(STR("caf\xE9 au lait"), &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survey_counts_sequences),
        cmocka_unit_test(survey_finds_a_byte_wherever_it_stands),
        WITH_RUN(repair_replaces_maximal_subparts),
        WITH_RUN(repair_says_when_memory_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
