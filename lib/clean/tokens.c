#include "clean/tokens.h"

enum { WORD_MIN = 2, WORD_MAX = 24, NAME_MAX_BYTES = 48, TOKENS_MAX = 64 };

/* FNV-1a, as str_hash, but byte by byte; names that are whole and words in them must differ. */
#define HASH_WORD  2166136261U
#define HASH_NAME  0x1505A3B7U
#define HASH_PRIME 16777619U

struct tokenizer {
    void (*take)(void *context, uint32_t hash);
    void *context;
    unsigned given;
};

static void give(struct tokenizer *t, uint32_t hash)
{
    if (t->given < TOKENS_MAX)
        t->take(t->context, hash);
    t->given++;
}

static bool is_hump(struct str name, size_t i)
{
    return i > 0 && name.at[i] >= 'A' && name.at[i] <= 'Z' && name.at[i - 1] >= 'a' && name.at[i - 1] <= 'z';
}

/* The words of one name, parted at humps and at everything but letters; returns their number. */
static unsigned give_words(struct tokenizer *t, struct str name)
{
    uint32_t hash = HASH_WORD;
    size_t len = 0;
    unsigned words = 0;
    for (size_t i = 0; i <= name.len; i++) {
        bool letter = i < name.len && ascii_is_alpha(name.at[i]);
        if (!letter || is_hump(name, i)) {
            words += len > 0;
            if (len >= WORD_MIN && len <= WORD_MAX)
                give(t, hash);
            hash = HASH_WORD;
            len = 0;
        }
        if (letter) {
            hash = (hash ^ (unsigned char)ascii_lower(name.at[i])) * HASH_PRIME;
            len++;
        }
    }
    return words;
}

static void give_name(struct tokenizer *t, struct str name)
{
    uint32_t hash = HASH_NAME;
    if (name.len > NAME_MAX_BYTES)
        return;
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_digit(name.at[i]))
            hash = (hash ^ (unsigned char)ascii_lower(name.at[i])) * HASH_PRIME;
    give(t, hash);
}

static void give_names(struct tokenizer *t, struct str value)
{
    for (size_t i = 0; i < value.len && t->given < TOKENS_MAX;) {
        size_t from = i;
        while (i < value.len && !ascii_is_space(value.at[i]))
            i++;
        struct str name = str_slice(value, from, i);
        if (give_words(t, name) > 1)
            give_name(t, name);
        while (i < value.len && ascii_is_space(value.at[i]))
            i++;
    }
}

void each_token(struct str value, void (*take)(void *context, uint32_t hash), void *context)
{
    give_names(&(struct tokenizer){take, context, 0}, value);
}
