#include "extract/date_names.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

enum {
    SLOTS = 1 << 14, /* about three times the phrases of all languages */
    FULL = SLOTS - SLOTS / 4,
    NAME_UNITS_MAX = 128,
    LOCALE_BYTES_MAX = 64,
    ABBREVIATION_MIN = 3, /* letters of a name that may stand for it: "Sept" */
    ABBREVIATION_MAX = 4,
    ENGLISH = 0, /* its index */
};

/* One meaning of a phrase in some languages. key 0: free. */
struct entry {
    uint64_t key;
    uint8_t meaning, number;
    uint64_t languages[DATE_LANGUAGES_MAX / 64];
};

static struct {
    struct entry entries[SLOTS];
    char orders[DATE_LANGUAGES_MAX];
    size_t count;
    bool is_built;
} names;

static bool is_letter_or_mark(uint32_t c)
{
    return c < 0x80 ? ascii_is_alpha((char)c)
                    : u_isalpha((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0 ||
                          c == 0x200C || c == 0x200D;
}

/* Han characters are words of their own among numbers: 年, 月, 日; Thai "ที่" leans on what stands before. */
struct str date_word_at(struct str s, size_t i)
{
    size_t from = i, to = i;
    while (i < s.len) {
        uint32_t c = utf8_next(s, &i);
        if (!is_letter_or_mark(c))
            break;
        to = i;
    }
    return str_slice(s, from, to);
}

uint64_t phrase_key(uint64_t key, struct str word)
{
    enum { COMBINING_DOT = 0x307, JOINERS_FROM = 0x200C, JOINERS_TO = 0x200D };
    key = hash_mix(key, 1);
    for (size_t i = 0; i < word.len;) {
        uint32_t c = utf8_next(word, &i);
        c = c < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)c)
                     : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
        if (c == 0x130) /* "İ", which folds to two characters */
            c = 'i';
        if (c != COMBINING_DOT && (c < JOINERS_FROM || c > JOINERS_TO))
            key = hash_mix(key, c);
    }
    return key ? key : 1;
}

static void add(enum date_meaning meaning, uint64_t key, unsigned number, int language)
{
    for (size_t i = key & (SLOTS - 1);; i = (i + 1) & (SLOTS - 1)) {
        struct entry *entry = &names.entries[i];
        if (entry->key && (entry->key != key || entry->meaning != meaning || entry->number != number))
            continue;
        if (!entry->key && names.count++ > FULL) /* the look-ups end at a free one */
            return;
        entry->key = key;
        entry->meaning = (uint8_t)meaning;
        entry->number = (uint8_t)number;
        entry->languages[language / 64] |= UINT64_C(1) << language % 64;
        return;
    }
}

static bool speaks(const struct entry *entry, int language)
{
    return language >= 0 && (entry->languages[language / 64] >> language % 64 & 1);
}

static unsigned look_up(enum date_meaning meaning, uint64_t key, int language)
{
    unsigned first = 0, count = 0, english = 0;
    for (size_t i = key & (SLOTS - 1); names.entries[i].key; i = (i + 1) & (SLOTS - 1)) {
        const struct entry *entry = &names.entries[i];
        if (entry->key != key || entry->meaning != meaning)
            continue;
        if (speaks(entry, language))
            return entry->number;
        english = speaks(entry, ENGLISH) ? entry->number : english;
        first = entry->number;
        count++;
    }
    return count == 1 ? first : english;
}

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
            add(DATE_MONTH, phrase_key(0, part), (unsigned)month + 1, language);
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
        add(kind->meaning, key, number, language);
    if (tag.len && kind->meaning == DATE_MONTH)
        add(DATE_MONTH_TAG, phrase_key(0, tag), 1, language);
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
        add(DATE_HALF, phrase_key(0, (struct str){joined, len}), number, language);
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
            add(DATE_MONTH, key, (unsigned)i + 1, language);
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
            add(DATE_LINK, phrase_key(0, word), 1, language);
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
    names.orders[language] = 'd';
    int32_t count = format ? udat_toPattern(format, false, pattern, NAME_UNITS_MAX, &status) : 0;
    for (int32_t i = 0; i < count && U_SUCCESS(status); i++)
        if (pattern[i] == 'd' || pattern[i] == 'M' || pattern[i] == 'y') {
            names.orders[language] = ascii_lower((char)pattern[i]);
            break;
        }
    udat_close(format);
}

static void read_language(int language)
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

