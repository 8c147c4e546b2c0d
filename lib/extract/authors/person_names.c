#include "extract/authors/person_names.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/authors/name_shape.h"
#include "extract/dateline/agencies.h"
#include "extract/facts.h"

/* What stands between two pieces of a byline. */
enum joint {
    JOINT_NONE,  /* the end */
    JOINT_SOFT,  /* a comma: another name may follow */
    JOINT_WORD,  /* "and": another name does */
    JOINT_HARD,  /* a bar, a dash, a line's end: something else follows */
    JOINT_COLON, /* what stands before it is a label */
    JOINT_OPEN,  /* a bracket: what stands in it is no name of its own */
    JOINT_CLOSE, /* the bracket's end */
    JOINT_STOP,  /* "on", "in": the names have ended */
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
    {STR_INIT(","), JOINT_SOFT, false},   {STR_INIT(";"), JOINT_SOFT, false},
    {STR_INIT("、"), JOINT_SOFT, false},  {STR_INIT("，"), JOINT_SOFT, false},
    {STR_INIT("；"), JOINT_SOFT, false},  {STR_INIT("،"), JOINT_SOFT, false},
    {STR_INIT("/"), JOINT_SOFT, false},   {STR_INIT("|"), JOINT_HARD, false},
    {STR_INIT("\n"), JOINT_HARD, false},  {STR_INIT("•"), JOINT_HARD, false},
    {STR_INIT("»"), JOINT_HARD, false},   {STR_INIT("›"), JOINT_HARD, false},
    {STR_INIT("·"), JOINT_HARD, true},    {STR_INIT("-"), JOINT_HARD, true},
    {STR_INIT("–"), JOINT_HARD, true},    {STR_INIT("—"), JOINT_HARD, false},
    {STR_INIT("("), JOINT_OPEN, false},   {STR_INIT(")"), JOINT_CLOSE, false},
    {STR_INIT("（"), JOINT_OPEN, false},  {STR_INIT("）"), JOINT_CLOSE, false},
    {STR_INIT("<"), JOINT_OPEN, false},   {STR_INIT("["), JOINT_OPEN, false},
    {STR_INIT("►"), JOINT_HARD, false},   {STR_INIT("⋅"), JOINT_HARD, false},
    {STR_INIT("："), JOINT_COLON, false}, {STR_INIT(": "), JOINT_COLON, false},
};

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

