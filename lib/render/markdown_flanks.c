#include "render/markdown_flanks.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

/* What CommonMark makes of a character beside a delimiter run. Symbols are punctuation since 0.31 and were
 * none before: they count as what serves worse. */
enum side { SIDE_SPACE, SIDE_PUNCTUATION, SIDE_SYMBOL, SIDE_LETTER, SIDE_CLASH };

static enum side side_of(uint32_t c)
{
    int32_t type = u_charType((UChar32)c);
    if (c == '\t' || c == '\n' || c == '\f' || c == '\r' || type == U_SPACE_SEPARATOR)
        return SIDE_SPACE;
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ascii_is_alpha((char)c) || c < ' ' || c == 0x7F ? SIDE_LETTER
                                                                                         : SIDE_PUNCTUATION;
    uint32_t mask = U_MASK(type);
    return mask & U_GC_P_MASK ? SIDE_PUNCTUATION : mask & U_GC_S_MASK ? SIDE_SYMBOL : SIDE_LETTER;
}

/* Where the character before `at` begins. */
static size_t step_back(struct str text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80);
    return at;
}

static enum side text_before(const struct spans *spans, size_t at)
{
    if (at == 0)
        return SIDE_SPACE;
    size_t i = step_back(spans->text, at);
    uint32_t c = utf8_next(spans->text, &i);
    return c == '\n' && spans->in_cell ? SIDE_PUNCTUATION : side_of(c);
}

/* A line break is written with a backslash, or as <br>. */
static enum side text_after(const struct spans *spans, size_t at)
{
    uint32_t c = at < spans->text.len ? utf8_next(spans->text, &at) : ' ';
    return c == '\n' ? SIDE_PUNCTUATION : side_of(c);
}

static bool is_star(const struct spans *spans, const struct turn *turn)
{
    enum inline_type type = spans->items[turn->span].type;
    return type == INLINE_STRONG || type == INLINE_EMPHASIS;
}

static bool is_code(const struct spans *spans, const struct turn *turn)
{
    return spans->items[turn->span].type == INLINE_CODE;
}

/* Whether what stands beside a span matters to it. */
static bool is_touchy(const struct spans *spans, const struct turn *turn)
{
    return is_star(spans, turn) || is_code(spans, turn) || spans->items[turn->span].type == INLINE_DELETED;
}

/* Whether two spans are written with the same character. */
static bool is_alike(const struct spans *spans, const struct turn *a, const struct turn *b)
{
    return spans->items[a->span].type == spans->items[b->span].type ||
           (is_star(spans, a) && is_star(spans, b));
}

static bool is_dropped(const struct spans *spans, const struct turn *turn)
{
    return spans->items[turn->span].is_dropped;
}

/* What stands beside the turn's own run: stars that open or close together are one run. A run that closes and
 * opens at once is none that can be relied on. */
static enum side beside(const struct spans *spans, size_t index, int step)
{
    const struct turn *turn = &spans->turns[index];
    for (size_t i = index + (size_t)step; i < spans->turn_count; i += (size_t)step) {
        const struct turn *other = &spans->turns[i];
        if (other->at != turn->at)
            break;
        if (is_dropped(spans, other))
            continue;
        if (!is_touchy(spans, turn) || !is_alike(spans, turn, other))
            return SIDE_PUNCTUATION;
        if (other->opens != turn->opens)
            return SIDE_CLASH;
    }
    return step < 0 ? text_before(spans, turn->at) : text_after(spans, turn->at);
}

static bool is_open_ground(enum side side)
{
    return side == SIDE_SPACE || side == SIDE_PUNCTUATION;
}

/* Whether a run with these neighbours may be read as one that ends emphasis as well as begins it. */
static bool may_close(enum side before, enum side after)
{
    return before == SIDE_LETTER || before == SIDE_SYMBOL ||
           (before == SIDE_PUNCTUATION && after != SIDE_LETTER);
}

/* Moves an end of a span past the punctuation that it stands at, up to the next turn. False where it stands
 * at none. */
