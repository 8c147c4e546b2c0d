/* The judgement of single segments: how likely each is part of the page's main text. */
#ifndef COPYDESK_EXTRACT_JUDGE_H
#define COPYDESK_EXTRACT_JUDGE_H

#include "extract/facts.h"

/* Scores for all segments of the sheet, as log-odds: above 0 means main text. `thread` says that the page is
 * a discussion, whose posts are its text. NULL after fail(). */
float *judge_segments(const struct facts *facts, bool thread);

#endif
