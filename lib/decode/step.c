#include "decode/step.h"

static bool is_in(unsigned byte, unsigned low, unsigned high)
{
    return byte >= low && byte <= high;
}

static struct step took(uint32_t code_point, size_t len)
{
    return (struct step){code_point, (uint32_t)len};
}

/* What a lead byte and the bytes up to `last` mean: an ASCII byte that makes no sense there is given back. */
static struct step looked_up(uint32_t code_point, const uint8_t *at, size_t last)
{
    if (code_point != 0)
        return took(code_point, last + 1);
    return took(STEP_ERROR, at[last] < 0x80 ? last : last + 1);
}

static struct step gb18030_four(struct index index, const uint8_t *at, size_t left)
{
    enum { BEYOND_BMP = 189000 };
    if (left < 3 || (left < 4 && is_in(at[2], 0x81, 0xFE)))
        return took(STEP_ERROR, left);
    if (!is_in(at[2], 0x81, 0xFE) || !is_in(at[3], '0', '9'))
        return took(STEP_ERROR, 1);
    size_t pointer = ((at[0] - 0x81U) * 10 + at[1] - '0') * 1260 + (at[2] - 0x81U) * 10 + at[3] - '0';
    if (pointer >= BEYOND_BMP) {
        uint32_t c = (uint32_t)(pointer - BEYOND_BMP) + 0x10000;
        return took(c <= 0x10FFFF ? c : STEP_ERROR, 4);
    }
    uint32_t c = index_at(index, pointer);
    return took(c ? c : STEP_ERROR, 4);
}

static struct step gb18030_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    if (at[0] < 0x80)
        return took(at[0], 1);
    if (at[0] == 0x80)
        return took(0x20AC, 1);
    if (at[0] == 0xFF || left < 2)
        return took(STEP_ERROR, 1);
    if (is_in(at[1], '0', '9'))
        return gb18030_four(indexes[1], at, left);
    uint32_t c = 0;
    if (is_in(at[1], 0x40, 0x7E) || is_in(at[1], 0x80, 0xFE))
        c = index_at(indexes[0], (at[0] - 0x81U) * 190 + at[1] - (at[1] < 0x7F ? 0x40U : 0x41U));
    return looked_up(c, at, 1);
}

static struct step big5_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    if (at[0] < 0x80)
        return took(at[0], 1);
    if (!is_in(at[0], 0x81, 0xFE) || left < 2)
        return took(STEP_ERROR, 1);
    uint32_t c = 0;
    if (is_in(at[1], 0x40, 0x7E) || is_in(at[1], 0xA1, 0xFE))
        c = index_at(indexes[0], (at[0] - 0x81U) * 157 + at[1] - (at[1] < 0x7F ? 0x40U : 0x62U));
    return looked_up(c, at, 1);
}

static struct step euc_kr_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    if (at[0] < 0x80)
        return took(at[0], 1);
    if (!is_in(at[0], 0x81, 0xFE) || left < 2)
        return took(STEP_ERROR, 1);
    uint32_t c = is_in(at[1], 0x41, 0xFE) ? index_at(indexes[0], (at[0] - 0x81U) * 190 + at[1] - 0x41U) : 0;
    return looked_up(c, at, 1);
}

/* Two bytes of a 94 by 94 set. */
static uint32_t in_94(struct index index, uint8_t lead, uint8_t trail)
{
    if (!is_in(lead, 0xA1, 0xFE) || !is_in(trail, 0xA1, 0xFE))
        return 0;
    return index_at(index, (lead - 0xA1U) * 94 + trail - 0xA1U);
}

static struct step euc_jp_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    if (at[0] < 0x80)
        return took(at[0], 1);
    if ((at[0] != 0x8E && at[0] != 0x8F && !is_in(at[0], 0xA1, 0xFE)) || left < 2)
        return took(STEP_ERROR, 1);
    if (at[0] == 0x8E && is_in(at[1], 0xA1, 0xDF))
        return took(0xFF61U - 0xA1U + at[1], 2);
    if (at[0] == 0x8F && is_in(at[1], 0xA1, 0xFE))
        return left < 3 ? took(STEP_ERROR, 2) : looked_up(in_94(indexes[1], at[1], at[2]), at, 2);
    return looked_up(in_94(indexes[0], at[0], at[1]), at, 1);
}

