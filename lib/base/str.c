#include "base/str.h"

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return STR_NONE;
    return (struct str){s.at + from, to - from};
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
            return false;
    return true;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq_nocase(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

int str_order_nocase(struct str a, const char *b)
{
    for (size_t i = 0; i < a.len; i++) {
        unsigned char left = (unsigned char)ascii_lower(a.at[i]), right = (unsigned char)b[i];
        if (left != right || right == '\0')
            return left < right ? -1 : 1;
    }
    return b[a.len] ? -1 : 0;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.len)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    if (from == s.len)
        return SIZE_MAX;
    const char *hit = memmem(s.at + from, s.len - from, needle.at, needle.len);
    return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

size_t str_find_nocase(struct str s, struct str needle, size_t from)
{
    char first = needle.len ? ascii_lower(needle.at[0]) : '\0';
    for (size_t i = from; i <= s.len && s.len - i >= needle.len; i++)
        if (needle.len == 0 ||
            (ascii_lower(s.at[i]) == first && str_eq_nocase((struct str){s.at + i, needle.len}, needle)))
            return i;
    return SIZE_MAX;
}

static bool holds_any(struct str s, const struct str *needles, size_t count,
                      bool (*eq)(struct str a, struct str b))
{
    uint64_t firsts[4] = {0}; /* a bit for each byte that a needle begins with */
    for (size_t n = 0; n < count; n++)
        firsts[(unsigned char)ascii_lower(needles[n].at[0]) / 64] |=
            UINT64_C(1) << ((unsigned char)ascii_lower(needles[n].at[0]) % 64);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)ascii_lower(s.at[i]);
        if (!(firsts[c / 64] >> (c % 64) & 1))
            continue;
        for (size_t n = 0; n < count; n++)
            if (needles[n].len <= s.len - i && eq((struct str){s.at + i, needles[n].len}, needles[n]))
                return true;
    }
    return false;
}

static bool is_eq(struct str a, struct str b)
{
    return str_eq(a, b);
}

bool str_holds_any(struct str s, const struct str *needles, size_t count)
{
    return holds_any(s, needles, count, is_eq);
}

bool str_holds_any_nocase(struct str s, const struct str *needles, size_t count)
{
    return holds_any(s, needles, count, str_eq_nocase);
}

size_t str_find_byte(struct str s, char c, size_t from)
{
    if (from >= s.len)
        return SIZE_MAX;
    const char *hit = memchr(s.at + from, c, s.len - from);
    return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

struct str str_trim(struct str s)
{
    while (s.len && ascii_is_space(s.at[0])) {
        s.at++;
        s.len--;
    }
    while (s.len && ascii_is_space(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool str_next(struct str *rest, char separator, struct str *piece)
{
    if (!rest->at)
        return false;
    size_t cut = str_find_byte(*rest, separator, 0);
    if (cut == SIZE_MAX) {
        *piece = *rest;
        *rest = STR_NONE;
        return true;
    }
    *piece = (struct str){rest->at, cut};
    *rest = (struct str){rest->at + cut + 1, rest->len - cut - 1};
    return true;
}

uint32_t str_hash(struct str s)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 16777619u;
    return hash;
}

uint64_t str_hash64(struct str s)
{
    uint64_t hash = hash_mix(s.len, 0), word;
    for (; s.len >= sizeof word; s = (struct str){s.at + sizeof word, s.len - sizeof word}) {
        memcpy(&word, s.at, sizeof word);
        hash = hash_mix(hash, word);
    }
    word = 0;
    if (s.len)
        memcpy(&word, s.at, s.len);
    return hash_mix(hash, word);
}

bool str_to_u64(struct str s, uint64_t max, uint64_t *value)
{
    uint64_t sum = 0;
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_digit(s.at[i]))
            return false;
        uint64_t digit = (uint64_t)(s.at[i] - '0');
        if (digit > max || sum > (max - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}
