#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/agencies.h"
#include "extract/byline_words.h"
#include "extract/date_parse.h"
#include "extract/dateline.h"
#include "extract/places.h"

enum {
    PLACE_WORDS_MAX = 6,
    REGIONS_MAX = 2, /* behind a place: "Springfield, Ill." */
    DATE_BYTES_MAX = 40,
    STATION_LETTERS_MAX = 8, /* "(CNN)", "(KABC)" */
    UNKNOWN_PLACE_MIN = 5,   /* letters of a place in capitals that is no known city */
};

/* How a dateline ends. */
enum end {
    END_NONE,
    END_DASH, /* " - ", " — ", ".-" */
    END_COLON,
    END_BRACKET, /* "(dpa)" with the sentence right behind it */
    END_STOP,    /* "РИА Новости." */
    END_WIRE,    /* "电" */
};

struct reading {
    struct run *run;
    struct str text, language;
    size_t at; /* what was read so far */
    struct str place, agency;
    struct found_date date;
    bool has_region, bracketed; /* the agency stood in brackets or between slashes */
    bool is_short_dash;         /* the dash that may end it is the short one, which parts a kicker as well */
    bool is_upper;              /* all of the place is in capitals */
};

static uint32_t char_at(const struct reading *r, size_t at, size_t *next)
{
    *next = at;
    return at < r->text.len ? utf8_next(r->text, next) : 0;
}

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

