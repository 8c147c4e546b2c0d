#include "unit/page.h"

#define PARA                                                                                                 \
    "<p>The river rose by two metres in the night, and by the morning most of the lower town stood under "   \
    "water, as it had in the spring before.</p>"

static void every_field_is_filled(void **state)
{
    (void)state;
    assert_true(
        make_article("<html lang=en><head><title>The flood | The Paper</title>"
                     "<link rel=canonical href=/flood><meta property=og:site_name content='The Paper'>"
                     "<meta name=description content='How it came.'><meta name=author content='Ada Lovelace'>"
                     "<meta property=article:published_time content=2022-01-28T05:35:00Z>"
                     "<meta property=article:modified_time content=2022-01-29>"
                     "<meta name=keywords content='flood,river'><meta property=og:image content=/m.jpg>"
                     "</head><body><h1>The flood</h1>" PARA PARA));
    const struct article *article = &made.article;
    assert_span(article->url, PAGE_URL);
    assert_span(article->canonical_url, "https://example.org/flood");
    assert_span(article->headline, "The flood");
    assert_span(article->site_name, "The Paper");
    assert_span(article->description, "How it came.");
    assert_span(article->authors[0].name, "Ada Lovelace");
    assert_span(article->date_published, "2022-01-28T05:35:00Z");
    assert_span(article->date_modified, "2022-01-29");
    assert_span(article->in_language, "en");
    assert_span(article->keywords[1], "river");
    assert_span(article->images[article->main_image].url, "https://example.org/m.jpg");
    assert_true(str_starts(article->article_body, STR("The river rose")));
    assert_true(article->word_count > 40);
}

static void page_without_text_keeps_its_fields(void **state)
{
    (void)state;
    assert_false(make_article("<title>The flood</title><meta name=author content='Ada Lovelace'><p>Soon."));
    assert_int_equal(run.failure.code, FAIL_NO_MAIN_CONTENT);
    assert_span(made.article.headline, "The flood");
    assert_int_equal(made.article.author_count, 1);
    assert_int_equal(made.article.body_count, 0);
    assert_span(made.article.article_body, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_field_is_filled),
        WITH_RUN(page_without_text_keeps_its_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
