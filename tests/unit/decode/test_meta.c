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
        const char *html, *wanted; /* NULL: nothing is declared */
    } rows[] = {
        {"<meta charset=utf-8>", "UTF-8"},
        {"<META name=x /CharSet = 'koi8-r' >", "KOI8-R"},
        {"<meta charset=\"\"><meta charset=big5>", "Big5"},
        {"<meta charset=bogus><meta charset=big5>", "Big5"},
        {"<meta charset=big5 charset=gbk>", "Big5"},
        {"<meta charset=bogus charset=gbk>", NULL},
        {"<meta/charset=big5>", "Big5"},
        {"<meta =charset=gbk charset=big5>", "Big5"},
        {"<meta charset=big5/>", NULL}, /* the slash is part of the value */
        {"<meta charset=big5 />", "Big5"},
        {"<meta charset  =\n big5>", "Big5"},
        {"<meta charset><meta charset=gbk>", "GBK"},
        {"<meta charset=><meta charset=gbk>", "GBK"},
        {"<meta http-equiv=Content-Type content=\"text/html; charset=gbk\">", "GBK"},
        {"<meta content='text/html; charset=gbk' http-equiv='content-type'>", "GBK"},
        {"<meta http-equiv=content-type http-equiv=x content='charset=gbk'>", "GBK"},
        {"<meta http-equiv=x http-equiv=content-type content='charset=gbk'>", NULL},
        {"<meta http-equiv=content-type content='charset=gbk' charset=big5>", "Big5"},
        {"<meta http-equiv=content-type charset=bogus content='charset=gbk'>", NULL},
        {"<meta content=\"text/html; charset=gbk\">", NULL},
        {"<meta http-equiv=refresh content=\"0; charset=gbk\">", NULL},
        {"<meta charset=utf-16be>", "UTF-8"},
        {"<meta charset=unicode>", "UTF-8"},
        {"<meta charset=x-user-defined>", "windows-1252"},
        {"<meta charset=iso-2022-kr>", "replacement"},
        {"<!-- <meta charset=gbk> --><meta charset=big5>", "Big5"},
        {"<!--><meta charset=gbk>", "GBK"},
        {"<!---><meta charset=gbk>", "GBK"},
        {"<a title='<meta charset=gbk>'><meta charset=big5>", "Big5"},
        {"</p x='<meta charset=gbk>'><meta charset=big5>", "Big5"},
        {"<!x <meta charset=gbk><meta charset=big5>", "Big5"},
        {"<?x <meta charset=gbk><meta charset=big5>", "Big5"},
        {"</ <meta charset=gbk><meta charset=big5>", "Big5"},
        {"<metas charset=gbk><meta charset=big5>", "Big5"},
        {"a < b <meta charset=big5>", "Big5"},
        {"<script>'<meta charset=gbk>'</script>", "GBK"}, /* the prescan knows no scripts */
        {"<?xml version='1.0' encoding = 'euc-kr' ?><html>", "EUC-KR"},
        {"<?xml version='1.0' encoding='utf-16'?>", "UTF-8"},
        {"<?xml version='1.0' encoding=' gbk'?>", NULL},
        {"<?xml version='1.0' encoding=gbk ?>", NULL},
        {"<?xml version='1.0' encoding='gbk\">", NULL},
        {"<?xml version='1.0' encoding='gbk'", NULL},
        {" <?xml version='1.0' encoding='gbk'?>", NULL},
        {"<?xml version='1.0' encoding='euc-kr'?><meta charset=gbk>", "GBK"},
        {"<?xml version='1.0' encoding='euc-kr'?><meta charset='gbk", "EUC-KR"},
        {"<?xml version='1.0'?><html encoding=x>", NULL},
        {"<meta charset", NULL},
        {"<meta charset=gbk", NULL},
        {"<meta charset='x", NULL},
        {"<meta", NULL},
        {"<!-- <meta charset=gbk>", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct encoding *encoding = meta_encoding(str_of(rows[i].html));
        if (!encoding != !rows[i].wanted)
            print_error("%s\n", rows[i].html);
        assert_int_equal(!encoding, !rows[i].wanted);
        if (encoding)
            assert_string_equal(encoding->name, rows[i].wanted);
    }
}

static void a_nul_is_part_of_a_name(void **state)
{
    (void)state;
    static const char html[] = "<meta \0charset=gbk charset=big5>";
    assert_string_equal(meta_encoding((struct str){html, sizeof html - 1})->name, "Big5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charset_parameter_is_found),
        cmocka_unit_test(prescan_follows_the_standard),
        cmocka_unit_test(a_nul_is_part_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
