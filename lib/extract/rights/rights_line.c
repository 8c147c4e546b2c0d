#include "extract/rights/rights_line.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/images/image_credit.h"
#include "extract/lines/line_words.h"
#include "extract/rights/rights_words.h"

enum {
    YEAR_MIN = 1950,
    YEAR_MAX = 2100,
    HOLDER_MAX = 120, /* bytes */
    HOLDER_WORDS_MAX = 12,
    BARE_WORDS_MAX = 12 /* of a line that says "copyright" without a year or sign */
};

/* The length of a mark of copyright at `at`: ©, ℗, ⓒ, (c), "copyright"; 0 where there is none. */
static size_t mark_at(const struct folded_line *line, size_t at)
{
    static const struct str marks[] = {STR_INIT("\xC2\xA9"), STR_INIT("\xE2\x93\x92"),
                                       STR_INIT("\xE2\x84\x97"), STR_INIT("(c)")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_slice(folded_text(line), at, line->len), marks[i]))
            return marks[i].len;
    size_t word = phrase_at(line, STR("copyright"), at);
    return word ? word : phrase_at(line, STR("copyrights"), at);
}

static size_t find_mark(const struct folded_line *line, size_t from)
{
    for (size_t i = from; i < line->len; i++)
        if (strchr("\xC2\xE2(c", line->text[i]) && mark_at(line, i))
            return i;
    return SIZE_MAX;
}

/* A year at `at`; 0 where there is none. */
static unsigned year_at(const struct folded_line *line, size_t at)
{
    uint64_t year = 0;
    if ((at > 0 && ascii_is_digit(line->text[at - 1])) || at + 4 > line->len ||
        (at + 4 < line->len && ascii_is_digit(line->text[at + 4])) ||
        !str_to_u64(str_slice(folded_text(line), at, at + 4), YEAR_MAX, &year) || year < YEAR_MIN)
        return 0;
    return (unsigned)year;
}

/* The last year of the line; *from and *to span all its years and what stands between them. */
static unsigned find_years(const struct folded_line *line, size_t *from, size_t *to)
{
    enum { APART_MAX = 5 }; /* bytes between the two years of a span */
    unsigned last = 0;
    for (size_t i = 0; i < line->len; i++) {
        unsigned year = year_at(line, i);
        if (!year)
            continue;
        if (!last)
            *from = i;
        else if (i - *to > APART_MAX)
            break;
        last = year;
        *to = i + 4;
        i += 3;
    }
    return last;
}

/* Whether a mark makes the line a notice: © alone does where the line is short, the word beside a year, a
 * sign or in a line of few words. "(c)" is also a list's third point: a year must stand by it. */
static bool has_notice_mark(struct str line, const struct folded_line *folded)
{
    size_t at = find_mark(folded, 0), from = 0, to = 0;
    if (at == SIZE_MAX)
        return false;
    bool year = find_years(folded, &from, &to) > 0;
    if (folded->text[at] == '(')
        return year;
    if (folded->text[at] != 'c')
        return true;
    size_t next = at + mark_at(folded, at);
    while (next < folded->len && strchr(" :-", folded->text[next]))
        next++;
    struct word_counts counts = count_words(line);
    bool close = year && from < next + 24 && to + 24 > at;
    return close || (next < folded->len && mark_at(folded, next)) ||
           (at == 0 && counts.words > 1 && counts.words <= BARE_WORDS_MAX && counts.sentences <= 1 &&
            counts.capitals * 2 > counts.words);
}

/* "© Jane Doe / Getty Images": an image's, where no year stands by it. */
static bool is_of_image(struct str line, const struct folded_line *folded)
{
    size_t from, to;
    struct str credit;
    return credit_of_line(line, &credit) ||
           (!find_years(folded, &from, &to) &&
            (str_find_byte(folded_text(folded), '/', 0) != SIZE_MAX || signs_for_agency(line)));
}

/* What the patterns begin with, told at the first look. */
static const struct pattern_heads *heads_of_patterns(void)
{
    static struct pattern_heads heads[RIGHTS_PATTERNS_MAX];
    static bool is_known;
    for (size_t i = 0; !is_known && i < rights_pattern_count; i++)
        pattern_heads_of(rights_patterns[i].pattern, &heads[i]);
    is_known = true;
    return heads;
}

