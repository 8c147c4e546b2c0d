#include "unit/check.h"

#include <stdio.h>
#include <stdlib.h>

#include "extract/language/text_language.h"

enum { SHORT_TEXTS_MAX = 512, SHORT_LANGUAGES_MAX = 64 };

/* Eight sentences of 40 to 120 characters for each of its languages, one a line: tag, tab, text. */
#define SHORT_TEXTS "tests/unit/extract/language/short_texts.tsv"

static struct short_text {
    struct str tag, text;
} texts[SHORT_TEXTS_MAX];
static size_t text_count;
static char file[1 << 16];

static int read_short_texts(void **state)
{
    (void)state;
    FILE *in = fopen(SHORT_TEXTS, "r");
    assert_non_null(in);
    struct str rest = {file, fread(file, 1, sizeof file, in)}, line;
    assert_true(feof(in));
    fclose(in);
    while (str_next(&rest, '\n', &line)) {
        size_t tab = str_find_byte(line, '\t', 0);
        if (tab == SIZE_MAX)
            continue;
        assert_in_range(text_count, 0, SHORT_TEXTS_MAX - 1);
        texts[text_count++] =
            (struct short_text){str_slice(line, 0, tab), str_slice(line, tab + 1, line.len)};
    }
    return 0;
}

struct score {
    struct str tag;
    unsigned texts, right, none, right_expected, wrong_expected, none_expected;
};

/* Counts for one text: with nothing expected, with its own language expected, and with each other language of
 * the list expected. */
static void score_text(const struct short_text *text, const struct score *all, size_t count,
                       struct score *score)
{
    struct str found = text_language(text->text, STR_NONE);
    score->texts++;
    score->right += str_eq(found, text->tag);
    score->none += found.len == 0;
    score->right_expected += str_eq(text_language(text->text, text->tag), text->tag);
    for (size_t i = 0; i < count; i++) {
        if (same_language(all[i].tag, text->tag))
            continue;
        found = text_language(text->text, all[i].tag);
        score->none_expected += found.len == 0;
        score->wrong_expected += found.len && !same_language(found, text->tag);
    }
}

static size_t list_languages(struct score scores[SHORT_LANGUAGES_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < text_count; i++)
        if (count == 0 || !str_eq(scores[count - 1].tag, texts[i].tag))
            scores[count++] = (struct score){.tag = texts[i].tag};
    return count;
}

static void print_score(const struct score *s)
{
    printf("| %.*s | %u | %u | %u | %u | %u | %u |\n", STR_FMT(s->tag), s->texts, s->right, s->none,
           s->right_expected, s->none_expected, s->wrong_expected);
}

static void short_texts_are_told_apart(void **state)
{
    (void)state;
    static struct score scores[SHORT_LANGUAGES_MAX];
    struct score all = {.tag = STR("all")};
    size_t count = list_languages(scores), n = 0;
    assert_in_range(count, 30, SHORT_LANGUAGES_MAX);
    for (size_t i = 0; i < text_count; i++) {
        n += !str_eq(scores[n].tag, texts[i].tag);
        score_text(&texts[i], scores, count, &scores[n]);
    }
    printf("| language | texts | right | none | right where expected | others expected: none | wrong |\n"
           "|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        const struct score *s = &scores[i];
        print_score(s);
        all.texts += s->texts;
        all.right += s->right;
        all.none += s->none;
        all.right_expected += s->right_expected;
        all.none_expected += s->none_expected;
        all.wrong_expected += s->wrong_expected;
    }
    print_score(&all);
    assert_true(all.right * 100 >= all.texts * 97);
    assert_int_equal(all.right_expected, all.texts);
    assert_true(all.wrong_expected * 100 <= (count - 1) * all.texts);
}

