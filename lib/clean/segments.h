/* Cutting a doc, or the lines of a plain text, into segments. */
#ifndef COPYDESK_CLEAN_SEGMENTS_H
#define COPYDESK_CLEAN_SEGMENTS_H

#include "clean/sheet.h"

/* Fills sheet->segments from sheet->doc's visible text, in reading order. False after fail(). */
bool cut_doc(struct run *run, struct sheet *sheet);

/* The same from a plain text's lines: a paragraph that was wrapped at a column becomes one segment again,
 * list marks are taken off. False after fail(). */
bool cut_lines(struct run *run, struct sheet *sheet);

/* Sets a segment's counts from its text. */
void measure_segment(struct segment *segment);

#endif
