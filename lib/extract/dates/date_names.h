/* Words of dates: the names of months and week days, the words of the two halves of a day and those that
 * stand between the parts of a date, in the languages of date_languages.c. All of them come from the Unicode
 * CLDR as ICU carries it; the table is built once a process, at its first use (a few tens of milliseconds).
 */
#ifndef COPYDESK_EXTRACT_DATES_DATE_NAMES_H
#define COPYDESK_EXTRACT_DATES_DATE_NAMES_H

#include "base/str.h"

/* What a phrase may mean, each with a number. */
enum date_meaning {
    DATE_MONTH,     /* 1 … 12 */
    DATE_WEEKDAY,   /* 1 … 7, from Sunday */
    DATE_HALF,      /* of the day: 1 before noon, 2 after it */
    DATE_LINK,      /* between the parts of a date or before its time: "de", "of", "um"; 1 */
    DATE_MONTH_TAG, /* says that a number is a month: "tháng" in "tháng 3"; 1 */
    DATE_HEAD,      /* the first word of a month's or week day's name, or a month's tag; 1 */
    DATE_AGO,       /* around a number: "vor … Stunden", by ago_key; enum date_unit */
    DATE_PAST,      /* without a number: "yesterday", "vor einer Stunde"; past_number */
    DATE_PAST_HEAD, /* the first word of such a phrase; 1 */
    DATE_MEANING_COUNT
};

enum {
    DATE_LANGUAGES_MAX = 128,
    DATE_LANGUAGE_UNKNOWN = -1,
    PHRASE_WORDS_MAX = 2, /* words of the longest name that is known */
    AGO_WORDS_BEFORE = 3, /* of the longest "vor etwa …" before a number that is known */
    PAST_WORDS_MAX = 4,   /* of the longest "the day before yesterday" */
};

/* Units of time, from the shortest. */
enum date_unit { UNIT_NONE, UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

/* What a phrase without a number states: how many of a unit, 0 … 3. */
static inline unsigned past_number(enum date_unit unit, unsigned count)
{
    return (unsigned)unit * 4 + count;
}

/* Locales of CLDR whose names are read, each language's own first and before its regions' ("ar", "ar-LB");
 * those with the most pages on the Web first. */
extern const char *const date_languages[];
extern const size_t date_language_count;

/* Builds the table where that was not done; whatever needs it does so, too. */
void date_names_load(void);

/* The language of a BCP 47 tag, as an index for the look-ups; DATE_LANGUAGE_UNKNOWN where it is none of
 * them. Not from two threads at a time. */
int date_language_of(struct str tag);

/* The order of numbers in a short date of a tag's language and region: 'd', 'm' or 'y' is first. Day first
 * where the tag is unknown. */
char date_order_of(struct str tag);

/* A phrase's key: of its words one after the other, from 0. Case is folded; marks of vowels count. */
uint64_t phrase_key(uint64_t key, struct str word);

/* The key of what stands around a number: of the words before it, and the letters behind it (ago_letter, one
 * after the other, from 0). */
uint64_t ago_key(uint64_t before, uint64_t behind);
uint64_t ago_letter(uint64_t behind, uint32_t c);

/* A letter, or a mark of one, or what joins letters. */
bool is_letter_or_mark(uint32_t c);

/* The number that a phrase has in that meaning; 0 where it has none. A name that is one month in one language
 * and another month elsewhere has its number in `language`, else its English one, else none. */
unsigned date_number_of(enum date_meaning meaning, uint64_t key, int language);

/* Whether any language has it. */
bool is_name(enum date_meaning meaning, uint64_t key);

/* Whether that language has the phrase in that meaning. */
bool is_name_in(enum date_meaning meaning, uint64_t key, int language);

/* A word: the letters and marks at s[i …); joined by apostrophes or not. Empty where there is none. */
struct str date_word_at(struct str s, size_t i);

#endif
