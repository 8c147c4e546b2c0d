#include "unit/page.h"

#include "base/json.h"
#include "render/forms.h"

/* The article as written, read back by jansson. */
static json_t *written(void)
{
    struct buf out;
    struct json_problem problem;
    buf_init(&out, run.arena, 1 << 20);
    write_article_json(&run, &made.article, &out);
    assert_false(out.failed);
    assert_null(memchr(out.at, '\n', out.len)); /* one line, so that it can be a line of NDJSON */
    json_t *article = json_read(&run, buf_str(&out), JSON_READ_UNIQUE, &problem);
    assert_non_null(article);
    return article;
}

/* The value at a path of member names and indices parted by dots. */
static const json_t *at(const json_t *value, const char *path)
{
    struct str rest = str_of(path), step;
    while (str_next(&rest, '.', &step)) {
        char name[64] = "";
        uint64_t index;
        memcpy(name, step.at, step.len);
        value = str_to_u64(step, 1000, &index) ? json_array_get(value, index) : json_object_get(value, name);
    }
    return value;
}

/* What the full article must give. */
static const struct {
    const char *path, *wanted;
} full_texts[] = {
    {"url", PAGE_URL},
    {"resolvedUrl", "https://example.org/r"},
    {"canonicalUrl", "https://example.org/c"},
    {"headline", "Head \"line\""},
    {"description", "Description"},
    {"siteName", "The Paper"},
    {"datePublished", "2022-01-28"},
    {"datePublishedRaw", "Jan 28, 2022"},
    {"dateModified", "2022-01-29"},
    {"dateModifiedRaw", "Jan 29, 2022"},
    {"inLanguage", "en"},
    {"articleBody", "abc"},
    {"authors.0.name", "Ada"},
    {"authors.0.url", "https://example.org/ada"},
    {"authors.1.name", "Grace"},
    {"keywords.0", "a\\b"},
    {"mainImage.url", "https://example.org/2.jpg"},
    {"mainImage.caption", "Two"},
    {"images.0.alt", "One"},
    {"images.1.url", "https://example.org/2.jpg"},
    {"metadata.pageType", "article"},
    {"metadata.encoding.name", "UTF-8"},
    {"metadata.encoding.origin", "header"},
    {"metadata.dateDownloaded", "2022-01-28T05:35:00Z"},
    {"metadata.warnings.0", "deadline"},
    {"metadata.warnings.1", "broken-json-ld"},
    /* SHA-256 of "abc" (FIPS 180-2, B.1) */
    {"metadata.contentHash", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
};

static void full_article_is_written(void **state)
{
    (void)state;
    make_sheet("<p>\"Quoted\"\ntext");
    struct person authors[] = {{STR("Ada"), STR("https://example.org/ada")}, {STR("Grace"), STR_NONE}};
    struct str keywords[] = {STR("a\\b"), STR("c")};
    struct image images[] = {{.url = STR("https://example.org/1.jpg"), .alt = STR("One"), .width = 640},
                             {.url = STR("https://example.org/2.jpg"), .caption = STR("Two"), .height = 480}};
    made.page.status_code = 200;
    made.page.date_downloaded = STR("2022-01-28T05:35:00Z");
    run_warn(&run, WARNING_DEADLINE);
    run_warn(&run, WARNING_BROKEN_JSON_LD);
    run.stage_ns[STAGE_PARSE] = 1234567;
    made.article = (struct article){.sheet = &made.sheet,
                                    .url = STR(PAGE_URL),
                                    .resolved_url = STR("https://example.org/r"),
                                    .canonical_url = STR("https://example.org/c"),
                                    .headline = STR("Head \"line\""),
                                    .description = STR("Description"),
                                    .site_name = STR("The Paper"),
                                    .date_published = STR("2022-01-28"),
                                    .date_published_raw = STR("Jan 28, 2022"),
                                    .date_modified = STR("2022-01-29"),
                                    .date_modified_raw = STR("Jan 29, 2022"),
                                    .in_language = STR("en"),
                                    .article_body = STR("abc"),
                                    .word_count = 1,
                                    .authors = authors,
                                    .author_count = 2,
                                    .keywords = keywords,
                                    .keyword_count = 2,
                                    .images = images,
                                    .image_count = 2,
                                    .main_image = 1,
                                    .page_type = PAGE_TYPE_ARTICLE,
                                    .probability = 0.87654F};
    const json_t *article = written();
    for (size_t i = 0; i < COUNT(full_texts); i++) {
        if (!json_is_string(at(article, full_texts[i].path)))
            print_error("%s is no string\n", full_texts[i].path);
        assert_string_equal(json_string_value(at(article, full_texts[i].path)), full_texts[i].wanted);
    }
    assert_int_equal(json_integer_value(at(article, "wordCount")), 1);
    assert_int_equal(json_integer_value(at(article, "images.0.width")), 640);
    assert_true(json_is_null(at(article, "images.0.height")));
    assert_true(json_is_null(at(article, "authors.1.url")));
    assert_int_equal(json_array_size(at(article, "metadata.warnings")), 2);
    assert_int_equal(json_integer_value(at(article, "metadata.statusCode")), 200);
    assert_true(json_real_value(at(article, "metadata.probability")) == 0.877);
    assert_true(json_real_value(at(article, "metadata.timings.parse")) == 1.235);
}

static void unknown_is_null_or_empty(void **state)
{
    (void)state;
    make_sheet("<p>");
    const json_t *article = written();
    static const char *const nulls[] = {
        "url",
        "resolvedUrl",
        "canonicalUrl",
        "headline",
        "description",
        "siteName",
        "datePublished",
        "datePublishedRaw",
        "dateModified",
        "dateModifiedRaw",
        "inLanguage",
        "articleBody",
        "mainImage",
        "metadata.statusCode",
        "metadata.dateDownloaded",
    };
    for (size_t i = 0; i < COUNT(nulls); i++)
        assert_true(json_is_null(at(article, nulls[i])));
    static const char *const lists[] = {"authors", "keywords", "images", "metadata.warnings"};
    for (size_t i = 0; i < COUNT(lists); i++) {
        assert_true(json_is_array(at(article, lists[i])));
        assert_int_equal(json_array_size(at(article, lists[i])), 0);
    }
    assert_int_equal(json_integer_value(at(article, "wordCount")), 0);
    assert_string_equal(json_string_value(at(article, "metadata.pageType")), "other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(full_article_is_written),
        WITH_RUN(unknown_is_null_or_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
