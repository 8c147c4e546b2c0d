#include "extract/lines/line_kinds.h"

bool mark_repeats(struct run *run, struct lines *lines)
{
    enum { PROBES_MAX = 32 }; /* pages may be made of texts whose hashes collide: past it, none is the same */
    size_t room = 16;
    while (room < lines->count * 2)
        room *= 2;
    uint32_t *slots = run_alloc_array(run, room, sizeof *slots); /* index + 1 of the first such line */
    if (!slots)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        struct str text = line_text(lines, i);
        size_t slot = str_hash(text) & (room - 1), probes = 1;
        while (slots[slot] && !str_eq(line_text(lines, slots[slot] - 1), text) && probes++ < PROBES_MAX)
            slot = (slot + 1) & (room - 1);
        if (probes > PROBES_MAX)
            continue;
        if (slots[slot])
            lines->at[i].repeated = lines->at[slots[slot] - 1].repeated = true;
        else
            slots[slot] = (uint32_t)i + 1;
    }
    return true;
}
