#include "render/forms.h"

static const struct form_info {
    void (*write)(const struct run *run, const struct article *article, struct buf *out);
    const char *media_type;
} forms[] = {
    [FORM_JSON] = {write_article_json, "application/json"},
    [FORM_TEXT] = {write_article_text, "text/plain; charset=utf-8"},
    [FORM_HTML] = {write_article_html, "text/html; charset=utf-8"},
    [FORM_MARKDOWN] = {write_article_markdown, "text/markdown; charset=utf-8"},
    [FORM_PARSER] = {write_article_parser, "application/json"},
};

const char *form_media_type(enum form form)
{
    return forms[form].media_type;
}

bool render_article(struct run *run, const struct article *article, enum form form, struct buf *out)
{
    forms[form].write(run, article, out);
    if (out->failed)
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The answer is larger than the %zu bytes that are allowed.",
                    out->cap);
    return true;
}
