#include "extract/lines/line_labels.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/counters/counter_line.h"
#include "extract/lines/line_label_words.h"
#include "extract/related/read_also_words.h"

enum { BUCKETS = 1024, LABEL_LINE_MAX = 160 };

/* Phrases by a hash of their first two bytes; each phrase leads to the next of its bucket. Numbers are an
 * index plus one. */
static uint16_t first_of[BUCKETS], next_of[LINE_PHRASES_MAX];

static unsigned bucket_of(const char *at)
{
    return str_hash((struct str){at, 2}) % BUCKETS;
}

static void index_phrases(void)
{
    static bool done;
    for (size_t i = line_phrase_count; !done && i-- > 0;) {
        unsigned bucket = bucket_of(line_phrases[i].phrase.at);
        next_of[i] = first_of[bucket];
        first_of[bucket] = (uint16_t)(i + 1);
    }
    done = true;
}

static size_t skip_spaces(struct str s, size_t i)
{
    while (i < s.len && s.at[i] == ' ')
        i++;
    return i;
}

/* Behind a label: a mark and blanks. */
static size_t skip_mark(struct str s, size_t i, bool *marked)
{
    i = skip_spaces(s, i);
    *marked = i < s.len && (s.at[i] == ':' || s.at[i] == '|');
    return *marked ? skip_spaces(s, i + 1) : i;
}

/* A count, in brackets or not, that is all of s from i on. */
static bool count_follows(struct str s, size_t i, struct labelled_line *found, struct str *number)
{
    bool bracket = i < s.len && (s.at[i] == '(' || s.at[i] == '[');
    size_t from = i + bracket;
    size_t end = from;
    if (!take_count(s, &end, &found->count) ||
        (bracket && (end >= s.len || (s.at[end] != ')' && s.at[end] != ']'))) || end + bracket != s.len)
        return false;
    *number = str_slice(s, from, end);
    return true;
}

/* Marks that may end a label: an ellipsis, an arrow, an exclamation mark. */
static bool is_loose_end(struct str s, size_t i)
{
    while (i < s.len) {
        uint32_t c = utf8_next(s, &i);
        if (is_word_character(c))
            return false;
    }
    return true;
}

struct labelling {
    struct str line; /* trimmed */
    const struct folded_line *folded;
};

/* Whether a phrase that ends at `end` of the folded line stands as it must. */
static bool stands(const struct labelling *l, const struct line_phrase *phrase, size_t end,
                   struct labelled_line *found)
{
    struct str text = {l->folded->text, l->folded->len}, number = STR_NONE;
    size_t rest = skip_mark(text, end, &found->marked);
    found->label = phrase->label;
    found->rest = l->folded->origin[rest];
    if (phrase->stand == STAND_BEGINS || (phrase->stand == STAND_NAMES && rest < text.len))
        return true;
    if (phrase->stand == STAND_MARKED)
        return found->marked && rest < text.len;
    if (count_follows(text, rest, found, &number)) {
        size_t at = (size_t)(number.at - text.at);
        found->counted = true;
        found->number = str_slice(l->line, l->folded->origin[at], l->folded->origin[at + number.len]);
        return true;
    }
    return phrase->stand == STAND_WHOLE && (found->marked || is_loose_end(text, end));
}

/* The longest phrase that stands at `from` of the line. */
static bool find_label(const struct labelling *l, size_t from, struct labelled_line *best)
{
    size_t longest = 0;
    if (l->folded->len < from + 2)
        return false;
    for (uint16_t n = first_of[bucket_of(l->folded->text + from)]; n; n = next_of[n - 1]) {
        struct labelled_line found = {0};
        size_t len = phrase_at(l->folded, line_phrases[n - 1].phrase, from);
        if (len > longest && stands(l, &line_phrases[n - 1], from + len, &found)) {
            longest = len;
            *best = found;
        }
    }
    return longest > 0;
}

