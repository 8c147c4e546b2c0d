#include "render/markdown_marks.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/words.h"
#include "render/markdown_flanks.h"
#include "render/markdown_notes.h"

/* The nesting of spans over the same text, the outermost first: a link holds its emphasis, and code holds
 * none. */
static const uint8_t ranks[INLINE_TYPE_COUNT] = {
    [INLINE_LINK] = 0, [INLINE_DELETED] = 1, [INLINE_STRONG] = 2, [INLINE_EMPHASIS] = 3, [INLINE_SUB] = 4,
    [INLINE_SUP] = 5,  [INLINE_CODE] = 6,    [INLINE_MATH] = 7,   [INLINE_NOTE] = 8,
};

static int by_place(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    return ranks[x->type] - ranks[y->type];
}

/* Takes white space off both ends. */
static void trim(struct str text, struct span *span)
{
    size_t first = span->from, last = span->from;
    bool found = false;
    for (size_t i = span->from; i < span->to;) {
        size_t begin = i;
        if (is_space(utf8_next(text, &i)))
            continue;
        first = found ? first : begin;
        found = true;
        last = i;
    }
    span->from = (uint32_t)first;
    span->to = (uint32_t)(found ? last : first);
}

/* The brackets around what calls a footnote go with it. */
static void take_brackets(struct str text, struct span *span)
{
    if (span->from == 0 || span->to >= text.len)
        return;
    if (text.at[span->from - 1] == '[' && text.at[span->to] == ']') {
        span->from--;
        span->to++;
    }
}

/* In a row `\|` is a pipe, even in code; there is no spelling for both characters. */
static bool holds_escaped_pipe(struct str text)
{
    return str_find(text, STR("\\|"), 0) != SIZE_MAX;
}

static bool is_writable(const struct spans *spans, const struct span *span,
                        const struct markdown_notes *notes)
{
    struct str text = str_slice(spans->text, span->from, span->to);
    if (!span->mark)
        return true;
    switch (span->type) {
    case INLINE_LINK:
        return span->mark->url.len > 0;
    case INLINE_NOTE:
        return markdown_note_number(notes, span->mark->value) > 0;
    case INLINE_MATH:
        return span->mark->value.len > 0 && (!spans->in_cell || !holds_escaped_pipe(span->mark->value));
    case INLINE_CODE:
        return !spans->in_cell || !holds_escaped_pipe(text);
    default:
        return true;
    }
}

static void add_span(struct spans *spans, const struct span *wanted, const struct markdown_notes *notes)
{
    struct span span = *wanted;
    if (span.to > spans->text.len || span.from >= span.to || spans->count == SPANS_MAX)
        return;
    trim(spans->text, &span);
    if (span.from == span.to || !is_writable(spans, &span, notes))
        return;
    if (span.type == INLINE_NOTE)
        take_brackets(spans->text, &span);
    spans->items[spans->count++] = span;
}

/* Spans that are open while the next one is looked at. */
struct nest {
    uint16_t open[SPANS_MAX];
    size_t depth;
    unsigned counts[INLINE_TYPE_COUNT];
    uint16_t closed;     /* the one that was closed last */
    size_t closed_depth; /* how many were open around it */
};

static bool is_replaced(const struct nest *nest)
{
    return nest->counts[INLINE_MATH] || nest->counts[INLINE_NOTE];
}

/* Whether the spans around leave no room for one of this type. */
static bool is_refused(const struct nest *nest, enum inline_type type)
{
    bool lives_in_code = type == INLINE_LINK || type == INLINE_NOTE;
    return nest->counts[type] || is_replaced(nest) || (nest->counts[INLINE_CODE] && !lives_in_code) ||
           (type == INLINE_NOTE && nest->counts[INLINE_LINK]);
}

/* A footnote's call is raised by whoever shows it. */
static bool raises_note(const struct spans *spans, size_t index)
{
    const struct span *span = &spans->items[index];
    for (size_t i = index + 1; span->type == INLINE_SUP && i < spans->count; i++) {
        const struct span *inner = &spans->items[i];
        if (inner->from != span->from || inner->to != span->to)
            return false;
        if (inner->type == INLINE_NOTE)
            return true;
    }
    return false;
}

static void push(struct spans *spans, struct nest *nest, size_t index)
{
    nest->open[nest->depth++] = (uint16_t)index;
    nest->counts[spans->items[index].type]++;
}

static void pop_before(struct spans *spans, struct nest *nest, uint32_t at)
{
    while (nest->depth && spans->items[nest->open[nest->depth - 1]].to <= at) {
        nest->closed = nest->open[--nest->depth];
        nest->closed_depth = nest->depth;
        nest->counts[spans->items[nest->closed].type]--;
    }
}

/* The span just before, of the same type and under the same ones, which this one goes on with. */
static struct span *neighbour(struct spans *spans, const struct nest *nest, const struct span *span)
{
    struct span *before = nest->closed == UINT16_MAX ? NULL : &spans->items[nest->closed];
    bool fits = before && before->to == span->from && before->type == span->type &&
                nest->closed_depth == nest->depth && span->type != INLINE_LINK && span->type != INLINE_NOTE &&
                span->type != INLINE_MATH;
    return fits ? before : NULL;
}

/* Drops what cannot stand where it does, and unites what touches. */
static void nest_spans(struct spans *spans)
{
    static struct nest zero = {.closed = UINT16_MAX};
    struct nest nest = zero;
    for (size_t i = 0; i < spans->count; i++) {
        struct span *span = &spans->items[i];
        pop_before(spans, &nest, span->from);
        if (nest.depth && spans->items[nest.open[nest.depth - 1]].to < span->to)
            span->to = spans->items[nest.open[nest.depth - 1]].to;
        span->is_dropped = is_refused(&nest, span->type) || raises_note(spans, i);
        if (span->is_dropped)
            continue;
        struct span *before = neighbour(spans, &nest, span);
        if (!before) {
            push(spans, &nest, i);
            continue;
        }
        before->to = span->to;
        span->is_dropped = true;
        push(spans, &nest, nest.closed);
    }
}

void choose_spans(struct spans *spans, const struct rich *rich, unsigned added,
                  const struct markdown_notes *notes, bool in_cell)
{
    spans->text = rich->text;
    spans->in_cell = in_cell;
    spans->count = 0;
    if (added != NO_INLINE)
        add_span(spans, &(struct span){(enum inline_type)added, 0, (uint32_t)rich->text.len, NULL, false},
                 notes);
    for (size_t i = 0; i < rich->count; i++) {
        const struct inline_mark *mark = &rich->marks[i];
        add_span(spans, &(struct span){mark->type, mark->from, mark->to, mark, false}, notes);
    }
    if (spans->count)
        qsort(spans->items, spans->count, sizeof *spans->items, by_place);
    nest_spans(spans);
    settle_flanks(spans);
}
