#include "extract/counters/counter_line.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/counters/counter_words.h"
#include "extract/lines/line_words.h"

enum {
    COUNT_DIGITS_MAX = 15, /* so that a factor cannot overflow */
    YEAR_FROM = 1900,
    YEAR_TO = 2099
};

/* What parts groups of three digits, or a number from its decimals. */
static bool is_group_mark(uint32_t c)
{
    return c == ',' || c == '.' || c == '\'' || c == 0x2019 || c == 0x66C || c == 0x66B || c == 0xFF0C;
}

/* The value of a digit at *i, moving *i past it; -1 where none stands there. */
static int take_digit(struct str s, size_t *i)
{
    size_t next = *i;
    if (next >= s.len)
        return -1;
    int value = u_charDigitValue((UChar32)utf8_next(s, &next));
    if (value >= 0)
        *i = next;
    return value;
}

/* Digits in a row from *i on. */
static unsigned take_digits(struct str s, size_t *i, int64_t *value)
{
    unsigned count = 0;
    for (int digit; count <= COUNT_DIGITS_MAX && (digit = take_digit(s, i)) >= 0; count++)
        *value = *value * 10 + digit;
    return count;
}

/* The mark before a further group at i: itself, or a space before exactly three digits. 0: none. */
static uint32_t mark_before_digits(struct str s, size_t i, size_t *next)
{
    size_t at = i;
    if (i >= s.len)
        return 0;
    uint32_t c = utf8_next(s, &at);
    size_t after = at;
    if ((!is_group_mark(c) && !is_space(c)) || take_digit(s, &after) < 0)
        return 0;
    *next = at;
    return is_space(c) ? ' ' : c;
}

static size_t suffix_at(struct str s, size_t i, int64_t *factor)
{
    struct folded_line folded;
    size_t spaces = i;
    while (spaces < s.len && s.at[spaces] == ' ')
        spaces++;
    size_t longest = 0;
    if (!fold_line(utf8_cut(str_slice(s, i, s.len), 24), &folded))
        return 0;
    for (size_t k = 0; k < number_suffix_count; k++) {
        struct str suffix = number_suffixes[k].suffix;
        size_t len = phrase_at(&folded, suffix, 0);
        bool letter = suffix.len == 1; /* "5M" is five millions, "5m" or "5 M" may be minutes or metres */
        if (len > longest && (!letter || (spaces == i && (suffix.at[0] == 'k' || s.at[i] != suffix.at[0])))) {
            longest = len;
            *factor = number_suffixes[k].factor;
        }
    }
    return longest ? spaces - i + longest : 0;
}

/* Groups and decimals behind the first digits; how many decimals stood. False where it is no count. */
static bool take_groups(struct str s, size_t *i, int64_t *value, unsigned first, unsigned *decimals)
{
    uint32_t mark, group_mark = 0;
    size_t next;
    unsigned digits = first;
    *decimals = 0;
    while (*decimals == 0 && (mark = mark_before_digits(s, *i, &next)) != 0) {
        int64_t group = 0;
        unsigned count = take_digits(s, &next, &group);
        bool grouped = count == 3 && first <= 3 && (!group_mark || group_mark == mark);
        if (mark == ' ' && !grouped)
            return true; /* the next number */
        if (!grouped && count > 2)
            return false;
        digits += count;
        if (digits > COUNT_DIGITS_MAX)
            return false;
        for (unsigned k = 0; k < count; k++)
            *value *= 10;
        *value += group;
        *decimals = grouped ? 0 : count;
        group_mark = mark;
        *i = next;
    }
    return true;
}

bool take_count(struct str s, size_t *i, int64_t *count)
{
    size_t at = *i;
    int64_t value = 0, factor = 1, sign = 1, scale = 1;
    unsigned decimals = 0;
    if (at < s.len && (s.at[at] == '-' || s.at[at] == '+'))
        sign = s.at[at++] == '-' ? -1 : 1;
    else if (str_starts(str_slice(s, at, s.len), STR("−"))) {
        sign = -1;
        at += 3;
    }
    unsigned first = take_digits(s, &at, &value);
    if (first == 0 || first > COUNT_DIGITS_MAX || !take_groups(s, &at, &value, first, &decimals))
        return false;
    size_t suffix = suffix_at(s, at, &factor);
    for (unsigned k = 0; k < decimals; k++)
        scale *= 10;
    if ((decimals && (!suffix || factor % scale)) || value > INT64_MAX / factor)
        return false;
    *i = at + suffix;
    *count = sign * (value * factor / scale);
    return true;
}

