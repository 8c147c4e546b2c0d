#include "render/html_objects.h"

#include <stdio.h>

enum { NUMBER_MAX = 16 };

/* A number's digits in `room`; empty where it is `unset`. */
static struct str digits(char room[NUMBER_MAX], unsigned number, unsigned unset)
{
    if (number == unset)
        return STR_NONE;
    return (struct str){room, (size_t)snprintf(room, NUMBER_MAX, "%u", number)};
}

static void open_class(struct html *html, enum html_element element, struct str class)
{
    const struct html_attr attr = {HTML_ATTR_CLASS, class};
    html_start(html->out, element, &attr, 1);
}

void html_code(struct html *html, const struct block *block)
{
    char class[64] = "";
    if (block->language.len && block->language.len < sizeof class - sizeof "language-")
        snprintf(class, sizeof class, "language-%.*s", STR_FMT(block->language));
    const struct html_attr attr = {HTML_ATTR_CLASS, str_of(class)};
    html_open(html->out, HTML_ELEMENT_PRE);
    html_start(html->out, HTML_ELEMENT_CODE, &attr, 1);
    html_text(html->out, block->text.text);
    html_close(html->out, HTML_ELEMENT_CODE);
    html_close(html->out, HTML_ELEMENT_PRE);
}

static bool is_header_row(const struct block *row)
{
    for (size_t i = 0; i < row->blocks.count; i++)
        if (!row->blocks.items[i].is_header)
            return false;
    return row->blocks.count > 0;
}

/* How many rows are the table's head: those of header cells alone, unless they are all, or a cell of theirs
 * reaches further down. */
static size_t head_rows(const struct block_list *rows)
{
    size_t count = 0;
    while (count < rows->count && is_header_row(&rows->items[count]))
        count++;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rows->items[i].blocks.count; k++)
            if (rows->items[i].blocks.items[k].rows > count - i)
                return 0;
    return count < rows->count ? count : 0;
}

static void write_cell(struct html *html, const struct block *cell, struct str scope)
{
    char columns[NUMBER_MAX], rows[NUMBER_MAX];
    enum html_element element = cell->is_header ? HTML_ELEMENT_TH : HTML_ELEMENT_TD;
    const struct html_attr attrs[] = {
        {HTML_ATTR_SCOPE, scope},
        {HTML_ATTR_COLSPAN, digits(columns, cell->columns, 1)},
        {HTML_ATTR_ROWSPAN, digits(rows, cell->rows, 1)},
    };
    html_start(html->out, element, attrs, sizeof attrs / sizeof *attrs);
    html_rich(html, &cell->text, 0, cell->text.text.len);
    html_close(html->out, element);
}

/* Rows [from, to) in an element of their own. */
static void write_rows(struct html *html, enum html_element element, const struct block_list *rows,
                       size_t from, size_t to)
{
    if (from == to)
        return;
    html_open(html->out, element);
    for (size_t i = from; i < to; i++) {
        const struct block_list *cells = &rows->items[i].blocks;
        bool is_head = is_header_row(&rows->items[i]);
        html_open(html->out, HTML_ELEMENT_TR);
        for (size_t k = 0; k < cells->count; k++)
            write_cell(html, &cells->items[k], is_head ? STR("col") : STR("row"));
        html_close(html->out, HTML_ELEMENT_TR);
    }
    html_close(html->out, element);
}

void html_table(struct html *html, const struct block *block)
{
    size_t head = head_rows(&block->blocks);
    html_open(html->out, HTML_ELEMENT_TABLE);
    if (block->text.text.len) {
        html_open(html->out, HTML_ELEMENT_CAPTION);
        html_rich(html, &block->text, 0, block->text.text.len);
        html_close(html->out, HTML_ELEMENT_CAPTION);
    }
    write_rows(html, HTML_ELEMENT_THEAD, &block->blocks, 0, head);
    write_rows(html, HTML_ELEMENT_TBODY, &block->blocks, head, block->blocks.count);
    html_close(html->out, HTML_ELEMENT_TABLE);
}

static void write_image(struct html *html, const struct image *image)
{
    char width[NUMBER_MAX], height[NUMBER_MAX];
    const struct html_attr attrs[] = {
        {HTML_ATTR_SRC, image->url},
        {HTML_ATTR_ALT, image->alt},
        {HTML_ATTR_WIDTH, digits(width, image->width, 0)},
        {HTML_ATTR_HEIGHT, digits(height, image->height, 0)},
        {HTML_ATTR_LOADING, STR("lazy")},
    };
    html_start(html->out, HTML_ELEMENT_IMG, attrs, sizeof attrs / sizeof *attrs);
}

