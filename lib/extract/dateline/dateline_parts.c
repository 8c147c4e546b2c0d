#include "extract/dateline/dateline_parts.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/dateline/agencies.h"
#include "extract/dateline/places.h"
#include "extract/phrase_table.h"

enum {
    PLACE_WORDS_MAX = 6,
    REGIONS_MAX = 2, /* behind a place: "Springfield, Ill." */
    DATE_BYTES_MAX = 40,
    UNKNOWN_PLACE_MIN = 5, /* letters of a place in capitals that is no known city */
};

uint32_t char_at(const struct reading *r, size_t at, size_t *next)
{
    *next = at;
    return at < r->text.len ? utf8_next(r->text, next) : 0;
}

bool is_headline_word(struct str word)
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
    static struct phrase_table table = PHRASE_TABLE(words);
    return is_phrase_of(word, &table);
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

bool is_all_upper(struct str s)
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

bool date_at(const struct reading *r, size_t at, bool may_follow_weekday, struct found_date *date)
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

bool read_place(struct reading *r)
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

bool is_sure_place(const struct reading *r)
{
    struct str first = r->place;
    size_t cut = str_find_byte(first, ',', 0);
    first = str_slice(first, 0, cut);
    struct str city = str_slice(first, 0, str_find_byte(first, '/', 0));
    return is_city(first) || is_city(city);
}

bool may_be_place(const struct reading *r)
{
    struct word_counts counts = count_words(r->place);
    return r->is_upper && counts.letters >= UNKNOWN_PLACE_MIN && counts.words <= 3 &&
           !is_headline_word(r->place);
}
