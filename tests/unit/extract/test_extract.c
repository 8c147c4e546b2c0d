#include "unit/page.h"

#include "unit/extract/clear_cut.h"

static void every_field_is_filled(void **state)
{
    (void)state;
    assert_true(make_article(CLEAR_ARTICLE));
    const struct article *article = &made.article;
    assert_span(article->url, PAGE_URL);
    assert_span(article->canonical_url, "https://example.org/flood");
    assert_span(article->headline, "River rises by two metres in one night");
    assert_span(article->site_name, "Valley Post");
    assert_span(article->description, "How it came.");
    assert_span(article->authors[0].name, "Ada Lovelace");
    assert_span(article->date_published, "2022-01-28T05:35:00Z");
    assert_span(article->date_modified, "2022-01-29");
    assert_span(article->in_language, "en");
    assert_span(article->keywords[1], "river");
    assert_span(article->images[article->main_image].url, "https://example.org/m.jpg");
    assert_int_equal(article->page_type, PAGE_TYPE_ARTICLE);
    assert_int_equal(article->body_count, 5);
    for (size_t i = 0; i < article->body_count; i++)
        assert_true(str_starts(article->body[i]->text, STR("Prose")));
    assert_true(str_starts(article->article_body, STR("Prose of a night")));
    assert_true(article->word_count > 150);
    assert_true(article->probability > 0.5F && article->probability < 1.0F);
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