/* Words that begin a text before a dash, but are no places, in capitals as they are: "WATCH —". */
static bool is_headline_word(struct str word)
{
    static const struct str words[] = {
        STR_INIT("breaking"),     STR_INIT("update"),        STR_INIT("updated"),
        STR_INIT("watch"),        STR_INIT("video"),         STR_INIT("videos"),
        STR_INIT("photo"),        STR_INIT("photos"),        STR_INIT("exclusive"),
        STR_INIT("opinion"),      STR_INIT("analysis"),      STR_INIT("review"),
        STR_INIT("reviews"),      STR_INIT("breaking news"), STR_INIT("warning"),
        STR_INIT("editorial"),    STR_INIT("listen"),        STR_INIT("spoilers"),
        STR_INIT("spoiler"),      STR_INIT("recipe"),        STR_INIT("interview"),
        STR_INIT("podcast"),      STR_INIT("advertisement"), STR_INIT("sponsored"),
        STR_INIT("summary"),      STR_INIT("abstract"),      STR_INIT("background"),
        STR_INIT("introduction"), STR_INIT("overview"),      STR_INIT("notice"),
        STR_INIT("correction"),   STR_INIT("disclaimer"),    STR_INIT("question"),
        STR_INIT("answer"),       STR_INIT("important"),     STR_INIT("please note"),
        STR_INIT("monday"),       STR_INIT("tuesday"),       STR_INIT("wednesday"),
        STR_INIT("thursday"),     STR_INIT("friday"),        STR_INIT("saturday"),
        STR_INIT("sunday"),       STR_INIT("today"),         STR_INIT("lyrics"),
        STR_INIT("january"),      STR_INIT("february"),      STR_INIT("march"),
        STR_INIT("april"),        STR_INIT("august"),        STR_INIT("september"),
        STR_INIT("october"),      STR_INIT("november"),      STR_INIT("december"),
        STR_INIT("there"),        STR_INIT("hello"),         STR_INIT("welcome"),
        STR_INIT("these"),        STR_INIT("those"),         STR_INIT("pictured"),
        STR_INIT("announcement"), STR_INIT("attention"),     STR_INIT("about"),
        STR_INIT("first"),        STR_INIT("chapter"),       STR_INIT("achtung"),
        STR_INIT("eilmeldung"),   STR_INIT("anzeige"),       STR_INIT("kommentar"),
        STR_INIT("hinweis"),      STR_INIT("attention"),     STR_INIT("vidéo"),
        STR_INIT("exclusif"),     STR_INIT("avis"),          STR_INIT("urgent"),
        STR_INIT("atención"),     STR_INIT("opinión"),       STR_INIT("entrevista"),
        STR_INIT("esclusiva"),    STR_INIT("срочно"),        STR_INIT("важно"),
        STR_INIT("внимание"),     STR_INIT("видео"),         STR_INIT("фото"),
        STR_INIT("обновлено"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (phrase_at(word, words[i]) == word.len && word.len)
            return true;
    return false;
}

static bool is_place_mark(uint32_t c)
{
    return c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '/' || c == 0x2010;
}

/* The word at `at`, with the marks that belong to it: "St.", "D.C.", "Berlin/München", "Rhône-Alpes". A mark
 * belongs where a letter follows, a period also behind an abbreviation. Empty where none begins there. */
static struct str place_word(const struct reading *r, size_t at)
{
    size_t to = at, next, after;
    unsigned letters = 0;
    for (size_t i = at; i < r->text.len; i = next) {
        uint32_t c = char_at(r, i, &next);
        bool is_letter = u_isalpha((UChar32)c) || (is_word_character(c) && !u_isdigit((UChar32)c));
        bool joins = is_place_mark(c) && i > at && is_word_character(char_at(r, next, &after)) &&
                     !u_isdigit((UChar32)char_at(r, next, &after));
        if (c == '.' && joins && letters > 3)
            break;
        bool closes = c == '.' && letters && letters <= 4 && r->text.at[at] >= 'A' && r->text.at[at] <= 'Z';
        if (!is_letter && !joins && !closes)
            break;
        letters += is_letter;
        to = next;
        if (closes && !joins)
            break;
    }
    return str_slice(r->text, at, to);
}

static bool begins_upper(struct str s)
{
    size_t i = 0;
    return s.len && u_isupper((UChar32)utf8_next(s, &i));
}

static bool begins_uncased(struct str s)
{
    size_t i = 0;
    UChar32 c = s.len ? (UChar32)utf8_next(s, &i) : 0;
    return c && u_isalpha(c) && !u_isupper(c) && !u_islower(c);
}

static bool is_all_upper(struct str s)
{
    bool any = false;
    for (size_t i = 0; i < s.len;) {
        UChar32 c = (UChar32)utf8_next(s, &i);
        any |= u_isupper(c) != 0;
        if (u_islower(c))
            return false;
    }
    return any;
}

/* A date at the beginning of a text, a weekday and a comma before it at most. The month's short name counts
 * in the page's language, and where that reads none, in those whose agencies print it without a year. */
static bool date_at(const struct reading *r, size_t at, bool may_follow_weekday, struct found_date *date)
{
    static const struct str languages[] = {STR_INIT("en"), STR_INIT("es"), STR_INIT("ru"), STR_INIT("fr"),
                                           STR_INIT("de"), STR_INIT("pt"), STR_INIT("it"), STR_INIT("uk"),
                                           STR_INIT("pl"), STR_INIT("tr")};
    struct str ahead = utf8_cut(str_slice(r->text, at, r->text.len), DATE_BYTES_MAX);
    for (size_t i = 0; i <= sizeof languages / sizeof *languages; i++) {
        struct str language = i ? languages[i - 1] : r->language;
        if (!find_date(r->run, ahead, 0, language, STR_NONE, date) || date->is_relative)
            continue;
        struct str before = str_slice(ahead, 0, (size_t)(date->raw.at - ahead.at));
        bool is_weekday =
            may_follow_weekday && count_words(before).words == 1 && str_find_byte(before, ',', 0) != SIZE_MAX;
        if (before.len == 0 || is_weekday)
            return true;
    }
    return false;
}

/* Small words inside the names of places: "Frankfurt am Main", "Boulogne-sur-Mer". */
static bool is_place_particle(struct str word)
{
    static const struct str words[] = {STR_INIT("am"),  STR_INIT("an"),  STR_INIT("ob"),   STR_INIT("auf"),
                                       STR_INIT("bei"), STR_INIT("sur"), STR_INIT("sous"), STR_INIT("upon"),
                                       STR_INIT("on"),  STR_INIT("of"),  STR_INIT("na"),   STR_INIT("nad"),
                                       STR_INIT("på"),  STR_INIT("aan"), STR_INIT("на")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(word, words[i]))
            return true;
    return is_name_particle(word);
}

/* Words of a place at the reading's place: "Rio de Janeiro". Gives its end; the start where there is none. */
static size_t place_end(const struct reading *r, size_t at)
{
    size_t end = at, next;
    for (unsigned words = 0; words < PLACE_WORDS_MAX; words++) {
        struct str word = place_word(r, at);
        bool is_small = words > 0 && is_place_particle(word);
        if (!word.len || (!begins_upper(word) && !begins_uncased(word) && !is_small))
            break;
        struct found_date date;
        if (words > 0 && agency_at(str_slice(r->text, at, r->text.len)) >= word.len && begins_upper(word))
            break;
        if (words > 0 && date_at(r, at, false, &date))
            break;
        at += word.len;
        if (!is_small)
            end = at;
        if (!is_space(char_at(r, at, &next)))
            break;
        at = next;
    }
    return end;
}

/* ", Ill.", ", D.C.", ", France" behind a place: what follows must not be a date or an agency's name. */
static void read_regions(struct reading *r)
{
    for (unsigned n = 0; n < REGIONS_MAX && r->at < r->text.len && r->text.at[r->at] == ','; n++) {
        size_t at = r->at + 1, next;
        while (is_space(char_at(r, at, &next)))
            at = next;
        struct found_date date;
        size_t end = place_end(r, at);
        bool is_state = end == at + 2 && is_all_upper(str_slice(r->text, at, end));
        if (end == at || (agency_at(str_slice(r->text, at, r->text.len)) && !is_state))
            return;
        if (date_at(r, at, false, &date))
            return;
        r->at = end;
        r->place.len = (size_t)(r->text.at + end - r->place.at);
        r->has_region = true;
    }
}

static bool read_place(struct reading *r)
{
    size_t end = r->place.len ? r->at : place_end(r, r->at);
    if (end == r->at)
        return false;
    r->place = str_slice(r->text, r->at, end);
    r->is_upper = is_all_upper(r->place);
    r->at = end;
    read_regions(r);
    return true;
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

static bool is_sure_place(const struct reading *r)
{
    struct str first = r->place;
    size_t cut = str_find_byte(first, ',', 0);
    first = str_slice(first, 0, cut);
    struct str city = str_slice(first, 0, str_find_byte(first, '/', 0));
    return is_city(first) || is_city(city);
}

/* Whether a place in capitals that is no known city may be one: "COEUR D'ALENE", "AUBURN". */
static bool may_be_place(const struct reading *r)
{
    struct word_counts counts = count_words(r->place);
    return r->is_upper && counts.letters >= UNKNOWN_PLACE_MIN && counts.words <= 3 &&
           !is_headline_word(r->place);
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
    if (agency)
        return place || date || r->bracketed;
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
