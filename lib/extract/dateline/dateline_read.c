#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/dateline/agencies.h"
#include "extract/dateline/dateline_parts.h"
#include "extract/dateline/places.h"

enum { STATION_LETTERS_MAX = 8 }; /* "(CNN)", "(KABC)" */

/* How a dateline ends. */
enum end {
    END_NONE,
    END_DASH, /* " - ", " — ", ".-" */
    END_COLON,
    END_BRACKET, /* "(dpa)" with the sentence right behind it */
    END_STOP,    /* "РИА Новости." */
};

static struct str rest_of(const struct reading *r)
{
    return str_slice(r->text, r->at, r->text.len);
}

static void skip_spaces(struct reading *r)
{
    for (size_t next; r->at < r->text.len && is_space(char_at(r, r->at, &next)); r->at = next)
        continue;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212 || c == 0x2010 || c == 0x2500;
}

static bool read_date(struct reading *r)
{
    struct found_date date;
    if (r->date.iso.len || !date_at(r, r->at, r->place.len > 0, &date))
        return false;
    r->at = (size_t)(date.raw.at + date.raw.len - r->text.at);
    if (date.raw.at[date.raw.len - 1] == '.') { /* the sentence's, or of a month cut short */
        date.raw.len--;
        r->at--;
    }
    r->date = date;
    return true;
}

/* A date that is all that stands in brackets behind a place. */
static bool take_bracketed_date(struct reading *r, struct str inside)
{
    struct found_date date;
    if (!r->place.len || r->date.iso.len || !date_at(r, (size_t)(inside.at - r->text.at), true, &date) ||
        date.raw.at + date.raw.len < inside.at + inside.len)
        return false;
    r->date = date;
    return true;
}

/* "(Reuters)", "/ТАСС/", "[AP]", and letters of a station behind a place. */
static bool read_bracketed(struct reading *r)
{
    static const struct {
        struct str open, close;
    } brackets[] = {
        {STR_INIT("("), STR_INIT(")")},
        {STR_INIT("/"), STR_INIT("/")},
        {STR_INIT("["), STR_INIT("]")},
        {STR_INIT("（"), STR_INIT("）")},
    };
    enum { INSIDE_MAX = 48 };
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        struct str rest = rest_of(r);
        size_t open = brackets[i].open.len;
        size_t close = str_starts(rest, brackets[i].open)
                           ? str_find(str_slice(rest, 0, INSIDE_MAX), brackets[i].close, open)
                           : SIZE_MAX;
        if (close == SIZE_MAX)
            continue;
        struct str inside = str_trim(str_slice(rest, open, close));
        bool is_station = r->place.len && is_all_upper(inside) && inside.len <= STATION_LETTERS_MAX &&
                          inside.len >= 2 && (r->is_upper || is_city(r->place)) &&
                          str_find_byte(inside, ' ', 0) == SIZE_MAX;
        if (take_bracketed_date(r, inside)) { /* "WASHINGTON (January 24, 2017) -" */
            r->at += close + brackets[i].close.len;
            return true;
        }
        if (!signs_agency(inside) && !is_station)
            return false;
        r->agency = inside;
        r->bracketed = true;
        r->at += close + brackets[i].close.len;
        return true;
    }
    return false;
}

static bool read_agency(struct reading *r)
{
    if (r->agency.len)
        return false;
    if (read_bracketed(r))
        return true;
    size_t len = agency_at(rest_of(r));
    if (!len)
        return false;
    r->agency = str_slice(r->text, r->at, r->at + len);
    r->at += len;
    return true;
}

/* Whether the sentence that follows begins as one does: with a capital, a digit, a quote, a script without
 * capitals. */
static bool begins_sentence(const struct reading *r, size_t at)
{
    size_t next;
    uint32_t c = char_at(r, at, &next);
    while (c && is_space(c)) {
        at = next;
        c = char_at(r, at, &next);
    }
    return c && !u_islower((UChar32)c);
}

/* The mark at the reading's place that ends a dateline; *to is behind it. */
static enum end end_at(const struct reading *r, size_t *to)
{
    size_t at = r->at, next, after;
    uint32_t c = char_at(r, at, &next);
    bool spaced = false;
    while (c && (is_space(c) || c == '.' || c == ',')) {
        spaced |= is_space(c);
        if (c == '.' && !is_dash(char_at(r, next, &after)) && !is_space(char_at(r, next, &after)))
            break;
        at = next;
        c = char_at(r, at, &next);
    }
    if (is_dash(c)) {
        while (is_dash(char_at(r, next, &after)))
            next = after;
        bool is_closed = is_space(char_at(r, next, &after));
        bool is_long = c == 0x2014;
        *to = next;
        return is_closed || is_long || (spaced && next > at + 1) || (at > 0 && r->text.at[at - 1] == '.')
                   ? END_DASH
                   : END_NONE;
    }
    if (c == ':' || c == '=' || c == 0xFF1A) {
        *to = next;
        return END_COLON;
    }
    return END_NONE;
}

