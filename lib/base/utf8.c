#include "base/utf8.h"

#define REPLACEMENT 0xFFFD

/* What a lead byte starts: its length, its own bits, and the range of the second byte (Unicode 15, table
 * 3-7). */
struct lead {
    unsigned char first, last, len, bits, low, high;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x1F, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0x0F, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x0F, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x0F, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x0F, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x07, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x07, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x07, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

uint32_t utf8_next(struct str s, size_t *i)
{
    unsigned char byte = (unsigned char)s.at[(*i)++];
    if (byte < 0x80)
        return byte;
    const struct lead *lead = lead_of(byte);
    if (!lead)
        return REPLACEMENT;
    uint32_t c = byte & lead->bits;
    unsigned char low = lead->low, high = lead->high;
    for (unsigned n = 1; n < lead->len; n++) {
        if (*i >= s.len)
            return REPLACEMENT;
        unsigned char next = (unsigned char)s.at[*i];
        if (next < low || next > high)
            return REPLACEMENT;
        c = c << 6 | (next & 0x3F);
        (*i)++;
        low = 0x80;
        high = 0xBF;
    }
    return c;
}

struct str utf8_cut(struct str s, size_t max)
{
    if (s.len <= max)
        return s;
    while (max > 0 && ((unsigned char)s.at[max] & 0xC0) == 0x80)
        max--;
    return (struct str){s.at, max};
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_write(uint32_t c, char *out)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        *out = (char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[len] | c);
    return len;
}
