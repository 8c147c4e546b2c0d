#include "extract/blocks/rich_text.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "clean/formula.h"
#include "extract/blocks/math_source.h"
#include "extract/blocks/notes.h"
#include "extract/facts.h"
#include "extract/tidy_text.h"

const char *const inline_type_names[INLINE_TYPE_COUNT] = {
#define X(NAME, type) [INLINE_##NAME] = type,
    INLINE_TABLE(X)
#undef X
};

/* Elements that mark the text inside. */
static const struct {
    enum tag tag;
    enum inline_type type;
} meanings[] = {
    {TAG_A, INLINE_LINK},         {TAG_STRONG, INLINE_STRONG}, {TAG_B, INLINE_STRONG},
    {TAG_EM, INLINE_EMPHASIS},    {TAG_I, INLINE_EMPHASIS},    {TAG_CITE, INLINE_EMPHASIS},
    {TAG_VAR, INLINE_EMPHASIS},   {TAG_DFN, INLINE_EMPHASIS},  {TAG_CODE, INLINE_CODE},
    {TAG_KBD, INLINE_CODE},       {TAG_SAMP, INLINE_CODE},     {TAG_TT, INLINE_CODE},
    {TAG_SUB, INLINE_SUB},        {TAG_SUP, INLINE_SUP},       {TAG_DEL, INLINE_DELETED},
    {TAG_IMG, INLINE_MATH},       {TAG_S, INLINE_DELETED},     {TAG_MATH, INLINE_MATH},
    {TAG_STRIKE, INLINE_DELETED},
};

enum { NO_MEANING = INLINE_TYPE_COUNT, INLINES_MAX = 32 /* around one text; outer ones are passed over */ };

/* A mark in the making: the element that makes it, too. */
struct maker {
    const struct facts *facts;
    const struct note_list *notes;
    struct rich *rich;
    uint32_t *nodes; /* of rich->marks */
    size_t room;
    uint32_t block; /* the segment's */
};

static unsigned meaning_of(enum tag tag)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].tag == tag)
            return meanings[i].type;
    return NO_MEANING;
}

/* Sets what a mark needs beside its type. False: the element marks nothing. */
static bool complete(const struct maker *m, uint32_t node, struct inline_mark *mark)
{
    const struct doc *doc = m->facts->sheet->doc;
    if (mark->type == INLINE_CODE && is_math(doc, node))
        mark->type = INLINE_MATH;
    if (mark->type == INLINE_MATH) {
        mark->value = math_source(m->facts, node);
        return mark->value.len > 0;
    }
    if (mark->type != INLINE_LINK)
        return true;
    struct str href = str_trim(doc_attr(doc, node, ATTR_HREF));
    mark->value = note_label(m->notes, href);
    if (mark->value.len) {
        mark->type = INLINE_NOTE;
        return true;
    }
    mark->url = link_address(m->facts, href);
    return mark->url.len > 0;
}

/* The mark that `node` makes already; NULL where there is none. Those of one text stand at the end. */
static struct inline_mark *find_mark(const struct maker *m, uint32_t node)
{
    for (size_t i = m->nodes ? m->rich->count : 0; i > 0 && m->rich->count - i < INLINES_MAX; i--)
        if (m->nodes[i - 1] == node)
            return &m->rich->marks[i - 1];
    return NULL;
}

static bool add_mark(struct maker *m, uint32_t node, const struct inline_mark *mark)
{
    struct rich *rich = m->rich;
    if (rich->count == MARKS_MAX)
        return true;
    if (!run_array_room(m->facts->run, &rich->marks, rich->count, &rich->room, sizeof *mark) ||
        !run_array_room(m->facts->run, &m->nodes, rich->count, &m->room, sizeof *m->nodes))
        return false;
    m->nodes[rich->count] = node;
    rich->marks[rich->count++] = *mark;
    return true;
}

/* Lets the element mark [from, to). */
static bool mark_by(struct maker *m, uint32_t node, unsigned type, uint32_t from, uint32_t to)
{
    struct inline_mark *known = find_mark(m, node);
    if (known) {
        known->to = to;
        return true;
    }
    struct inline_mark mark = {.type = (enum inline_type)type, .from = from, .to = to};
    return !complete(m, node, &mark) || add_mark(m, node, &mark);
}

