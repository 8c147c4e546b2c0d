#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

enum {
    LINES_ABOVE = 60, /* lines above the text that are looked at */
    WORDS_MIN = 3,
    WORDS_MIN_OF_FACTS = 2, /* where facts about the text follow */
    WORDS_MAX = 40,
    MENU_WORDS = 3, /* lines between others of at most so many words are a menu's */
    SUBSTANTIAL = 4,
    TITLE_LINES = 4, /* of the page's top may be its title, with the site's name behind it */
    FACTS_REACH = 3  /* lines behind the headline within which facts about the text begin */
};

/* What speaks for a line. */
static const struct {
    float level;    /* Markdown marks it as the title */
    float facts;    /* a date, a byline, a credit, a counter stands right behind it */
    float apart;    /* empty lines before and behind it */
    float titled;   /* the page's title begins with it */
    float behind;   /* each longer line before it that may be the headline as well */
    float stopped;  /* it ends with a period */
    float distance; /* each line between it and the text */
} weights = {16.0F, 6.0F, 3.0F, 12.0F, -4.0F, -4.0F, -0.05F};

static bool is_menu_line(const struct lines *lines, size_t i)
{
    return lines->at[i].kind == LINE_LABEL || lines->at[i].kind == LINE_MENU ||
           (lines->at[i].kind == LINE_PLAIN && lines->segments[i].words <= MENU_WORDS);
}

/* Whether short lines stand around it at once. */
static bool is_in_menu(const struct lines *lines, size_t i)
{
    return i > 0 && i + 1 < lines->count && is_menu_line(lines, i - 1) && is_menu_line(lines, i) &&
           is_menu_line(lines, i + 1) && !(lines->at[i].apart && lines->at[i + 1].apart);
}

static bool leads_to_facts(const struct lines *lines, size_t i)
{
    for (size_t n = i + 1; n < lines->count && n <= i + FACTS_REACH; n++)
        switch (lines->at[n].kind) {
        case LINE_DATE:
        case LINE_SIGNED:
        case LINE_BYLINE:
        case LINE_CREDIT:
        case LINE_NUMBER:
        case LINE_COUNTER:
            return true;
        case LINE_LABEL:
            if (lines->at[n].counted)
                return true;
            break;
        default:
            break;
        }
    return false;
}

static bool is_candidate(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->at[i];
    uint32_t words = line_words(lines, i);
    if (lines->segments[i].level == 1)
        return true;
    return (line->kind == LINE_PLAIN || line->kind == LINE_PROSE) && words >= WORDS_MIN_OF_FACTS &&
           words <= WORDS_MAX && (words >= WORDS_MIN || leads_to_facts(lines, i)) &&
           lines->segments[i].kind != SEGMENT_ITEM;
}

static bool is_titled(const struct lines *lines, size_t i)
{
    for (size_t n = 0; n < TITLE_LINES && n < i; n++)
        if (lines->at[n].zone == ZONE_OPEN && says_start(line_text(lines, n), line_text(lines, i)))
            return true;
    return false;
}

/* Whether a line is the page's title: a later line says its beginning. It is no headline beside that one. */
static bool is_title_of(const struct lines *lines, size_t i, size_t end)
{
    for (size_t n = i + 1; i < TITLE_LINES && n < end; n++)
        if (is_candidate(lines, n) && !is_in_menu(lines, n) && line_words(lines, n) > MENU_WORDS &&
            says_start(line_text(lines, i), line_text(lines, n)))
            return true;
    return false;
}

static float weight_of(const struct lines *lines, size_t i, unsigned before)
{
    enum { LONG = 8 };
    struct str text = line_text(lines, i);
    uint32_t words = line_words(lines, i);
    float weight = (float)(words > LONG ? LONG : words) + weights.behind * (float)before +
                   weights.distance * (float)(lines->first - i);
    weight += lines->segments[i].level == 1 ? weights.level : 0;
    weight += leads_to_facts(lines, i) ? weights.facts : 0;
    weight += lines->at[i].apart && i + 1 < lines->count && lines->at[i + 1].apart ? weights.apart : 0;
    weight += is_titled(lines, i) ? weights.titled : 0;
    weight += str_ends(text, STR(".")) ? weights.stopped : 0;
    return weight > 0.1F ? weight : 0.1F;
}

static void note_line(struct lines *lines, size_t from, size_t end, struct str headline)
{
    for (size_t i = from; i < end && lines->headline == SIZE_MAX; i++)
        if (line_text(lines, i).at == headline.at)
            lines->headline = i;
}

/* The lines above the first paragraph are candidates: the first that is long enough, unless it is part of a
 * menu; facts about the text that follow, the page's title, empty lines around it speak for one. */
bool text_headline(const struct facts *facts, struct article *article)
{
    struct lines *lines = facts->lines;
    struct ballot *ballot = &article->ballots[FIELD_HEADLINE];
    size_t end = lines->first, from = end > LINES_ABOVE ? end - LINES_ABOVE : 0;
    unsigned before = 0;
    if (end == lines->count) {
        from = 0;
        end = end > LINES_ABOVE ? LINES_ABOVE : end;
    }
    for (size_t i = from; i < end; i++) {
        bool menu = is_in_menu(lines, i) && lines->segments[i].level != 1;
        if (lines->at[i].kind == LINE_LABEL || lines->at[i].kind == LINE_MENU || menu)
            before = 0;
        if (menu || !is_candidate(lines, i) || is_title_of(lines, i, end))
            continue;
        nominate(ballot,
                 (struct candidate){.value = line_text(lines, i),
                                    .where = STR("line above the text"),
                                    .origin = ORIGIN_TEXT,
                                    .weight = weight_of(lines, i, before)},
                 NULL);
        before += line_words(lines, i) >= SUBSTANTIAL;
    }
    const struct candidate *best = elect(ballot, 0);
    article->headline = best ? best->value : STR_NONE;
    note_line(lines, from, end, article->headline);
    return true;
}
