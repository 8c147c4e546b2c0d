#include "render/json_write.h"

#include <stdio.h>

#include "base/utf8.h"

void json_write_comma(struct buf *out)
{
    if (out->len && out->at[out->len - 1] != '{' && out->at[out->len - 1] != '[')
        buf_add_byte(out, ',');
}

void json_write_name(struct buf *out, const char *name)
{
    json_write_comma(out);
    buf_add_byte(out, '"');
    buf_add_str(out, str_of(name));
    buf_add_str(out, STR("\":"));
}

/* Per byte: 0 as it is, 'u' as \u00XX, '8' the lead of UTF-8 to be checked, else the letter after the
 * backslash. */
static const char escapes[256] = {
    [0x00 ... 0x07] = 'u', ['\b'] = 'b',  ['\t'] = 't', ['\n'] = 'n',
    [0x0B] = 'u',          ['\f'] = 'f',  ['\r'] = 'r', ['"'] = '"',
    [0x0E ... 0x1F] = 'u', ['\\'] = '\\', [0x7F] = 'u', [0x80 ... 0xFF] = '8',
};

/* Writes the byte or character at *i that cannot stand as it is, moving *i past it. */
static void write_escape(struct buf *out, struct str s, size_t *i)
{
    unsigned char c = (unsigned char)s.at[*i];
    switch (escapes[c]) {
    case '8':
        buf_add_code_point(out, utf8_next(s, i));
        return;
    case 'u':
        buf_printf(out, "\\u%04x", c);
        break;
    default:
        buf_add_byte(out, '\\');
        buf_add_byte(out, escapes[c]);
    }
    ++*i;
}

void json_write_str(struct buf *out, struct str s)
{
    buf_add_byte(out, '"');
    for (size_t i = 0, from = 0; i <= s.len;) {
        if (i < s.len && !escapes[(unsigned char)s.at[i]]) {
            i++;
            continue;
        }
        if (i > from)
            buf_add(out, s.at + from, i - from);
        if (i == s.len)
            break;
        write_escape(out, s, &i);
        from = i;
    }
    buf_add_byte(out, '"');
}

void json_write_text(struct buf *out, struct str s)
{
    if (s.len)
        json_write_str(out, s);
    else
        buf_add_str(out, STR("null"));
}

void json_write_number(struct buf *out, double value, unsigned decimals)
{
    char digits[64];
    int len = snprintf(digits, sizeof digits, "%.*f", (int)decimals, value);
    while (decimals && len > 0 && digits[len - 1] == '0')
        len--;
    if (decimals && len > 0 && digits[len - 1] == '.')
        len--;
    buf_add(out, digits, (size_t)len);
}
