#include "unit/render/markup.h"

#include "render/forms.h"
#include "render/parser_json.h"

static char room[PARSER_DATE_ROOM];

static void dates_are_moments_in_utc(void **state)
{
    (void)state;
    static const char *const dates[][2] = {
        {"2016-09-16T20:56:00Z", "2016-09-16T20:56:00.000Z"},
        {"2016-09-16T20:56:07.25+02:00", "2016-09-16T18:56:07.000Z"},
        {"2016-12-31T23:30-05:30", "2017-01-01T05:00:00.000Z"},
        {"2016-09-16T20:56+02", "2016-09-16T18:56:00.000Z"},
        {"2016-09-16T20:56", "2016-09-16T20:56:00.000Z"},
        {"2016-02-29", "2016-02-29T00:00:00.000Z"},
    };
    for (size_t i = 0; i < COUNT(dates); i++)
        assert_span(parser_date(str_of(dates[i][0]), room), dates[i][1]);
}

static void a_day_that_is_not_known_is_no_date(void **state)
{
    (void)state;
    static const char *const dates[] = {"",
                                        "2016",
                                        "2016-09",
                                        "XXXX-09-16",
                                        "2016-09-1",
                                        "2016-09-16T",
                                        "2016-09-16T20",
                                        "2016-09-16 20:56",
                                        "2016-09-16T20:56+",
                                        "2016-09-16T20:56 CET",
                                        "2016-09-16X"};
    for (size_t i = 0; i < COUNT(dates); i++)
        assert_span(parser_date(str_of(dates[i]), room), NULL);
}

static struct str excerpt_of(struct str text)
{
    buf_init(&out, run.arena, 1 << 14);
    parser_excerpt(text, &out);
    return markup();
}

static void an_excerpt_ends_with_a_word(void **state)
{
    (void)state;
    char text[EXCERPT_CHARACTERS + 2];
    memset(text, 'a', sizeof text);
    text[EXCERPT_CHARACTERS - 5] = ' ';
    assert_int_equal(excerpt_of((struct str){text, EXCERPT_CHARACTERS}).len, EXCERPT_CHARACTERS);
    assert_false(str_ends(markup(), STR("\xE2\x80\xA6")));
    assert_int_equal(excerpt_of((struct str){text, EXCERPT_CHARACTERS + 1}).len, EXCERPT_CHARACTERS - 5 + 3);
    assert_true(str_ends(markup(), STR("a\xE2\x80\xA6")));
    text[EXCERPT_CHARACTERS] = ' ';
    assert_int_equal(excerpt_of((struct str){text, EXCERPT_CHARACTERS + 2}).len, EXCERPT_CHARACTERS + 3);
}

static void an_excerpt_without_words_is_cut_anywhere(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, run.arena, 1 << 14);
    buf_add_str(&text, STR("ab \n\t "));
    for (int i = 0; i < 2 * EXCERPT_CHARACTERS; i++)
        buf_add_str(&text, STR("\xE6\xB2\xB3"));
    assert_int_equal(excerpt_of(buf_str(&text)).len, 3 + 3 * (EXCERPT_CHARACTERS - 3) + 3);
    assert_true(str_starts(markup(), STR("ab \xE6\xB2\xB3")));
}

static void white_space_is_one_space(void **state)
{
    (void)state;
    assert_span(excerpt_of(STR(" a\n\n b\xC2\xA0\t c  ")), "a b c");
    assert_span(excerpt_of(STR_NONE), NULL);
}

static void fields_are_those_that_are_documented(void **state)
{
    (void)state;
    struct block blocks[] = {PARAGRAPH("Body <text>.")};
    struct person authors[] = {{STR("Ada"), STR_NONE}, {STR("Bob"), STR_NONE}};
    struct image images[] = {{.url = STR("https://a.example/other.png")},
                             {.url = STR("https://a.example/main.png")}};
    const struct article whole = {.headline = STR("Title"),
                                  .authors = authors,
                                  .author_count = 2,
                                  .date_published = STR("2016-09-16T20:56:00Z"),
                                  .images = images,
                                  .image_count = 2,
                                  .main_image = 1,
                                  .alternative_headline = STR("Kicker"),
                                  .next_page = STR("https://a.example/2"),
                                  .url = STR("https://a.example/asked"),
                                  .resolved_url = STR("https://b.example/resolved"),
                                  .article_body = STR("Body <text>."),
                                  .word_count = 2,
                                  .blocks = blocks,
                                  .block_count = 1};
    run.options.include = INCLUDE_HTML;
    buf_init(&out, run.arena, 1 << 14);
    write_article_parser(&run, &whole, &out);
    assert_span(
        markup(),
        "{\"title\":\"Title\",\"content\":\"<p>Body &lt;text&gt;.</p>\\n\",\"author\":\"Ada, Bob\","
        "\"date_published\":\"2016-09-16T20:56:00.000Z\",\"lead_image_url\":\"https://a.example/main.png\","
        "\"dek\":\"Kicker\",\"next_page_url\":\"https://a.example/2\",\"url\":\"https://b.example/resolved\","
        "\"domain\":\"b.example\",\"excerpt\":\"Body <text>.\",\"word_count\":2,\"direction\":\"ltr\","
        "\"total_pages\":1,\"rendered_pages\":1}");
}

static void what_is_unknown_is_null(void **state)
{
    (void)state;
    const struct article nothing = {0};
    buf_init(&out, run.arena, 1 << 14);
    write_article_parser(&run, &nothing, &out);
    assert_span(
        markup(),
        "{\"title\":null,\"content\":null,\"author\":null,\"date_published\":null,\"lead_image_url\":null,"
        "\"dek\":null,\"next_page_url\":null,\"url\":null,\"domain\":null,\"excerpt\":null,\"word_count\":0,"
        "\"direction\":\"ltr\",\"total_pages\":1,\"rendered_pages\":1}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(dates_are_moments_in_utc),    WITH_RUN(a_day_that_is_not_known_is_no_date),
        WITH_RUN(an_excerpt_ends_with_a_word), WITH_RUN(an_excerpt_without_words_is_cut_anywhere),
        WITH_RUN(white_space_is_one_space),    WITH_RUN(fields_are_those_that_are_documented),
        WITH_RUN(what_is_unknown_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
