#include "decode/meta.h"

static size_t skip_spaces(struct str s, size_t i)
{
    while (i < s.len && ascii_is_space(s.at[i]))
        i++;
    return i;
}

/* The value at i: quoted, or up to white space or `stop`; `at` is NULL when its quote is never closed. */
static struct str parameter_value(struct str s, size_t i, char stop)
{
    if (i < s.len && (s.at[i] == '"' || s.at[i] == '\'')) {
        size_t close = str_find_byte(s, s.at[i], i + 1);
        return close == SIZE_MAX ? STR_NONE : (struct str){s.at + i + 1, close - i - 1};
    }
    size_t end = i;
    while (end < s.len && !ascii_is_space(s.at[end]) && s.at[end] != stop)
        end++;
    return (struct str){s.at + i, end - i};
}

struct str charset_parameter(struct str s)
{
    struct str name = STR("charset");
    size_t i = 0;
    while ((i = str_find_nocase(s, name, i)) != SIZE_MAX) {
        i = skip_spaces(s, i + name.len);
        if (i < s.len && s.at[i] == '=')
            return parameter_value(s, skip_spaces(s, i + 1), ';');
    }
    return STR_NONE;
}

/* Reads one attribute of a tag at *i. False at the tag's end (HTML, "get an attribute"). */
static bool next_attribute(struct str s, size_t *i, struct str *name, struct str *value)
{
    while (*i < s.len && (ascii_is_space(s.at[*i]) || s.at[*i] == '/'))
        ++*i;
    if (*i >= s.len || s.at[*i] == '>')
        return false;
    size_t start = (*i)++;
    while (*i < s.len && !ascii_is_space(s.at[*i]) && !strchr("=/>", s.at[*i]))
        ++*i;
    *name = str_slice(s, start, *i);
    *value = STR_NONE;
    size_t equals = skip_spaces(s, *i);
    if (equals >= s.len || s.at[equals] != '=')
        return true;
    size_t from = skip_spaces(s, equals + 1);
    *value = parameter_value(s, from, '>');
    bool quoted = from < s.len && (s.at[from] == '"' || s.at[from] == '\'');
    *i = value->at ? (size_t)(value->at - s.at) + value->len + quoted : s.len;
    return true;
}

/* The label of the meta tag whose attributes start at *i; moves *i to the tag's end. */
static struct str label_of_meta(struct str s, size_t *i)
{
    struct str name, value, charset = STR_NONE, content = STR_NONE;
    bool is_pragma = false;
    while (next_attribute(s, i, &name, &value)) {
        if (str_eq_nocase(name, STR("charset")) && !charset.at)
            charset = value;
        else if (str_eq_nocase(name, STR("content")) && !content.at)
            content = value;
        else if (str_eq_nocase(name, STR("http-equiv")))
            is_pragma = str_eq_nocase(value, STR("content-type"));
    }
    if (charset.len)
        return charset;
    return is_pragma ? charset_parameter(content) : STR_NONE;
}

/* Whether s holds the whole tag name at i, followed by white space or a slash. */
static bool is_tag_at(struct str s, size_t i, struct str name)
{
    struct str rest = str_slice(s, i, s.len);
    return rest.len > name.len && str_starts_nocase(rest, name) &&
           (ascii_is_space(rest.at[name.len]) || rest.at[name.len] == '/');
}

static size_t skip_attributes(struct str s, size_t i)
{
    struct str name, value;
    while (i < s.len && !ascii_is_space(s.at[i]) && s.at[i] != '>')
        i++;
    while (next_attribute(s, &i, &name, &value))
        ;
    return i;
}

static size_t past(size_t found, size_t len, struct str s)
{
    return found == SIZE_MAX ? s.len : found + len;
}

static struct str xml_encoding(struct str s)
{
    if (!str_starts(s, STR("<?xml")))
        return STR_NONE;
    struct str declaration = str_slice(s, 0, str_find_byte(s, '>', 0)), name = STR("encoding");
    size_t i = str_find(declaration, name, 0);
    if (i == SIZE_MAX)
        return STR_NONE;
    i = skip_spaces(declaration, i + name.len);
    if (i >= declaration.len || declaration.at[i] != '=')
        return STR_NONE;
    return parameter_value(declaration, skip_spaces(declaration, i + 1), '?');
}

struct str meta_charset(struct str s)
{
    size_t i = 0;
    while ((i = str_find_byte(s, '<', i)) != SIZE_MAX) {
        struct str rest = str_slice(s, i, s.len);
        char next = rest.len > 1 ? rest.at[1] : '\0';
        bool is_end = next == '/' && rest.len > 2 && ascii_is_alpha(rest.at[2]);
        if (str_starts(rest, STR("<!--"))) {
            i = past(str_find(s, STR("-->"), i + 2), 3, s);
        } else if (is_tag_at(s, i, STR("<meta"))) {
            i += STR("<meta").len;
            struct str label = label_of_meta(s, &i);
            if (label.len)
                return label;
        } else if (ascii_is_alpha(next) || is_end) {
            i = skip_attributes(s, i + 1);
        } else if (next == '!' || next == '/' || next == '?') {
            i = past(str_find_byte(s, '>', i), 1, s);
        } else {
            i++;
        }
    }
    return xml_encoding(s);
}
