#include "unit/check.h"

#include "decode/sample.h"

static void text_without_markup_is_taken(void **state)
{
    (void)state;
    static const struct {
        const char *page, *wanted;
    } rows[] = {
        {"caf\xE9", "caf\xE9"},
        {"<p class=a>caf\xE9</p> au <b>lait</b>", " caf\xE9  au  lait "},
        {"<!-- \xE8 > --><p>caf\xE9", "  caf\xE9"},
        {"<SCRIPT>'<p>\xE8</p>'</script ><style>\xE8</style>caf\xE9", "  caf\xE9"},
        {"1 < 2 \xE9 <3", "1   2 \xE9  3"},
        {"\xE9 <p never closed", "\xE9 <p never closed"},
        {"\xE9 <!-- never closed", "\xE9 <!-- never closed"},
        /* Nothing past ASCII outside of markup. */
        {"<p title='caf\xE9'>plain", "<p title='caf\xE9'>plain"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf out;
        buf_init(&out, NULL, 1 << 10);
        assert_true(sample_text(str_of(rows[i].page), &out));
        assert_span(buf_str(&out), rows[i].wanted);
        buf_free(&out);
    }
}

static void a_long_page_is_looked_at_where_it_leaves_ascii(void **state)
{
    (void)state;
    enum { CAP = 64 };
    static char page[100000];
    memset(page, 'x', sizeof page);
    memcpy(page + 50000 - 10, "<p>", 3);
    memset(page + 50000, 0xE9, sizeof page - 50000);
    struct buf out;
    buf_init(&out, NULL, CAP);
    assert_true(sample_text((struct str){page, sizeof page}, &out));
    assert_int_equal(out.len, CAP);
    assert_span(str_slice(buf_str(&out), 0, 10), " xxxxxxx\xE9\xE9");
    buf_free(&out);
}

/* Looking for each one's end would take hours. */
static void what_never_ends_is_looked_for_once(void **state)
{
    (void)state;
    static const struct str rows[] = {STR_INIT("<script"), STR_INIT("<!--"), STR_INIT("<p ")};
    static char page[8 << 20];
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t k = 0; k < sizeof page; k++)
            page[k] = rows[i].at[k % rows[i].len];
        page[sizeof page - 1] = '\xE9';
        memcpy(page, "caf\xE9", 4);
        struct buf out;
        buf_init(&out, NULL, 1 << 10);
        assert_true(sample_text((struct str){page, sizeof page}, &out));
        assert_int_equal(out.len, 1 << 10);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_without_markup_is_taken),
        cmocka_unit_test(what_never_ends_is_looked_for_once),
        cmocka_unit_test(a_long_page_is_looked_at_where_it_leaves_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
