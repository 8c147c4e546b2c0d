#include "extract/dateline/text_places.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

enum { LEDE_WORDS_MIN = 5, LEDE_WORDS_MAX = 60 };

/* What stands between the headline and the text and tells what the text is about; what an image's credit
 * follows at once tells what the image shows. */
static bool is_lede(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->at[i];
    uint32_t words = line_words(lines, i);
    const struct line *next = i + 1 < lines->count ? line + 1 : line;
    bool caption = next->kind == LINE_CREDIT && !next->apart;
    return (line->kind == LINE_PLAIN || line->kind == LINE_PROSE) && !caption && words >= LEDE_WORDS_MIN &&
           words <= LEDE_WORDS_MAX;
}

bool text_deck(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    struct text_places places = text_places_of(facts, article);
    if (places.headline == SIZE_MAX || lines->is_thread)
        return true;
    for (size_t i = places.headline + 1; i < places.near; i++)
        if (is_lede(lines, i) && !says_same(line_text(lines, i), article->headline))
            nominate(&article->ballots[FIELD_LEDE],
                     (struct candidate){.value = line_text(lines, i),
                                        .where = STR("line between headline and text"),
                                        .origin = ORIGIN_TEXT,
                                        .weight = 1.0F},
                     says_same);
    const struct candidate *best = elect(&article->ballots[FIELD_LEDE], 0);
    article->lede = best ? best->value : STR_NONE;
    return true;
}
