#include "parse/nesting.h"

#define BIT(kind) (1u << NESTING_##kind)

enum { FENCES = BIT(CELL) | BIT(TABLE) | BIT(FENCE) };

/* What a tag looks for from the innermost open element outwards: kinds that it ends, and kinds that it does
 * not look beyond. */
struct search {
    unsigned found, stopped;
    bool by_name; /* what is found must have the tag's name as well */
};

static const struct search start_searches[NESTING_FENCE + 1] = {
    [NESTING_ITEM] = {BIT(ITEM), ~(BIT(ITEM) | BIT(DIV)), false},
    [NESTING_TERM] = {BIT(TERM), ~(BIT(TERM) | BIT(DIV)), false},
    [NESTING_CELL] = {BIT(CELL), BIT(TABLE) | BIT(FENCE), false},
    [NESTING_ROW] = {BIT(CELL) | BIT(ROW), BIT(TABLE) | BIT(FENCE), false},
    [NESTING_ROWS] = {BIT(CELL) | BIT(ROW) | BIT(ROWS), BIT(TABLE) | BIT(FENCE), false},
};

static const struct search end_searches[NESTING_FENCE + 1] = {
    [NESTING_BLOCK] = {BIT(BLOCK), FENCES, true},
    [NESTING_LIST] = {BIT(LIST), FENCES, true},
    [NESTING_DIV] = {BIT(DIV), FENCES, false},
    [NESTING_HEADING] = {BIT(HEADING), FENCES, false},
    [NESTING_ITEM] = {BIT(ITEM), FENCES | BIT(LIST), true},
    [NESTING_TERM] = {BIT(TERM), FENCES, true},
    [NESTING_CELL] = {BIT(CELL), BIT(TABLE) | BIT(FENCE), true},
    [NESTING_ROW] = {BIT(ROW), BIT(TABLE) | BIT(FENCE), false},
    [NESTING_ROWS] = {BIT(ROWS), BIT(TABLE) | BIT(FENCE), true},
    [NESTING_TABLE] = {BIT(TABLE), BIT(FENCE), false},
    [NESTING_FENCE] = {BIT(FENCE), 0, true},
};

static struct nested_span take(struct nest *nest, struct str name, const struct search *search, size_t depth)
{
    size_t least = nest->count > depth ? nest->count - depth : 0;
    for (size_t i = nest->count; i > least; i--) {
        const struct nested *at = &nest->open[i - 1];
        if ((search->found >> at->kind & 1) && (!search->by_name || str_eq_nocase(at->name, name))) {
            size_t count = nest->count - (i - 1);
            nest->count = i - 1;
            return (struct nested_span){at, count};
        }
        if (search->stopped >> at->kind & 1)
            break;
    }
    return (struct nested_span){NULL, 0};
}

struct nested_span nest_start(struct nest *nest, enum nesting kind, size_t depth)
{
    if (start_searches[kind].found == 0)
        return (struct nested_span){NULL, 0};
    return take(nest, STR_NONE, &start_searches[kind], depth);
}

struct nested_span nest_end(struct nest *nest, struct str name, enum nesting kind, size_t depth)
{
    return take(nest, name, &end_searches[kind], depth);
}

bool nest_push(struct run *run, struct nest *nest, struct str name, enum nesting kind)
{
    if (!run_array_room(run, &nest->open, nest->count, &nest->capacity, sizeof *nest->open))
        return false;
    nest->open[nest->count++] = (struct nested){name, kind};
    return true;
}
