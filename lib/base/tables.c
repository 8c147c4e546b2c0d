#include "base/tables.h"

#include <math.h>

#define MAGIC "CDTABLE2"

enum { SECTION_NAME_BYTES = 8, ALIGNMENT = 4 };

struct blob_header {
    char magic[sizeof MAGIC - 1];
    uint32_t size;     /* of the whole blob, in bytes */
    uint32_t checksum; /* str_hash of what follows the header */
    uint32_t signature;
};

static const char *const forest_sections[FOREST_NAME_COUNT] = {
#define X(NAME, name) [FOREST_##NAME] = name,
    FOREST_TABLE(X)
#undef X
};

/* The bytes of one section; `at` is NULL where it is missing or does not fit. */
static struct str find_section(struct str blob, const char *name)
{
    char wanted[SECTION_NAME_BYTES] = {0};
    memcpy(wanted, name, strlen(name) < sizeof wanted ? strlen(name) : sizeof wanted);
    for (size_t at = sizeof(struct blob_header); at + SECTION_NAME_BYTES + sizeof(uint32_t) <= blob.len;) {
        uint32_t bytes;
        memcpy(&bytes, blob.at + at + SECTION_NAME_BYTES, sizeof bytes);
        struct str section = {blob.at + at + SECTION_NAME_BYTES + sizeof bytes, bytes};
        if (bytes > blob.len - (size_t)(section.at - blob.at) || bytes % ALIGNMENT)
            return STR_NONE;
        if (memcmp(blob.at + at, wanted, sizeof wanted) == 0)
            return section;
        at = (size_t)(section.at - blob.at) + bytes;
    }
    return STR_NONE;
}

static size_t bucket_of(uint32_t hash)
{
    return hash >> (32 - TOKEN_BUCKET_BITS);
}

bool token_table_make(const struct token_odds *items, size_t count, struct token_table *table)
{
    size_t bucket = 0;
    *table = (struct token_table){.items = items, .count = count};
    for (uint32_t i = 0; i < count; i++) {
        if (!isfinite(items[i].odds) || !isfinite(items[i].end_odds) ||
            (i && items[i].hash <= items[i - 1].hash))
            return false;
        for (; bucket < bucket_of(items[i].hash); bucket++)
            table->starts[bucket + 1] = i;
    }
    for (; bucket < TOKEN_BUCKETS; bucket++)
        table->starts[bucket + 1] = (uint32_t)count;
    return true;
}

static bool read_tokens(struct str section, struct token_table *table)
{
    if (!section.at || section.len % sizeof *table->items)
        return false;
    return token_table_make((const struct token_odds *)(const void *)section.at,
                            section.len / sizeof *table->items, table);
}

static bool read_sections(struct str blob, struct tables *tables)
{
    if (!read_tokens(find_section(blob, "tokens"), &tables->tokens))
        return false;
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++) {
        struct str section = find_section(blob, forest_sections[i]);
        if (!section.at || !forest_read(section, &tables->forests[i]))
            return false;
    }
    return true;
}

static const char *check_header(struct str blob, struct blob_header *header)
{
    if (blob.len < sizeof *header || (uintptr_t)blob.at % ALIGNMENT)
        return "it is no table of Copydesk's";
    memcpy(header, blob.at, sizeof *header);
    if (memcmp(header->magic, MAGIC, sizeof header->magic) != 0)
        return "it is no table of Copydesk's";
    if (header->size != blob.len || header->checksum != str_hash(str_slice(blob, sizeof *header, blob.len)))
        return "it is damaged";
    return NULL;
}

bool tables_read(struct str blob, struct tables *tables, const char **reason)
{
    struct blob_header header = {0};
    *tables = (struct tables){0};
    *reason = check_header(blob, &header);
    if (!*reason && !read_sections(blob, tables)) {
        *reason = "its parts do not hold together";
        *tables = (struct tables){0};
    }
    if (!*reason)
        tables->signature = header.signature;
    return !*reason;
}

/* The blob's bytes, taken from the source tree when this file is compiled. */
__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".global learnt_tables_start\n"
        ".global learnt_tables_end\n"
        "learnt_tables_start:\n"
        ".incbin \"" COPYDESK_SOURCE_DIR "/train/tables.bin\"\n"
        "learnt_tables_end:\n"
        ".popsection\n");
extern const char learnt_tables_start[], learnt_tables_end[];

const struct tables *tables_builtin(void)
{
    static struct tables tables;
    static bool is_read;
    const char *reason;
    if (!is_read)
        tables_read((struct str){learnt_tables_start, (size_t)(learnt_tables_end - learnt_tables_start)},
                    &tables, &reason);
    is_read = true;
    return &tables;
}

const struct token_odds *token_odds_of(const struct token_table *table, uint32_t hash)
{
    size_t bucket = bucket_of(hash);
    for (uint32_t i = table->starts[bucket]; i < table->starts[bucket + 1]; i++)
        if (table->items[i].hash == hash)
            return &table->items[i];
    return NULL;
}
