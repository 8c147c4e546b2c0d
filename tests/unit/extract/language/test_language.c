#include "unit/extract/whole.h"

#include "extract/fields.h"

static void declared_language_becomes_a_tag(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<html lang=en>", "en"},
        {"<html lang=EN-us>", "en-US"},
        {"<html lang=en_US>", "en-US"},
        {"<html lang=zh-hant-tw>", "zh-Hant-TW"},
        {"<html lang=es-419>", "es-419"},
        {"<html lang='de, en'>", "de"},
        {"<html lang=iw>", "he"},
        {"<html lang=x>", NULL},
        {"<html lang=english>", NULL},
        {"<html lang=zxq>", NULL},
        {"<html lang=und>", NULL},
        {"<html lang='{{lang}}'>", NULL},
        {"<html "
         "lang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
         NULL},
        {"<html lang=x><meta property=og:locale content=de_AT>", "de-AT"},
        {"<meta http-equiv=content-language content=fr>", "fr"},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"inLanguage\": \"ru-RU\"}</script>"
         "<meta name=language content=en>",
         "ru-RU"},
        {"<p>x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_language(&made.facts, &made.article));
        assert_span(made.article.in_language, rows[i].wanted);
    }
}

#define ENGLISH                                                                                              \
    "<p>The council promises to open the new bridge over the river before autumn is over, and the bakers "   \
    "on both banks have already agreed on who will sell bread to the workers until then."
#define RUSSIAN                                                                                                                                                                            \
    "<p>Городские власти обещают открыть новый мост через реку до конца осени, а пекари на обоих берегах " \
    "уже договорились, кто до тех пор будет продавать хлеб рабочим."
#define TRADITIONAL                                                                                                                                             \
    "<p>"                                                                                                                                                       \
    "市政府承諾在秋季結束之前開放橫跨河流的新橋，屆時兩岸居民每天上下班的時間將縮短將近一半。國家隊在延長賽" \
    "中遺憾落敗，最終沒有拿到"                                                                                                                      \
    "任何獎牌，總教練賽後表示將對這次失利承擔全部的責任。科學家解釋了為什麼越來越多的候鳥選擇留在城市裡過冬" \
    "。"

static void make_told(const char *html, uint32_t include)
{
    make_whole(html);
    run.options.include = include;
    assert_true(build_blocks(&made.facts, &made.article));
    assert_true(extract_language(&made.facts, &made.article));
}

static void text_of_the_body_is_held_against_what_is_declared(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {ENGLISH, "en"},
        {"<html lang=en-GB>" ENGLISH, "en-GB"},
        {"<html lang=ru>" ENGLISH, "en"},
        {"<html lang=en-US><meta property=og:locale content=en_US>" RUSSIAN, "ru"},
        {"<html lang=en-US><meta property=og:locale content=ru_KZ>" RUSSIAN, "ru-KZ"},
        {"<html lang=zh-CN>" TRADITIONAL, "zh-Hant"},
        {"<html lang=zh-HK>" TRADITIONAL, "zh-HK"},
        {"<html lang=zh>" TRADITIONAL, "zh-Hant"},
        {"<html lang=ru><p>Prices of oil and flour have gone up again", "ru"},
        {"<p>Prices of oil and flour have gone up again", "en"},
        {"<p>17.30 0:1 4711", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_told(rows[i].html, 0);
        assert_span(made.article.in_language, rows[i].wanted);
    }
}

static void candidates_say_where_they_stood(void **state)
{
    (void)state;
    make_told("<html lang=en_us>" RUSSIAN, 0);
    const struct ballot *ballot = &made.article.ballots[FIELD_IN_LANGUAGE];
    assert_int_equal(ballot->count, 2);
    assert_span(ballot->items[0].value, "en-US");
    assert_span(ballot->items[0].raw, "en_us");
    assert_span(ballot->items[0].where, "html lang");
    assert_int_equal(ballot->items[0].origin, ORIGIN_DOM);
    assert_ptr_equal(ballot->winner, &ballot->items[1]);
    assert_span(ballot->winner->where, "articleBody");
    assert_int_equal(ballot->winner->origin, ORIGIN_TEXT);
}

