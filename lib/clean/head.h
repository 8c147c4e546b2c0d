/* Facts of the page's head. */
#ifndef COPYDESK_CLEAN_HEAD_H
#define COPYDESK_CLEAN_HEAD_H

#include "clean/sheet.h"

/* Collects title, language, base, metas and links from the whole doc: parsers move them into the body when
 * the head ends early. False after fail(). */
bool read_head(struct run *run, const struct doc *doc, struct head *head);

#endif
