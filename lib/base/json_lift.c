#include "base/json_lift.h"

#include <endian.h>
#include <stdio.h>
#include <sys/random.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "base/utf8.h"

enum {
    NONCE_LEN = 32, /* hexadecimal digits: 128 bits */
    INDEX_LEN = 8,  /* hexadecimal digits */
    MARKER_LEN = NONCE_LEN + INDEX_LEN,
    ESCAPE_LEN = 6, /* \uXXXX */
    REPLACEMENT = 0xFFFD,
};

/* What the markers of the latest text stand for. */
static struct {
    char nonce[NONCE_LEN + 1]; /* "": none could be drawn yet */
    const struct str *spans;   /* in the arena of that text's run */
    size_t count;
} lifted;

/* A string literal: its bytes between the quotes. */
struct literal {
    struct str raw;
    bool escaped; /* holds a backslash */
};

/* A text while its literals are lifted. */
struct lifting {
    struct arena *arena;
    struct str text;
    size_t copied; /* bytes of text that `out` has */
    struct buf out;
    struct str *spans;
    size_t count;
};

/* RFC 8259, section 7: what stands after the backslash, and what it means; \u aside. */
static const char escapes[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
    ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
};

void json_lift_prepare(void)
{
    uint64_t drawn[2];
    if (lifted.nonce[0] || getrandom(drawn, sizeof drawn, GRND_NONBLOCK) != (ssize_t)sizeof drawn)
        return;
    snprintf(lifted.nonce, sizeof lifted.nonce, "%016llx%016llx", (unsigned long long)drawn[0],
             (unsigned long long)drawn[1]);
}

