#include "extract/counters/counter_line.h"
#include "extract/dateline/text_places.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

enum { COUNTERS_MAX = 32, PIECES_MAX = 8 /* of one line */ };

static bool add_counter(const struct facts *facts, struct article *article, size_t *room, struct str text)
{
    struct counter counter;
    if (!counter_of_line(text, &counter) || article->counter_count == COUNTERS_MAX)
        return true;
    if (!run_array_room(facts->run, &article->counters, article->counter_count, room,
                        sizeof *article->counters))
        return false;
    article->counters[article->counter_count++] = counter;
    return true;
}

/* A counter alone, or several in one line, all of which must be counters with a label. */
static bool add_counters(const struct facts *facts, struct article *article, size_t *room, struct str text)
{
    struct str rest = text, piece;
    struct counter counter;
    unsigned pieces = 0;
    if (counter_of_line(text, &counter))
        return add_counter(facts, article, room, text);
    while (next_counter_piece(&rest, &piece))
        if (!counter_of_line(piece, &counter) || counter.interaction == INTERACTION_UNKNOWN ||
            ++pieces > PIECES_MAX)
            return true;
    for (rest = text; next_counter_piece(&rest, &piece);)
        if (!add_counter(facts, article, room, piece))
            return false;
    return true;
}

/* Numbers between the headline and the text count something of the text; labelled ones do right above the
 * headline and right behind the text as well. */
bool text_counters(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    struct text_places places = text_places_of(facts, article);
    size_t room = 0;
    for (size_t i = first_place(&places); i < places.foot; i = next_place(&places, i)) {
        const struct line *line = &lines->at[i];
        bool inside = places.headline != SIZE_MAX && i > places.headline && i < places.first;
        bool labelled = line->kind == LINE_COUNTER || line->kind == LINE_PLAIN ||
                        (line->kind == LINE_LABEL && line->counted && i < places.first);
        if (!labelled && !(inside && line->kind == LINE_NUMBER))
            continue;
        if (!add_counters(facts, article, &room, line_text(lines, i)))
            return false;
    }
    return true;
}