/* Words between the parts of dates that CLDR's patterns do not have, by language. */
static const struct {
    const char *language, *word;
} more_links[] = {
    {"en", "of"},   {"en", "the"},    {"en", "on"},     {"en", "at"},   {"de", "den"}, {"de", "um"},
    {"es", "del"},  {"es", "a"},      {"es", "las"},    {"es", "la"},   {"es", "el"},  {"pt", "de"},
    {"pt", "do"},   {"pt", "às"},     {"pt", "as"},     {"fr", "à"},    {"fr", "a"},   {"fr", "le"},
    {"it", "ore"},  {"it", "alle"},   {"ru", "в"},      {"ru", "года"}, {"ru", "год"}, {"uk", "року"},
    {"uk", "об"},   {"bg", "година"}, {"be", "года"},   {"th", "พ"},    {"th", "ศ"},   {"th", "ค"},
    {"th", "เวลา"}, {"vi", "ngày"},   {"vi", "năm"},    {"vi", "lúc"},  {"ro", "ora"}, {"sv", "den"},
    {"nl", "om"},   {"pl", "o"},      {"pl", "godz"},   {"pl", "r"},    {"cs", "v"},   {"tr", "saat"},
    {"fi", "klo"},  {"da", "kl"},     {"ar", "الساعة"}, {"el", "στις"}, {"hu", "év"},  {"ca", "del"},
    {"id", "jam"},  {"gl", "do"},     {"sk", "o"},      {"hr", "u"},    {"de", "ab"},  {"pt", "em"},
};

static int index_of(const char *language)
{
    for (size_t i = 0; i < date_language_count; i++)
        if (strcmp(date_languages[i], language) == 0)
            return (int)i;
    return DATE_LANGUAGE_UNKNOWN;
}

static void build(void)
{
    names.is_built = true;
    for (size_t i = 0; i < date_language_count; i++)
        read_language((int)i);
    for (size_t i = 0; i < sizeof more_links / sizeof *more_links; i++) {
        int language = index_of(more_links[i].language);
        add(DATE_LINK, phrase_key(0, str_of(more_links[i].word)), 1, language < 0 ? ENGLISH : language);
    }
}

/* Whether a tag is a locale of the list, or one of its language and script. */
static bool is_tag_of(struct str tag, const char *locale)
{
    size_t i = 0;
    for (; locale[i]; i++)
        if (i >= tag.len || ascii_lower(tag.at[i] == '-' ? '_' : tag.at[i]) != ascii_lower(locale[i]))
            return false;
    return i == tag.len || tag.at[i] == '-' || tag.at[i] == '_';
}

int date_language_of(struct str tag)
{
    int best = DATE_LANGUAGE_UNKNOWN;
    for (size_t i = 0; i < date_language_count; i++)
        if (is_tag_of(tag, date_languages[i]) &&
            (best < 0 || strlen(date_languages[i]) > strlen(date_languages[best])))
            best = (int)i;
    if (best < 0 && (is_tag_of(tag, "no") || is_tag_of(tag, "nb")))
        best = index_of("nb");
    return best;
}

/* Of English and Spanish the regions whose short dates have the month first (CLDR 42); the others' have not.
 */
static bool is_month_first_region(struct str tag)
{
    static const char *const regions[] = {"US", "AS", "BI", "CA", "GU", "MH",
                                          "MP", "PH", "PR", "UM", "VI", "PA"};
    if (tag.len < 2)
        return false;
    struct str region = str_slice(tag, tag.len - 2, tag.len);
    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
        if (str_eq_nocase(region, str_of(regions[i])))
            return true;
    return false;
}

char date_order_of(struct str tag)
{
    if (!names.is_built)
        build();
    bool has_region = tag.len >= strlen("en-GB") && (tag.at[2] == '-' || tag.at[2] == '_');
    if (has_region && (is_tag_of(tag, "en") || is_tag_of(tag, "es")))
        return is_month_first_region(tag) ? 'm' : 'd';
    int language = date_language_of(tag);
    return language < 0 ? 'd' : names.orders[language];
}

unsigned date_number_of(enum date_meaning meaning, uint64_t key, int language)
{
    if (!names.is_built)
        build();
    return look_up(meaning, key, language);
}

bool is_name_in(enum date_meaning meaning, uint64_t key, int language)
{
    if (!names.is_built)
        build();
    for (size_t i = key & (SLOTS - 1); names.entries[i].key; i = (i + 1) & (SLOTS - 1))
        if (names.entries[i].key == key && names.entries[i].meaning == meaning &&
            speaks(&names.entries[i], language))
            return true;
    return false;
}
