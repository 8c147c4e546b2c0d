#include "fetch/robots_pattern.h"

struct writer {
    char *out; /* NULL: only counts */
    size_t len;
    bool is_pattern;
    bool in_query;
};

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* RFC 3986, 2.3. */
static bool is_unreserved(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || is_one_of(c, "-._~");
}

/* RFC 3986, 2.2, but for "*" and "$". */
static bool is_reserved(char c)
{
    return is_one_of(c, ":/?#[]@!&'()+,;=");
}

static int hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%XX" at an index codes; -1 where none is coded. */
static int coded_byte(struct str text, size_t at)
{
    if (text.at[at] != '%' || text.len - at < 3)
        return -1;
    int high = hex_value(text.at[at + 1]), low = hex_value(text.at[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static void write_plain(struct writer *writer, char c)
{
    if (writer->out)
        writer->out[writer->len] = c;
    writer->len++;
}

static void write_coded(struct writer *writer, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    write_plain(writer, '%');
    write_plain(writer, digits[(unsigned char)c >> 4]);
    write_plain(writer, digits[(unsigned char)c & 15]);
}

static void write_from_coded(struct writer *writer, char c)
{
    if (is_unreserved(c) || (writer->in_query && is_one_of(c, ":/?@")))
        write_plain(writer, c);
    else
        write_coded(writer, c);
}

static void write_from_plain(struct writer *writer, char c, bool is_last)
{
    bool is_special = writer->is_pattern && (c == '*' || (c == '$' && is_last));
    if (c == '?')
        writer->in_query = true;
    if (is_special || is_unreserved(c) || is_reserved(c))
        write_plain(writer, c);
    else
        write_coded(writer, c);
}

static size_t write_normal(struct str text, char *out, bool is_pattern)
{
    struct writer writer = {.out = out, .is_pattern = is_pattern};
    for (size_t i = 0; i < text.len; i++) {
        int coded = coded_byte(text, i);
        if (coded < 0) {
            write_from_plain(&writer, text.at[i], i + 1 == text.len);
            continue;
        }
        write_from_coded(&writer, (char)coded);
        i += 2;
    }
    return writer.len;
}

size_t robots_normal_pattern(struct str pattern, char *out)
{
    return write_normal(pattern, out, true);
}

size_t robots_normal_path(struct str path_and_query, char *out)
{
    return write_normal(path_and_query, out, false);
}

/* After a mismatch only the last "*" needs another try: what stands before it has matched as early as it can,
 * and a later match would leave less to the rest. */
bool robots_matches(struct str pattern, struct str path, size_t *steps)
{
    bool is_anchored = str_ends(pattern, STR("$"));
    size_t end = pattern.len - is_anchored, in_pattern = 0, in_path = 0, star = SIZE_MAX, tried = 0;
    for (; *steps; --*steps) {
        if (in_pattern == end && (!is_anchored || in_path == path.len))
            return true;
        if (in_pattern < end && pattern.at[in_pattern] == '*') {
            star = ++in_pattern;
            tried = in_path;
        } else if (in_pattern < end && in_path < path.len && pattern.at[in_pattern] == path.at[in_path]) {
            in_pattern++;
            in_path++;
        } else if (star == SIZE_MAX || tried == path.len) {
            return false;
        } else {
            in_pattern = star;
            in_path = ++tried;
        }
    }
    return false;
}
