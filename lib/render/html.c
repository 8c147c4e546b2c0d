#include "render/html.h"

#include "render/forms.h"

void write_html(const struct article *article, struct buf *out)
{
    buf_add_str(out, article->article_body);
}

void write_article_html(const struct run *run, const struct article *article, struct buf *out)
{
    (void)run;
    write_html(article, out);
}
