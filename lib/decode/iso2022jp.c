#include "decode/iso2022jp.h"

#include "decode/index.h"

/* What the bytes mean until the next escape. */
enum shift { ASCII, ROMAN, KATAKANA, KANJI };

/* The escape sequence at `at`: three bytes, the first of them ESC. */
static bool is_escape(const uint8_t *at, size_t left, enum shift *shift)
{
    static const struct {
        char name[2];
        enum shift shift;
    } escapes[] = {
        {{'(', 'B'}, ASCII}, {{'(', 'J'}, ROMAN}, {{'(', 'I'}, KATAKANA},
        {{'$', '@'}, KANJI}, {{'$', 'B'}, KANJI},
    };
    for (size_t i = 0; left >= 3 && i < sizeof escapes / sizeof escapes[0]; i++)
        if (memcmp(at + 1, escapes[i].name, 2) == 0) {
            *shift = escapes[i].shift;
            return true;
        }
    return false;
}

/* The character of one byte outside KANJI; 0 where it has none. */
static uint32_t single(enum shift shift, uint8_t byte)
{
    if (shift == KATAKANA)
        return byte >= 0x21 && byte <= 0x5F ? 0xFF61U - 0x21U + byte : 0;
    if (shift == ROMAN && byte == '\\')
        return 0xA5;
    if (shift == ROMAN && byte == '~')
        return 0x203E;
    return byte <= 0x7F && byte != 0x0E && byte != 0x0F ? byte : 0;
}

/* The same for KANJI's two; *len says how many were taken: an escape is not taken for a trail byte. */
static uint32_t kanji(struct index index, const uint8_t *at, size_t left, size_t *len)
{
    *len = 1;
    if (at[0] < 0x21 || at[0] > 0x7E || left < 2 || at[1] == 0x1B)
        return 0;
    *len = 2;
    if (at[1] < 0x21 || at[1] > 0x7E)
        return 0;
    return index_at(index, (at[0] - 0x21U) * 94 + at[1] - 0x21U);
}

static void put(struct buf *out, uint32_t code_point, size_t *replaced)
{
    *replaced += code_point == 0;
    buf_add_code_point(out, code_point ? code_point : 0xFFFD);
}

bool iso2022jp_decode(struct str bytes, struct buf *out, size_t *replaced)
{
    const uint8_t *at = (const uint8_t *)bytes.at;
    struct index jis0208 = index_get(INDEX_JIS0208);
    enum shift shift = ASCII;
    bool escaped = false; /* an escape came last: a second one at once is an error */
    for (size_t i = 0, len; jis0208.code_points && !out->failed && i < bytes.len; i += len) {
        len = 1;
        if (at[i] == 0x1B && is_escape(at + i, bytes.len - i, &shift)) {
            len = 3;
            if (escaped)
                put(out, 0, replaced);
            escaped = true;
            continue;
        }
        escaped = false;
        if (at[i] == 0x1B)
            put(out, 0, replaced);
        else if (shift == KANJI)
            put(out, kanji(jis0208, at + i, bytes.len - i, &len), replaced);
        else if (at[i] != 0 || shift == KATAKANA)
            put(out, single(shift, at[i]), replaced);
    }
    return jis0208.code_points && !out->failed;
}
