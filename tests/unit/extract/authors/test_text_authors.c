#include "unit/extract/dump.h"

/* The names, parted by '|'. */
static const char *authors_of(const char *lines)
{
    static char out[512];
    size_t len = 0;
    make_dump(lines);
    assert_true(text_authors(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.author_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "|" : "",
                                STR_FMT(made.article.authors[i].name));
    return out;
}

static void bylines_name_authors(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {HEADLINE "By Ada Lovelace\n" PARAGRAPHS, "Ada Lovelace"},
        {"By Ada Lovelace\n" HEADLINE PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "By Ada Lovelace and Grace Hopper\n" PARAGRAPHS, "Ada Lovelace|Grace Hopper"},
        {HEADLINE "By Ada Lovelace | 12 March 2024\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "Posted on 12 March 2024 by Ada Lovelace\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "Ada Lovelace\n12 March 2024\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "12 March 2024\nAda Lovelace\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "Ada Lovelace, 12 March 2024\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE "Ada Lovelace\nada@example.com\n" PARAGRAPHS, "Ada Lovelace"},
        {HEADLINE PARAGRAPHS "By Ada Lovelace\n", "Ada Lovelace"},
        {HEADLINE "By Ada Lovelace\n" PARAGRAPHS "By Grace Hopper\n", "Ada Lovelace"},
        {HEADLINE "박지은 기자\n2024.03.05\n" PARAGRAPHS, "박지은"},
        {HEADLINE "By Ada Lovelace, The Tarn Courier\n" PARAGRAPHS "© 2024 The Tarn Courier\n",
         "Ada Lovelace"},
        {HEADLINE "Ada Lovelace\n" PARAGRAPHS, ""}, /* nothing says what she is */
        {HEADLINE "Photo: Ada Lovelace\n12 March 2024\n" PARAGRAPHS, ""},
        {HEADLINE PARAGRAPHS "Comments\nAda Lovelace\n12 March 2024\nI will not be moved.\n", ""},
        {HEADLINE PARAGRAPHS "Related stories\nThe other bridge\nBy Ada Lovelace\n", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(authors_of(rows[i].lines), rows[i].wanted);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    check_refusals(HEADLINE "By Ada Lovelace\n" PARAGRAPHS, text_authors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(bylines_name_authors), WITH_RUN(refused_memory_is_a_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
