#include "extract/person_names.h"

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/agencies.h"
#include "extract/byline_words.h"
#include "extract/facts.h"

enum {
    CREDENTIAL_LETTERS_MAX = 6,
    CREDENTIAL_WORDS_MAX = 3,
    UNCASED_LETTERS_MAX = 24, /* of a name in a script without capitals */
};

/* What stands between two pieces of a byline. */
enum joint {
    JOINT_NONE, /* the end */
    JOINT_SOFT, /* a comma: another name may follow */
    JOINT_WORD, /* "and": another name does */
    JOINT_HARD, /* a bar, a dash, a line's end: something else follows */
    JOINT_OPEN, /* a bracket: what stands in it is no name of its own */
    JOINT_STOP, /* "on", "in": the names have ended */
};

struct piece {
    struct str text;
    enum joint before, after;
};

struct mark {
    struct str text;
    enum joint joint;
    bool spaced; /* counts between white space alone */
};

static const struct mark marks[] = {
    {STR_INIT(","), JOINT_SOFT, false},  {STR_INIT(";"), JOINT_SOFT, false},
    {STR_INIT("、"), JOINT_SOFT, false}, {STR_INIT("，"), JOINT_SOFT, false},
    {STR_INIT("；"), JOINT_SOFT, false}, {STR_INIT("،"), JOINT_SOFT, false},
    {STR_INIT("/"), JOINT_SOFT, false},  {STR_INIT("|"), JOINT_HARD, false},
    {STR_INIT("\n"), JOINT_HARD, false}, {STR_INIT("•"), JOINT_HARD, false},
    {STR_INIT("»"), JOINT_HARD, false},  {STR_INIT("›"), JOINT_HARD, false},
    {STR_INIT("·"), JOINT_HARD, true},   {STR_INIT("-"), JOINT_HARD, true},
    {STR_INIT("–"), JOINT_HARD, true},   {STR_INIT("—"), JOINT_HARD, false},
    {STR_INIT("("), JOINT_OPEN, false},  {STR_INIT(")"), JOINT_HARD, false},
    {STR_INIT("（"), JOINT_OPEN, false}, {STR_INIT("）"), JOINT_HARD, false},
    {STR_INIT("<"), JOINT_OPEN, false},  {STR_INIT("["), JOINT_OPEN, false},
    {STR_INIT("►"), JOINT_HARD, false},  {STR_INIT("⋅"), JOINT_HARD, false},
    {STR_INIT("："), JOINT_HARD, false}, {STR_INIT(": "), JOINT_HARD, false},
};

static bool is_space_at(struct str s, size_t i)
{
    return i < s.len && is_space(utf8_next(s, &i));
}

static bool is_space_before(struct str s, size_t i)
{
    return i == 0 || ascii_is_space(s.at[i - 1]) ||
           (i >= 2 && (unsigned char)s.at[i - 1] == 0xA0 && (unsigned char)s.at[i - 2] == 0xC2);
}

static bool begins_like_name(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t c = utf8_next(s, &i);
        if (!is_space(c))
            return is_word_character(c) && !u_islower((UChar32)c) && !u_isdigit((UChar32)c);
    }
    return false;
}

/* A word between two spaces that joins or ends names, at i. */
static enum joint word_joint_at(struct str s, size_t i, size_t *len)
{
    if (i == 0 || !is_space_before(s, i))
        return JOINT_NONE;
    struct str rest = str_slice(s, i, s.len);
    *len = joint_word_at(rest);
    if (*len && is_space_at(rest, *len) && begins_like_name(str_slice(rest, *len, rest.len)))
        return JOINT_WORD;
    *len = stop_word_at(rest);
    bool is_small = *len && !begins_like_name(rest);
    return is_small && (*len == rest.len || is_space_at(rest, *len)) ? JOINT_STOP : JOINT_NONE;
}

