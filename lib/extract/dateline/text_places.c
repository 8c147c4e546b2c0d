#include "extract/dateline/text_places.h"

#include "extract/lines/line_kinds.h"

enum { LINES_ABOVE_HEADLINE = 3, LINES_WITHOUT_HEADLINE = 8, HEAD_LINES = 80, FOOT_LINES = 6 };

struct text_places text_places_of(const struct facts *facts, const struct article *article)
{
    const struct lines *lines = facts->lines;
    struct text_places p = {.headline = lines->headline, .first = lines->first, .end = lines->first};
    if (article->body_count) {
        p.first = (size_t)(article->body[0] - lines->segments);
        p.end = (size_t)(article->body[article->body_count - 1] - lines->segments) + 1;
    }
    if (p.headline != SIZE_MAX)
        p.head = p.headline > LINES_ABOVE_HEADLINE ? p.headline - LINES_ABOVE_HEADLINE : 0;
    else
        p.head = p.first > LINES_WITHOUT_HEADLINE ? p.first - LINES_WITHOUT_HEADLINE : 0;
    p.near = p.first < p.head + HEAD_LINES ? p.first : p.head + HEAD_LINES;
    for (p.foot = p.end; p.foot < lines->count && p.foot < p.end + FOOT_LINES; p.foot++)
        if (lines->at[p.foot].zone == ZONE_RELATED || lines->at[p.foot].zone == ZONE_COMMENTS ||
            lines->at[p.foot].kind == LINE_RIGHTS)
            break;
    return p;
}
