#include "extract/lines/line_kinds.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_words.h"
#include "extract/authors/person_names.h"
#include "extract/counters/counter_line.h"
#include "extract/dates/date_labels.h"
#include "extract/dates/date_parse.h"
#include "extract/images/image_credit.h"
#include "extract/rights/rights_line.h"

enum {
    PROSE_WORDS = 5,
    NAME_LIKE_WORDS_MAX = 5,
    NAME_LIKE_BYTES_MAX = 80,
    DATES_EACH_MAX = 3,
    DATE_WORDS_MAX = 4,   /* words beside a date in a line that is one */
    SIGNED_WORDS_MAX = 7, /* and in one that has a name as well */
};

static bool is_prose(const struct segment *s)
{
    return s->words >= PROSE_WORDS && is_sentence_end(ending_character(s->text));
}

uint32_t line_words(const struct lines *lines, size_t i)
{
    const struct segment *s = &lines->segments[i];
    uint32_t by_itself = 0;
    for (size_t n = 0; n < s->text.len && n < SHORT_LINE_MAX;)
        by_itself += is_word_by_itself(utf8_next(s->text, &n));
    return by_itself * 2 > s->words ? s->words - by_itself / 2 : s->words;
}

/* Whether a period at the end is that of an initial, or of "Jr.", not of a sentence. */
static bool ends_in_initial(struct str text)
{
    enum { INITIAL_BYTES_MAX = 4 };
    size_t word = text.len;
    while (word > 0 && text.at[word - 1] != ' ')
        word--;
    return word > 0 && text.len - word <= INITIAL_BYTES_MAX;
}

bool is_name_like(struct str text)
{
    struct word_counts counts = count_words(text);
    size_t i = 0;
    if (counts.letters < 2 || text.len > NAME_LIKE_BYTES_MAX || counts.digits > 4 ||
        str_find(text, STR("://"), 0) != SIZE_MAX)
        return false;
    uint32_t first = utf8_next(text, &i), last = ending_character(text);
    if (last == '.' && !ends_in_initial(text))
        return false;
    if (!is_word_character(first) || last == '?' || last == '!' || last == ':' || last == 0xFF1A)
        return false;
    bool by_itself = is_word_by_itself(first);
    if (counts.words > (by_itself ? 2U * NAME_LIKE_WORDS_MAX : (unsigned)NAME_LIKE_WORDS_MAX) ||
        counts.commas > 1)
        return false;
    if (str_find_byte(text, ' ', 0) == SIZE_MAX)
        return true; /* a handle */
    bool cased = u_tolower((UChar32)first) != u_toupper((UChar32)first);
    return !cased || counts.capitals * 2 > counts.words ||
           (counts.words > 2 && counts.capitals * 2 == counts.words); /* "Ana de la Cruz" */
}

struct reading {
    struct run *run;
    const struct segment *segment;
    struct line *line;
};

static void read_number(const struct reading *r)
{
    struct counter counter;
    struct str text = r->segment->text;
    if (text.len > 1 && text.at[0] == '#') /* "#4" of a thread */
        text = str_slice(text, 1, text.len);
    if (r->segment->digits && counter_of_line(text, &counter))
        r->line->kind = counter.interaction == INTERACTION_UNKNOWN ? LINE_NUMBER : LINE_COUNTER;
}

static void read_short_age(const struct reading *r)
{
    if (!r->segment->digits || !is_short_age(r->segment->text))
        return;
    r->line->kind = LINE_DATE;
    r->line->date_to = (uint16_t)r->segment->text.len;
}

static void read_byline(const struct reading *r)
{
    struct name_list names = {0};
    struct str text = r->segment->text;
    size_t len;
    enum byline_word word = byline_word_at(text, &len);
    if (word == BYLINE_NONE || word == BYLINE_OTHER || text.len > BYLINE_BYTES_MAX || is_prose(r->segment))
        return;
    part_names(text, NAMES_SEEN, &names);
    if (names.led && names.count)
        r->line->kind = LINE_BYLINE;
}

/* A sentence is none, though it begins with the words of one, but for those that ask or lead to others. */
static bool is_sentence_of(enum line_label label, const struct segment *segment)
{
    bool asks = label == LINE_NEWSLETTER || label == LINE_ACTION || label == LINE_COOKIES ||
                label == LINE_RELATED || label == LINE_ADVERT;
    return !asks && is_prose(segment);
}

static void read_label(const struct reading *r)
{
    struct str text = r->segment->text;
    struct labelled_line found = label_of_line(text);
    bool whole = found.rest >= text.len || found.counted || !found.marked;
    if (found.label == LINE_LABEL_NONE || (!whole && is_sentence_of(found.label, r->segment)))
        return;
    r->line->kind = whole ? LINE_LABEL : LINE_LED;
    r->line->label = (uint8_t)found.label;
    r->line->rest = (uint16_t)found.rest;
    r->line->counted = found.counted;
}

