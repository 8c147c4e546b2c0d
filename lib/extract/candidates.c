#include "extract/candidates.h"

const char *const origin_names[ORIGIN_COUNT] = {
#define X(NAME, text) [ORIGIN_##NAME] = text,
    ORIGIN_TABLE(X)
#undef X
};

const char *const field_names[FIELD_COUNT] = {
#define X(NAME, name) [FIELD_##NAME] = name,
    FIELD_TABLE(X)
#undef X
};

/* What one nomination weighed at most so far is not kept: a place is taken over by a nomination that weighs
 * more than all before it together. */
void nominate(struct ballot *ballot, struct candidate candidate, same_value *same)
{
    if (candidate.value.len == 0)
        return;
    for (size_t i = 0; i < ballot->count; i++) {
        struct candidate *item = &ballot->items[i];
        if (!(same ? same(item->value, candidate.value) : str_eq(item->value, candidate.value)))
            continue;
        if (candidate.weight > item->weight) {
            item->where = candidate.where;
            item->origin = candidate.origin;
            item->raw = candidate.raw;
        }
        item->weight += candidate.weight;
        return;
    }
    if (ballot->count < CANDIDATES_MAX)
        ballot->items[ballot->count++] = candidate;
}

const struct candidate *elect(struct ballot *ballot, float least)
{
    const struct candidate *best = NULL;
    for (size_t i = 0; i < ballot->count; i++)
        if (ballot->items[i].weight >= least && (!best || ballot->items[i].weight > best->weight))
            best = &ballot->items[i];
    ballot->winner = best;
    return best;
}

float confidence_of(const struct ballot *ballot, const struct candidate *candidate)
{
    float all = 0.0F;
    for (size_t i = 0; i < ballot->count; i++)
        all += ballot->items[i].weight > 0.0F ? ballot->items[i].weight : 0.0F;
    return all > 0.0F && candidate->weight > 0.0F ? candidate->weight / all : 0.0F;
}
