#include "extract/places.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/utf8.h"

/* The file's bytes, taken from the source tree when this file is compiled. */
__asm__(".pushsection .rodata\n"
        ".global place_names_start\n"
        ".global place_names_end\n"
        "place_names_start:\n"
        ".incbin \"" COPYDESK_SOURCE_DIR "/lib/extract/place_names.txt\"\n"
        "place_names_end:\n"
        ".popsection\n");
extern const char place_names_start[], place_names_end[];

/* Writes s with case folded; 0 where it is too long. */
static size_t fold(struct str s, char *out)
{
    int32_t len = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t c = (uint32_t)u_foldCase((UChar32)utf8_next(s, &i), U_FOLD_CASE_DEFAULT);
        if (len + U8_LENGTH(c) > PLACE_BYTES_MAX)
            return 0;
        U8_APPEND_UNSAFE((uint8_t *)out, len, c);
    }
    return (size_t)len;
}

/* The line that the byte at `at` belongs to. */
static struct str line_at(struct str names, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && names.at[from - 1] != '\n')
        from--;
    while (to < names.len && names.at[to] != '\n')
        to++;
    return str_slice(names, from, to);
}

static int compare(struct str a, struct str b)
{
    int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
    return order ? order : a.len < b.len ? -1 : a.len > b.len;
}

bool is_city(struct str name)
{
    char folded[PLACE_BYTES_MAX];
    struct str key = {folded, fold(name, folded)};
    struct str names = {place_names_start, (size_t)(place_names_end - place_names_start)};
    size_t low = 0, high = names.len;
    while (key.len && low < high) {
        struct str line = line_at(names, low + (high - low) / 2);
        int order = compare(key, line);
        if (order == 0)
            return true;
        if (order < 0)
            high = (size_t)(line.at - names.at);
        else
            low = (size_t)(line.at - names.at) + line.len + 1;
    }
    return false;
}
