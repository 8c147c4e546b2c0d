#include "unit/run.h"

#include "base/words.h"

static void characters_have_their_class(void **state)
{
    (void)state;
    static const struct {
        uint32_t c;
        bool space, word, alone, end;
    } rows[] = {
        {' ', true, false, false, false},      {'\t', true, false, false, false},
        {'\v', true, false, false, false},     {0x08, false, false, false, false},
        {0x85, true, false, false, false},     {0xA0, true, false, false, false},
        {0x200B, true, false, false, false},   {0xFEFF, true, false, false, false},
        {0x3000, true, false, false, false},   {0x200D, false, false, false, false},
        {'a', false, true, false, false},      {'Z', false, true, false, false},
        {'7', false, true, false, false},      {'_', false, false, false, false},
        {0xE9, false, true, false, false},     {0x0301, false, true, false, false}, /* a combining accent */
        {0x0663, false, true, false, false},                                        /* an Arabic digit */
        {0x0436, false, true, false, false},   {0x4E2D, false, true, true, false},
        {0x3042, false, true, true, false},    {0x30A2, false, true, true, false},
        {0xD55C, false, true, false, false},   {0x20000, false, true, true, false},
        {0x1F600, false, false, false, false}, {'.', false, false, false, true},
        {'?', false, false, false, true},      {0x2026, false, false, false, true},
        {0x3002, false, false, false, true},   {0x0964, false, false, false, true},
        {',', false, false, false, false},     {0xFFFD, false, false, false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(is_space(rows[i].c), rows[i].space);
        assert_int_equal(is_word_character(rows[i].c), rows[i].word);
        assert_int_equal(is_word_by_itself(rows[i].c), rows[i].alone);
        assert_int_equal(is_sentence_end(rows[i].c), rows[i].end);
    }
}

static void texts_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct word_counts wanted; /* words, sentences, commas, letters, digits, capitals */
    } rows[] = {
        {"", {0}},
        {" - ", {0}},
        {"One two.", {2, 1, 0, 6, 0, 1}},
        {"It costs 3.50, not 4.", {6, 1, 1, 10, 4, 1}},
        {"Wait... what?! \"Yes.\" (No.)", {4, 4, 0, 13, 0, 3}},
        {"www.example.org", {3, 0, 0, 13, 0, 0}},
        {"Élan ÉTÉ été", {3, 0, 0, 10, 0, 2}},
        {"Он ушёл.", {2, 1, 0, 6, 0, 1}},
        {"中文，很好。是吗？", {6, 2, 1, 6, 0, 0}},
        {"한국 사람", {2, 0, 0, 4, 0, 0}},
        {"a中b", {3, 0, 0, 3, 0, 0}},
        {"नमस्ते दुनिया।", {2, 1, 0, 12, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct word_counts got = count_words(str_of(rows[i].text));
        const struct word_counts *wanted = &rows[i].wanted;
        assert_int_equal(got.words, wanted->words);
        assert_int_equal(got.sentences, wanted->sentences);
        assert_int_equal(got.commas, wanted->commas);
        assert_int_equal(got.letters, wanted->letters);
        assert_int_equal(got.digits, wanted->digits);
        assert_int_equal(got.capitals, wanted->capitals);
    }
}

static void space_is_collapsed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"a", "a"},
        {"a b", "a b"},
        {" a", "a"},
        {"a ", "a"},
        {"  a \t\n b  ", "a b"},
        {" \n ", ""},
        {"\xC2\xA0", ""},
        {"a\xC2\xA0\xE2\x80\x8B b", "a b"},
        {"é  é", "é é"},
        {"\xEF\xBB\xBFx", "x"},
        {"a\x01"
         "b",
         "a\x01"
         "b"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(collapse_space(&run, str_of(rows[i].text)), rows[i].wanted);
    struct str same = STR("already so");
    assert_ptr_equal(collapse_space(&run, same).at, same.at);
    arena_refuse_after(run.arena, 1);
    assert_span(collapse_space(&run, STR("a  b")), NULL);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void appending_goes_on_after_a_space(void **state)
{
    (void)state;
    static const char *const pieces[] = {"  a ", "\n b", "c ", " ", "\xC2\xA0", "d"};
    char out[32];
    size_t len = 0;
    bool after_space = true;
    for (size_t i = 0; i < COUNT(pieces); i++)
        len += append_collapsed(out + len, str_of(pieces[i]), &after_space);
    assert_span(((struct str){out, len}), "a bc d");
    assert_false(after_space);
}

static void ending_character_stands_before_closing_marks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t wanted;
    } rows[] = {
        {"It ends.", '.'},
        {"“It ends.”", '.'},
        {"It ends.) ", '.'},
        {"It goes on", 'n'},
        {"終わった。」", 0x3002},
        {"\"", 0},
        {"", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(ending_character(str_of(rows[i].text)), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ending_character_stands_before_closing_marks),
        cmocka_unit_test(characters_have_their_class),
        cmocka_unit_test(texts_are_counted),
        WITH_RUN(space_is_collapsed),
        cmocka_unit_test(appending_goes_on_after_a_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
