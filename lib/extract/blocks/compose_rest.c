#include "extract/blocks/compose.h"

bool holds_body(const struct article *article, uint32_t from, uint32_t to)
{
    size_t low = 0, high = article->body_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (article->body[middle]->first < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < article->body_count && article->body[low]->first < to;
}

bool left_out(const struct composition *composition, uint32_t node, struct rich *text)
{
    const struct sheet *sheet = composition->facts->sheet;
    uint32_t end = node ? sheet->doc->nodes[node].end : 0;
    size_t first = node ? sheet_segment_from(sheet, node) : sheet->segment_count;
    const struct segment *segment = &sheet->segments[first];
    if (first == sheet->segment_count || segment->end > end || segment->in & IN_HIDDEN ||
        holds_body(composition->article, node, end))
        return true;
    return rich_of_segment(composition->facts, segment, &composition->notes, text);
}
