/* HTML of blocks made by hand, in `run`'s arena. */
#ifndef COPYDESK_TESTS_UNIT_RENDER_MARKUP_H
#define COPYDESK_TESTS_UNIT_RENDER_MARKUP_H

#include "unit/run.h"

#include "extract/article.h"
#include "render/html_inline.h"

static struct article article;
static struct buf out;

static inline struct html html_begin(void)
{
    buf_init(&out, run.arena, 1 << 14);
    return (struct html){.out = &out, .article = &article};
}

static inline struct str markup(void)
{
    assert_false(out.failed);
    return buf_str(&out);
}

#define RICH(string) ((struct rich){.text = STR(string)})
#define PARAGRAPH(string)                                                                                    \
    {                                                                                                        \
        .type = BLOCK_PARAGRAPH, .text = RICH(string), .columns = 1, .rows = 1                               \
    }
#define HOLDS(array) ((struct block_list){.items = (array), .count = COUNT(array)})

/* A text with marks over it, each {type, from, to}. */
#define MARKED(string, array) ((struct rich){.text = STR(string), .marks = (array), .count = COUNT(array)})

#endif
