#include "unit/page.h"

#include "extract/images/image_names.h"

#define BIT(cue) (1u << IMAGE_CUE_##cue)

static void classes_tell(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        unsigned cues;
    } rows[] = {
        {"author-avatar", BIT(ICON)},
        {"siteLogo", BIT(LOGO) | BIT(PLAIN)},
        {"icon-twitter", BIT(ICON)},
        {"iconic", 0},
        {"lead-photo", 0},
        {"", 0},
        {"img", BIT(PLAIN)},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(image_cues_of_name(str_of(rows[i].name)), rows[i].cues);
}

static void files_tell_where_all_their_words_do(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        unsigned cues;
    } rows[] = {
        {"https://cdn.example.net/img/logo.png", BIT(LOGO) | BIT(PLAIN)},
        {"https://cdn.example.net/courier-logo-600x60.png", BIT(LOGO) | BIT(PLAIN)},
        {"https://cdn.example.net/acme-new-logo.png", 0},
        {"/static/placeholder.gif?x=bridge", BIT(BLANK) | BIT(PLAIN)},
        {"blank.gif", BIT(BLANK) | BIT(PLAIN)},
        {"/share/2024/bridge.jpg", 0},
        {"/og-default.jpg", BIT(DEFAULT) | BIT(PLAIN)},
        {"/123.jpg", BIT(PLAIN)},
        {"/", 0},
        {"", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(image_cues_of_file(str_of(rows[i].url), STR("https://www.courier.example/")),
                         rows[i].cues);
}

static void sizes_and_queries_part_no_images(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"https://x.org/a.jpg", "https://x.org/a.jpg", true},
        {"https://x.org/a.jpg?w=300", "http://cdn.x.org/a.jpg?w=600", true},
        {"https://x.org/a-300x200.jpg", "https://x.org/a.jpg", true},
        {"https://x.org/a-scaled.jpg", "https://x.org/a-1024x768.jpg", true},
        {"https://x.org/a-300.jpg", "https://x.org/a.jpg", false},
        {"https://x.org/ax20.jpg", "https://x.org/a.jpg", false},
        {"https://x.org/a.jpg", "https://x.org/a.png", false},
        {"https://x.org/b/a.jpg", "https://x.org/c/a.jpg", false},
        {"https://x.org/max/60/1*5o3M5niyi9113Q.png?q=20", "https://x.org/max/3788/1*5o3M5niyi9113Q.png",
         true},
        {"https://x.org/60/1234567890123.jpg", "https://x.org/900/1234567890123.jpg", false},
        {"https://x.org/60/abcdefghijk123.jpg", "https://x.org/900/abcdefghijk123.jpg", false},
        {"https://x.org/60/abcdefghij1234.jpg", "https://x.org/900/abcdefghij1234.jpg", true},
        {"https://x.org/image?id=1", "https://x.org/image?id=2", false},
        {"https://x.org/image?id=1", "https://x.org/image?id=1", true},
        {"", "", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(same_image(str_of(rows[i].a), str_of(rows[i].b)), rows[i].same);
}

static void endings_tell_images(void **state)
{
    (void)state;
    assert_true(is_image_file(STR("https://x.org/A.JPG?x")));
    assert_true(is_image_file(STR("a.webp")));
    assert_false(is_image_file(STR("https://x.org/a.html")));
    assert_false(is_image_file(STR("https://x.jpg")));
    assert_false(is_image_file(STR(".jpg")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(classes_tell),
        WITH_RUN(files_tell_where_all_their_words_do),
        WITH_RUN(sizes_and_queries_part_no_images),
        WITH_RUN(endings_tell_images),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
