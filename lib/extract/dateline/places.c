#include "extract/dateline/places.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

/* The file's bytes, taken from the source tree when this file is compiled. */
__asm__(".pushsection .rodata\n"
        ".global place_names_start\n"
        ".global place_names_end\n"
        "place_names_start:\n"
        ".incbin \"" COPYDESK_SOURCE_DIR "/lib/extract/dateline/place_names.txt\"\n"
        "place_names_end:\n"
        ".popsection\n");
extern const char place_names_start[], place_names_end[];

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

/* A name, its case folded, against a line, by their characters: in UTF-8 that is the order of the bytes. */
static int compare(struct str name, struct str line)
{
    size_t i = 0, j = 0;
    while (i < name.len && j < line.len) {
        UChar32 a = u_foldCase((UChar32)utf8_next(name, &i), U_FOLD_CASE_DEFAULT);
        UChar32 b = (UChar32)utf8_next(line, &j);
        if (a != b)
            return a < b ? -1 : 1;
    }
    return i < name.len ? 1 : j < line.len ? -1 : 0;
}

bool is_city(struct str name)
{
    struct str names = {place_names_start, (size_t)(place_names_end - place_names_start)};
    size_t low = 0, high = name.len && name.len <= PLACE_BYTES_MAX ? names.len : 0;
    while (low < high) {
        struct str line = line_at(names, low + (high - low) / 2);
        int order = compare(name, line);
        if (order == 0)
            return true;
        if (order < 0)
            high = (size_t)(line.at - names.at);
        else
            low = (size_t)(line.at - names.at) + line.len + 1;
    }
    return false;
}
