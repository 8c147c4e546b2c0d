#include "clean/refresh.h"

#include "base/url.h"

static void skip_space(struct str s, size_t *i)
{
    while (*i < s.len && ascii_is_space(s.at[*i]))
        ++*i;
}

/* Moves past a letter in either case. */
static bool skip_letter(struct str s, size_t *i, char letter)
{
    bool found = *i < s.len && ascii_lower(s.at[*i]) == letter;
    *i += found;
    return found;
}

/* Moves past "url" and "=" and the white space around them, if all of it is there. */
static void skip_name(struct str s, size_t *i)
{
    size_t at = *i;
    if (!skip_letter(s, &at, 'u') || !skip_letter(s, &at, 'r') || !skip_letter(s, &at, 'l'))
        return;
    skip_space(s, &at);
    if (!skip_letter(s, &at, '='))
        return;
    skip_space(s, &at);
    *i = at;
}

/* The URL that begins at i, behind its name and out of its quotes, where it has them. */
static struct str url_at(struct str s, size_t i)
{
    skip_name(s, &i);
    bool quoted = i < s.len && (s.at[i] == '"' || s.at[i] == '\'');
    return quoted ? str_slice(s, i + 1, str_find_byte(s, s.at[i], i + 1)) : str_slice(s, i, s.len);
}

bool refresh_read(struct str text, struct refresh *refresh)
{
    size_t i = 0;
    *refresh = (struct refresh){.is_at_once = true};
    skip_space(text, &i);
    size_t digits = i;
    for (; i < text.len && ascii_is_digit(text.at[i]); i++)
        refresh->is_at_once = refresh->is_at_once && text.at[i] == '0';
    if (i == digits && !(i < text.len && text.at[i] == '.'))
        return false;
    while (i < text.len && (ascii_is_digit(text.at[i]) || text.at[i] == '.'))
        i++;
    if (i == text.len)
        return true;
    if (text.at[i] != ';' && text.at[i] != ',' && !ascii_is_space(text.at[i]))
        return false;
    skip_space(text, &i);
    i += i < text.len && (text.at[i] == ';' || text.at[i] == ',');
    skip_space(text, &i);
    refresh->url = url_at(text, i);
    return true;
}

/* Whether two addresses differ by their fragments at most: a refresh to the page itself would go on for ever,
 * and shows its reader nothing else. */
static bool is_same(struct str a, struct str b)
{
    return str_eq(str_slice(a, 0, str_find_byte(a, '#', 0)), str_slice(b, 0, str_find_byte(b, '#', 0)));
}

/* Takes a text as the page's refresh. False where it is none, and the next counts. */
static bool take(struct run *run, const struct page *page, struct str text, struct str base, struct str *to)
{
    struct refresh refresh;
    if (!refresh_read(text, &refresh))
        return false;
    struct str address = str_or(page->resolved_url, page->url);
    struct str url = url_resolve(run, base, refresh.url);
    if (refresh.url.len && !url.len)
        return false; /* no URL that can be read, or a script */
    if (refresh.is_at_once && url.len && !is_same(url, address))
        *to = url;
    return true;
}

struct str find_refresh(struct run *run, const struct doc *doc, struct str base)
{
    const struct page *page = doc->text->page;
    struct str header = page_header(page, STR("refresh")), to = STR_NONE;
    if (header.len && take(run, page, header, str_or(page->resolved_url, page->url), &to))
        return to;
    for (uint32_t i = 0; (i = doc_find(doc, TAG_META, i, doc->node_count)) < doc->node_count; i++) {
        struct str content = doc_attr(doc, i, ATTR_CONTENT);
        if (content.len == 0 || !str_eq_nocase(doc_attr(doc, i, ATTR_HTTP_EQUIV), STR("refresh")) ||
            doc_ancestor(doc, i, TAG_NOSCRIPT) != UINT32_MAX ||
            doc_ancestor(doc, i, TAG_TEMPLATE) != UINT32_MAX)
            continue;
        if (take(run, page, content, base, &to))
            break;
    }
    return to;
}