/* "2 comments", "13 комментариев": a count before a label that is all of the rest. */
static bool find_counted(const struct labelling *l, struct labelled_line *best)
{
    struct str text = {l->folded->text, l->folded->len};
    int64_t count = 0;
    size_t len = 0;
    bool number = take_count(text, &len, &count);
    size_t at = skip_spaces(text, len);
    if (!number || at >= text.len || !find_label(l, at, best) || best->counted ||
        (best->label != LINE_COMMENTS && best->label != LINE_LENGTH))
        return false;
    best->counted = true;
    best->count = count;
    best->number = str_slice(l->line, 0, l->folded->origin[len]);
    return true;
}

/* "Read also" with what it announces. */
static bool find_read_also(struct str line, struct labelled_line *found)
{
    struct str label;
    size_t rest = read_also_prefix(line, &label);
    if (!rest || str_trim(str_slice(line, rest, line.len)).len == 0)
        return false;
    *found = (struct labelled_line){.label = LINE_RELATED};
    while (rest < line.len && line.at[rest] == ' ')
        rest++;
    found->marked = true;
    found->rest = rest;
    return true;
}

/* Asks for consent to cookies: words of use and of cookies in one line. */
static bool asks_for_cookies(const struct folded_line *line)
{
    static const struct str patterns[] = {
        STR_INIT("use/uses/using/utilise/utilisent/utilisons/utilizamos/utiliza/usamos/verwenden/verwendet/"
                 "nutzen/nutzt/usa/utilizza/utilizziamo/gebruikt/gebruiken/używa/używamy/wykorzystuje/"
                 "использует/используем/использование/χρησιμοποι*/kullan*/accept*/consent*|cookie*/"
                 "ciasteczk*/куки/файлы cookie"),
        STR_INIT("cookie*/ciasteczk*/куки|use*/utilis*/verwend*/nutz*/accept*/akzept*/akcept*/aceptar/"
                 "agree*/accetta*/соглас*/privacy"),
    };
    static const struct str eastern[] = {STR_INIT("クッキー"), STR_INIT("cookie を"), STR_INIT("使用cookie"),
                                         STR_INIT("ملفات تعريف الارتباط")};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (has_pattern(line, patterns[i]))
            return true;
    for (size_t i = 0; i < sizeof eastern / sizeof *eastern; i++)
        if (find_phrase(line, eastern[i], 0) != SIZE_MAX)
            return true;
    return false;
}

struct labelled_line label_of_line(struct str line)
{
    enum { COOKIE_LINE_MAX = 400 };
    struct folded_line folded;
    struct labelled_line found = {0};
    line = str_trim(line);
    if (line.len > COOKIE_LINE_MAX || !fold_line(line, &folded))
        return found;
    index_phrases();
    struct labelling l = {line, &folded};
    if (line.len <= LABEL_LINE_MAX &&
        (find_read_also(line, &found) || find_label(&l, 0, &found) || find_counted(&l, &found)))
        return found;
    if (line.len <= LABEL_LINE_MAX && is_read_also(line))
        return (struct labelled_line){.label = LINE_RELATED, .rest = line.len};
    found = (struct labelled_line){0};
    if (asks_for_cookies(&folded))
        found = (struct labelled_line){.label = LINE_COOKIES, .rest = line.len};
    return found;
}

static bool is_short_unit(struct str unit)
{
    static const struct str units[] = {STR_INIT("s"),   STR_INIT("m"),    STR_INIT("h"),   STR_INIT("d"),
                                       STR_INIT("w"),   STR_INIT("y"),    STR_INIT("min"), STR_INIT("hr"),
                                       STR_INIT("hrs"), STR_INIT("mins"), STR_INIT("ч"),   STR_INIT("мин"),
                                       STR_INIT("д"),   STR_INIT("std"),  STR_INIT("j")};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_eq(unit, units[i]))
            return true;
    return false;
}

bool is_short_age(struct str line)
{
    enum { BYTES_MAX = 16 };
    struct folded_line folded;
    size_t end = 0;
    if (line.len > BYTES_MAX || !fold_line(line, &folded))
        return false;
    struct str text = {folded.text, folded.len};
    while (end < text.len && ascii_is_digit(text.at[end]))
        end++;
    return end && is_short_unit(str_slice(text, skip_spaces(text, end), text.len));
}
