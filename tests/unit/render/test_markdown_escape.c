#include "unit/render/markdown.h"

#include "render/markdown_escape.h"

static const struct {
    enum block_type type;
    const char *text, *wanted;
} texts[] = {
    /* what is no markup stays as it is */
    {BLOCK_PARAGRAPH, "5 * 3 < 20 & 7 > 2, snake_case, [1], a | b, ~5 km, C# {x}",
     "5 * 3 < 20 & 7 > 2, snake_case, [1], a | b, ~5 km, C# {x}"},
    {BLOCK_PARAGRAPH, "C:\\new\\file, AT&T, R&D;", "C:\\new\\file, AT&T, R\\&D;"},
    {BLOCK_PARAGRAPH, "See https://example.org/a_b?c=1&d=2.", "See https://example.org/a_b?c=1&d=2."},
    /* inside of lines */
    {BLOCK_PARAGRAPH, "a*b* _c_ `d` ~~e~~ \\*", "a\\*b\\* \\_c\\_ \\`d\\` \\~\\~e\\~\\~ \\\\\\*"},
    {BLOCK_PARAGRAPH, "<b>x</b> <!-- <https://a.example>", "\\<b>x\\</b> \\<!-- \\<https://a.example>"},
    {BLOCK_PARAGRAPH, "&amp; &#65; &nbsp", "\\&amp; \\&#65; &nbsp"},
    {BLOCK_PARAGRAPH, "[a](b) x[a][b] [^1] ![a]", "\\[a](b) x\\[a][b] \\[^1] ![a]"},
    {BLOCK_PARAGRAPH, "ends with \\", "ends with \\\\"},
    {BLOCK_PARAGRAPH, "https://a.example/x*y*z, and so on", "<https://a.example/x*y*z>, and so on"},
    {BLOCK_PARAGRAPH, "www.a.example/x*y*z", "www\\.a.example/x\\*y\\*z"},
    {BLOCK_PARAGRAPH, "https://a.example\nnext", "<https://a.example>\\\nnext"},
    /* where lines begin */
    {BLOCK_PARAGRAPH, "# a", "\\# a"},
    {BLOCK_PARAGRAPH, "#a", "#a"},
    {BLOCK_PARAGRAPH, "> a", "\\> a"},
    {BLOCK_PARAGRAPH, "- a\n+ b\n* c", "\\- a\\\n\\+ b\\\n\\* c"},
    {BLOCK_PARAGRAPH, "-a", "-a"},
    {BLOCK_PARAGRAPH, "1. a\n2) b\n3.c", "1\\. a\\\n2\\) b\\\n3.c"},
    {BLOCK_PARAGRAPH, "1234567890. a", "1234567890. a"},
    {BLOCK_PARAGRAPH, "a\n---\n===\n:-:|--", "a\\\n\\---\\\n\\===\\\n\\:-:|--"},
    {BLOCK_PARAGRAPH, "___", "\\_\\_\\_"},
    {BLOCK_PARAGRAPH, "```\n~~~", "\\`\\`\\`\\\n\\~\\~\\~"},
    {BLOCK_PARAGRAPH, "[x] done", "\\[x] done"},
    {BLOCK_PARAGRAPH, "    four\n\tand a tab", "four\\\nand a tab"},
    {BLOCK_PARAGRAPH, "a\n\n\nb \n", "a\\\nb"},
    {BLOCK_HEADING, "a\nb #", "## a b \\#"},
    {BLOCK_HEADING, "# C#", "## # C#"},
};

static void text_stays_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct block block = {.type = texts[i].type, .level = 2, .text = rich_of(texts[i].text)};
        assert_span(markdown_of(&block, 1), texts[i].wanted);
    }
}

static struct buf out;

static struct str destination(const char *url)
{
    buf_init(&out, run.arena, 1 << 10);
    write_destination(&out, str_of(url));
    return buf_str(&out);
}

static void addresses_stand_in_parentheses(void **state)
{
    (void)state;
    assert_span(destination("https://a.example/b_(c)?d=1&e=2#f"), "https://a.example/b_(c)?d=1&e=2#f");
    assert_span(destination("https://a.example/(("), "https://a.example/\\(\\(");
    assert_span(destination("https://a.example/a b<c>`d|"), "https://a.example/a%20b%3Cc%3E%60d%7C");
    assert_span(destination("https://a.example/?a&copy;\\"), "https://a.example/?a\\&copy;\\\\");
    assert_span(destination("https://a.example/été"), "https://a.example/été");
}

static struct str code_span(const char *text, bool is_in_cell)
{
    buf_init(&out, run.arena, 1 << 10);
    write_code_span(&out, str_of(text), is_in_cell);
    return buf_str(&out);
}

static void code_has_a_fence_that_it_does_not_hold(void **state)
{
    (void)state;
    assert_span(code_span("a*b\nc", false), "`a*b c`");
    assert_span(code_span("a`b", false), "``a`b``");
    assert_span(code_span("``", false), "` `` `");
    assert_span(code_span("` and ``", false), "``` ` and `` ```");
    assert_span(code_span(" a ", false), "`  a  `");
    assert_span(code_span("a|b", true), "`a\\|b`");
    assert_int_equal(fence_of(STR("```\n````"), 3), 5);
    assert_int_equal(fence_of(STR("none"), 3), 3);
}

/* Work that grew with the square of a line's length would take minutes here. */
static void long_lines_take_no_longer_than_many(void **state)
{
    (void)state;
    static const char *const pieces[] = {"www.", "http://",   "[", "_", "&a", "`",
                                         "*",    "https://_", "<", "~", "\\", "- "};
    enum { LENGTH = 1 << 18 };
    for (size_t i = 0; i < COUNT(pieces); i++) {
        char *text = run_alloc(&run, LENGTH + 16);
        size_t len = 0;
        for (assert_non_null(text); len < LENGTH; len += strlen(pieces[i]))
            memcpy(text + len, pieces[i], strlen(pieces[i]) + 1);
        struct block block = {.type = BLOCK_PARAGRAPH, .text = {.text = {text, len}}};
        assert_true(markdown_of(&block, 1).len >= len - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(text_stays_text),
        WITH_RUN(addresses_stand_in_parentheses),
        WITH_RUN(code_has_a_fence_that_it_does_not_hold),
        WITH_RUN(long_lines_take_no_longer_than_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
