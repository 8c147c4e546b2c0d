#include "decode/sample.h"

/* Moves past the markup that starts with the "<" at i; SIZE_MAX where it never ends. */
static size_t skip_markup(struct str s, size_t i)
{
    static const struct {
        struct str start, end;
    } raw[] = {
        {STR_INIT("<!--"), STR_INIT("-->")},
        {STR_INIT("<script"), STR_INIT("</script")},
        {STR_INIT("<style"), STR_INIT("</style")},
    };
    struct str rest = str_slice(s, i, s.len);
    for (size_t k = 0; k < sizeof raw / sizeof raw[0]; k++)
        if (str_starts_nocase(rest, raw[k].start))
            i = str_find_nocase(s, raw[k].end, i);
    return i == SIZE_MAX ? SIZE_MAX : str_find_byte(s, '>', i);
}

static bool is_markup(struct str s, size_t i)
{
    char next = i + 1 < s.len ? s.at[i + 1] : ' ';
    return ascii_is_alpha(next) || next == '/' || next == '!' || next == '?';
}

/* Adds as much of s as out's cap allows. */
static void add_some(struct buf *out, struct str s)
{
    buf_add_str(out, str_slice(s, 0, out->cap - out->len));
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((uint8_t)s.at[i] >= 0x80)
            return false;
    return true;
}

/* Where to begin: at the start of a tag, if there is one, shortly before the first byte past ASCII. */
static size_t begin(struct str bytes)
{
    enum { LEAD_IN = 1024 };
    size_t first = 0;
    while (first < bytes.len && (uint8_t)bytes.at[first] < 0x80)
        first++;
    return first > LEAD_IN ? str_find_byte(bytes, '<', first - LEAD_IN) : 0;
}

bool sample_text(struct str bytes, struct buf *out)
{
    size_t from = begin(bytes);
    struct str s = str_slice(bytes, from == SIZE_MAX ? 0 : from, bytes.len);
    for (size_t i = 0; i < s.len && out->len < out->cap && !out->failed;) {
        size_t open = str_find_byte(s, '<', i);
        add_some(out, str_slice(s, i, open));
        if (open == SIZE_MAX)
            break;
        size_t close = is_markup(s, open) ? skip_markup(s, open) : open;
        if (close == SIZE_MAX) { /* the rest as it is: to look on would take time by the square of it */
            add_some(out, str_slice(s, open, s.len));
            break;
        }
        add_some(out, STR(" "));
        i = close + 1;
    }
    if (!out->failed && is_ascii(buf_str(out))) {
        buf_clear(out);
        add_some(out, s);
    }
    return !out->failed;
}
