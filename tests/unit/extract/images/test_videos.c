#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/fields.h"

static void videos_of(const char *head, const char *html)
{
    static char page[32 << 10];
    snprintf(page, sizeof page, "<head>%s</head><article><p>One.</p>%s<p>Two.</p></article>", head, html);
    make_whole(page);
    assert_true(extract_videos(&made.facts, &made.article));
}

static void data_say_all_of_a_video(void **state)
{
    (void)state;
    videos_of(
        "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"video\": {\"@type\": "
        "\"VideoObject\", \"name\": \"The flood\", \"contentUrl\": \"/v.mp4\", \"embedUrl\": \"/embed/1\", "
        "\"thumbnailUrl\": [\"/t.jpg\"], \"duration\": \"PT3M20S\"}}</script>",
        "<iframe src=/embed/1></iframe>");
    assert_int_equal(made.article.video_count, 1);
    assert_span(made.article.videos[0].url, "https://example.org/v.mp4");
    assert_span(made.article.videos[0].embed_url, "https://example.org/embed/1");
    assert_span(made.article.videos[0].name, "The flood");
    assert_span(made.article.videos[0].thumbnail_url, "https://example.org/t.jpg");
    assert_span(made.article.videos[0].duration, "PT3M20S");
}

static void durations_are_iso(void **state)
{
    (void)state;
    static const struct {
        const char *said, *wanted;
    } rows[] = {
        {"PT1H", "PT1H"}, {"P0DT0H3M20S", "P0DT0H3M20S"}, {"3:20", NULL}, {"P", NULL}, {"PT3x", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char head[512];
        snprintf(head, sizeof head,
                 "<script type=application/ld+json>{\"@type\": \"VideoObject\", \"contentUrl\": \"/v.mp4\", "
                 "\"duration\": \"%s\"}</script>",
                 rows[i].said);
        videos_of(head, "");
        assert_span(made.article.videos[0].duration, rows[i].wanted);
    }
}

static void head_declares_files_and_players(void **state)
{
    (void)state;
    videos_of("<meta property=og:video content=/v.mp4>", "");
    assert_span(made.article.videos[0].url, "https://example.org/v.mp4");
    videos_of("<meta property=og:video content=/embed/1><meta property=og:video:type content=text/html>", "");
    assert_span(made.article.videos[0].url, NULL);
    assert_span(made.article.videos[0].embed_url, "https://example.org/embed/1");
}

static void elements_and_players_of_the_body(void **state)
{
    (void)state;
    static const struct {
        const char *html, *url, *embed;
    } rows[] = {
        {"<video src=a.mp4></video>", "https://example.org/news/a.mp4", NULL},
        {"<video poster=p.jpg><source src=a.webm><source src=a.mp4></video>",
         "https://example.org/news/a.webm", NULL},
        {"<iframe src='https://www.example.net/embed/xyz?rel=0'></iframe>", NULL,
         "https://www.example.net/embed/xyz?rel=0"},
        {"<iframe src='//player.example.net/video/1'></iframe>", NULL, "https://player.example.net/video/1"},
        {"<iframe src=about:blank data-src='https://example.net/player/1'></iframe>", NULL,
         "https://example.net/player/1"},
        {"<iframe src='https://example.net/maps/embed?x=1'></iframe>", NULL, NULL},
        {"<iframe src='https://example.net/ads/player/1'></iframe>", NULL, NULL},
        {"<iframe src='https://example.net/x?u=/embed/1'></iframe>", NULL, NULL},
        {"<aside><iframe src='https://example.net/embed/1'></iframe></aside>", NULL, NULL},
        {"<iframe></iframe><video></video>", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        videos_of("", rows[i].html);
        bool any = rows[i].url || rows[i].embed;
        assert_int_equal(made.article.video_count, any);
        assert_span(any ? made.article.videos[0].url : STR_NONE, rows[i].url);
        assert_span(any ? made.article.videos[0].embed_url : STR_NONE, rows[i].embed);
    }
}

static void count_is_bounded(void **state)
{
    (void)state;
    static char html[16 << 10];
    size_t len = 0;
    for (int i = 0; i < 51; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<video src=%d.mp4></video>", i);
    videos_of("", html);
    assert_int_equal(made.article.video_count, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(data_say_all_of_a_video),
        WITH_RUN(durations_are_iso),
        WITH_RUN(head_declares_files_and_players),
        WITH_RUN(elements_and_players_of_the_body),
        WITH_RUN(count_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
