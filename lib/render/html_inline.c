#include "render/html_inline.h"

#include "extract/article.h"

/* Elements of the marks that say nothing but their type. */
static const enum html_element plain_elements[INLINE_TYPE_COUNT] = {
    [INLINE_STRONG] = HTML_ELEMENT_STRONG, [INLINE_EMPHASIS] = HTML_ELEMENT_EM,
    [INLINE_CODE] = HTML_ELEMENT_CODE,     [INLINE_SUB] = HTML_ELEMENT_SUB,
    [INLINE_SUP] = HTML_ELEMENT_SUP,       [INLINE_DELETED] = HTML_ELEMENT_DEL,
};

/* A line with its runs of spaces as one: a parser keeps them, but nobody sees them. */
static void write_line(struct buf *out, struct str line)
{
    size_t from = 0;
    for (size_t i = 0; i < line.len; i++)
        if (line.at[i] == ' ' && i + 1 < line.len && line.at[i + 1] == ' ') {
            html_text(out, str_slice(line, from, i));
            from = i + 1;
        }
    html_text(out, str_slice(line, from, line.len));
}

void html_line(struct html *html, struct str text)
{
    struct str line;
    for (bool first = true; str_next(&text, '\n', &line); first = false) {
        if (!first)
            html_open(html->out, HTML_ELEMENT_BR);
        while (!first && str_starts(line, STR(" ")))
            line = str_slice(line, 1, line.len);
        while (text.at && str_ends(line, STR(" ")))
            line.len--;
        write_line(html->out, line);
    }
}

/* Where a text is written to: a link holds no link, whatever the marks are. */
struct span {
    const struct rich *rich;
    size_t from, to;
    size_t mark; /* the first of rich->marks that is not written yet */
    bool in_link;
};

static void write_span(struct html *html, struct span *span);

/* Writes what stands inside of a mark, and passes over the marks that are inside. */
static void write_inside(struct html *html, struct span *span, size_t to, bool in_link)
{
    struct span inside = {span->rich, span->from, to, span->mark, span->in_link || in_link};
    write_span(html, &inside);
    span->from = to;
    span->mark = inside.mark;
}

/* What stands up to `to`, in an <a> where there is no link around it already. */
static void write_anchor(struct html *html, struct span *span, const struct html_attr attrs[2], size_t to)
{
    bool is_link = !span->in_link && url_is_safe(attrs[0].value, URL_OF_LINK);
    if (is_link)
        html_start(html->out, HTML_ELEMENT_A, attrs, 2);
    write_inside(html, span, to, is_link);
    if (is_link)
        html_close(html->out, HTML_ELEMENT_A);
}

static void write_link(struct html *html, struct span *span, const struct inline_mark *mark, size_t to)
{
    const struct html_attr attrs[] = {{HTML_ATTR_HREF, mark->url}, {HTML_ATTR_REL, HTML_LINK_REL}};
    write_anchor(html, span, attrs, to);
}

static void write_call(struct html *html, struct span *span, const struct inline_mark *mark, size_t to)
{
    struct html_place place = html_notes_call(&html->notes, span->in_link ? STR_NONE : mark->value);
    const struct html_attr attrs[] = {{HTML_ATTR_HREF, str_of(place.href)}, {HTML_ATTR_ID, str_of(place.id)}};
    write_anchor(html, span, attrs, to);
}

/* A formula's source stands for its text, and for the marks inside. */
static void write_math(struct html *html, struct span *span, const struct inline_mark *mark, size_t to)
{
    const struct html_attr math = {HTML_ATTR_CLASS, STR("math")};
    html_start(html->out, HTML_ELEMENT_CODE, &math, 1);
    html_text(html->out, mark->value);
    html_close(html->out, HTML_ELEMENT_CODE);
    span->from = to;
    while (span->mark < span->rich->count && span->rich->marks[span->mark].from < to)
        span->mark++;
}

static void write_mark(struct html *html, struct span *span, const struct inline_mark *mark)
{
    size_t to = mark->to < span->to ? mark->to : span->to;
    switch (mark->type) {
    case INLINE_MATH:
        write_math(html, span, mark, to);
        break;
    case INLINE_LINK:
        write_link(html, span, mark, to);
        break;
    case INLINE_NOTE:
        write_call(html, span, mark, to);
        break;
    default:
        html_open(html->out, plain_elements[mark->type]);
        write_inside(html, span, to, false);
        html_close(html->out, plain_elements[mark->type]);
    }
}

static void write_span(struct html *html, struct span *span)
{
    const struct rich *rich = span->rich;
    while (span->mark < rich->count && rich->marks[span->mark].from < span->to) {
        const struct inline_mark *mark = &rich->marks[span->mark++];
        if (mark->from < span->from || mark->to <= mark->from)
            continue; /* it crosses one that is closed */
        html_line(html, str_slice(rich->text, span->from, mark->from));
        span->from = mark->from;
        write_mark(html, span, mark);
    }
    html_line(html, str_slice(rich->text, span->from, span->to));
    span->from = span->to;
}

void html_rich(struct html *html, const struct rich *rich, size_t from, size_t to)
{
    struct span span = {.rich = rich, .from = from, .to = to};
    while (span.mark < rich->count && rich->marks[span.mark].to <= from)
        span.mark++;
    write_span(html, &span);
}

void html_link(struct html *html, struct str url, struct str text)
{
    const struct html_attr attrs[] = {{HTML_ATTR_HREF, url}, {HTML_ATTR_REL, HTML_LINK_REL}};
    bool is_safe = url_is_safe(url, URL_OF_LINK);
    if (is_safe)
        html_start(html->out, HTML_ELEMENT_A, attrs, sizeof attrs / sizeof *attrs);
    html_line(html, text);
    if (is_safe)
        html_close(html->out, HTML_ELEMENT_A);
}
