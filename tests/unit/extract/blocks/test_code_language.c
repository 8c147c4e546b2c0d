#include "unit/extract/whole.h"

#include "extract/blocks/code_language.h"

static void pages_name_it_in_these_ways(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<pre><code class='hljs language-python'>x", "python"},
        {"<pre class='lang-c++ prettyprint'>x", "c++"},
        {"<div class='highlight highlight-source-shell'><pre>x", "shell"},
        {"<div class=language-rust><div><pre>x", "rust"},
        {"<pre class='brush: js; toolbar: false'>x", "js"},
        {"<pre class='brush:js'>x", "js"},
        {"<pre data-lang=go>x", "go"},
        {"<pre><code data-language=' c# '>x", "c#"},
        {"<pre class='language-none code'>x", NULL},
        {"<pre class='language-'>x", NULL},
        {"<pre class='language-a&lt;b'>x", NULL},
        {"<pre class='language-abcdefghijklmnopqrstuvwxyzabcdefg'>x", NULL},
        {"<div class=language-c><div><div><pre>x", NULL}, /* too far around it */
        {"<pre>x<b>y</b><i>z</i><code class=language-c>w", NULL},
        {"<div class='syntaxhighlighter  php'><pre>x", "php"},
        {"<div class='highlight-ruby notranslate'><div class=highlight><pre>x", "ruby"},
        {"<div class='highlight-default notranslate'><pre>x", NULL},
        {"<div class='highlight-height'><pre>x", NULL},
        {"<div class='blob-wrapper data type-c'><pre>x", "c"},
        {"<div class='data type-c'><pre>x", NULL},
        {"<pre>x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        uint32_t pre = doc_find(&made.doc, TAG_PRE, 0, made.doc.node_count);
        assert_span(code_language(&made.doc, pre), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(pages_name_it_in_these_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
