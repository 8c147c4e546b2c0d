#include "clean/gauge.h"

/* Open hashing over keys of 64 bits; a power of two of slots, at least twice as many as keys. */
struct slots {
    uint64_t *keys;
    uint32_t *groups; /* index + 1 */
    size_t mask;
};

static bool slots_make(struct run *run, size_t count, struct slots *slots)
{
    size_t room = 16;
    while (room < count * 2)
        room *= 2;
    *slots = (struct slots){run_alloc_array(run, room, sizeof *slots->keys),
                            run_alloc_array(run, room, sizeof *slots->groups), room - 1};
    return slots->keys && slots->groups;
}

/* The slot of a key: the one that has it, or the first free one. Chance makes no chain of PROBES_MAX in
 * tables that are half empty; a page that was made to make one gets the slot at its end, as if it had the
 * key. */
static size_t slot_of(const struct slots *slots, uint64_t key)
{
    enum { PROBES_MAX = 256 };
    size_t slot = (size_t)(key ^ (key >> 32)) & slots->mask;
    for (unsigned i = 0; i < PROBES_MAX && slots->groups[slot] && slots->keys[slot] != key; i++)
        slot = (slot + 1) & slots->mask;
    return slot;
}

/* Tags and classes of the nearest elements. */
static uint64_t path_key(const struct gauge *gauge, const struct segment *s, unsigned levels)
{
    uint64_t key = (uint64_t)s->kind + 1;
    uint32_t node = s->node;
    for (unsigned level = 0; level < levels; level++) {
        key = hash_mix(key, gauge->shapes[node]);
        node = gauge->doc->nodes[node].parent;
    }
    return key;
}

static uint64_t sibling_key(const struct gauge *gauge, const struct segment *s)
{
    return hash_mix(hash_mix(gauge->doc->nodes[s->node].parent, gauge->shapes[s->node]), s->kind);
}

/* Adds a segment to the group of its key; returns the group's index. */
static uint32_t join(const struct slots *slots, uint64_t key, struct gauge *gauge, const struct segment *s)
{
    size_t slot = slot_of(slots, key);
    if (!slots->groups[slot]) {
        slots->keys[slot] = key;
        slots->groups[slot] = ++gauge->group_count;
    }
    uint32_t index = slots->groups[slot] - 1;
    struct group *group = &gauge->groups[index];
    group->count++;
    group->words += s->words;
    group->link_words += s->link_words;
    group->prose += is_prose(s);
    return index;
}

/* A collision of the texts' hashes costs one wrong mark. */
static bool find_repeated(struct gauge *gauge)
{
    struct slots slots;
    gauge->repeated = run_alloc(gauge->run, gauge->count + 1);
    if (!gauge->repeated || !slots_make(gauge->run, gauge->count, &slots))
        return false;
    for (uint32_t i = 0; i < gauge->count; i++) {
        uint64_t key = str_hash64(gauge->segments[i].text);
        size_t slot = slot_of(&slots, key);
        if (slots.groups[slot])
            gauge->repeated[i] = gauge->repeated[slots.groups[slot] - 1] = true;
        else
            slots.groups[slot] = i + 1;
        slots.keys[slot] = key;
    }
    return true;
}

static bool make_room(struct gauge *gauge)
{
    gauge->twins = run_alloc_array(gauge->run, gauge->count + 1, sizeof *gauge->twins);
    gauge->pairs = run_alloc_array(gauge->run, gauge->count + 1, sizeof *gauge->pairs);
    gauge->siblings = run_alloc_array(gauge->run, gauge->count + 1, sizeof *gauge->siblings);
    gauge->groups = run_alloc_array(gauge->run, 3 * gauge->count + 1, sizeof *gauge->groups);
    return gauge->twins && gauge->pairs && gauge->siblings && gauge->groups;
}

bool gauge_groups(struct gauge *gauge)
{
    enum { TWIN_LEVELS = 4, PAIR_LEVELS = 2 };
    struct slots twins, pairs, siblings;
    if (!make_room(gauge) || !slots_make(gauge->run, gauge->count, &twins) ||
        !slots_make(gauge->run, gauge->count, &pairs) || !slots_make(gauge->run, gauge->count, &siblings))
        return false;
    for (size_t i = 0; i < gauge->count; i++) {
        const struct segment *s = &gauge->segments[i];
        gauge->twins[i] = join(&twins, path_key(gauge, s, TWIN_LEVELS), gauge, s);
        gauge->pairs[i] = join(&pairs, path_key(gauge, s, PAIR_LEVELS), gauge, s);
        gauge->siblings[i] = join(&siblings, sibling_key(gauge, s), gauge, s);
    }
    return find_repeated(gauge);
}
