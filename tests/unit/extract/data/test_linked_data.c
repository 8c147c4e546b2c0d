#include <stdlib.h>
#include <time.h>

#include "unit/extract/linked.h"

static const char *headline(void)
{
    return json_string_value(json_object_get(made.facts.data->article, "headline"));
}

#define H "\"headline\": \"yes\"}"

static void best_work_is_found_wherever_it_stands(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{\"@type\": \"NewsArticle\", " H,
        "[{\"@type\": \"WebPage\"}, {\"@type\": \"NewsArticle\", " H "]",
        "{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": \"BlogPosting\", " H "]}",
        "{\"@type\": \"WebPage\", \"mainEntity\": {\"@type\": \"Article\", " H "}",
        "{\"@type\": \"WebPage\", \"hasPart\": [{\"@type\": \"Recipe\", " H "]}",
        "{\"@type\": [\"Thing\", \"Article\"], " H,
        "{\"@type\": \"https://schema.org/NewsArticle\", " H,
        "{\"@type\": \"schema:NewsArticle\", " H,
        "{\"@type\": \"newsarticle\", " H,
        "[{\"@type\": \"Article\"}, {\"@type\": \"Article\", \"url\": \"" PAGE_URL "\", " H "]",
        "[{\"@type\": \"Article\"}, {\"@type\": \"Article\", \"mainEntityOfPage\": {\"@id\": \"" PAGE_URL
        "\"}, " H "]",
        "[{\"@type\": \"Article\", " H ", {\"@type\": \"Article\"}]", /* the first of equals */
        "{\"@type\": \"WebPage\", " H,
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        make_linked_facts(texts[i]);
        assert_non_null(headline());
        assert_int_equal(run.warnings, 0);
    }
    make_linked_facts("[{\"@type\": \"Organization\"}, {\"@type\": 7}, {\"@id\": \"x\"}, 1, null]");
    assert_null(made.facts.data->article);
    assert_int_equal(made.facts.data->object_count, 3);
}

static void site_is_the_first_of_its_type(void **state)
{
    (void)state;
    make_facts("<script type='Application/LD+JSON; charset=utf-8'>{\"@type\": \"WebSite\", \"name\": "
               "\"One\"}</script>"
               "<script type=application/json>{\"@type\": \"NewsArticle\"}</script>"
               "<script type=application/ld+json>{\"@type\": \"WebSite\", \"name\": \"Two\"}</script>");
    assert_span(linked_data_text(made.facts.data, made.facts.data->site, "name"), "One");
    assert_null(made.facts.data->article);
}

static void references_are_followed(void **state)
{
    (void)state;
    make_linked_facts("{\"@graph\": [{\"@type\": \"Article\", \"author\": {\"@id\": \"#a\"},"
                      " \"publisher\": {\"@id\": \"#none\"}, \"editor\": {\"@id\": \"#a\", \"name\": "
                      "\"Own\", \"a\": 1, \"b\": 2}},"
                      " {\"@id\": \"#a\"}, {\"@id\": \"#a\", \"@type\": \"Person\", \"name\": \"Ada\"}]}");
    const struct linked_data *data = made.facts.data;
    assert_span(linked_data_text(data, data->article, "author"), "Ada");
    assert_span(linked_data_text(data, data->article, "publisher"), NULL);
    assert_span(linked_data_text(data, data->article, "editor"), "Own"); /* the fullest is itself */
    assert_null(linked_data_follow(data, NULL));
}

static void member_is_read_as_text(void **state)
{
    (void)state;
    static const struct {
        const char *value, *wanted;
    } rows[] = {
        {"\" a \"", "a"},
        {"{\"name\": \"n\", \"url\": \"u\"}", "n"},
        {"{\"name\": \"\", \"url\": \"u\"}", "u"},
        {"{\"@value\": \"v\", \"@language\": \"en\"}", "v"},
        {"{\"contentUrl\": \"c\"}", "c"},
        {"[null, \"\", {\"name\": \"x\"}, \"y\"]", "x"},
        {"7", NULL},
        {"true", NULL},
        {"[]", NULL},
        {"[[\"x\"]]", NULL},
        {"\"Tom &amp; Jerry\"", "Tom &amp; Jerry"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char json[256];
        snprintf(json, sizeof json, "{\"@type\": \"Article\", \"m\": %s}", rows[i].value);
        make_linked_facts(json);
        assert_span(linked_data_text(made.facts.data, made.facts.data->article, "m"), rows[i].wanted);
    }
    assert_span(linked_data_text(made.facts.data, made.facts.data->article, "absent"), NULL);
    assert_span(linked_data_text(made.facts.data, NULL, "m"), NULL);
}

static void faults_of_the_wild_are_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<!-- {\"@type\": \"Article\", " H " -->",
        "//<![CDATA[\n{\"@type\": \"Article\", " H "\n//]"
        "]>",
        "{\"@type\": \"Article\", " H ";",
        "\xEF\xBB\xBF {\"@type\": \"Article\", " H,
        "{\"@type\": \"Article\",\r\n\t\"body\": \"a\nb\tc\x01\", " H,
        "{\"@type\": \"Article\", \"body\": \"\\ud83d\\u0000\", " H,
        "{\"@type\": \"Article\", \"headline\": \"no\", " H,
        "{\"@type\": \"Article\", \"about\": \"an \"odd\" thing\", \"headline\": \"yes\",}",
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;yes&quot;}",
        "{'@type': 'Article', headline: 'yes'",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        make_linked_facts(texts[i]);
        assert_string_equal(headline() ? headline() : "none", "yes");
        assert_int_equal(run.warnings, 0);
    }
    make_linked_facts("{\"@type\": \"Article\", \"headline\": \"a\nb\"}");
    assert_string_equal(headline(), "a b");
}

