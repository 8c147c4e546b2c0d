#include "unit/page.h"

#include "extract/fields.h"

static void declared_language_becomes_a_tag(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<html lang=en>", "en"},
        {"<html lang=EN-us>", "en-US"},
        {"<html lang=en_US>", "en-US"},
        {"<html lang=zh-hant-tw>", "zh-Hant-TW"},
        {"<html lang=es-419>", "es-419"},
        {"<html lang='de, en'>", "de"},
        {"<html lang=iw>", "he"},
        {"<html lang=x>", NULL},
        {"<html lang=und>", NULL},
        {"<html lang='{{lang}}'>", NULL},
        {"<html "
         "lang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
         NULL},
        {"<html lang=x><meta property=og:locale content=de_AT>", "de-AT"},
        {"<meta http-equiv=content-language content=fr>", "fr"},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"inLanguage\": \"ru-RU\"}</script>"
         "<meta name=language content=en>",
         "ru-RU"},
        {"<p>x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_language(&made.facts, &made.article));
        assert_span(made.article.in_language, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(declared_language_becomes_a_tag)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
