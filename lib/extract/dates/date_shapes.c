/* The shapes of dates: in numbers, with the month's name, with units. */
#include "base/utf8.h"
#include "extract/dates/date_read.h"

enum {
    DIGITS_MAX = 8,     /* of a number that is part of a date */
    CENTURY_PIVOT = 70, /* two digits of a year: 70 is 1970, 69 is 2069 */
    BUDDHIST_OFFSET = 543,
    BUDDHIST_MIN = 2443, /* 1900 */
    BUDDHIST_MAX = 2643, /* 2100 */
};

/* Endings of numbers that count: CLDR's rules of digits-ordinal, as RBNF gives them. */
static void skip_ordinal(struct date_reader *r)
{
    static const char *const endings[] = {"st", "nd",  "rd",  "th", "er", "º", "°",  "ª",  "-го",
                                          "-е", "-ое", "ste", "de", "e",  "ᵉ", ":a", ":e", "an"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_of(endings[i]);
        size_t end = r->i + ending.len;
        if (str_starts_nocase(str_slice(r->s, r->i, r->s.len), ending) && !date_word_at(r->s, end).len) {
            r->i = end;
            return;
        }
    }
}

static unsigned buddhist(unsigned year)
{
    return year >= BUDDHIST_MIN && year <= BUDDHIST_MAX ? year - BUDDHIST_OFFSET : year;
}

static bool is_thai(const struct date_reader *r, uint64_t month)
{
    return (month && is_name_in(DATE_MONTH, month, date_language_of(STR("th")))) ||
           (r->language >= 0 && strcmp(date_languages[r->language], "th") == 0);
}

/* A year of four digits that no other digit follows, "'24" too; `month` is its month's name. */
static bool take_year(struct date_reader *r, uint64_t month, unsigned *year)
{
    struct date_reader at = *r;
    if (take_byte(&at, '\'') || take_character(&at, 0x2019)) {
        if (!take_number(&at, 2, 2, year))
            return false;
        *year += *year < CENTURY_PIVOT ? 2000 : 1900;
    } else if (!take_number(&at, 4, 4, year)) {
        return false;
    } else if (is_thai(r, month)) {
        *year = buddhist(*year);
    }
    if (*year < DATE_YEAR_MIN || *year > DATE_YEAR_MAX)
        return false;
    *r = at;
    return true;
}

/* Numbers that are no date go on: "1.2.3.4", "2022-01-28x". */
static bool ends_here(const struct date_reader *r)
{
    struct date_reader at = *r;
    char mark;
    unsigned digit;
    bool follows = take_one_of(&at, "./", &mark);
    if (follows)
        return !take_number(&at, 1, DIGITS_MAX, &digit);
    size_t next;
    if (digit_at(&at, &next) >= 0)
        return false;
    char c = at.i < at.s.len ? at.s.at[at.i] : ' ';
    return !ascii_is_alpha(c) || (c >= 'A' && c <= 'Z') ||
           c == 't'; /* "2025By Ada": two elements without a space */
}

/* 2022-01-28, 2022/1/8, 2022. 01. 28. */
static bool read_year_first(struct date_reader *r, struct moment *m)
{
    char mark, second;
    if (!take_number(r, 4, 4, &m->year) || !take_one_of(r, "-/.", &mark))
        return false;
    if (is_thai(r, 0))
        m->year = buddhist(m->year);
    skip_blanks(r);
    if (!take_number(r, 1, 2, &m->month) || !take_one_of(r, "-/.", &second) || second != mark)
        return false;
    skip_blanks(r);
    if (!take_number(r, 1, 2, &m->day) || !ends_here(r))
        return false;
    if (mark == '.')
        take_byte(r, '.');
    return true;
}

/* 20220128, 20220128T053507: in values alone, since numbers of articles look alike. */
static bool read_basic(struct date_reader *r, struct moment *m)
{
    unsigned digits;
    if (!r->whole || !take_number(r, 8, 8, &digits) || !ends_here(r))
        return false;
    m->year = digits / 10000;
    m->month = digits / 100 % 100;
    m->day = digits % 100;
    return true;
}

/* Puts two numbers in their order: what cannot be a month is the day. False where nothing says which is. */
static bool order_numbers(const struct date_reader *r, unsigned a, unsigned b, struct moment *m)
{
    m->is_ambiguous = a <= 12 && b <= 12 && a != b;
    bool month_first = b > 12 || (a <= 12 && r->order == 'm');
    if (!r->order && a <= 12 && b <= 12 && a != b)
        return false;
    m->day = month_first ? b : a;
    m->month = month_first ? a : b;
    return true;
}

