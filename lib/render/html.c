#include "render/html.h"

#include <stdio.h>

#include "render/html_inline.h"
#include "render/html_objects.h"

static void write_block(struct html *html, const struct block *block);

static const bool is_container[BLOCK_TYPE_COUNT] = {
    [BLOCK_LIST] = true,  [BLOCK_ITEM] = true, [BLOCK_QUOTE] = true, [BLOCK_FOOTNOTES] = true,
    [BLOCK_TABLE] = true, [BLOCK_ROW] = true,  [BLOCK_POST] = true,
};

/* Whether a block shows anything: a container does where what it holds does. */
static bool holds_anything(const struct block *block)
{
    if (block->text.text.len || (!is_container[block->type] && block->type != BLOCK_CELL))
        return true;
    for (size_t i = 0; i < block->blocks.count; i++)
        if (holds_anything(&block->blocks.items[i]))
            return true;
    return false;
}

static void write_blocks(struct html *html, const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        write_block(html, &blocks[i]);
}

/* "pt" of "pt-BR". */
static struct str language_of(struct str tag)
{
    return str_slice(tag, 0, str_find_byte(tag, '-', 0));
}

static void open_text(struct html *html, enum html_element element, const struct block *block)
{
    bool is_same = str_eq(language_of(block->in_language), language_of(html->article->in_language));
    const struct html_attr lang = {HTML_ATTR_LANG, is_same ? STR_NONE : block->in_language};
    html_start(html->out, element, &lang, 1);
}

static void write_text(struct html *html, const struct block *block)
{
    html_rich(html, &block->text, 0, block->text.text.len);
}

/* Blocks that are a line, in a <p> or without one. */
static void (*const line_writers[BLOCK_TYPE_COUNT])(struct html *html, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_text,
    [BLOCK_EMBED] = html_embed,
    [BLOCK_MATH] = html_math,
};

static void write_line(struct html *html, const struct block *block)
{
    open_text(html, HTML_ELEMENT_P, block);
    line_writers[block->type](html, block);
    html_close(html->out, HTML_ELEMENT_P);
}

static void write_heading(struct html *html, const struct block *block)
{
    unsigned level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;
    enum html_element element = (enum html_element)(HTML_ELEMENT_H1 + level - 1);
    open_text(html, element, block);
    write_text(html, block);
    html_close(html->out, element);
}

static bool has_terms(const struct block *list)
{
    for (size_t i = 0; i < list->blocks.count; i++)
        if (list->blocks.items[i].is_term)
            return true;
    return false;
}

/* A line and lists below it need no paragraph. */
static bool is_bare(const struct block_list *list)
{
    if (!list->count || !line_writers[list->items[0].type])
        return false;
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i].type != BLOCK_LIST)
            return false;
    return true;
}

static void write_item(struct html *html, enum html_element element, const struct block *item)
{
    const struct block_list *list = &item->blocks;
    bool bare = is_bare(list);
    if (!holds_anything(item))
        return;
    html_open(html->out, element);
    if (bare)
        line_writers[list->items[0].type](html, &list->items[0]);
    write_blocks(html, list->items + bare, list->count - bare);
    html_close(html->out, element);
}

static void write_list(struct html *html, const struct block *block)
{
    char start[16] = "";
    bool terms = has_terms(block);
    enum html_element element = terms               ? HTML_ELEMENT_DL
                                : block->is_ordered ? HTML_ELEMENT_OL
                                                    : HTML_ELEMENT_UL;
    if (block->start != 1)
        snprintf(start, sizeof start, "%d", block->start);
    const struct html_attr attr = {HTML_ATTR_START, str_of(start)};
    html_start(html->out, element, &attr, 1);
    for (size_t i = 0; i < block->blocks.count; i++) {
        const struct block *item = &block->blocks.items[i];
        write_item(html, !terms ? HTML_ELEMENT_LI : item->is_term ? HTML_ELEMENT_DT : HTML_ELEMENT_DD, item);
    }
    html_close(html->out, element);
}

