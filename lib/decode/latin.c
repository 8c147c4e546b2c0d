#include "decode/latin.h"

#include <float.h>
#include <math.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "decode/index.h"

enum { MOST_ENCODINGS = 5 };

/* Letters past ASCII, in lower case, that a language's text is made of (from CLDR's exemplar characters), the
 * commoner first, and the charsets that its pages are in; UTF_8 fills a list up. */
static const struct language {
    struct str letters;
    uint8_t encodings[MOST_ENCODINGS]; /* enum encoding_id */
} languages[] = {
#define WEST                                                                                                 \
    {                                                                                                        \
        WINDOWS_1252, ISO_8859_15, MACINTOSH                                                                 \
    }
#define MIDDLE                                                                                               \
    {                                                                                                        \
        WINDOWS_1250, ISO_8859_2                                                                             \
    }
#define BALTIC                                                                                               \
    {                                                                                                        \
        WINDOWS_1257, ISO_8859_13, ISO_8859_4                                                                \
    }
    {STR_INIT("éèàêçâîôûùœëïæüÿ"), WEST},     /* French */
    {STR_INIT("üäößé"), WEST},                /* German */
    {STR_INIT("óáíéñúüç"), WEST},             /* Spanish */
    {STR_INIT("ãçáéíóêõàâúôü"), WEST},        /* Portuguese */
    {STR_INIT("àèùòéìîó"), WEST},             /* Italian */
    {STR_INIT("éëïèöüóáêçàô"), WEST},         /* Dutch, English */
    {STR_INIT("äöåé"), WEST},                 /* Swedish, Finnish */
    {STR_INIT("åøæéóôòêä"), WEST},            /* Danish, Norwegian */
    {STR_INIT("éóàèíçòïúü"), WEST},           /* Catalan */
    {STR_INIT("ðáíéþóæúöý"), WEST},           /* Icelandic, Faroese */
    {STR_INIT("áíéóú"), WEST},                /* Irish */
    {STR_INIT("ëçâê"), WEST},                 /* Albanian */
    {STR_INIT("łąężóśćńź"), MIDDLE},          /* Polish */
    {STR_INIT("íáéěýřčžšůúňóďť"), MIDDLE},    /* Czech */
    {STR_INIT("áíéýčšžúťľôňäďóĺŕ"), MIDDLE},  /* Slovak */
    {STR_INIT("áéöóőüíúű"), MIDDLE},          /* Hungarian */
    {STR_INIT("čšžćđ"), MIDDLE},              /* Croatian, Slovenian, Serbian */
    {STR_INIT("ăîţşâ"), MIDDLE},              /* Romanian */
    {STR_INIT("ıüşğçöâîiû"), {WINDOWS_1254}}, /* Turkish, Azerbaijani; their İ is a capital i */
    {STR_INIT("ėšžųįąūčę"), BALTIC},          /* Lithuanian */
    {STR_INIT("āīēšūņļķģčžō"), BALTIC},       /* Latvian */
    {STR_INIT("äõüöšž"), {WINDOWS_1257, WINDOWS_1252, ISO_8859_13, ISO_8859_15, ISO_8859_4}}, /* Estonian */
    {STR_INIT("đàáưôơêâăéíìóòúùýèãõ\u0301\u0300\u0323\u0309\u0303"), {WINDOWS_1258}},         /* Vietnamese */
    {STR_INIT("ĉŝĝŭĵĥ"), {ISO_8859_3}},                                                       /* Esperanto */
    {STR_INIT("ħżġċàèìòù"), {ISO_8859_3}},                                                    /* Maltese */
    {STR_INIT("ŵâôŷîêûáéíóäëïö"), {ISO_8859_14}},                                             /* Welsh */
};

/* The charsets above, and the logarithm of how much rarer each is on the web than the commonest. */
static const struct candidate {
    uint8_t encoding; /* enum encoding_id */
    double rarity;
} candidates[] = {
    {WINDOWS_1252, 0}, {WINDOWS_1250, 4}, {ISO_8859_2, 5},   {WINDOWS_1254, 4},
    {WINDOWS_1257, 5}, {ISO_8859_13, 7},  {ISO_8859_15, 4},  {ISO_8859_4, 7},
    {ISO_8859_3, 7},   {ISO_8859_14, 7},  {WINDOWS_1258, 7}, {MACINTOSH, 7},
};

enum { BYTES = 256, ASCII_END = 0x80 };

#define LETTERS_SHARE .9    /* of the bytes past ASCII that are letters */
#define PUNCTUATION   .25   /* likelihood of a certain one of the usual signs */
#define SIGN          .02   /* of another sign */
#define ODD           .0005 /* of a letter of another language, a sign within a word and the like */

enum sort { SORT_UNDEFINED, SORT_SIGN, SORT_USUAL, SORT_JOINT, SORT_DIGIT, SORT_SMALL, SORT_CAPITAL };

/* A text read in a charset. */
struct reading {
    uint32_t small[BYTES]; /* each byte's letter in lower case */
    uint8_t sorts[BYTES];  /* enum sort */
    size_t all[BYTES];
    size_t odd[BYTES]; /* of `all`: signs within a word, capitals after a small letter */
};

struct verdict {
    double log_likelihood, share;
};

/* Signs that most pages have, within words and beside them. */
static const uint16_t joints[] = {0xA0, 0xAD, 0xB7, 0x2013, 0x2014, 0x2019};
static const uint16_t usual[] = {0xA3,   0xA7,   0xA9,   0xAB,   0xAE,   0xB0,   0xB6,   0xBB,  0x2018,
                                 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2122};

