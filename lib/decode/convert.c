#include "decode/convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include "base/buf.h"

enum { PIVOT_UNITS = 4096, UTF8_BYTES_PER_UNIT = 3 };

/* ICU's callback for bytes that mean nothing: one U+FFFD a sequence, counted. */
static void replace(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t length,
                    UConverterCallbackReason reason, UErrorCode *error)
{
    static const UChar replacement = 0xFFFD;
    (void)bytes;
    (void)length;
    if (reason > UCNV_IRREGULAR)
        return; /* reset, close, clone: nothing to replace */
    ++*(size_t *)(uintptr_t)context;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

static size_t put(char *out, uint32_t c)
{
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The character at *i, or a surrogate that has no partner. */
static uint32_t next_utf16(const UChar *units, int32_t count, int32_t *i)
{
    uint32_t c = units[(*i)++];
    if ((c & 0xFC00) != 0xD800 || *i >= count || (units[*i] & 0xFC00) != 0xDC00)
        return c;
    return 0x10000 + ((c - 0xD800) << 10) + (uint32_t)(units[(*i)++] - 0xDC00);
}

/* Adds UTF-16 that ends between two characters, leaving NULs out. */
static bool add_utf16(struct buf *out, const UChar *units, int32_t count, size_t *replaced)
{
    if (!buf_reserve(out, (size_t)count * UTF8_BYTES_PER_UNIT))
        return false;
    char *at = out->at + out->len;
    for (int32_t i = 0; i < count;) {
        uint32_t c = next_utf16(units, count, &i);
        if (c < 0x80) {
            *at = (char)c;
            at += c != 0;
            continue;
        }
        if (c >= 0xD800 && c <= 0xDFFF) {
            c = 0xFFFD;
            ++*replaced;
        }
        at += put(at, c);
    }
    out->len = (size_t)(at - out->at);
    return true;
}

static bool drain(UConverter *converter, struct str bytes, struct buf *out, size_t *replaced)
{
    UChar pivot[PIVOT_UNITS] = {0};
    const char *from = bytes.at, *end = bytes.at + bytes.len;
    int32_t held = 0; /* a lead surrogate that waits for its trail */
    UErrorCode error;
    do {
        UChar *to = pivot + held;
        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, pivot + PIVOT_UNITS, &from, end, NULL, true, &error);
        int32_t count = (int32_t)(to - pivot);
        bool more = error == U_BUFFER_OVERFLOW_ERROR;
        held = more && count > 0 && U16_IS_LEAD(pivot[count - 1]);
        if (!add_utf16(out, pivot, count - held, replaced))
            return false;
        if (held)
            pivot[0] = pivot[count - 1];
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    return true;
}

bool convert(struct run *run, const struct encoding *encoding, struct str bytes, struct str *utf8,
             size_t *replaced)
{
    *utf8 = STR_NONE;
    if (bytes.len == 0)
        return true;
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding->converter, &error);
    if (U_FAILURE(error))
        return fail(run, FAIL_INTERNAL, "The converter for %s is missing (%s).", encoding->name,
                    u_errorName(error));
    ucnv_setToUCallBack(converter, replace, replaced, NULL, NULL, &error);
    struct buf out;
    buf_init(&out, run->arena, arena_cap(run->arena));
    bool ok = buf_reserve(&out, bytes.len + bytes.len / 4 + 1) && drain(converter, bytes, &out, replaced);
    ucnv_close(converter);
    if (!ok)
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The page needs more memory as UTF-8 than a job may use.");
    *utf8 = buf_str(&out);
    return true;
}
