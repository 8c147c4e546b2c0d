/* The stages in their order. */
#ifndef COPYDESK_DESK_PIPELINE_H
#define COPYDESK_DESK_PIPELINE_H

#include "base/buf.h"
#include "base/run.h"
#include "fetch/page.h"

/* page -> text -> doc -> sheet -> article -> bytes, in run->options.form; times each stage into
 * run->stage_ns. On success *out holds the rendered article. On failure run->failure says why; where
 * fail_has_article *out holds the JSON of the fields that were found, else it is empty. out lies wherever its
 * arena says. */
bool run_pipeline(struct run *run, const struct page *page, struct buf *out);

#endif
