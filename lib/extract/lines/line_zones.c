#include "extract/lines/line_zones.h"

#include "extract/language/text_language.h"
#include "extract/lines/line_messages.h"

enum {
    FIRST_WORDS = 8,   /* of a paragraph that the text may begin with */
    WINDOW = 12,       /* lines behind it … */
    WINDOW_WORDS = 40, /* … whose prose has at least so many words */
    STANDFIRST_WORDS_MAX = 45,
    CAPTION_WORDS_MAX = 25,
    RESUMED_WORDS = 12, /* of prose that ends a list of headlines */
    TAG_WORDS_MAX = 4,
    TAGS_MAX = 24,
    POSTS_MIN = 3,
    COMMENTS_MIN = 2,
    ENTRIES_MIN = 3, /* of a list that no label heads */
    ENTRY_LINES_MAX = 4,
    OPENING_SHARE = 60 /* per cent of a thread's words that its first post has at most */
};

static bool is_paragraph(const struct lines *lines, size_t i, uint32_t words)
{
    return lines->at[i].kind == LINE_PROSE && line_words(lines, i) >= words;
}

/* Facts about a text that stand between its headline and its beginning. */
static bool is_fact(const struct line *line)
{
    return line->kind == LINE_DATE || line->kind == LINE_BYLINE || line->kind == LINE_SIGNED;
}

/* A question that no other sentence stands beside is a headline. */
static bool is_lone_question(const struct lines *lines, size_t i)
{
    struct str text = line_text(lines, i);
    bool asks = str_ends(text, STR("?")) || str_ends(text, STR("!")) || str_ends(text, STR("？"));
    return asks && lines->segments[i].sentences <= 1 && i + 1 < lines->count &&
           lines->at[i + 1].kind != LINE_PROSE;
}

/* The first paragraph with enough prose behind it. */
static size_t find_beginning(const struct lines *lines)
{
    size_t end = 0, longest = lines->count;
    uint32_t window = 0; /* words of the prose in [i, end) */
    for (size_t i = 0; i < lines->count; i++) {
        for (; end < lines->count && end < i + WINDOW; end++)
            window += lines->at[end].kind == LINE_PROSE ? line_words(lines, end) : 0;
        if (is_paragraph(lines, i, FIRST_WORDS) && window >= WINDOW_WORDS && !is_lone_question(lines, i))
            return i;
        if (lines->at[i].kind == LINE_PROSE) {
            uint32_t words = line_words(lines, i);
            window -= words;
            if (longest == lines->count || words > line_words(lines, longest))
                longest = i;
        }
    }
    return longest;
}

/* The next paragraph behind i, not far from it; i where there is none. */
static size_t next_paragraph(const struct lines *lines, size_t i)
{
    for (size_t n = i + 1; n < lines->count && n <= i + WINDOW; n++)
        if (lines->at[n].kind == LINE_PROSE)
            return n;
    return i;
}

/* Whether a sentence is the text's standfirst, or the caption of a credited image: facts about the text, or
 * the credit, follow at once. */
static bool is_standfirst(const struct lines *lines, size_t i)
{
    if (lines->at[i].kind != LINE_PROSE || i + 1 >= lines->count || is_lone_question(lines, i))
        return false;
    const struct line *next = &lines->at[i + 1];
    uint32_t words = line_words(lines, i);
    return (next->kind == LINE_CREDIT && !next->apart && words <= CAPTION_WORDS_MAX) ||
           (is_fact(next) && words <= STANDFIRST_WORDS_MAX);
}

/* The text begins behind its standfirst, and behind the caption of an image above it. */
static void pass_standfirst(struct lines *lines)
{
    size_t beginning =
        is_standfirst(lines, lines->first) ? next_paragraph(lines, lines->first) : lines->first;
    size_t from = lines->first > WINDOW ? lines->first - WINDOW : 0;
    for (size_t i = from; i < beginning; i++)
        if (is_standfirst(lines, i))
            lines->at[i].zone = ZONE_ASIDE;
    lines->first = beginning;
}

/* Labels that begin a section of the page; "3 comments" under an entry of a list does not. */
static bool is_section(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->at[i];
    if (line->kind != LINE_LABEL)
        return false;
    struct str text = line_text(lines, i);
    switch (line->label) {
    case LINE_COMMENTS:
        return !line->counted || (text.len && !ascii_is_digit(text.at[0]));
    case LINE_RELATED:
    case LINE_TAGS:
    case LINE_BIOGRAPHY:
    case LINE_NEWSLETTER:
    case LINE_LEGAL:
        return true;
    default:
        return false;
    }
}

/* Where the list of headlines that a label heads ends: at the next section, at rights, or where prose goes
 * on: of two paragraphs, or of one behind a single entry. */
