#include "extract/text_fields.h"

/* The longest of the short lines that stand before the first sentence of the body, the first of them where
 * several are near as long. */
bool text_headline(const struct facts *facts, struct article *article)
{
    enum { WORDS_MIN = 3, WORDS_MAX = 40, PROSE_WORDS = 25, LINES_MAX = 60, LONG = 8, TITLE = 16 };
    struct ballot *ballot = &article->ballots[FIELD_HEADLINE];
    size_t count = facts->sheet->segment_count;
    for (size_t i = 0; i < count && i < LINES_MAX; i++) {
        const struct segment *line = &facts->sheet->segments[i];
        if (line->words >= PROSE_WORDS && line->sentences)
            break;
        if ((line->words < WORDS_MIN && line->level != 1) || line->words > WORDS_MAX ||
            line->kind == SEGMENT_ITEM)
            continue;
        float weight = (float)(line->words > LONG ? LONG : line->words) + (line->level == 1 ? TITLE : 0);
        nominate(ballot,
                 (struct candidate){
                     .value = line->text, .where = STR("line"), .origin = ORIGIN_TEXT, .weight = weight},
                 says_same);
    }
    const struct candidate *best = elect(ballot, 0);
    article->headline = best ? best->value : STR_NONE;
    return true;
}

bool text_deck(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_authors(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_dates(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_images(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_rights(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_counters(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_comments(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}

bool text_related(const struct facts *facts, struct article *article)
{
    (void)facts, (void)article;
    return true;
}
