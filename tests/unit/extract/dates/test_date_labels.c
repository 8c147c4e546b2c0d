#include "unit/check.h"

#include "extract/dates/date_labels.h"

static void labels_are_read_backwards(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        enum date_label label;
    } rows[] = {
        {"", LABEL_NONE},
        {"By Ada Lovelace, ", LABEL_NONE},
        {"Published: ", LABEL_PUBLISHED},
        {"POSTED ON ", LABEL_PUBLISHED},
        {"Published by Ada Lovelace since 2019 on ", LABEL_PUBLISHED},
        {"Updated ", LABEL_MODIFIED},
        {"Published Jan 1, updated ", LABEL_MODIFIED},
        {"Last updated on ", LABEL_MODIFIED},
        {"Last post: ", LABEL_MODIFIED},
        {"Last published ", LABEL_MODIFIED},
        {"Originally published on ", LABEL_FIRST},
        {"Joined: ", LABEL_OTHER},
        {"Date: ", LABEL_PUBLISHED},
        {"Join Date: ", LABEL_NONE},
        {"Release date: ", LABEL_OTHER},
        {"Publication date: ", LABEL_PUBLISHED},
        {"Copyright ", LABEL_OTHER},
        {"published in the words that come one two three four five six seven ", LABEL_NONE}, /* too far */
        {"Veröffentlicht am ", LABEL_PUBLISHED},
        {"Zuletzt geändert: ", LABEL_MODIFIED},
        {"Mis à jour le ", LABEL_MODIFIED},
        {"Опубликовано ", LABEL_PUBLISHED},
        {"ОБНОВЛЕНО: ", LABEL_MODIFIED},
        {"发布时间：", LABEL_PUBLISHED},
        {"最終更新：", LABEL_MODIFIED},
        {"تحديث: ", LABEL_MODIFIED},
        {"كتبت: ليلى حداد نُشر في ", LABEL_PUBLISHED},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum date_label label = date_label_of(str_of(rows[i].before));
        if (label != rows[i].label)
            print_error("\"%s\"\n", rows[i].before);
        assert_int_equal(label, rows[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(labels_are_read_backwards)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
