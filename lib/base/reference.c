#include "base/reference.h"

#include "base/reference_names.h"

enum { NAME_MAX_LENGTH = 31, BARE_MAX_LENGTH = 6, REPLACEMENT = 0xFFFD, LAST_CODE_POINT = 0x10FFFF };

static bool is_name_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

static const struct reference_name *find_name(struct str wanted)
{
    size_t low = 0, high = reference_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(wanted.at, reference_names[middle].text, wanted.len);
        if (order == 0 && reference_names[middle].text[wanted.len] == '\0')
            return &reference_names[middle];
        if (order <= 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The longest of the names without semicolon that s begins with. */
static const struct reference_name *find_bare_start(struct str s)
{
    for (size_t len = s.len < BARE_MAX_LENGTH ? s.len : BARE_MAX_LENGTH; len >= 2; len--) {
        const struct reference_name *name = find_name(str_slice(s, 0, len));
        if (name && name->closing == BARE)
            return name;
    }
    return NULL;
}

static size_t read_named(struct str s, enum reference_place place, struct reference *reference)
{
    size_t end = 1;
    while (end < s.len && end <= NAME_MAX_LENGTH && is_name_byte(s.at[end]))
        end++;
    struct str letters = str_slice(s, 1, end);
    const struct reference_name *name = letters.len ? find_name(letters) : NULL;
    char next = end < s.len ? s.at[end] : '\0';
    if (name && next == ';') {
        *reference = (struct reference){name->code_point, name->second};
        return end + 1;
    }
    if (place == REFERENCE_IN_ATTRIBUTE && (!name || name->closing == CLOSED || next == '='))
        return 0;
    name = find_bare_start(letters);
    if (!name)
        return 0;
    *reference = (struct reference){name->code_point, name->second};
    return 1 + strlen(name->text);
}

/* What browsers make of a number (WHATWG HTML, "numeric character reference end state"). */
static uint32_t mended(uint32_t number)
{
    static const uint16_t windows_1252[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (number >= 0x80 && number <= 0x9F)
        return windows_1252[number - 0x80];
    if (number == 0 || number > LAST_CODE_POINT || (number >= 0xD800 && number <= 0xDFFF))
        return REPLACEMENT;
    return number;
}

/* The value of a digit in that base, or the base itself. */
static uint32_t digit_value(char c, uint32_t base)
{
    uint32_t value = base;
    if (ascii_is_digit(c))
        value = (uint32_t)(c - '0');
    else if (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f')
        value = (uint32_t)(ascii_lower(c) - 'a') + 10;
    return value < base ? value : base;
}

static size_t read_number(struct str s, struct reference *reference)
{
    bool is_hex = s.len > 2 && ascii_lower(s.at[2]) == 'x';
    size_t first = is_hex ? 3 : 2, i = first;
    uint32_t base = is_hex ? 16 : 10, number = 0, digit;
    for (; i < s.len && (digit = digit_value(s.at[i], base)) < base; i++)
        if (number <= LAST_CODE_POINT)
            number = number * base + digit;
    if (i == first)
        return 0;
    *reference = (struct reference){mended(number), 0};
    return i + (i < s.len && s.at[i] == ';');
}

size_t reference_read(struct str s, enum reference_place place, struct reference *reference)
{
    return s.len > 1 && s.at[1] == '#' ? read_number(s, reference) : read_named(s, place, reference);
}
