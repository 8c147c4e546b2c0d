#include "outline.h"

static uint32_t names_of(enum tag tag, enum attr_name name)
{
    uint32_t node = doc_find(&doc, tag, 0, doc.node_count);
    assert_true(node < doc.node_count);
    for (uint32_t i = 0; i < doc.nodes[node].attr_count; i++)
        if (doc.attrs[doc.nodes[node].attr_first + i].name == name)
            return doc.attrs[doc.nodes[node].attr_first + i].names;
    return 0;
}

static void equal_values_have_one_number(void **state)
{
    (void)state;
    parse_html("<body class=a id=a role=b itemprop='a b'><p class=b title=a><b class='A'></b></p>");
    assert_int_equal(names_of(TAG_BODY, ATTR_CLASS), names_of(TAG_BODY, ATTR_ID));
    assert_int_equal(names_of(TAG_BODY, ATTR_ROLE), names_of(TAG_P, ATTR_CLASS));
    assert_int_not_equal(names_of(TAG_BODY, ATTR_CLASS), names_of(TAG_B, ATTR_CLASS));
    assert_int_equal(names_of(TAG_P, ATTR_TITLE), 0);
    assert_int_equal(doc.name_count, 5);
    assert_span(doc.names[names_of(TAG_BODY, ATTR_ITEMPROP)], "a b");
}

static void the_first_name_is_empty(void **state)
{
    (void)state;
    parse_html("<p class='' id>x");
    assert_int_equal(doc.name_count, 1);
    assert_int_equal(doc.names[0].len, 0);
    assert_int_equal(names_of(TAG_P, ATTR_CLASS), 0);
}

/* More values than any first table has room for. */
static void many_values_are_told_apart(void **state)
{
    (void)state;
    enum { VALUES = 5000 };
    struct buf html;
    buf_init(&html, NULL, 1 << 20);
    for (int i = 0; i < 2 * VALUES; i++)
        buf_printf(&html, "<i class=c%d></i>", i % VALUES);
    buf_add_byte(&html, '\0');
    parse_html(html.at);
    assert_int_equal(doc.name_count, VALUES + 1);
    for (uint32_t i = 0; i < doc.attr_count; i++)
        assert_true(str_eq(doc.names[doc.attrs[i].names], doc.attrs[i].value));
    buf_free(&html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(equal_values_have_one_number),
        WITH_RUN(the_first_name_is_empty),
        WITH_RUN(many_values_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
