#include <openssl/sha.h>

#include "base/clock.h"
#include "render/blocks_json.h"
#include "render/forms.h"
#include "render/json_write.h"

/* A member that is one span of the article; empty spans are null. */
struct text_member {
    const char *name;
    size_t offset;
};

#define MEMBER(name, field)                                                                                  \
    {                                                                                                        \
        name, offsetof(struct article, field)                                                                \
    }

static const struct text_member leading_members[] = {
    MEMBER("url", url),
    MEMBER("resolvedUrl", resolved_url),
    MEMBER("canonicalUrl", canonical_url),
    MEMBER("headline", headline),
    MEMBER("description", description),
    MEMBER("siteName", site_name),
    MEMBER("datePublished", date_published),
    MEMBER("datePublishedRaw", date_published_raw),
    MEMBER("dateModified", date_modified),
    MEMBER("dateModifiedRaw", date_modified_raw),
    MEMBER("inLanguage", in_language),
    MEMBER("articleBody", article_body),
};

static void write_text(struct buf *out, const char *name, struct str value)
{
    json_write_name(out, name);
    json_write_text(out, value);
}

static void write_count(struct buf *out, const char *name, size_t value)
{
    json_write_name(out, name);
    buf_printf(out, "%zu", value);
}

/* Pixels, or a status; 0 stands for unknown. */
static void write_known_count(struct buf *out, const char *name, size_t value)
{
    if (value) {
        write_count(out, name, value);
        return;
    }
    json_write_name(out, name);
    buf_add_str(out, STR("null"));
}

static void write_authors(struct buf *out, const struct article *article)
{
    json_write_name(out, "authors");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < article->author_count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write_text(out, "name", article->authors[i].name);
        write_text(out, "url", article->authors[i].url);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}

static void write_keywords(struct buf *out, const struct article *article)
{
    json_write_name(out, "keywords");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < article->keyword_count; i++) {
        json_write_comma(out);
        json_write_str(out, article->keywords[i]);
    }
    buf_add_byte(out, ']');
}

static void write_image(struct buf *out, const struct image *image)
{
    buf_add_byte(out, '{');
    write_text(out, "url", image->url);
    write_text(out, "alt", image->alt);
    write_text(out, "caption", image->caption);
    write_known_count(out, "width", image->width);
    write_known_count(out, "height", image->height);
    buf_add_byte(out, '}');
}

static void write_images(struct buf *out, const struct article *article)
{
    json_write_name(out, "mainImage");
    if (article->main_image < article->image_count)
        write_image(out, &article->images[article->main_image]);
    else
        buf_add_str(out, STR("null"));
    json_write_name(out, "images");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < article->image_count; i++) {
        json_write_comma(out);
        write_image(out, &article->images[i]);
    }
    buf_add_byte(out, ']');
}

static void write_encoding(struct buf *out, const struct text *text)
{
    json_write_name(out, "encoding");
    buf_add_byte(out, '{');
    write_text(out, "name", str_of(text->encoding));
    write_text(out, "origin", str_of(encoding_origin_names[text->encoding_origin]));
    buf_add_byte(out, '}');
}

static void write_warnings(struct buf *out, uint32_t warnings)
{
    json_write_name(out, "warnings");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < WARNING_COUNT; i++)
        if (warnings & 1u << i) {
            json_write_comma(out);
            json_write_str(out, str_of(warning_names[i]));
        }
    buf_add_byte(out, ']');
}

/* The stages before this one, in milliseconds. */
static void write_timings(struct buf *out, const struct run *run)
{
    json_write_name(out, "timings");
    buf_add_byte(out, '{');
    for (size_t i = 0; i < STAGE_RENDER; i++) {
        json_write_name(out, stage_names[i]);
        json_write_number(out, (double)run->stage_ns[i] / (double)NS_PER_MS, 3);
    }
    buf_add_byte(out, '}');
}

static void write_content_hash(struct buf *out, struct str body)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    json_write_name(out, "contentHash");
    SHA256((const unsigned char *)body.at, body.len, digest);
    buf_add_byte(out, '"');
    for (size_t i = 0; i < sizeof digest; i++)
        buf_printf(out, "%02x", digest[i]);
    buf_add_byte(out, '"');
}

static void write_metadata(struct buf *out, const struct run *run, const struct article *article)
{
    const struct text *text = article->sheet->doc->text;
    json_write_name(out, "metadata");
    buf_add_byte(out, '{');
    write_text(out, "pageType", str_of(page_type_names[article->page_type]));
    json_write_name(out, "probability");
    json_write_number(out, (double)article->probability, 3);
    write_text(out, "bodyOrigin", str_of(body_origin_names[article->body_origin]));
    write_encoding(out, text);
    write_content_hash(out, article->article_body);
    write_known_count(out, "statusCode", (size_t)text->page->status_code);
    write_text(out, "dateDownloaded", text->page->date_downloaded);
    write_warnings(out, run->warnings);
    write_timings(out, run);
    buf_add_byte(out, '}');
}

/* What is absent unless it was asked for. */
static void write_parts(struct buf *out, uint32_t include, const struct article *article)
{
    if (include & INCLUDE_BLOCKS) {
        json_write_name(out, "blocks");
        write_blocks(out, article->blocks, article->block_count);
    }
    if (include & INCLUDE_EXPLAIN) {
        json_write_name(out, "removed");
        write_removed(out, article->removed, article->removed_count);
    }
}

void write_article_json(const struct run *run, const struct article *article, struct buf *out)
{
    buf_add_byte(out, '{');
    for (size_t i = 0; i < sizeof leading_members / sizeof *leading_members; i++) {
        const char *base = (const char *)article;
        write_text(out, leading_members[i].name,
                   *(const struct str *)(const void *)(base + leading_members[i].offset));
    }
    write_count(out, "wordCount", article->word_count);
    write_authors(out, article);
    write_keywords(out, article);
    write_images(out, article);
    write_parts(out, run->options.include, article);
    write_metadata(out, run, article);
    buf_add_byte(out, '}');
}
