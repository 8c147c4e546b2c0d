#include "render/markdown_inline.h"

#include "render/markdown_escape.h"
#include "render/markdown_notes.h"

/* The text at hand. */
struct line {
    struct markdown *markdown;
    struct buf *out;
    enum place place;
    struct piece piece;
    size_t forced;     /* a place that needs a backslash: of its line's beginning, or a heading's end */
    bool starts_line;  /* nothing stands on the line yet */
    bool breaks;       /* a line break comes before what follows */
    unsigned in_code;  /* 1 inside of code */
    size_t skipped_to; /* the end of a mark that something else stands for */
    bool is_address;   /* the link at hand is written in <> */
};

/* What stands before and behind the text that a mark is over; the others have more to say. */
static const struct {
    struct str open, close;
} signs[INLINE_TYPE_COUNT] = {
    [INLINE_STRONG] = {STR_INIT("**"), STR_INIT("**")},
    [INLINE_EMPHASIS] = {STR_INIT("*"), STR_INIT("*")},
    [INLINE_DELETED] = {STR_INIT("~~"), STR_INIT("~~")},
    [INLINE_SUB] = {STR_INIT("<sub>"), STR_INIT("</sub>")},
    [INLINE_SUP] = {STR_INIT("<sup>"), STR_INIT("</sup>")},
};

static void trim_spaces(struct buf *out)
{
    while (!out->failed && out->len && (out->at[out->len - 1] == ' ' || out->at[out->len - 1] == '\t'))
        out->len--;
}

/* Breaks the line, if that is due. */
static void flush(struct line *line)
{
    if (!line->breaks)
        return;
    line->breaks = false;
    trim_spaces(line->out);
    if (line->place == PLACE_LINES) {
        buf_add_byte(line->out, '\\');
        margin_line(&line->markdown->margin);
        line->starts_line = true;
    } else {
        buf_add_str(line->out, line->place == PLACE_CELL ? STR("<br>") : STR(" "));
    }
}

/* Where a line's beginning is text, it must not look like that of another block. */
static void begin_text(struct line *line, size_t i)
{
    flush(line);
    if (line->starts_line && line->place == PLACE_LINES)
        line->forced = escape_of_line(line->piece.text, i);
}

static void write_code_piece(struct line *line, size_t from, size_t to)
{
    struct str text = str_slice(line->piece.text, from, to);
    flush(line);
    if (str_trim(text).len == 0)
        buf_add_str(line->out, text.len ? STR(" ") : STR_NONE);
    else
        write_code_span(line->out, text, line->place == PLACE_CELL);
    line->starts_line = false;
}

static void write_piece(struct line *line)
{
    struct piece *piece = &line->piece;
    for (size_t i = piece->from; i < piece->to && !line->out->failed;) {
        char c = piece->text.at[i];
        if (c == '\n') {
            line->breaks |= !line->starts_line;
            i++;
        } else if ((c == ' ' || c == '\t') && (line->starts_line || line->breaks)) {
            i++;
        } else {
            begin_text(line, i);
            bool starts_line = line->starts_line && line->place == PLACE_LINES;
            line->starts_line = false;
            i = write_escaped(line->out, piece, i, line->forced, starts_line);
        }
    }
}

static bool takes_address(const struct line *line, size_t index)
{
    const struct spans *spans = &line->markdown->spans;
    const struct turn *turn = &spans->turns[index], *next = &spans->turns[index + 1];
    const struct span *span = &spans->items[turn->span];
    struct str text = str_slice(spans->text, span->from, span->to);
    return next->span == turn->span && !line->in_code && str_eq(text, span->mark->url) && is_autolink(text);
}

/* `$` around code: GitHub and GitLab show the formula, all others its source, and none reads markup in it. */
static void write_formula(struct line *line, struct str tex)
{
    buf_add_byte(line->out, '$');
    write_code_span(line->out, tex, line->place == PLACE_CELL);
    buf_add_byte(line->out, '$');
}

static void open_link(struct line *line, size_t index)
{
    const struct span *span = &line->markdown->spans.items[line->markdown->spans.turns[index].span];
    line->is_address = takes_address(line, index);
    if (line->is_address) {
        buf_add_byte(line->out, '<');
        buf_add_str(line->out, span->mark->url);
        line->skipped_to = span->to;
    } else {
        buf_add_byte(line->out, '[');
    }
    line->piece.is_in_link = true;
}