static bool is_one_of(const uint16_t *signs, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (signs[i] == c)
            return true;
    return false;
}

static enum sort sort_of(uint32_t c)
{
    if (c == 0 || (c >= ASCII_END && c < 0xA0))
        return SORT_UNDEFINED;
    if (u_isalpha((UChar32)c) || (c >= 0x300 && c < 0x370)) /* accents of windows-1258 */
        return u_isupper((UChar32)c) ? SORT_CAPITAL : SORT_SMALL;
    if (c >= '0' && c <= '9')
        return SORT_DIGIT;
    if (is_one_of(joints, sizeof joints / sizeof joints[0], c))
        return SORT_JOINT;
    return is_one_of(usual, sizeof usual / sizeof usual[0], c) ? SORT_USUAL : SORT_SIGN;
}

/* Whether a byte of that sort stands where text does not have it. */
static bool is_odd(enum sort sort, enum sort before, enum sort after)
{
    switch (sort) {
    case SORT_CAPITAL:
        return before == SORT_SMALL || (before < SORT_SMALL && after < SORT_SMALL);
    case SORT_SMALL:
        return before == SORT_DIGIT || after == SORT_DIGIT;
    case SORT_SIGN:
    case SORT_USUAL:
        return before >= SORT_SMALL && after >= SORT_SMALL;
    case SORT_JOINT:
    case SORT_DIGIT:
    case SORT_UNDEFINED:
        break;
    }
    return false;
}

static struct reading read_in(const uint32_t *high, struct str text)
{
    struct reading reading = {0};
    for (uint32_t i = 0; i < BYTES; i++) {
        uint32_t c = i < ASCII_END ? i : high[i - ASCII_END];
        reading.sorts[i] = (uint8_t)sort_of(c);
        reading.small[i] = (uint32_t)u_tolower((UChar32)c);
    }
    for (size_t i = 0; i < text.len; i++) {
        uint8_t byte = (uint8_t)text.at[i];
        if (byte < ASCII_END)
            continue;
        enum sort sort = reading.sorts[byte];
        enum sort before = reading.sorts[i > 0 ? (uint8_t)text.at[i - 1] : ' '];
        enum sort after = reading.sorts[i + 1 < text.len ? (uint8_t)text.at[i + 1] : ' '];
        reading.all[byte]++;
        reading.odd[byte] += is_odd(sort, before, after);
    }
    return reading;
}

/* How rare a letter is in the language, 0 for its commonest; SIZE_MAX where it has no such letter. */
static size_t rarity(struct str letters, uint32_t c)
{
    size_t rank = 0;
    for (size_t i = 0; i < letters.len; rank++)
        if (utf8_next(letters, &i) == c)
            return rank;
    return SIZE_MAX;
}

/* How likely a byte past ASCII is to be the letter of that rank: as 1 / (rank + 2), over the language's
 * letters. */
static double likelihood(size_t rank, size_t letters)
{
    double sum = 0;
    for (size_t i = 0; i < letters; i++)
        sum += 1 / (double)(i + 2);
    return LETTERS_SHARE / (double)(rank + 2) / sum;
}

/* Adds up what the reading says for the language. */
static struct verdict judge(const struct reading *reading, struct str letters)
{
    struct verdict verdict = {0};
    size_t good = 0, bad = 0, count = utf8_count(letters);
    for (size_t i = ASCII_END; i < BYTES; i++) {
        size_t all = reading->all[i], odd = reading->odd[i];
        if (all == 0)
            continue;
        enum sort sort = reading->sorts[i];
        double p = sort == SORT_SIGN ? SIGN : PUNCTUATION;
        if (sort == SORT_UNDEFINED || (sort >= SORT_SMALL && rarity(letters, reading->small[i]) == SIZE_MAX))
            odd = all;
        else if (sort >= SORT_SMALL)
            p = likelihood(rarity(letters, reading->small[i]), count);
        good += all - odd;
        bad += odd;
        verdict.log_likelihood += (double)(all - odd) * log(p) + (double)odd * log(ODD);
    }
    verdict.share = good ? (double)good / (double)(good + bad) : 0;
    return verdict;
}

static bool lists(const struct language *language, uint8_t encoding)
{
    return memchr(language->encodings, encoding, MOST_ENCODINGS) != NULL;
}

/* Letters of ASCII for each byte past it: text in Latin letters has more than one, whatever the language. */
static size_t ascii_per_high(struct str text)
{
    size_t ascii = 0, high = 0;
    for (size_t i = 0; i < text.len; i++) {
        ascii += ascii_is_alpha(text.at[i]);
        high += (uint8_t)text.at[i] >= ASCII_END;
    }
    return high ? ascii / high : 0;
}

struct latin latin_guess(struct str text)
{
    struct latin best = {&encodings[WINDOWS_1252], 0, ascii_per_high(text)};
    double best_likelihood = -DBL_MAX;
    for (size_t k = 0; k < sizeof candidates / sizeof candidates[0] && best.ascii_per_high > 0; k++) {
        const uint32_t *high = index_single_byte(&encodings[candidates[k].encoding]);
        if (!high)
            continue;
        struct reading reading = read_in(high, text);
        for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
            if (!lists(&languages[i], candidates[k].encoding))
                continue;
            struct verdict verdict = judge(&reading, languages[i].letters);
            verdict.log_likelihood -= candidates[k].rarity;
            if (verdict.log_likelihood <= best_likelihood)
                continue;
            best_likelihood = verdict.log_likelihood;
            best.encoding = &encodings[candidates[k].encoding];
            best.share = verdict.share;
        }
    }
    return best;
}
