/* Words in names: class, id and itemprop attributes, and URLs. They are English whatever the page's language.
 */
#ifndef COPYDESK_EXTRACT_AUTHORS_NAME_WORDS_H
#define COPYDESK_EXTRACT_AUTHORS_NAME_WORDS_H

#include "base/str.h"

enum {
    NAME_WORD_MAX = 16, /* bytes of a word that is looked up */
    NAME_SLOT_BITS = 10,
    NAME_SLOTS = 1 << NAME_SLOT_BITS,
    NAME_WORDS_MAX = NAME_SLOTS / 2 /* of one table */
};

/* A word of a table, and what it is a cue of. */
struct name_word {
    const char *word; /* lower-case ASCII letters, at most NAME_WORD_MAX of them */
    uint8_t cue;
};

/* A table of words made ready for look-ups: a hash table of the words' indices, plus one. */
struct name_index {
    const struct name_word *words;
    uint16_t slots[NAME_SLOTS];
};

/* Makes a table of `count` words (at most NAME_WORDS_MAX) ready; it is not owned and outlives the index. */
void index_name_words(struct name_index *index, const struct name_word *words, size_t count);

/* Calls take(context, cue) for each word of the name that the table has, in order. Words are parted at
 * everything but ASCII letters, and where a lower-case letter meets an upper-case one; case is folded. */
void find_name_words(const struct name_index *index, struct str name,
                     void (*take)(void *context, unsigned cue), void *context);

/* The cues, all under 32, of the words that find_name_words finds, as bits 1 << cue. */
unsigned name_word_bits(const struct name_index *index, struct str name);

#endif