/* What parts the numbers of a date; "|" with a space before it. */
static bool take_mark(struct date_reader *r, char *mark)
{
    struct date_reader at = *r, direct = *r;
    skip_blanks(&at);
    if (at.i > r->i && take_one_of(&at, "|", mark)) {
        *r = at;
        return true;
    }
    skip_direction(&direct);
    if (!take_one_of(&direct, "./-", mark))
        return false;
    *r = direct;
    return true;
}

/* "28.01.2212:05": two digits of a year and a clock whose elements met. */
static bool is_year_and_hour(const struct date_reader *behind)
{
    struct date_reader at = *behind;
    unsigned minute;
    return ascii_is_digit(at.s.at[at.i - 4]) && take_byte(&at, ':') && take_number(&at, 2, 2, &minute);
}

/* 28.01.2022, 1/28/2022, 28-01-22, 28 | 01 | 2022. */
static bool read_year_last(struct date_reader *r, struct moment *m)
{
    unsigned a, b;
    char mark, second;
    size_t from = r->i;
    if (!take_number(r, 1, 2, &a) || !take_mark(r, &mark))
        return false;
    size_t blanks = r->i;
    skip_blanks(r);
    blanks = r->i - blanks;
    if ((blanks && mark != '.' && mark != '|') || !take_number(r, 1, 2, &b) || !take_mark(r, &second) ||
        second != mark)
        return false;
    bool two_and_two = r->i - from == strlen("28.01.");
    skip_blanks(r);
    struct date_reader year = *r;
    if (take_number(&year, 4, 4, &m->year) && two_and_two && is_year_and_hour(&year)) {
        m->year = m->year / 100 + (m->year / 100 < CENTURY_PIVOT ? 2000 : 1900);
        year.i = r->i + 2;
        *r = year;
        return order_numbers(r, a, b, m);
    }
    if (year.i > r->i) {
        if (is_thai(r, 0))
            m->year = buddhist(m->year);
    } else if ((two_and_two || mark == '/') && !blanks && take_number(&year, 2, 2, &m->year)) {
        m->year += m->year < CENTURY_PIVOT ? 2000 : 1900;
    } else {
        return false;
    }
    struct date_reader dotted = *r;
    /* what has dots has the day first wherever it is written */
    dotted.order = mark == '.' ? 'd' : r->order;
    *r = year;
    return ends_here(r) && (mark != '.' || two_and_two || b <= 12) && order_numbers(&dotted, a, b, m);
}

/* 28.01 05:35: day and month alone, with the time that says so. */
static bool read_day_and_month(struct date_reader *r, struct moment *m)
{
    unsigned a, b;
    char mark;
    if (!take_number(r, 2, 2, &a) || !take_one_of(r, "./", &mark) || !take_number(r, 2, 2, &b))
        return false;
    take_byte(r, mark);
    struct date_reader dotted = *r;
    dotted.order = mark == '.' ? 'd' : r->order;
    if (!order_numbers(&dotted, a, b, m))
        return false;
    skip_comma(&dotted);
    struct moment time = moment_unknown();
    return dotted.i > r->i && read_time(&dotted, &time, false) && ends_here(r);
}

/* 2024年3月5日, 2024년 3월 5일, 3月5日. */
static bool read_with_units(struct date_reader *r, struct moment *m)
{
    enum { YEAR_HAN = 0x5E74, MONTH_HAN = 0x6708, DAY_HAN = 0x65E5, YEAR_HANGUL = 0xB144 };
    enum { MONTH_HANGUL = 0xC6D4, DAY_HANGUL = 0xC77C, NUMBER_HAN = 0x53F7, NUMBER_HAN_LONG = 0x865F };
    struct date_reader year = *r;
    if (take_number(&year, 4, 4, &m->year)) {
        skip_blanks(&year);
        if (!take_character(&year, YEAR_HAN) && !take_character(&year, YEAR_HANGUL))
            return false;
        skip_blanks(&year);
        *r = year;
    }
    if (!take_number(r, 1, 2, &m->month))
        return false;
    skip_blanks(r);
    if (!take_character(r, MONTH_HAN) && !take_character(r, MONTH_HANGUL))
        return false;
    skip_blanks(r);
    if (!take_number(r, 1, 2, &m->day))
        return false;
    skip_blanks(r);
    return take_character(r, DAY_HAN) || take_character(r, DAY_HANGUL) || take_character(r, NUMBER_HAN) ||
           take_character(r, NUMBER_HAN_LONG);
}

/* Without its year a date counts where its month is written out or in the page's own language: "5 mar" could
 * be anything. */
static bool is_month_enough(const struct date_reader *r, struct str name, uint64_t key)
{
    enum { LETTERS_MIN = 4 };
    size_t letters = 0;
    for (size_t i = 0; i < name.len; letters++)
        utf8_next(name, &i);
    return letters >= LETTERS_MIN || is_name_in(DATE_MONTH, key, r->language);
}

