#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/person_names.h"
#include "extract/counters/counter_line.h"
#include "extract/dates/date_parse.h"
#include "extract/lines/line_zones.h"
#include "extract/lines/text_fields.h"

enum {
    RELATED_MAX = 2000, /* entries of a page */
    ENTRY_WORDS_MIN = 2,
    SECTION_WORDS_MAX = 4, /* of a heading that is no known label */
    NAMES_MIN = 2,
    PLACE_WORDS_MAX = 3,
    CATEGORY_WORDS = 2 /* shorter lines before a headline are its category */
};

/* A list in the making. */
struct listing {
    const struct facts *facts;
    const struct lines *lines;
    struct article *article;
    size_t room;
    struct str section;
    bool facts_first; /* date and count stand above the headline they belong to */
    bool has_dates;
    bool has_names;       /* every second line names who wrote what the line above it announces */
    bool counts_comments; /* numbers that nothing labels count comments, by the section's heading */
    struct related entry;
    uint32_t words; /* of the entry's headline */
    size_t from;    /* the first of this list's entries */
};

static bool flush(struct listing *l)
{
    struct article *article = l->article;
    struct related entry = l->entry;
    l->entry = (struct related){.section = l->section};
    if (!entry.headline.len || article->related_count == RELATED_MAX)
        return true;
    if (!run_array_room(l->facts->run, &article->related, article->related_count, &l->room,
                        sizeof *article->related))
        return false;
    article->related[article->related_count++] = entry;
    return true;
}

static bool take_date(struct listing *l, size_t i)
{
    const struct line *line = &l->lines->at[i];
    struct str text = line_text(l->lines, i);
    struct found_date found;
    if (l->facts_first && l->entry.headline.len && !flush(l))
        return false;
    if (l->entry.date_published_raw.len || (!l->facts_first && !l->entry.headline.len))
        return true;
    l->entry.date_published_raw = str_trim(str_slice(text, line->date_from, line->date_to));
    if (find_date(l->facts->run, text, line->date_from, l->lines->language, l->lines->now, &found)) {
        l->entry.date_published = found.iso;
        l->entry.date_published_raw = found.raw;
    }
    return l->facts->run->failure.code == FAIL_NONE;
}

static bool take_number(struct listing *l, size_t i)
{
    struct counter counter;
    if (!counter_of_line(line_text(l->lines, i), &counter) || l->entry.has_comment_count)
        return true;
    bool known = counter.interaction == INTERACTION_COMMENT ||
                 (counter.interaction == INTERACTION_UNKNOWN && l->counts_comments);
    if (l->facts_first && l->entry.headline.len && !flush(l))
        return false;
    l->entry.has_comment_count = known;
    l->entry.comment_count = known ? counter.count : 0;
    return true;
}

/* Whether a line is a date, or a date with a place or a section beside it: "2 hours ago — Morro Alto". */
static bool is_date_line(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->at[i];
    struct str text = line_text(lines, i);
    if (line->kind != LINE_SIGNED)
        return line->kind == LINE_DATE;
    uint32_t beside = count_words(str_slice(text, 0, line->date_from)).words +
                      count_words(str_slice(text, line->date_to, text.len)).words;
    return beside <= PLACE_WORDS_MAX;
}

/* A headline without the date at its beginning or end, and without the marks that part the two. */
static struct str without_date(struct listing *l, size_t i)
{
    const struct line *line = &l->lines->at[i];
    struct str text = line_text(l->lines, i);
    static const struct str marks[] = {STR_INIT("-"), STR_INIT("–"), STR_INIT("—"), STR_INIT("|"),
                                       STR_INIT("·"), STR_INIT(","), STR_INIT("("), STR_INIT(":")};
    if (!line->date_to)
        return text;
    struct str after = str_trim(str_slice(text, line->date_to, text.len));
    struct str before = str_trim(str_slice(text, 0, line->date_from));
    if (before.len == 0 && after.len) {
        for (size_t n = 0; n < sizeof marks / sizeof *marks; n++)
            if (str_starts(after, marks[n]))
                after = str_trim(str_slice(after, marks[n].len, after.len));
        return after;
    }
    for (size_t n = 0; n < sizeof marks / sizeof *marks; n++)
        if ((after.len == 0 || str_eq(after, STR(")"))) && str_ends(before, marks[n]))
            return str_trim(str_slice(before, 0, before.len - marks[n].len));
    return text;
}

static bool take_headline(struct listing *l, size_t i)
{
    struct str text = line_text(l->lines, i), headline = without_date(l, i);
    uint32_t words = line_words(l->lines, i);
    bool dated = headline.len < text.len;
    if (l->has_names && l->entry.headline.len && looks_like_name(text))
        return true;
    if (l->lines->at[i].repeated && words <= CATEGORY_WORDS)
        return true; /* "Video", "Opinion" */
    if (words < ENTRY_WORDS_MIN && l->lines->segments[i].kind != SEGMENT_ITEM)
        return true;
    if (l->entry.headline.len && l->has_dates && !dated && !l->entry.date_published_raw.len) {
        if (l->words <= CATEGORY_WORDS) /* what was taken for the headline was its category */
            l->entry.headline = headline;
        l->words = words;
        return true;
    }
    if (l->entry.headline.len && l->facts_first)
        return true; /* what the text is about, below its headline */
    if (l->entry.headline.len && !flush(l))
        return false;
    l->entry.headline = headline;
    l->words = words;
    return !dated || take_date(l, i);
}

