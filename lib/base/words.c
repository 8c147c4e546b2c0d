#include "base/words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

bool is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace((UChar32)c);
}

bool is_word_by_itself(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_word_character(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alpha((char)c) || ascii_is_digit((char)c);
    return (U_MASK(u_charType((UChar32)c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_sentence_end(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF0E: /* ． */
    case 0xFF1F: /* ？ */
    case 0x0964: /* । Devanagari danda */
    case 0x06D4: /* ۔ Arabic full stop */
    case 0x061F: /* ؟ Arabic question mark */
    case 0x0589: /* ։ Armenian full stop */
    case 0x1362: /* ። Ethiopic full stop */
        return true;
    default:
        return false;
    }
}

static bool is_comma(uint32_t c)
{
    return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x060C;
}

bool is_closing_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB ||
           c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x201C;
}

/* Whether a sentence may end before the character at i: white space, closing marks, the end; the ends of
 * scripts that put no space after a sentence need nothing. */
static bool ends_before(struct str s, size_t i, uint32_t end_mark)
{
    if (i >= s.len || end_mark >= 0x3000)
        return true;
    uint32_t c = utf8_next(s, &i);
    return is_space(c) || is_closing_mark(c);
}

uint32_t ending_character(struct str s)
{
    enum { END_BYTES = 16 }; /* a few marks */
    uint32_t last = 0;
    size_t from = s.len > END_BYTES ? s.len - END_BYTES : 0;
    while (from < s.len && ((unsigned char)s.at[from] & 0xC0) == 0x80)
        from++;
    for (size_t i = from; i < s.len;) {
        uint32_t c = utf8_next(s, &i);
        last = is_closing_mark(c) || is_space(c) ? last : c;
    }
    return last;
}

struct word_counts count_words(struct str s)
{
    struct word_counts counts = {0};
    bool in_word = false;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = utf8_next(s, &i);
        bool alone = is_word_by_itself(c), part = alone || is_word_character(c);
        if (part && (alone || !in_word)) {
            counts.words++;
            counts.capitals += c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isupper((UChar32)c) != 0;
        }
        bool digit = ascii_is_digit((char)(c < 0x80 ? c : 0));
        counts.digits += digit;
        counts.letters += part && !digit;
        counts.commas += is_comma(c);
        counts.sentences += is_sentence_end(c) && ends_before(s, i, c);
        in_word = part && !alone;
    }
    return counts;
}

size_t append_collapsed(char *out, struct str s, bool *after_space)
{
    size_t written = 0;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t c = (unsigned char)s.at[i] < 0x80 ? (unsigned char)s.at[i++] : utf8_next(s, &i);
        if (!is_space(c)) {
            memcpy(out + written, s.at + from, i - from);
            written += i - from;
            *after_space = false;
        } else if (!*after_space) {
            out[written++] = ' ';
            *after_space = true;
        }
    }
    return written;
}

static bool is_collapsed(struct str s)
{
    bool after_space = true;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x80 || (c < ' ' && is_space(c)) || (c == ' ' && after_space))
            return false;
        after_space = c == ' ';
    }
    return s.len == 0 || !after_space;
}

struct str collapse_space(struct run *run, struct str s)
{
    if (is_collapsed(s))
        return s;
    char *out = run_alloc(run, s.len);
    if (!out)
        return STR_NONE;
    bool after_space = true;
    size_t len = append_collapsed(out, s, &after_space);
    if (len && out[len - 1] == ' ')
        len--;
    return (struct str){out, len};
}
