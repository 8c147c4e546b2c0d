#include "extract/date_read.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

enum {
    BLANKS_MAX = 8,     /* between two parts of a date */
    LINKS_MAX = 3,      /* words between two parts */
    DIGITS_MAX = 8,     /* of a number that is part of a date */
    CENTURY_PIVOT = 70, /* two digits of a year: 70 is 1970, 69 is 2069 */
    BUDDHIST_OFFSET = 543,
    BUDDHIST_MIN = 2443, /* 1900 */
    BUDDHIST_MAX = 2643, /* 2100 */
};

struct moment moment_unknown(void)
{
    return (struct moment){.hour = -1, .minute = -1, .second = -1};
}

static bool is_day_of(unsigned year, unsigned month, unsigned day)
{
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = year == 0 || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap || month != 2 || day < 29;
}

bool moment_is_plausible(const struct moment *m)
{
    if (m->year && (m->year < DATE_YEAR_MIN || m->year > DATE_YEAR_MAX))
        return false;
    if (!m->year && !m->day)
        return false;
    return m->day ? is_day_of(m->year, m->month, m->day) : m->month <= 12;
}

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

/* The digit at r->i in any script; -1 where there is none. *next is past it. */
static int digit_at(const struct date_reader *r, size_t *next)
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

/* One comma, of the Latin or another script, or a dot. */
static void skip_comma(struct date_reader *r)
{
    static const uint32_t commas[] = {',', '.', 0x60C, 0x3001, 0xFF0C};
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

static void skip_links(struct date_reader *r)
{
    skip_comma(r);
    for (unsigned n = 0; n < LINKS_MAX && skip_link(r); n++)
        ;
    skip_blanks(r);
}

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
    bool month_first = b > 12 || (a <= 12 && r->order == 'm');
    if (!r->order && a <= 12 && b <= 12 && a != b)
        return false;
    m->day = month_first ? b : a;
    m->month = month_first ? a : b;
    return true;
}

/* 28.01.2022, 1/28/2022, 28-01-22. */
static bool read_year_last(struct date_reader *r, struct moment *m)
{
    unsigned a, b;
    char mark, second;
    size_t from = r->i;
    if (!take_number(r, 1, 2, &a) || !take_one_of(r, "./-", &mark))
        return false;
    size_t blanks = r->i;
    skip_blanks(r);
    blanks = r->i - blanks;
    if ((blanks && mark != '.') || !take_number(r, 1, 2, &b) || !take_one_of(r, "./-", &second) ||
        second != mark)
        return false;
    bool two_and_two = r->i - from == strlen("28.01.");
    skip_blanks(r);
    struct date_reader year = *r;
    if (take_number(&year, 4, 4, &m->year)) {
        if (is_thai(r, 0))
            m->year = buddhist(m->year);
    } else if ((two_and_two || mark == '/') && !blanks && take_number(&year, 2, 2, &m->year)) {
        m->year += m->year < CENTURY_PIVOT ? 2000 : 1900;
    } else {
        return false;
    }
    struct date_reader dotted = *r;
    dotted.order = mark == '.' ? 'd' : r->order; /* what has dots has the day first wherever it is written */
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
    if (!m->month)
        return false;
    skip_links(r);
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
    if (!take_one_of(r, "-/", &mark))
        skip_links(r);
    struct date_reader day = *r; /* Latvian: the day stands before its month */
    if (take_number(&day, 1, 2, &m->day)) {
        skip_links(&day);
        *r = day;
        return (m->month = take_month(r, &key)) != 0;
    }
    if (!(m->month = take_month(r, &key)))
        return false;
    if (!take_one_of(r, "-/", &mark))
        skip_links(r);
    if (!take_number(r, 1, 2, &m->day) || !ends_here(r))
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

static bool read_day(struct date_reader *r, struct moment *m)
{
    size_t next;
    if (digit_at(r, &next) >= 0)
        return read_shapes(r, m, number_shapes, sizeof number_shapes / sizeof *number_shapes);
    return read_shapes(r, m, word_shapes, sizeof word_shapes / sizeof *word_shapes);
}

/* What may stand between a date and its time. Whether a word or "T" says that a time comes. */
static bool skip_to_time(struct date_reader *r)
{
    static const uint32_t marks[] = {'T',  't', '-', 0x2013, 0x2014, '|', 0x2022,
                                     0xB7, '/', '(', ':',    ';',    '@'};
    skip_comma(r);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (take_character(r, marks[i]))
            break;
    bool announced = false;
    for (unsigned n = 0; n < LINKS_MAX && skip_link(r); n++)
        announced = true;
    skip_blanks(r);
    take_byte(r, ':'); /* "saat:" */
    skip_blanks(r);
    return announced;
}

/* Two letters are a week day's in the page's own language alone: "on" is Danish for Wednesday's. */
static bool take_weekday(struct date_reader *r)
{
    enum { LETTERS_MIN = 3 };
    struct date_reader at = *r;
    uint64_t key;
    if (!take_name(&at, DATE_WEEKDAY, &key) ||
        (at.i - r->i < LETTERS_MIN && !is_name_in(DATE_WEEKDAY, key, r->language)))
        return false;
    *r = at;
    return true;
}

static void skip_weekday(struct date_reader *r)
{
    struct date_reader at = *r;
    if (!take_weekday(&at))
        return;
    skip_links(&at);
    *r = at;
}

static bool has_weekday_behind(const struct date_reader *r)
{
    struct date_reader at = *r;
    return take_weekday(&at);
}

static void read_time_behind(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    bool announced = skip_to_time(&at);
    if (has_weekday_behind(&at)) { /* "2024. március 5., kedd 14:05" */
        skip_weekday(&at);
        announced = skip_to_time(&at) || announced;
    }
    if (!read_time(&at, m, announced))
        return;
    *r = at;
}

/* "05:35, 28 January 2022". */
static bool read_time_before(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    size_t next;
    if (digit_at(&at, &next) < 0 || !read_time(&at, m, false))
        return false;
    skip_to_time(&at);
    skip_weekday(&at);
    if (!read_day(&at, m)) {
        *m = moment_unknown();
        return false;
    }
    *r = at;
    return true;
}

bool read_date(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    *m = moment_unknown();
    if (!read_day(&at, m)) {
        at = *r;
        skip_weekday(&at);
        if ((at.i == r->i || !read_day(&at, m)) && !read_time_before(&at, m))
            return false;
    }
    if (m->hour < 0)
        read_time_behind(&at, m);
    *r = at;
    return true;
}
