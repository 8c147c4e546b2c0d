#include "desk/base64.h"

#include <endian.h>

/* RFC 4648, table 1. */
#define ALPHABET(P, s)                                                                                       \
    P('A', 0, s), P('B', 1, s), P('C', 2, s), P('D', 3, s), P('E', 4, s), P('F', 5, s), P('G', 6, s),        \
        P('H', 7, s), P('I', 8, s), P('J', 9, s), P('K', 10, s), P('L', 11, s), P('M', 12, s),               \
        P('N', 13, s), P('O', 14, s), P('P', 15, s), P('Q', 16, s), P('R', 17, s), P('S', 18, s),            \
        P('T', 19, s), P('U', 20, s), P('V', 21, s), P('W', 22, s), P('X', 23, s), P('Y', 24, s),            \
        P('Z', 25, s), P('a', 26, s), P('b', 27, s), P('c', 28, s), P('d', 29, s), P('e', 30, s),            \
        P('f', 31, s), P('g', 32, s), P('h', 33, s), P('i', 34, s), P('j', 35, s), P('k', 36, s),            \
        P('l', 37, s), P('m', 38, s), P('n', 39, s), P('o', 40, s), P('p', 41, s), P('q', 42, s),            \
        P('r', 43, s), P('s', 44, s), P('t', 45, s), P('u', 46, s), P('v', 47, s), P('w', 48, s),            \
        P('x', 49, s), P('y', 50, s), P('z', 51, s), P('0', 52, s), P('1', 53, s), P('2', 54, s),            \
        P('3', 55, s), P('4', 56, s), P('5', 57, s), P('6', 58, s), P('7', 59, s), P('8', 60, s),            \
        P('9', 61, s), P('+', 62, s), P('/', 63, s)

/* A character's part of a group of four, by its place: its value in the group's 24 bits, and one above them,
 * so that the sum of a group also counts its digits. What is no digit has 0. */
enum { COUNT_SHIFT = 24 };

static const uint32_t parts[4][256] = {
#define PART(c, value, shift) [c] = 1u << COUNT_SHIFT | (value) << (shift)
    {ALPHABET(PART, 18)},
    {ALPHABET(PART, 12)},
    {ALPHABET(PART, 6)},
    {ALPHABET(PART, 0)},
#undef PART
};

static uint32_t part(unsigned place, char c)
{
    return parts[place][(unsigned char)c];
}

/* The first character at or after i that is no digit of the alphabet. */
static size_t first_bad(struct str digits, size_t i)
{
    while (i < digits.len && part(0, digits.at[i]))
        i++;
    return i;
}

/* Decodes the whole groups of four, up to the first that holds another character; returns where that is. */
static size_t decode_groups(struct str digits, char *out)
{
    size_t i = 0;
    for (; i + 4 <= digits.len; i += 4) {
        const char *at = digits.at + i;
        uint32_t group = part(0, at[0]) + part(1, at[1]) + part(2, at[2]) + part(3, at[3]);
        if (group >> COUNT_SHIFT != 4)
            break;
        uint32_t bytes = htobe32(group << 8);
        memcpy(out, &bytes, sizeof bytes); /* one more than the group has, which the next one overwrites */
        out += 3;
    }
    return i;
}

bool base64_decode(struct str text, char *out, size_t *out_len, size_t *at)
{
    size_t padding = 0;
    while (padding < 2 && padding < text.len && text.at[text.len - 1 - padding] == '=')
        padding++;
    struct str digits = str_slice(text, 0, text.len - padding);
    size_t i = decode_groups(digits, out), len = i / 4 * 3, left = digits.len - i;
    *at = first_bad(digits, i);
    if (*at < digits.len)
        return false;
    *at = text.len;
    if (text.len % 4 != 0)
        return false;
    if (left >= 2)
        out[len++] = (char)((part(0, digits.at[i]) + part(1, digits.at[i + 1])) >> 16);
    if (left == 3)
        out[len++] = (char)((part(1, digits.at[i + 1]) + part(2, digits.at[i + 2])) >> 8);
    *out_len = len;
    return true;
}