static size_t related_end(const struct lines *lines, size_t from)
{
    size_t entries = 0, i = from + 1;
    for (; i < lines->count && !is_section(lines, i) && lines->at[i].kind != LINE_RIGHTS; i++) {
        const struct line *line = &lines->at[i];
        bool paragraph = is_paragraph(lines, i, RESUMED_WORDS);
        bool goes_on = i + 1 < lines->count && lines->at[i + 1].kind == LINE_PROSE;
        if (paragraph && (entries <= 1 || goes_on))
            break;
        entries += line->kind == LINE_PLAIN || line->kind == LINE_PROSE;
    }
    return i;
}

/* A discussion goes on to the next section that is none of its own, or to the rights. */
static size_t comments_end(const struct lines *lines, size_t from)
{
    size_t i = from + 1;
    while (i < lines->count && lines->at[i].kind != LINE_RIGHTS &&
           (!is_section(lines, i) || lines->at[i].label == LINE_COMMENTS))
        i++;
    return i;
}

static size_t tags_end(const struct lines *lines, size_t from)
{
    size_t i = from + 1;
    while (i < lines->count && i <= from + TAGS_MAX && lines->at[i].kind == LINE_PLAIN &&
           line_words(lines, i) <= TAG_WORDS_MAX && !(lines->at[i].apart && i > from + 1))
        i++;
    return i;
}

static size_t biography_end(const struct lines *lines, size_t from)
{
    size_t i = from + 1;
    while (i < lines->count && i <= from + ENTRY_LINES_MAX && !is_section(lines, i) &&
           (lines->at[i].kind == LINE_PLAIN || lines->at[i].kind == LINE_PROSE))
        i++;
    return i;
}

static void set_zone(struct lines *lines, size_t from, size_t to, enum line_zone zone)
{
    for (size_t i = from; i < to; i++)
        lines->at[i].zone = (uint8_t)zone;
    if (from < to)
        lines->at[from].heads = true;
}

/* What a discussion's label heads may be a list of what is discussed: dates with one line each, not texts
 * with authors. */
static bool zone_of_comments(struct run *run, const struct lines *lines, size_t from, size_t to,
                             enum line_zone *zone)
{
    struct messages messages;
    size_t dates = 0;
    if (!find_messages(run, lines, from + 1, to, &messages))
        return false;
    for (size_t i = from + 1; i < to; i++)
        dates += lines->at[i].kind == LINE_DATE || lines->at[i].kind == LINE_SIGNED;
    *zone = dates >= ENTRIES_MIN && messages.written * 2 < dates ? ZONE_RELATED : ZONE_COMMENTS;
    return true;
}

/* Messages with a button below each of them, at the end of a list of other texts, are a discussion, whatever
 * its label says. */
static bool part_discussion(struct run *run, struct lines *lines, size_t from, size_t to)
{
    struct messages messages;
    if (!find_messages(run, lines, from + 1, to, &messages))
        return false;
    if (messages.written < COMMENTS_MIN || messages.written < messages.count)
        return true;
    for (size_t i = 0; i < messages.count; i++)
        if (lines->at[messages.items[i].to - 1].kind != LINE_LABEL)
            return true;
    size_t head = messages.items[0].head;
    if (head > from + 2 && lines->at[head - 1].kind == LINE_PLAIN &&
        line_words(lines, head - 1) <= TAG_WORDS_MAX)
        head--; /* its label */
    set_zone(lines, head, to, ZONE_COMMENTS);
    return true;
}

static bool mark_sections(struct run *run, struct lines *lines, size_t from)
{
    for (size_t i = from; i < lines->count;) {
        enum line_zone zone = ZONE_ASIDE;
        size_t end = i + 1;
        if (!is_section(lines, i)) {
            i++;
            continue;
        }
        switch (lines->at[i].label) {
        case LINE_RELATED:
            zone = ZONE_RELATED;
            end = related_end(lines, i);
            break;
        case LINE_COMMENTS:
            end = comments_end(lines, i);
            if (!zone_of_comments(run, lines, i, end, &zone))
                return false;
            break;
        case LINE_TAGS:
            end = tags_end(lines, i);
            break;
        case LINE_BIOGRAPHY:
            end = biography_end(lines, i);
            break;
        default:
            break;
        }
        set_zone(lines, i, end, zone);
        if (zone == ZONE_RELATED && !part_discussion(run, lines, i, end))
            return false;
        i = end;
    }
    return true;
}

/* The first line from `from` on that stands in a zone, or is of the page's foot. */
static size_t open_end(const struct lines *lines, size_t from)
{
    size_t i = from;
    while (i < lines->count && lines->at[i].zone == ZONE_OPEN && lines->at[i].kind != LINE_RIGHTS)
        i++;
    return i;
}

/* A thread: some posts with their heads, the first of them no longer than the rest allow, and no text before
 * them. Looked for between the page's top and its first section. */