/* What a label ("views", "Просмотров") counts; UNKNOWN where the table has it not. */
static enum interaction interaction_of_label(struct str label)
{
    struct folded_line folded;
    if (!fold_line(label, &folded))
        return INTERACTION_UNKNOWN;
    for (size_t i = 0; i < counter_word_count; i++)
        if (phrase_at(&folded, counter_words[i].word, 0) == folded.len)
            return counter_words[i].interaction;
    return INTERACTION_UNKNOWN;
}

static bool is_filler(struct str label)
{
    struct folded_line folded;
    if (!fold_line(label, &folded))
        return false;
    for (size_t i = 0; i < counter_filler_count; i++)
        if (phrase_at(&folded, counter_fillers[i], 0) == folded.len)
            return true;
    return false;
}

static bool is_joint(uint32_t c)
{
    return is_space(c) || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == '|' ||
           c == 0xFF1A || c == 0xFF08 || c == 0xFF09;
}

/* s without what stands between a label and a number: white space, colons, brackets. */
static struct str bare(struct str s)
{
    size_t from = SIZE_MAX, to = 0;
    for (size_t i = 0; i < s.len;) {
        size_t at = i;
        if (is_joint(utf8_next(s, &i)))
            continue;
        from = from == SIZE_MAX ? at : from;
        to = i;
    }
    return from == SIZE_MAX ? STR_NONE : str_slice(s, from, to);
}

/* What the words before and after the number say; false where they are anything but a label. */
static bool read_labels(struct str before, struct str after, enum interaction *interaction)
{
    before = bare(before);
    after = bare(after);
    if (after.len && is_filler(after))
        after = STR_NONE;
    *interaction = interaction_of_label(before.len ? before : after);
    if (before.len && after.len)
        return false;
    return (before.len == 0 && after.len == 0) || *interaction != INTERACTION_UNKNOWN;
}

static size_t first_number(struct str line)
{
    for (size_t i = 0; i < line.len;) {
        size_t at = i;
        if (u_charDigitValue((UChar32)utf8_next(line, &i)) < 0)
            continue;
        if (at > 0 && (line.at[at - 1] == '-' || line.at[at - 1] == '+'))
            return at - 1;
        return at >= 3 && str_eq(str_slice(line, at - 3, at), STR("−")) ? at - 3 : at;
    }
    return line.len;
}

bool counter_of_line(struct str line, struct counter *counter)
{
    line = str_trim(line);
    if (line.len == 0 || line.len > COUNTER_LINE_MAX)
        return false;
    size_t from = first_number(line), to = from;
    int64_t count = 0;
    if (!take_count(line, &to, &count))
        return false;
    enum interaction interaction;
    if (!read_labels(str_slice(line, 0, from), str_slice(line, to, line.len), &interaction))
        return false;
    bool year = to - from == 4 && count >= YEAR_FROM && count <= YEAR_TO;
    if (interaction == INTERACTION_UNKNOWN && year && !(count < 0))
        return false;
    *counter = (struct counter){.interaction = interaction, .count = count, .raw = line};
    return true;
}

bool next_counter_piece(struct str *rest, struct str *piece)
{
    static const struct str parts[] = {STR_INIT("·"),  STR_INIT("•"),   STR_INIT("|"),
                                       STR_INIT("\n"), STR_INIT(" / "), STR_INIT("∙")};
    if (!rest->at || rest->len == 0)
        return false;
    size_t first = rest->len, len = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t at = str_find(*rest, parts[i], 0);
        if (at < first) {
            first = at;
            len = parts[i].len;
        }
    }
    *piece = str_trim(str_slice(*rest, 0, first));
    *rest = str_slice(*rest, first + len, rest->len);
    return true;
}
