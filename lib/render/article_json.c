#include <openssl/sha.h>

#include "base/clock.h"
#include "render/blocks_json.h"
#include "render/fields_json.h"
#include "render/forms.h"
#include "render/html.h"
#include "render/json_write.h"
#include "render/markdown.h"

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
    write_count(out, "pages", article->pages);
    write_known_count(out, "statusCode", (size_t)text->page->status_code);
    write_text(out, "dateDownloaded", text->page->date_downloaded);
    write_warnings(out, run->warnings);
    write_timings(out, run);
    buf_add_byte(out, '}');
}

/* The body in another form, as a string. */
static void write_form(struct buf *out, const char *name, const struct article *article,
                       void (*write)(const struct article *article, struct buf *out))
{
    struct buf text;
    buf_init(&text, NULL, out->cap);
    write(article, &text);
    write_text(out, name, buf_str(&text));
    out->failed |= text.failed;
    buf_free(&text);
}

/* What is absent unless it was asked for. */
static void write_parts(struct buf *out, uint32_t include, const struct article *article)
{
    if (include & INCLUDE_HTML)
        write_form(out, "articleBodyHtml", article, write_html);
    if (include & INCLUDE_MARKDOWN)
        write_form(out, "articleBodyMarkdown", article, write_markdown);
    if (include & INCLUDE_BLOCKS) {
        json_write_name(out, "blocks");
        write_blocks(out, article->blocks, article->block_count);
    }
    if (include & INCLUDE_EXPLAIN) {
        json_write_name(out, "kept");
        write_removed(out, article->kept, article->kept_count);
        json_write_name(out, "removed");
        write_removed(out, article->removed, article->removed_count);
        write_explained_fields(out, article);
    }
}

void write_article_json(const struct run *run, const struct article *article, struct buf *out)
{
    buf_add_byte(out, '{');
    write_field_members(out, article);
    write_text(out, "articleBody", article->article_body);
    write_count(out, "wordCount", article->word_count);
    write_parts(out, run->options.include, article);
    write_metadata(out, run, article);
    buf_add_byte(out, '}');
}
