#include "extract/facts.h"

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"

static const struct named_reference {
    struct str name;
    uint32_t code_point;
} references[] = {
    {STR_INIT("amp"), '&'},       {STR_INIT("lt"), '<'},       {STR_INIT("gt"), '>'},
    {STR_INIT("quot"), '"'},      {STR_INIT("apos"), '\''},    {STR_INIT("nbsp"), 0xA0},
    {STR_INIT("rsquo"), 0x2019},  {STR_INIT("lsquo"), 0x2018}, {STR_INIT("rdquo"), 0x201D},
    {STR_INIT("ldquo"), 0x201C},  {STR_INIT("ndash"), 0x2013}, {STR_INIT("mdash"), 0x2014},
    {STR_INIT("hellip"), 0x2026}, {STR_INIT("laquo"), 0xAB},   {STR_INIT("raquo"), 0xBB},
    {STR_INIT("copy"), 0xA9},     {STR_INIT("eacute"), 0xE9},  {STR_INIT("auml"), 0xE4},
    {STR_INIT("ouml"), 0xF6},     {STR_INIT("uuml"), 0xFC},    {STR_INIT("szlig"), 0xDF},
    {STR_INIT("egrave"), 0xE8},   {STR_INIT("agrave"), 0xE0},  {STR_INIT("ccedil"), 0xE7},
};

static uint32_t numeric_reference(struct str body)
{
    bool hex = body.len > 1 && ascii_lower(body.at[1]) == 'x';
    uint32_t value = 0;
    size_t from = hex ? 2 : 1;
    if (from >= body.len)
        return 0;
    for (size_t i = from; i < body.len; i++) {
        char c = ascii_lower(body.at[i]);
        bool is_hex_letter = hex && c >= 'a' && c <= 'f';
        if (!ascii_is_digit(c) && !is_hex_letter)
            return 0;
        uint32_t digit = (uint32_t)(is_hex_letter ? c - 'a' + 10 : c - '0');
        value = value * (hex ? 16 : 10) + digit;
        if (value > 0x10FFFF)
            return 0;
    }
    return value;
}

/* The character that the reference at s.at[i] == '&' stands for, and its length; 0 where it is none. */
static uint32_t reference_at(struct str s, size_t i, size_t *len)
{
    enum { REFERENCE_MAX = 10 };
    size_t semicolon = str_find_byte(str_slice(s, 0, i + REFERENCE_MAX), ';', i);
    if (semicolon == SIZE_MAX)
        return 0;
    struct str body = str_slice(s, i + 1, semicolon);
    *len = semicolon + 1 - i;
    if (body.len && body.at[0] == '#')
        return numeric_reference(body);
    for (size_t n = 0; n < sizeof references / sizeof *references; n++)
        if (str_eq(body, references[n].name))
            return references[n].code_point;
    return 0;
}

struct str unescape_twice(struct run *run, struct str s)
{
    if (str_find_byte(s, '&', 0) == SIZE_MAX)
        return s;
    struct buf out;
    buf_init(&out, run->arena, s.len + 1);
    for (size_t i = 0; i < s.len;) {
        size_t len = 0;
        uint32_t c = s.at[i] == '&' ? reference_at(s, i, &len) : 0;
        if (c)
            buf_add_code_point(&out, c);
        else
            buf_add_byte(&out, s.at[i]);
        i += c ? len : 1;
    }
    return out.failed ? s : buf_str(&out);
}

static struct str raw_value(const struct facts *facts, const struct source *source)
{
    switch (source->place) {
    case PLACE_LINKED:
        return linked_data_text(facts->data, facts->data->article, source->name);
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

struct str source_value(const struct facts *facts, const struct source *source)
{
    struct str value = unescape_twice(facts->run, raw_value(facts, source));
    return collapse_space(facts->run, value);
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
