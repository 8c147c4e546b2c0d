#include <unicode/uchar.h>

#include "base/utf8.h"
#include "extract/date_parse.h"
#include "extract/date_read.h"

enum { AHEAD_MAX = 64 }; /* bytes between a date's first word and its first digit */

/* Where the next digit stands, of any script, from i on; the text's length where there is none. */
static size_t next_digit(struct str s, size_t i)
{
    while (i < s.len) {
        size_t at = i;
        if ((unsigned char)s.at[i] < 0x80) {
            if (ascii_is_digit(s.at[i++]))
                return at;
        } else if (u_charDigitValue((UChar32)utf8_next(s, &i)) >= 0) {
            return at;
        }
    }
    return s.len;
}

static size_t past_digits(struct str s, size_t i)
{
    for (size_t next = i; i < s.len; i = next)
        if (u_charDigitValue((UChar32)utf8_next(s, &next)) < 0)
            break;
    return i;
}

/* Whether a number at i goes on from what stands before it: "v1.28", "10.0.0.1", "No. #5-12". A word before
 * it is another element's, without a space between: "Ada Lovelace28 January 2022". */
static bool goes_on(struct str s, size_t i)
{
    enum { WORD_LETTERS_MIN = 3 };
    size_t letters = 0;
    if (i == 0)
        return false;
    char before = s.at[i - 1];
    while (letters < WORD_LETTERS_MIN && letters < i && ascii_is_alpha(s.at[i - 1 - letters]))
        letters++;
    if ((letters && letters < WORD_LETTERS_MIN) || before == '_')
        return true;
    bool joint = before == '.' || before == '/' || before == '-' || before == ':' || before == ',';
    return joint && i > 1 && ascii_is_digit(s.at[i - 2]);
}

/* Where the next word begins behind the one at i: its end, or a capital behind a small letter in it, where
 * two elements met without a space ("HealthDecember 22, 2022"). */
static size_t past_word(struct str s, size_t i, size_t end)
{
    for (size_t next = i + 1; next < end; next++)
        if (s.at[next] >= 'A' && s.at[next] <= 'Z' && s.at[next - 1] >= 'a' && s.at[next - 1] <= 'z')
            return next;
    return end;
}

static bool try_at(struct run *run, struct date_reader *r, struct found_date *found)
{
    struct moment m;
    size_t from = r->i;
    if (!read_date(r, &m) || !m.day) {
        r->i = from;
        return false;
    }
    *found = (struct found_date){.iso = moment_write(run, &m), .raw = str_trim(str_slice(r->s, from, r->i))};
    if (m.is_ambiguous) {
        struct moment other = m;
        other.day = m.month;
        other.month = m.day;
        found->other = moment_write(run, &other);
    }
    return found->iso.len > 0;
}

bool find_date(struct run *run, struct str text, size_t from, struct str language, struct str now,
               struct found_date *found)
{
    (void)now;
    struct date_reader r = {.s = text, .i = from};
    size_t digit = next_digit(text, from);
    if (digit >= text.len)
        return false;
    r.language = date_language_of(language);
    r.order = date_order_of(language) == 'm' ? 'm' : 'd';
    while (r.i < text.len) {
        if (r.i > digit)
            digit = next_digit(text, r.i);
        if (digit >= text.len)
            return false;
        if (digit - r.i > AHEAD_MAX) { /* a word's beginning is found again from there */
            r.i = digit - AHEAD_MAX;
            while (r.i < digit && ((unsigned char)text.at[r.i] & 0xC0) == 0x80)
                r.i++;
            r.i += date_word_at(text, r.i).len;
        }
        size_t start = r.i;
        struct str word = date_word_at(text, start);
        bool is_number = start == digit;
        if ((word.len || (is_number && !goes_on(text, start))) && try_at(run, &r, found))
            return true;
        if (run->failure.code != FAIL_NONE)
            return false;
        if (is_number)
            r.i = past_digits(text, start);
        else if (word.len)
            r.i = past_word(text, start, start + word.len);
        else
            utf8_next(text, &r.i);
    }
    return false;
}
