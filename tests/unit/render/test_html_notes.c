#include "unit/run.h"

#include "render/html_notes.h"

static struct html_notes notes;

static void add(const char *label)
{
    notes.items[notes.count++].label = str_of(label);
}

static void notes_are_found_wherever_they_stand(void **state)
{
    (void)state;
    struct block items[] = {{.type = BLOCK_ITEM, .label = STR("1")}, {.type = BLOCK_ITEM}};
    struct block inner[] = {{.type = BLOCK_FOOTNOTES, .blocks = {items, 2, 2}}};
    struct block blocks[] = {{.type = BLOCK_LIST, .blocks = {items, 2, 2}},
                             {.type = BLOCK_POST, .blocks = {inner, 1, 1}}};
    notes = (struct html_notes){.count = 0};
    html_notes_find(&notes, blocks, COUNT(blocks));
    assert_int_equal(notes.count, 2);
    assert_span(notes.items[0].label, "1");
    assert_span(notes.items[1].label, "");
}

static void a_call_and_its_note_lead_to_each_other(void **state)
{
    (void)state;
    notes = (struct html_notes){.count = 0};
    add("a");
    add("\" onclick=x");
    struct html_place call = html_notes_call(&notes, STR("\" onclick=x"));
    struct html_place again = html_notes_call(&notes, STR("\" onclick=x"));
    struct html_place none = html_notes_call(&notes, STR("z"));
    struct html_place empty = html_notes_call(&notes, STR_NONE);
    assert_string_equal(call.id, "fnref-2");
    assert_string_equal(call.href, "#fn-2");
    assert_string_equal(again.id, "");
    assert_string_equal(again.href, "#fn-2");
    assert_string_equal(none.href, "");
    assert_string_equal(empty.href, "");
    struct html_place first = html_notes_next(&notes), second = html_notes_next(&notes),
                      third = html_notes_next(&notes);
    assert_string_equal(first.id, "fn-1");
    assert_string_equal(first.href, "");
    assert_string_equal(second.id, "fn-2");
    assert_string_equal(second.href, "#fnref-2");
    assert_string_equal(third.id, "");
}

static void more_notes_than_are_linked_have_no_place(void **state)
{
    (void)state;
    static struct block items[HTML_NOTES_MAX + 1];
    struct block blocks[] = {{.type = BLOCK_FOOTNOTES, .blocks = {items, COUNT(items), COUNT(items)}}};
    notes = (struct html_notes){.count = 0};
    html_notes_find(&notes, blocks, 1);
    assert_int_equal(notes.count, HTML_NOTES_MAX);
    for (size_t i = 0; i < HTML_NOTES_MAX; i++)
        assert_true(html_notes_next(&notes).id[0]);
    assert_false(html_notes_next(&notes).id[0]);
}

static void the_way_back_is_no_text(void **state)
{
    (void)state;
    assert_span(html_note_text(STR("A note. \xE2\x86\xA9\xEF\xB8\x8E")), "A note.");
    assert_span(html_note_text(STR("A note.\n\xE2\x86\x91 \xE2\xA4\xB4")), "A note.");
    assert_span(html_note_text(STR("A note \xE2\x86\xA9 goes on.")), "A note \xE2\x86\xA9 goes on.");
    assert_span(html_note_text(STR("\xE2\x86\xA9")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_are_found_wherever_they_stand),
        cmocka_unit_test(a_call_and_its_note_lead_to_each_other),
        cmocka_unit_test(more_notes_than_are_linked_have_no_place),
        cmocka_unit_test(the_way_back_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
