#include "render/front_matter.h"

#include "render/json_write.h"

static void write_text(struct buf *out, const char *name, struct str value)
{
    if (!value.len)
        return;
    buf_printf(out, "%s: ", name);
    json_write_str(out, value);
    buf_add_byte(out, '\n');
}

static void write_item(struct buf *out, struct str value)
{
    buf_add_str(out, STR("  - "));
    json_write_str(out, value);
    buf_add_byte(out, '\n');
}

static void write_authors(struct buf *out, const struct article *article)
{
    if (!article->author_count)
        return;
    buf_add_str(out, STR("authors:\n"));
    for (size_t i = 0; i < article->author_count; i++)
        write_item(out, article->authors[i].name);
}

static void write_keywords(struct buf *out, const struct article *article)
{
    if (!article->keyword_count)
        return;
    buf_add_str(out, STR("keywords:\n"));
    for (size_t i = 0; i < article->keyword_count; i++)
        write_item(out, article->keywords[i]);
}

void write_front_matter(const struct article *article, struct buf *out)
{
    buf_add_str(out, STR("---\n"));
    write_text(out, "title", article->headline);
    write_text(out, "description", str_or(article->description, article->lede));
    write_authors(out, article);
    write_text(out, "date", article->date_published);
    write_text(out, "modified", article->date_modified);
    write_text(out, "url", str_or(article->canonical_url, str_or(article->resolved_url, article->url)));
    write_text(out, "site", article->site_name);
    write_text(out, "section", article->article_section);
    write_keywords(out, article);
    write_text(out, "language", article->in_language);
    if (article->main_image < article->image_count)
        write_text(out, "image", article->images[article->main_image].url);
    buf_add_str(out, STR("---\n"));
}
