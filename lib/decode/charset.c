#include "decode/charset.h"

#include "decode/guess.h"
#include "decode/meta.h"

enum {
    META_NEAR = 1024,     /* what WHATWG HTML asks for */
    META_FAR = 64 << 10,  /* what is searched before guessing */
    ILL_FORMED_DOUBT = 3, /* fewer bad sequences never cost a page its declared UTF-8 */
    UTF8_CERTAIN = 8,     /* so many sequences are well-formed by chance in no legacy text */
    UTF8_BLEMISH = 16,    /* well-formed sequences that outweigh one ill-formed one */
};

#define BOM_UTF8 STR("\xEF\xBB\xBF")

/* A character of Latin script, or a space or sign, as one byte of its two. */
static bool is_plain(uint8_t byte)
{
    return byte >= 0x20 ? byte < 0x7F || byte >= 0xA0 : byte == '\t' || byte == '\n' || byte == '\r';
}

/* UTF-16 told by its zeros: every text has spaces, most have markup. */
static const struct encoding *utf16_by_zeros(struct str bytes)
{
    enum { SAMPLE_UNITS = 512, FEW_UNITS = 64 };
    const uint8_t *at = (const uint8_t *)bytes.at;
    size_t units = bytes.len / 2 < SAMPLE_UNITS ? bytes.len / 2 : SAMPLE_UNITS, zeros[2] = {0, 0};
    for (size_t i = 0; i < units * 2; i++)
        if (at[i] == 0) {
            if (!is_plain(at[i ^ 1]))
                return NULL;
            zeros[i & 1]++;
        }
    size_t units_a_zero = units < FEW_UNITS ? 2 : 16; /* at most */
    if ((zeros[0] && zeros[1]) || (zeros[0] + zeros[1]) * units_a_zero < units)
        return NULL;
    return &encodings[zeros[0] ? UTF_16BE : UTF_16LE];
}

const struct encoding *charset_utf16(struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")))
        return &encodings[UTF_16LE];
    if (str_starts(bytes, STR("\xFE\xFF")))
        return &encodings[UTF_16BE];
    return str_find_byte(str_slice(bytes, 0, 1024), '\0', 0) == SIZE_MAX ? NULL : utf16_by_zeros(bytes);
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

/* ISO-2022-JP is ASCII to the eye; what it cannot do without is a shift to two bytes. */
static bool has_kanji_escape(struct str body)
{
    for (size_t i = 0; (i = str_find_byte(body, '\x1B', i)) != SIZE_MAX; i++) {
        struct str escape = str_slice(body, i, i + 3);
        if (str_eq(escape, STR("\x1B$B")) || str_eq(escape, STR("\x1B$@")))
            return true;
    }
    return false;
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
        bool is_declared = encoding_of_label(charset_parameter(page->content_type)) == encoding;
        enum encoding_origin origin = is_declared ? ENCODING_HEADER : ENCODING_GUESS;
        return (struct charset){encoding, bom ? ENCODING_BOM : origin, bom};
    }
    if ((encoding = declared(charset_parameter(page->content_type), survey)))
        return (struct charset){encoding, ENCODING_HEADER, bom};
    if ((encoding = declared_by_meta(body, META_NEAR, survey)))
        return (struct charset){encoding, ENCODING_META, bom};
    if (survey->ill_formed == 0 && survey->multi_byte == 0 && has_kanji_escape(body))
        return (struct charset){&encodings[ISO_2022_JP], ENCODING_GUESS, bom};
    if (survey->ill_formed == 0)
        return (struct charset){&encodings[UTF_8], ENCODING_VALID, bom};
    if ((encoding = declared_by_meta(body, META_FAR, survey)))
        return (struct charset){encoding, ENCODING_META, bom};
    bool is_utf8 = is_mostly_utf8(survey, UTF8_CERTAIN);
    return (struct charset){is_utf8 ? &encodings[UTF_8] : guess_encoding(body), ENCODING_GUESS, bom};
}
