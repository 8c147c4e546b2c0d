#include "render/forms.h"

void write_article_text(const struct run *run, const struct article *article, struct buf *out)
{
    (void)run;
    buf_add_str(out, article->article_body);
    buf_add_byte(out, '\n');
}
