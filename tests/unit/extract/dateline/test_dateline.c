#include "unit/page.h"

#include "extract/fields.h"

/* All that the page shows, as its body. */
static void make_body(const char *html)
{
    make_facts(html);
    struct article *article = &made.article;
    article->body = run_alloc_array(&run, made.sheet.segment_count + 1, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        article->body[article->body_count++] = &made.sheet.segments[i];
    assert_true(extract_dateline(&made.facts, article));
}

#define STORY "LONDON, March 3 (AP) - The river has risen by a metre since Monday."

static void it_stands_at_the_head_of_the_first_paragraphs(void **state)
{
    (void)state;
    static const struct {
        const char *html, *raw;
    } rows[] = {
        {"<p>" STORY, "LONDON, March 3 (AP) -"},
        {"<h2>A heading of the text</h2><ul><li>First point of many here</ul><p>" STORY,
         "LONDON, March 3 (AP) -"},
        {"<p>The standfirst says in some words what the text is about.<p>" STORY, "LONDON, March 3 (AP) -"},
        {"<p>One paragraph that has more than enough words.<p>Two paragraphs that have more than enough "
         "words.<p>Three paragraphs that have more than enough words.<p>" STORY,
         NULL},
        {"<h2>" STORY "</h2>", NULL},
        {"<p>LONDON (AP) - Few words", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_body(rows[i].html);
        assert_span(made.article.dateline.raw, rows[i].raw);
    }
}

static void its_agency_is_the_source_where_none_is_stated(void **state)
{
    (void)state;
    make_body("<p>" STORY);
    assert_span(made.article.source_organization, "AP");
    assert_span(made.article.ballots[FIELD_SOURCE_ORGANIZATION].winner->where, "dateline");
    assert_span(made.article.ballots[FIELD_DATELINE].winner->value, "LONDON, March 3 (AP) -");
    make_facts("<p>" STORY);
    nominate(&made.article.ballots[FIELD_SOURCE_ORGANIZATION],
             (struct candidate){.value = STR("Reuters"), .where = STR("sourceOrganization"), .weight = 6.0F},
             NULL);
    const struct segment *body[] = {&made.sheet.segments[0]};
    made.article.body = body;
    made.article.body_count = 1;
    assert_true(extract_dateline(&made.facts, &made.article));
    assert_span(made.article.source_organization, "Reuters");
}

static void the_pages_language_reads_its_months(void **state)
{
    (void)state;
    make_body("<html lang=fi><p>Helsinki, 3. maalis (STT) - Hallitus on tehnyt ison ja tärkeän päätöksen.");
    assert_span(made.article.dateline.date, "XXXX-03-03");
}

static void plain_text_has_them_too(void **state)
{
    (void)state;
    make_sheet_of_lines(
        "Moscow. January 28. INTERFAX - The issue of guarantees was the main topic of a call.\n");
    make_facts_of_sheet();
    const struct segment *body[] = {&made.sheet.segments[0]};
    made.article.body = body;
    made.article.body_count = 1;
    assert_true(extract_dateline(&made.facts, &made.article));
    assert_span(made.article.dateline.place, "Moscow");
    assert_span(made.article.dateline.date, "XXXX-01-28");
    assert_span(made.article.source_organization, "INTERFAX");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(it_stands_at_the_head_of_the_first_paragraphs),
        WITH_RUN(its_agency_is_the_source_where_none_is_stated),
        WITH_RUN(the_pages_language_reads_its_months),
        WITH_RUN(plain_text_has_them_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
