#include "parse/skeleton.h"

/* libxml2 reads names up to this length; cutting here keeps start and end tags alike. */
enum { NAME_MAX_LENGTH = 64 };

static bool is_name_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

struct str tag_name_read(const char *at, const char *end, const char **past)
{
    size_t sound = 0;
    const char *i = at;
    while (i < end && !ascii_is_space(*i) && *i != '/' && *i != '>') {
        if (sound == (size_t)(i - at) && sound < NAME_MAX_LENGTH && is_name_byte(*i))
            sound++;
        i++;
    }
    *past = i;
    return (struct str){at, sound};
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && ascii_is_space(*at))
        at++;
    return at;
}

/* Reads a value at `at`; returns its end, the closing quote included. A quote that is never closed does not
 * take the rest of the page with it: the value ends with its tag. */
static const char *read_value(const char *at, const char *end, struct str *value)
{
    char quote = at < end ? *at : '\0';
    if (quote == '"' || quote == '\'') {
        const char *close = memchr(at + 1, quote, (size_t)(end - at - 1));
        if (close) {
            *value = (struct str){at + 1, (size_t)(close - at - 1)};
            return close + 1;
        }
        const char *gt = memchr(at, '>', (size_t)(end - at));
        return gt ? gt : end;
    }
    const char *i = at;
    while (i < end && !ascii_is_space(*i) && *i != '>')
        i++;
    *value = (struct str){at, (size_t)(i - at)};
    return i;
}

static const char *read_attribute(const char *at, const char *end, struct str *name, struct str *value)
{
    const char *i = at + 1;
    while (i < end && !ascii_is_space(*i) && *i != '/' && *i != '>' && *i != '=')
        i++;
    *name = (struct str){at, (size_t)(i - at)};
    *value = STR_NONE;
    const char *equals = skip_spaces(i, end);
    if (equals == end || *equals != '=')
        return i;
    return read_value(skip_spaces(equals + 1, end), end, value);
}

struct start_tag start_tag_read(struct skeleton_writer *writer, const char *at, const char *end)
{
    size_t first = writer->skeleton->attr_count, last = first + writer->run->limits->attributes;
    struct start_tag tag = {.name = tag_name_read(at + 1, end, &at)};
    while ((at = skip_spaces(at, end)) < end && *at != '>') {
        if (*at == '/') {
            at++;
            tag.self_closed = at < end && *at == '>';
            continue;
        }
        struct str name, value;
        at = read_attribute(at, end, &name, &value);
        if (writer->skeleton->attr_count < last)
            skeleton_attr(writer, name, value);
        else
            run_warn(writer->run, WARNING_TRUNCATED_ATTRIBUTES);
    }
    tag.is_ended = at < end;
    tag.past = tag.is_ended ? at + 1 : end;
    tag.attrs = (struct tag_attrs){(uint32_t)first, (uint32_t)(writer->skeleton->attr_count - first)};
    return tag;
}