static bool find_thread(struct run *run, struct lines *lines, size_t *behind)
{
    struct messages messages;
    size_t end = 0;
    while (end < lines->count && lines->at[end].kind != LINE_RIGHTS &&
           !(end > lines->first && is_section(lines, end)))
        end++;
    if (!find_messages(run, lines, 0, end, &messages))
        return false;
    size_t first = 0; /* the message that the text begins in */
    while (first < messages.count && messages.items[first].to <= lines->first)
        first++;
    uint64_t words = 0;
    size_t posts = 0;
    for (size_t i = first; i < messages.count; i++) {
        words += messages.items[i].words;
        posts += messages.items[i].words > 0;
    }
    if (posts < POSTS_MIN || messages.items[first].from > lines->first ||
        messages.items[first].words * 100ULL > words * OPENING_SHARE)
        return true;
    lines->is_thread = true;
    set_zone(lines, messages.items[first].head, end, ZONE_POSTS);
    for (size_t i = first; i < messages.count; i++)
        for (size_t n = messages.items[i].head; n < messages.items[i].from; n++)
            lines->at[n].zone = ZONE_ASIDE;
    *behind = end;
    return true;
}

/* Comments that no label heads: at least two messages behind the text's first paragraphs. */
static bool find_bare_comments(struct run *run, struct lines *lines)
{
    struct messages messages;
    size_t end = open_end(lines, lines->first);
    if (!find_messages(run, lines, lines->first + 1 < end ? lines->first + 1 : end, end, &messages))
        return false;
    if (messages.written < COMMENTS_MIN || messages.written < messages.count)
        return true;
    set_zone(lines, messages.items[0].head, end, ZONE_COMMENTS);
    lines->at[messages.items[0].head].heads = false;
    return true;
}

/* Dates at short and even distances. */
struct beat {
    size_t first, last, count,
        gap; /* lines of the first and last date; how many; lines from one to the next */
};

static struct beat find_beat(const struct lines *lines, size_t from, size_t end)
{
    struct beat beat = {0}, best = {0};
    for (size_t i = from; i < end; i++) {
        if (lines->at[i].kind != LINE_DATE)
            continue;
        bool near = beat.count && i - beat.last <= ENTRY_LINES_MAX && i - beat.last > 1;
        if (near && beat.count == 1)
            beat.gap = i - beat.first;
        beat = near ? (struct beat){beat.first, i, beat.count + 1, beat.gap} : (struct beat){i, i, 1, 0};
        best = beat.count > best.count ? beat : best;
    }
    return best;
}

static bool is_entry_line(const struct lines *lines, size_t i)
{
    return lines->at[i].kind == LINE_PLAIN || lines->at[i].kind == LINE_PROSE ||
           lines->at[i].kind == LINE_BYLINE;
}

/* Entries that no label heads: dates at even distances behind the last paragraph, each with a headline above
 * or, where a short heading or none at all stands above the first, below it. */
static void find_bare_list(struct lines *lines)
{
    size_t last = lines->first, end = open_end(lines, lines->first);
    for (size_t i = lines->first; i < end; i++)
        last = is_paragraph(lines, i, FIRST_WORDS) ? i : last;
    struct beat beat = find_beat(lines, last + 1, end);
    if (beat.count < ENTRIES_MIN)
        return;
    bool below = beat.last + 1 < end && is_entry_line(lines, beat.last + 1);
    bool above = beat.first > last + 1 && is_entry_line(lines, beat.first - 1);
    bool heading = above && line_words(lines, beat.first - 1) <= TAG_WORDS_MAX;
    size_t from = beat.first, to = beat.last + 1;
    if (below && (heading || !above))
        to = beat.last + beat.gap < end ? beat.last + beat.gap : end;
    else
        from = beat.first + 1 > last + 1 + beat.gap ? beat.first + 1 - beat.gap : last + 1;
    for (size_t i = from; i < to; i++)
        lines->at[i].zone = ZONE_RELATED;
}

size_t zone_end(const struct lines *lines, size_t from)
{
    size_t i = from + 1;
    while (i < lines->count && lines->at[i].zone == lines->at[from].zone && !lines->at[i].heads)
        i++;
    return i;
}

/* Fills lines->first, is_thread, and every line's zone. Linear in the lines. False after fail(). */
static bool mark_zones(struct run *run, struct lines *lines)
{
    lines->first = find_beginning(lines);
    if (lines->first == lines->count)
        return true;
    lines->language = text_language(line_text(lines, lines->first), STR_NONE);
    size_t from = lines->first + 1;
    if (!find_thread(run, lines, &from))
        return false;
    if (!lines->is_thread) {
        pass_standfirst(lines);
        from = lines->first + 1;
    }
    if (!mark_sections(run, lines, from))
        return false;
    if (lines->is_thread)
        return true;
    if (!find_bare_comments(run, lines))
        return false;
    find_bare_list(lines);
    return true;
}

struct lines *read_zones(struct run *run, const struct sheet *sheet)
{
    struct lines *lines = read_lines(run, sheet);
    return lines && mark_zones(run, lines) ? lines : NULL;
}