/* Marks [from, to), a piece of text that stands in `node`, by the elements around it, the outermost first.
 * Of links the innermost counts, wherever it opens; all others inside of the segment's block, for what stands
 * around blocks says nothing of a word. */
static bool mark_text(struct maker *m, uint32_t node, uint32_t from, uint32_t to)
{
    const struct doc *doc = m->facts->sheet->doc;
    uint32_t around[INLINES_MAX];
    size_t count = 0;
    bool is_linked = false;
    if (doc->nodes[node].tag == TAG_IMG)
        around[count++] = node;
    for (uint32_t i = doc->nodes[node].parent; i != 0 && count < INLINES_MAX; i = doc->nodes[i].parent) {
        unsigned type = meaning_of(doc->nodes[i].tag);
        if (type == INLINE_LINK && (is_linked || !doc_attr(doc, i, ATTR_HREF).len))
            continue;
        if (type != NO_MEANING && (i > m->block || type == INLINE_LINK))
            around[count++] = i;
        is_linked |= type == INLINE_LINK;
    }
    while (count > 0) {
        uint32_t by = around[--count];
        if (!mark_by(m, by, meaning_of(doc->nodes[by].tag), from, to))
            return false;
    }
    return true;
}

/* Moves *at past white space of text. */
static void skip_space(struct str text, size_t *at)
{
    while (*at < text.len) {
        size_t next = *at;
        if (!is_space(utf8_next(text, &next)))
            return;
        *at = next;
    }
}

/* Finds a node's text in the segment's, from *at on, where it stands but for its white space: [*from, *at).
 * False where they part. */
static bool find_text(struct str text, struct str part, size_t *at, size_t *from)
{
    *from = SIZE_MAX;
    for (size_t i = 0; i < part.len;) {
        size_t begin = i;
        if (is_space(utf8_next(part, &i)))
            continue;
        skip_space(text, at);
        size_t len = i - begin;
        if (text.len - *at < len || memcmp(text.at + *at, part.at + begin, len) != 0)
            return false;
        if (*from == SIZE_MAX)
            *from = *at;
        *at += len;
    }
    return true;
}

bool rich_of_segment(const struct facts *facts, const struct segment *segment, const struct note_list *notes,
                     struct rich *rich)
{
    const struct doc *doc = facts->sheet->doc;
    struct maker m = {.facts = facts, .notes = notes, .rich = rich, .block = segment->node};
    size_t at = 0, from;
    *rich = (struct rich){.text = segment->text};
    if (segment->kind == SEGMENT_CODE || doc->node_count == 0)
        return true;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const struct node *node = &doc->nodes[i];
        if (is_unseen(node) || facts->sheet->unseen[i] || repeats_math(doc, i)) {
            i = node->end - 1;
            continue;
        }
        struct str text = node->tag == TAG_IMG ? formula_of_image(doc, i) : node->text;
        if (!text.len)
            continue;
        if (!find_text(segment->text, text, &at, &from))
            return true; /* marks so far stay */
        if (from != SIZE_MAX && !mark_text(&m, i, (uint32_t)from, (uint32_t)at))
            return false;
    }
    return facts->run->failure.code == FAIL_NONE;
}

/* Makes room for `more` bytes behind the text, which becomes the rich's own. */
static char *own_text(struct run *run, struct rich *rich, size_t more)
{
    if (rich->text_room >= rich->text.len + more)
        return (char *)(uintptr_t)rich->text.at;
    size_t room = (rich->text.len + more) * 2;
    char *own = run_alloc(run, room);
    if (!own)
        return NULL;
    memcpy(own, rich->text.at ? rich->text.at : "", rich->text.len);
    rich->text.at = own;
    rich->text_room = room;
    return own;
}

bool rich_append(struct run *run, struct rich *rich, struct str joint, const struct rich *more)
{
    if (!rich->text.len || !more->text.len)
        joint = STR_NONE;
    char *own = own_text(run, rich, joint.len + more->text.len);
    if (!own)
        return false;
    memcpy(own + rich->text.len, joint.len ? joint.at : "", joint.len);
    rich->text.len += joint.len;
    uint32_t shift = (uint32_t)rich->text.len;
    memcpy(own + rich->text.len, more->text.len ? more->text.at : "", more->text.len);
    rich->text.len += more->text.len;
    for (size_t i = 0; i < more->count && rich->count < MARKS_MAX; i++) {
        if (!run_array_room(run, &rich->marks, rich->count, &rich->room, sizeof *rich->marks))
            return false;
        struct inline_mark mark = more->marks[i];
        mark.from += shift;
        mark.to += shift;
        rich->marks[rich->count++] = mark;
    }
    return true;
}