static void broken_scripts_are_skipped_with_a_warning(void **state)
{
    (void)state;
    static const char *const broken[] = {"{\"@type\": \"NewsArticle\", \"a\": {{ b }}}", "{a}", "x", ""};
    for (size_t i = 0; i < COUNT(broken); i++) {
        char html[256];
        snprintf(html, sizeof html,
                 "<script type=application/ld+json>%s</script>"
                 "<script type=application/ld+json>{\"@type\": \"Article\", " H "</script>",
                 broken[i]);
        make_facts(html);
        assert_string_equal(headline(), "yes");
        assert_int_equal(run.warnings, 1u << WARNING_BROKEN_JSON_LD);
    }
}

static void depth_and_count_are_bounded(void **state)
{
    (void)state;
    static char json[60 << 10];
    size_t len = 0;
    for (int i = 0; i < 100; i++)
        len += (size_t)snprintf(json + len, sizeof json - len, "{\"@type\": \"WebPage\", \"mainEntity\": ");
    len += (size_t)snprintf(json + len, sizeof json - len, "{\"@type\": \"Article\"}");
    memset(json + len, '}', 100);
    json[len + 100] = '\0';
    make_linked_facts(json);
    assert_int_equal(made.facts.data->object_count, LINKED_DATA_DEPTH_MAX + 1);
    len = (size_t)snprintf(json, sizeof json, "[{\"@type\": \"Article\"}");
    for (int i = 1; i < LINKED_DATA_OBJECTS_MAX + 10; i++)
        len += (size_t)snprintf(json + len, sizeof json - len, ",{\"@id\": \"%d\"}", i);
    memcpy(json + len, "]", 2);
    make_linked_facts(json);
    assert_int_equal(made.facts.data->object_count, LINKED_DATA_OBJECTS_MAX);
}

/* What a hostile page can make of its scripts, each of the largest size that is read, and one of ten
 * megabytes that is not. Each takes some seconds at most under the sanitizers. */
static void time_and_memory_are_bounded(void **state)
{
    (void)state;
    enum { HUGE_SIZE = 10 << 20, SECONDS_MAX = 60 };
    static const char open[] = "<script type=application/ld+json>", close[] = "</script>";
    static const struct {
        const char *start, *again;
        size_t bytes;
        bool warns;
    } rows[] = {
        {"[", "{\"@type\":\"Article\"},", LINKED_DATA_BYTES_MAX, false},
        {"{\"@graph\":[", "{\"@id\":\"a\"},", LINKED_DATA_BYTES_MAX, false},
        {"{", "\"a\":1,", LINKED_DATA_BYTES_MAX, false},
        {"[", "{},", LINKED_DATA_BYTES_MAX, false},
        {"{\"a\":\"", "\\ud83d", LINKED_DATA_BYTES_MAX, false},
        {"", "{\"mainEntity\":", 10000 * 14, true},
        {"", "[", LINKED_DATA_BYTES_MAX, true},
        {"[", "{},", HUGE_SIZE, true},
    };
    char *html = malloc(HUGE_SIZE + 100);
    assert_non_null(html);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t len = sizeof open - 1, step = strlen(rows[i].again);
        memcpy(html, open, len);
        len += (size_t)sprintf(html + len, "%s", rows[i].start);
        for (; len + step < rows[i].bytes + sizeof open - 1; len += step)
            memcpy(html + len, rows[i].again, step);
        memcpy(html + len, close, sizeof close);
        clock_t before = clock();
        make_facts(html);
        assert_in_range((clock() - before) / CLOCKS_PER_SEC, 0, SECONDS_MAX);
        assert_int_equal(run.warnings, rows[i].warns ? 1u << WARNING_BROKEN_JSON_LD : 0);
    }
    free(html);
}

/* Memory that is refused while a script is read is no fault of the script. */
static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    make_sheet(
        "<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"\\ud83d\"}</script>");
    const struct linked_data *data = NULL;
    for (size_t n = 1; !data; n++) {
        run.failure.code = FAIL_NONE;
        run.warnings = 0;
        arena_refuse_after(run.arena, n);
        data = read_linked_data(&run, &made.sheet);
        assert_int_equal(run.failure.code, data ? FAIL_NONE : FAIL_PAGE_TOO_COMPLEX);
        assert_int_equal(run.warnings, 0);
    }
    assert_non_null(data->article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(best_work_is_found_wherever_it_stands),
        WITH_RUN(site_is_the_first_of_its_type),
        WITH_RUN(references_are_followed),
        WITH_RUN(member_is_read_as_text),
        WITH_RUN(faults_of_the_wild_are_read),
        WITH_RUN(broken_scripts_are_skipped_with_a_warning),
        WITH_RUN(depth_and_count_are_bounded),
        WITH_RUN(time_and_memory_are_bounded),
        WITH_RUN(refused_memory_fails_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