static void close_link(struct line *line, const struct span *span)
{
    line->piece.is_in_link = false;
    if (line->is_address) {
        buf_add_byte(line->out, '>');
        return;
    }
    buf_add_str(line->out, STR("]("));
    write_destination(line->out, span->mark->url);
    buf_add_byte(line->out, ')');
}

static void open_span(struct line *line, size_t index)
{
    const struct span *span = &line->markdown->spans.items[line->markdown->spans.turns[index].span];
    flush(line);
    line->in_code += span->type == INLINE_CODE;
    if (span->type == INLINE_CODE)
        return;
    line->piece.follows_first_note = line->starts_line;
    line->starts_line = false;
    line->forced = line->place == PLACE_HEADING ? line->forced : SIZE_MAX;
    buf_add_str(line->out, signs[span->type].open);
    if (span->type == INLINE_LINK) {
        open_link(line, index);
    } else if (span->type == INLINE_NOTE) {
        buf_printf(line->out, "[^%zu]", markdown_note_number(line->markdown->notes, span->mark->value));
        line->skipped_to = span->to;
    } else if (span->type == INLINE_MATH) {
        write_formula(line, span->mark->value);
        line->skipped_to = span->to;
    }
}

static void close_span(struct line *line, const struct span *span)
{
    line->in_code -= span->type == INLINE_CODE;
    buf_add_str(line->out, signs[span->type].close);
    if (span->type == INLINE_LINK)
        close_link(line, span);
}

/* What a turn is to the text beside it. */
static enum edge edge_of(const struct spans *spans, size_t index)
{
    static const enum edge edges[INLINE_TYPE_COUNT] = {
        [INLINE_LINK] = EDGE_LINK,     [INLINE_CODE] = EDGE_CODE,  [INLINE_NOTE] = EDGE_NOTE,
        [INLINE_STRONG] = EDGE_OTHER,  [INLINE_SUB] = EDGE_OTHER,  [INLINE_SUP] = EDGE_OTHER,
        [INLINE_DELETED] = EDGE_OTHER, [INLINE_MATH] = EDGE_OTHER, [INLINE_EMPHASIS] = EDGE_OTHER,
    };
    return edges[spans->items[spans->turns[index].span].type];
}

/* Writes the text [from, to) between two turns, the second of which is at `index`. */
static void write_between(struct line *line, size_t from, size_t to, size_t index)
{
    const struct spans *spans = &line->markdown->spans;
    if (from < line->skipped_to)
        from = line->skipped_to;
    if (from >= to)
        return;
    if (line->in_code) {
        write_code_piece(line, from, to);
        return;
    }
    line->piece.from = from;
    line->piece.to = to;
    line->piece.bare_end = 0;
    line->piece.before = index > 0 ? edge_of(spans, index - 1) : EDGE_TEXT;
    line->piece.after = index < spans->turn_count ? edge_of(spans, index) : EDGE_TEXT;
    write_piece(line);
}

/* Whether a text has what could strike out: one tilde alone does not. */
static bool has_tildes(const struct spans *spans)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].type == INLINE_DELETED && !spans->items[i].is_dropped)
            return true;
    size_t first = str_find_byte(spans->text, '~', 0);
    return first != SIZE_MAX && str_find_byte(spans->text, '~', first + 1) != SIZE_MAX;
}

void write_rich_markdown(struct markdown *markdown, const struct rich *rich, enum place place, unsigned added,
                         bool is_behind)
{
    struct spans *spans = &markdown->spans;
    choose_spans(spans, rich, added, markdown->notes, place == PLACE_CELL);
    struct line line = {
        .markdown = markdown,
        .out = markdown->margin.out,
        .place = place,
        .starts_line = !is_behind,
        .forced = place == PLACE_HEADING ? escape_of_heading(rich->text) : SIZE_MAX,
        .piece = {.text = rich->text, .is_in_cell = place == PLACE_CELL, .is_in_link = place == PLACE_LABEL},
    };
    size_t at = 0;
    line.piece.has_tildes = has_tildes(spans);
    for (size_t i = 0; i < spans->turn_count; i++) {
        const struct turn *turn = &spans->turns[i];
        write_between(&line, at, turn->at, i);
        at = turn->at;
        if (turn->opens)
            open_span(&line, i);
        else
            close_span(&line, &spans->items[turn->span]);
    }
    write_between(&line, at, rich->text.len, spans->turn_count);
    trim_spaces(line.out);
}

void write_plain_markdown(struct markdown *markdown, struct str text, enum place place)
{
    write_rich_markdown(markdown, &(struct rich){.text = text}, place, NO_INLINE, false);
}
