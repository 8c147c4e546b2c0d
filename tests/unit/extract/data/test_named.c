#include <stdio.h>

#include "unit/page.h"

#include "extract/data/named.h"

static void tokens_and_pairs_are_words(void **state)
{
    (void)state;
    static const char *const words[] = {"subtitle", "deck"};
    static const struct {
        const char *attributes;
        bool named;
    } rows[] = {
        {"class=deck", true},
        {"class='a article-deck'", true},
        {"class=articleDeck", true},
        {"class=sub-title", true},
        {"class=subTitle", true},
        {"class=sub__title--x", true},
        {"class=SUBTITLE", true},
        {"id=deck", true},
        {"itemprop=subtitle", true},
        {"property=subtitle", true},
        {"class=decks", false},
        {"class=title", false},
        {"class='sub x title'", false},
        {"class=x-a-very-long-token-without-any-end-at-all-deck", true},
        {"class=averylongtokenwithoutanyendatalldeck", false},
        {"", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[128];
        snprintf(html, sizeof html, "<body><p %s>x</p>", rows[i].attributes);
        make_sheet(html);
        uint32_t node = doc_find(&made.doc, TAG_P, 0, made.doc.node_count);
        assert_int_equal(IS_NAMED(&made.doc, node, words), rows[i].named);
        const bool *marks = mark_names(&run, &made.doc, words, COUNT(words));
        assert_non_null(marks);
        bool by_name = rows[i].named && !strstr(rows[i].attributes, "property");
        assert_int_equal(has_marked_name(&made.doc, node, marks), by_name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(tokens_and_pairs_are_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
