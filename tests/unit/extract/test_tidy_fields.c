#include "unit/page.h"

#include "extract/tidy_fields.h"

static char letters[TIDY_COMMENT_MAX + 2];

/* A text one byte longer than the cap. */
static struct str over(size_t cap)
{
    memset(letters, 'a', sizeof letters);
    return (struct str){letters, cap + 1};
}

static void tidy(void)
{
    assert_true(tidy_fields(&made.facts, &made.article));
}

static void each_text_has_its_cap(void **state)
{
    (void)state;
    make_facts("<p>x");
    struct article *a = &made.article;
    const struct {
        struct str *text;
        size_t cap;
    } rows[] = {
        {&a->headline, TIDY_TITLE_MAX},
        {&a->alternative_headline, TIDY_TITLE_MAX},
        {&a->description, TIDY_SUMMARY_MAX},
        {&a->lede, TIDY_SUMMARY_MAX},
        {&a->site_name, TIDY_NAME_MAX},
        {&a->publisher.name, TIDY_NAME_MAX},
        {&a->source_organization, TIDY_NAME_MAX},
        {&a->dateline.raw, TIDY_RAW_MAX},
        {&a->dateline.place, TIDY_NAME_MAX},
        {&a->dateline.agency, TIDY_NAME_MAX},
        {&a->dateline.date, TIDY_DATE_MAX},
        {&a->dateline.date_raw, TIDY_RAW_MAX},
        {&a->date_published, TIDY_DATE_MAX},
        {&a->date_published_raw, TIDY_RAW_MAX},
        {&a->date_modified, TIDY_DATE_MAX},
        {&a->date_modified_raw, TIDY_RAW_MAX},
        {&a->article_section, TIDY_NAME_MAX},
        {&a->in_language, TIDY_DATE_MAX},
        {&a->rights.copyright_notice, TIDY_RIGHTS_MAX},
        {&a->rights.copyright_holder, TIDY_NAME_MAX},
        {&a->rights.usage_info, TIDY_RIGHTS_MAX},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        *rows[i].text = (struct str){over(rows[i].cap).at, rows[i].cap};
        tidy();
        assert_int_equal(rows[i].text->len, rows[i].cap);
        *rows[i].text = over(rows[i].cap);
        tidy();
        assert_int_equal(rows[i].text->len, rows[i].cap);
    }
}

static void urls_over_their_cap_are_unknown(void **state)
{
    (void)state;
    make_facts("<p>x");
    struct article *a = &made.article;
    struct str *const urls[] = {&a->url,       &a->resolved_url,  &a->canonical_url,
                                &a->next_page, &a->publisher.url, &a->rights.license};
    for (size_t i = 0; i < COUNT(urls); i++) {
        *urls[i] = (struct str){over(TIDY_URL_MAX).at, TIDY_URL_MAX};
        tidy();
        assert_int_equal(urls[i]->len, TIDY_URL_MAX);
        *urls[i] = over(TIDY_URL_MAX);
        tidy();
        assert_int_equal(urls[i]->len, 0);
    }
}

#define UNTIDY STR(" e\xCC\x81\x01 ")
/* Two statements, since what a list points to lives as long as its block. */
#define IN_LIST(list, counted, ...)                                                                          \
    made.article.list = (__VA_ARGS__);                                                                       \
    made.article.counted = 1

static void lists_are_tidy_too(void **state)
{
    (void)state;
    make_facts("<p>x");
    IN_LIST(authors, author_count, &(struct person){.name = UNTIDY});
    IN_LIST(keywords, keyword_count, &(struct str)UNTIDY);
    IN_LIST(breadcrumbs, breadcrumb_count, &(struct crumb){.name = UNTIDY});
    IN_LIST(images, image_count, &(struct image){.alt = UNTIDY, .caption = UNTIDY, .credit_text = UNTIDY});
    IN_LIST(videos, video_count, &(struct video){.name = UNTIDY});
    IN_LIST(links, link_count, &(struct link){.text = UNTIDY, .rel = UNTIDY});
    IN_LIST(comments, comment_count, &(struct comment){.text = UNTIDY, .author = {.name = UNTIDY}});
    IN_LIST(related, related_count, &(struct related){.headline = UNTIDY, .section = UNTIDY});
    IN_LIST(counters, counter_count, &(struct counter){.raw = UNTIDY});
    tidy();
    const struct article *a = &made.article;
    const struct str *const texts[] = {
        &a->authors->name,    &a->keywords[0],         &a->breadcrumbs->name,     &a->images->alt,
        &a->images->caption,  &a->images->credit_text, &a->videos->name,          &a->links->text,
        &a->links->rel,       &a->comments->text,      &a->comments->author.name, &a->related->headline,
        &a->related->section, &a->counters->raw,
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_span(*texts[i], "é");
}

static void body_and_blocks_are_tidy_alike(void **state)
{
    (void)state;
    make_facts("<p>x");
    struct inline_mark mark = {.type = INLINE_LINK, .from = 1, .to = 4, .url = STR(" https://example.org/ ")};
    struct block inner = {.text.text = UNTIDY};
    struct block blocks[] = {{.text = {.text = UNTIDY, .marks = &mark, .count = 1}},
                             {.label = UNTIDY, .language = UNTIDY, .url = STR(" https://example.org/a ")},
                             {.blocks = {.items = &inner, .count = 1}}};
    made.article.blocks = blocks;
    made.article.block_count = COUNT(blocks);
    made.article.article_body = STR("e\xCC\x81\n\na\tb\x01");
    tidy();
    assert_span(made.article.article_body, "é\n\na\tb");
    assert_span(blocks[0].text.text, "é");
    assert_span(mark.url, "https://example.org/");
    assert_int_equal(mark.from, 0);
    assert_int_equal(mark.to, 2);
    assert_span(blocks[1].label, "é");
    assert_span(blocks[1].language, "é");
    assert_span(blocks[1].url, "https://example.org/a");
    assert_span(inner.text.text, "é");
}

static void candidates_are_tidy_where_they_are_shown(void **state)
{
    (void)state;
    for (unsigned include = 0; include <= INCLUDE_EXPLAIN; include += INCLUDE_EXPLAIN) {
        make_facts("<p>x");
        run.options.include = include;
        struct ballot *ballot = &made.article.ballots[FIELD_HEADLINE];
        nominate(ballot, (struct candidate){.value = UNTIDY, .weight = 1}, NULL);
        tidy();
        assert_int_equal(ballot->items[0].value.len, include ? 2 : UNTIDY.len);
    }
    run.options.include = 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(each_text_has_its_cap),
        WITH_RUN(urls_over_their_cap_are_unknown),
        WITH_RUN(lists_are_tidy_too),
        WITH_RUN(body_and_blocks_are_tidy_alike),
        WITH_RUN(candidates_are_tidy_where_they_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