/* A month by name, or its word and its number: "tháng 3". */
static unsigned take_month(struct date_reader *r, uint64_t *key)
{
    struct date_reader at = *r;
    unsigned month = take_name(&at, DATE_MONTH, key);
    if (!month && take_name(&at, DATE_MONTH_TAG, key)) {
        skip_blanks(&at);
        if (!take_number(&at, 1, 2, &month))
            return 0;
    }
    if (month)
        *r = at;
    return month;
}

/* The year after day and month, if it is there. */
static void read_year_behind(struct date_reader *r, uint64_t key, struct moment *m)
{
    struct date_reader at = *r;
    char mark;
    if (!take_one_of(&at, "-/", &mark))
        skip_links(&at);
    if (take_year(&at, key, &m->year) && (r->whole || ends_here(&at)))
        *r = at;
    else
        m->year = 0;
}

/* 28 January 2022, 28. ledna 2022, 28 de enero de 2022, 28-Jan-2022, 28 Jan. */
static bool read_day_first(struct date_reader *r, struct moment *m)
{
    uint64_t key;
    char mark;
    if (!take_number(r, 1, 2, &m->day))
        return false;
    skip_ordinal(r);
    if (!take_one_of(r, "-/", &mark))
        skip_links(r);
    size_t from = r->i;
    m->month = take_month(r, &key);
    struct str name = str_slice(r->s, from, r->i);
    if (!m->month)
        return false;
    read_year_behind(r, key, m);
    return m->year || (!r->whole && is_month_enough(r, name, key));
}

/* The end of "Fri Jan 28 05:35:07 2022", as C's asctime writes it. */
static void read_time_then_year(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    struct moment time = *m;
    skip_comma(&at);
    if (!read_time(&at, &time, false))
        return;
    skip_comma(&at);
    if (!take_year(&at, 0, &time.year))
        return;
    *m = time;
    *r = at;
}

/* January 28th, 2022; Jan 28. */
static bool read_month_first(struct date_reader *r, struct moment *m)
{
    uint64_t key;
    size_t from = r->i;
    m->month = take_month(r, &key);
    struct str name = str_slice(r->s, from, r->i);
    size_t name_end = r->i;
    if (!m->month)
        return false;
    skip_links(r);
    if (r->i == name_end && ascii_is_alpha(r->s.at[r->i - 1])) /* "jan21" */
        return false;
    if (r->whole && take_year(r, key, &m->year)) /* "January 2022" */
        return true;
    if (!take_number(r, 1, 2, &m->day))
        return false;
    skip_ordinal(r);
    struct date_reader end = *r;
    read_year_behind(r, key, m);
    if (!m->year)
        read_time_then_year(r, m);
    return m->year || (!r->whole && ends_here(&end) && is_month_enough(r, name, key));
}

/* 2022. január 28., 2024 m. kovo 5 d., 2022 Jan 28. */
static bool read_year_then_name(struct date_reader *r, struct moment *m)
{
    uint64_t key;
    char mark;
    if (!take_number(r, 4, 4, &m->year))
        return false;
    take_one_of(r, "-/", &mark);
    skip_links(r);
    skip_comma(r);               /* Kyrgyz: "2024-ж., 5-март" */
    struct date_reader day = *r; /* Latvian: the day stands before its month */
    if (take_number(&day, 1, 2, &m->day)) {
        take_byte(&day, '-');
        skip_links(&day);
        *r = day;
        return (m->month = take_month(r, &key)) != 0;
    }
    if (!(m->month = take_month(r, &key)))
        return false;
    size_t name_end = r->i;
    if (!take_one_of(r, "-/", &mark))
        skip_links(r);
    if (r->i == name_end || !take_number(r, 1, 2, &m->day) || !ends_here(r))
        return false;
    take_byte(r, '.');
    return true;
}

typedef bool shape(struct date_reader *r, struct moment *m);

/* In an order in which what says more is tried first. */
static shape *const number_shapes[] = {
    read_year_first, read_with_units,     read_year_last,     read_day_first,
    read_basic,      read_year_then_name, read_day_and_month,
};
static shape *const word_shapes[] = {read_month_first};

static bool read_shapes(struct date_reader *r, struct moment *m, shape *const *shapes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct date_reader at = *r;
        struct moment read = *m;
        if (shapes[i](&at, &read) && moment_is_plausible(&read)) {
            *r = at;
            *m = read;
            return true;
        }
    }
    return false;
}

bool read_day(struct date_reader *r, struct moment *m)
{
    size_t next;
    if (digit_at(r, &next) >= 0)
        return read_shapes(r, m, number_shapes, sizeof number_shapes / sizeof *number_shapes);
    return read_shapes(r, m, word_shapes, sizeof word_shapes / sizeof *word_shapes);
}
