#include "extract/language/text_language.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/language/cld2.h"

enum { TAG_MAX = 16, RANGES_MAX = 64 };
#define KNOWN_SHARE 0.5 /* of a text in languages that are known: with less, nothing is sure */
#define SURE_SHARE  0.6 /* of a text: with less in one language, no one language is the text's */

/* Codes of CLD2 that BCP 47 spells otherwise (RFC 5646; IANA's language subtag registry). */
static const struct {
    const char *code, *tag;
} codes[] = {
    {"iw", "he"},
    {"jw", "jv"},
    {"tl", "fil"},
    {"zh", "zh-Hans"},
};

/* Languages, by their first subtag, that CLD2 does not tell apart for sure, or that are a macrolanguage and
 * its members (ISO 639-3). */
static const char *const kin[][6] = {
    {"no", "nb", "nn"},   {"hr", "bs", "sr", "sh", "cnr"}, {"ms", "id", "zsm"}, {"zh", "cmn"}, {"fil", "tl"},
    {"fa", "pes", "prs"},
};

/* Subtags that say how Chinese is written: its scripts, and the regions that write in them (CLDR's likely
 * subtags). */
static const struct {
    const char *subtag;
    char script;
} chinese[] = {
    {"Hans", 's'}, {"CN", 's'}, {"SG", 's'}, {"MY", 's'},
    {"Hant", 't'}, {"TW", 't'}, {"HK", 't'}, {"MO", 't'},
};

static struct str first_subtag(struct str tag)
{
    return str_slice(tag, 0, str_find_byte(tag, '-', 0));
}

/* 's', 't', or 0 where the tag leaves it open. The first subtag that says so decides: zh-Hant-CN. */
static char chinese_script(struct str tag)
{
    struct str subtag;
    while (str_next(&tag, '-', &subtag))
        for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
            if (str_eq_nocase(subtag, str_of(chinese[i].subtag)))
                return chinese[i].script;
    return 0;
}

static bool is_chinese(struct str tag)
{
    struct str first = first_subtag(tag);
    return str_eq_nocase(first, STR("zh")) || str_eq_nocase(first, STR("cmn"));
}

static bool is_of_kin(size_t group, struct str first)
{
    for (size_t i = 0; i < sizeof kin[group] / sizeof *kin[group] && kin[group][i]; i++)
        if (str_eq_nocase(first, str_of(kin[group][i])))
            return true;
    return false;
}

static bool are_kin(struct str a, struct str b)
{
    for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
        if (is_of_kin(i, a))
            return is_of_kin(i, b);
    return str_eq_nocase(a, b);
}

bool same_language(struct str a, struct str b)
{
    if (!a.len || !b.len || !are_kin(first_subtag(a), first_subtag(b)))
        return false;
    char script = is_chinese(a) ? chinese_script(a) : 0, other = is_chinese(a) ? chinese_script(b) : 0;
    return !script || !other || script == other;
}

struct str finer_tag(struct str declared, struct str found)
{
    return is_chinese(declared) && !chinese_script(declared) && chinese_script(found) ? found : declared;
}

/* A code of CLD2's as a tag; empty for its pseudo-languages (xx-Zyyy, zzp). */
static struct str tag_of(const char *code)
{
    if (!code || strcmp(code, "un") == 0 || strncmp(code, "xx", 2) == 0 || strncmp(code, "zz", 2) == 0)
        return STR_NONE;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i].code, code) == 0)
            return str_of(codes[i].tag);
    return str_of(code);
}

/* The code to hint at, in out; NULL where there is none. CLD2 knows BCP 47's spellings there. How Chinese is
 * written shows in the text, and a hint would outweigh it. */
static const char *hint_of(struct str tag, char out[TAG_MAX])
{
    struct str first = first_subtag(tag);
    if (first.len < 2 || first.len >= TAG_MAX || is_chinese(tag))
        return NULL;
    for (size_t i = 0; i < first.len; i++)
        out[i] = ascii_lower(first.at[i]);
    out[first.len] = '\0';
    return out;
}

