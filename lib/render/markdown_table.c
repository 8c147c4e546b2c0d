#include <stdlib.h>

#include "render/markdown_blocks.h"

enum { COLUMNS_MAX = 1000 /* tables that are wider on paper stand without their spans */ };

/* Columns of the table at hand. */
struct grid {
    unsigned taken[COLUMNS_MAX]; /* rows that cells from above reach further down */
    unsigned column;             /* the next one of the row */
    bool has_spans;
};

/* Goes on past columns that cells from above take. */
static void skip_taken(struct grid *grid)
{
    while (grid->has_spans && grid->column < COLUMNS_MAX && grid->taken[grid->column])
        grid->taken[grid->column++]--;
}

/* The column of a row's next cell. */
static unsigned place_cell(struct grid *grid, const struct block *cell)
{
    skip_taken(grid);
    unsigned column = grid->column++;
    if (!grid->has_spans || column >= COLUMNS_MAX)
        return column;
    grid->taken[column] = cell->rows - 1;
    for (unsigned i = 1; i < cell->columns && grid->column < COLUMNS_MAX; i++)
        grid->taken[grid->column++] = cell->rows - 1;
    return column;
}

static void end_row(struct grid *grid)
{
    for (; grid->has_spans && grid->column < COLUMNS_MAX; grid->column++)
        grid->taken[grid->column] -= grid->taken[grid->column] > 0;
    grid->column = 0;
}

/* How many columns a table needs for the cells that begin in them. */
static unsigned count_columns(struct grid *grid, const struct block *table)
{
    unsigned columns = 1;
    for (size_t i = 0; i < table->blocks.count; i++) {
        const struct block_list *cells = &table->blocks.items[i].blocks;
        for (size_t k = 0; k < cells->count; k++) {
            unsigned column = place_cell(grid, &cells->items[k]);
            columns = column >= columns ? column + 1 : columns;
        }
        end_row(grid);
    }
    return columns;
}

static bool has_spans(const struct block *table)
{
    for (size_t i = 0; i < table->blocks.count; i++) {
        const struct block_list *cells = &table->blocks.items[i].blocks;
        for (size_t k = 0; k < cells->count; k++)
            if (cells->items[k].columns > 1 || cells->items[k].rows > 1)
                return true;
    }
    return false;
}

/* Whether all cells of a row that hold something are headers. */
static bool is_header(const struct block *row)
{
    size_t headers = 0;
    for (size_t i = 0; i < row->blocks.count; i++) {
        const struct block *cell = &row->blocks.items[i];
        if (!cell->is_header && cell->text.text.len)
            return false;
        headers += cell->is_header;
    }
    return headers > 0;
}

static void write_empty_cells(struct buf *out, unsigned count)
{
    while (count-- > 0)
        buf_add_str(out, STR("|  "));
}

/* Rows may be shorter than the first one; that has all columns. */
static void write_row(struct markdown *markdown, struct grid *grid, const struct block *row, unsigned columns)
{
    struct buf *out = markdown->margin.out;
    unsigned at = 0;
    for (size_t i = 0; i < row->blocks.count; i++) {
        unsigned column = place_cell(grid, &row->blocks.items[i]);
        write_empty_cells(out, column - at);
        at = column + 1;
        if (!row->blocks.items[i].text.text.len) {
            write_empty_cells(out, 1);
            continue;
        }
        buf_add_str(out, STR("| "));
        write_rich_markdown(markdown, &row->blocks.items[i].text, PLACE_CELL, NO_INLINE, true);
        buf_add_byte(out, ' ');
    }
    write_empty_cells(out, columns > at ? columns - at : 0);
    buf_add_byte(out, '|');
    end_row(grid);
}

static void write_delimiters(struct buf *out, unsigned columns)
{
    while (columns-- > 0)
        buf_add_str(out, STR("| --- "));
    buf_add_byte(out, '|');
}

void write_table_markdown(struct markdown *markdown, const struct block *table)
{
    struct grid grid = {.has_spans = has_spans(table)};
    struct margin *margin = &markdown->margin;
    unsigned columns = count_columns(&grid, table);
    if (grid.has_spans && columns > COLUMNS_MAX / 2) {
        grid = (struct grid){.has_spans = false};
        columns = count_columns(&grid, table);
    }
    memset(grid.taken, 0, sizeof grid.taken);
    if (table->text.text.len) {
        margin_block(margin);
        write_rich_markdown(markdown, &table->text, PLACE_LINES, NO_INLINE, false);
    }
    if (table->blocks.count == 0)
        return;
    bool has_header = is_header(&table->blocks.items[0]);
    margin_block(margin);
    if (has_header) {
        write_row(markdown, &grid, &table->blocks.items[0], columns);
    } else {
        write_empty_cells(margin->out, columns);
        buf_add_byte(margin->out, '|');
    }
    margin_line(margin);
    write_delimiters(margin->out, columns);
    for (size_t i = has_header; i < table->blocks.count; i++) {
        margin_line(margin);
        write_row(markdown, &grid, &table->blocks.items[i], 1);
    }
}
