#include "extract/data/named.h"

enum { NAME_BYTES_MAX = 256, WORD_MAX = 24 };

static bool is_word(const char *word, size_t len, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == word[0] && strlen(words[i]) == len && memcmp(words[i], word, len) == 0)
            return true;
    return false;
}

static bool is_letter(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* The next token at or after *i, in lower case; its length, 0 where there is none. A token longer than
 * WORD_MAX is passed over. */
static size_t next_token(struct str name, size_t *i, char *token)
{
    while (*i < name.len && !is_letter(name.at[*i]))
        ++*i;
    size_t from = *i;
    while (*i < name.len && is_letter(name.at[*i])) {
        bool humps = *i > from && name.at[*i] >= 'A' && name.at[*i] <= 'Z' && name.at[*i - 1] >= 'a' &&
                     name.at[*i - 1] <= 'z';
        if (humps)
            break;
        if (*i - from < WORD_MAX)
            token[*i - from] = ascii_lower(name.at[*i]);
        ++*i;
    }
    return *i - from > WORD_MAX ? WORD_MAX : *i - from;
}

static bool name_holds(struct str name, const char *const *words, size_t count)
{
    char token[2 * WORD_MAX];
    size_t before = 0;
    name = str_slice(name, 0, NAME_BYTES_MAX);
    for (size_t i = 0;;) {
        size_t len = next_token(name, &i, token + before);
        if (len == 0)
            return false;
        if (is_word(token + before, len, words, count) ||
            (before && is_word(token, before + len, words, count)))
            return true;
        memmove(token, token + before, len);
        before = len;
    }
}

bool is_named(const struct doc *doc, uint32_t node, const char *const *words, size_t count)
{
    static const enum attr_name attrs[] = {ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP, ATTR_PROPERTY};
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
        if (name_holds(doc_attr(doc, node, attrs[i]), words, count))
            return true;
    return false;
}

const bool *mark_names(struct run *run, const struct doc *doc, const char *const *words, size_t count)
{
    bool *marks = run_alloc_array(run, doc->name_count + 1, sizeof *marks);
    for (uint32_t i = 1; marks && i < doc->name_count; i++)
        marks[i] = name_holds(doc->names[i], words, count);
    return marks;
}

bool has_marked_name(const struct doc *doc, uint32_t node, const bool *marks)
{
    const struct node *n = &doc->nodes[node];
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++)
        if (marks[doc->attrs[i].names] && doc->attrs[i].name != ATTR_ROLE)
            return true;
    return false;
}
