#include "extract/facts.h"
#include "extract/tidy_text.h"

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/reference.h"
#include "base/utf8.h"
#include "base/words.h"

/* Reads the reference at s.at[i], if there is one; returns its length or 0. A value that was parsed once
 * holds many a lone ampersand, so that only references with their semicolon count. */
static size_t reference_at(struct str s, size_t i, struct reference *reference)
{
    size_t len = s.at[i] == '&' ? reference_read(str_slice(s, i, s.len), REFERENCE_IN_TEXT, reference) : 0;
    return len && s.at[i + len - 1] == ';' ? len : 0;
}

struct str unescape_twice(struct run *run, struct str s)
{
    if (str_find_byte(s, '&', 0) == SIZE_MAX)
        return s;
    struct buf out;
    buf_init(&out, run->arena, s.len); /* a character is never longer than its reference */
    if (!buf_reserve(&out, s.len)) {
        fail(run, FAIL_PAGE_TOO_COMPLEX, "A value of the page needs more memory than one job may allocate.");
        return STR_NONE;
    }
    for (size_t i = 0; i < s.len;) {
        struct reference reference;
        size_t len = reference_at(s, i, &reference);
        if (len)
            buf_add_code_point(&out, reference.first);
        else
            buf_add_byte(&out, s.at[i]);
        if (len && reference.second)
            buf_add_code_point(&out, reference.second);
        i += len ? len : 1;
    }
    return buf_str(&out);
}

static struct str raw_value(const struct facts *facts, const struct source *source)
{
    switch (source->place) {
    case PLACE_LINKED:
        return linked_data_text(facts->data, facts->data->article, source->name);
    case PLACE_MICRODATA:
        return linked_data_text(facts->data, facts->data->microdata, source->name);
    case PLACE_RDFA:
        return linked_data_text(facts->data, facts->data->rdfa, source->name);
    case PLACE_SITE:
        return linked_data_text(facts->data, facts->data->site, source->name);
    case PLACE_META:
        return sheet_meta(facts->sheet, str_of(source->name));
    case PLACE_LINK:
        for (size_t i = 0; i < facts->sheet->head.link_count; i++)
            if (str_eq(facts->sheet->head.links[i].rel, str_of(source->name)))
                return facts->sheet->head.links[i].href;
        return STR_NONE;
    }
    return STR_NONE;
}

enum origin origin_of_place(enum place place)
{
    static const enum origin origins[] = {
        [PLACE_LINKED] = ORIGIN_JSON_LD, [PLACE_MICRODATA] = ORIGIN_MICRODATA, [PLACE_RDFA] = ORIGIN_RDFA,
        [PLACE_SITE] = ORIGIN_JSON_LD,   [PLACE_META] = ORIGIN_META,           [PLACE_LINK] = ORIGIN_LINK,
    };
    return origins[place];
}

struct str source_value(const struct facts *facts, const struct source *source)
{
    struct str value = utf8_cut(raw_value(facts, source), SOURCE_VALUE_MAX);
    return tidy_text(facts->run, value, TIDY_LINE, SOURCE_VALUE_MAX);
}

struct str first_value(const struct facts *facts, const struct source *sources, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = source_value(facts, &sources[i]);
        if (value.len)
            return value;
    }
    return STR_NONE;
}

/* The next letter or digit, case folded; 0 at the end. */
static uint32_t next_said(struct str s, size_t *i)
{
    while (*i < s.len) {
        uint32_t c = utf8_next(s, i);
        if (is_word_character(c))
            return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
    }
    return 0;
}

bool says_same(struct str a, struct str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t c = next_said(a, &i), d = next_said(b, &j);
        if (c != d)
            return false;
        if (c == 0)
            return i > 0 && j > 0;
    }
}

bool says_start(struct str text, struct str prefix)
{
    size_t i = 0, j = 0;
    for (bool any = false;; any = true) {
        uint32_t c = next_said(prefix, &j);
        if (c == 0)
            return any;
        if (c != next_said(text, &i))
            return false;
    }
}
