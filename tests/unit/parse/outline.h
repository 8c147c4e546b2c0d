/* A doc as one line of text, for comparison: html(body(p{class=x}('Tom' b('Jerry')))). Other attributes'
 * names stand as they are; an empty body or paragraph is "body". */
#ifndef COPYDESK_TESTS_UNIT_PARSE_OUTLINE_H
#define COPYDESK_TESTS_UNIT_PARSE_OUTLINE_H

#include "unit/run.h"

#include <stdlib.h>

#include "base/buf.h"
#include "parse/doc.h"

static struct text text;
static struct doc doc;

static inline void outline_attrs(struct buf *out, const struct node *node)
{
    for (unsigned i = 0; i < node->attr_count; i++) {
        const struct attr *attr = &doc.attrs[node->attr_first + i];
        buf_printf(out, "%s%s%.*s=%.*s", i ? " " : "{", attr_names[attr->name], STR_FMT(attr->other),
                   STR_FMT(attr->value));
    }
    if (node->attr_count)
        buf_add_byte(out, '}');
}

static inline void outline_node(struct buf *out, uint32_t i)
{
    const struct node *node = &doc.nodes[i];
    if (node->tag == TAG_CHARACTERS) {
        buf_printf(out, "'%.*s'", STR_FMT(node->text));
        return;
    }
    buf_printf(out, "%s", node->tag == TAG_OTHER ? "?" : tag_infos[node->tag].name);
    outline_attrs(out, node);
    for (uint32_t child = i + 1; child < node->end; child = doc.nodes[child].end) {
        assert_int_equal(doc.nodes[child].parent, i);
        assert_int_equal(doc.nodes[child].depth, node->depth + 1);
        buf_add_byte(out, child == i + 1 ? '(' : ' ');
        outline_node(out, child);
    }
    if (node->end > i + 1)
        buf_add_byte(out, ')');
}

static inline struct str outline(void)
{
    struct buf out;
    buf_init(&out, run.arena, arena_cap(run.arena));
    outline_node(&out, 0);
    return buf_str(&out);
}

/* Parses html as UTF-8 in a run begun anew. */
static inline bool parse_bytes(struct str html, const char *content_type)
{
    static struct page page;
    run_again();
    page = (struct page){.content_type = str_of(content_type), .body = html, .is_unicode = true};
    text = (struct text){.page = &page, .media = MEDIA_HTML, .utf8 = html};
    return parse_text(&run, &text, &doc);
}

static inline void parse_html(const char *html)
{
    assert_true(parse_bytes(str_of(html), "text/html"));
}

struct outline_row {
    const char *html, *wanted;
};

static inline void check_outlines(const struct outline_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parse_html(rows[i].html);
        if (!str_eq(outline(), str_of(rows[i].wanted)))
            print_error("row %zu: %s\n", i, rows[i].html);
        assert_span(outline(), rows[i].wanted);
        assert_int_equal(run.warnings, 0);
    }
}

#endif
