#include "extract/authors/name_shape.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/dateline/agencies.h"

enum {
    CREDENTIAL_LETTERS_MAX = 6,
    CREDENTIAL_WORDS_MAX = 3,
    UNCASED_LETTERS_MAX = 24, /* of a name in a script without capitals */
};

bool is_space_at(struct str s, size_t i)
{
    return i < s.len && is_space(utf8_next(s, &i));
}

static bool is_edge(uint32_t c)
{
    return is_space(c) || (u_ispunct((UChar32)c) && c != '@') || c == '|' || c == '~' || c == '>' ||
           c == '+' || c == '$' || c == 0xA9;
}

struct str without_edges(struct str s)
{
    size_t from = 0, to = 0;
    for (size_t i = 0; i < s.len && is_edge(utf8_next(s, &i));)
        from = i;
    for (size_t i = from; i < s.len;) {
        if (!is_edge(utf8_next(s, &i)))
            to = i;
    }
    if (to < s.len && to >= from + 2 && s.at[to] == '.') {
        size_t word = to;
        while (word > from && s.at[word - 1] != ' ')
            word--;
        if (word > from && to - word <= 4)
            to++;
    }
    return from < to ? str_slice(s, from, to) : STR_NONE;
}

static void count_word(struct name_shape *w, struct str word, unsigned index)
{
    size_t i = 0;
    uint32_t first = utf8_next(word, &i);
    while (!is_word_character(first) && i < word.len)
        first = utf8_next(word, &i);
    w->words++;
    if (u_isupper((UChar32)first) || u_istitle((UChar32)first))
        w->capitals++;
    else if (u_islower((UChar32)first) && !is_name_particle(word))
        w->small++;
    if (is_role_word(word)) {
        w->has_role |= index > 0;
        w->begins_with_role |= index == 0;
    }
    w->has_organization |= is_organization_word(word);
    w->has_company |= is_company_word(word);
    for (i = 0; i < word.len;) {
        uint32_t c = utf8_next(word, &i);
        w->digits += u_isdigit((UChar32)c) != 0;
        w->letters += u_isalpha((UChar32)c) != 0;
        if (u_islower((UChar32)c))
            w->all_upper = false;
        w->uncased += u_isalpha((UChar32)c) && !u_isupper((UChar32)c) && !u_islower((UChar32)c);
    }
}

bool next_name_word(struct str s, size_t *i, struct str *word)
{
    while (*i < s.len && is_space_at(s, *i))
        utf8_next(s, i);
    size_t from = *i;
    while (*i < s.len && !is_space_at(s, *i))
        utf8_next(s, i);
    *word = str_slice(s, from, *i);
    return *i > from;
}

struct name_shape name_shape_of(struct str s)
{
    struct name_shape w = {.all_upper = true};
    struct str word;
    for (size_t i = 0; next_name_word(s, &i, &word);)
        count_word(&w, without_edges(word).len ? without_edges(word) : word, w.words);
    return w;
}

static bool is_credential_word(struct str word, bool is_first)
{
    unsigned upper = 0, letters = 0, digits = 0;
    for (size_t i = 0; i < word.len;) {
        UChar32 c = (UChar32)utf8_next(word, &i);
        upper += u_isupper(c) != 0;
        letters += u_isalpha(c) != 0;
        digits += u_isdigit(c) != 0;
    }
    if (letters == 0)
        return digits && !is_first;
    return letters <= CREDENTIAL_LETTERS_MAX && upper * 2 > letters && (upper > 1 || !is_first);
}

bool is_credential(struct str s, bool after_upper)
{
    static const struct str known[] = {STR_INIT("Jr"),    STR_INIT("Jr."), STR_INIT("Sr"),
                                       STR_INIT("Sr."),   STR_INIT("Esq"), STR_INIT("Esq."),
                                       STR_INIT("Ph.D."), STR_INIT("PhD"), STR_INIT("M.D."),
                                       STR_INIT("MD"),    STR_INIT("MSc"), STR_INIT("BSc")};
    struct str word;
    unsigned words = 0;
    bool is_all = s.len > 0;
    for (size_t n = 0; n < sizeof known / sizeof *known; n++)
        if (str_eq_nocase(s, known[n]))
            return true;
    if (after_upper || is_agency(s))
        return false;
    for (size_t i = 0; next_name_word(s, &i, &word); words++)
        is_all = is_all && is_credential_word(word, words == 0);
    return is_all && words <= CREDENTIAL_WORDS_MAX;
}

struct str without_role(struct str s)
{
    struct str word;
    unsigned words = 0;
    bool begins_with_role = false;
    for (size_t i = 0; next_name_word(s, &i, &word) && !begins_with_role; words++)
        if (words == 0)
            begins_with_role = is_role_word(word) || str_eq_nocase(word, STR("the")) ||
                               str_eq_nocase(word, STR("our")); /* a desk: "Our Foreign Staff" */
        else if ((words >= 2 || name_shape_of(word).uncased) && is_role_word(without_edges(word)))
            return without_edges(str_slice(s, 0, (size_t)(word.at - s.at)));
    return s;
}

static bool has_other_signs(struct str s)
{
    static const struct str signs[] = {STR_INIT("://"),  STR_INIT("@"),  STR_INIT("{"), STR_INIT("}"),
                                       STR_INIT("www."), STR_INIT("%"),  STR_INIT("="), STR_INIT("!"),
                                       STR_INIT("?"),    STR_INIT("\\"), STR_INIT("#"), STR_INIT("…"),
                                       STR_INIT("...")};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_find(s, signs[i], 0) != SIZE_MAX)
            return true;
    return false;
}

bool may_be_name(struct str s, const struct name_shape *w, enum name_trust trust)
{
    if (s.len < 2 || s.len > NAME_BYTES_MAX || w->letters < 2 || w->words > NAME_WORDS_MAX ||
        has_other_signs(s) || names_nobody(s))
        return false;
    if (w->digits && (w->words > 1 || w->digits > w->letters))
        return false;
    if (w->uncased > UNCASED_LETTERS_MAX)
        return false;
    if (trust == NAMES_DECLARED)
        return true;
    return w->small == 0 || w->words == 1 || (trust == NAMES_MARKED && w->capitals && w->small <= 1);
}

bool looks_like_name(struct str s)
{
    struct name_shape w = name_shape_of(s);
    size_t len;
    struct str end = without_edges(s);
    if (str_find_byte(s, ',', 0) != SIZE_MAX || str_find_byte(s, '&', 0) != SIZE_MAX)
        return false;
    return may_be_name(s, &w, NAMES_SEEN) && end.len + 1 >= s.len && w.digits == 0 && !w.has_role &&
           byline_word_at(s, &len) == BYLINE_NONE &&
           (w.uncased ? w.words <= 4 : w.capitals >= 2 && w.words <= 5);
}

bool is_host_name(struct str s)
{
    static const struct str ends[] = {STR_INIT(".com"), STR_INIT(".org"),   STR_INIT(".net"),
                                      STR_INIT(".de"),  STR_INIT(".co.uk"), STR_INIT(".fr"),
                                      STR_INIT(".it"),  STR_INIT(".es")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s.len > ends[i].len && str_eq_nocase(str_slice(s, s.len - ends[i].len, s.len), ends[i]))
            return true;
    return false;
}
