#include "unit/check.h"

#include "decode/meta.h"

static void charset_parameter_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *field, *wanted;
    } rows[] = {
        {"text/html; charset=utf-8", "utf-8"},
        {"text/html;CHARSET = \"koi8-r\"; x=y", "koi8-r"},
        {"text/html; charset='a b'", "a b"},
        {"text/html; charset=utf-8;x", "utf-8"},
        {"text/html; charsets charset=x", "x"},
        {"text/html; charset", ""},
        {"text/html; charset=\"utf-8", ""},
        {"text/html", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(charset_parameter(str_of(rows[i].field)), rows[i].wanted);
}

static void prescan_follows_the_standard(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<meta charset=utf-8>", "utf-8"},
        {"<META name=x /CharSet = 'koi8-r' >", "koi8-r"},
        {"<meta charset=\"\"><meta charset=big5>", "big5"},
        {"<meta http-equiv=Content-Type content=\"text/html; charset=gbk\">", "gbk"},
        {"<meta content='text/html; charset=gbk' http-equiv='content-type'>", "gbk"},
        {"<meta content=\"text/html; charset=gbk\">", ""},
        {"<meta http-equiv=refresh content=\"0; charset=gbk\">", ""},
        {"<!-- <meta charset=a> --><meta charset=b>", "b"},
        {"<!--><meta charset=a>", "a"},
        {"<a title='<meta charset=a>'><meta charset=b>", "b"},
        {"</p x='<meta charset=a>'><meta charset=b>", "b"},
        {"<!x <meta charset=a><meta charset=b>", "b"},
        {"<?x <meta charset=a><meta charset=b>", "b"},
        {"<metas charset=a><meta charset=b>", "b"},
        {"a < b <meta charset=c>", "c"},
        {"<?xml version='1.0' encoding = 'euc-kr' ?><html>", "euc-kr"},
        {"<?xml version='1.0' encoding='euc-kr'?><meta charset=a>", "a"},
        {"<?xml version='1.0'?><html encoding=x>", ""},
        {"<meta charset", ""},
        {"<meta charset='x", ""},
        {"<meta", ""},
        {"<!-- <meta charset=a>", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(meta_charset(str_of(rows[i].html)), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charset_parameter_is_found),
        cmocka_unit_test(prescan_follows_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
