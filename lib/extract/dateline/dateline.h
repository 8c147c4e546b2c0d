/* Reads a dateline off the beginning of a text. A helper of dateline.c. */
#ifndef COPYDESK_EXTRACT_DATELINE_DATELINE_H
#define COPYDESK_EXTRACT_DATELINE_DATELINE_H

#include "extract/article.h"

enum { DATELINE_BYTES_MAX = 160 }; /* a longer beginning is none */

/* Whether a text begins with a dateline, and has more behind it: place, date and agency in any order, ended
 * by a dash, a colon, a bracket or what the language has for it ("电"). Its parts are spans of the text, but
 * the date, EDTF in the run's arena. `language` (BCP 47, may be empty) decides the order of numbers. False
 * also after fail(). */
bool read_dateline(struct run *run, struct str text, struct str language, struct dateline *dateline);

/* As read_dateline, for those of East Asia alone, where no spaces part the parts: "新华社北京3月5日电". */
bool read_wire_dateline(struct run *run, struct str text, struct str language, struct dateline *dateline);

#endif