/* A menu in one line, or the way to the page: "News | Sport | Culture", "Home › News › Sport". */
static void read_menu(const struct reading *r)
{
    enum { PIECES_MIN = 3, PIECE_WORDS_MAX = 3 };
    static const struct str bars[] = {STR_INIT("|"),   STR_INIT("›"), STR_INIT("»"), STR_INIT(" > "),
                                      STR_INIT(" / "), STR_INIT("·"), STR_INIT("•")};
    for (size_t n = 0; n < sizeof bars / sizeof *bars; n++) {
        struct str text = r->segment->text;
        size_t pieces = 0, from = 0;
        for (size_t at; from <= text.len; from = at + bars[n].len) {
            at = str_find(text, bars[n], from);
            at = at == SIZE_MAX ? text.len : at;
            if (count_words(str_slice(text, from, at)).words > PIECE_WORDS_MAX)
                break;
            pieces++;
        }
        if (from > text.len && pieces >= PIECES_MIN) {
            r->line->kind = LINE_MENU;
            return;
        }
    }
}

static bool is_handle_byte(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

static void read_contact(const struct reading *r)
{
    enum { CONTACT_WORDS_MAX = 8 }; /* the address is some of them */
    struct str text = r->segment->text;
    size_t at = str_find_byte(text, '@', 1);
    bool address = at != SIZE_MAX && at + 1 < text.len && is_handle_byte(text.at[at - 1]) &&
                   is_handle_byte(text.at[at + 1]) && str_find_byte(text, '.', at) != SIZE_MAX;
    if (address && r->segment->words <= CONTACT_WORDS_MAX)
        r->line->kind = LINE_CONTACT;
}

static void read_credit(const struct reading *r)
{
    struct str credit;
    if (credit_of_line(r->segment->text, &credit))
        r->line->kind = LINE_CREDIT;
}

static void read_rights(const struct reading *r)
{
    if (is_rights_line(r->segment->text))
        r->line->kind = LINE_RIGHTS;
}

/* A line's kind does not depend on the moment that "2 hours ago" is told from, but there must be one. */
static const struct str any_now = STR_INIT("2000-01-01T12:00:00Z");

/* Finds the line's dates; the words beside them tell whether it is a date and nothing else. */
static void read_dates(const struct reading *r)
{
    struct str text = r->segment->text;
    struct found_date found;
    uint32_t words = r->segment->words;
    bool labelled = false;
    size_t from = 0;
    if (!r->segment->digits)
        return;
    for (unsigned n = 0; n < DATES_EACH_MAX; n++) {
        if (!find_date(r->run, text, from, STR_NONE, any_now, &found))
            break;
        size_t start = (size_t)(found.raw.at - text.at);
        labelled |= date_label_of(str_slice(text, from, start)) != LABEL_NONE;
        words -= count_words(found.raw).words;
        from = start + found.raw.len;
        if (n == 0) {
            r->line->date_from = (uint16_t)start;
            r->line->date_to = (uint16_t)from;
        }
    }
    if (r->line->date_to == 0 || r->line->kind != LINE_PLAIN)
        return;
    bool at_end = r->line->date_from == 0 || from + 3 >= text.len;
    bool plain = labelled ? words <= 2 * SIGNED_WORDS_MAX : words <= 1;
    if (!plain && at_end && words <= SIGNED_WORDS_MAX)
        r->line->kind = LINE_SIGNED;
    else if (plain || words <= DATE_WORDS_MAX)
        r->line->kind = LINE_DATE;
}

static void read_line(const struct reading *r)
{
    if (r->segment->kind == SEGMENT_CELL)
        return;
    void (*const readers[])(const struct reading *) = {read_short_age, read_byline, read_label,  read_number,
                                                       read_credit,    read_rights, read_contact};
    for (size_t i = 0; i < sizeof readers / sizeof *readers && r->line->kind == LINE_PLAIN; i++)
        readers[i](r);
    if (r->line->kind == LINE_PLAIN || r->line->kind == LINE_BYLINE)
        read_dates(r);
    if (r->line->kind == LINE_PLAIN && r->line->date_to == 0)
        read_menu(r);
    if (r->line->kind == LINE_PLAIN && is_prose(r->segment))
        r->line->kind = LINE_PROSE;
}

struct lines *read_lines(struct run *run, const struct sheet *sheet)
{
    struct lines *lines = run_alloc(run, sizeof *lines);
    struct line *at = run_alloc_array(run, sheet->segment_count + 1, sizeof *at);
    if (!lines || !at)
        return NULL;
    *lines = (struct lines){.segments = sheet->segments,
                            .at = at,
                            .count = sheet->segment_count,
                            .first = sheet->segment_count,
                            .headline = SIZE_MAX,
                            .now = sheet->doc->text->page->date_downloaded};
    for (size_t i = 0; i < lines->count && run->failure.code == FAIL_NONE; i++) {
        const struct segment *segment = &sheet->segments[i];
        at[i].apart = i == 0 || segment->first > sheet->segments[i - 1].end;
        if (i < LINES_LOOKED_AT && segment->text.len <= SHORT_LINE_MAX)
            read_line(&(struct reading){run, segment, &at[i]});
        else
            at[i].kind = is_prose(segment) ? LINE_PROSE : LINE_PLAIN;
    }
    return run->failure.code == FAIL_NONE && mark_repeats(run, lines) ? lines : NULL;
}
