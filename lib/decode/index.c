#include "decode/index.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "decode/index_patches.h"

enum {
    JIS0208_LEN = 11104, /* rows as Shift_JIS has them: 188 a lead byte */
    JIS0212_LEN = 7211,
    EUC_KR_LEN = 23750,
    GB18030_LEN = 23940,
    GB18030_FOUR_LEN = 39420,
    BIG5_LEN = 19782,
    SINGLE_LEN = 128,
    MOST_BYTES = 4,
};

static bool is_private(uint32_t c)
{
    return c >= 0xE000 && c <= 0xF8FF;
}

/* Writes the bytes of a pointer at out; returns how many (each: the encoding's "encoder" in WHATWG Encoding).
 */
typedef size_t bytes_of(size_t pointer, uint8_t out[MOST_BYTES]);

/* Where trail bytes go on after a gap: at `low`, for `lows` of them, then at `high`. */
static size_t lead_and_trail(size_t lead, size_t trail, const uint8_t low_lows_high[3],
                             uint8_t out[MOST_BYTES])
{
    size_t low = low_lows_high[0], lows = low_lows_high[1], high = low_lows_high[2];
    out[0] = (uint8_t)lead;
    out[1] = (uint8_t)(trail < lows ? low + trail : high + trail - lows);
    return 2;
}

static size_t shift_jis_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    size_t row = pointer / 188;
    return lead_and_trail(row + (row < 0x1F ? 0x81 : 0xC1), pointer % 188, (uint8_t[]){0x40, 63, 0x80}, out);
}

static size_t jis0212_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    out[0] = 0x8F;
    out[1] = (uint8_t)(0xA1 + pointer / 94);
    out[2] = (uint8_t)(0xA1 + pointer % 94);
    return 3;
}

static size_t euc_kr_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    return lead_and_trail(0x81 + pointer / 190, pointer % 190, (uint8_t[]){0x41, 190, 0}, out);
}

static size_t gb18030_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    return lead_and_trail(0x81 + pointer / 190, pointer % 190, (uint8_t[]){0x40, 63, 0x80}, out);
}

static size_t gb18030_four_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    out[0] = (uint8_t)(0x81 + pointer / 12600);
    out[1] = (uint8_t)(0x30 + pointer / 1260 % 10);
    out[2] = (uint8_t)(0x81 + pointer / 10 % 126);
    out[3] = (uint8_t)(0x30 + pointer % 10);
    return 4;
}

static size_t big5_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    return lead_and_trail(0x81 + pointer / 157, pointer % 157, (uint8_t[]){0x40, 63, 0xA1}, out);
}

static size_t single_bytes(size_t pointer, uint8_t out[MOST_BYTES])
{
    out[0] = (uint8_t)(0x80 + pointer);
    return 1;
}

static uint32_t jis0208[JIS0208_LEN], jis0212[JIS0212_LEN], euc_kr[EUC_KR_LEN], gb18030[GB18030_LEN],
    gb18030_four[GB18030_FOUR_LEN], big5[BIG5_LEN], singles[ENCODING_COUNT][SINGLE_LEN];

static const struct source {
    const char *converter; /* ICU's */
    bytes_of *bytes_of;
    uint32_t *code_points;
    size_t len;
    bool has_private; /* whether the standard gives characters for private use meanings, as ICU does */
} sources[INDEX_COUNT] = {
    [INDEX_JIS0208] = {"windows-31j", shift_jis_bytes, jis0208, JIS0208_LEN, false},
    [INDEX_JIS0212] = {"EUC-JP", jis0212_bytes, jis0212, JIS0212_LEN, false},
    [INDEX_EUC_KR] = {"windows-949", euc_kr_bytes, euc_kr, EUC_KR_LEN, false},
    [INDEX_GB18030] = {"gb18030", gb18030_bytes, gb18030, GB18030_LEN, true},
    [INDEX_GB18030_FOUR] = {"gb18030", gb18030_four_bytes, gb18030_four, GB18030_FOUR_LEN, true},
    [INDEX_BIG5] = {"Big5-HKSCS", big5_bytes, big5, BIG5_LEN, false},
};

/* The one character that the bytes mean to the converter; 0 where it is none, or more than one. */
static uint32_t character_of(UConverter *converter, const uint8_t *bytes, size_t len)
{
    UChar units[4] = {0};
    const char *from = (const char *)bytes;
    UChar *to = units;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter);
    ucnv_toUnicode(converter, &to, units + 4, &from, from + len, NULL, true, &error);
    if (U_FAILURE(error) || to == units)
        return 0;
    if (to - units == 2 && U16_IS_SURROGATE_LEAD(units[0]))
        return (uint32_t)U16_GET_SUPPLEMENTARY(units[0], units[1]);
    return to - units == 1 && units[0] != 0xFFFD ? units[0] : 0;
}

static bool fill(const struct source *source)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(source->converter, &error);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    if (U_FAILURE(error))
        return false;
    for (size_t i = 0; i < source->len; i++) {
        uint8_t bytes[MOST_BYTES];
        uint32_t c = character_of(converter, bytes, source->bytes_of(i, bytes));
        source->code_points[i] = !source->has_private && is_private(c) ? 0 : c;
    }
    ucnv_close(converter);
    return true;
}

struct index index_get(enum index_id id)
{
    static bool filled[INDEX_COUNT];
    const struct source *source = &sources[id];
    if (!filled[id]) {
        if (!fill(source))
            return (struct index){NULL, 0};
        for (size_t i = 0; i < sizeof index_patches / sizeof index_patches[0]; i++)
            if (index_patches[i].index == id)
                source->code_points[index_patches[i].pointer] = index_patches[i].code_point;
        filled[id] = true;
    }
    return (struct index){source->code_points, source->len};
}

/* x-user-defined: WHATWG Encoding, 14.5. */
static bool fill_user_defined(uint32_t code_points[SINGLE_LEN])
{
    for (uint32_t i = 0; i < SINGLE_LEN; i++)
        code_points[i] = 0xF780 + i;
    return true;
}

const uint32_t *index_single_byte(const struct encoding *encoding)
{
    static bool filled[ENCODING_COUNT];
    ptrdiff_t id = encoding - encodings;
    uint32_t *code_points = singles[id];
    if (filled[id])
        return code_points;
    filled[id] =
        id == X_USER_DEFINED
            ? fill_user_defined(code_points)
            : fill(&(struct source){encoding->converter, single_bytes, code_points, SINGLE_LEN, true});
    if (!filled[id])
        return NULL;
    for (size_t i = 0; i < sizeof single_patches / sizeof single_patches[0]; i++)
        if (single_patches[i].encoding == id)
            code_points[single_patches[i].byte - 0x80] = single_patches[i].code_point;
    return code_points;
}