static void languages_of_the_page_have_their_shares(void **state)
{
    (void)state;
    make_told("<html lang=en-GB>" ENGLISH "<aside>" RUSSIAN "</aside><div hidden>" TRADITIONAL "</div>", 0);
    assert_int_equal(made.article.language_count, 3); /* the hidden text is of the body here, so it counts */
    made.article.body_count = 1;
    made.article.ballots[FIELD_IN_LANGUAGE] = (struct ballot){0};
    made.article.language_count = 0;
    assert_true(extract_language(&made.facts, &made.article));
    assert_int_equal(made.article.language_count, 2);
    assert_span(made.article.languages[0].in_language, "en-GB");
    assert_span(made.article.languages[1].in_language, "ru");
    float first = made.article.languages[0].share, second = made.article.languages[1].share;
    assert_true(first > 0.5F && first < 0.65F);
    assert_true(first + second > 0.999F && first + second < 1.001F);
}

static void small_shares_are_left_out(void **state)
{
    (void)state;
    make_told(ENGLISH ENGLISH ENGLISH ENGLISH ENGLISH ENGLISH "<p>Городские власти обещают мост", 0);
    assert_int_equal(made.article.language_count, 1);
    assert_true(made.article.languages[0].share == 1.0F);
    make_told("<p>12:30", 0);
    assert_int_equal(made.article.language_count, 0);
}

static void blocks_of_forty_characters_have_their_language(void **state)
{
    (void)state;
    make_told("<html lang=en-GB>" ENGLISH
              "<blockquote>Учёные рассказали, почему птицы остаются зимовать</blockquote>"
              "<p>A shorter one in English<ul><li>Prices of oil<li>and flour have<li>gone up again</ul>"
              "<pre>int main(void) { return puts(\"the quick brown fox\"); }</pre>",
              INCLUDE_BLOCKS);
    static const char *const wanted[] = {"en-GB", "ru", NULL, "en-GB", NULL};
    assert_int_equal(made.article.block_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_span(made.article.blocks[i].in_language, wanted[i]);
}

static void posts_have_the_language_of_what_they_hold(void **state)
{
    (void)state;
    struct block inner[] = {{.type = BLOCK_PARAGRAPH, .text.text = STR("Prices of oil and flour")},
                            {.type = BLOCK_PARAGRAPH, .text.text = STR("have gone up again")}};
    struct block post = {.type = BLOCK_POST, .blocks = {.items = inner, .count = COUNT(inner)}};
    make_whole(ENGLISH);
    made.article.blocks = &post;
    made.article.block_count = 1;
    assert_true(extract_language(&made.facts, &made.article));
    assert_span(post.in_language, "en");
    assert_span(inner[0].in_language, NULL);
}

static void related_entries_have_their_language(void **state)
{
    (void)state;
    struct related entries[] = {
        {.headline = STR("В США усомнились в способности танка превзойти «Армату»")},
        {.headline = STR("Wooden church from the eighteenth century restored in a village")},
        {.headline = STR("Обзор программы создания Ил-114-300")}, /* short, in a language of the page */
        {.headline = STR("Νέα γέφυρα πάνω από το ποτάμι")},       /* short, in another */
        {.headline = STR("Китай и 3D")},
        {.headline = STR("28.01 05:35 13798 27.01 20:57 — 26.01 16:06")},
    };
    static const char *const wanted[] = {"ru", "en", "ru", NULL, NULL, NULL};
    make_whole(ENGLISH RUSSIAN);
    made.article.related = entries;
    made.article.related_count = COUNT(entries);
    assert_true(extract_language(&made.facts, &made.article));
    for (size_t i = 0; i < COUNT(entries); i++)
        assert_span(entries[i].in_language, wanted[i]);
}

static void only_so_many_blocks_are_asked(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    make_whole(ENGLISH);
    struct block *blocks = run_alloc_array(&run, MANY, sizeof *blocks);
    assert_non_null(blocks);
    for (size_t i = 0; i < MANY; i++)
        blocks[i].text.text = STR("Prices of oil and flour have gone up again");
    made.article.blocks = blocks;
    made.article.block_count = MANY;
    assert_true(extract_language(&made.facts, &made.article));
    assert_span(blocks[0].in_language, "en");
    assert_span(blocks[1999].in_language, "en");
    assert_span(blocks[2000].in_language, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(declared_language_becomes_a_tag),
        WITH_RUN(text_of_the_body_is_held_against_what_is_declared),
        WITH_RUN(candidates_say_where_they_stood),
        WITH_RUN(languages_of_the_page_have_their_shares),
        WITH_RUN(small_shares_are_left_out),
        WITH_RUN(blocks_of_forty_characters_have_their_language),
        WITH_RUN(posts_have_the_language_of_what_they_hold),
        WITH_RUN(related_entries_have_their_language),
        WITH_RUN(only_so_many_blocks_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
