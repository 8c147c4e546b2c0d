/* Texts of pages made fit to be a field. */
#ifndef COPYDESK_BASE_TIDY_H
#define COPYDESK_BASE_TIDY_H

#include "base/run.h"

/* s in NFC, without control characters, private separators and marks of direction at its ends, white space
 * collapsed, at most `max` bytes (cut at a character). s itself where it is so already, else in the run's
 * arena; empty after fail(). */
struct str tidy_text(struct run *run, struct str s, size_t max);

#endif