enum rights_kind rights_of_line(struct str line)
{
    const struct pattern_heads *heads = heads_of_patterns();
    struct folded_line folded;
    if (!fold_line(line, &folded))
        return RIGHTS_NONE;
    if (has_notice_mark(line, &folded))
        return is_of_image(line, &folded) ? RIGHTS_NONE : RIGHTS_NOTICE;
    for (size_t i = 0; i < rights_pattern_count; i++)
        if (may_hold_pattern(&folded, &heads[i]) && has_pattern(&folded, rights_patterns[i].pattern))
            return rights_patterns[i].kind;
    return RIGHTS_NONE;
}

unsigned year_of_notice(struct str line)
{
    struct folded_line folded;
    size_t from, to;
    return fold_line(line, &folded) ? find_years(&folded, &from, &to) : 0;
}

/* Past marks, years, "by" and what parts them. */
static size_t past_preamble(const struct folded_line *line, size_t at)
{
    while (at < line->len) {
        size_t mark = mark_at(line, at), by = mark ? 0 : phrase_at(line, STR("by"), at);
        if (mark || by) {
            at += mark ? mark : by;
        } else if (year_at(line, at)) {
            at += 4;
        } else {
            size_t next = at;
            uint32_t c = utf8_next(folded_text(line), &next);
            if (is_word_character(c) || (c >= 0x80 && c != 0xB7 && c != 0x2022) || c == '"')
                break;
            at = next;
        }
    }
    return at;
}

/* Marks that part a notice from the links beside it. */
static bool parts_notice(struct str rest)
{
    static const struct str marks[] = {STR_INIT("。"),  STR_INIT(" - "), STR_INIT(" · "), STR_INIT(" ∙ "),
                                       STR_INIT(" • "), STR_INIT(" – "), STR_INIT(" — ")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, marks[i]))
            return true;
    return false;
}

/* Where a name that begins at `from` ends: before a sentence's end, a bar, a mark, a year. */
static size_t holder_end(const struct folded_line *line, size_t from)
{
    for (size_t i = from; i < line->len; i++) {
        char c = line->text[i];
        bool spaced = i + 1 >= line->len || line->text[i + 1] == ' ';
        if (strchr("|;\n", c) || (strchr("!?", c) && spaced) || (i > from && mark_at(line, i)) ||
            year_at(line, i) || parts_notice(str_slice(folded_text(line), i, line->len)))
            return i;
        if (c == '.' && spaced && i > from + 3 && line->text[i - 2] != ' ' && line->text[i - 2] != '.' &&
            line->text[i - 3] != ' ')
            return i;
    }
    return line->len;
}

/* Where the first pattern's words begin, so that they do not end up in the holder's name. */
static size_t first_pattern(const struct folded_line *line, size_t from)
{
    size_t first = line->len;
    for (size_t i = 0; i < rights_pattern_count; i++) {
        struct str pattern = rights_patterns[i].pattern, phrase;
        if (str_find_byte(pattern, '|', 0) != SIZE_MAX)
            continue;
        while (str_next(&pattern, '/', &phrase)) {
            size_t at = find_phrase(line, phrase, from);
            first = at < first ? at : first;
        }
    }
    return first;
}

static bool can_be_holder(struct str name)
{
    struct word_counts counts = count_words(name);
    return name.len <= HOLDER_MAX && counts.letters > 1 && counts.words <= HOLDER_WORDS_MAX;
}

static struct str holder_between(struct str line, const struct folded_line *folded, size_t from, size_t to)
{
    while (to > from && strchr(" -,:.(", folded->text[to - 1]))
        to--;
    struct str name = from < to ? unfolded(line, folded, from, to) : STR_NONE;
    return can_be_holder(name) ? name : STR_NONE;
}

struct str holder_of_notice(struct str line)
{
    struct folded_line folded;
    if (!fold_line(line, &folded))
        return STR_NONE;
    size_t mark = find_mark(&folded, 0);
    if (mark == SIZE_MAX)
        return STR_NONE;
    size_t from = past_preamble(&folded, mark), end = holder_end(&folded, from);
    size_t pattern = first_pattern(&folded, from);
    struct str behind = holder_between(line, &folded, from, pattern < end ? pattern : end);
    if (behind.len || mark == 0)
        return behind;
    return holder_between(line, &folded, 0, mark); /* "The Courier © 2024" */
}
