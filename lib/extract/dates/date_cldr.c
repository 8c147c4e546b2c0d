/* What CLDR says of dates, through ICU, into the table of names. */
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "extract/dates/date_table.h"

enum {
    NAME_UNITS_MAX = 128,
    LOCALE_BYTES_MAX = 64,
    ABBREVIATION_MIN = 3, /* letters of a name that may stand for it: "Sept" */
    ABBREVIATION_MAX = 4,
};

/* The key of a name's first words, dots and other marks passed over; 0 where it has more words than are read,
 * or a number: "3月". *tag is its word where it is one word and a number. */
static uint64_t key_of_name(struct str name, struct str *tag)
{
    uint64_t key = 0;
    size_t words = 0;
    bool has_number = false;
    *tag = STR_NONE;
    for (size_t i = 0; i < name.len;) {
        struct str word = date_word_at(name, i);
        if (word.len) {
            i += word.len;
            key = phrase_key(key, word);
            words++;
            *tag = word;
            continue;
        }
        has_number |= u_charDigitValue((UChar32)utf8_next(name, &i)) >= 0;
    }
    if (!has_number || words != 1 || !date_word_at(name, 0).len)
        *tag = STR_NONE;
    return has_number || words > PHRASE_WORDS_MAX ? 0 : key;
}

static struct str utf8_of(const UChar *units, int32_t count, char *out, size_t room)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0;
    u_strToUTF8(out, (int32_t)room, &len, units, count, &status);
    return U_SUCCESS(status) ? (struct str){out, (size_t)len} : STR_NONE;
}

/* One symbol of a format, as UTF-8 in `out`. */
static struct str symbol(const UDateFormat *format, UDateFormatSymbolType type, int32_t i, char *out,
                         size_t room)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[NAME_UNITS_MAX];
    int32_t count = udat_getSymbols(format, type, i, units, NAME_UNITS_MAX, &status);
    return U_SUCCESS(status) && count < NAME_UNITS_MAX ? utf8_of(units, count, out, room) : STR_NONE;
}

/* The first `letters` letters of a word, empty where it has no more than them. */
static struct str beginning(struct str word, unsigned letters)
{
    size_t i = 0;
    for (unsigned n = 0; n < letters && i < word.len; n++)
        utf8_next(word, &i);
    return i < word.len ? str_slice(word, 0, i) : STR_NONE;
}

/* Adds a meaning, and the first word of its name as one that may begin a date. */
static void add_key(enum date_meaning meaning, uint64_t key, unsigned number, struct str name, int language)
{
    date_table_add(meaning, key, number, language);
    date_table_add(DATE_HEAD, phrase_key(0, date_word_at(name, 0)), 1, language);
}

/* "Sept", "Janv", "Febr": what writers shorten names to is more than what CLDR lists. A name's beginning
 * counts where no other month of the language begins so. */
static void add_beginnings(const UDateFormat *format, int32_t month, struct str name, int language)
{
    char others[NAME_UNITS_MAX * 3];
    for (unsigned letters = ABBREVIATION_MIN; letters <= ABBREVIATION_MAX; letters++) {
        struct str part = beginning(name, letters);
        bool is_single = part.len && date_word_at(name, 0).len == name.len;
        for (int32_t i = 0; i < 12 && is_single; i++)
            is_single =
                i == month || !str_starts_nocase(symbol(format, UDAT_MONTHS, i, others, sizeof others), part);
        if (is_single)
            add_key(DATE_MONTH, phrase_key(0, part), (unsigned)month + 1, part, language);
    }
}

/* Names of the kinds that count: widest first, so that what is shortened is known to be one. */
static const struct symbols {
    UDateFormatSymbolType type;
    enum date_meaning meaning;
    int first; /* index of the first name */
    int count;
} symbols[] = {
    {UDAT_MONTHS, DATE_MONTH, 0, 12},
    {UDAT_STANDALONE_MONTHS, DATE_MONTH, 0, 12},
    {UDAT_SHORT_MONTHS, DATE_MONTH, 0, 12},
    {UDAT_STANDALONE_SHORT_MONTHS, DATE_MONTH, 0, 12},
    {UDAT_WEEKDAYS, DATE_WEEKDAY, 1, 7},
    {UDAT_STANDALONE_WEEKDAYS, DATE_WEEKDAY, 1, 7},
    {UDAT_SHORT_WEEKDAYS, DATE_WEEKDAY, 1, 7},
    {UDAT_STANDALONE_SHORT_WEEKDAYS, DATE_WEEKDAY, 1, 7},
    {UDAT_AM_PMS, DATE_HALF, 0, 2},
};

static void add_name(const struct symbols *kind, struct str name, unsigned number, int language)
{
    struct str tag;
    uint64_t key = key_of_name(name, &tag);
    if (key)
        add_key(kind->meaning, key, number, name, language);
    if (tag.len && kind->meaning == DATE_MONTH)
        add_key(DATE_MONTH_TAG, phrase_key(0, tag), 1, tag, language);
}

