#include "render/direction.h"
#include "render/forms.h"
#include "render/html.h"
#include "render/html_objects.h"

/* As the response's field says it (api/reply.c), for a document that is kept as a file. */
#define POLICY "default-src 'none'; img-src http: https:; base-uri 'none'; form-action 'none'"

static void write_head(struct html *html)
{
    const struct article *article = html->article;
    buf_add_str(html->out,
                STR("<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"));
    html_text(html->out, str_or(article->headline, str_or(article->site_name, article->url)));
    buf_add_str(html->out, STR("</title>\n</head>\n"));
}

/* What stands in a line of several parts is parted by a dot; *first until there is one. */
static void part(struct html *html, bool *first)
{
    if (!*first)
        buf_add_str(html->out, STR(" \xC2\xB7 "));
    *first = false;
}

static void write_authors(struct html *html)
{
    const struct article *article = html->article;
    for (size_t i = 0; i < article->author_count; i++) {
        if (i)
            buf_add_str(html->out, STR(", "));
        html_author(html, &article->authors[i]);
    }
}

/* Who wrote it, when, and where it stands. */
static void write_byline(struct html *html)
{
    const struct article *article = html->article;
    struct str site = str_or(article->site_name, article->url);
    bool first = true;
    html_open(html->out, HTML_ELEMENT_P);
    if (article->author_count) {
        part(html, &first);
        write_authors(html);
    }
    if (article->date_published.len) {
        part(html, &first);
        html_time(html, article->date_published, article->date_published_raw);
    }
    if (site.len) {
        part(html, &first);
        html_link(html, str_or(article->canonical_url, article->url), site);
    }
    html_close(html->out, HTML_ELEMENT_P);
}

static void write_header(struct html *html)
{
    const struct article *article = html->article;
    bool has_byline =
        article->author_count || article->date_published.len || article->site_name.len || article->url.len;
    if (!has_byline && !article->headline.len)
        return;
    html_open(html->out, HTML_ELEMENT_HEADER);
    buf_add_byte(html->out, '\n');
    if (article->headline.len) {
        html_open(html->out, HTML_ELEMENT_H1);
        html_line(html, article->headline);
        html_close(html->out, HTML_ELEMENT_H1);
        buf_add_byte(html->out, '\n');
    }
    if (has_byline) {
        write_byline(html);
        buf_add_byte(html->out, '\n');
    }
    html_close(html->out, HTML_ELEMENT_HEADER);
    buf_add_byte(html->out, '\n');
}

/* A whole document: valid by the HTML standard, of no other file but the article's images. */
void write_article_html(const struct run *run, const struct article *article, struct buf *out)
{
    struct html html = {.out = out, .article = article};
    struct str direction = text_direction(article->article_body);
    const struct html_attr attrs[] = {
        {HTML_ATTR_LANG, article->in_language},
        {HTML_ATTR_DIR, str_eq(direction, STR("rtl")) ? direction : STR_NONE},
    };
    (void)run;
    buf_add_str(out, STR("<!DOCTYPE html>"));
    html_start(out, HTML_ELEMENT_HTML, attrs, sizeof attrs / sizeof *attrs);
    write_head(&html);
    html_open(out, HTML_ELEMENT_BODY);
    buf_add_byte(out, '\n');
    html_open(out, HTML_ELEMENT_ARTICLE);
    buf_add_byte(out, '\n');
    write_header(&html);
    write_html(article, out);
    html_close(out, HTML_ELEMENT_ARTICLE);
    buf_add_byte(out, '\n');
    html_close(out, HTML_ELEMENT_BODY);
    html_close(out, HTML_ELEMENT_HTML);
}
