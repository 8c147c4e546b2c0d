#include "extract/body/other_matter.h"

#include "base/utf8.h"
#include "base/words.h"

enum {
    PROSE_MIN = 3,        /* pieces of prose beside the stretch: a text of its own */
    PROSE_WORDS_MIN = 10, /* of such a piece */
    LETTERS_MIN = 6,      /* of a word that tells of the matter, in no language's list */
    LONG_WORDS_MIN = 20,  /* of these in the stretch, else nothing is told */
    SHARED_PERCENT =
        8, /* over that they are of the text's matter: of articles' later parts 5 in 100 share less with
              the first 400 words, of two articles that have nothing in common 6 in 100 more */
    SET_BITS = 1 << 16
};

/* Words, each as a bit by its hash. */
struct word_set {
    uint64_t bits[SET_BITS / 64];
};

/* The next long word at or after *i, as a hash. Han and Kana have none, as their words are not parted. */
static bool next_long_word(struct str text, size_t *i, uint32_t *word)
{
    uint32_t hash = 0;
    size_t letters = 0;
    while (*i < text.len) {
        uint32_t c = utf8_next(text, i);
        if (is_word_character(c) && !is_word_by_itself(c)) {
            uint32_t lower = c < 0x80 ? (uint8_t)ascii_lower((char)c) : c;
            hash = (hash ^ lower) * 16777619U;
            letters++;
        } else if (letters >= LETTERS_MIN) {
            break;
        } else {
            hash = 0;
            letters = 0;
        }
    }
    *word = (hash ^ hash >> 16) % SET_BITS;
    return letters >= LETTERS_MIN;
}

/* Puts the long words of all that is kept beside the stretch into a set; how many pieces of it are prose. */
static size_t gather_words(const struct choice *c, const struct node_range *stretch, struct word_set *set)
{
    size_t prose = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct segment *s = &c->segments[i];
        if (!c->kept[i] || is_in_range(s, stretch))
            continue;
        uint32_t word;
        prose += s->sentences > 0 && s->words >= PROSE_WORDS_MIN;
        for (size_t at = 0; next_long_word(s->text, &at, &word);)
            set->bits[word / 64] |= UINT64_C(1) << word % 64;
    }
    return prose;
}

bool is_other_matter(const struct choice *c, const struct node_range *stretch)
{
    struct word_set set = {0};
    size_t words = 0, shared = 0;
    if (gather_words(c, stretch, &set) < PROSE_MIN)
        return false;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t word;
        if (!c->kept[i] || !is_in_range(&c->segments[i], stretch))
            continue;
        for (size_t at = 0; next_long_word(c->segments[i].text, &at, &word); words++)
            shared += set.bits[word / 64] >> word % 64 & 1;
    }
    return words >= LONG_WORDS_MIN && shared * 100 < words * SHARED_PERCENT;
}
