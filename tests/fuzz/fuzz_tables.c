/* Tables from anywhere: what is read can be scored by and looked up in, whatever it says. The header is made
 * right, so that the checksum keeps nothing from what is behind it; an odd first byte has all sections named
 * right, too, and only their bytes taken from the input. */
#include <math.h>
#include <stdlib.h>

#include "base/tables.h"

enum { HEADER = 20, BLOB_MAX = 1 << 16, ROWS = 9, FEATURES_MAX = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static _Alignas(16) char blob[BLOB_MAX];

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static size_t add(size_t at, const void *bytes, size_t len)
{
    demand(len <= BLOB_MAX - at);
    memcpy(blob + at, bytes, len);
    return at + len;
}

/* Each section takes as many words as the input's next byte says; the last takes what is left. */
static size_t add_sections(struct str input)
{
    static const char names[][9] = {"tokens\0", "endtoken", "segment", "context", "ending\0", "pagetype"};
    size_t count = sizeof names / sizeof *names, at = HEADER;
    for (size_t i = 0; i < count; i++) {
        size_t room = input.len > 0 ? input.len - 1 : 0,
               asked = input.len ? (unsigned char)input.at[0] * 4U : 0;
        uint32_t len = (uint32_t)(i + 1 < count && asked < room ? asked : room) & ~3U;
        at = add(at, names[i], 8);
        at = add(at, &len, sizeof len);
        at = len ? add(at, input.at + 1, len) : at;
        input = str_slice(input, len + 1, input.len);
    }
    return at;
}

static struct str seal(size_t len)
{
    uint32_t head[] = {(uint32_t)len, str_hash((struct str){blob + HEADER, len - HEADER}), 1};
    add(add(0, "CDTABLE2", 8), head, sizeof head);
    return (struct str){blob, len};
}

static void score(const struct forest *forest)
{
    size_t features = forest->features < FEATURES_MAX ? forest->features : FEATURES_MAX;
    float *rows = calloc(ROWS * features + 1, sizeof *rows),
          *out = malloc(ROWS * forest->outputs * sizeof *out);
    static const float numbers[] = {0.0F, 1.0F, -1.0F, 1e30F, -1e30F, NAN, -INFINITY};
    demand(rows && out && forest->outputs > 0);
    for (size_t i = 0; i < ROWS * features; i++)
        rows[i] = numbers[(i + i / (features | 1)) % (sizeof numbers / sizeof *numbers)];
    forest_score(forest, rows, features, NULL, ROWS, out);
    for (size_t i = 0; i < ROWS * forest->outputs; i++)
        demand(!isnan(out[i]));
    free(rows);
    free(out);
}

static void look_up(const struct token_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        demand(token_odds_of(table, table->items[i].hash) == &table->items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = {(const char *)data, size};
    struct tables tables;
    const char *reason;
    if (size == 0 || size > BLOB_MAX / 2)
        return 0;
    bool is_named = data[0] & 1;
    input = str_slice(input, 1, size);
    size_t len = is_named ? add_sections(input) : input.len ? add(HEADER, input.at, input.len) : HEADER;
    if (!tables_read(seal(len), &tables, &reason)) {
        demand(reason && !tables.tokens.items);
        return 0;
    }
    look_up(&tables.tokens);
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++)
        score(&tables.forests[i]);
    return 0;
}
