#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/headline/headline.h"

static uint32_t folded(uint32_t c)
{
    return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

struct str headline_key(struct run *run, struct str s)
{
    struct buf key;
    buf_init(&key, run->arena, 2 * s.len + 4); /* folding makes a character longer by a byte at most */
    buf_reserve(&key, s.len + 4);
    for (size_t i = 0; i < s.len;) {
        uint32_t c = utf8_next(s, &i);
        if (is_word_character(c))
            buf_add_code_point(&key, folded(c));
    }
    if (key.failed)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The headline needs more memory than one job may allocate.");
    return buf_str(&key);
}

size_t hash_words(struct str text, uint32_t words[OVERLAP_WORDS_MAX])
{
    size_t count = 0;
    uint64_t hash = 0;
    for (size_t i = 0; count < OVERLAP_WORDS_MAX && i < text.len;) {
        uint32_t c = utf8_next(text, &i);
        bool by_itself = is_word_by_itself(c);
        if (hash && (by_itself || !is_word_character(c))) {
            words[count++] = (uint32_t)hash;
            hash = 0;
        }
        if (by_itself && count < OVERLAP_WORDS_MAX)
            words[count++] = (uint32_t)hash_mix(1, folded(c));
        else if (is_word_character(c))
            hash = hash_mix(hash ? hash : 1, folded(c));
    }
    if (hash && count < OVERLAP_WORDS_MAX)
        words[count++] = (uint32_t)hash;
    return count;
}

static float share_met(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t met = 0;
    for (size_t i = 0; i < a_count; i++) {
        size_t j = 0;
        while (j < b_count && b[j] != a[i])
            j++;
        met += j < b_count;
    }
    return a_count ? (float)met / (float)a_count : 0.0F;
}

struct overlap overlap_of(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    return (struct overlap){share_met(a, a_count, b, b_count), share_met(b, b_count, a, a_count)};
}