void rich_cut(struct rich *rich, size_t from, size_t to)
{
    size_t kept = 0;
    rich->text = str_slice(rich->text, from, to);
    rich->text_room = 0;
    for (size_t i = 0; i < rich->count; i++) {
        struct inline_mark mark = rich->marks[i];
        mark.from = mark.from > from ? mark.from - (uint32_t)from : 0;
        mark.to = (uint32_t)((mark.to < to ? mark.to : to) - (mark.to > from ? from : mark.to));
        if (mark.from < mark.to && mark.to <= rich->text.len)
            rich->marks[kept++] = mark;
    }
    rich->count = kept;
}

/* Where the marks' ends lie before and after the text is tidied. */
struct moving {
    size_t at, to;
    uint32_t *end;
};

static int by_place(const void *a, const void *b)
{
    const struct moving *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* Tidies the text's pieces between the ends of marks one by one, so that it is read once. Digits around each
 * keep its white space, and digits combine with nothing. */
static bool move_ends(struct run *run, struct str text, struct moving *ends, size_t count)
{
    size_t at = 0, to = 0;
    for (size_t i = 0; i < count; i++) {
        size_t next = tidy_boundary(text, ends[i].at);
        if (next > at) {
            struct buf piece;
            buf_init(&piece, run->arena, SIZE_MAX);
            buf_add_byte(&piece, '0');
            buf_add_str(&piece, str_slice(text, at, next));
            buf_add_byte(&piece, '0');
            struct str tidied = tidy_text(run, buf_str(&piece), TIDY_TEXT, SIZE_MAX);
            if (piece.failed || tidied.len < 2)
                return false;
            to += tidied.len - 2;
            at = next;
        }
        ends[i].to = to;
    }
    return true;
}

/* How many bytes of a tidied text's beginning go because they are its beginning: white space, for one. */
static size_t cut_before(struct run *run, struct str text)
{
    struct buf whole;
    buf_init(&whole, run->arena, SIZE_MAX);
    buf_add_byte(&whole, '0');
    buf_add_str(&whole, text);
    struct str with = tidy_text(run, buf_str(&whole), TIDY_TEXT, SIZE_MAX);
    struct str without = tidy_text(run, text, TIDY_TEXT, SIZE_MAX);
    return with.len > without.len ? with.len - 1 - without.len : 0;
}

/* Gives each mark its place in the tidied text; marks that lose all of theirs go. */
static void keep_marks(struct rich *rich)
{
    size_t kept = 0;
    struct str text = rich->text;
    for (size_t i = 0; i < rich->count; i++) {
        struct inline_mark mark = rich->marks[i];
        while (mark.from < mark.to && ascii_is_space(text.at[mark.from]))
            mark.from++;
        while (mark.from < mark.to && ascii_is_space(text.at[mark.to - 1]))
            mark.to--;
        if (mark.from < mark.to)
            rich->marks[kept++] = mark;
    }
    rich->count = kept;
}

static bool move_marks(struct run *run, struct rich *rich, struct str text)
{
    size_t count = rich->count * 2, before = cut_before(run, text);
    struct moving *ends = run_alloc_array(run, count, sizeof *ends);
    if (!ends)
        return false;
    for (size_t i = 0; i < rich->count; i++) {
        ends[2 * i] = (struct moving){.at = rich->marks[i].from, .end = &rich->marks[i].from};
        ends[2 * i + 1] = (struct moving){.at = rich->marks[i].to, .end = &rich->marks[i].to};
    }
    qsort(ends, count, sizeof *ends, by_place);
    if (!move_ends(run, text, ends, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t to = ends[i].to > before ? ends[i].to - before : 0;
        *ends[i].end = (uint32_t)(to < rich->text.len ? to : rich->text.len);
    }
    return true;
}

void rich_tidy(struct run *run, struct rich *rich, size_t cap)
{
    struct str text = rich->text;
    rich->text = tidy_text(run, text, TIDY_TEXT, cap);
    rich->text_room = 0;
    if (rich->count == 0 || (rich->text.at == text.at && rich->text.len == text.len))
        return;
    if (!move_marks(run, rich, text))
        rich->count = 0;
    keep_marks(rich);
}