static bool take_line(struct listing *l, size_t i)
{
    switch (l->lines->at[i].kind) {
    case LINE_DATE:
        return take_date(l, i);
    case LINE_NUMBER:
    case LINE_COUNTER:
        return take_number(l, i);
    case LINE_LABEL:
        return !l->lines->at[i].counted || take_number(l, i);
    case LINE_PLAIN:
    case LINE_PROSE:
        return take_headline(l, i);
    case LINE_SIGNED:
        return is_date_line(l->lines, i) && l->entry.headline.len && !l->entry.date_published_raw.len
                   ? take_date(l, i)
                   : take_headline(l, i);
    default:
        return true;
    }
}

/* The list's heading as printed, without count and colon. */
static struct str heading_of(const struct lines *lines, size_t i)
{
    struct str text = line_text(lines, i);
    struct labelled_line found = label_of_line(text);
    if (found.counted && found.number.at > text.at)
        text = str_slice(text, 0, (size_t)(found.number.at - text.at));
    while (text.len && (strchr(":( [", text.at[text.len - 1]) != NULL))
        text.len--;
    return str_ends(text, STR("：")) ? str_slice(text, 0, text.len - strlen("：")) : text;
}

static bool is_headline_kind(unsigned kind)
{
    return kind == LINE_PLAIN || kind == LINE_PROSE || kind == LINE_SIGNED;
}

/* What a list's lines say of it as a whole. */
static void look_over(struct listing *l, size_t from, size_t end)
{
    const struct lines *lines = l->lines;
    bool seen = false;
    size_t headlines = 0, names = 0;
    for (size_t i = from; i < end; i++) {
        unsigned kind = lines->at[i].kind;
        if (!seen && kind != LINE_LABEL)
            l->facts_first = kind == LINE_DATE || kind == LINE_NUMBER || kind == LINE_COUNTER;
        seen = seen || kind != LINE_LABEL;
        l->has_dates = l->has_dates || is_date_line(lines, i);
        bool name = kind == LINE_PLAIN && looks_like_name(line_text(lines, i));
        headlines += is_headline_kind(kind) && !name;
        names += name;
    }
    l->has_names = names >= NAMES_MIN && names <= headlines && headlines <= names + names / NAMES_MIN;
}

/* Lines behind the last entry that has a date, where all before it have one, are no entries. */
static void drop_loose_end(struct listing *l)
{
    enum { DATED_MIN = 2 };
    struct article *article = l->article;
    size_t end = article->related_count;
    while (end > l->from && !article->related[end - 1].date_published_raw.len)
        end--;
    for (size_t i = l->from; i < end; i++)
        if (!article->related[i].date_published_raw.len)
            return;
    if (end >= l->from + DATED_MIN)
        article->related_count = end;
}

/* Without dates to tell the entries by, a list whose entries no empty line parts ends at the first. */
static size_t list_end(const struct listing *l, size_t from, size_t end)
{
    for (size_t i = from + 1; !l->has_dates && i < end; i++)
        if (l->lines->at[i].apart)
            return i == from + 1 ? end : i;
    return end;
}

static bool read_list(struct listing *l, size_t from, size_t end)
{
    const struct lines *lines = l->lines;
    bool heads = lines->at[from].heads;
    l->facts_first = l->has_dates = l->counts_comments = false;
    l->section = STR_NONE;
    l->from = l->article->related_count;
    look_over(l, from + heads, end);
    if (heads) {
        l->section = heading_of(lines, from);
        l->counts_comments = lines->at[from].label == LINE_COMMENTS;
    } else if (l->facts_first && from > 0 && !lines->at[from].apart &&
               lines->at[from - 1].kind == LINE_PLAIN && line_words(lines, from - 1) <= SECTION_WORDS_MAX) {
        l->section = line_text(lines, from - 1);
    }
    l->entry = (struct related){.section = l->section};
    end = list_end(l, from + heads, end);
    for (size_t i = from + heads; i < end; i++)
        if (!take_line(l, i))
            return false;
    if (!flush(l))
        return false;
    if (!l->facts_first)
        drop_loose_end(l);
    return true;
}

/* "Read more: Ferry may return" in a line of the text. */
static bool read_led(struct listing *l, size_t i)
{
    const struct line *line = &l->lines->at[i];
    struct str text = line_text(l->lines, i);
    if (line->kind != LINE_LED || line->label != LINE_RELATED)
        return true;
    struct str section = str_trim(str_slice(text, 0, line->rest));
    while (section.len && (section.at[section.len - 1] == ':' || section.at[section.len - 1] == ' '))
        section.len--;
    if (str_ends(section, STR("：")))
        section.len -= strlen("：");
    l->entry = (struct related){.section = section, .headline = str_slice(text, line->rest, text.len)};
    return flush(l);
}

bool text_related(const struct facts *facts, struct article *article)
{
    struct listing l = {.facts = facts, .lines = facts->lines, .article = article};
    for (size_t i = 0; i < l.lines->count;) {
        bool list = l.lines->at[i].zone == ZONE_RELATED;
        size_t end = list ? zone_end(l.lines, i) : i + 1;
        if (list ? !read_list(&l, i, end) : !read_led(&l, i))
            return false;
        i = end;
    }
    return true;
}
