/* The stages in their order. */
#ifndef COPYDESK_DESK_PIPELINE_H
#define COPYDESK_DESK_PIPELINE_H

#include "base/buf.h"
#include "base/run.h"
#include "extract/article.h"
#include "fetch/page.h"

/* page -> text -> doc -> sheet -> article -> bytes, in run->options.form; times each stage into
 * run->stage_ns. On success *out holds the rendered article. On failure run->failure says why; where
 * fail_has_article *out holds the JSON of the fields that were found, else it is empty. out lies wherever its
 * arena says. */
bool run_pipeline(struct run *run, const struct page *page, struct buf *out);

/* What the stages hand on. Must not move once pipeline_read has filled it: each points to the one before. */
struct products {
    const struct page *page;
    struct text text;
    struct doc doc;
    struct sheet sheet;
    struct article article;
};

/* The same in parts, for an article of several pages; each adds its time to run->stage_ns. */

/* page -> text -> doc -> sheet; products->page is set. */
bool pipeline_read(struct run *run, struct products *products);

/* sheet -> article: with `said`, of a page of several (extract_page); NULL: of a page alone. */
bool pipeline_extract(struct run *run, struct products *products, struct said *said);

/* article -> bytes. */
bool pipeline_render(struct run *run, const struct article *article, struct buf *out);

/* After a failure: what *out is to hold then, by what pipeline_extract left. */
void pipeline_render_found(struct run *run, const struct article *article, struct buf *out);

#endif
