/* blocks[], kept[] and removed[] of an article, as openapi.yaml's schemas Block, Kept and Removed have them.
 */
#ifndef COPYDESK_RENDER_BLOCKS_JSON_H
#define COPYDESK_RENDER_BLOCKS_JSON_H

#include "base/buf.h"
#include "extract/article.h"

/* An array each; out->failed tells the caller. */
void write_blocks(struct buf *out, const struct block *blocks, size_t count);

/* For kept[] and removed[]: what has no reason is written without one. */
void write_removed(struct buf *out, const struct removed *removed, size_t count);

#endif
