#include "render/markdown_escape.h"

static bool is_ascii_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_alpha(c) && !ascii_is_digit(c);
}

static bool is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Whether a piece has white space, or the text's end, just before or just after a place. A line break is
 * written with a backslash or as <br>, so that none stands before it. */
static bool has_space_before(const struct piece *piece, size_t i)
{
    if (i == piece->from)
        return piece->before == EDGE_TEXT;
    return is_blank(piece->text.at[i - 1]) || (piece->text.at[i - 1] == '\n' && !piece->is_in_cell);
}

static bool has_space_after(const struct piece *piece, size_t i)
{
    return i < piece->to ? is_blank(piece->text.at[i]) : piece->after == EDGE_TEXT;
}

static bool escapes_always(const struct piece *piece, size_t i)
{
    (void)piece, (void)i;
    return true;
}

static bool escapes_backslash(const struct piece *piece, size_t i)
{
    return i + 1 >= piece->to || is_ascii_punctuation(piece->text.at[i + 1]) || piece->text.at[i + 1] == '\n';
}

static bool escapes_star(const struct piece *piece, size_t i)
{
    return !has_space_before(piece, i) || !has_space_after(piece, i + 1);
}

static bool escapes_tilde(const struct piece *piece, size_t i)
{
    (void)i;
    return piece->has_tildes;
}

/* A tag, a comment, an address in <>. */
static bool escapes_less(const struct piece *piece, size_t i)
{
    char next = i + 1 < piece->text.len ? piece->text.at[i + 1] : ' ';
    return ascii_is_alpha(next) || strchr("/!?", next);
}

/* Whether s has a character reference at i, where an ampersand stands. */
static bool is_reference(struct str s, size_t i)
{
    enum { NAME_MAX = 40 };
    size_t end = i + 1;
    if (end < s.len && s.at[end] == '#')
        end++;
    size_t first = end;
    while (end < s.len && end - first < NAME_MAX && is_alnum(s.at[end]))
        end++;
    return end > first && end < s.len && s.at[end] == ';';
}

static bool escapes_ampersand(const struct piece *piece, size_t i)
{
    return is_reference(piece->text, i);
}

static bool escapes_exclamation(const struct piece *piece, size_t i)
{
    return i + 1 == piece->to && piece->after != EDGE_TEXT && piece->after != EDGE_OTHER;
}

static bool escapes_dollar(const struct piece *piece, size_t i)
{
    return i + 1 == piece->to && piece->after == EDGE_CODE;
}

static bool escapes_pipe(const struct piece *piece, size_t i)
{
    (void)i;
    return piece->is_in_cell;
}

static bool escapes_caret(const struct piece *piece, size_t i)
{
    bool begins = piece->before == EDGE_LINK || piece->before == EDGE_TEXT;
    return i == piece->from && begins && piece->is_in_link;
}

static bool escapes_parenthesis(const struct piece *piece, size_t i)
{
    return i == piece->from && piece->before == EDGE_NOTE;
}

static bool escapes_colon(const struct piece *piece, size_t i)
{
    return piece->follows_first_note && i == piece->from && piece->before == EDGE_NOTE;
}

static bool escapes_closing_bracket(const struct piece *piece, size_t i)
{
    (void)i;
    return piece->is_in_link;
}

/* "[1]" and "[sic]" are left alone, what could go on as a link, a note or a definition is not. */
static bool escapes_bracket(const struct piece *piece, size_t i)
{
    enum { INSIDE_MAX = 40 };
    struct str text = piece->text;
    size_t end = i + 1;
    while (end < piece->to && end - i <= INSIDE_MAX && !strchr("[]`<\\\n", text.at[end]))
        end++;
    bool is_plain = !piece->is_in_link && end < piece->to && text.at[end] == ']' && text.at[i + 1] != '^' &&
                    (i > piece->from || piece->before == EDGE_TEXT);
    if (!is_plain || end == i + 1)
        return true;
    return end + 1 < piece->to ? strchr("([:", text.at[end + 1]) != NULL : piece->after != EDGE_TEXT;
}

/* The end of a run of underscores at i. */
static size_t end_of_run(const struct piece *piece, size_t i)
{
    char c = piece->text.at[i];
    while (i < piece->to && piece->text.at[i] == c)
        i++;
    return i;
}

/* Inside of a word underscores are letters. */
static bool escapes_underscore(const struct piece *piece, size_t i)
{
    size_t end = end_of_run(piece, i);
    bool is_inside = i > piece->from && end < piece->to && is_alnum(piece->text.at[i - 1]) &&
                     is_alnum(piece->text.at[end]);
    return !is_inside && !(has_space_before(piece, i) && has_space_after(piece, end));
}