/* An image, in the link that it is. */
static void write_linked_image(struct html *html, const struct block *figure)
{
    const struct html_attr attrs[] = {{HTML_ATTR_HREF, figure->url}, {HTML_ATTR_REL, HTML_LINK_REL}};
    bool is_link = figure->url.len && url_is_safe(figure->url, URL_OF_LINK);
    if (is_link)
        html_start(html->out, HTML_ELEMENT_A, attrs, sizeof attrs / sizeof *attrs);
    write_image(html, figure->image);
    if (is_link)
        html_close(html->out, HTML_ELEMENT_A);
}

static void write_credit(struct html *html, struct str credit)
{
    open_class(html, HTML_ELEMENT_SMALL, STR("credit"));
    html_line(html, credit);
    html_close(html->out, HTML_ELEMENT_SMALL);
}

/* A caption, then the credit apart from it: one that is part of the caption's text is cut off its end, and
 * left where it stands elsewhere. */
static void write_caption(struct html *html, const struct rich *caption, struct str credit)
{
    struct str text = caption->text;
    bool ends = credit.len && str_ends(text, credit);
    bool apart = ends || (credit.len && str_find(text, credit, 0) == SIZE_MAX);
    size_t len = str_trim(str_slice(text, 0, ends ? text.len - credit.len : text.len)).len;
    html_open(html->out, HTML_ELEMENT_FIGCAPTION);
    html_rich(html, caption, 0, len);
    if (len && apart)
        buf_add_byte(html->out, ' ');
    if (apart)
        write_credit(html, credit);
    html_close(html->out, HTML_ELEMENT_FIGCAPTION);
}

void html_figure(struct html *html, const struct block *block)
{
    const struct image *image = block->image;
    struct rich caption = figure_caption(block);
    bool is_shown = url_is_safe(image->url, URL_OF_IMAGE);
    bool has_caption = caption.text.len || (is_shown && image->credit_text.len);
    if (!is_shown && !has_caption)
        return;
    html_open(html->out, HTML_ELEMENT_FIGURE);
    if (is_shown)
        write_linked_image(html, block);
    if (has_caption)
        write_caption(html, &caption, image->credit_text);
    html_close(html->out, HTML_ELEMENT_FIGURE);
}

/* What would play is a link: nothing of another site is run or shown unasked. */
void html_embed(struct html *html, const struct block *block)
{
    html_link(html, block->url, str_or(block->text.text, str_or(block->label, block->url)));
}

void html_math(struct html *html, const struct block *block)
{
    open_class(html, HTML_ELEMENT_CODE, STR("math"));
    html_text(html->out, block->text.text);
    html_close(html->out, HTML_ELEMENT_CODE);
}

void html_rule(struct html *html, const struct block *block)
{
    (void)block;
    html_open(html->out, HTML_ELEMENT_HR);
}

void html_author(struct html *html, const struct person *author)
{
    if (!author->name.len)
        return;
    open_class(html, HTML_ELEMENT_SPAN, STR("author"));
    html_link(html, author->url, author->name);
    html_close(html->out, HTML_ELEMENT_SPAN);
}

/* WHATWG HTML, 2.3.5: from a year to a second, with an offset or without. */
static bool is_html_date(struct str date)
{
    for (size_t i = 0; i < date.len; i++)
        if (!ascii_is_digit(date.at[i]) && !strchr("-:.+TZ", date.at[i]))
            return false;
    return date.len >= strlen("2024");
}

static void write_time(struct html *html, struct str date)
{
    const struct html_attr attr = {HTML_ATTR_DATETIME, date};
    size_t day = str_find_byte(date, 'T', 0);
    html_start(html->out, HTML_ELEMENT_TIME, &attr, 1);
    html_text(html->out, str_slice(date, 0, day));
    if (day != SIZE_MAX) {
        buf_add_byte(html->out, ' ');
        html_text(html->out, str_slice(date, day + 1, day + sizeof "T18:05" - 1));
    }
    html_close(html->out, HTML_ELEMENT_TIME);
}

void html_time(struct html *html, struct str date, struct str raw)
{
    if (is_html_date(date)) {
        write_time(html, date);
    } else if (date.len || raw.len) {
        open_class(html, HTML_ELEMENT_SPAN, STR("date"));
        html_line(html, str_or(raw, date));
        html_close(html->out, HTML_ELEMENT_SPAN);
    }
}
