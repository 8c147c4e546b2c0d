/* Spans of bytes. A `struct str` never owns its bytes and is not NUL-terminated; whoever made the bytes
 * (an arena, a buf, a string literal) keeps them alive. Text is UTF-8 unless a header says otherwise. */
#ifndef COPYDESK_BASE_STR_H
#define COPYDESK_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *at; /* may be NULL when len is 0 */
    size_t len;     /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE     ((struct str){NULL, 0})
#define STR_INIT(literal)                                                                                    \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }                                   /* in tables of static storage */
#define STR_FMT(s) (int)(s).len, (s).at /* for "%.*s"; spans past INT_MAX must not be printed */

/* The span over a NUL-terminated string; NULL gives an empty span. */
static inline struct str str_of(const char *z)
{
    return z ? (struct str){z, strlen(z)} : STR_NONE;
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* a, or b where a is empty. */
static inline struct str str_or(struct str a, struct str b)
{
    return a.len ? a : b;
}

/* The bytes [from, to) of s; both are clamped to its length. */
struct str str_slice(struct str s, size_t from, size_t to);

/* ASCII case is folded, other bytes are compared as they are (WHATWG Infra, "ASCII case-insensitive"). */
bool str_eq_nocase(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* As strcmp(a, b), with a folded to lower case; for binary searches in tables of lower-case names. */
int str_order_nocase(struct str a, const char *b);

/* Whether s holds any of several texts, none of them empty; the second passes over ASCII case. One pass over
 * s, cheap where few of its bytes begin one of them. */
bool str_holds_any(struct str s, const struct str *needles, size_t count);
bool str_holds_any_nocase(struct str s, const struct str *needles, size_t count);

/* Index of the first occurrence of needle at or after from; SIZE_MAX where there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_nocase(struct str s, struct str needle, size_t from);
size_t str_find_byte(struct str s, char c, size_t from);

/* s without leading and trailing ASCII whitespace (WHATWG Infra: TAB LF FF CR SPACE). */
struct str str_trim(struct str s);

/* Cuts the next piece up to `separator` off the front of *rest. False once *rest is used up; no input
 * (`at` NULL) gives no piece, "" one empty piece, "a," gives "a" and "". */
bool str_next(struct str *rest, char separator, struct str *piece);

/* FNV-1a, 32 bits; for tables, not against adversaries. */
uint32_t str_hash(struct str s);

/* 64 bits, eight bytes at a time: for long spans and many; for tables, not against adversaries. */
uint64_t str_hash64(struct str s);

/* Both as one hash, in that order. */
static inline uint64_t hash_mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

/* A whole decimal number, digits only; false when s is empty, holds anything else or exceeds max. */
bool str_to_u64(struct str s, uint64_t max, uint64_t *value);

static inline bool ascii_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

#endif