static enum joint joint_at(struct str s, size_t i, size_t *len)
{
    for (size_t n = 0; n < sizeof marks / sizeof *marks; n++) {
        const struct mark *mark = &marks[n];
        if (s.at[i] != mark->text.at[0] || !str_starts(str_slice(s, i, s.len), mark->text))
            continue;
        *len = mark->text.len;
        if (!mark->spaced || (is_space_before(s, i) && (i + *len == s.len || is_space_at(s, i + *len))))
            return mark->joint;
    }
    return word_joint_at(s, i, len);
}

/* Cuts the next piece off the front of *rest. */
static bool next_piece(struct str *rest, enum name_trust trust, struct piece *piece)
{
    if (rest->len == 0)
        return false;
    size_t i = 0, len = 0;
    piece->after = JOINT_NONE;
    while (i < rest->len) {
        piece->after = joint_at(*rest, i, &len);
        if (piece->after == JOINT_STOP && trust == NAMES_DECLARED &&
            count_words(str_slice(*rest, 0, i)).words < 2)
            piece->after = JOINT_NONE;
        if (piece->after != JOINT_NONE)
            break;
        utf8_next(*rest, &i);
    }
    piece->text = str_slice(*rest, 0, i);
    *rest = str_slice(*rest, i + (piece->after ? len : 0), rest->len);
    return true;
}

static bool is_edge(uint32_t c)
{
    return is_space(c) || (u_ispunct((UChar32)c) && c != '@') || c == '|' || c == '~' || c == '>' ||
           c == '+' || c == '$' || c == 0xA9;
}

/* Without the white space and marks at its ends; the period of "Jr." and "Ph.D." stays. */
static struct str without_edges(struct str s)
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

struct words_of {
    unsigned words, capitals, small, digits, letters, uncased;
    bool has_role, begins_with_role, has_organization, has_company, all_upper;
};

static void count_word(struct words_of *w, struct str word, unsigned index)
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

/* The next word up to white space. */
static bool next_word(struct str s, size_t *i, struct str *word)
{
    while (*i < s.len && is_space_at(s, *i))
        utf8_next(s, i);
    size_t from = *i;
    while (*i < s.len && !is_space_at(s, *i))
        utf8_next(s, i);
    *word = str_slice(s, from, *i);
    return *i > from;
}

static struct words_of words_of(struct str s)
{
    struct words_of w = {.all_upper = true};
    struct str word;
    for (size_t i = 0; next_word(s, &i, &word);)
        count_word(&w, without_edges(word).len ? without_edges(word) : word, w.words);
    return w;
}

/* "MD", "Ph.D.", "CEPF®", "E-RYT 200": short, with more capitals than small letters; or a generation. */
static bool is_credential(struct str s, bool after_upper)
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
    for (size_t i = 0; next_word(s, &i, &word); words++) {
        unsigned upper = 0, letters = 0, digits = 0;
        for (size_t j = 0; j < word.len;) {
            uint32_t c = utf8_next(word, &j);
            upper += u_isupper((UChar32)c) != 0;
            letters += u_isalpha((UChar32)c) != 0;
            digits += u_isdigit((UChar32)c) != 0;
        }
        bool is_one = letters <= CREDENTIAL_LETTERS_MAX && upper * 2 > letters && (upper > 1 || words > 0);
        is_all = is_all && (is_one || (words > 0 && letters == 0 && digits));
    }
    return is_all && words <= CREDENTIAL_WORDS_MAX;
}

/* Cuts the role behind a name: "Ada Lovelace Senior Staff Writer". */
static struct str without_role(struct str s)
{
    struct str word;
    unsigned words = 0;
    bool begins_with_role = false;
    for (size_t i = 0; next_word(s, &i, &word) && !begins_with_role; words++)
        if (words == 0)
            begins_with_role = is_role_word(word);
        else if ((words >= 2 || words_of(word).uncased) && is_role_word(without_edges(word)))
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

/* Whether a cleaned piece may be a name at all. */
static bool may_be_name(struct str s, const struct words_of *w, enum name_trust trust)
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
    return w->small == 0 || (w->words <= 2 && w->capitals == 0 && w->small == w->words && w->words == 1) ||
           (trust == NAMES_MARKED && w->capitals && w->small <= 1);
}

