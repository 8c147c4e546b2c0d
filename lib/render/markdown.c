#include "render/markdown.h"

#include "render/forms.h"

void write_markdown(const struct article *article, struct buf *out)
{
    buf_add_str(out, article->article_body);
}

void write_article_markdown(const struct run *run, const struct article *article, struct buf *out)
{
    (void)run;
    write_markdown(article, out);
}
