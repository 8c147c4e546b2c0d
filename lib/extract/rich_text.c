#include "extract/rich_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/facts.h"
#include "extract/math_source.h"
#include "extract/notes.h"
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
    {TAG_A, INLINE_LINK},       {TAG_STRONG, INLINE_STRONG}, {TAG_B, INLINE_STRONG},
    {TAG_EM, INLINE_EMPHASIS},  {TAG_I, INLINE_EMPHASIS},    {TAG_CITE, INLINE_EMPHASIS},
    {TAG_VAR, INLINE_EMPHASIS}, {TAG_DFN, INLINE_EMPHASIS},  {TAG_CODE, INLINE_CODE},
    {TAG_KBD, INLINE_CODE},     {TAG_SAMP, INLINE_CODE},     {TAG_TT, INLINE_CODE},
    {TAG_SUB, INLINE_SUB},      {TAG_SUP, INLINE_SUP},       {TAG_DEL, INLINE_DELETED},
    {TAG_S, INLINE_DELETED},    {TAG_MATH, INLINE_MATH},     {TAG_STRIKE, INLINE_DELETED},
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
    for (size_t i = m->rich->count; i > 0 && m->rich->count - i < INLINES_MAX; i--)
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
 * A link counts wherever it opens; all others inside of the segment's block, for what stands around blocks
 * says nothing of a word. */
static bool mark_text(struct maker *m, uint32_t node, uint32_t from, uint32_t to)
{
    const struct doc *doc = m->facts->sheet->doc;
    uint32_t around[INLINES_MAX];
    size_t count = 0;
    for (uint32_t i = doc->nodes[node].parent; i != 0 && count < INLINES_MAX; i = doc->nodes[i].parent) {
        unsigned type = meaning_of(doc->nodes[i].tag);
        if (type != NO_MEANING && (i > m->block || type == INLINE_LINK))
            around[count++] = i;
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
        if (tag_is(node->tag, TAG_UNSEEN)) {
            i = node->end - 1;
            continue;
        }
        if (node->tag != TAG_CHARACTERS)
            continue;
        if (!find_text(segment->text, node->text, &at, &from))
            return true; /* marks so far stay */
        if (from != SIZE_MAX && !mark_text(&m, i, (uint32_t)from, (uint32_t)at))
            return false;
    }
    return facts->run->failure.code == FAIL_NONE;
}

bool rich_append(struct run *run, struct rich *rich, struct str joint, const struct rich *more)
{
    struct buf out;
    buf_init(&out, run->arena, SIZE_MAX);
    buf_add_str(&out, rich->text);
    if (rich->text.len && more->text.len)
        buf_add_str(&out, joint);
    uint32_t shift = (uint32_t)out.len;
    buf_add_str(&out, more->text);
    for (size_t i = 0; i < more->count && rich->count < MARKS_MAX; i++) {
        if (!run_array_room(run, &rich->marks, rich->count, &rich->room, sizeof *rich->marks))
            return false;
        struct inline_mark mark = more->marks[i];
        mark.from += shift;
        mark.to += shift;
        rich->marks[rich->count++] = mark;
    }
    rich->text = buf_str(&out);
    return !out.failed ||
           fail(run, FAIL_PAGE_TOO_COMPLEX, "The body's blocks need more memory than a job may use.");
}

/* Where a place in a text is once the text before it is tidied. */
static uint32_t moved(struct run *run, struct str text, uint32_t at, size_t tidied_len)
{
    size_t len = tidy_text(run, str_slice(text, 0, at), TIDY_TEXT, text.len).len;
    return (uint32_t)(len < tidied_len ? len : tidied_len);
}

void rich_tidy(struct run *run, struct rich *rich, size_t cap)
{
    struct str text = rich->text, tidied = tidy_text(run, text, TIDY_TEXT, cap);
    size_t kept = 0;
    rich->text = tidied;
    if (tidied.at == text.at && tidied.len == text.len)
        return;
    for (size_t i = 0; i < rich->count; i++) {
        struct inline_mark mark = rich->marks[i];
        mark.from = moved(run, text, mark.from, tidied.len);
        mark.to = moved(run, text, mark.to, tidied.len);
        while (mark.from < mark.to && ascii_is_space(tidied.at[mark.from]))
            mark.from++;
        if (mark.from < mark.to)
            rich->marks[kept++] = mark;
    }
    rich->count = kept;
}
