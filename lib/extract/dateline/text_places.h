/* Where the parts of a plain text stand, once its headline and body are known. */
#ifndef COPYDESK_EXTRACT_DATELINE_TEXT_PLACES_H
#define COPYDESK_EXTRACT_DATELINE_TEXT_PLACES_H

#include "extract/facts.h"

struct text_places {
    size_t headline; /* line of the headline; SIZE_MAX: unknown */
    size_t head;     /* the first line that may hold facts about the text: a few above the headline */
    size_t near;     /* and the end of those: the body's beginning, or not far from the headline */
    size_t first,
        end;     /* the body's lines: [first, end); where there is no body, the text's beginning twice */
    size_t foot; /* lines [end, foot) right behind the body belong to it, if anything does */
};

struct text_places text_places_of(const struct facts *facts, const struct article *article);

/* Goes through the lines that may hold facts about the text: [head, near), then [end, foot). */
static inline size_t first_place(const struct text_places *places)
{
    return places->head < places->near ? places->head : places->end;
}

static inline size_t next_place(const struct text_places *places, size_t i)
{
    return i + 1 == places->near ? places->end : i + 1;
}

#endif
