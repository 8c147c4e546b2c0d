/* Blobs of tables for tests: begun, filled with sections, sealed. */
#ifndef COPYDESK_TESTS_UNIT_BLOB_H
#define COPYDESK_TESTS_UNIT_BLOB_H

#include "unit/check.h"

#include "base/tables.h"

enum { BLOB_SIZE_AT = 8, BLOB_CHECKSUM_AT = 12, BLOB_SIGNATURE_AT = 16, BLOB_HEADER = 20 };

static struct {
    _Alignas(16) char bytes[4096];
    size_t len;
} blob;

static inline void blob_add(const void *bytes, size_t len)
{
    assert_true(len <= sizeof blob.bytes - blob.len);
    if (len)
        memcpy(blob.bytes + blob.len, bytes, len);
    blob.len += len;
}

static inline void blob_begin(void)
{
    memcpy(blob.bytes, "CDTABLE2", BLOB_SIZE_AT);
    blob.len = BLOB_HEADER;
}

/* `claimed` is what the section says of its length. */
static inline void blob_section_of(const char *name, const void *data, size_t len, uint32_t claimed)
{
    char padded[8] = {0};
    memcpy(padded, name, strlen(name));
    blob_add(padded, sizeof padded);
    blob_add(&claimed, sizeof claimed);
    blob_add(data, len);
}

static inline void blob_section(const char *name, const void *data, size_t len)
{
    blob_section_of(name, data, len, (uint32_t)len);
}

static inline struct str blob_seal(uint32_t signature)
{
    uint32_t size = (uint32_t)blob.len;
    uint32_t checksum = str_hash((struct str){blob.bytes + BLOB_HEADER, blob.len - BLOB_HEADER});
    memcpy(blob.bytes + BLOB_SIZE_AT, &size, sizeof size);
    memcpy(blob.bytes + BLOB_CHECKSUM_AT, &checksum, sizeof checksum);
    memcpy(blob.bytes + BLOB_SIGNATURE_AT, &signature, sizeof signature);
    return (struct str){blob.bytes, blob.len};
}

#endif
