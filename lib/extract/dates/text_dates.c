#include "extract/dateline/text_places.h"
#include "extract/dates/date_labels.h"
#include "extract/dates/date_parse.h"
#include "extract/dates/date_same.h"
#include "extract/lines/line_kinds.h"
#include "extract/lines/text_fields.h"

enum { DATES_EACH_MAX = 4 };

/* What a date is worth by where it stands. */
static const struct {
    float labelled, alone, foot, foot_labelled;
    float yearless; /* share of it where the year is not stated */
    float distance; /* lost with each line between it and the headline */
    float above;    /* and where it stands above the headline */
} weights = {22.0F, 16.0F, 1.6F, 9.0F, 0.5F, 0.4F, 4.0F};

static bool holds_date(const struct line *line)
{
    return line->date_to &&
           (line->kind == LINE_DATE || line->kind == LINE_SIGNED || line->kind == LINE_BYLINE);
}

static void nominate_date(const struct facts *facts, struct article *article,
                          const struct text_places *places, size_t i, const struct found_date *found,
                          enum date_label label)
{
    (void)facts;
    bool is_foot = i >= places->end;
    bool labelled = label == LABEL_PUBLISHED || label == LABEL_MODIFIED;
    float weight = is_foot ? (labelled ? weights.foot_labelled : weights.foot)
                           : (labelled ? weights.labelled : weights.alone);
    if (label == LABEL_OTHER)
        return;
    if (!is_foot && places->headline != SIZE_MAX)
        weight -=
            weights.distance * (float)(i > places->headline ? i - places->headline : places->headline - i) +
            (i < places->headline ? weights.above : 0);
    if (found->iso.at[0] == 'X')
        weight *= weights.yearless;
    nominate(&article->ballots[label == LABEL_MODIFIED ? FIELD_DATE_MODIFIED : FIELD_DATE_PUBLISHED],
             (struct candidate){.value = found->iso,
                                .raw = found->raw,
                                .where = is_foot    ? STR("behind the text")
                                         : labelled ? STR("near the headline, labelled")
                                                    : STR("near the headline"),
                                .origin = ORIGIN_TEXT,
                                .weight = weight},
             is_same_date);
}

/* All dates of a line, each with the label before it. A label may stand in the line above. */
static bool look_at(const struct facts *facts, struct article *article, const struct text_places *places,
                    size_t i)
{
    struct str text = line_text(facts->lines, i);
    struct found_date found;
    size_t from = 0;
    for (unsigned n = 0; n < DATES_EACH_MAX; n++) {
        if (!find_date(facts->run, text, from, facts->lines->language, facts->lines->now, &found))
            break;
        size_t start = (size_t)(found.raw.at - text.at);
        enum date_label label = date_label_of(str_slice(text, from, start));
        if (label == LABEL_NONE && start == 0 && i > 0 && facts->lines->at[i - 1].kind == LINE_PLAIN)
            label = date_label_of(str_slice(line_text(facts->lines, i - 1), 0, 48));
        nominate_date(facts, article, places, i, &found, label);
        from = start + found.raw.len;
    }
    return facts->run->failure.code == FAIL_NONE;
}

static void take_winner(struct ballot *ballot, struct str *date, struct str *raw)
{
    const struct candidate *winner = elect(ballot, 0);
    *date = winner ? winner->value : STR_NONE;
    *raw = winner ? winner->raw : STR_NONE;
}

bool text_dates(const struct facts *facts, struct article *article)
{
    const struct lines *lines = facts->lines;
    struct text_places places = text_places_of(facts, article);
    for (size_t i = first_place(&places); i < places.foot; i = next_place(&places, i))
        if (holds_date(&lines->at[i]) && !look_at(facts, article, &places, i))
            return false;
    take_winner(&article->ballots[FIELD_DATE_PUBLISHED], &article->date_published,
                &article->date_published_raw);
    take_winner(&article->ballots[FIELD_DATE_MODIFIED], &article->date_modified, &article->date_modified_raw);
    return true;
}
