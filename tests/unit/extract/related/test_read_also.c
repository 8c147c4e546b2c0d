#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/fields.h"

/* The entries as "section>headline", of pieces that stand in the midst of the body. */
static const char *lines_of(const char *pieces)
{
    static char out[512];
    char html[1024];
    size_t len = 0;
    snprintf(html, sizeof html, BODY "%s" BODY, pieces);
    make_beside(html);
    assert_true(extract_related(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.related_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s>%.*s", i ? " | " : "",
                                STR_FMT(made.article.related[i].section),
                                STR_FMT(made.article.related[i].headline));
    return out;
}

#define A "<a href=/a>Some headline of news</a>"

static void lines_with_a_label_are_entries(void **state)
{
    (void)state;
    static const struct {
        const char *pieces, *wanted;
    } rows[] = {
        {"<p>Read also: " A "</p>", "Read also>Some headline of news"},
        {"<p>Lesen Sie auch " A "</p>", "Lesen Sie auch>Some headline of news"},
        {"<p>[RELATED: " A "]</p>", "RELATED>Some headline of news"},
        {"<p><a href=/a>Читайте также: Some headline of news</a></p>", "Читайте также>Some headline of news"},
        {"<p><a href=/a>READ MORE | Some headline of news</a></p>", "READ MORE>Some headline of news"},
        {"<p>Leia também</p><p>" A "</p>", "Leia também>Some headline of news"},
        /* any few words with a colon, in the midst of the body */
        {"<p>Zzz zzz: " A "</p>", "Zzz zzz>Some headline of news"},
        {"<p>Zzz zzz： " A "</p>", "Zzz zzz>Some headline of news"},
        {"<p>Zzz zzz " A "</p>", ""},
        {"<p>Zzz: <a href=https://example.com/a>Some headline of news</a></p>", ""},
        {"<p>Zzz: " A " and more</p>", ""},
        {"<p>" A "</p>", ""},
        {"<p>Read also: <a href=/a>It</a></p>", ""},
        {"<p>Read also: <a href=/news/story.html>This very story itself</a></p>", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(lines_of(rows[i].pieces), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(lines_with_a_label_are_entries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