bool looks_like_name(struct str s)
{
    struct words_of w = words_of(s);
    size_t len;
    struct str end = without_edges(s);
    if (str_find_byte(s, ',', 0) != SIZE_MAX || str_find_byte(s, '&', 0) != SIZE_MAX)
        return false;
    return may_be_name(s, &w, NAMES_SEEN) && end.len + 1 >= s.len && w.digits == 0 && !w.has_role &&
           byline_word_at(s, &len) == BYLINE_NONE &&
           (w.uncased ? w.words <= 4 : w.capitals >= 2 && w.words <= 5);
}

/* "nba.com": the name of a site. */
static bool is_host_name(struct str s)
{
    static const struct str ends[] = {STR_INIT(".com"), STR_INIT(".org"),   STR_INIT(".net"),
                                      STR_INIT(".de"),  STR_INIT(".co.uk"), STR_INIT(".fr"),
                                      STR_INIT(".it"),  STR_INIT(".es")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s.len > ends[i].len && str_eq_nocase(str_slice(s, s.len - ends[i].len, s.len), ends[i]))
            return true;
    return false;
}

struct parting {
    enum name_trust trust;
    struct name_list *list;
    bool is_other; /* the last byline's word named somebody else */
    bool is_over;
};

static void add_name(struct parting *p, struct str name)
{
    struct name_list *list = p->list;
    for (size_t i = 0; i < list->count; i++)
        if (says_same(list->people[i].name, name))
            return;
    if (list->count < AUTHORS_MAX)
        list->people[list->count++].name = name;
}

/* Cuts an agency's name behind a name: "Ada Lovelace The Associated Press". */
static struct str without_agency(struct parting *p, struct str s)
{
    struct str word;
    unsigned words = 0;
    for (size_t i = 0; next_word(s, &i, &word); words++) {
        struct str rest = str_slice(s, (size_t)(word.at - s.at), s.len);
        if (words < 2 || agency_at(rest) != rest.len)
            continue;
        p->list->agency = p->list->agency.len ? p->list->agency : rest;
        return without_edges(str_slice(s, 0, (size_t)(word.at - s.at)));
    }
    return s;
}

/* Whether a credential goes behind the last name; the span then grows over it. */
static bool take_credential(struct parting *p, struct str piece, enum joint before, const char *end)
{
    struct name_list *list = p->list;
    if (list->count == 0 || before != JOINT_SOFT)
        return false;
    struct str *name = &list->people[list->count - 1].name;
    struct words_of w = words_of(*name);
    if (piece.at < name->at || (w.words < 2 && !w.uncased) || !is_credential(piece, w.all_upper))
        return false;
    size_t len = (size_t)(piece.at + piece.len - name->at);
    bool is_short =
        str_find_byte(piece, '.', 0) != SIZE_MAX || (piece.len <= 3 && piece.len > 1 && piece.at[1] >= 'a');
    if (is_short && piece.at + piece.len < end && piece.at[piece.len] == '.')
        len++;
    if (len <= NAME_BYTES_MAX)
        name->len = len;
    return true;
}

/* "ByAda Lovelace", where two elements touched. */
static bool is_glued_by(struct str s)
{
    return s.len > 4 && str_starts(s, STR("By")) && s.at[2] >= 'A' && s.at[2] <= 'Z' && s.at[3] >= 'a';
}

/* Strips the byline's words before a name, and notes what they say. */
static struct str take_leads(struct parting *p, struct str s, enum joint *after, bool *is_led)
{
    size_t len;
    for (s = without_edges(s); s.len;) {
        enum byline_word word = byline_word_at(s, &len);
        if (word == BYLINE_NONE && is_glued_by(s)) {
            word = BYLINE_LEAD;
            len = strlen("By");
        }
        struct str rest = str_slice(s, len, s.len);
        bool is_last = without_edges(rest).len == 0;
        bool is_marked =
            is_last || rest.at[0] == ':' || (unsigned char)rest.at[0] == 0xEF || rest.at[0] == '/';
        if (word == BYLINE_NONE || (word == BYLINE_LABEL && !is_marked && p->trust != NAMES_MARKED) ||
            (word == BYLINE_PARTICLE && p->trust == NAMES_DECLARED))
            break;
        if (word == BYLINE_LABEL && is_last && *after == JOINT_SOFT && p->list->count)
            break;
        p->is_other = word == BYLINE_OTHER;
        *is_led = true;
        s = without_edges(rest);
    }
    return s;
}

