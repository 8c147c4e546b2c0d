#include "extract/comments/comment_parents.h"

enum { DEPTH_DIGITS_MAX = 3, PROBES_MAX = 32 };

/* Attributes that name the comment which is answered. */
static const struct str parent_attributes[] = {
    STR_INIT("data-parent-id"),         STR_INIT("data-parent"),
    STR_INIT("data-parentid"),          STR_INIT("data-comment-parent"),
    STR_INIT("data-parent-comment-id"), STR_INIT("data-parent-comment"),
    STR_INIT("data-reply-to"),          STR_INIT("data-in-reply-to"),
    STR_INIT("data-replyto"),
};

/* Attributes other than id that name a comment. */
static const struct str id_attributes[] = {STR_INIT("data-comment-id"), STR_INIT("data-commentid"),
                                           STR_INIT("data-id"), STR_INIT("data-comment")};

/* How class names that tell the depth begin; a number follows. */
static const struct str depth_names[] = {STR_INIT("depth-"), STR_INIT("depth"), STR_INIT("level-"),
                                         STR_INIT("level"), STR_INIT("indent-")};

/* The comments' own names, for the look-up of parents. */
struct name_table {
    uint64_t *keys;
    uint32_t *comments; /* 1 + index */
    size_t mask;
};

/* A name without what stands before its number: "comment-17" and "17" are the same comment. */
static struct str bare_name(struct str name)
{
    name = str_trim(name);
    size_t from = name.len;
    while (from && ascii_is_digit(name.at[from - 1]))
        from--;
    return from < name.len ? str_slice(name, from, name.len) : name;
}

static uint64_t name_key(struct str name)
{
    name = bare_name(name);
    return name.len ? str_hash64(name) | 1 : 0;
}

static struct str first_attribute(const struct doc *doc, uint32_t node, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = doc_attr_other(doc, node, names[i]);
        if (value.len)
            return value;
    }
    return STR_NONE;
}

static size_t slot_of(const struct name_table *table, uint64_t key)
{
    size_t slot = (size_t)(key >> 7) & table->mask;
    for (unsigned i = 0; i < PROBES_MAX && table->keys[slot] && table->keys[slot] != key; i++)
        slot = (slot + 1) & table->mask;
    return slot;
}

static void note_name(struct name_table *table, struct str name, size_t comment)
{
    uint64_t key = name_key(name);
    size_t slot = slot_of(table, key);
    if (!key || table->keys[slot])
        return;
    table->keys[slot] = key;
    table->comments[slot] = (uint32_t)comment + 1;
}

static bool note_names(struct run *run, const struct doc *doc, const uint32_t *nodes, size_t count,
                       struct name_table *table)
{
    size_t room = 16;
    while (room < count * 4)
        room *= 2;
    *table = (struct name_table){run_alloc_array(run, room, sizeof *table->keys),
                                 run_alloc_array(run, room, sizeof *table->comments), room - 1};
    if (!table->keys || !table->comments)
        return false;
    for (size_t i = 0; i < count; i++) {
        note_name(table, doc_attr(doc, nodes[i], ATTR_ID), i);
        note_name(table,
                  first_attribute(doc, nodes[i], id_attributes, sizeof id_attributes / sizeof *id_attributes),
                  i);
    }
    return true;
}

/* The comment before `index` that its attribute names; NO_PARENT. */
static int64_t named_parent(const struct doc *doc, uint32_t node, const struct name_table *table,
                            size_t index)
{
    struct str name =
        first_attribute(doc, node, parent_attributes, sizeof parent_attributes / sizeof *parent_attributes);
    uint64_t key = name_key(name);
    size_t slot = slot_of(table, key);
    bool known = key && table->keys[slot] == key && table->comments[slot] <= index;
    return known ? (int64_t)table->comments[slot] - 1 : NO_PARENT;
}

/* The depth that a class name states; 0 where none does. */
static unsigned named_depth(const struct doc *doc, uint32_t node)
{
    struct str classes = doc_attr(doc, node, ATTR_CLASS), name;
    while (str_next(&classes, ' ', &name)) {
        for (size_t i = 0; i < sizeof depth_names / sizeof *depth_names; i++) {
            uint64_t depth;
            if (str_starts_nocase(name, depth_names[i]) &&
                name.len - depth_names[i].len <= DEPTH_DIGITS_MAX &&
                str_to_u64(str_slice(name, depth_names[i].len, name.len), UINT16_MAX - 1, &depth))
                return (unsigned)depth + 1; /* some count from 0 */
        }
    }
    return 0;
}

/* The nearest comment before that is less deep; `above[i]` is that of i. */
static int64_t parent_by_depth(const unsigned *depths, const int64_t *above, size_t index)
{
    int64_t parent = (int64_t)index - 1;
    while (parent >= 0 && depths[parent] >= depths[index])
        parent = above[parent];
    return parent < 0 ? NO_PARENT : parent;
}

const int64_t *find_comment_parents(const struct facts *facts, const uint32_t *nodes, size_t count)
{
    const struct doc *doc = facts->sheet->doc;
    struct name_table table;
    int64_t *parents = run_alloc_array(facts->run, count + 1, sizeof *parents);
    int64_t *above = run_alloc_array(facts->run, count + 1, sizeof *above);
    unsigned *depths = run_alloc_array(facts->run, count + 1, sizeof *depths);
    if (!parents || !above || !depths || !note_names(facts->run, doc, nodes, count, &table))
        return NULL;
    bool stated = count > 0;
    for (size_t i = 0; i < count; i++) {
        depths[i] = named_depth(doc, nodes[i]);
        stated &= depths[i] > 0;
    }
    for (size_t i = 0; i < count; i++) {
        depths[i] = stated ? depths[i] : doc->nodes[nodes[i]].depth;
        above[i] = parent_by_depth(depths, above, i);
        parents[i] = named_parent(doc, nodes[i], &table, i);
        if (parents[i] == NO_PARENT)
            parents[i] = above[i];
    }
    return parents;
}
