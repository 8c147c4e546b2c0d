#include "unit/extract/kept.h"

#include "extract/body/beside.h"

#define TEN     "one two three four five six seven eight nine ten "
#define TEXT    "<p>A " TEN TEN "."
#define SAID(n) "<li><b>" n "</b><p>on 3 May 2021 at 10:1" n "<p>Well said."
#define THREE   SAID("1") SAID("2") SAID("3")
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_discussion(&choice);
    for (size_t i = 0; i < choice.count; i++) {
        if (!str_starts(choice.segments[i].text, STR("not")))
            assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_DISCUSSION);
    }
    return kept_of(&choice);
}

static void discussion_behind_an_article_goes(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT "<ul class=comments>" THREE "</ul><p>B.", "A B."},
        {TEXT "<h2>B</h2><h2>3 replies</h2><h3>not</h3><ul class=comments>" THREE "</ul><h2>C</h2>", "A B C"},
        {TEXT "<ul id=kommentare>" THREE "</ul><p>B.", "A B."}, /* in other languages */
        {TEXT "<ul class=visitors>" THREE "</ul>", "A 1 on Well 2 on Well 3 on Well"},
        {TEXT "<div class=comment-form>" THREE "</div>", "A 1 on Well 2 on Well 3 on Well"},
        {TEXT "<ul class=comments>" SAID("1") SAID("2") "</ul>", "A 1 on Well 2 on Well"},
        {TEXT "<ol id=commentlist><li id=comment-7>B.<li id=comment-8>C.<li id=comment-9>D.</ol>", "A"},
        {TEXT "<ol id=commentlist><li id=note-7>B.<li id=note-8>C.<li id=note-9>D.</ol>", "A B. C. D."},
        {"<div class=comments>" TEXT "<p>B.<ul class=comments>" THREE "</ul></div>", "A B."},
        {"<ul class=comments>" THREE "</ul>" TEXT, "1 on Well 2 on Well 3 on Well A"},
        {"<p>A short one.<ul class=comments>" THREE "</ul>", "A 1 on Well 2 on Well 3 on Well"},
        {TEXT "<div class=comments>" THREE "<p>B " HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
             HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED "</div>",
         "A 1 on Well 2 on Well 3 on Well B"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
}

static void discussion_of_other_pages_stays(void **state)
{
    (void)state;
    static const char html[] = TEXT "<ul class=comments>" THREE "</ul>";
    static const enum page_type types[] = {PAGE_TYPE_FORUM, PAGE_TYPE_PRODUCT, PAGE_TYPE_OTHER};
    for (size_t i = 0; i < COUNT(types); i++)
        assert_string_equal(kept_in(types[i], html), "A 1 on Well 2 on Well 3 on Well");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(discussion_behind_an_article_goes),
        WITH_RUN(discussion_of_other_pages_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
