#include "decode/guess.h"

#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>

#include "decode/latin.h"
#include "decode/sample.h"
#include "decode/step.h"

enum {
    SAMPLE_BYTES = 16 << 10,
    GUESS_CONFIDENCE = 20, /* of 100; ICU's answers below it are noise */
    SPARSE = 8,            /* letters of ASCII for each byte past it */
    TOLERATED = 20, /* one ill-formed sequence in so many characters past ASCII does not refute a charset */
};
#define LATIN_CONVINCES .7
#define LATIN_CERTAIN                                                                                        \
    .95 /* where the bytes past ASCII are so sparse that uchardet takes them for anything                    \
         */

/* Names that the detectors use and the standard does not. */
static const struct {
    const char *name;
    enum encoding_id encoding;
} aliases[] = {
    {"UHC", EUC_KR},
    {"MAC-CYRILLIC", X_MAC_CYRILLIC},
};

static const struct encoding *encoding_of_name(struct str name)
{
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (str_eq_nocase(name, str_of(aliases[i].name)))
            return &encodings[aliases[i].encoding];
    const struct encoding *encoding = encoding_of_label(name);
    bool is_sane = encoding && (encoding->kind == KIND_SINGLE_BYTE || encoding->kind == KIND_MULTI_BYTE);
    return is_sane ? encoding : NULL;
}

/* Charsets of other scripts than the Latin one, whose answers are heard. */
static bool is_of_other_script(const struct encoding *encoding)
{
    static const uint8_t ids[] = {IBM866,       ISO_8859_5,   ISO_8859_6,   ISO_8859_7,     ISO_8859_8,
                                  ISO_8859_8_I, KOI8_R,       KOI8_U,       WINDOWS_874,    WINDOWS_1251,
                                  WINDOWS_1253, WINDOWS_1255, WINDOWS_1256, X_MAC_CYRILLIC, GBK,
                                  GB18030,      BIG5,         EUC_JP,       SHIFT_JIS,      EUC_KR};
    for (size_t i = 0; i < sizeof ids; i++)
        if (encoding == &encodings[ids[i]])
            return true;
    return false;
}

/* Whether the text, read in the encoding, has few ill-formed sequences. */
static bool is_borne_out(const struct encoding *encoding, struct str text)
{
    const uint8_t *at = (const uint8_t *)text.at;
    size_t seen = 0, ill_formed = 0;
    struct means means;
    if (!means_find(encoding, &means))
        return false;
    for (size_t i = 0; i < text.len;) {
        struct step step = means_next(&means, at + i, text.len - i);
        seen += at[i] >= 0x80;
        ill_formed += step.code_point == STEP_ERROR || (step.code_point >= 0x80 && step.code_point < 0xA0);
        i += step.len;
    }
    return ill_formed * TOLERATED <= seen;
}

/* uchardet's answer, if it is of another script and borne out. */
static const struct encoding *by_uchardet(struct str text)
{
    uchardet_t detector = uchardet_new();
    const struct encoding *encoding = NULL;
    if (detector && uchardet_handle_data(detector, text.at, text.len) == 0) {
        uchardet_data_end(detector);
        encoding = encoding_of_name(str_of(uchardet_get_charset(detector)));
    }
    if (detector)
        uchardet_delete(detector);
    return encoding && is_of_other_script(encoding) && is_borne_out(encoding, text) ? encoding : NULL;
}

static const struct encoding *first_of_other_script(UCharsetDetector *detector, struct str text)
{
    UErrorCode error = U_ZERO_ERROR;
    ucsdet_setText(detector, text.at, (int32_t)text.len, &error);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < count; i++) {
        const struct encoding *encoding = encoding_of_name(str_of(ucsdet_getName(matches[i], &error)));
        if (ucsdet_getConfidence(matches[i], &error) < GUESS_CONFIDENCE)
            break;
        if (encoding && is_of_other_script(encoding) && is_borne_out(encoding, text))
            return encoding;
    }
    return NULL;
}

static const struct encoding *by_icu(struct str text)
{
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&error);
    const struct encoding *encoding = U_SUCCESS(error) ? first_of_other_script(detector, text) : NULL;
    ucsdet_close(detector);
    return encoding;
}

/* KOI8-U differs from KOI8-R by ten letters in the place of lines that boxes are drawn with: lines do not
 * stand beside letters. */
static const struct encoding *with_ukrainian(const struct encoding *encoding, struct str text)
{
    static const struct str letters = STR_INIT("\xA4\xA6\xA7\xAD\xAE\xB4\xB6\xB7\xBD\xBE");
    if (encoding != &encodings[KOI8_R])
        return encoding;
    for (size_t i = 1; i < text.len; i++)
        if (str_find_byte(letters, text.at[i], 0) != SIZE_MAX && (uint8_t)text.at[i - 1] >= 0xC0)
            return &encodings[KOI8_U];
    return encoding;
}

static const struct encoding *guess(struct str text)
{
    struct latin latin = latin_guess(text);
    if (latin.share >= LATIN_CERTAIN && latin.ascii_per_high >= SPARSE)
        return latin.encoding;
    const struct encoding *encoding = by_uchardet(text);
    if (encoding)
        return encoding;
    if (latin.share >= LATIN_CONVINCES)
        return latin.encoding;
    /* Its first words may have been misleading: uchardet gives up what they contradict for good. */
    if (!(encoding = by_uchardet(str_slice(text, text.len / 2, text.len))) && !(encoding = by_icu(text)))
        encoding = latin.encoding;
    return encoding;
}

const struct encoding *guess_encoding(struct str bytes)
{
    struct buf sample;
    buf_init(&sample, NULL, SAMPLE_BYTES);
    struct str text = sample_text(bytes, &sample) ? buf_str(&sample) : str_slice(bytes, 0, SAMPLE_BYTES);
    const struct encoding *encoding = with_ukrainian(guess(text), text);
    buf_free(&sample);
    return encoding;
}