static bool read_part(struct reading *r)
{
    static const struct str between[] = {STR_INIT(","), STR_INIT("."), STR_INIT(";"), STR_INIT("，")};
    size_t before = r->at;
    skip_spaces(r);
    for (size_t i = 0; i < sizeof between / sizeof *between && before > 0; i++)
        if (str_starts(rest_of(r), between[i])) {
            r->at += between[i].len;
            skip_spaces(r);
            break;
        }
    if (read_agency(r) || read_date(r) || (!r->place.len && read_place(r)))
        return true;
    r->at = before;
    return false;
}

/* Whether the parts found are those of a dateline, given how it ends. */
static bool is_whole(const struct reading *r, enum end end)
{
    bool place = r->place.len > 0, date = r->date.iso.len > 0, agency = r->agency.len > 0;
    size_t len;
    if (place && byline_word_at(r->place, &len) != BYLINE_NONE && len < r->place.len &&
        r->place.at[len] == ' ')
        return false;
    if (place && is_headline_word(r->place))
        return false;
    if (agency && !r->bracketed && !date) /* "Москва. ТАСС -"; not "AP MIA: …" */
        return place && end != END_COLON && is_sure_place(r);
    if (agency)
        return true;
    if (end == END_COLON)
        return place && r->is_upper && (is_sure_place(r) || (date && may_be_place(r))) && !r->has_region;
    if (end != END_DASH || !place)
        return false;
    return is_sure_place(r) || (may_be_place(r) && (r->has_region || date || !r->is_short_dash));
}

static void take(const struct reading *r, size_t to, struct dateline *dateline)
{
    *dateline = (struct dateline){.raw = str_trim(str_slice(r->text, 0, to)),
                                  .place = r->place,
                                  .date = r->date.iso,
                                  .date_raw = r->date.raw,
                                  .agency = r->agency};
}

/* What may end a dateline without a mark of its own: a bracket, or a full stop behind an agency's name. */
static enum end silent_end(const struct reading *r, size_t *to)
{
    size_t next;
    *to = r->at;
    if (!r->agency.len || r->agency.at < r->text.at)
        return END_NONE;
    size_t agency_end = (size_t)(r->agency.at + r->agency.len - r->text.at);
    if (r->bracketed && r->at <= agency_end + strlen("）")) {
        if (r->text.at[r->at == r->text.len ? r->at - 1 : r->at] == '.')
            *to = r->at + 1;
        return r->place.len ? END_BRACKET : END_NONE;
    }
    if (r->at == agency_end && char_at(r, r->at, &next) == '.' && (r->place.len || r->date.iso.len)) {
        *to = next;
        return END_STOP;
    }
    return END_NONE;
}

/* Place, date and agency by their words, for scripts that part words by spaces. */
static bool read_spaced(struct reading *r, struct dateline *dateline)
{
    bool found = false;
    for (unsigned parts = 0; parts < 4 && read_part(r); parts++) {
        size_t to;
        enum end end = end_at(r, &to);
        r->is_short_dash = end == END_DASH && str_ends(str_slice(r->text, 0, to), STR("–"));
        if (end == END_NONE)
            end = silent_end(r, &to);
        if (end == END_NONE)
            continue;
        bool is_marked = end == END_DASH || end == END_COLON;
        if (is_whole(r, end) && begins_sentence(r, to)) {
            take(r, to, dateline);
            found = true;
        }
        if (!is_marked)
            continue;
        r->at = to; /* "МОСКВА, 28 янв — РИА Новости.", "(ANSA) - ROMA, 03 MAR -" */
        if (found && r->place.len && r->agency.len)
            break;
    }
    return found;
}

bool read_dateline(struct run *run, struct str text, struct str language, struct dateline *dateline)
{
    *dateline = (struct dateline){0};
    struct reading r = {.run = run, .text = text, .language = language};
    if (text.len > DATELINE_BYTES_MAX)
        r.text = utf8_cut(text, DATELINE_BYTES_MAX);
    if (read_wire_dateline(run, r.text, language, dateline))
        return true;
    return read_spaced(&r, dateline) && run->failure.code == FAIL_NONE;
}
