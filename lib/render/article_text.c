#include <stdio.h>

#include "base/utf8.h"
#include "render/forms.h"
#include "render/text_notes.h"

/* The text form: blocks under a margin of list marks and quote marks, with nothing that is not the body's but
 * these, the '|' between cells, and the notes that were asked for. */
struct text_writer {
    struct margin margin;
    struct link_notes links;
    bool has_images;
};

static void write_blocks(struct text_writer *writer, const struct block *blocks, size_t count, bool is_tight);

/* A text; its line breaks are those of lines under the margin. */
static void write_lines(struct text_writer *writer, struct str text)
{
    struct str line;
    for (bool is_first = true; str_next(&text, '\n', &line); is_first = false) {
        if (!is_first && line.len)
            margin_line(&writer->margin);
        else if (!is_first)
            margin_blank_line(&writer->margin);
        buf_add_str(writer->margin.out, line);
    }
}

/* A text, and behind each of its links the number of a note. */
static void write_rich(struct text_writer *writer, const struct rich *rich)
{
    size_t at = 0;
    for (size_t i = 0; writer->links.is_wanted && i < rich->count; i++) {
        const struct inline_mark *mark = &rich->marks[i];
        if (mark->type != INLINE_LINK || mark->to < at || !mark->url.len)
            continue;
        write_lines(writer, str_slice(rich->text, at, mark->to));
        buf_printf(writer->margin.out, "[%zu]", note_link(&writer->links, mark->url));
        at = mark->to;
    }
    write_lines(writer, str_slice(rich->text, at, rich->text.len));
}

static void write_paragraph(struct text_writer *writer, const struct block *block)
{
    margin_block(&writer->margin);
    write_rich(writer, &block->text);
}

static bool is_tight(const struct block *list)
{
    for (size_t i = 0; i < list->blocks.count; i++) {
        const struct block_list *blocks = &list->blocks.items[i].blocks;
        for (size_t k = 1; k < blocks->count; k++)
            if (blocks->items[k].type != BLOCK_LIST)
                return false;
    }
    return true;
}

/* What stands before an item: "- ", "3. ", "[1] "; before what explains a term nothing but two spaces. */
static int mark_of(const struct block *list, size_t i, char *mark, size_t room)
{
    const struct block *item = &list->blocks.items[i];
    if (list->type == BLOCK_FOOTNOTES && item->label.len && item->label.len < room / 2)
        return snprintf(mark, room, "[%.*s] ", STR_FMT(item->label));
    if (list->is_ordered)
        return snprintf(mark, room, "%lld. ", (long long)list->start + (long long)i);
    bool explains = i > 0 && !item->is_term && list->blocks.items[0].is_term;
    return snprintf(mark, room, explains ? "  " : "- ");
}

static void write_list(struct text_writer *writer, const struct block *list)
{
    static const char spaces[] = "                                                                ";
    char mark[sizeof spaces];
    bool tight = is_tight(list);
    for (size_t i = 0; i < list->blocks.count; i++) {
        size_t len = (size_t)mark_of(list, i, mark, sizeof mark);
        writer->margin.is_tight = i > 0 ? tight : writer->margin.is_tight;
        size_t before = margin_open(&writer->margin, (struct str){mark, len}, (struct str){spaces, len});
        if (list->blocks.items[i].blocks.count && list->blocks.items[i].blocks.items[0].type == BLOCK_LIST)
            margin_next(&writer->margin);
        write_blocks(writer, list->blocks.items[i].blocks.items, list->blocks.items[i].blocks.count, tight);
        margin_close(&writer->margin, before);
    }
}

static void write_quote(struct text_writer *writer, const struct block *block)
{
    size_t before = margin_open(&writer->margin, STR("> "), STR("> "));
    write_blocks(writer, block->blocks.items, block->blocks.count, false);
    if (block->text.text.len) {
        margin_block(&writer->margin);
        write_rich(writer, &block->text);
    }
    margin_close(&writer->margin, before);
}

/* A cell stands on one line. */
static void write_cell(struct text_writer *writer, const struct block *cell)
{
    struct str rest = cell->text.text, line;
    for (bool is_first = true; str_next(&rest, '\n', &line); is_first = false) {
        buf_add_str(writer->margin.out, is_first || !line.len ? STR_NONE : STR(" "));
        buf_add_str(writer->margin.out, line);
    }
    for (size_t i = 0; writer->links.is_wanted && i < cell->text.count; i++)
        if (cell->text.marks[i].type == INLINE_LINK && cell->text.marks[i].url.len)
            buf_printf(writer->margin.out, "[%zu]", note_link(&writer->links, cell->text.marks[i].url));
}

