#include "unit/page.h"

#include "extract/images/image_address.h"

static struct image_address address_of(const char *html)
{
    make_sheet(html);
    return image_address(&made.doc, doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count));
}

static void largest_wins(void **state)
{
    (void)state;
    static const struct {
        const char *html, *url;
        unsigned width, height;
    } rows[] = {
        {"<img src=a.jpg width=640 height=480>", "a.jpg", 640, 480},
        {"<img src=a.jpg width=640 height=480 srcset='b.jpg 1280w'>", "b.jpg", 1280, 960},
        {"<img src=a.jpg width=auto>", "a.jpg", 0, 0},
        {"<picture><source srcset='s.webp 900w' type=image/webp><source srcset='l.jpg 1800w, m.jpg 900w'>"
         "<img src=a.jpg></picture>",
         "l.jpg", 1800, 0},
        {"<picture><source srcset='a.webp 900w' type=image/webp><source srcset='a.jpg 900w'><img></picture>",
         "a.jpg", 900, 0},
        {"<picture><source srcset='a.webp 900w' type=image/webp><img src=data:x></picture>", "a.webp", 900,
         0},
        {"<img data-src=a.jpg srcset='tiny.jpg 32w'>", "a.jpg", 0, 0},
        {"<img data-src=a.jpg srcset='b.jpg 320w'>", "b.jpg", 320, 0},
        {"<img src=spacer.gif data-hero='/photos/a.jpeg?x=1'>", "/photos/a.jpeg?x=1", 0, 0},
        {"<img src=spacer.gif data-hero='{\"src\": \"a.jpg\"}'>", NULL, 0, 0},
        {"<img src=spacer.gif data-original=a.php>", "a.php", 0, 0},
        {"<img src=a.jpg data-src='{{url}}'>", "a.jpg", 0, 0},
        {"<img src=about:blank>", NULL, 0, 0},
        {"<img src=placeholder.png>", NULL, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct image_address address = address_of(rows[i].html);
        assert_span(address.url, rows[i].url);
        if (rows[i].url) {
            assert_int_equal(address.width, rows[i].width);
            assert_int_equal(address.height, rows[i].height);
        }
    }
}

static void pixels_are_whole_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        unsigned pixels;
    } rows[] = {{"640", 640}, {" 640px ", 640},   {"640.5", 640}, {"80%", 0}, {"auto", 0},
                {"", 0},      {"100000", 100000}, {"100001", 0},  {"-5", 0}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(pixels_of(str_of(rows[i].value)), rows[i].pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(largest_wins), WITH_RUN(pixels_are_whole_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
