#include "render/html_tags.h"

#include "base/url.h"
#include "base/utf8.h"

enum value_kind { VALUE_LINK, VALUE_IMAGE, VALUE_WORDS, VALUE_NUMBER, VALUE_TEXT };

static const struct {
    struct str name;
    enum value_kind kind;
} attrs_known[HTML_ATTR_COUNT] = {
#define X(NAME, name, value) [HTML_ATTR_##NAME] = {STR_INIT(name), VALUE_##value},
    HTML_ATTR_TABLE(X)
#undef X
};

static const struct {
    struct str name;
    uint32_t attrs; /* bit set of enum html_attr_bit */
} elements[HTML_ELEMENT_COUNT] = {
#define X(NAME, name, attrs) [HTML_ELEMENT_##NAME] = {STR_INIT(name), attrs},
    HTML_ELEMENT_TABLE(X)
#undef X
};

/* Schemes with what must follow them, and where they may stand. */
static const struct {
    struct str start;
    bool of_link, of_image, is_web;
} schemes[] = {
    {STR_INIT("https://"), true, true, true},
    {STR_INIT("http://"), true, true, true},
    {STR_INIT("mailto:"), true, false, false},
};

/* Controls and spaces, which browsers drop or trim before they read a scheme (WHATWG URL, 4.4). */
static bool has_space_or_control(struct str url)
{
    for (size_t i = 0; i < url.len;) {
        uint32_t c = utf8_next(url, &i);
        if (c <= 0x20 || (c >= 0x7F && c <= 0xA0))
            return true;
    }
    return false;
}

bool url_is_safe(struct str url, enum url_use use)
{
    if (has_space_or_control(url))
        return false;
    if (use == URL_OF_LINK && str_starts(url, STR("#")))
        return url.len > 1;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts_nocase(url, schemes[i].start))
            return (use == URL_OF_LINK ? schemes[i].of_link : schemes[i].of_image) &&
                   (schemes[i].is_web ? url_is_web(url) : url.len > schemes[i].start.len);
    return false;
}

static bool are_words(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!ascii_is_alpha(value.at[i]) && !ascii_is_digit(value.at[i]) &&
            !memchr("-_.:+# ", value.at[i], 7))
            return false;
    return true;
}

static bool fits(enum value_kind kind, struct str value)
{
    uint64_t number;
    switch (kind) {
    case VALUE_LINK:
        return url_is_safe(value, URL_OF_LINK);
    case VALUE_IMAGE:
        return url_is_safe(value, URL_OF_IMAGE);
    case VALUE_WORDS:
        return are_words(value);
    case VALUE_NUMBER:
        return str_to_u64(value, INT32_MAX, &number);
    case VALUE_TEXT:
        break;
    }
    return true;
}

/* What a character is written as; empty: as it is. A NO-BREAK SPACE is named, so that it can be seen. */
static struct str reference_of(uint32_t c, bool in_value)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case 0xA0:
        return STR("&nbsp;");
    case '"':
        return in_value ? STR("&quot;") : STR_NONE;
    default:
        return STR_NONE;
    }
}

/* A parser makes another character of a CR and of a NUL, and it reports the other controls. */
static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

static void add_escaped(struct buf *out, struct str text, bool in_value)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len;) {
        size_t at = i;
        uint32_t c = utf8_next(text, &i);
        struct str reference = reference_of(c, in_value);
        if (!reference.len && !is_dropped(c))
            continue;
        buf_add_str(out, str_slice(text, from, at));
        buf_add_str(out, reference);
        from = i;
    }
    buf_add_str(out, str_slice(text, from, text.len));
}

void html_text(struct buf *out, struct str text)
{
    add_escaped(out, text, false);
}

static void add_attr(struct buf *out, enum html_element element, const struct html_attr *attr)
{
    bool is_wanted = attr->value.len || attr->name == HTML_ATTR_ALT;
    if (!is_wanted || !(elements[element].attrs & 1u << attr->name) ||
        !fits(attrs_known[attr->name].kind, attr->value))
        return;
    buf_add_byte(out, ' ');
    buf_add_str(out, attrs_known[attr->name].name);
    buf_add_str(out, STR("=\""));
    add_escaped(out, attr->value, true);
    buf_add_byte(out, '"');
}

void html_start(struct buf *out, enum html_element element, const struct html_attr *attrs, size_t count)
{
    buf_add_byte(out, '<');
    buf_add_str(out, elements[element].name);
    for (size_t i = 0; i < count; i++)
        add_attr(out, element, &attrs[i]);
    buf_add_byte(out, '>');
}

void html_open(struct buf *out, enum html_element element)
{
    html_start(out, element, NULL, 0);
}

void html_close(struct buf *out, enum html_element element)
{
    buf_add_str(out, STR("</"));
    buf_add_str(out, elements[element].name);
    buf_add_byte(out, '>');
}
