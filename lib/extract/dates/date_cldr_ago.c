/* How the languages of CLDR say how long ago something was, through ICU's resource bundles (fields/…/relative
 * and relativeTime/past), into the table of names. */
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "extract/dates/date_table.h"

enum { PHRASE_BYTES_MAX = 384, KEY_BYTES_MAX = 24, YESTERDAYS_MAX = 2 };

/* CLDR's names of units, and of the widths in which it has their phrases. */
static const struct {
    const char *name;
    enum date_unit unit;
} units[] = {
    {"second", UNIT_SECOND}, {"minute", UNIT_MINUTE}, {"hour", UNIT_HOUR}, {"day", UNIT_DAY},
    {"week", UNIT_WEEK},     {"month", UNIT_MONTH},   {"year", UNIT_YEAR},
};
static const char *const widths[] = {"", "-short", "-narrow"};

/* Plural categories that stand for one number, where a phrase of theirs has none: Arabic's "two hours ago".
 */
static const struct {
    const char *name;
    unsigned count;
} counts[] = {{"one", 1}, {"two", 2}};

static struct str text_of(const UResourceBundle *bundle, char *out)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0, len = 0;
    const UChar *text = ures_getString(bundle, &count, &status);
    if (U_SUCCESS(status))
        u_strToUTF8(out, PHRASE_BYTES_MAX, &len, text, count, &status);
    return U_SUCCESS(status) && len < PHRASE_BYTES_MAX ? (struct str){out, (size_t)len} : STR_NONE;
}

/* Whether a phrase says by a sign alone that it is past, as narrow ones do: "-3 h". */
static bool has_sign(struct str phrase)
{
    return str_find_byte(phrase, '-', 0) != SIZE_MAX || str_find_byte(phrase, '+', 0) != SIZE_MAX ||
           str_find(phrase, STR("\u2212"), 0) != SIZE_MAX;
}

static uint64_t key_of_letters(struct str s)
{
    uint64_t key = 0;
    for (size_t i = 0; i < s.len;)
        key = ago_letter(key, utf8_next(s, &i));
    return key;
}

/* The key of all words; 0 where there are too many. */
static uint64_t key_of_words(struct str s, unsigned max)
{
    uint64_t key = 0;
    unsigned words = 0;
    for (size_t i = 0; i < s.len;) {
        struct str word = date_word_at(s, i);
        if (word.len) {
            key = phrase_key(key, word);
            words++;
            i += word.len;
        } else {
            utf8_next(s, &i);
        }
    }
    return words > max ? 0 : key;
}

void date_table_add_ago(struct str pattern, enum date_unit unit, int language)
{
    size_t number = str_find(pattern, STR("{0}"), 0);
    struct str before = str_slice(pattern, 0, number);
    struct str behind = str_slice(pattern, number + strlen("{0}"), pattern.len);
    uint64_t words = key_of_words(before, AGO_WORDS_BEFORE), letters = key_of_letters(behind);
    bool has_words = date_word_at(str_trim(before), 0).len != 0;
    if ((has_words && !words) || (!has_words && !letters) || has_sign(pattern))
        return;
    date_table_add(DATE_AGO, ago_key(words, letters), unit, language);
}

/* The phrases of relativeTime/past: one a plural category. */
static void add_pasts(const UResourceBundle *field, enum date_unit unit, int language)
{
    char text[PHRASE_BYTES_MAX];
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *times = ures_getByKey(field, "relativeTime", NULL, &status);
    UResourceBundle *past = ures_getByKey(times, "past", NULL, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < ures_getSize(past); i++) {
        UResourceBundle *phrase = ures_getByIndex(past, i, NULL, &status);
        struct str pattern = text_of(phrase, text);
        const char *category = ures_getKey(phrase);
        if (str_find(pattern, STR("{0}"), 0) != SIZE_MAX)
            date_table_add_ago(pattern, unit, language);
        else
            for (size_t n = 0; n < sizeof counts / sizeof *counts && category; n++)
                if (strcmp(category, counts[n].name) == 0)
                    date_table_add_past(pattern, past_number(unit, counts[n].count), language);
        ures_close(phrase);
    }
    ures_close(past);
    ures_close(times);
}

static struct str relative_day(const UResourceBundle *relative, int day, char *out)
{
    char key[KEY_BYTES_MAX];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(key, sizeof key, "%d", day);
    UResourceBundle *name = ures_getByKey(relative, key, NULL, &status);
    struct str text = U_SUCCESS(status) ? text_of(name, out) : STR_NONE;
    ures_close(name);
    return text;
}

/* "Today", "yesterday". Where one word is that and tomorrow as well, it is neither: Hindi's "कल". */
static void add_days(const UResourceBundle *field, int language)
{
    char text[PHRASE_BYTES_MAX], other[PHRASE_BYTES_MAX];
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *relative = ures_getByKey(field, "relative", NULL, &status);
    for (int ago = 0; ago <= YESTERDAYS_MAX && U_SUCCESS(status); ago++) {
        struct str phrase = relative_day(relative, -ago, text);
        if (phrase.len && (ago == 0 || !str_eq(phrase, relative_day(relative, ago, other))))
            date_table_add_past(phrase, past_number(UNIT_DAY, (unsigned)ago), language);
    }
    ures_close(relative);
}

static void add_field(const UResourceBundle *fields, const char *name, const char *width, enum date_unit unit,
                      int language)
{
    char key[KEY_BYTES_MAX];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(key, sizeof key, "%s%s", name, width);
    UResourceBundle *field = ures_getByKey(fields, key, NULL, &status);
    if (U_SUCCESS(status)) {
        add_pasts(field, unit, language);
        if (unit == UNIT_DAY)
            add_days(field, language);
    }
    ures_close(field);
}

void date_cldr_add_ago(int language)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, date_languages[language], &status);
    UResourceBundle *fields = ures_getByKey(bundle, "fields", NULL, &status);
    for (size_t i = 0; i < sizeof units / sizeof *units && U_SUCCESS(status); i++)
        for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
            add_field(fields, units[i].name, widths[w], units[i].unit, language);
    ures_close(fields);
    ures_close(bundle);
}