static bool (*const escapes[128])(const struct piece *piece, size_t i) = {
    ['\\'] = escapes_backslash, ['`'] = escapes_always,      ['*'] = escapes_star,
    ['_'] = escapes_underscore, ['~'] = escapes_tilde,       ['<'] = escapes_less,
    ['&'] = escapes_ampersand,  ['!'] = escapes_exclamation, ['$'] = escapes_dollar,
    ['|'] = escapes_pipe,       ['^'] = escapes_caret,       ['['] = escapes_bracket,
    [':'] = escapes_colon,      ['('] = escapes_parenthesis, [']'] = escapes_closing_bracket,
};

static bool is_special(char c)
{
    return (unsigned char)c < 128 && (escapes[(unsigned char)c] || c == '.');
}

static bool is_needed(const struct piece *piece, size_t i)
{
    unsigned char c = (unsigned char)piece->text.at[i];
    return c < 128 && escapes[c] && escapes[c](piece, i);
}

/* The length of "http" and the like just before i, where "://" stands; 0: nothing that GitHub makes a link
 * of. */
static size_t scheme_before(const struct piece *piece, size_t i)
{
    static const struct str schemes[] = {STR_INIT("https"), STR_INIT("http"), STR_INIT("ftp")};
    struct str before = str_slice(piece->text, piece->from, i);
    if (!str_starts(str_slice(piece->text, i, piece->to), STR("://")))
        return 0;
    for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
        struct str scheme = schemes[k];
        if (before.len < scheme.len ||
            !str_eq_nocase(str_slice(before, before.len - scheme.len, before.len), scheme))
            continue;
        if (before.len == scheme.len || !ascii_is_alpha(before.at[before.len - scheme.len - 1]))
            return scheme.len;
    }
    return 0;
}

/* Looks at what GitHub would take for an address around i, which ends at white space or '<': how far it goes,
 * and whether it would go wrong, since it reaches a mark or a line's end, or needs a backslash. */
static void look_at_bare(struct piece *piece, size_t i)
{
    if (i < piece->bare_end)
        return;
    size_t end = i;
    while (end < piece->to && !ascii_is_space(piece->text.at[end]) && piece->text.at[end] != '<')
        end++;
    piece->bare_end = end;
    piece->bare_needs =
        end == piece->to ? piece->after != EDGE_TEXT : piece->text.at[end] == '\n' || is_needed(piece, end);
    for (size_t k = i + 1; !piece->bare_needs && k < end;) {
        piece->bare_needs = is_needed(piece, k);
        k = piece->text.at[k] == '_' ? end_of_run(piece, k) : k + 1;
    }
}

/* How far an address goes as one would copy it: characters of RFC 3986, without the punctuation at its end.
 */
static size_t end_of_address(const struct piece *piece, size_t i, size_t end)
{
    size_t first = i;
    int depth = 0;
    while (i < end && (is_alnum(piece->text.at[i]) || strchr("-._~:/?#[]@!$&'()*+,;=%", piece->text.at[i]))) {
        depth += piece->text.at[i] == '(' ? 1 : piece->text.at[i] == ')' ? -1 : 0;
        if (depth < 0)
            break;
        i++;
    }
    while (i > first && strchr("?!.,:;*_~'[]", piece->text.at[i - 1]))
        i--;
    return i;
}

/* An address in a text, whose scheme is written and whose ':' stands at i. Where something in it needs a
 * backslash, which a link made of a bare address would show, it is put in <>, or is kept from being one. */
static size_t write_address(struct buf *out, struct piece *piece, size_t i, size_t scheme)
{
    look_at_bare(piece, i);
    if (!piece->bare_needs || piece->is_in_link) {
        buf_add_byte(out, ':');
        return i + 1;
    }
    size_t first = i - scheme, last = end_of_address(piece, i + 3, piece->bare_end);
    bool is_free = (piece->bare_end < piece->to || piece->after == EDGE_TEXT) &&
                   (first > piece->from ? piece->text.at[first - 1] != '\\' : piece->before == EDGE_TEXT);
    if (!is_free || last <= i + 3 || out->failed) {
        buf_add_str(out, STR("\\:"));
        return i + 1;
    }
    out->len -= scheme;
    buf_add_byte(out, '<');
    buf_add_str(out, str_slice(piece->text, first, last));
    buf_add_byte(out, '>');
    return last;
}

/* Whether the '.' at i is that of a "www." which would go wrong as a link. */
static bool is_www(struct piece *piece, size_t i)
{
    size_t start = i - piece->from < 3 ? i : i - 3;
    if (piece->is_in_link || !str_eq_nocase(str_slice(piece->text, start, i), STR("www")))
        return false;
    if (start > piece->from && is_alnum(piece->text.at[start - 1]))
        return false;
    look_at_bare(piece, i);
    return piece->bare_needs;
}

static size_t write_special(struct buf *out, struct piece *piece, size_t i)
{
    char c = piece->text.at[i];
    size_t scheme = c == ':' ? scheme_before(piece, i) : 0;
    if (scheme)
        return write_address(out, piece, i, scheme);
    bool needs = c == '.' ? is_www(piece, i) : is_needed(piece, i);
    size_t end = c == '_' ? end_of_run(piece, i) : i + 1;
    for (; i < end; i++) {
        if (needs)
            buf_add_byte(out, '\\');
        buf_add_byte(out, c);
    }
    return end;
}