static void write_table(struct text_writer *writer, const struct block *table)
{
    margin_block(&writer->margin);
    write_rich(writer, &table->text);
    for (size_t i = 0; i < table->blocks.count; i++) {
        const struct block_list *cells = &table->blocks.items[i].blocks;
        if (i > 0 || table->text.text.len)
            margin_line(&writer->margin);
        for (size_t k = 0; k < cells->count; k++) {
            buf_add_str(writer->margin.out, k > 0 ? STR(" | ") : STR_NONE);
            write_cell(writer, &cells->items[k]);
        }
    }
}

/* "[Image: what it shows. Whose it is. Where it is]", where images were asked for. */
static void write_figure(struct text_writer *writer, const struct block *block)
{
    const struct image *image = block->image;
    struct str caption = str_or(figure_caption(block).text, image->alt);
    if (!writer->has_images)
        return;
    margin_block(&writer->margin);
    buf_add_str(writer->margin.out, STR("[Image: "));
    write_lines(writer, caption);
    if (image->credit_text.len && str_find(caption, image->credit_text, 0) == SIZE_MAX) {
        buf_add_str(writer->margin.out, caption.len ? STR(" (") : STR("("));
        buf_add_str(writer->margin.out, image->credit_text);
        buf_add_byte(writer->margin.out, ')');
    }
    buf_add_str(writer->margin.out, caption.len || image->credit_text.len ? STR(" ") : STR_NONE);
    buf_add_str(writer->margin.out, image->url);
    buf_add_byte(writer->margin.out, ']');
    if (writer->links.is_wanted && block->url.len)
        buf_printf(writer->margin.out, "[%zu]", note_link(&writer->links, block->url));
}

/* What plays elsewhere is a link. */
static void write_embed(struct text_writer *writer, const struct block *block)
{
    if (!writer->links.is_wanted)
        return;
    margin_block(&writer->margin);
    buf_add_str(writer->margin.out, str_or(block->text.text, block->label));
    buf_printf(writer->margin.out, "[%zu]", note_link(&writer->links, block->url));
}

static void write_rule(struct text_writer *writer, const struct block *block)
{
    (void)block;
    margin_block(&writer->margin);
    buf_add_str(writer->margin.out, STR("* * *"));
}

static void write_post(struct text_writer *writer, const struct block *block)
{
    const struct post *post = block->post;
    struct str date = str_or(post->date_created, post->date_created_raw);
    if (post->author.name.len || date.len) {
        margin_block(&writer->margin);
        buf_add_str(writer->margin.out, post->author.name);
        buf_add_str(writer->margin.out, post->author.name.len && date.len ? STR(", ") : STR_NONE);
        buf_add_str(writer->margin.out, date);
        buf_add_byte(writer->margin.out, ':');
    }
    write_blocks(writer, block->blocks.items, block->blocks.count, false);
}

static void (*const writers[BLOCK_TYPE_COUNT])(struct text_writer *writer, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_paragraph, [BLOCK_HEADING] = write_paragraph, [BLOCK_LIST] = write_list,
    [BLOCK_QUOTE] = write_quote,         [BLOCK_CODE] = write_paragraph,    [BLOCK_TABLE] = write_table,
    [BLOCK_FIGURE] = write_figure,       [BLOCK_EMBED] = write_embed,       [BLOCK_MATH] = write_paragraph,
    [BLOCK_FOOTNOTES] = write_list,      [BLOCK_RULE] = write_rule,         [BLOCK_POST] = write_post,
};

static void write_blocks(struct text_writer *writer, const struct block *blocks, size_t count, bool is_tight)
{
    for (size_t i = 0; i < count && !writer->margin.out->failed; i++) {
        if (blocks[i].type == BLOCK_POST && i > 0)
            write_rule(writer, &blocks[i]);
        writer->margin.is_tight = is_tight;
        if (writers[blocks[i].type])
            writers[blocks[i].type](writer, &blocks[i]);
    }
    writer->margin.is_tight = false;
}

void write_article_text(const struct run *run, const struct article *article, struct buf *out)
{
    struct text_writer writer = {.margin = {.out = out}};
    writer.has_images = run->options.include & INCLUDE_IMAGE_NOTES;
    link_notes_begin(&writer.links, run->options.include & INCLUDE_LINK_NOTES);
    if (article->block_count)
        write_blocks(&writer, article->blocks, article->block_count, false);
    else
        buf_add_str(out, article->article_body);
    link_notes_write(&writer.links, &writer.margin);
    buf_add_byte(out, '\n');
}