static bool move_in(struct spans *spans, size_t index)
{
    struct turn *turn = &spans->turns[index];
    struct span *span = &spans->items[turn->span];
    struct str text = spans->text;
    size_t at = turn->at;
    if (turn->opens) {
        size_t limit = spans->turns[index + 1].at;
        for (size_t next = at; next < limit && side_of(utf8_next(text, &next)) != SIDE_LETTER;)
            at = next;
        if (at == turn->at || at >= span->to)
            return false;
        span->from = (uint32_t)at;
    } else {
        size_t limit = spans->turns[index - 1].at;
        while (at > limit && text_before(spans, at) != SIDE_LETTER)
            at = step_back(text, at);
        if (at == turn->at || at <= span->from)
            return false;
        span->to = (uint32_t)at;
    }
    turn->at = (uint32_t)at;
    return true;
}

/* How a turn stands: fine, to be mended by moving it in, or not to be mended. */
enum stand { STAND_FINE, STAND_MOVE, STAND_DROP };

static enum stand judge(const struct spans *spans, size_t index, unsigned open_stars)
{
    const struct turn *turn = &spans->turns[index];
    enum side before = beside(spans, index, -1), after = beside(spans, index, 1);
    if (turn->opens && before == SIDE_CLASH)
        return STAND_DROP;
    if (is_code(spans, turn))
        return STAND_FINE;
    enum side inner = turn->opens ? after : before, outer = turn->opens ? before : after;
    if (outer == SIDE_CLASH) /* the other run goes */
        outer = SIDE_PUNCTUATION;
    if (inner == SIDE_SPACE || (inner != SIDE_LETTER && !is_open_ground(outer)))
        return STAND_MOVE;
    return turn->opens && open_stars && is_star(spans, turn) && may_close(before, after) ? STAND_DROP
                                                                                         : STAND_FINE;
}

/* Writes the turns of the spans that are left. */
static void list_turns(struct spans *spans)
{
    uint16_t open[SPANS_MAX];
    size_t depth = 0;
    spans->turn_count = 0;
    for (size_t i = 0; i <= spans->count; i++) {
        uint32_t from = i < spans->count ? spans->items[i].from : UINT32_MAX;
        if (i < spans->count && spans->items[i].is_dropped)
            continue;
        for (; depth && spans->items[open[depth - 1]].to <= from; depth--)
            spans->turns[spans->turn_count++] =
                (struct turn){spans->items[open[depth - 1]].to, open[depth - 1], false};
        if (i == spans->count)
            break;
        spans->turns[spans->turn_count++] = (struct turn){from, (uint16_t)i, true};
        open[depth++] = (uint16_t)i;
    }
}

/* Looks at each turn once. False when all stand. */
static bool mend_turns(struct spans *spans)
{
    bool has_changed = false;
    unsigned open_stars = 0, before_run = 0;
    uint32_t run_at = UINT32_MAX;
    for (size_t i = 0; i < spans->turn_count; i++) {
        const struct turn *turn = &spans->turns[i];
        if (is_dropped(spans, turn) || !is_touchy(spans, turn))
            continue;
        if (turn->at != run_at)
            before_run = open_stars;
        run_at = turn->at;
        enum stand stand = judge(spans, i, before_run);
        bool was_open = is_star(spans, turn);
        if (stand == STAND_DROP || (stand == STAND_MOVE && !move_in(spans, i))) {
            spans->items[turn->span].is_dropped = true;
            open_stars -= was_open && !turn->opens;
            has_changed = true;
            continue;
        }
        has_changed |= stand == STAND_MOVE;
        if (was_open)
            open_stars += turn->opens ? 1U : (unsigned)-1;
    }
    return has_changed;
}

/* What is left to a text whose marks never come to rest. */
static void drop_touchy(struct spans *spans)
{
    for (size_t i = 0; i < spans->turn_count; i++)
        if (is_touchy(spans, &spans->turns[i]))
            spans->items[spans->turns[i].span].is_dropped = true;
    list_turns(spans);
}

void settle_flanks(struct spans *spans)
{
    enum { ROUNDS = 16 /* each mends what the one before laid open: two or three are the rule */ };
    list_turns(spans);
    for (int round = 0; round < ROUNDS; round++) {
        if (!mend_turns(spans))
            return;
        list_turns(spans);
    }
    drop_touchy(spans);
}
