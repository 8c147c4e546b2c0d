#include "extract/authors/name_words.h"

/* Where a word is looked for first: by its length and four of its letters, which part all words of the tables
 * well enough and cost the same for a word of any length. */
static size_t slot_of(struct str word)
{
    const char *at = word.at;
    size_t last = word.len - 1;
    uint32_t letters = (uint32_t)ascii_lower(at[0]) | (uint32_t)ascii_lower(at[last / 2]) << 8 |
                       (uint32_t)ascii_lower(at[last]) << 16 |
                       (uint32_t)ascii_lower(at[(last + 1) / 3]) << 24;
    uint32_t hash = (letters ^ (uint32_t)word.len << 5) * 2654435761u; /* Knuth's multiplicative hash */
    return hash >> (32 - NAME_SLOT_BITS);
}

static size_t next_slot(size_t slot)
{
    return (slot + 1) & (NAME_SLOTS - 1);
}

/* Tables are far smaller than the slots, so that a free one is always found. */
void index_name_words(struct name_index *index, const struct name_word *words, size_t count)
{
    *index = (struct name_index){.words = words};
    for (size_t i = 0; i < count; i++) {
        size_t slot = slot_of((struct str){words[i].word, strlen(words[i].word)});
        while (index->slots[slot])
            slot = next_slot(slot);
        index->slots[slot] = (uint16_t)(i + 1);
    }
}

static const struct name_word *look_up(const struct name_index *index, struct str word)
{
    if (word.len > NAME_WORD_MAX)
        return NULL;
    for (size_t slot = slot_of(word); index->slots[slot]; slot = next_slot(slot)) {
        const struct name_word *found = &index->words[index->slots[slot] - 1];
        if (str_eq_nocase(str_of(found->word), word))
            return found;
    }
    return NULL;
}

void find_name_words(const struct name_index *index, struct str name,
                     void (*take)(void *context, unsigned cue), void *context)
{
    size_t from = 0; /* of the word that is being read */
    bool after_lower = false;
    if (!name.at)
        return;
    for (size_t i = 0; i <= name.len; i++) {
        char c = i < name.len ? name.at[i] : '\0';
        bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
        if (lower || (upper && !after_lower)) {
            after_lower = lower;
            continue;
        }
        const struct name_word *found = i > from ? look_up(index, str_slice(name, from, i)) : NULL;
        if (found)
            take(context, found->cue);
        from = upper ? i : i + 1;
        after_lower = false;
    }
}

static void take_bit(void *context, unsigned cue)
{
    *(unsigned *)context |= 1u << cue;
}

unsigned name_word_bits(const struct name_index *index, struct str name)
{
    unsigned bits = 0;
    find_name_words(index, name, take_bit, &bits);
    return bits;
}