/* A half of the day is one word in the table: "a. m." is read as "am" (date_time.c). */
static void add_half(struct str name, unsigned number, int language)
{
    char joined[NAME_UNITS_MAX * 3];
    size_t len = 0;
    for (size_t i = 0; i < name.len;) {
        struct str word = date_word_at(name, i);
        size_t from = i;
        if (word.len)
            i += word.len;
        else
            utf8_next(name, &i);
        if (word.len && len + word.len < sizeof joined)
            memcpy(joined + len, name.at + from, word.len), len += word.len;
    }
    if (len)
        date_table_add(DATE_HALF, phrase_key(0, (struct str){joined, len}), number, language);
}

static void add_symbols(const UDateFormat *format, int language)
{
    char out[NAME_UNITS_MAX * 3];
    for (size_t k = 0; k < sizeof symbols / sizeof *symbols; k++) {
        const struct symbols *kind = &symbols[k];
        for (int32_t i = 0; i < kind->count; i++) {
            struct str name = symbol(format, kind->type, i + kind->first, out, sizeof out);
            if (kind->meaning == DATE_HALF)
                add_half(name, (unsigned)i + 1, language);
            else
                add_name(kind, name, (unsigned)i + 1, language);
            if (kind->type == UDAT_MONTHS)
                add_beginnings(format, i, name, language);
        }
    }
}

/* Where a run of letters of a pattern ends that are either all of its fields or all of its own words. */
static bool is_field_letter(UChar c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word that stands in a pattern right before the month's name belongs to it: "במרץ". */
static void add_prefixed_months(const UDateFormat *format, struct str prefix, int language)
{
    char out[NAME_UNITS_MAX * 3], joined[NAME_UNITS_MAX * 3];
    for (int32_t i = 0; i < 12; i++) {
        struct str name = symbol(format, UDAT_MONTHS, i, out, sizeof out), tag;
        int len = snprintf(joined, sizeof joined, "%.*s%.*s", STR_FMT(prefix), STR_FMT(name));
        uint64_t key = len > 0 ? key_of_name((struct str){joined, (size_t)len}, &tag) : 0;
        if (key)
            add_key(DATE_MONTH, key, (unsigned)i + 1, (struct str){joined, (size_t)len}, language);
    }
}

/* The words that a pattern has between its fields: "d 'de' MMMM 'de' y" has "de". */
static void add_links(const UDateFormat *format, const UChar *pattern, int32_t count, int language)
{
    char out[NAME_UNITS_MAX * 3];
    bool quoted = false;
    for (int32_t i = 0; i < count;) {
        if (pattern[i] == '\'') {
            quoted = !quoted;
            i++;
            continue;
        }
        int32_t from = i;
        while (i < count && pattern[i] != '\'' && (quoted || !is_field_letter(pattern[i])) &&
               is_letter_or_mark(pattern[i]))
            i++;
        if (i > from) {
            struct str word = utf8_of(pattern + from, i - from, out, sizeof out);
            date_table_add(DATE_LINK, phrase_key(0, word), 1, language);
            if (i < count && pattern[i] == 'M')
                add_prefixed_months(format, word, language);
        } else {
            i++;
        }
    }
}

static UDateFormat *open_format(int language, UDateFormatStyle time, UDateFormatStyle date)
{
    static const UChar zone[] = {'U', 'T', 'C', 0};
    char locale[LOCALE_BYTES_MAX];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(locale, sizeof locale, "%s@calendar=gregorian", date_languages[language]);
    UDateFormat *format = udat_open(time, date, locale, zone, -1, NULL, 0, &status);
    return U_SUCCESS(status) ? format : NULL;
}

static void read_order(int language)
{
    UChar pattern[NAME_UNITS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = open_format(language, UDAT_NONE, UDAT_SHORT);
    date_table_set_order(language, 'd');
    int32_t count = format ? udat_toPattern(format, false, pattern, NAME_UNITS_MAX, &status) : 0;
    for (int32_t i = 0; i < count && U_SUCCESS(status); i++)
        if (pattern[i] == 'd' || pattern[i] == 'M' || pattern[i] == 'y') {
            date_table_set_order(language, ascii_lower((char)pattern[i]));
            break;
        }
    udat_close(format);
}

void date_cldr_add(int language)
{
    UChar pattern[NAME_UNITS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = open_format(language, UDAT_SHORT, UDAT_FULL);
    if (!format)
        return;
    add_symbols(format, language);
    int32_t count = udat_toPattern(format, false, pattern, NAME_UNITS_MAX, &status);
    if (U_SUCCESS(status))
        add_links(format, pattern, count, language);
    udat_close(format);
    read_order(language);
}
