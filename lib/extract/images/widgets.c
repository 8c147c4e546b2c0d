#include "extract/images/widgets.h"

#include "extract/body/cues.h"

static bool is_amid_body(const struct surroundings *s, uint32_t frame)
{
    const struct doc *doc = s->facts->sheet->doc;
    uint32_t holder = doc->nodes[frame].parent;
    return s->body[frame] > s->body[holder] &&
           s->body[doc->nodes[holder].end] > s->body[doc->nodes[frame].end];
}

unsigned cues_amid(const struct surroundings *s, uint32_t node)
{
    const struct doc *doc = s->facts->sheet->doc;
    if (!(s->facts->cues[node] & 1u << CUE_ASIDE))
        return s->facts->cues[node];
    uint32_t frame = frame_of(s, node);
    if (!is_amid_body(s, frame))
        return s->facts->cues[node];
    unsigned cues = s->facts->cues[doc->nodes[frame].parent];
    for (uint32_t i = node; i >= frame && i; i = doc->nodes[i].parent)
        cues |= cues_but_widget(doc, i);
    return cues;
}