bool json_unicode_escape(struct str s, size_t i, unsigned *unit)
{
    if (i > s.len || s.len - i < ESCAPE_LEN || s.at[i] != '\\' || s.at[i + 1] != 'u')
        return false;
    *unit = 0;
    for (size_t n = i + 2; n < i + ESCAPE_LEN; n++) {
        char c = ascii_lower(s.at[n]);
        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return false;
        *unit = *unit << 4 | (unsigned)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* Index of the first byte at or after i that is a quote, a backslash, a control character or past 0x7F;
 * s.len where there is none. */
static size_t skip_plain(struct str s, size_t i)
{
    const uint64_t ones = 0x0101010101010101u, highs = ones << 7;
    for (; s.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, s.at + i, sizeof word);
        word = le64toh(word);
        /* A subtraction borrows into the high bit of a byte that is too small for it. Borrows run upwards, so
         * the lowest bit set is true. */
        uint64_t found =
            ((word ^ ones * '"') - ones) | ((word ^ ones * '\\') - ones) | (word - ones * ' ') | word;
        if (found & highs)
            return i + (size_t)__builtin_ctzll(found & highs) / 8;
    }
    while (i < s.len && (unsigned char)s.at[i] >= ' ' && (unsigned char)s.at[i] < 0x80 && s.at[i] != '"' &&
           s.at[i] != '\\')
        i++;
    return i;
}

/* Length of the escape whose backslash stands at i; 0 where it is none. */
static size_t escape_len(struct str text, size_t i)
{
    unsigned unit;
    if (i + 1 < text.len && escapes[(unsigned char)text.at[i + 1]])
        return 2;
    return json_unicode_escape(text, i, &unit) ? ESCAPE_LEN : 0;
}

/* Length of the UTF-8 sequences from i on; 0 where one is ill-formed. */
static size_t sequences_len(struct str text, size_t i)
{
    const struct str replacement = STR("\xEF\xBF\xBD");
    size_t end = i;
    while (end < text.len && (unsigned char)text.at[end] >= 0x80) {
        size_t start = end;
        if (utf8_next(text, &end) == REPLACEMENT && !str_eq(str_slice(text, start, end), replacement))
            return 0;
    }
    return end - i;
}

/* Reads the literal whose opening quote stands at i. False where it is not valid or does not end. */
static bool read_literal(struct str text, size_t i, struct literal *literal)
{
    size_t end = i + 1;
    *literal = (struct literal){0};
    while ((end = skip_plain(text, end)) < text.len) {
        if (text.at[end] == '"') {
            literal->raw = (struct str){text.at + i + 1, end - i - 1};
            return true;
        }
        bool escape = text.at[end] == '\\';
        size_t len = escape ? escape_len(text, end) : sequences_len(text, end);
        if (!len)
            return false;
        literal->escaped |= escape;
        end += len;
    }
    return false;
}

/* Adds what the \uXXXX escape at i means, of a valid literal; returns the escape's length. */
static size_t add_unicode(struct buf *out, struct str raw, size_t i)
{
    unsigned unit = 0, next;
    json_unicode_escape(raw, i, &unit);
    if (U16_IS_LEAD(unit) && json_unicode_escape(raw, i + ESCAPE_LEN, &next) && U16_IS_TRAIL(next)) {
        buf_add_code_point(out, (uint32_t)U16_GET_SUPPLEMENTARY(unit, next));
        return (size_t)2 * ESCAPE_LEN;
    }
    buf_add_code_point(out, unit); /* U+FFFD for a lone surrogate */
    return ESCAPE_LEN;
}

/* What a valid literal means, in the arena; `at` NULL when that is full. No meaning is longer than its
 * escape.
 */
static struct str unescape(struct arena *arena, struct str raw)
{
    struct buf out;
    size_t from = 0, at;
    buf_init(&out, arena, raw.len);
    if (!buf_reserve(&out, raw.len))
        return STR_NONE;
    while ((at = str_find_byte(raw, '\\', from)) != SIZE_MAX) {
        buf_add_str(&out, str_slice(raw, from, at));
        char plain = escapes[(unsigned char)raw.at[at + 1]];
        if (plain)
            buf_add_byte(&out, plain);
        from = at + (plain ? 2 : add_unicode(&out, raw, at));
    }
    buf_add_str(&out, str_slice(raw, from, raw.len));
    return buf_str(&out);
}

/* Whether a colon comes next. */
static bool is_key(struct str text, size_t i)
{
    while (i < text.len && ascii_is_space(text.at[i]))
        i++;
    return i < text.len && text.at[i] == ':';
}

/* Puts a marker in the literal's place. False when the arena is full. */
static bool lift(struct lifting *lifting, struct literal literal)
{
    struct str text = lifting->text;
    if (!lifting->spans) /* as many as the text can hold */
        lifting->spans = arena_alloc_array(lifting->arena, text.len / JSON_LIFT_MIN, sizeof(struct str));
    struct str span = literal.escaped ? unescape(lifting->arena, literal.raw) : literal.raw;
    if (!lifting->spans || !span.at)
        return false;
    size_t open = (size_t)(literal.raw.at - text.at);
    buf_add_str(&lifting->out, str_slice(text, lifting->copied, open));
    lifting->copied = open + literal.raw.len;
    lifting->spans[lifting->count] = span;
    return buf_printf(&lifting->out, "%s%0*zx", lifted.nonce, INDEX_LEN, lifting->count++);
}

/* Lifts all there is. False where a literal is not valid or the arena is full. */
static bool lift_all(struct lifting *lifting)
{
    struct str text = lifting->text;
    struct literal literal;
    for (size_t i = 0; (i = str_find_byte(text, '"', i)) != SIZE_MAX; i += literal.raw.len + 2) {
        if (!read_literal(text, i, &literal))
            return false;
        bool wanted = literal.raw.len >= JSON_LIFT_MIN && !is_key(text, i + literal.raw.len + 2);
        if (wanted && !lift(lifting, literal))
            return false;
    }
    return true;
}

bool json_lift(struct arena *arena, struct str text, struct str *shorter)
{
    struct lifting lifting = {.arena = arena, .text = text};
    if (!lifted.nonce[0] || text.len < JSON_LIFT_MIN)
        return false;
    buf_init(&lifting.out, arena, text.len);
    if (!lift_all(&lifting) || !lifting.count ||
        !buf_add_str(&lifting.out, str_slice(text, lifting.copied, text.len)))
        return false;
    *shorter = buf_str(&lifting.out);
    lifted.spans = lifting.spans;
    lifted.count = lifting.count;
    return true;
}

struct str json_lifted(struct str value)
{
    size_t index = 0;
    if (value.len != MARKER_LEN || !lifted.nonce[0] || memcmp(value.at, lifted.nonce, NONCE_LEN) != 0)
        return value;
    for (size_t i = NONCE_LEN; i < MARKER_LEN; i++)
        index = index << 4 | (size_t)(value.at[i] <= '9' ? value.at[i] - '0' : value.at[i] - 'a' + 10);
    return index < lifted.count ? lifted.spans[index] : value;
}