static struct step shift_jis_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    enum { PRIVATE = 8836, PRIVATE_END = 10716 };
    if (at[0] <= 0x80)
        return took(at[0], 1);
    if (is_in(at[0], 0xA1, 0xDF))
        return took(0xFF61U - 0xA1U + at[0], 1);
    if (at[0] == 0xA0 || at[0] > 0xFC || left < 2)
        return took(STEP_ERROR, 1);
    if (!is_in(at[1], 0x40, 0x7E) && !is_in(at[1], 0x80, 0xFC))
        return looked_up(0, at, 1);
    size_t row = at[0] - (at[0] < 0xA0 ? 0x81U : 0xC1U);
    size_t pointer = row * 188 + at[1] - (at[1] < 0x7F ? 0x40U : 0x41U);
    if (pointer >= PRIVATE && pointer < PRIVATE_END)
        return took((uint32_t)(0xE000 + pointer - PRIVATE), 2);
    return looked_up(index_at(indexes[0], pointer), at, 1);
}

static struct step utf16(uint32_t unit, uint32_t next, size_t left)
{
    if (left < 2)
        return took(STEP_ERROR, left);
    if ((unit & 0xF800) != 0xD800)
        return took(unit, 2);
    if ((unit & 0xFC00) == 0xDC00)
        return took(STEP_ERROR, 2);
    if (left < 4)
        return took(STEP_ERROR, left);
    if ((next & 0xFC00) != 0xDC00)
        return took(STEP_ERROR, 2);
    return took(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), 4);
}

static uint32_t two(const uint8_t *at, size_t high, size_t low, size_t left)
{
    return high < left && low < left ? (uint32_t)at[high] << 8 | at[low] : 0;
}

static struct step utf16be_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    (void)indexes;
    return utf16(two(at, 0, 1, left), two(at, 2, 3, left), left);
}

static struct step utf16le_step(const struct index *indexes, const uint8_t *at, size_t left)
{
    (void)indexes;
    return utf16(two(at, 1, 0, left), two(at, 3, 2, left), left);
}

static const struct decoder {
    step_of *step_of;
    uint8_t indexes[STEP_INDEXES]; /* enum index_id, that it wants; INDEX_COUNT: none */
} decoders[ENCODING_COUNT] = {
    [GBK] = {gb18030_step, {INDEX_GB18030, INDEX_GB18030_FOUR}},
    [GB18030] = {gb18030_step, {INDEX_GB18030, INDEX_GB18030_FOUR}},
    [BIG5] = {big5_step, {INDEX_BIG5, INDEX_COUNT}},
    [EUC_JP] = {euc_jp_step, {INDEX_JIS0208, INDEX_JIS0212}},
    [SHIFT_JIS] = {shift_jis_step, {INDEX_JIS0208, INDEX_COUNT}},
    [EUC_KR] = {euc_kr_step, {INDEX_EUC_KR, INDEX_COUNT}},
    [UTF_16BE] = {utf16be_step, {INDEX_COUNT, INDEX_COUNT}},
    [UTF_16LE] = {utf16le_step, {INDEX_COUNT, INDEX_COUNT}},
};

bool means_find(const struct encoding *encoding, struct means *means)
{
    const struct decoder *decoder = &decoders[encoding - encodings];
    *means = (struct means){.step_of = decoder->step_of};
    if (encoding->kind == KIND_SINGLE_BYTE)
        return (means->single = index_single_byte(encoding)) != NULL;
    if (!means->step_of)
        return false;
    for (size_t i = 0; i < STEP_INDEXES; i++)
        if (decoder->indexes[i] != INDEX_COUNT) {
            means->indexes[i] = index_get(decoder->indexes[i]);
            if (!means->indexes[i].code_points)
                return false;
        }
    return true;
}
