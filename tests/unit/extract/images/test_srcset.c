#include "unit/page.h"

#include "extract/images/srcset.h"

static void candidates_are_parted_as_browsers_do(void **state)
{
    (void)state;
    static const struct {
        const char *srcset;
        struct {
            const char *url;
            unsigned width;
            double density;
        } items[3];
    } rows[] = {
        {"a.jpg 320w, b.jpg 640w", {{"a.jpg", 320, 0}, {"b.jpg", 640, 0}}},
        {"a.jpg,b.jpg 2x", {{"a.jpg,b.jpg", 0, 2}}},
        {"a.jpg, b.jpg 1.5x", {{"a.jpg", 0, 0}, {"b.jpg", 0, 1.5}}},
        {"w_1,h_2/a.jpg 640w 480h", {{"w_1,h_2/a.jpg", 640, 0}}},
        {"\n a.jpg\t100001w ,,", {{"a.jpg", 0, 0}}},
        {"a.jpg -5w, b.jpg nanx, c.jpg x", {{"a.jpg", 0, 0}, {"b.jpg", 0, 0}, {"c.jpg", 0, 0}}},
        {"a.jpg 100000w", {{"a.jpg", 100000, 0}}},
        {" , ,", {{NULL, 0, 0}}},
        {"", {{NULL, 0, 0}}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str rest = str_of(rows[i].srcset);
        struct srcset_item item;
        for (size_t k = 0; k < 3 && rows[i].items[k].url; k++) {
            assert_true(next_srcset_item(&rest, &item));
            assert_span(item.url, rows[i].items[k].url);
            assert_int_equal(item.width, rows[i].items[k].width);
            assert_true(item.density >= rows[i].items[k].density && item.density <= rows[i].items[k].density);
        }
        assert_false(next_srcset_item(&rest, &item));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(candidates_are_parted_as_browsers_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
