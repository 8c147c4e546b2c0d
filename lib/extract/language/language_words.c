#include "extract/language/language_words.h"

enum { TEXT_BYTES_MAX = 240 }; /* longer ones say no label */

bool says_any(struct str text, const struct language_word *words, size_t count,
              bool (*says)(struct str text, struct str phrase))
{
    if (text.len > TEXT_BYTES_MAX)
        return false;
    for (size_t i = 0; i < count; i++)
        if (says(text, words[i].phrase))
            return true;
    return false;
}
