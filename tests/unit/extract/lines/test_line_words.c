#include "unit/page.h"

#include "extract/lines/line_words.h"

static struct folded_line line;

static void case_space_and_marks_are_folded(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"Photo Credit", "photo credit"},
        {"  A \t\n B  ", "a b"},
        {"Ёлка её", "елка ее"},
        {"ФОТО：Ivan", "фото:ivan"},
        {"D’Été – x", "d'été - x"},
        {"１／２（x）｜＝", "１/２(x)|="},
        {"a\xC2\xA0"
         "b",
         "a b"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(fold_line(str_of(rows[i].in), &line));
        assert_span(((struct str){line.text, line.len}), rows[i].out);
    }
    assert_false(fold_line(STR_NONE, &line));
    assert_false(fold_line(STR(" \t "), &line));
    assert_false(fold_line(STR("\xC2\xA0"), &line));
}

static void long_lines_are_prose(void **state)
{
    (void)state;
    static char text[LINE_MAX_BYTES + 2];
    memset(text, 'a', sizeof text);
    assert_true(fold_line((struct str){text, LINE_MAX_BYTES}, &line));
    assert_false(fold_line((struct str){text, LINE_MAX_BYTES + 1}, &line));
}

static void phrases_are_words_of_their_own(void **state)
{
    (void)state;
    static const struct {
        const char *text, *phrase;
        size_t at;
    } rows[] = {
        {"a photo here", "photo", 2},     {"photos", "photo", SIZE_MAX},   {"photos", "photo*", 0},
        {"telephoto", "photo", SIZE_MAX}, {"x photo photos", "photos", 8}, {"фотограф", "фото", SIZE_MAX},
        {"фотограф", "фото*", 0},         {"共同写真提供", "写真", 6},     {"photo", "", SIZE_MAX},
        {"photo", "*", SIZE_MAX},         {"photo:x", "photo", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(fold_line(str_of(rows[i].text), &line));
        assert_int_equal(find_phrase(&line, str_of(rows[i].phrase), 0), rows[i].at);
    }
}

static void patterns_stand_in_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool has;
    } rows[] = {
        {"The rights to this material belong to us", true},
        {"The rights to this article belongs", true},
        {"This material belongs to no rights", false},
        {"The rights to it belong to us", false},
        {"rights material", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(fold_line(str_of(rows[i].text), &line));
        assert_int_equal(has_pattern(&line, STR("rights|material/article|belong*")), rows[i].has);
        struct pattern_heads heads;
        pattern_heads_of(STR("none/rights|material/article|belong*"), &heads);
        assert_true(heads.count == 2 && (!rows[i].has || may_hold_pattern(&line, &heads)));
        pattern_heads_of(STR("a/b/c/d/e/f/g/h/i"), &heads);
        assert_true(heads.count == 0 && may_hold_pattern(&line, &heads));
    }
}

static void spans_are_of_the_line_itself(void **state)
{
    (void)state;
    struct str text = STR("  Фото:   Иван  Петров ");
    assert_true(fold_line(text, &line));
    size_t at = find_phrase(&line, STR("иван"), 0);
    assert_span(unfolded(text, &line, at, line.len), "Иван  Петров");
    assert_span(unfolded(text, &line, 0, at), "Фото:");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(case_space_and_marks_are_folded), WITH_RUN(long_lines_are_prose),
        WITH_RUN(phrases_are_words_of_their_own),  WITH_RUN(patterns_stand_in_their_order),
        WITH_RUN(spans_are_of_the_line_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
