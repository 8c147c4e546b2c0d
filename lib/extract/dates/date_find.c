#include <unicode/uchar.h>

#include "base/utf8.h"
#include "extract/dates/date_parse.h"
#include "extract/dates/date_read.h"
#include "extract/dates/date_relative.h"

enum {
    AHEAD_MAX = 64,            /* bytes between a date's first word and its first digit */
    RELATIVE_HEAD_BYTES = 160, /* of a text, where relative dates are looked for: labels are short */
};

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

/* The time of the fetch, where it is known to the minute. */
static bool read_now(struct str now, struct moment *m)
{
    struct date_reader r = {.s = now, .language = DATE_LANGUAGE_UNKNOWN, .whole = true};
    return now.len && read_date(&r, m) && m->year && m->day && m->hour >= 0;
}

/* What a search goes by. */
struct finder {
    struct run *run;
    struct date_reader r;
    struct str text;
    size_t from;
    size_t digit;      /* the next one from r.i on */
    bool is_now_known; /* so that relative dates are looked for */
    struct moment now;
    struct found_date *found;
};

static bool take_found(struct finder *f, const struct moment *m, size_t from)
{
    *f->found = (struct found_date){.iso = moment_write(f->run, m),
                                    .raw = str_trim(str_slice(f->text, from, f->r.i))};
    if (m->is_ambiguous) {
        struct moment other = *m;
        other.day = m->month;
        other.month = m->day;
        f->found->other = moment_write(f->run, &other);
    }
    return f->found->iso.len > 0;
}

/* Whether a word may begin a date: most words of a text are ruled out by one look-up. */
static bool may_begin(const struct finder *f, struct str word)
{
    uint64_t key = phrase_key(0, word);
    return is_name(DATE_HEAD, key) || (f->is_now_known && is_name(DATE_PAST_HEAD, key));
}

/* A date that begins at r.i, or a relative one around it. */
static bool try_at(struct finder *f, bool is_number)
{
    struct moment m;
    size_t from = f->r.i;
    if (read_date(&f->r, &m) && m.day)
        return take_found(f, &m, from);
    f->r.i = from;
    if (!f->is_now_known || from >= f->from + RELATIVE_HEAD_BYTES)
        return false;
    if (is_number ? !read_ago(&f->r, f->from, &f->now, &m, &from) : !read_past(&f->r, &f->now, &m))
        return false;
    bool taken = take_found(f, &m, from);
    f->found->is_relative = true;
    return taken;
}

/* Moves on to where the next date could begin: not far before a digit, or in the head of a text where words
 * alone may be one. False where there is nothing left. */
static bool move_on(struct finder *f)
{
    struct date_reader *r = &f->r;
    if (r->i > f->digit)
        f->digit = next_digit(f->text, r->i);
    if (f->is_now_known && r->i < f->from + RELATIVE_HEAD_BYTES)
        return r->i < f->text.len;
    if (f->digit >= f->text.len)
        return false;
    if (f->digit - r->i > AHEAD_MAX) { /* a word's beginning is found again from there */
        r->i = f->digit - AHEAD_MAX;
        while (r->i < f->digit && ((unsigned char)f->text.at[r->i] & 0xC0) == 0x80)
            r->i++;
        r->i += date_word_at(f->text, r->i).len;
    }
    return true;
}

bool find_date(struct run *run, struct str text, size_t from, struct str language, struct str now,
               struct found_date *found)
{
    struct finder f = {.run = run, .text = text, .from = from, .found = found};
    f.is_now_known = read_now(now, &f.now);
    f.digit = next_digit(text, from);
    if (f.digit >= text.len && !f.is_now_known)
        return false;
    f.r = (struct date_reader){.s = text, .i = from, .language = date_language_of(language)};
    f.r.order = date_order_of(language) == 'm' ? 'm' : 'd';
    while (move_on(&f)) {
        size_t start = f.r.i;
        struct str word = date_word_at(text, start);
        bool is_number = start == f.digit;
        bool is_candidate = is_number ? !goes_on(text, start) : word.len && may_begin(&f, word);
        if (is_candidate && try_at(&f, is_number))
            return true;
        if (run->failure.code != FAIL_NONE)
            return false;
        if (is_number)
            f.r.i = past_digits(text, start);
        else if (word.len)
            f.r.i = past_word(text, start, start + word.len);
        else
            utf8_next(text, &f.r.i);
    }
    return false;
}
