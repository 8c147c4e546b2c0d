/* Where lines stand: the zones of a plain text, told by the labels that head them and by the shapes that
 * repeat: the text, lists of other texts, the discussion, the posts of a thread, what stands aside. */
#ifndef COPYDESK_EXTRACT_LINES_LINE_ZONES_H
#define COPYDESK_EXTRACT_LINES_LINE_ZONES_H

#include "base/run.h"
#include "extract/lines/line_kinds.h"

/* The lines of a sheet cut from lines, with their zones. NULL after fail(). */
struct lines *read_zones(struct run *run, const struct sheet *sheet);

/* The lines that go on from `from` in its zone: the first line behind them. A line that heads a zone begins a
 * new one. */
size_t zone_end(const struct lines *lines, size_t from);

#endif
