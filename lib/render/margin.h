/* Lines under a margin: what stands before each line of a list's item or a quote.
 *
 *     > - text            margin_open(">  ", …) margin_open("- ", "  ")
 *     >   more of it      the margin is now ">   "
 *     >                   blank lines have it without its spaces
 *
 * Blocks are parted by a blank line, or by a line end alone where is_tight was set before. */
#ifndef COPYDESK_RENDER_MARGIN_H
#define COPYDESK_RENDER_MARGIN_H

#include "base/buf.h"

enum { MARGIN_MAX = 1024 /* bytes; deeper containers add nothing further */ };

/* Zeroed but for `out`: nothing is written yet. */
struct margin {
    struct buf *out; /* not owned */
    char text[MARGIN_MAX];
    size_t len;
    bool is_begun; /* a block was begun */
    bool is_open;  /* the line at hand has its margin, and waits for a block */
    bool is_tight; /* no blank line before the next block */
};

/* Begins a block: what is written next stands at the beginning of its first line. */
void margin_block(struct margin *margin);

/* Ends a line of a block and begins the next one. */
void margin_line(struct margin *margin);

/* The same, for a line that stays empty. */
void margin_blank_line(struct margin *margin);

/* Leaves the line of a container that was just opened to its mark; the block that it waits for begins the
 * next. */
void margin_next(struct margin *margin);

/* Opens a container: `first` stands before its first line, `rest` before all others, under the margin so far.
 * Returns what margin_close wants. */
size_t margin_open(struct margin *margin, struct str first, struct str rest);
void margin_close(struct margin *margin, size_t before);

#endif
