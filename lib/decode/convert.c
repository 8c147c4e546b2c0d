#include "decode/convert.h"

#include "base/utf8.h"
#include "decode/iso2022jp.h"
#include "decode/step.h"
#include "decode/utf8.h"

enum {
    PIECE = 4096,       /* bytes decoded between two looks at the buffer's room */
    MOST_UTF8 = 3,      /* bytes that one byte may become: U+FFFD, or a character past U+07FF */
    MOST_OVERSHOOT = 8, /* what the last character of a piece may need beyond */
};

/* utf8_write for what most characters of legacy text are; the rest goes to it. */
static inline char *write_one(uint32_t c, char *out)
{
    if (c < 0x80 || c > 0xFFFF)
        return out + utf8_write(c, out);
    if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
    } else {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
    }
    *out++ = (char)(0x80 | (c & 0x3F));
    return out;
}

static char *write_step(struct step step, char *out, size_t *replaced)
{
    uint32_t c = step.code_point;
    if (c == STEP_ERROR) {
        ++*replaced;
        return write_one(0xFFFD, out);
    }
    if (c & INDEX_PAIR(0, 0)) {
        out = write_one(c & 0xFFFF, out);
        c = (c & ~INDEX_PAIR(0, 0)) >> 16;
    }
    return c == 0 ? out : write_one(c, out);
}

static bool is_plain(uint8_t byte)
{
    return byte != 0 && byte < 0x80;
}

/* Copies a run of ASCII from i; returns where it ends. */
static size_t copy_plain(const uint8_t *at, size_t i, size_t end, char **to)
{
    if (i + 1 < end && !is_plain(at[i + 1])) { /* a space between words */
        *(*to)++ = (char)at[i];
        return i + 1;
    }
    size_t stop = utf8_plain_end(at, i, end);
    memcpy(*to, at + i, stop - i);
    *to += stop - i;
    return stop;
}

/* Decodes from i until `end` or a little beyond; returns where it stopped. */
static size_t decode_piece(const struct means *means, bool extends_ascii, struct str bytes, size_t i,
                           size_t end, char **to, size_t *replaced)
{
    const uint8_t *at = (const uint8_t *)bytes.at;
    while (i < end) {
        if (extends_ascii && is_plain(at[i])) {
            i = copy_plain(at, i, end, to);
            continue;
        }
        struct step step = means_next(means, at + i, bytes.len - i);
        i += step.len;
        *to = write_step(step, *to, replaced);
    }
    return i;
}

static bool decode_all(const struct means *means, bool extends_ascii, struct str bytes, struct buf *out,
                       size_t *replaced)
{
    for (size_t i = 0; i < bytes.len;) {
        size_t end = bytes.len - i < PIECE ? bytes.len : i + PIECE;
        if (!buf_reserve(out, (end - i) * MOST_UTF8 + MOST_OVERSHOOT))
            return false;
        char *to = out->at + out->len;
        i = decode_piece(means, extends_ascii, bytes, i, end, &to, replaced);
        out->len = (size_t)(to - out->at);
    }
    return true;
}

static bool decode(struct run *run, const struct encoding *encoding, struct str bytes, struct buf *out,
                   size_t *replaced)
{
    struct means means;
    bool has_escapes = encoding->kind == KIND_ESCAPES;
    bool known = has_escapes ? index_get(INDEX_JIS0208).code_points != NULL : means_find(encoding, &means);
    if (!known)
        return fail(run, FAIL_INTERNAL, "ICU has no converter for %s.", encoding->name);
    if (has_escapes)
        return iso2022jp_decode(bytes, out, replaced);
    return decode_all(&means, encoding->kind != KIND_UTF16, bytes, out, replaced);
}

bool convert(struct run *run, const struct encoding *encoding, struct str bytes, struct str *utf8,
             size_t *replaced)
{
    struct buf out;
    buf_init(&out, run->arena, arena_cap(run->arena));
    buf_reserve(&out, bytes.len + bytes.len / 4 + 1);
    if (!decode(run, encoding, bytes, &out, replaced))
        return fail(run, FAIL_PAGE_TOO_COMPLEX, "The page needs more memory as UTF-8 than a job may use.");
    *utf8 = buf_str(&out);
    return true;
}
