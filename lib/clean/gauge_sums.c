#include "clean/gauge.h"

bool is_prose(const struct segment *segment)
{
    enum { PROSE_WORDS = 8 };
    return segment->sentences > 0 && segment->words >= PROSE_WORDS &&
           segment->link_words * 2 < segment->words;
}

static bool is_h1(const struct segment *s)
{
    return s->kind == SEGMENT_HEADING && s->level == 1 && s->link_words < s->words;
}

bool gauge_sums(struct gauge *gauge)
{
    gauge->before = run_alloc_array(gauge->run, gauge->count + 1, sizeof *gauge->before);
    if (!gauge->before)
        return false;
    gauge->h1 = UINT32_MAX;
    for (size_t i = 0; i < gauge->count; i++) {
        const struct segment *s = &gauge->segments[i];
        const struct sums *b = &gauge->before[i];
        bool prose = is_prose(s);
        gauge->before[i + 1] = (struct sums){b->words + s->words, b->link_words + s->link_words,
                                             b->prose_words + (prose ? s->words : 0), b->prose + prose};
        if (gauge->h1 == UINT32_MAX && is_h1(s))
            gauge->h1 = (uint32_t)i;
    }
    return true;
}

struct sums sums_between(const struct gauge *gauge, uint32_t from, uint32_t to)
{
    const struct sums *a = &gauge->before[from], *b = &gauge->before[to];
    return (struct sums){b->words - a->words, b->link_words - a->link_words, b->prose_words - a->prose_words,
                         b->prose - a->prose};
}
