#include "extract/dateline/dateline.h"

#include "extract/fields.h"

enum {
    PARAGRAPHS_TRIED_MAX = 3, /* of the body's beginning: a standfirst may stand before the first */
    WORDS_MIN = 6,            /* of a paragraph that has one */
};

/* What an agency in a dateline is worth against what the page says elsewhere of its source. */
static const float source_weight = 2.0F;

static bool take_dateline(const struct facts *facts, struct article *article, const struct segment *segment)
{
    struct dateline *dateline = &article->dateline;
    struct str language = facts->sheet->head.lang;
    if (!read_dateline(facts->run, segment->text, language, dateline))
        return false;
    nominate(
        &article->ballots[FIELD_DATELINE],
        (struct candidate){
            .value = dateline->raw, .where = STR("head of the body"), .origin = ORIGIN_TEXT, .weight = 1.0F},
        NULL);
    elect(&article->ballots[FIELD_DATELINE], 0);
    return true;
}

bool extract_dateline(const struct facts *facts, struct article *article)
{
    bool found = false;
    unsigned tried = 0;
    for (size_t i = 0; i < article->body_count && tried < PARAGRAPHS_TRIED_MAX && !found; i++) {
        const struct segment *segment = article->body[i];
        if (segment->kind != SEGMENT_PARAGRAPH || segment->words < WORDS_MIN)
            continue;
        tried++;
        found = take_dateline(facts, article, segment);
    }
    struct ballot *ballot = &article->ballots[FIELD_SOURCE_ORGANIZATION];
    if (found && article->dateline.agency.len) {
        nominate(ballot,
                 (struct candidate){.value = article->dateline.agency,
                                    .where = STR("dateline"),
                                    .origin = ORIGIN_TEXT,
                                    .weight = source_weight},
                 NULL);
    }
    const struct candidate *best = elect(ballot, 0);
    article->source_organization = best ? best->value : STR_NONE;
    return facts->run->failure.code == FAIL_NONE;
}
