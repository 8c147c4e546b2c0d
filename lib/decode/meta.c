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
    while (*i < s.len && !ascii_is_space(s.at[*i]) && s.at[*i] != '=' && s.at[*i] != '/' && s.at[*i] != '>')
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

/* What a <meta> declares: of each attribute the first counts. */
struct meta {
    struct str charset, content, http_equiv; /* `at` is NULL where there is none */
};

static void note(struct str *first, struct str value)
{
    if (!first->at)
        *first = value.at ? value : STR("");
}

/* The encoding of the meta tag whose attributes start at *i, NULL where it names none; moves *i to the tag's
 * end. A tag that the bytes end in declares nothing. */
static const struct encoding *encoding_of_meta(struct str s, size_t *i)
{
    struct meta meta = {0};
    struct str name, value;
    while (next_attribute(s, i, &name, &value)) {
        if (str_eq_nocase(name, STR("charset")))
            note(&meta.charset, value);
        else if (str_eq_nocase(name, STR("content")))
            note(&meta.content, value);
        else if (str_eq_nocase(name, STR("http-equiv")))
            note(&meta.http_equiv, value);
    }
    if (*i >= s.len)
        return NULL;
    if (meta.charset.at)
        return encoding_of_label(meta.charset);
    bool is_pragma = str_eq_nocase(meta.http_equiv, STR("content-type"));
    return is_pragma ? encoding_of_label(charset_parameter(meta.content)) : NULL;
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

/* HTML, "get an XML encoding". */
static const struct encoding *xml_encoding(struct str s)
{
    size_t end = str_find_byte(s, '>', 0);
    if (!str_starts(s, STR("<?xml")) || end == SIZE_MAX)
        return NULL;
    struct str declaration = str_slice(s, 0, end), name = STR("encoding");
    size_t i = str_find(declaration, name, 0);
    if (i == SIZE_MAX)
        return NULL;
    i = skip_spaces(declaration, i + name.len);
    if (i >= declaration.len || declaration.at[i] != '=')
        return NULL;
    i = skip_spaces(declaration, i + 1);
    if (i >= declaration.len || (declaration.at[i] != '"' && declaration.at[i] != '\''))
        return NULL;
    struct str label = parameter_value(declaration, i, '?');
    return str_trim(label).len == label.len ? encoding_of_label(label) : NULL;
}

/* Moves past what starts with the "<" at i and is no <meta>. */
static size_t skip_markup(struct str s, size_t i)
{
    struct str rest = str_slice(s, i, s.len);
    char next = rest.len > 1 ? rest.at[1] : '\0';
    bool is_end = next == '/' && rest.len > 2 && ascii_is_alpha(rest.at[2]);
    if (str_starts(rest, STR("<!--")))
        return past(str_find(s, STR("-->"), i + 2), 3, s);
    if (ascii_is_alpha(next) || is_end)
        return skip_attributes(s, i + 1);
    if (next == '!' || next == '/' || next == '?')
        return past(str_find_byte(s, '>', i), 1, s);
    return i + 1;
}

static const struct encoding *prescan(struct str s)
{
    size_t i = 0;
    while ((i = str_find_byte(s, '<', i)) != SIZE_MAX) {
        if (!is_tag_at(s, i, STR("<meta"))) {
            i = skip_markup(s, i);
            continue;
        }
        i += STR("<meta").len;
        const struct encoding *encoding = encoding_of_meta(s, &i);
        if (encoding)
            return encoding;
    }
    return NULL;
}

const struct encoding *meta_encoding(struct str bytes)
{
    const struct encoding *encoding = prescan(bytes);
    if (!encoding)
        encoding = xml_encoding(bytes);
    if (encoding && encoding->kind == KIND_UTF16)
        return &encodings[UTF_8];
    return encoding == &encodings[X_USER_DEFINED] ? &encodings[WINDOWS_1252] : encoding;
}
