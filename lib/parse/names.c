#include "parse/names.h"

/* Open hashing: indices of names by the hash of their bytes; a power of two of slots, at most half full. */
struct slots {
    uint32_t *names; /* 0: free */
    uint64_t *keys;
    size_t mask;
};

static size_t count_holders(const struct doc *doc)
{
    size_t holders = 0;
    for (uint32_t i = 0; i < doc->attr_count; i++)
        holders += holds_names(doc->attrs[i].name);
    return holders;
}

static bool slots_make(struct run *run, size_t most, struct slots *slots)
{
    size_t room = 16;
    while (room < most * 2)
        room *= 2;
    slots->names = run_alloc_array(run, room, sizeof *slots->names);
    slots->keys = run_alloc_array(run, room, sizeof *slots->keys);
    slots->mask = room - 1;
    return slots->names && slots->keys;
}

/* The index of a value, which is added where it is new. Chance makes no chain of PROBES_MAX in tables that
 * are half empty: a page that was made to make one has its value kept a second time. */
static uint32_t index_of(struct doc *doc, const struct slots *slots, struct str value)
{
    enum { PROBES_MAX = 64 };
    uint64_t key = str_hash64(value);
    size_t slot = (size_t)(key ^ (key >> 32)) & slots->mask;
    for (unsigned i = 0; i < PROBES_MAX && slots->names[slot]; i++, slot = (slot + 1) & slots->mask)
        if (slots->keys[slot] == key && str_eq(doc->names[slots->names[slot]], value))
            return slots->names[slot];
    uint32_t name = doc->name_count++;
    doc->names[name] = value;
    slots->names[slot] = name;
    slots->keys[slot] = key;
    return name;
}

bool number_names(struct run *run, struct doc *doc)
{
    struct slots slots;
    size_t holders = count_holders(doc);
    doc->names = run_alloc_array(run, holders + 1, sizeof *doc->names);
    if (!doc->names || !slots_make(run, holders, &slots))
        return false;
    doc->name_count = 1;
    for (uint32_t i = 0; i < doc->attr_count; i++) {
        struct attr *attr = &doc->attrs[i];
        if (holds_names(attr->name) && attr->value.len)
            attr->names = index_of(doc, &slots, attr->value);
    }
    return true;
}
