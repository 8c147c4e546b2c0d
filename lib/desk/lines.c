#include "desk/lines.h"

#include <errno.h>
#include <unistd.h>

void lines_init(struct lines *lines, int fd, size_t line_max)
{
    lines->fd = fd;
    lines->number = 0;
    lines->skipping = lines->ended = false;
    lines->at = lines->len = 0;
    buf_init(&lines->line, NULL, line_max);
}

void lines_free(struct lines *lines)
{
    buf_free(&lines->line);
}

static enum line_event give(struct lines *lines, struct buf *line)
{
    lines->number++;
    if (lines->skipping) {
        lines->skipping = false;
        return LINE_TOO_LONG;
    }
    *line = lines->line;
    buf_init(&lines->line, NULL, line->cap);
    return LINE_WHOLE;
}

/* Adds a piece of the next line. False when memory is refused. */
static bool add_piece(struct lines *lines, struct str piece)
{
    if (!lines->skipping && piece.len > lines->line.cap - lines->line.len) {
        lines->skipping = true;
        buf_free(&lines->line);
    }
    return lines->skipping || buf_add_str(&lines->line, piece);
}

enum line_event lines_next(struct lines *lines, struct buf *line)
{
    struct str rest = {lines->chunk + lines->at, lines->len - lines->at};
    size_t newline = str_find_byte(rest, '\n', 0);
    bool whole = newline != SIZE_MAX;
    if (!add_piece(lines, str_slice(rest, 0, whole ? newline : rest.len)))
        return LINE_REFUSED;
    lines->at += whole ? newline + 1 : rest.len;
    if (whole)
        return give(lines, line);
    if (!lines->ended)
        return LINE_MORE;
    return lines->line.len || lines->skipping ? give(lines, line) : LINE_END;
}

bool lines_fill(struct lines *lines)
{
    ssize_t got;
    do
        got = read(lines->fd, lines->chunk, sizeof(lines->chunk));
    while (got < 0 && errno == EINTR);
    lines->at = 0;
    lines->len = got > 0 ? (size_t)got : 0;
    lines->ended = got == 0;
    return got >= 0 || errno == EAGAIN;
}
