#include "unit/page.h"

#include "render/render.h"

#define PARA(word)                                                                                           \
    "<p>" word " rose by two metres in the night, and by the morning most of the lower town stood under "    \
    "water, as it had in the spring before: <a href=/more>so much</a> for the new wall.</p>"

#define LINE                                                                                                 \
    "The  river rose by two metres in the night, and by the morning most of the lower town stood under "     \
    "water, as it had in the spring before."

/* A page that has a value for every field, some of them escaped twice, so that each stage allocates for each.
 */
static const char full_page[] =
    "<html lang=en_GB><head><base href='/news/'><title>The  flood &amp;amp; the wall | The Paper</title>"
    "<link rel=canonical href=flood.html><meta property=og:site_name content='The  Paper'>"
    "<meta name=description content='How it &amp;amp; came.'><meta name=keywords content='flood,river "
    "&amp;amp; wall'>"
    "<meta property=og:image content=/m.jpg><meta property=article:published_time content=2022-01-28>"
    "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"The flood &amp; the "
    "\\ud83d wall\","
    " \"author\": [{\"@id\": \"#ada\"}, \"Grace Hopper\"], \"dateModified\": \"Jan 29, 2022\"}</script>"
    "<script type=application/ld+json>{\"@id\": \"#ada\", \"name\": \"Ada\", \"url\": "
    "\"/ada\"}</script></head>"
    "<body><nav><ul><li><a href=/>Home</a></ul></nav><h1>The flood  &amp; the wall</h1>"
    "<p class=byline>By <b>Ada</b> and Grace <time datetime=2022-01-28>Friday</time>" PARA(
        "The  river") "<figure><img src=a.jpg alt='The  bridge'><figcaption>The "
                      "bridge</figcaption></figure>" PARA("The brook") "<ul><li>First of the "
                                                                       "things.<li>Second of the things.</ul>"
                                                                       "<table><tr><td>a<td>b<tr><td>c</"
                                                                       "table><pre>x = 1;</pre></body>";

static bool through_all_stages(enum form form, struct buf *out)
{
    return decode_page(&run, &made.page, &made.text) && parse_text(&run, &made.text, &made.doc) &&
           clean_doc(&run, &made.doc, &made.sheet) && extract_article(&run, &made.sheet, &made.article) &&
           render_article(&run, &made.article, form, out);
}

/* Refuses the n-th allocation and all later ones, for every n: the run must fail cleanly until nothing is
 * refused any more, and what it then says must not depend on it. */
static void check_every_refusal(const char *body, struct str content_type, enum form form)
{
    made.page = page_of(body, content_type);
    size_t n = 1;
    for (bool done = false; !done; n++) {
        struct buf out;
        run_again();
        buf_init(&out, run.arena, limits.result_bytes);
        arena_refuse_after(run.arena, n);
        done = through_all_stages(form, &out);
        if (!done && run.failure.code != FAIL_PAGE_TOO_COMPLEX)
            print_error("allocation %zu: %s\n", n, fail_info(run.failure.code)->slug);
        assert_int_equal(run.failure.code, done ? FAIL_NONE : FAIL_PAGE_TOO_COMPLEX);
        assert_true(done || run.failure.detail[0]);
        assert_int_equal(run.warnings, 0);
    }
    assert_true(n > 10);
}

static void every_refused_allocation_fails_cleanly(void **state)
{
    (void)state;
    check_every_refusal(full_page, STR("text/html"), FORM_JSON);
    check_every_refusal(full_page, STR("text/html"), FORM_TEXT);
    check_every_refusal("The flood and the wall\n\n" LINE "\n" LINE "\n\xE2\x80\xA2 One\n" LINE,
                        STR("text/plain"), FORM_JSON);
}

static void full_page_has_all_fields(void **state)
{
    (void)state;
    assert_true(make_article(full_page));
    assert_span(made.article.headline, "The flood & the wall");
    assert_span(made.article.description, "How it & came.");
    assert_span(made.article.authors[0].name, "Ada");
    assert_span(made.article.authors[0].url, "https://example.org/ada");
    assert_int_equal(made.article.author_count, 2);
    assert_int_equal(made.article.image_count, 2);
    assert_span(made.article.date_modified, "2022-01-29");
    assert_span(made.article.in_language, "en-GB");
}

static void answer_past_its_cap_fails(void **state)
{
    (void)state;
    static const enum form forms[] = {FORM_JSON, FORM_TEXT};
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct buf out;
        assert_true(make_article(full_page));
        buf_init(&out, run.arena, 1 << 20);
        assert_true(render_article(&run, &made.article, forms[i], &out));
        size_t needed = out.len;
        buf_init(&out, run.arena, needed);
        assert_true(render_article(&run, &made.article, forms[i], &out));
        buf_init(&out, run.arena, needed - 1);
        assert_false(render_article(&run, &made.article, forms[i], &out));
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

static void forms_have_their_media_type(void **state)
{
    (void)state;
    assert_string_equal(form_media_type(FORM_JSON), "application/json");
    assert_string_equal(form_media_type(FORM_TEXT), "text/plain; charset=utf-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_refused_allocation_fails_cleanly),
        WITH_RUN(full_page_has_all_fields),
        WITH_RUN(answer_past_its_cap_fails),
        WITH_RUN(forms_have_their_media_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
