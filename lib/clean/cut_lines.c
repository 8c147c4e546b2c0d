#include "base/utf8.h"
#include "base/words.h"
#include "clean/segments.h"

/* A text is wrapped when many of its lines end within this many bytes of its longest one; a line that goes on
 * is then joined to the one before. Dumps of pages are not: there a line is a block. */
enum { WRAP_MIN = 50, WRAP_MAX = 120, WRAP_SLACK = 16 };

/* Marks that dumps put before an item: bullets, dashes, arrows, check marks. */
static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {0x2022, 0x2023, 0x25E6, 0x2043, 0x2219, 0x00B7,
                                       0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25A0, 0x25A1,
                                       0x25BA, 0x25B8, 0x2192, 0x2713, 0x2714, 0x2756};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

/* Takes a list mark off the front of a line: a bullet, or "*", "-", "+" with a space behind it. */
static bool take_mark(struct str *line)
{
    size_t i = 0;
    if (line->len == 0)
        return false;
    uint32_t c = utf8_next(*line, &i);
    bool ascii_mark = (c == '*' || c == '-' || c == '+') && line->len > 1 && line->at[1] == ' ';
    if (!ascii_mark && !is_bullet(c))
        return false;
    *line = str_trim(str_slice(*line, i, line->len));
    return true;
}

/* "# Title" of Markdown gives its level, and is cut off; 0 where it is no heading. */
static uint8_t take_hashes(struct str *line)
{
    enum { LEVEL_MAX = 6 };
    size_t level = 0;
    while (level < line->len && line->at[level] == '#')
        level++;
    if (level == 0 || level > LEVEL_MAX || level >= line->len || line->at[level] != ' ')
        return 0;
    *line = str_trim(str_slice(*line, level, line->len));
    return (uint8_t)level;
}

/* The column at which the text was wrapped; 0 when it was not: many lines are full, and most of these break a
 * sentence. */
static size_t wrap_column(struct str text)
{
    size_t longest = 0, lines = 0, full = 0, ended = 0;
    struct str rest = text, line;
    while (str_next(&rest, '\n', &line))
        longest = line.len > longest ? line.len : longest;
    if (longest < WRAP_MIN || longest > WRAP_MAX)
        return 0;
    rest = text;
    while (str_next(&rest, '\n', &line)) {
        line = str_trim(line);
        lines += line.len > 0;
        full += line.len + WRAP_SLACK >= longest;
        ended += line.len + WRAP_SLACK >= longest && is_sentence_end(ending_character(line));
    }
    return full * 2 > lines && full > 2 && ended * 2 < full ? longest : 0;
}

struct line_cutter {
    struct run *run;
    struct segment *segments;
    size_t count, room;
    size_t wrap;
    bool goes_on; /* the last line was full: the next one, unless apart, belongs to it */
};

/* Joins a line to the last segment: both lie in one text, so the span grows over the line break. */
static void join_line(struct line_cutter *c, struct str line, uint32_t number)
{
    struct segment *last = &c->segments[c->count - 1];
    struct str whole = {last->text.at, (size_t)(line.at + line.len - last->text.at)};
    last->text = whole;
    last->end = number + 1;
}

static bool add_line(struct line_cutter *c, struct str raw, uint32_t number)
{
    struct str line = str_trim(raw);
    bool full = c->wrap && raw.len + WRAP_SLACK >= c->wrap;
    bool marked = take_mark(&line);
    uint8_t level = marked ? 0 : take_hashes(&line);
    if (line.len == 0) {
        c->goes_on = false;
        return true;
    }
    bool joins = c->goes_on && c->count && !marked && !level;
    c->goes_on = full;
    if (joins) {
        join_line(c, line, number);
        return true;
    }
    if (!run_array_room(c->run, &c->segments, c->count, &c->room, sizeof *c->segments))
        return false;
    c->segments[c->count++] = (struct segment){
        .text = line,
        .node = number,
        .first = number,
        .end = number + 1,
        .kind = level    ? SEGMENT_HEADING
                : marked ? SEGMENT_ITEM
                         : SEGMENT_PARAGRAPH,
        .level = level,
        .in = marked ? IN_LIST : 0,
    };
    return true;
}

/* Tables lose their markup to tabs between the cells. How many cells a line has; empty ones count too. */
static unsigned count_cells(struct str line)
{
    unsigned cells = 1;
    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        cells += line.at[i] == '\t';
    return cells;
}

/* A line is a row where the one before or behind it has as many cells. */
static bool is_row(struct str before, struct str line, struct str after)
{
    unsigned cells = count_cells(line);
    return cells > 1 && (count_cells(before) == cells || count_cells(after) == cells);
}

static bool add_row(struct line_cutter *c, struct str raw, uint32_t number)
{
    struct str rest = str_trim(raw), cell;
    c->goes_on = false;
    while (str_next(&rest, '\t', &cell)) {
        if (str_trim(cell).len == 0)
            continue;
        if (!run_array_room(c->run, &c->segments, c->count, &c->room, sizeof *c->segments))
            return false;
        c->segments[c->count++] = (struct segment){.text = str_trim(cell),
                                                   .node = number,
                                                   .first = number,
                                                   .end = number + 1,
                                                   .kind = SEGMENT_CELL,
                                                   .in = IN_TABLE};
    }
    return true;
}

bool cut_lines(struct run *run, struct sheet *sheet)
{
    struct str rest = sheet->doc->text->utf8, line, before = STR_NONE;
    struct line_cutter c = {.run = run, .wrap = wrap_column(rest)};
    size_t most = run->limits->nodes / 2; /* a line is a paragraph and its text */
    for (uint32_t number = 0; str_next(&rest, '\n', &line); number++) {
        if (c.count >= most && str_trim(line).len) {
            run_warn(run, WARNING_TRUNCATED_NODES);
            break;
        }
        struct str behind = rest, after = STR_NONE;
        bool row = str_find_byte(line, '\t', 0) != SIZE_MAX &&
                   (str_next(&behind, '\n', &after), is_row(before, line, after));
        if (row ? !add_row(&c, line, number) : !add_line(&c, line, number))
            return false;
        before = line;
    }
    size_t kept = 0;
    for (size_t i = 0; i < c.count; i++) {
        struct segment *segment = &c.segments[i];
        segment->text = collapse_space(run, segment->text);
        measure_segment(segment);
        if (segment->text.len)
            c.segments[kept++] = *segment;
    }
    sheet->segments = c.segments;
    sheet->segment_count = kept;
    return run->failure.code == FAIL_NONE;
}
