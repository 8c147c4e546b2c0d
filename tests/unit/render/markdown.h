/* What a text or blocks are in Markdown, for tests. */
#ifndef COPYDESK_TESTS_UNIT_RENDER_MARKDOWN_H
#define COPYDESK_TESTS_UNIT_RENDER_MARKDOWN_H

#include "unit/run.h"

#include "extract/article.h"
#include "render/markdown.h"

/* The Markdown of some blocks, without the newline at its end; in the run's arena. */
static inline struct str markdown_of(const struct block *blocks, size_t count)
{
    static struct buf out;
    buf_init(&out, run.arena, 1 << 20);
    write_markdown(&(struct article){.blocks = (struct block *)(uintptr_t)blocks, .block_count = count},
                   &out);
    assert_false(out.failed);
    assert_int_equal(out.at[out.len - 1], '\n');
    return str_slice(buf_str(&out), 0, out.len - 1);
}

static inline struct rich rich_of(const char *text)
{
    return (struct rich){.text = str_of(text)};
}

/* A mark over the first place where `part` stands in the text. */
static inline void add_mark(struct rich *rich, enum inline_type type, const char *part, const char *value)
{
    size_t from = str_find(rich->text, str_of(part), 0);
    assert_true(from != SIZE_MAX);
    assert_true(run_array_room(&run, &rich->marks, rich->count, &rich->room, sizeof *rich->marks));
    rich->marks[rich->count++] = (struct inline_mark){.type = type,
                                                      .from = (uint32_t)from,
                                                      .to = (uint32_t)(from + strlen(part)),
                                                      .url = str_of(value),
                                                      .value = str_of(value)};
}

#endif
