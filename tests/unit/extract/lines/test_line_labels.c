#include "unit/check.h"

#include "extract/lines/line_labels.h"

static void labels_are_known_by_their_words(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum line_label label;
        size_t rest;
    } rows[] = {
        {"Related Stories", LINE_RELATED, 15},
        {"MOST READ", LINE_RELATED, 9},
        {"Читайте также:", LINE_RELATED, 26},
        {"Mehr aus Lindenau", LINE_RELATED, 9},
        {"关联记事", LINE_LABEL_NONE, 0},
        {"関連記事", LINE_RELATED, 12},
        {"Read more", LINE_ACTION, 9},
        {"Read more: Ferry may return", LINE_RELATED, 11},
        {"À lire aussi : Le pont rouvre", LINE_RELATED, 17},
        {"Comments", LINE_COMMENTS, 8},
        {"Discussion", LINE_COMMENTS, 10},
        {"Reply", LINE_ACTION, 5},
        {"Reply to all of them", LINE_LABEL_NONE, 0},
        {"Leave a comment below", LINE_ACTION, 15},
        {"Tags: bridges, roads", LINE_TAGS, 6},
        {"Tags and what they mean", LINE_LABEL_NONE, 0},
        {"Source: Reuters", LINE_SOURCE, 8},
        {"Source of the river", LINE_LABEL_NONE, 0},
        {"Sign up for our morning newsletter", LINE_NEWSLETTER, 12},
        {"About the author", LINE_BIOGRAPHY, 16},
        {"Privacy policy", LINE_LEGAL, 14},
        {"Advertisement", LINE_ADVERT, 13},
        {"Next »", LINE_ACTION, 4},
        {"We use cookies to improve your experience.", LINE_COOKIES, 42},
        {"She baked cookies.", LINE_LABEL_NONE, 0},
        {"", LINE_LABEL_NONE, 0},
        {"x", LINE_LABEL_NONE, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct labelled_line found = label_of_line(str_of(rows[i].line));
        if (found.label != rows[i].label)
            print_error("%s\n", rows[i].line);
        assert_int_equal(found.label, rows[i].label);
        if (found.label == LINE_RELATED && found.marked)
            assert_in_range(found.rest, rows[i].rest - 1, rows[i].rest + 1);
    }
}

static void counts_stand_beside_labels(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int64_t count;
        const char *number;
    } rows[] = {
        {"Comments (2)", 2, "2"},
        {"Comments: 1,204", 1204, "1,204"},
        {"Comments [0]", 0, "0"},
        {"12 comments", 12, "12"},
        {"Комментариев: 3", 3, "3"},
        {"2 commentaires", 2, "2"},
        {"评论(15)", 15, "15"},
        {"댓글 2", 2, "2"},
        {"2 thoughts on “Bread”", 2, "2"},
        {"Kommentare (1.024)", 1024, "1.024"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct labelled_line found = label_of_line(str_of(rows[i].line));
        assert_int_equal(found.label, LINE_COMMENTS);
        assert_true(found.counted);
        assert_int_equal(found.count, rows[i].count);
        assert_span(found.number, rows[i].number);
    }
    static const char *const none[] = {"Comments", "Comments (closed)", "Comments 2 and 3", "2 commentators"};
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(label_of_line(str_of(none[i])).counted);
}

static void ages_in_short(void **state)
{
    (void)state;
    static const char *const ages[] = {"5h", "1d", "12 min", "3 ч"};
    static const char *const other[] = {"5", "h", "5 houses", "5K", "12.03.2024", ""};
    for (size_t i = 0; i < COUNT(ages); i++)
        assert_true(is_short_age(str_of(ages[i])));
    for (size_t i = 0; i < COUNT(other); i++)
        assert_false(is_short_age(str_of(other[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_known_by_their_words),
        cmocka_unit_test(counts_stand_beside_labels),
        cmocka_unit_test(ages_in_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
