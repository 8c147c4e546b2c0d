#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/blocks/notes.h"

static struct note_list notes;

static void find(const char *html)
{
    make_whole(html);
    assert_true(find_notes(&made.facts, &made.article, &notes));
}

static void short_links_to_later_items_are_notes(void **state)
{
    (void)state;
    find("<p>a<a href=#x>[1]</a> b<a href='#y'>(*)</a> c<a href=#x>2</a><ol><li id=x>d<li><p id=y>e</ol>");
    assert_int_equal(notes.count, 2);
    assert_span(notes.items[0].label, "1");
    assert_span(notes.items[1].label, "*");
    assert_span(note_label(&notes, STR(" #x ")), "1");
    assert_span(note_label(&notes, STR("#y")), "*");
    assert_span(note_label(&notes, STR("#z")), NULL);
    assert_span(note_label(&notes, STR("y")), NULL);
    assert_span(note_label_of_item(&notes, notes.items[1].item), "*");
    assert_span(note_label_of_item(&notes, 0), NULL);
}

static void other_links_are_none(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<p>a<a href=#x>1</a><p id=x>b",                       /* to no item */
        "<p>a<a href=#y>1</a><ol><li id=x>b</ol>",             /* to nothing */
        "<p>a<a href=#x>as said below</a><ol><li id=x>b</ol>", /* too long */
        "<p>a<a href=#x><img></a><ol><li id=x>b</ol>",         /* without a text */
        "<p>a<a href='/p#x'>1</a><ol><li id=x>b</ol>",         /* of another page */
        "<ol><li id=x>b</ol><p>a<a href=#x>1</a>",             /* back to a list before it */
        "<p>a<a href=#x>1</a><ol><li id=x>not b</ol>",         /* that the body leaves out */
        "<p>not: 1<p><a href=#>1</a><p>a<ol><li id=''>b</ol>", /* without a name */
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        find(pages[i]);
        assert_int_equal(notes.count, 0);
        assert_span(note_label(&notes, STR("#x")), NULL);
    }
}

static void link_back_from_a_note_is_a_link_to_nothing(void **state)
{
    (void)state;
    find("<p id=b>a<a href=#x>1</a><ol><li id=x>c <a href=#b>^</a></ol>");
    assert_int_equal(notes.count, 1);
    assert_span(note_label(&notes, STR("#b")), NULL);
}

static void notes_are_bounded(void **state)
{
    (void)state;
    static char html[128 << 10];
    size_t len = 0;
    for (int i = 0; i < NOTES_MAX + 1; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<p>a<a href=#n%d>%d</a>", i, i);
    len += (size_t)snprintf(html + len, sizeof html - len, "<ol>");
    for (int i = 0; i < NOTES_MAX + 1; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<li id=n%d>b", i);
    find(html);
    assert_int_equal(notes.count, NOTES_MAX);
}

static void lines_of_a_text_have_no_notes(void **state)
{
    (void)state;
    make_sheet_of_lines("a [1]\n\n[1] b");
    make_facts_of_sheet();
    take_whole_sheet();
    assert_true(find_notes(&made.facts, &made.article, &notes));
    assert_int_equal(notes.count, 0);
}

static void addresses_of_links(void **state)
{
    (void)state;
    static const struct {
        const char *href, *wanted;
    } rows[] = {
        {" /x ", "https://example.org/x"},
        {"y?z#w", "https://example.org/news/y?z#w"},
        {"HTTP://example.net", "http://example.net/"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {"MailTo:a@example.org", "MailTo:a@example.org"},
        {"", NULL},
        {"#x", NULL},
        {"javascript:x", NULL},
        {"java\nscript:x", NULL},
        {"data:text/html,x", NULL},
        {"vbscript:x", NULL},
        {"tel:1", NULL},
    };
    make_facts("<p>a");
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(link_address(&made.facts, str_of(rows[i].href)), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(short_links_to_later_items_are_notes),
        WITH_RUN(other_links_are_none),
        WITH_RUN(link_back_from_a_note_is_a_link_to_nothing),
        WITH_RUN(notes_are_bounded),
        WITH_RUN(lines_of_a_text_have_no_notes),
        WITH_RUN(addresses_of_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
