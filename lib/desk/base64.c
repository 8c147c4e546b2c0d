#include "desk/base64.h"

/* The value of each character, one more than it is, so that what is not listed reads as 0. */
static const unsigned char values[256] = {
#define ROW(c, value) [c] = (value) + 1
    ROW('A', 0),  ROW('B', 1),  ROW('C', 2),  ROW('D', 3),  ROW('E', 4),  ROW('F', 5),  ROW('G', 6),
    ROW('H', 7),  ROW('I', 8),  ROW('J', 9),  ROW('K', 10), ROW('L', 11), ROW('M', 12), ROW('N', 13),
    ROW('O', 14), ROW('P', 15), ROW('Q', 16), ROW('R', 17), ROW('S', 18), ROW('T', 19), ROW('U', 20),
    ROW('V', 21), ROW('W', 22), ROW('X', 23), ROW('Y', 24), ROW('Z', 25), ROW('a', 26), ROW('b', 27),
    ROW('c', 28), ROW('d', 29), ROW('e', 30), ROW('f', 31), ROW('g', 32), ROW('h', 33), ROW('i', 34),
    ROW('j', 35), ROW('k', 36), ROW('l', 37), ROW('m', 38), ROW('n', 39), ROW('o', 40), ROW('p', 41),
    ROW('q', 42), ROW('r', 43), ROW('s', 44), ROW('t', 45), ROW('u', 46), ROW('v', 47), ROW('w', 48),
    ROW('x', 49), ROW('y', 50), ROW('z', 51), ROW('0', 52), ROW('1', 53), ROW('2', 54), ROW('3', 55),
    ROW('4', 56), ROW('5', 57), ROW('6', 58), ROW('7', 59), ROW('8', 60), ROW('9', 61), ROW('+', 62),
    ROW('/', 63),
#undef ROW
};

static unsigned value_of(char c)
{
    return (unsigned)values[(unsigned char)c] - 1u; /* past 63 for what is no digit */
}

/* The first character that is no digit of the alphabet. */
static size_t first_bad(struct str text)
{
    size_t i = 0;
    while (i < text.len && value_of(text.at[i]) <= 63)
        i++;
    return i;
}

bool base64_decode(struct str text, char *out, size_t *out_len, size_t *at)
{
    size_t padding = 0, i = 0, len = 0;
    while (padding < 2 && padding < text.len && text.at[text.len - 1 - padding] == '=')
        padding++;
    struct str digits = str_slice(text, 0, text.len - padding);
    for (; i + 4 <= digits.len; i += 4) {
        unsigned a = value_of(digits.at[i]), b = value_of(digits.at[i + 1]), c = value_of(digits.at[i + 2]),
                 d = value_of(digits.at[i + 3]);
        if ((a | b | c | d) > 63)
            break;
        out[len++] = (char)(a << 2 | b >> 4);
        out[len++] = (char)(b << 4 | c >> 2);
        out[len++] = (char)(c << 6 | d);
    }
    *at = first_bad(digits);
    if (*at < digits.len)
        return false;
    *at = text.len;
    if (text.len % 4 != 0)
        return false;
    if (digits.len - i >= 2)
        out[len++] = (char)(value_of(digits.at[i]) << 2 | value_of(digits.at[i + 1]) >> 4);
    if (digits.len - i == 3)
        out[len++] = (char)(value_of(digits.at[i + 1]) << 4 | value_of(digits.at[i + 2]) >> 2);
    *out_len = len;
    return true;
}
