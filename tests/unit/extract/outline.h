/* Blocks as one line of text, for comparing: containers hold in brackets, texts in parentheses, what else is
 * known stands before either.
 *
 *     p(a {strong b}) list#3[li[p(c)]] table[tr[td!(d) td+2x1(e)]] figure<https://…/a.png>(caption)
 */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_OUTLINE_H
#define COPYDESK_TESTS_UNIT_EXTRACT_OUTLINE_H

#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/blocks/blocks.h"

static struct {
    char at[8192];
    size_t len;
} outline;

__attribute__((format(printf, 1, 2))) static inline void outline_add(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(outline.at + outline.len, sizeof outline.at - outline.len, format, args);
    va_end(args);
    assert_in_range(len, 0, sizeof outline.at - outline.len - 1);
    outline.len += (size_t)len;
}

/* "a {link:https://… b {strong c}}" */
static inline void outline_rich(const struct rich *rich)
{
    size_t at = 0, next = 0, depth = 0;
    uint32_t ends[16];
    for (;;) {
        size_t to = depth ? ends[depth - 1] : rich->text.len;
        bool opens = next < rich->count && rich->marks[next].from < to;
        to = opens ? rich->marks[next].from : to;
        outline_add("%.*s", (int)(to - at), rich->text.len ? rich->text.at + at : "");
        at = to;
        if (opens) {
            const struct inline_mark *mark = &rich->marks[next++];
            struct str what = mark->url.len ? mark->url : mark->value;
            assert_true(mark->to > mark->from && mark->to <= (depth ? ends[depth - 1] : rich->text.len));
            assert_true(depth < COUNT(ends));
            ends[depth++] = mark->to;
            outline_add("{%s%s%.*s ", inline_type_names[mark->type], what.len ? ":" : "", STR_FMT(what));
        } else if (depth) {
            depth--;
            outline_add("}");
        } else {
            break;
        }
    }
    assert_int_equal(next, rich->count);
}

static inline void outline_blocks(const struct block *blocks, size_t count)
{
    static const char *const names[BLOCK_TYPE_COUNT] = {
        [BLOCK_PARAGRAPH] = "p",     [BLOCK_HEADING] = "h",   [BLOCK_LIST] = "list",
        [BLOCK_ITEM] = "li",         [BLOCK_QUOTE] = "quote", [BLOCK_CODE] = "code",
        [BLOCK_TABLE] = "table",     [BLOCK_ROW] = "tr",      [BLOCK_CELL] = "td",
        [BLOCK_FIGURE] = "figure",   [BLOCK_EMBED] = "embed", [BLOCK_MATH] = "math",
        [BLOCK_FOOTNOTES] = "notes", [BLOCK_RULE] = "rule",   [BLOCK_POST] = "post",
    };
    for (size_t i = 0; i < count; i++) {
        const struct block *b = &blocks[i];
        struct str url = b->image ? b->image->url : b->url;
        outline_add("%s%s", i ? " " : "", names[b->type]);
        if (b->level)
            outline_add("%u", b->level);
        if (b->is_ordered)
            outline_add("#%d", b->start);
        outline_add("%s%s", b->is_term ? "~" : "", b->is_header ? "!" : "");
        if (b->columns > 1 || b->rows > 1)
            outline_add("+%ux%u", b->columns, b->rows);
        if (b->label.len || b->language.len)
            outline_add(":%.*s%.*s", STR_FMT(b->label), STR_FMT(b->language));
        if (url.len)
            outline_add("<%.*s>", STR_FMT(url));
        if (b->image && b->url.len)
            outline_add("->%.*s", STR_FMT(b->url));
        if (b->text.text.len) {
            outline_add("(");
            outline_rich(&b->text);
            outline_add(")");
        }
        if (b->blocks.count) {
            outline_add("[");
            outline_blocks(b->blocks.items, b->blocks.count);
            outline_add("]");
        }
    }
}

/* The blocks of made.article, which are built first. */
static inline const char *outline_of_article(void)
{
    run.options.include = INCLUDE_BLOCKS;
    assert_true(build_blocks(&made.facts, &made.article));
    outline.len = 0;
    outline.at[0] = '\0';
    outline_blocks(made.article.blocks, made.article.block_count);
    return outline.at;
}

struct outline_case {
    const char *html, *wanted;
};

/* Pages whose whole text is the body, and their blocks. */
static inline void check_outlines(const struct outline_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        make_whole(cases[i].html);
        assert_string_equal(outline_of_article(), cases[i].wanted);
    }
}

#endif