/* Whether a piece behind the first name may be another: one of as many words as names have, or of one where
 * the first is such. */
static bool goes_on_like(struct str piece, struct str first)
{
    struct words_of w = words_of(piece), before = words_of(first);
    return w.words > 1 ? looks_like_name(piece) : before.words == 1 || w.uncased;
}

static void take_piece(struct parting *p, const struct piece *piece)
{
    bool is_led = false;
    enum joint after = piece->after;
    struct str s = take_leads(p, piece->text, &after, &is_led);
    if (is_led && !p->is_other) {
        if (!p->list->led) /* what stood before the first "By" is no name */
            p->list->count = 0;
        p->list->led = true;
        p->is_over = false;
    } else if (!is_led && s.len && !p->is_over && piece->before == JOINT_HARD && p->list->count &&
               p->trust != NAMES_DECLARED) {
        p->is_over = true;
    }
    if (p->is_other || p->is_over || s.len == 0)
        return;
    if (take_credential(p, s, piece->before, piece->text.at + piece->text.len))
        return;
    if (p->trust != NAMES_DECLARED || words_of(s).uncased)
        s = without_role(s);
    if (p->trust == NAMES_SEEN && !p->list->led)
        return;
    if (is_agency(s)) {
        p->list->agency = p->list->agency.len ? p->list->agency : s;
        return;
    }
    if (piece->before == JOINT_OPEN)
        return;
    s = without_agency(p, s);
    struct words_of w = words_of(s);
    if ((p->list->count || piece->before == JOINT_HARD) && (w.has_role || w.begins_with_role) && !is_led)
        return;
    if (p->list->count && !is_led && (w.has_organization || is_host_name(s)) && piece->before != JOINT_NONE)
        return;
    if (p->trust != NAMES_DECLARED && p->list->count && !is_led && !goes_on_like(s, p->list->people[0].name))
        return;
    p->list->has_company |= w.has_company || is_host_name(s);
    if (may_be_name(s, &w, p->trust)) {
        p->list->is_joined |= piece->before == JOINT_WORD;
        add_name(p, s);
    }
}

/* "Center for Drug Evaluation and Research": the word before any mark says that it is one. */
static bool is_one_organization(struct str text)
{
    return str_find_byte(text, ',', 0) == SIZE_MAX && str_find(text, STR(" - "), 0) == SIZE_MAX &&
           str_find_byte(text, '|', 0) == SIZE_MAX && words_of(text).has_organization;
}

void part_names(struct str text, enum name_trust trust, struct name_list *list)
{
    struct parting p = {.trust = trust, .list = list};
    struct piece piece = {.before = JOINT_NONE};
    if (str_find(str_slice(text, 0, BYLINE_BYTES_MAX), STR("://"), 0) != SIZE_MAX)
        return;
    struct str rest = str_slice(text, 0, BYLINE_BYTES_MAX);
    size_t before = list->count;
    struct str agency_before = list->agency;
    if (trust == NAMES_DECLARED && is_one_organization(rest)) {
        take_piece(&p, &(struct piece){.text = rest});
        return;
    }
    while (next_piece(&rest, trust, &piece)) {
        take_piece(&p, &piece);
        p.is_over |= piece.after == JOINT_STOP && list->count > before;
        piece.before = piece.after;
    }
    if (list->count == 0 && list->agency.len && !agency_before.len)
        add_name(&p, list->agency);
}

struct str join_names(struct run *run, const struct name_list *list)
{
    struct buf out;
    size_t bytes = 0;
    for (size_t i = 0; i < list->count; i++)
        bytes += list->people[i].name.len + strlen(", ");
    buf_init(&out, run->arena, bytes);
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            buf_add_str(&out, STR(", "));
        buf_add_str(&out, list->people[i].name);
    }
    return buf_str(&out);
}