size_t write_escaped(struct buf *out, struct piece *piece, size_t i, size_t forced, bool starts_line)
{
    struct str text = piece->text;
    size_t end = i;
    if (i == forced || (starts_line && text.at[i] == '[')) {
        buf_add_byte(out, '\\');
        buf_add_byte(out, text.at[i]);
        return i + 1;
    }
    if (is_special(text.at[i]))
        return write_special(out, piece, i);
    while (end < piece->to && end != forced && text.at[end] != '\n' && !is_special(text.at[end]))
        end++;
    buf_add_str(out, str_slice(text, i, end));
    return end;
}

/* Whether a line holds nothing but the characters of a set, and white space. */
static bool is_made_of(struct str line, const char *set)
{
    for (size_t i = 0; i < line.len; i++)
        if (!is_blank(line.at[i]) && !strchr(set, line.at[i]))
            return false;
    return true;
}

static bool is_break_at(struct str line, size_t i)
{
    return i >= line.len || is_blank(line.at[i]);
}

size_t escape_of_line(struct str text, size_t i)
{
    struct str line = str_slice(text, i, str_find_byte(text, '\n', i));
    size_t run = 0;
    if (line.len == 0 || !strchr("#>+-*_=|:0123456789", line.at[0]))
        return SIZE_MAX;
    while (run < line.len && line.at[run] == '#')
        run++;
    if (run > 0)
        return run <= 6 && is_break_at(line, run) ? i : SIZE_MAX;
    while (run < line.len && ascii_is_digit(line.at[run]))
        run++;
    if (run > 0) {
        bool is_mark = run <= 9 && run < line.len && strchr(".)", line.at[run]) && is_break_at(line, run + 1);
        return is_mark ? i + run : SIZE_MAX;
    }
    bool is_bullet = strchr("+-*", line.at[0]) && is_break_at(line, 1);
    static const char *const sets[] = {"*", "_", "=", "|:-"};
    for (size_t k = 0; !is_bullet && k < sizeof sets / sizeof *sets; k++)
        is_bullet = strchr(sets[k], line.at[0]) && is_made_of(line, sets[k]);
    return is_bullet || line.at[0] == '>' ? i : SIZE_MAX;
}

size_t escape_of_heading(struct str text)
{
    size_t first = text.len;
    while (first > 0 && text.at[first - 1] == '#')
        first--;
    bool closes = first < text.len && (first == 0 || ascii_is_space(text.at[first - 1]));
    return closes ? first : SIZE_MAX;
}

/* Whether the parentheses of an address are balanced, and no more than a few deep. */
static bool is_balanced(struct str url)
{
    enum { DEPTH = 3 };
    int depth = 0;
    for (size_t i = 0; i < url.len && depth >= 0 && depth <= DEPTH; i++)
        depth += url.at[i] == '(' ? 1 : url.at[i] == ')' ? -1 : 0;
    return depth == 0;
}

void write_destination(struct buf *out, struct str url)
{
    bool balanced = is_balanced(url);
    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];
        bool is_coded = (unsigned char)c <= ' ' || c == 0x7F || strchr("<>`|", c);
        if (is_coded) {
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
            continue;
        }
        if (c == '\\' || (!balanced && (c == '(' || c == ')')) || (c == '&' && is_reference(url, i)))
            buf_add_byte(out, '\\');
        buf_add_byte(out, c);
    }
}

bool is_autolink(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if (url.at[i] <= ' ' || url.at[i] >= 0x7F || strchr("<>`|\\", url.at[i]))
            return false;
    return str_starts(url, STR("http://")) || str_starts(url, STR("https://"));
}

size_t fence_of(struct str text, size_t least)
{
    uint64_t seen = 0;
    size_t longest = 0, run = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.at[i] == '`') {
            run++;
            continue;
        }
        seen |= run < 64 ? UINT64_C(1) << run : 0;
        longest = run > longest ? run : longest;
        run = 0;
    }
    size_t fence = least;
    while (fence < 64 && seen >> fence & 1)
        fence++;
    return fence < 64 ? fence : longest + 1;
}

static void write_repeated(struct buf *out, char c, size_t count)
{
    while (count-- > 0)
        buf_add_byte(out, c);
}

void write_code_span(struct buf *out, struct str text, bool is_in_cell)
{
    size_t fence = fence_of(text, 1);
    bool is_padded = text.at[0] == '`' || text.at[text.len - 1] == '`' ||
                     (text.at[0] == ' ' && text.at[text.len - 1] == ' ');
    write_repeated(out, '`', fence);
    write_repeated(out, ' ', is_padded);
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '|' && is_in_cell)
            buf_add_byte(out, '\\');
        buf_add_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
    }
    write_repeated(out, ' ', is_padded);
    write_repeated(out, '`', fence);
}
