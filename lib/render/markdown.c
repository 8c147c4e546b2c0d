#include "render/markdown.h"

#include "render/forms.h"
#include "render/front_matter.h"
#include "render/markdown_blocks.h"
#include "render/markdown_escape.h"
#include "render/markdown_notes.h"

static void write_paragraph(struct markdown *markdown, const struct block *block)
{
    margin_block(&markdown->margin);
    write_rich_markdown(markdown, &block->text, PLACE_LINES, NO_INLINE, false);
}

static void write_hashes(struct markdown *markdown, unsigned level)
{
    margin_block(&markdown->margin);
    while (level-- > 0)
        buf_add_byte(markdown->margin.out, '#');
    buf_add_byte(markdown->margin.out, ' ');
}

static void write_heading(struct markdown *markdown, const struct block *block)
{
    write_hashes(markdown, block->level);
    write_rich_markdown(markdown, &block->text, PLACE_HEADING, NO_INLINE, false);
}

/* Lines as they are, between two fences. */
static void write_fenced(struct markdown *markdown, struct str language, struct str text)
{
    enum { FENCE = 3 };
    struct margin *margin = &markdown->margin;
    size_t fence = fence_of(text, FENCE);
    struct str rest = text, row;
    margin_block(margin);
    for (size_t i = 0; i < fence; i++)
        buf_add_byte(margin->out, '`');
    buf_add_str(margin->out, language);
    while (str_next(&rest, '\n', &row)) {
        if (row.len == 0 && rest.len == 0)
            break;
        if (row.len)
            margin_line(margin);
        else
            margin_blank_line(margin);
        buf_add_str(margin->out, row);
    }
    margin_line(margin);
    for (size_t i = 0; i < fence; i++)
        buf_add_byte(margin->out, '`');
}

static void write_code(struct markdown *markdown, const struct block *block)
{
    write_fenced(markdown, block->language, block->text.text);
}

/* GitHub and GitLab show code in the language "math" as a formula; all others show its source. */
static void write_math(struct markdown *markdown, const struct block *block)
{
    write_fenced(markdown, STR("math"), block->text.text);
}

/* Whether a text begins with a dash of some kind. */
static bool begins_with_dash(struct str text)
{
    static const struct str dashes[] = {STR_INIT("-"), STR_INIT("–"), STR_INIT("—"), STR_INIT("―"),
                                        STR_INIT("~")};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(text, dashes[i]))
            return true;
    return false;
}

static bool has_link(const struct rich *rich)
{
    for (size_t i = 0; i < rich->count; i++)
        if (rich->marks[i].type == INLINE_LINK)
            return true;
    return false;
}

/* Whom a quote quotes, as its last line. */
static void write_source(struct markdown *markdown, const struct block *quote)
{
    struct buf *out = markdown->margin.out;
    bool is_linked = quote->url.len && !has_link(&quote->text);
    bool needs_dash = !begins_with_dash(quote->text.text);
    margin_block(&markdown->margin);
    buf_add_str(out, needs_dash ? STR("— ") : STR_NONE);
    if (is_linked) {
        struct inline_mark link = {
            .type = INLINE_LINK, .to = (uint32_t)quote->text.text.len, .url = quote->url};
        struct rich rich = {.text = quote->text.text, .marks = &link, .count = 1};
        write_rich_markdown(markdown, &rich, PLACE_LINES, NO_INLINE, needs_dash);
        return;
    }
    write_rich_markdown(markdown, &quote->text, PLACE_LINES, NO_INLINE, needs_dash);
}

static void write_quote(struct markdown *markdown, const struct block *block)
{
    size_t before = margin_open(&markdown->margin, STR("> "), STR("> "));
    write_blocks_markdown(markdown, block->blocks.items, block->blocks.count);
    if (block->text.text.len)
        write_source(markdown, block);
    margin_close(&markdown->margin, before);
}

/* What stands under an image: its caption, and whose it is where the caption does not say so. */
static void write_caption(struct markdown *markdown, const struct rich *caption, struct str credit)
{
    bool names_credit = !credit.len || str_find(caption->text, credit, 0) != SIZE_MAX;
    bool has_caption = caption->text.len > 0;
    if (!has_caption && names_credit)
        return;
    buf_add_byte(markdown->margin.out, '\\');
    margin_line(&markdown->margin);
    write_rich_markdown(markdown, caption, PLACE_LINES, INLINE_EMPHASIS, false);
    if (names_credit)
        return;
    buf_add_str(markdown->margin.out, has_caption ? STR(" (") : STR("("));
    write_rich_markdown(markdown, &(struct rich){.text = credit}, PLACE_LINES, NO_INLINE, true);
    buf_add_byte(markdown->margin.out, ')');
}

static void write_figure(struct markdown *markdown, const struct block *block)
{
    const struct image *image = block->image;
    struct rich caption = figure_caption(block);
    margin_block(&markdown->margin);
    buf_add_str(markdown->margin.out, block->url.len ? STR("[![") : STR("!["));
    if (!str_eq(image->alt, caption.text))
        write_plain_markdown(markdown, image->alt, PLACE_LABEL);
    buf_add_str(markdown->margin.out, STR("]("));
    write_destination(markdown->margin.out, image->url);
    buf_add_byte(markdown->margin.out, ')');
    if (block->url.len) {
        buf_add_str(markdown->margin.out, STR("]("));
        write_destination(markdown->margin.out, block->url);
        buf_add_byte(markdown->margin.out, ')');
    }
    write_caption(markdown, &caption, image->credit_text);
}

