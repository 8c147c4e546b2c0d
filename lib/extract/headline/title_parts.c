#include "extract/headline/title_parts.h"

#include "base/utf8.h"
#include "base/words.h"

static const struct str marks[] = {
    STR_INIT(" | "), STR_INIT(" – "), STR_INIT(" — "),  STR_INIT(" - "), STR_INIT(" · "),  STR_INIT(" • "),
    STR_INIT(" » "), STR_INIT(" « "), STR_INIT(" :: "), STR_INIT(" / "), STR_INIT(" ~ "),  STR_INIT("｜"),
    STR_INIT(" › "), STR_INIT(" > "), STR_INIT(" < "),  STR_INIT(" : "), STR_INIT(" -- "), STR_INIT(" ― "),
};

/* Whether the byte at i, a bar, hyphen or underscore, is such a mark without spaces. */
static bool parts_bare(struct str title, size_t i)
{
    size_t next = i + 1, before = i;
    if (i == 0 || next >= title.len)
        return false;
    if (title.at[i] == '|')
        return true;
    while (before > 0 && ((unsigned char)title.at[before - 1] & 0xC0) == 0x80)
        before--;
    before -= before > 0;
    return is_word_by_itself(utf8_next(title, &before)) && is_word_by_itself(utf8_next(title, &next));
}

size_t find_title_mark(struct str title, size_t from, size_t *len)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = str_find(title, marks[i], from);
        if (at < best) {
            best = at;
            *len = marks[i].len;
        }
    }
    for (size_t i = from; i < title.len && (best == SIZE_MAX || i + 1 < best); i++)
        if (strchr("|_-", title.at[i]) && parts_bare(title, i)) {
            *len = 1;
            return i;
        }
    return best;
}

struct title_parts part_title(struct str title)
{
    struct title_parts parts = {.count = 0};
    size_t len = 0;
    for (size_t from = 0;;) {
        size_t at = find_title_mark(title, from, &len);
        if (at == SIZE_MAX || parts.count == TITLE_PARTS_MAX - 1) {
            parts.parts[parts.count++] = str_slice(title, from, title.len);
            return parts;
        }
        parts.parts[parts.count++] = str_slice(title, from, at);
        from = at + len;
    }
}

struct str title_between(const struct title_parts *parts, size_t first, size_t last)
{
    const char *from = parts->parts[first].at, *end = parts->parts[last].at + parts->parts[last].len;
    return (struct str){from, (size_t)(end - from)};
}
