#include "extract/dates/date_relative.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

enum {
    NUMBER_DIGITS_MAX = 3,
    BEHIND_LETTERS_MAX = 40, /* of what stands behind a number: "minutes ago" */
    BLANKS_MAX = 3,          /* between two words of a phrase */
    MINUTES_OF_DAY = 24 * 60,
    DAYS_OF_WEEK = 7,
    MONTHS_OF_YEAR = 12,
};

static void set_minutes(struct moment *m, int64_t minutes)
{
    int64_t of_day = (minutes % MINUTES_OF_DAY + MINUTES_OF_DAY) % MINUTES_OF_DAY; /* before 1970 too */
    moment_set_days(m, (minutes - of_day) / MINUTES_OF_DAY);
    m->hour = (int)(of_day / 60);
    m->minute = (int)(of_day % 60);
}

/* What lies n weeks back may lie up to a day less than one more. */
static void set_weeks(struct moment *m, int64_t today, unsigned weeks)
{
    struct moment first = *m, last = *m;
    moment_set_days(&last, today - (int64_t)weeks * DAYS_OF_WEEK);
    moment_set_days(&first, today - (int64_t)weeks * DAYS_OF_WEEK - (DAYS_OF_WEEK - 1));
    m->year = first.year == last.year ? first.year : 0;
    m->month = m->year && first.month == last.month ? first.month : 0;
}

/* The moment that lies so far before now. False where that is not known as a year. */
static bool resolve(const struct moment *now, enum date_unit unit, unsigned count, struct moment *m)
{
    int64_t today = moment_days(now), minutes = (today * 24 + now->hour) * 60 + now->minute;
    unsigned months = now->year * MONTHS_OF_YEAR + now->month - 1;
    *m = moment_unknown();
    switch (unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
        if (now->hour < 0)
            return false;
        set_minutes(m, minutes - (unit == UNIT_SECOND ? 0 : unit == UNIT_MINUTE ? count : count * 60));
        m->has_offset = now->has_offset;
        m->offset_minutes = now->offset_minutes;
        break;
    case UNIT_DAY:
        moment_set_days(m, today - count);
        break;
    case UNIT_WEEK:
        set_weeks(m, today, count);
        break;
    case UNIT_MONTH:
        m->year = (months - count) / MONTHS_OF_YEAR;
        m->month = (months - count) % MONTHS_OF_YEAR + 1;
        break;
    case UNIT_YEAR:
        m->year = now->year - count;
        break;
    default:
        return false;
    }
    return m->year >= DATE_YEAR_MIN;
}

/* The word that ends before i, `least` at the furthest; *from is where it begins. */
static struct str word_before(struct str s, size_t i, size_t least, size_t *from)
{
    size_t end = i;
    for (unsigned n = 0; n < BLANKS_MAX && end > least && !((unsigned char)s.at[end - 1] & 0x80) &&
                         !ascii_is_alpha(s.at[end - 1]) && !ascii_is_digit(s.at[end - 1]);
         n++)
        end--;
    size_t begin = end;
    while (begin > least) {
        size_t at = begin - 1;
        while (at > least && ((unsigned char)s.at[at] & 0xC0) == 0x80)
            at--;
        size_t next = at;
        if (!is_letter_or_mark(utf8_next(s, &next)))
            break;
        begin = at;
    }
    *from = begin;
    return str_slice(s, begin, end);
}

/* The keys of the zero, one, … words before i, read forwards; how many there are. */
static unsigned keys_before(struct str s, size_t i, size_t least, uint64_t *keys, size_t *starts)
{
    struct str words[AGO_WORDS_BEFORE];
    unsigned count = 0;
    keys[0] = 0;
    starts[0] = i;
    for (; count < AGO_WORDS_BEFORE; count++) {
        words[count] = word_before(s, starts[count], least, &starts[count + 1]);
        if (!words[count].len)
            break;
        uint64_t key = 0;
        for (unsigned n = count + 1; n-- > 0;)
            key = phrase_key(key, words[n]);
        keys[count + 1] = key;
    }
    return count + 1;
}

/* Scripts that do not part their words: a phrase may end anywhere. */
static bool is_of_unparted_script(uint32_t c)
{
    return is_word_by_itself(c) || (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF);
}

struct behind {
    uint64_t key;
    size_t end;
};

/* The next place where the letters behind a number may end as a phrase. */
static bool next_end(struct str s, struct behind *behind)
{
    size_t i = behind->end;
    bool is_any = false;
    while (i < s.len) {
        size_t next = i;
        uint32_t c = utf8_next(s, &next);
        bool is_letter = is_letter_or_mark(c);
        if (is_any && !is_letter)
            break;
        if (!is_letter && (u_charDigitValue((UChar32)c) >= 0 || is_sentence_end(c)) && c != '.')
            return false;
        if (is_letter)
            behind->key = ago_letter(behind->key, c);
        is_any |= is_letter;
        i = next;
        if (is_letter && is_of_unparted_script(c))
            break;
    }
    behind->end = i;
    return is_any;
}

bool read_ago(struct date_reader *r, size_t least, const struct moment *now, struct moment *m, size_t *start)
{
    uint64_t keys[AGO_WORDS_BEFORE + 1];
    size_t starts[AGO_WORDS_BEFORE + 2];
    unsigned number;
    struct date_reader at = *r;
    if (!take_number(&at, 1, NUMBER_DIGITS_MAX, &number))
        return false;
    unsigned befores = keys_before(r->s, r->i, least, keys, starts);
    struct str s = str_slice(r->s, 0, at.i + (size_t)BEHIND_LETTERS_MAX * 4);
    struct behind behind = {.end = at.i};
    for (unsigned letters = 0; letters < BEHIND_LETTERS_MAX; letters++) {
        for (unsigned n = 0; n < befores; n++) {
            unsigned unit = date_number_of(DATE_AGO, ago_key(keys[n], behind.key), r->language);
            if (!unit || !resolve(now, (enum date_unit)unit, number, m))
                continue;
            *start = starts[n];
            r->i = behind.end;
            return true;
        }
        if (!next_end(s, &behind))
            break;
    }
    return false;
}

bool read_past(struct date_reader *r, const struct moment *now, struct moment *m)
{
    int language = r->language == DATE_LANGUAGE_UNKNOWN ? date_language_of(STR("en")) : r->language;
    struct date_reader at = *r, end = *r;
    uint64_t key = 0;
    unsigned number = 0;
    for (unsigned words = 0; words < PAST_WORDS_MAX; words++) {
        struct str word = date_word_at(at.s, at.i);
        if (!word.len)
            break;
        at.i += word.len;
        key = phrase_key(key, word);
        if (words == 0 && !is_name_in(DATE_PAST_HEAD, key, language))
            return false;
        if (is_name_in(DATE_PAST, key, language)) {
            number = date_number_of(DATE_PAST, key, language);
            end = at;
        }
        char mark;
        take_one_of(&at, "'", &mark);
        take_character(&at, 0x2019);
        skip_blanks(&at);
    }
    if (!number || !resolve(now, (enum date_unit)(number / 4), number % 4, m))
        return false;
    *r = end;
    if (m->day && m->hour < 0)
        read_time_behind(r, m);
    return true;
}
