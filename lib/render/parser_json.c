#include "render/parser_json.h"

#include <stdio.h>
#include <time.h>

#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "render/direction.h"
#include "render/forms.h"
#include "render/html.h"
#include "render/json_write.h"
#include "render/markdown.h"

/* Takes `count` digits off the front. */
static bool take_digits(struct str *rest, size_t count, int *value)
{
    uint64_t number;
    if (rest->len < count || !str_to_u64(str_slice(*rest, 0, count), INT32_MAX, &number))
        return false;
    *value = (int)number;
    *rest = str_slice(*rest, count, rest->len);
    return true;
}

static bool take_byte(struct str *rest, char byte)
{
    if (!rest->len || rest->at[0] != byte)
        return false;
    *rest = str_slice(*rest, 1, rest->len);
    return true;
}

/* "+05:30" as seconds east of UTC; "Z" and nothing are 0. */
static bool take_offset(struct str *rest, int *seconds)
{
    enum { HOUR = 3600, MINUTE = 60 };
    int hours, minutes = 0, sign = 1;
    *seconds = 0;
    if (!rest->len || take_byte(rest, 'Z'))
        return true;
    if (take_byte(rest, '-'))
        sign = -1;
    else if (!take_byte(rest, '+'))
        return false;
    if (!take_digits(rest, 2, &hours))
        return false;
    take_byte(rest, ':');
    if (rest->len && !take_digits(rest, 2, &minutes))
        return false;
    *seconds = sign * (hours * HOUR + minutes * MINUTE);
    return true;
}

/* "T20:56", with seconds and an offset where it has them. */
static bool take_time(struct str *rest, struct tm *tm, int *offset)
{
    if (!take_digits(rest, 2, &tm->tm_hour) || !take_byte(rest, ':') || !take_digits(rest, 2, &tm->tm_min))
        return false;
    if (take_byte(rest, ':') && !take_digits(rest, 2, &tm->tm_sec))
        return false;
    if (take_byte(rest, '.'))
        while (rest->len && ascii_is_digit(rest->at[0]))
            take_byte(rest, rest->at[0]);
    return take_offset(rest, offset);
}

struct str parser_date(struct str date, char room[PARSER_DATE_ROOM])
{
    struct tm tm = {0};
    int offset = 0;
    if (!take_digits(&date, 4, &tm.tm_year) || !take_byte(&date, '-') || !take_digits(&date, 2, &tm.tm_mon) ||
        !take_byte(&date, '-') || !take_digits(&date, 2, &tm.tm_mday) ||
        (take_byte(&date, 'T') && !take_time(&date, &tm, &offset)) || date.len)
        return STR_NONE;
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    time_t moment = timegm(&tm) - offset;
    gmtime_r(&moment, &tm);
    return (struct str){room, strftime(room, PARSER_DATE_ROOM, "%Y-%m-%dT%H:%M:%S.000Z", &tm)};
}

/* The next character, with white space of any length and kind as one space; 0 at the end. */
static uint32_t next_collapsed(struct str text, size_t *at)
{
    if (*at >= text.len)
        return 0;
    uint32_t c = utf8_next(text, at);
    if (!is_space(c))
        return c;
    for (size_t next = *at; next < text.len && is_space(utf8_next(text, &next));)
        *at = next;
    return *at < text.len ? ' ' : 0;
}

void parser_excerpt(struct str text, struct buf *out)
{
    enum { WORD = 40 /* characters that a cut may go back */ };
    size_t at = 0, count = 0, word_end = out->len, word_count = 0;
    uint32_t c = 0;
    text = str_trim(text);
    for (; count < EXCERPT_CHARACTERS && (c = next_collapsed(text, &at)) != 0; count++) {
        if (c == ' ') {
            word_end = out->len;
            word_count = count;
        }
        buf_add_code_point(out, c);
    }
    if (count < EXCERPT_CHARACTERS || (c = next_collapsed(text, &at)) == 0)
        return;
    if (c != ' ' && count - word_count <= WORD)
        out->len = word_end;
    buf_add_str(out, STR("\xE2\x80\xA6"));
}

static void write_text(struct buf *out, const char *name, struct str value)
{
    json_write_name(out, name);
    json_write_text(out, value);
}

static void write_count(struct buf *out, const char *name, size_t count)
{
    json_write_name(out, name);
    buf_printf(out, "%zu", count);
}

/* The body as it was asked for. */
static void write_content(struct buf *out, uint32_t include, const struct article *article)
{
    struct buf content;
    buf_init(&content, NULL, out->cap);
    if (include & INCLUDE_MARKDOWN)
        write_markdown(article, &content);
    else if (include & INCLUDE_HTML)
        write_html(article, &content);
    else
        buf_add_str(&content, article->article_body);
    write_text(out, "content", buf_str(&content));
    out->failed |= content.failed;
    buf_free(&content);
}

static void write_author(struct buf *out, const struct article *article)
{
    struct buf names;
    buf_init(&names, NULL, out->cap);
    for (size_t i = 0; i < article->author_count; i++) {
        if (i)
            buf_add_str(&names, STR(", "));
        buf_add_str(&names, article->authors[i].name);
    }
    write_text(out, "author", buf_str(&names));
    buf_free(&names);
}

static void write_excerpt(struct buf *out, const struct article *article)
{
    struct buf excerpt;
    buf_init(&excerpt, NULL, out->cap);
    parser_excerpt(str_or(article->description, article->article_body), &excerpt);
    write_text(out, "excerpt", buf_str(&excerpt));
    buf_free(&excerpt);
}

static void write_address(struct buf *out, const struct article *article)
{
    struct str url = str_or(article->canonical_url, str_or(article->resolved_url, article->url));
    write_text(out, "url", url);
    write_text(out, "domain", url_host(url));
}

/* Names and order as Postlight Parser's README documents them. */
void write_article_parser(const struct run *run, const struct article *article, struct buf *out)
{
    char date[PARSER_DATE_ROOM];
    bool has_image = article->main_image < article->image_count;
    buf_add_byte(out, '{');
    write_text(out, "title", article->headline);
    write_content(out, run->options.include, article);
    write_author(out, article);
    write_text(out, "date_published", parser_date(article->date_published, date));
    write_text(out, "lead_image_url", has_image ? article->images[article->main_image].url : STR_NONE);
    write_text(out, "dek", str_or(article->lede, article->alternative_headline));
    write_text(out, "next_page_url", article->next_page);
    write_address(out, article);
    write_excerpt(out, article);
    write_count(out, "word_count", article->word_count);
    write_text(out, "direction", text_direction(article->article_body));
    write_count(out, "total_pages", 1);
    write_count(out, "rendered_pages", 1);
    buf_add_byte(out, '}');
}
