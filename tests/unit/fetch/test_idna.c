#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fetch/idna.h"

static void names_are_spelt_for_the_dns(void **state)
{
    (void)state;
    static const struct {
        const char *host, *ascii;
    } rows[] = {
        {"b\u00FCcher.example", "xn--bcher-kva.example"},
        {"B\u00DCCHER.Example", "xn--bcher-kva.example"},
        {"bu\u0308cher.example", "xn--bcher-kva.example"},
        {"fa\u00DF.example", "xn--fa-hia.example"}, /* transitional: fass */
        {"\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444", "xn--e1afmkfd.xn--p1ai"},
        {"\u4F8B\u3048.\u30C6\u30B9\u30C8.", "xn--r8jz45g.xn--zckzah."},
        {"\u05D0\u05D1.example", "xn--4dbc.example"},
        {"my_\u00FC.example", "xn--my_-joa.example"},
        {"\u00FC-.example", "xn----dha.example"},
        {"\uFF11\uFF12\uFF17.\uFF10.\uFF10.\uFF11", "127.0.0.1"},
        {"127\u3002\uFF10\uFF0E0\uFF611", "127.0.0.1"},
        {"\u2460\u2461\u2466.\u24EA.\u24EA.\u2460", "127.0.0.1"},
        {"\uFF10\uFF58\uFF17\uFF46.1", "0x7f.1"},
        {"\uFF2C\uFF4F\uFF43\uFF41\uFF4C\uFF48\uFF4F\uFF53\uFF54", "localhost"},
        {"loca\u00ADlhost", "localhost"},
        {"a.example", "a.example"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[IDNA_HOST_SIZE] = "";
        bool ok = idna_to_ascii(str_of(rows[i].host), out);
        if (!ok || (rows[i].ascii && strcmp(out, rows[i].ascii) != 0))
            fail_msg("%s: %s", rows[i].host, ok ? out : "refused");
    }
}

static void what_is_no_name_is_refused(void **state)
{
    (void)state;
    static const struct str hosts[] = {
        STR_INIT(""),
        STR_INIT("\xFF.example"),
        STR_INIT("b\xFC"
                 "cher.example"), /* Latin-1 */
        STR_INIT("\xED\xA0\x80.example"),
        STR_INIT("\u00FC\0.example"),
        STR_INIT("a\uFF0Fb.example"), /* "/" */
        STR_INIT("a\uFF20b.example"), /* "@" */
        STR_INIT("a\uFF1A80"),        /* ":" */
        STR_INIT("a\uFF03b"),         /* "#" */
        STR_INIT("\uFF05\uFF14\uFF11"),
        STR_INIT("\u2100.example"), /* "a/c" */
        STR_INIT("a\u00A0b.example"),
        STR_INIT("\uFFFD.example"),
        STR_INIT("\u0301a.example"),
        STR_INIT("\u05D0a.example"), /* neither from left to right nor from right to left */
        STR_INIT("a\u200Db.example"),
        STR_INIT("\u00AD"),
    };
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        char out[IDNA_HOST_SIZE] = "";
        if (idna_to_ascii(hosts[i], out))
            fail_msg("%.*s: %s", STR_FMT(hosts[i]), out);
    }
}

static void length_is_bounded(void **state)
{
    (void)state;
    char host[IDNA_HOST_SIZE + 2], out[IDNA_HOST_SIZE];
    memset(host, 'a', sizeof host);
    memcpy(host, "\uFF41", 3); /* becomes "a" */
    assert_true(idna_to_ascii((struct str){host, IDNA_HOST_SIZE - 1 + 2}, out));
    assert_int_equal(strlen(out), IDNA_HOST_SIZE - 1);
    assert_false(idna_to_ascii((struct str){host, IDNA_HOST_SIZE + 2}, out));
}

static void ascii_is_told(void **state)
{
    (void)state;
    assert_true(idna_is_ascii(STR("")));
    assert_true(idna_is_ascii(STR("a.example\x7F")));
    assert_false(idna_is_ascii(STR("a.exampl\x80")));
    assert_false(idna_is_ascii(STR("\u00FC.example")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_spelt_for_the_dns),
        cmocka_unit_test(what_is_no_name_is_refused),
        cmocka_unit_test(length_is_bounded),
        cmocka_unit_test(ascii_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
