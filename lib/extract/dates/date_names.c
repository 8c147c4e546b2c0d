/* The table of names, and its look-ups. */
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "extract/dates/date_table.h"

enum {
    SLOTS = 1 << 15, /* about three times the phrases of all languages */
    FULL = SLOTS - SLOTS / 4,
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

bool is_letter_or_mark(uint32_t c)
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

/* The key with one more letter, its case folded. What joins letters and the dot of "i̇" count for nothing. */
static uint64_t mix_letter(uint64_t key, uint32_t c)
{
    enum { COMBINING_DOT = 0x307, JOINERS_FROM = 0x200C, JOINERS_TO = 0x200D, CAPITAL_DOTTED_I = 0x130 };
    if (c == COMBINING_DOT || (c >= JOINERS_FROM && c <= JOINERS_TO))
        return key;
    if (c == CAPITAL_DOTTED_I) /* it folds to two characters */
        c = 'i';
    return hash_mix(key, c < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)c)
                                  : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
}

uint64_t phrase_key(uint64_t key, struct str word)
{
    key = hash_mix(key, 1);
    for (size_t i = 0; i < word.len;)
        key = mix_letter(key, utf8_next(word, &i));
    return key ? key : 1;
}

uint64_t ago_letter(uint64_t behind, uint32_t c)
{
    return is_letter_or_mark(c) ? mix_letter(behind, c) : behind;
}

uint64_t ago_key(uint64_t before, uint64_t behind)
{
    uint64_t key = hash_mix(before, behind);
    return key ? key : 1;
}

void date_table_add(enum date_meaning meaning, uint64_t key, unsigned number, int language)
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

void date_table_add_past(struct str phrase, unsigned number, int language)
{
    uint64_t key = 0, head = 0;
    unsigned words = 0;
    for (size_t i = 0; i < phrase.len;) {
        struct str word = date_word_at(phrase, i);
        if (!word.len) {
            utf8_next(phrase, &i);
            continue;
        }
        i += word.len;
        key = phrase_key(key, word);
        head = words++ ? head : key;
    }
    if (!words || words > PAST_WORDS_MAX)
        return;
    date_table_add(DATE_PAST, key, number, language);
    date_table_add(DATE_PAST_HEAD, head, 1, language);
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
        english = speaks(entry, DATE_ENGLISH) ? entry->number : english;
        first = entry->number;
        count++;
    }
    return count == 1 ? first : english;
}

void date_table_set_order(int language, char order)
{
    names.orders[language] = order;
}

int date_language_index(const char *locale)
{
    for (size_t i = 0; i < date_language_count; i++)
        if (strcmp(date_languages[i], locale) == 0)
            return (int)i;
    return DATE_LANGUAGE_UNKNOWN;
}

void date_names_load(void)
{
    if (names.is_built)
        return;
    names.is_built = true;
    for (int i = 0; i < (int)date_language_count; i++) {
        date_cldr_add(i);
        date_cldr_add_ago(i);
    }
    date_words_add();
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

static int find_language(struct str tag)
{
    int best = DATE_LANGUAGE_UNKNOWN;
    for (size_t i = 0; i < date_language_count; i++)
        if (is_tag_of(tag, date_languages[i]) &&
            (best < 0 || strlen(date_languages[i]) > strlen(date_languages[best])))
            best = (int)i;
    if (best < 0 && (is_tag_of(tag, "no") || is_tag_of(tag, "nb")))
        best = date_language_index("nb");
    return best;
}

/* Every look for a date asks anew, mostly for the few tags of one page: what was found of those is kept. */
int date_language_of(struct str tag)
{
    enum { TAGS = 16, TAG_BYTES_MAX = 14 };
    static struct known_tag {
        char text[TAG_BYTES_MAX];
        uint8_t len; /* 0: free */
        int language;
    } known[TAGS];
    if (tag.len == 0 || tag.len > TAG_BYTES_MAX)
        return find_language(tag);
    struct known_tag *at = &known[str_hash(tag) % TAGS];
    if (at->len != tag.len || memcmp(at->text, tag.at, tag.len) != 0) {
        memcpy(at->text, tag.at, tag.len);
        at->len = (uint8_t)tag.len;
        at->language = find_language(tag);
    }
    return at->language;
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
    date_names_load();
    bool has_region = tag.len >= strlen("en-GB") && (tag.at[2] == '-' || tag.at[2] == '_');
    if (has_region && (is_tag_of(tag, "en") || is_tag_of(tag, "es")))
        return is_month_first_region(tag) ? 'm' : 'd';
    int language = date_language_of(tag);
    return language < 0 ? 'd' : names.orders[language];
}

unsigned date_number_of(enum date_meaning meaning, uint64_t key, int language)
{
    date_names_load();
    return look_up(meaning, key, language);
}

bool is_name(enum date_meaning meaning, uint64_t key)
{
    date_names_load();
    for (size_t i = key & (SLOTS - 1); names.entries[i].key; i = (i + 1) & (SLOTS - 1))
        if (names.entries[i].key == key && names.entries[i].meaning == meaning)
            return true;
    return false;
}

bool is_name_in(enum date_meaning meaning, uint64_t key, int language)
{
    date_names_load();
    for (size_t i = key & (SLOTS - 1); names.entries[i].key; i = (i + 1) & (SLOTS - 1))
        if (names.entries[i].key == key && names.entries[i].meaning == meaning &&
            speaks(&names.entries[i], language))
            return true;
    return false;
}
