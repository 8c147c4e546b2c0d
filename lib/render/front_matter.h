/* The main fields of an article as YAML front matter, which readers of Markdown files know. */
#ifndef COPYDESK_RENDER_FRONT_MATTER_H
#define COPYDESK_RENDER_FRONT_MATTER_H

#include "base/buf.h"
#include "extract/article.h"

/* Appends `---`, a line a known field, `---`. Texts are in double quotes and written as in JSON, which YAML
 * 1.2 takes as it is; fields that are unknown are left out. */
void write_front_matter(const struct article *article, struct buf *out);

#endif