/* A link to what the page shows from elsewhere. */
static void write_embed(struct markdown *markdown, const struct block *block)
{
    margin_block(&markdown->margin);
    buf_add_byte(markdown->margin.out, '[');
    write_plain_markdown(markdown, str_or(block->text.text, str_or(block->label, block->url)), PLACE_LABEL);
    buf_add_str(markdown->margin.out, STR("]("));
    write_destination(markdown->margin.out, block->url);
    buf_add_byte(markdown->margin.out, ')');
}

/* Stars: after a line of text dashes would make it a heading, and at the top of a file begin front matter. */
static void write_rule(struct markdown *markdown, const struct block *block)
{
    (void)block;
    margin_block(&markdown->margin);
    buf_add_str(markdown->margin.out, STR("***"));
}

/* Who wrote a post, and when, above its blocks. */
static void write_post(struct markdown *markdown, const struct block *block)
{
    const struct post *post = block->post;
    struct buf *out = markdown->margin.out;
    struct str name = post->author.name, date = str_or(post->date_created, post->date_created_raw);
    struct inline_mark link = {.type = INLINE_LINK, .to = (uint32_t)name.len, .url = post->author.url};
    struct rich author = {.text = name, .marks = &link, .count = 1};
    if (name.len || date.len)
        margin_block(&markdown->margin);
    write_rich_markdown(markdown, &author, PLACE_LINES, INLINE_STRONG, false);
    buf_add_str(out, name.len && date.len ? STR(", ") : STR_NONE);
    write_rich_markdown(markdown, &(struct rich){.text = date}, PLACE_LINES, NO_INLINE, name.len > 0);
    write_blocks_markdown(markdown, block->blocks.items, block->blocks.count);
}

static void write_list(struct markdown *markdown, const struct block *block)
{
    write_list_markdown(markdown, block, false);
}

/* Items, rows and cells are written by what holds them. */
static void (*const writers[BLOCK_TYPE_COUNT])(struct markdown *markdown, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_paragraph, [BLOCK_HEADING] = write_heading,
    [BLOCK_LIST] = write_list,           [BLOCK_QUOTE] = write_quote,
    [BLOCK_CODE] = write_code,           [BLOCK_TABLE] = write_table_markdown,
    [BLOCK_FIGURE] = write_figure,       [BLOCK_EMBED] = write_embed,
    [BLOCK_MATH] = write_math,           [BLOCK_FOOTNOTES] = write_footnotes_markdown,
    [BLOCK_RULE] = write_rule,           [BLOCK_POST] = write_post,
};

/* Whether a block has nothing to show. */
static bool is_empty(const struct block *block)
{
    switch (block->type) {
    case BLOCK_PARAGRAPH:
    case BLOCK_HEADING:
    case BLOCK_MATH:
    case BLOCK_CODE:
        return str_trim(block->text.text).len == 0;
    case BLOCK_QUOTE:
        return block->blocks.count == 0 && block->text.text.len == 0;
    case BLOCK_LIST:
        return block->blocks.count == 0;
    default:
        return false;
    }
}

/* Two lists in a row would be one, were their marks the same. */
static bool goes_on(const struct block *before, const struct block *block)
{
    return before && before->type == BLOCK_LIST && block->type == BLOCK_LIST &&
           before->is_ordered == block->is_ordered;
}

void write_blocks_markdown(struct markdown *markdown, const struct block *blocks, size_t count)
{
    const struct block *before = NULL;
    bool is_other = false;
    for (size_t i = 0; i < count && !markdown->margin.out->failed; i++) {
        const struct block *block = &blocks[i];
        if (is_empty(block) || !writers[block->type])
            continue;
        is_other = goes_on(before, block) && !is_other;
        if (block->type == BLOCK_POST && before)
            write_rule(markdown, block);
        if (block->type == BLOCK_LIST)
            write_list_markdown(markdown, block, is_other);
        else
            writers[block->type](markdown, block);
        before = block;
    }
}

static void write_body(struct markdown *markdown, const struct article *article)
{
    struct markdown_notes notes;
    if (markdown_notes_find(&notes, article->blocks, article->block_count)) {
        markdown->notes = &notes;
        write_blocks_markdown(markdown, article->blocks, article->block_count);
    } else {
        markdown->margin.out->failed = true;
    }
    markdown->notes = NULL;
    markdown_notes_free(&notes);
}

void write_markdown(const struct article *article, struct buf *out)
{
    struct markdown markdown;
    markdown.margin = (struct margin){.out = out};
    write_body(&markdown, article);
    buf_add_byte(out, '\n');
}

void write_article_markdown(const struct run *run, const struct article *article, struct buf *out)
{
    struct markdown markdown;
    markdown.margin = (struct margin){.out = out};
    markdown.notes = NULL;
    if (run->options.include & INCLUDE_FRONT_MATTER) {
        write_front_matter(article, out);
        buf_add_byte(out, '\n');
    }
    if (article->headline.len) {
        write_hashes(&markdown, 1);
        write_plain_markdown(&markdown, article->headline, PLACE_HEADING);
    }
    write_body(&markdown, article);
    buf_add_byte(out, '\n');
}
