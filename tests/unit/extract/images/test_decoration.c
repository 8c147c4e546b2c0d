#include <stdio.h>

#include "unit/page.h"

#include "extract/images/decoration.h"

static void addresses_tell_decorations(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        bool wanted;
    } rows[] = {
        {"https://a.example/icons/play.png", true},
        {"https://a.example/static/Smilies/wink.gif", true},
        {"https://a.example/img/icon-play-alt.svg?x", true},
        {"https://a.example/img/new-logo.svg", true},
        {"https://a.example/img/1x1.png", true},
        {"https://a.example/img/10X10.gif", true},
        {"https://pixel.a.example/b.gif?host=x", true},
        {"https://a.example/track/open?id=1", true},
        {"https://a.example/photos/icons", false},     /* the file, not a folder */
        {"https://a.example/photos/icons.jpg", false}, /* of saints, say */
        {"https://a.example/img/new-logo.jpg", false}, /* may be the news */
        {"https://a.example/img/chart.svg", false},
        {"https://a.example/img/1200x800.jpg", false},
        {"https://a.example/img/1x.jpg", false},
        {"https://a.example/track/winner.jpg", false},
        {"https://a.example/img/tracks.gif", false},
        {"https://a.example/photo?x=/icons/", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (is_decoration(str_of(rows[i].url)) != rows[i].wanted)
            print_error("the address is %s\n", rows[i].url);
        assert_int_equal(is_decoration(str_of(rows[i].url)), rows[i].wanted);
    }
}

static void dots_are_stated(void **state)
{
    (void)state;
    static const struct {
        const char *attrs;
        bool wanted;
    } rows[] = {
        {"width=1 height=1", true},
        {"width=0 height=0", true},
        {"width=3 height='2px'", true},
        {"style='border:0; width: 1px; height:1px'", true},
        {"style='height:0;width:0'", true},
        {"width=570 height=0", false},
        {"style='width:1px'", false},
        {"style='width:0;height:0;min-width:100%'", false},
        {"width=4 height=4", false},
        {"width='1%' height=1", false},
        {"width='1.5em' height=1", false},
        {"style='width:100%;height:auto'", false},
        {"style='max-width:1px;max-height:1px'", false},
        {"", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[128];
        snprintf(html, sizeof html, "<p>x<img src=a.jpg %s>", rows[i].attrs);
        make_sheet(html);
        assert_int_equal(is_dot(&made.doc, doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count)),
                         rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(addresses_tell_decorations),
        WITH_RUN(dots_are_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