static void expected_tag_stays_where_the_text_agrees(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hint, *wanted;
    } rows[] = {
        {"The council promises to open the new bridge over the river.", "en-GB", "en-GB"},
        {"The council promises to open the new bridge over the river.", "", "en"},
        {"The council promises to open the new bridge over the river.", "de-AT", "en"},
        {"Slik velger du en bærbar PC til skolen uten å betale for mye", "nb", "nb"},
        {"Slik velger du en bærbar PC til skolen uten å betale for mye", "", "no"},
        {"Cijene ulja i brašna ponovno su porasle ovoga mjeseca", "hr", "hr"},
        {"האם אפשר לקרוא את זה בלי לטעות", "", "he"},
        {"國家隊在延長賽中遺憾落敗，最終沒有拿到任何獎牌", "zh-TW", "zh-TW"},
        {"國家隊在延長賽中遺憾落敗，最終沒有拿到任何獎牌", "zh", "zh-Hant"},
        {"國家隊在延長賽中遺憾落敗，最終沒有拿到任何獎牌", "zh-CN", "zh-Hant"},
        {"国家队在加时赛中遗憾落败，最终没有拿到任何奖牌", "zh-TW", "zh-Hans"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(text_language(str_of(rows[i].text), str_of(rows[i].hint)), rows[i].wanted);
}

static void what_is_no_text_has_no_language(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "1680 0 -1 28.01 05:35 13798 27.01 20:57",
        "§§ 12.4.2 — 13.7 / 88 % (2021: 74 %)",
        "Kim Jong-un",
        "{{x|y}} 0x7f 200 OK [4711/4712/4713]",
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(text_language(str_of(rows[i]), STR_NONE), NULL);
}

static void languages_that_a_text_cannot_tell_apart_are_one(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"en-GB", "en", true},
        {"en", "EN-us", true},
        {"nb", "no", true},
        {"nn-NO", "no", true},
        {"hr", "bs", true},
        {"sr-Latn-RS", "hr", true},
        {"id", "ms", true},
        {"da", "no", false},
        {"zh-TW", "zh-Hant", true},
        {"zh-HK", "zh-Hans", false},
        {"zh", "zh-Hant", true},
        {"pt", "es", false},
        {"zh-Hant-CN", "zh-TW", true},
        {"", "", false},
        {"en", "", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(same_language(str_of(rows[i].a), str_of(rows[i].b)), rows[i].same);
        assert_int_equal(same_language(str_of(rows[i].b), str_of(rows[i].a)), rows[i].same);
    }
}

static void languages_of_a_mixed_text_are_weighed_by_letters(void **state)
{
    (void)state;
    static const char mixed[] =
        "The council promises to open the new bridge over the river before autumn is over.\n"
        "Scientists explain why migrating birds spend the winter in cities more often.\n"
        "Городские власти обещают открыть новый мост через реку до конца осени.\n";
    struct language_weights weights = {.count = 0};
    struct found_language found = add_languages(str_of(mixed), 1000.0, &weights);
    assert_span(found.tag, "en");
    assert_int_equal(weights.count, 2);
    assert_span(weights.items[0].tag, "en");
    assert_span(weights.items[1].tag, "ru");
    assert_in_range((unsigned)weights.items[0].letters, 660, 720);
    assert_in_range((unsigned)weights.items[1].letters, 280, 340);
    add_languages(STR("And one more line of English, for a page of two languages."), 500.0, &weights);
    assert_int_equal(weights.count, 2);
    assert_in_range((unsigned)weights.items[0].letters, 1150, 1220);
    found = add_languages(STR("12 34"), 500.0, &weights);
    assert_span(found.tag, NULL);
    assert_int_equal(weights.count, 2);
}

static void any_bytes_of_utf8_are_taken(void **state)
{
    (void)state;
    static char bytes[4 * LANGUAGE_TEXT_BYTES];
    for (uint32_t seed = 1; seed < 200; seed++) {
        uint32_t random = seed * 2654435761U;
        size_t len = 0;
        while (len + 4 < sizeof bytes) {
            random = random * 1664525U + 1013904223U;
            uint32_t c = (random >> 8) % (seed % 2 ? 0x800 : 0x10000);
            if (c < 0x80) {
                bytes[len++] = (char)c;
            } else if (c < 0x800) {
                bytes[len++] = (char)(0xC0 | c >> 6);
                bytes[len++] = (char)(0x80 | (c & 0x3F));
            } else if (c < 0xD800 || c > 0xDFFF) {
                bytes[len++] = (char)(0xE0 | c >> 12);
                bytes[len++] = (char)(0x80 | (c >> 6 & 0x3F));
                bytes[len++] = (char)(0x80 | (c & 0x3F));
            }
        }
        /* on the heap and to the byte, so that a read past the end shows */
        char *exact = malloc(len);
        assert_non_null(exact);
        memcpy(exact, bytes, len);
        find_language((struct str){exact, len}, STR_NONE);
        struct language_weights weights = {.count = 0};
        add_languages((struct str){exact, len}, 1.0, &weights);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_are_told_apart),
        cmocka_unit_test(expected_tag_stays_where_the_text_agrees),
        cmocka_unit_test(what_is_no_text_has_no_language),
        cmocka_unit_test(languages_that_a_text_cannot_tell_apart_are_one),
        cmocka_unit_test(languages_of_a_mixed_text_are_weighed_by_letters),
        cmocka_unit_test(any_bytes_of_utf8_are_taken),
    };
    return cmocka_run_group_tests(tests, read_short_texts, NULL);
}
