/* The forms an article can take; one writer a form. A writer checks nothing: out->failed tells the caller. */
#ifndef COPYDESK_RENDER_FORMS_H
#define COPYDESK_RENDER_FORMS_H

#include "render/render.h"

/* One JSON object on one line, as the Article schema of openapi.yaml has it. */
void write_article_json(const struct run *run, const struct article *article, struct buf *out);

/* The body alone, with a newline at its end. */
void write_article_text(const struct run *run, const struct article *article, struct buf *out);
void write_article_html(const struct run *run, const struct article *article, struct buf *out);
void write_article_markdown(const struct run *run, const struct article *article, struct buf *out);

/* One JSON object on one line, as the ParserArticle schema of openapi.yaml has it (render/parser_json.h). */
void write_article_parser(const struct run *run, const struct article *article, struct buf *out);

#endif
