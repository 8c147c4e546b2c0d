#include "unit/extract/dump.h"

/* "caption|credit" of each image, parted by ';'. */
static const char *images_of(const char *lines)
{
    static char out[512];
    size_t len = 0;
    make_dump(lines);
    assert_true(text_images(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.image_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s|%.*s", i ? ";" : "",
                                STR_FMT(made.article.images[i].caption),
                                STR_FMT(made.article.images[i].credit_text));
    return out;
}

static void credits_make_images(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {HEADLINE PARAGRAPHS, ""},
        {HEADLINE "Photo: Ada Lovelace\n" PARAGRAPHS, "|Ada Lovelace"},
        {HEADLINE "The bridge as it was last week.\nPhoto: Ada Lovelace\n" PARAGRAPHS,
         "The bridge as it was last week.|Ada Lovelace"},
        {HEADLINE "The bridge as it was last week.\n\nPhoto: Ada Lovelace\n" PARAGRAPHS, "|Ada Lovelace"},
        {HEADLINE "The bridge as it was last week. © Ada Lovelace / Courier\n" PARAGRAPHS,
         "The bridge as it was last week.|Ada Lovelace / Courier"},
        {HEADLINE PARAGRAPHS "Photo: Ada Lovelace\n\n" PARAGRAPHS, "|Ada Lovelace"},
        {HEADLINE PARAGRAPHS "© 2024 The Courier\n", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(images_of(rows[i].lines), rows[i].wanted);
    assert_int_equal(made.article.main_image, 0);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    check_refusals(HEADLINE "Photo: Ada Lovelace\n" PARAGRAPHS, text_images);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(credits_make_images), WITH_RUN(refused_memory_is_a_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
