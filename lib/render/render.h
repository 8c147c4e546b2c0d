/* The article, or a problem, as bytes. */
#ifndef COPYDESK_RENDER_RENDER_H
#define COPYDESK_RENDER_RENDER_H

#include "base/buf.h"
#include "extract/article.h"

/* Writes the article into out as `form`. FORM_JSON: one line, no trailing newline. Fails with
 * PAGE_TOO_COMPLEX when out's cap is reached. */
bool render_article(struct run *run, const struct article *article, enum form form, struct buf *out);

/* The media type of a form, with its charset where it has one; static. */
const char *form_media_type(enum form form);

#define PROBLEM_MEDIA_TYPE "application/problem+json"

/* Writes failure as an RFC 9457 document: type, title, status, detail, and where they are known member, line,
 * column, upstreamStatus. With `article` (the fields found, where fail_has_article) it carries that as member
 * `article`. Sticks out->failed when refused. */
void render_problem(const struct failure *failure, const struct str article_json, struct buf *out);

#endif