struct parting {
    enum name_trust trust;
    struct name_list *list;
    bool is_inside; /* a bracket */
    bool is_other;  /* the last byline's word named somebody else */
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
    for (size_t i = 0; next_name_word(s, &i, &word); words++) {
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
    struct name_shape w = name_shape_of(*name);
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
static struct str take_leads(struct parting *p, struct str s, enum joint after, bool *is_led)
{
    size_t len;
    bool is_other = str_find(s, STR("©"), 0) != SIZE_MAX; /* whose rights it is, not whose text */
    p->is_other |= is_other;
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
        if (word == BYLINE_LABEL && is_last && after == JOINT_SOFT && p->list->count)
            break;
        is_other |= word == BYLINE_OTHER; /* "Photos de …": the word behind it is no lead of its own */
        p->is_other = is_other;
        *is_led = true;
        s = without_edges(rest);
    }
    return s;
}

/* Whether a piece behind the first name may be another: one of as many words as names have, or of one where
 * the first is such. */
static bool goes_on_like(struct str piece, struct str first)
{
    struct name_shape w = name_shape_of(piece), before = name_shape_of(first);
    return w.words > 1 ? looks_like_name(piece) : before.words == 1 || w.uncased;
}

/* Whether what follows is something else than another name. */
static bool is_parted(enum joint joint)
{
    return joint == JOINT_HARD || joint == JOINT_COLON || joint == JOINT_CLOSE;
}

/* What a byline's word before a piece, or its lack, says of the names so far and to come. */
static void note_lead(struct parting *p, const struct piece *piece, bool is_led, bool is_empty)
{
    struct name_list *list = p->list;
    if (is_led && !p->is_other) {
        if (!list->led) /* what stood before the first "By" is no name */
            list->count = 0;
        list->led = true;
        p->is_over = false;
    } else if (!is_led && !is_empty && is_parted(piece->before) && list->count &&
               p->trust != NAMES_DECLARED) {
        p->is_over = true;
    }
}

/* Whether a piece behind other names is a role, an organisation, or nothing like them. */
static bool is_no_further_name(const struct parting *p, struct str s, const struct name_shape *shape,
                               enum joint before)
{
    if ((p->list->count || is_parted(before)) && (shape->has_role || shape->begins_with_role))
        return true;
    if (p->list->count == 0)
        return false;
    if (before != JOINT_NONE && (shape->has_organization || is_host_name(s)))
        return true;
    return p->trust != NAMES_DECLARED && !goes_on_like(s, p->list->people[0].name);
}

static void note_agency(struct parting *p, struct str agency)
{
    if (!p->list->agency.len)
        p->list->agency = agency;
}

static void take_name(struct parting *p, struct str s, enum joint before, bool is_led)
{
    s = without_agency(p, s);
    struct name_shape shape = name_shape_of(s);
    if (!is_led && is_no_further_name(p, s, &shape, before))
        return;
    p->list->has_company |= shape.has_company || is_host_name(s);
    if (may_be_name(s, &shape, p->trust)) {
        p->list->is_joined |= before == JOINT_WORD;
        add_name(p, s);
    }
}

static void take_piece(struct parting *p, const struct piece *piece)
{
    bool is_led = false;
    struct str s = take_leads(p, piece->text, piece->after, &is_led);
    p->is_inside = piece->before == JOINT_OPEN || (p->is_inside && piece->before != JOINT_CLOSE);
    note_lead(p, piece, is_led, s.len == 0);
    bool is_label = piece->after == JOINT_COLON && !is_led && p->trust != NAMES_DECLARED;
    if (p->is_other || p->is_over || is_label || s.len == 0 ||
        take_credential(p, s, piece->before, piece->text.at + piece->text.len))
        return;
    if (p->trust != NAMES_DECLARED || name_shape_of(s).uncased)
        s = without_role(s);
    if (p->trust == NAMES_SEEN && !p->list->led)
        return;
    if (is_agency(s))
        note_agency(p, s);
    else if (!p->is_inside)
        take_name(p, s, piece->before, is_led);
}

/* "Center for Drug Evaluation and Research": the word before any mark says that it is one. */
static bool is_one_organization(struct str text)
{
    return str_find_byte(text, ',', 0) == SIZE_MAX && str_find(text, STR(" - "), 0) == SIZE_MAX &&
           str_find_byte(text, '|', 0) == SIZE_MAX && name_shape_of(text).has_organization;
}

void part_names(struct str text, enum name_trust trust, struct name_list *list)
{
    struct parting p = {.trust = trust, .list = list};
    struct piece piece = {.before = JOINT_NONE};
    struct str rest = utf8_cut(text, BYLINE_BYTES_MAX);
    if (str_find(rest, STR("://"), 0) != SIZE_MAX)
        return;
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
    static const char between[] = ", ";
    size_t len = 0, bytes = 0;
    for (size_t i = 0; i < list->count; i++)
        bytes += list->people[i].name.len + strlen(between);
    char *out = bytes ? run_alloc(run, bytes) : NULL;
    for (size_t i = 0; out && i < list->count; i++) {
        const struct str *name = &list->people[i].name;
        if (i) {
            memcpy(out + len, between, strlen(between));
            len += strlen(between);
        }
        memcpy(out + len, name->at, name->len);
        len += name->len;
    }
    return out ? (struct str){out, len} : STR_NONE;
}
