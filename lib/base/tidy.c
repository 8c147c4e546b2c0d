#include "base/tidy.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"

enum { FIRST_COMBINING = 0x300 }; /* texts of characters below it are NFC */

/* C0 and C1 controls that are no white space, the byte order mark, object replacement, noncharacters. */
static bool is_junk(uint32_t c)
{
    return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFC ||
           c == 0xFFFE || c == 0xFFFF;
}

static bool is_direction_mark(uint32_t c)
{
    return (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static struct str without_junk(struct run *run, struct str s)
{
    bool any = false;
    for (size_t i = 0; i < s.len && !any;)
        any = is_junk(utf8_next(s, &i));
    if (!any)
        return s;
    struct buf out;
    buf_init(&out, run->arena, s.len);
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        if (!is_junk(utf8_next(s, &i)))
            buf_add_str(&out, str_slice(s, from, i));
    }
    return buf_str(&out);
}

static struct str without_end_marks(struct str s)
{
    for (size_t before = SIZE_MAX; before != s.len && s.len;) {
        before = s.len;
        size_t next = 0, last = s.len - 1;
        if (is_direction_mark(utf8_next(s, &next)))
            s = str_slice(s, next, s.len);
        while (last > 0 && last < s.len && ((unsigned char)s.at[last] & 0xC0) == 0x80)
            last--;
        next = last;
        if (last < s.len && is_direction_mark(utf8_next(s, &next)))
            s.len = last;
        s = str_trim(s);
    }
    return s;
}

static bool may_be_composed(struct str s)
{
    for (size_t i = 0; i < s.len;)
        if (utf8_next(s, &i) >= FIRST_COMBINING)
            return true;
    return false;
}

/* NFC through UTF-16, which is what ICU's C interface takes. s where memory is refused. */
static struct str composed(struct run *run, struct str s)
{
    enum { GROWTH = 3 }; /* NFC of UTF-8 (Unicode FAQ, "Normalization") */
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t len = 0, out_len = 0, utf8_len = 0, size = (int32_t)s.len;
    UChar *units = arena_alloc_array(run->arena, s.len + 1, sizeof *units);
    UChar *out = arena_alloc_array(run->arena, GROWTH * s.len + 1, sizeof *out);
    char *bytes = arena_alloc(run->arena, GROWTH * s.len + 1);
    if (!units || !out || !bytes || U_FAILURE(error))
        return s;
    u_strFromUTF8(units, size, &len, s.at, size, &error);
    if (U_SUCCESS(error) && unorm2_isNormalized(nfc, units, len, &error))
        return s;
    out_len = unorm2_normalize(nfc, units, len, out, GROWTH * size, &error);
    u_strToUTF8(bytes, GROWTH * size, &utf8_len, out, out_len, &error);
    return U_SUCCESS(error) ? (struct str){bytes, (size_t)utf8_len} : s;
}

struct str tidy_text(struct run *run, struct str s, size_t max)
{
    s = utf8_cut(str_trim(s), 2 * max + 256); /* what is past it cannot come back in */
    s = without_end_marks(collapse_space(run, without_junk(run, s)));
    if (s.len && may_be_composed(s))
        s = composed(run, s);
    return str_trim(utf8_cut(s, max));
}
