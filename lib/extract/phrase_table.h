/* Tables of phrases that texts may begin with. A table is indexed by the first character of its phrases at
 * the first look (not from two threads at a time), so that a look costs the same for a long one. */
#ifndef COPYDESK_EXTRACT_PHRASE_TABLE_H
#define COPYDESK_EXTRACT_PHRASE_TABLE_H

#include "base/str.h"

enum { PHRASES_MAX = 512 /* of one table */, PHRASE_HEADS = 64 };

/* Made by PHRASE_TABLE of an array whose rows begin with a struct str. */
struct phrase_table {
    const void *rows;
    size_t stride, count;
    bool is_indexed;
    uint16_t heads[PHRASE_HEADS], next[PHRASES_MAX]; /* row numbers from 1 on; 0: no more */
};

#define PHRASE_TABLE(array)                                                                                  \
    {                                                                                                        \
        .rows = (array), .stride = sizeof *(array),                                                          \
        .count = sizeof(array) / sizeof *(array) *                                                           \
                 sizeof(char[sizeof(array) / sizeof *(array) <= PHRASES_MAX ? 1 : -1])                       \
    }

/* Whether a text may begin with a phrase, by the first byte of each: most of a table's phrases are told off
 * so. Case folding leads from no ASCII letter out of ASCII. */
static inline bool may_begin_with(struct str text, struct str phrase)
{
    if (text.len == 0 || phrase.len == 0)
        return false;
    unsigned char first = (unsigned char)text.at[0], wanted = (unsigned char)phrase.at[0];
    return first < 0x80 ? wanted < 0x80 && ascii_lower((char)first) == ascii_lower((char)wanted) : true;
}

/* Bytes of the phrase at the start of text, compared with case folded and a space for any white space; the
 * phrase ends with its word, unless its last character is a word by itself or a mark. 0 where it is not. */
size_t folded_phrase_at(struct str text, struct str phrase);

/* The longest of a table's phrases that a text begins with, in bytes; *row, which may be NULL, is then its
 * row, of equals the first. 0 where the text begins with none. */
size_t longest_phrase_at(struct str text, struct phrase_table *table, size_t *row);

/* Whether all of a text is one of a table's phrases. */
bool is_phrase_of(struct str text, struct phrase_table *table);

#endif
