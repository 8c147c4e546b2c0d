#include "extract/lines/line_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* What is compared in place of a character. */
static uint32_t folded_character(uint32_t c)
{
    static const struct {
        uint32_t from, to, as;
    } rows[] = {
        {0x2018, 0x2019, '\''}, {0x00B4, 0x00B4, '\''},  {0x0060, 0x0060, '\''},  {0x02BC, 0x02BC, '\''},
        {0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'},   {0xFF1A, 0xFF1A, ':'},   {0xFF1D, 0xFF1D, '='},
        {0xFF5C, 0xFF5C, '|'},  {0x0451, 0x0451, 0x435}, {0x0401, 0x0401, 0x435}, {0xFF0F, 0xFF0F, '/'},
        {0xFF08, 0xFF08, '('},  {0xFF09, 0xFF09, ')'},
    };
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (c < 0x80 && c != '`')
        return c;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (c >= rows[i].from && c <= rows[i].to)
            return rows[i].as;
    return (uint32_t)u_tolower((UChar32)c);
}

static uint32_t pair_of(const char *at)
{
    uint32_t pair = (uint32_t)(unsigned char)at[0] << 8 | (unsigned char)at[1];
    return (pair * 2654435761u) >> (32 - LINE_PAIR_BITS); /* Knuth's multiplicative hash */
}

static void note_pairs(struct folded_line *line)
{
    memset(line->pairs, 0, sizeof line->pairs);
    for (size_t i = 0; i + 1 < line->len; i++) {
        uint32_t pair = pair_of(line->text + i);
        line->pairs[pair / 64] |= UINT64_C(1) << (pair % 64);
    }
}

/* Whether the line may hold the words, by the first pairs of bytes in them. */
static bool may_hold(const struct folded_line *line, struct str words)
{
    enum { PAIRS_MAX = 6 };
    for (size_t i = 0; i + 1 < words.len && i < PAIRS_MAX; i++) {
        uint32_t pair = pair_of(words.at + i);
        if (!(line->pairs[pair / 64] >> (pair % 64) & 1))
            return false;
    }
    return words.len > 0;
}

bool fold_line(struct str line, struct folded_line *folded)
{
    folded->len = 0;
    line = str_trim(line);
    if (line.len == 0 || line.len > LINE_MAX_BYTES)
        return false;
    for (size_t i = 0; i < line.len;) {
        size_t start = i;
        uint32_t c = utf8_next(line, &i);
        bool space = is_space(c);
        if (space && (folded->len == 0 || folded->text[folded->len - 1] == ' '))
            continue;
        size_t len = utf8_write(space ? ' ' : folded_character(c), folded->text + folded->len);
        if (folded->len + len > LINE_MAX_BYTES)
            return false;
        for (size_t k = 0; k < len; k++)
            folded->origin[folded->len++] = (uint16_t)start;
    }
    if (folded->len && folded->text[folded->len - 1] == ' ')
        folded->len--;
    folded->origin[folded->len] = (uint16_t)line.len;
    note_pairs(folded);
    return folded->len > 0;
}

/* Whether a word goes on between the characters before and after `at`. */
static bool inside_word(struct str text, size_t at)
{
    if (at == 0 || at >= text.len)
        return false;
    size_t before = at - 1, after = at;
    while (before > 0 && ((unsigned char)text.at[before] & 0xC0) == 0x80)
        before--;
    uint32_t left = utf8_next(text, &before), right = utf8_next(text, &after);
    return is_word_character(left) && is_word_character(right) && !is_word_by_itself(left) &&
           !is_word_by_itself(right);
}

size_t phrase_at(const struct folded_line *line, struct str phrase, size_t at)
{
    struct str text = folded_text(line);
    bool open = phrase.len && phrase.at[phrase.len - 1] == '*';
    phrase.len -= open;
    if (phrase.len == 0 || at > text.len || !str_starts(str_slice(text, at, text.len), phrase) ||
        inside_word(text, at) || (!open && inside_word(text, at + phrase.len)))
        return 0;
    return phrase.len;
}

size_t find_phrase(const struct folded_line *line, struct str phrase, size_t from)
{
    struct str head = phrase;
    if (head.len && head.at[head.len - 1] == '*')
        head.len--;
    if (!may_hold(line, head))
        return SIZE_MAX;
    for (size_t at = from; (at = str_find(folded_text(line), head, at)) != SIZE_MAX; at++)
        if (phrase_at(line, phrase, at))
            return at;
    return SIZE_MAX;
}

void pattern_heads_of(struct str pattern, struct pattern_heads *heads)
{
    struct str first, phrase;
    *heads = (struct pattern_heads){.count = 0};
    str_next(&pattern, '|', &first);
    while (str_next(&first, '/', &phrase)) {
        if (heads->count == PATTERN_HEADS_MAX || phrase.len < 2 || phrase.at[1] == '*') {
            heads->count = 0;
            return;
        }
        heads->pairs[heads->count++] = (uint16_t)pair_of(phrase.at);
    }
}

bool may_hold_pattern(const struct folded_line *line, const struct pattern_heads *heads)
{
    for (size_t i = 0; i < heads->count; i++)
        if (line->pairs[heads->pairs[i] / 64] >> (heads->pairs[i] % 64) & 1)
            return true;
    return heads->count == 0;
}

bool has_pattern(const struct folded_line *line, struct str pattern)
{
    size_t from = 0;
    struct str part, phrase;
    while (str_next(&pattern, '|', &part)) {
        size_t first = SIZE_MAX, end = 0;
        while (str_next(&part, '/', &phrase)) {
            size_t at = find_phrase(line, phrase, from);
            if (at < first) {
                first = at;
                end = at + phrase_at(line, phrase, at);
            }
        }
        if (first == SIZE_MAX)
            return false;
        from = end;
    }
    return true;
}

struct str unfolded(struct str line, const struct folded_line *folded, size_t from, size_t to)
{
    line = str_trim(line);
    return str_trim(str_slice(line, folded->origin[from], folded->origin[to]));
}
