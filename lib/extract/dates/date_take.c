/* The parts that dates and times are read from: numbers, marks, names. */
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/dates/date_read.h"

enum {
    BLANKS_MAX = 8, /* between two parts of a date */
    LINKS_MAX = 3,  /* words between two parts */
    DIGITS_MAX = 8, /* of a number that is part of a date */
};

bool take_byte(struct date_reader *r, char c)
{
    if (r->i >= r->s.len || r->s.at[r->i] != c)
        return false;
    r->i++;
    return true;
}

bool take_one_of(struct date_reader *r, const char *bytes, char *taken)
{
    if (r->i >= r->s.len || !r->s.at[r->i] || !strchr(bytes, r->s.at[r->i]))
        return false;
    *taken = r->s.at[r->i++];
    return true;
}

bool take_character(struct date_reader *r, uint32_t c)
{
    size_t i = r->i;
    if (i >= r->s.len || utf8_next(r->s, &i) != c)
        return false;
    r->i = i;
    return true;
}

int digit_at(const struct date_reader *r, size_t *next)
{
    *next = r->i;
    if (r->i >= r->s.len)
        return -1;
    if ((unsigned char)r->s.at[r->i] < 0x80) {
        ++*next;
        return ascii_is_digit(r->s.at[r->i]) ? r->s.at[r->i] - '0' : -1;
    }
    return u_charDigitValue((UChar32)utf8_next(r->s, next));
}

/* Of a longer run of digits nothing is taken. */
bool take_number(struct date_reader *r, unsigned min, unsigned max, unsigned *value)
{
    size_t from = r->i, next;
    unsigned digits = 0, number = 0;
    int digit;
    while (digits <= max && digits <= DIGITS_MAX && (digit = digit_at(r, &next)) >= 0) {
        number = number * 10 + (unsigned)digit;
        digits++;
        r->i = next;
    }
    if (digits < min || digits > max) {
        r->i = from;
        return false;
    }
    *value = number;
    return true;
}

static bool is_mark_of_direction(uint32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

void skip_blanks(struct date_reader *r)
{
    for (unsigned n = 0; n < BLANKS_MAX && r->i < r->s.len; n++) {
        size_t i = r->i;
        uint32_t c = utf8_next(r->s, &i);
        if (!is_space(c) && !is_mark_of_direction(c))
            return;
        r->i = i;
    }
}

void skip_direction(struct date_reader *r)
{
    for (unsigned n = 0; n < BLANKS_MAX && r->i < r->s.len; n++) {
        size_t i = r->i;
        if (!is_mark_of_direction(utf8_next(r->s, &i)))
            return;
        r->i = i;
    }
}

void skip_comma(struct date_reader *r)
{
    static const uint32_t commas[] = {',', '.', 0x60C, 0x104A, 0x3001, 0xFF0C};
    skip_blanks(r);
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        if (take_character(r, commas[i]))
            break;
    skip_blanks(r);
}

/* A phrase that has the meaning wanted: of two words before one. */
unsigned take_name(struct date_reader *r, enum date_meaning meaning, uint64_t *key)
{
    struct str words[PHRASE_WORDS_MAX];
    struct date_reader at = *r;
    words[0] = date_word_at(at.s, at.i);
    if (!words[0].len)
        return 0;
    at.i += words[0].len;
    size_t one = at.i;
    char mark;
    take_one_of(&at, ".-'", &mark);
    skip_blanks(&at);
    words[1] = date_word_at(at.s, at.i);
    *key = phrase_key(phrase_key(0, words[0]), words[1]);
    unsigned number = words[1].len ? date_number_of(meaning, *key, r->language) : 0;
    size_t end = at.i + words[1].len;
    if (!number) {
        *key = phrase_key(0, words[0]);
        number = date_number_of(meaning, *key, r->language);
        end = one;
    }
    if (!number)
        return 0;
    r->i = end;
    take_byte(r, '.');
    return number;
}

bool skip_link(struct date_reader *r)
{
    struct date_reader at = *r;
    skip_blanks(&at);
    struct str word = date_word_at(at.s, at.i);
    if (!word.len || !date_number_of(DATE_LINK, phrase_key(0, word), r->language))
        return false;
    at.i += word.len;
    char mark;
    if (!take_one_of(&at, ".'", &mark)) /* "r.", "d'abril" */
        take_character(&at, 0x2019);
    *r = at;
    return true;
}

void skip_links(struct date_reader *r)
{
    skip_comma(r);
    for (unsigned n = 0; n < LINKS_MAX && skip_link(r); n++)
        ;
    skip_blanks(r);
}
