#include "extract/phrase_table.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"

/* The next character of a text, case folded; any white space is a space. */
static uint32_t folded_at(struct str s, size_t *i)
{
    uint32_t c = utf8_next(s, i);
    if (c > ' ' && c < 0x80)
        return (uint32_t)(unsigned char)ascii_lower((char)c);
    return is_space(c) ? ' ' : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

size_t folded_phrase_at(struct str text, struct str phrase)
{
    size_t i = 0, j = 0;
    if (!may_begin_with(text, phrase))
        return 0;
    uint32_t last = 0;
    while (j < phrase.len) {
        if (i >= text.len || folded_at(text, &i) != (last = folded_at(phrase, &j)))
            return 0;
    }
    size_t next = i;
    if (i < text.len && is_word_character(last) && !is_word_by_itself(last) &&
        is_word_character(utf8_next(text, &next)))
        return 0;
    return i;
}

static struct str phrase_of(const struct phrase_table *table, size_t row)
{
    return *(const struct str *)((const char *)table->rows + row * table->stride);
}

static size_t head_of(struct str text)
{
    size_t i = 0;
    return folded_at(text, &i) % PHRASE_HEADS;
}

/* From the last row to the first, so that chains are in the rows' order. */
static void index_phrases(struct phrase_table *table)
{
    for (size_t row = table->count; row-- > 0;) {
        uint16_t *head = &table->heads[head_of(phrase_of(table, row))];
        table->next[row] = *head;
        *head = (uint16_t)(row + 1);
    }
    table->is_indexed = true;
}

size_t longest_phrase_at(struct str text, struct phrase_table *table, size_t *row)
{
    size_t longest = 0;
    if (text.len == 0)
        return 0;
    if (!table->is_indexed)
        index_phrases(table);
    for (size_t at = table->heads[head_of(text)]; at; at = table->next[at - 1]) {
        size_t len = folded_phrase_at(text, phrase_of(table, at - 1));
        if (len <= longest)
            continue;
        longest = len;
        if (row)
            *row = at - 1;
    }
    return longest;
}

bool is_phrase_of(struct str text, struct phrase_table *table)
{
    return text.len && longest_phrase_at(text, table, NULL) == text.len;
}
