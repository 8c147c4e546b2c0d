#include "decode/charset.h"

#include <unicode/ucsdet.h>

#include "decode/meta.h"

enum {
    META_NEAR = 1024,    /* what WHATWG HTML asks for */
    META_FAR = 64 << 10, /* what is searched before guessing */
    GUESS_BYTES = 64 << 10,
    GUESS_CONFIDENCE = 20, /* of 100; ICU's answers below it are noise */
    ILL_FORMED_DOUBT = 3,  /* fewer bad sequences never cost a page its declared UTF-8 */
    UTF8_CERTAIN = 8,      /* so many sequences are well-formed by chance in no legacy text */
    UTF8_BLEMISH = 16,     /* well-formed sequences that outweigh one ill-formed one */
};

#define BOM_UTF8 STR("\xEF\xBB\xBF")

const struct encoding *charset_utf16(struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")))
        return &encodings[UTF_16LE];
    if (str_starts(bytes, STR("\xFE\xFF")))
        return &encodings[UTF_16BE];
    if (bytes.len < 4)
        return NULL;
    const char *at = bytes.at;
    if ((at[0] == '<' || ascii_is_space(at[0])) && at[1] == 0 && at[2] != 0 && at[3] == 0)
        return &encodings[UTF_16LE];
    if (at[0] == 0 && (at[1] == '<' || ascii_is_space(at[1])) && at[2] == 0 && at[3] != 0)
        return &encodings[UTF_16BE];
    return NULL;
}

/* Whether the bytes are UTF-8 but for a blemish here and there. */
static bool is_mostly_utf8(const struct utf8_survey *survey, size_t least)
{
    return survey->multi_byte >= least && survey->ill_formed * UTF8_BLEMISH <= survey->multi_byte;
}

static bool is_plausible(const struct encoding *encoding, const struct utf8_survey *survey)
{
    switch (encoding->kind) {
    case KIND_UTF8:
        return survey->ill_formed < ILL_FORMED_DOUBT || survey->ill_formed <= survey->multi_byte;
    case KIND_SINGLE_BYTE:
        return !is_mostly_utf8(survey, 1);
    case KIND_MULTI_BYTE:
        return !is_mostly_utf8(survey, UTF8_CERTAIN);
    case KIND_ESCAPES:
        return true;
    case KIND_UTF16: /* told by charset_utf16 or not at all */
    case KIND_REPLACEMENT:
        break;
    }
    return false;
}

/* A declared label's encoding if the bytes bear it out; else NULL. */
static const struct encoding *declared(struct str label, const struct utf8_survey *survey)
{
    const struct encoding *encoding = encoding_of_label(label);
    return encoding && is_plausible(encoding, survey) ? encoding : NULL;
}

/* The same for a <meta>. */
static const struct encoding *declared_by_meta(struct str bytes, size_t searched,
                                               const struct utf8_survey *survey)
{
    const struct encoding *encoding = meta_encoding(str_slice(bytes, 0, searched));
    return encoding && is_plausible(encoding, survey) ? encoding : NULL;
}

/* ICU's answers that a web page may be in, most of them under a narrower name than WHATWG's. EBCDIC, UTF-32
 * and escapes never come without a declaration. */
static const struct encoding *sane(const UCharsetMatch *match)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *name = ucsdet_getName(match, &error);
    if (U_FAILURE(error) || ucsdet_getConfidence(match, &error) < GUESS_CONFIDENCE)
        return NULL;
    const struct encoding *encoding = encoding_of_label(str_of(name));
    if (!encoding || (encoding->kind != KIND_SINGLE_BYTE && encoding->kind != KIND_MULTI_BYTE))
        return NULL;
    return encoding;
}

static const struct encoding *first_sane(UCharsetDetector *detector, struct str sample)
{
    UErrorCode error = U_ZERO_ERROR;
    ucsdet_setText(detector, sample.at, (int32_t)sample.len, &error);
    ucsdet_enableInputFilter(detector, true);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &error);
    if (U_FAILURE(error))
        return NULL;
    for (int32_t i = 0; i < count; i++) {
        const struct encoding *encoding = sane(matches[i]);
        if (encoding)
            return encoding;
    }
    return NULL;
}

/* The stretch of the page that is looked at: from shortly before its first byte past ASCII. */
static struct str guess_sample(struct str bytes)
{
    enum { LEAD_IN = 1024 };
    size_t i = 0;
    while (i < bytes.len && (uint8_t)bytes.at[i] < 0x80)
        i++;
    size_t from = i > LEAD_IN ? i - LEAD_IN : 0;
    return str_slice(bytes, from, from + GUESS_BYTES);
}

static const struct encoding *guess(struct str bytes, const struct utf8_survey *survey)
{
    if (is_mostly_utf8(survey, UTF8_CERTAIN))
        return &encodings[UTF_8];
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&error);
    const struct encoding *encoding = U_SUCCESS(error) ? first_sane(detector, guess_sample(bytes)) : NULL;
    ucsdet_close(detector);
    return encoding ? encoding : &encodings[WINDOWS_1252];
}

struct charset charset_choose(const struct page *page, const struct utf8_survey *survey)
{
    struct str body = page->body;
    size_t bom = str_starts(body, BOM_UTF8) ? BOM_UTF8.len : 0;
    if (page->is_unicode)
        return (struct charset){&encodings[UTF_8], ENCODING_VALID, bom};
    if (bom && is_plausible(&encodings[UTF_8], survey))
        return (struct charset){&encodings[UTF_8], ENCODING_BOM, bom};
    const struct encoding *encoding = charset_utf16(body);
    if (encoding) {
        bom = (uint8_t)body.at[0] >= 0xFE ? 2 : 0;
        return (struct charset){encoding, bom ? ENCODING_BOM : ENCODING_GUESS, bom};
    }
    if ((encoding = declared(charset_parameter(page->content_type), survey)))
        return (struct charset){encoding, ENCODING_HEADER, bom};
    if ((encoding = declared_by_meta(body, META_NEAR, survey)))
        return (struct charset){encoding, ENCODING_META, bom};
    if (survey->ill_formed == 0)
        return (struct charset){&encodings[UTF_8], ENCODING_VALID, bom};
    if ((encoding = declared_by_meta(body, META_FAR, survey)))
        return (struct charset){encoding, ENCODING_META, bom};
    return (struct charset){guess(body, survey), ENCODING_GUESS, bom};
}
