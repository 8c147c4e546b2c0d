#include "extract/tidy_text.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/facts.h"

enum { REFERENCE_BYTES = 8 }; /* of a character written as one: "&#x2019;" */
enum { FIRST_MARK = 0x300 };  /* all characters before it are NFC wherever they stand */

/* What one look at the bytes tells. */
struct look {
    bool plain; /* nothing but printable ASCII, single spaces inside, and what the shape keeps */
    bool may_decompose;
};

static struct look look_at(struct str s, enum tidy_shape shape)
{
    struct look look = {.plain = true};
    bool space = true; /* before, and at the end */
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool kept = shape == TIDY_TEXT && (c == '\n' || c == '\t' || c == ' ');
        if (c >= 0x80 || (c < 0x20 && !kept) || c == 0x7F || (c == ' ' && space && !kept))
            look.plain = false;
        look.may_decompose |= c >= 0xCC; /* the lead byte of U+0300 */
        space = c == ' ' || c == '\n' || c == '\t';
    }
    look.plain &= !space || s.len == 0;
    return look;
}

static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0x200B || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_direction_mark(uint32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x61C;
}

static bool is_break(uint32_t c)
{
    return c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Writes s without what is dropped. */
static void write_clean(struct buf *out, struct str s, enum tidy_shape shape)
{
    bool owes_space = false;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        if (is_dropped(c) || (is_direction_mark(c) && (out->len == 0 || i == s.len)))
            continue;
        if (shape == TIDY_LINE && (is_space(c) || is_break(c))) {
            owes_space = out->len > 0;
            continue;
        }
        if (owes_space)
            buf_add_byte(out, ' ');
        owes_space = false;
        if (is_break(c))
            buf_add_byte(out, '\n');
        else
            buf_add_str(out, str_slice(s, from, i));
    }
}

static struct str without_controls(struct run *run, struct str s, enum tidy_shape shape)
{
    struct buf out;
    buf_init(&out, run->arena, s.len);
    write_clean(&out, s, shape);
    if (out.failed) {
        fail(run, FAIL_PAGE_TOO_COMPLEX, "A field of the page needs more memory than one job may allocate.");
        return STR_NONE;
    }
    return buf_str(&out);
}

/* s in NFC, from its UTF-16; s itself where it is so, or ICU refuses. */
static struct str composed(struct run *run, struct str s)
{
    enum { GROWTH = 3 }; /* of the longest composition, in UTF-16 (Unicode, NFC's expansion factor) */
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t len = 0, room = (int32_t)s.len;
    if (U_FAILURE(error) || s.len > INT32_MAX / (2 * GROWTH))
        return s;
    UChar *units = run_alloc_array(run, s.len + 1, sizeof *units);
    if (!units)
        return STR_NONE;
    u_strFromUTF8(units, room + 1, &len, s.at, room, &error);
    if (U_FAILURE(error) || unorm2_spanQuickCheckYes(nfc, units, len, &error) == len || U_FAILURE(error))
        return s;
    UChar *out = run_alloc_array(run, (size_t)len * GROWTH + 1, sizeof *out);
    int32_t out_len = out ? unorm2_normalize(nfc, units, len, out, len * GROWTH + 1, &error) : 0;
    char *bytes = out ? run_alloc(run, (size_t)out_len * GROWTH + 1) : NULL;
    int32_t byte_count = 0;
    if (!bytes)
        return STR_NONE;
    u_strToUTF8(bytes, out_len * GROWTH + 1, &byte_count, out, out_len, &error);
    return U_FAILURE(error) ? s : (struct str){bytes, (size_t)byte_count};
}

static struct str tidy_url(struct str s, size_t cap)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] <= 0x20 || s.at[i] == 0x7F)
            return STR_NONE;
    return s.len <= cap ? s : STR_NONE;
}

struct str tidy_text(struct run *run, struct str s, enum tidy_shape shape, size_t cap)
{
    s = str_trim(s);
    if (shape == TIDY_URL)
        return tidy_url(s, cap);
    if (shape == TIDY_LINE)
        s = unescape_twice(run, utf8_cut(s, REFERENCE_BYTES * cap)); /* nothing past it can come back in */
    struct look look = look_at(s, shape);
    if (!look.plain)
        s = without_controls(run, s, shape);
    if (look.may_decompose)
        s = composed(run, s);
    return s.len > cap ? str_trim(utf8_cut(s, cap)) : str_trim(s);
}

size_t tidy_boundary(struct str s, size_t at)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    while (U_SUCCESS(error) && at < s.len) {
        size_t next = at;
        if (unorm2_hasBoundaryBefore(nfc, (UChar32)utf8_next(s, &next)))
            break;
        at = next;
    }
    return at < s.len ? at : s.len;
}