static size_t count_letters(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = utf8_next(text, &i);
        count += is_word_character(c) && (c >= 0x80 || !ascii_is_digit((char)c));
    }
    return count;
}

/* Whether a text is made of words: not of prices, codes, results. */
static bool is_wordy(struct str text, size_t letters)
{
    return letters >= LANGUAGE_LETTERS && 2 * letters >= utf8_count(text);
}

static struct found_language found_of(const struct cld2_guess *guess)
{
    struct str tag = tag_of(guess->code);
    float share = tag.len ? (float)guess->percent / 100.0F : 0.0F;
    bool sure = guess->sure || str_eq(tag, STR("he")); /* its letters say so, CLD2 weighs its words alone */
    return (struct found_language){tag, share, tag.len && sure && (double)share >= SURE_SHARE};
}

struct found_language find_language(struct str text, struct str hint)
{
    char code[TAG_MAX];
    text = utf8_cut(text, LANGUAGE_TEXT_BYTES);
    if (!is_wordy(text, count_letters(text)))
        return (struct found_language){0};
    struct cld2_guess guess = cld2_guess_language(text.at, text.len, hint_of(hint, code));
    return found_of(&guess);
}

/* What to make of a text that is surely in one language by itself, and in the expected one when CLD2 is told
 * so: of two close languages it then always says the expected one, which is right for a short text of mixed
 * words and wrong for a sentence. */
static struct str settle(struct str text, struct str found)
{
    return count_letters(text) >= LANGUAGE_CLEAR_LETTERS ? found : STR_NONE;
}

struct str text_language(struct str text, struct str hint)
{
    struct found_language found = find_language(text, STR_NONE);
    if (found.sure && (!hint.len || same_language(found.tag, hint)))
        return hint.len ? finer_tag(hint, found.tag) : found.tag;
    if (!hint.len || !found.tag.len)
        return STR_NONE;
    struct found_language expected = find_language(text, hint);
    if (same_language(expected.tag, hint))
        return found.sure ? settle(text, found.tag) : finer_tag(hint, expected.tag);
    return found.sure && same_language(found.tag, expected.tag) ? found.tag : STR_NONE;
}

static void add_weight(struct language_weights *weights, struct str tag, double letters)
{
    size_t i = 0;
    while (i < weights->count && !same_language(weights->items[i].tag, tag))
        i++;
    if (i == LANGUAGES_MAX)
        return;
    if (i == weights->count)
        weights->items[weights->count++] = (struct language_weight){tag, 0.0};
    weights->items[i].letters += letters;
}

/* The letters of each language of a text. */
static struct language_weights weigh_ranges(struct str text)
{
    struct cld2_range ranges[RANGES_MAX];
    struct language_weights weights = {.count = 0};
    size_t count = cld2_cut_by_language(text.at, text.len, ranges, RANGES_MAX);
    for (size_t i = 0; i < count; i++) {
        struct str tag = tag_of(ranges[i].code);
        size_t letters = count_letters(str_slice(text, ranges[i].from, ranges[i].to));
        if (tag.len && letters)
            add_weight(&weights, tag, (double)letters);
    }
    return weights;
}

struct found_language add_languages(struct str text, double letters, struct language_weights *weights)
{
    struct found_language found = {.share = 0.0F};
    double known = 0.0;
    text = utf8_cut(text, LANGUAGE_TEXT_BYTES);
    size_t looked_at = count_letters(text);
    if (!is_wordy(text, looked_at))
        return found;
    struct language_weights ranges = weigh_ranges(text);
    for (size_t i = 0; i < ranges.count; i++)
        known += ranges.items[i].letters;
    for (size_t i = 0; i < ranges.count; i++) {
        double share = ranges.items[i].letters / known;
        add_weight(weights, ranges.items[i].tag, letters * ranges.items[i].letters / (double)looked_at);
        if (share > (double)found.share)
            found = (struct found_language){ranges.items[i].tag, (float)share, share >= SURE_SHARE};
    }
    found.sure = found.sure && known >= KNOWN_SHARE * (double)looked_at;
    return found;
}