static void write_quote(struct html *html, const struct block *block)
{
    const struct html_attr cite = {HTML_ATTR_CITE, block->url};
    html_start(html->out, HTML_ELEMENT_BLOCKQUOTE, &cite, 1);
    write_blocks(html, block->blocks.items, block->blocks.count);
    if (block->text.text.len) {
        html_open(html->out, HTML_ELEMENT_FOOTER);
        html_rich(html, &block->text, 0, block->text.text.len);
        html_close(html->out, HTML_ELEMENT_FOOTER);
    }
    html_close(html->out, HTML_ELEMENT_BLOCKQUOTE);
}

static void write_back_link(struct html *html, const struct html_place *place)
{
    const struct html_attr href = {HTML_ATTR_HREF, str_of(place->href)};
    if (!place->href[0])
        return;
    buf_add_byte(html->out, ' ');
    html_start(html->out, HTML_ELEMENT_A, &href, 1);
    html_text(html->out, STR("\xE2\x86\xA9"));
    html_close(html->out, HTML_ELEMENT_A);
}

/* A note: the way back stands in its last text. */
static void write_note(struct html *html, const struct block *item)
{
    const struct block_list *list = &item->blocks;
    struct html_place place = html_notes_next(&html->notes);
    const struct html_attr id = {HTML_ATTR_ID, str_of(place.id)};
    html_start(html->out, HTML_ELEMENT_LI, &id, 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct block *block = &list->items[i];
        if (i + 1 < list->count || block->type != BLOCK_PARAGRAPH || !place.href[0]) {
            write_block(html, block);
            continue;
        }
        html_open(html->out, HTML_ELEMENT_P);
        html_rich(html, &block->text, 0, html_note_text(block->text.text).len);
        write_back_link(html, &place);
        html_close(html->out, HTML_ELEMENT_P);
    }
    html_close(html->out, HTML_ELEMENT_LI);
}

static void write_footnotes(struct html *html, const struct block *block)
{
    const struct html_attr footnotes = {HTML_ATTR_CLASS, STR("footnotes")};
    html_start(html->out, HTML_ELEMENT_SECTION, &footnotes, 1);
    html_open(html->out, HTML_ELEMENT_OL);
    for (size_t i = 0; i < block->blocks.count; i++)
        write_note(html, &block->blocks.items[i]);
    html_close(html->out, HTML_ELEMENT_OL);
    html_close(html->out, HTML_ELEMENT_SECTION);
}

/* A post by whom and when, where it is known. */
static void write_post(struct html *html, const struct block *block)
{
    const struct post *post = block->post;
    html_open(html->out, HTML_ELEMENT_ARTICLE);
    bool has_time = post->date_created.len || post->date_created_raw.len;
    if (post->author.name.len || has_time) {
        html_open(html->out, HTML_ELEMENT_HEADER);
        html_author(html, &post->author);
        if (post->author.name.len && has_time)
            buf_add_byte(html->out, ' ');
        html_time(html, post->date_created, post->date_created_raw);
        html_close(html->out, HTML_ELEMENT_HEADER);
    }
    write_blocks(html, block->blocks.items, block->blocks.count);
    html_close(html->out, HTML_ELEMENT_ARTICLE);
}

static void (*const writers[BLOCK_TYPE_COUNT])(struct html *html, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_line,
    [BLOCK_HEADING] = write_heading,
    [BLOCK_LIST] = write_list,
    [BLOCK_QUOTE] = write_quote,
    [BLOCK_CODE] = html_code,
    [BLOCK_TABLE] = html_table,
    [BLOCK_FIGURE] = html_figure,
    [BLOCK_EMBED] = write_line,
    [BLOCK_MATH] = write_line,
    [BLOCK_RULE] = html_rule,
    [BLOCK_FOOTNOTES] = write_footnotes,
    [BLOCK_POST] = write_post,
};

static void write_block(struct html *html, const struct block *block)
{
    void (*write)(struct html * html, const struct block *block) = writers[block->type];
    if (write && holds_anything(block))
        write(html, block);
}

void write_html(const struct article *article, struct buf *out)
{
    struct html html = {.out = out, .article = article};
    html_notes_find(&html.notes, article->blocks, article->block_count);
    for (size_t i = 0; i < article->block_count; i++) {
        size_t before = out->len;
        write_block(&html, &article->blocks[i]);
        if (out->len > before)
            buf_add_byte(out, '\n');
    }
}
