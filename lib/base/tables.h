/* The learnt tables: one blob, made by train/, built into the program and replaceable at start (--tables).
 *
 *     "CDTABLE2" | size | checksum | signature | section … section        little-endian, 32-bit words
 *     section: name (8 bytes) | bytes, a multiple of 4 | data
 *
 * The checksum is of what follows the signature, the first section of a name counts, and names that are not
 * known are passed over. The signature is a hash over the names of all features, so that tables learnt for
 * other features can be refused instead of misread. Nothing in the blob is trusted: indices are checked when
 * it is read. */
#ifndef COPYDESK_BASE_TABLES_H
#define COPYDESK_BASE_TABLES_H

#include "base/forest.h"
#include "base/str.h"

/* X(NAME, name of its section). Each is a forest. */
#define FOREST_TABLE(X)                                                                                      \
    X(SEGMENT, "segment") /* is a segment part of the main text: log-odds */                                 \
    X(CONTEXT, "context") /* the same, seen beside the first judgement of all others: log-odds */            \
    X(ENDING, "ending")   /* the same on pages judged to be articles: log-odds */                            \
    X(TYPE, "pagetype")   /* of the page: one score a type */

enum forest_name {
#define X(NAME, name) FOREST_##NAME,
    FOREST_TABLE(X)
#undef X
        FOREST_NAME_COUNT
};

/* What a class or id token says of the text under it, as log-odds; 0 where it says nothing. */
struct token_odds {
    uint32_t hash;
    float odds;     /* of its being main text */
    float end_odds; /* the same among what stands in and behind an article's text */
};

enum { TOKEN_BUCKET_BITS = 12, TOKEN_BUCKETS = 1 << TOKEN_BUCKET_BITS };

struct token_table {
    const struct token_odds *items; /* in rising order of hash */
    size_t count;
    uint32_t starts[TOKEN_BUCKETS + 1]; /* of the items whose hashes begin with the same bits */
};

struct tables {
    uint32_t signature; /* of the features that the forests were learnt for */
    struct token_table tokens;
    struct forest forests[FOREST_NAME_COUNT];
};

/* The built-in tables; never NULL. Read once, in the first call (not from two threads at a time). */
const struct tables *tables_builtin(void);

/* Reads a blob that stays alive as long as the tables and is aligned to 4; *reason is NULL then. False, with
 * *reason set to a static text and *tables empty, when it is no table or is damaged. Whether the signature is
 * the right one, and whether each forest takes as many features and gives as many scores as its user has room
 * for, is for the caller to say. */
bool tables_read(struct str blob, struct tables *tables, const char **reason);

/* Makes a table of items that stay alive as long as it. False where they are not in rising order or hold what
 * is no finite number. */
bool token_table_make(const struct token_odds *items, size_t count, struct token_table *table);

/* What was learnt of a token; NULL where nothing was. */
const struct token_odds *token_odds_of(const struct token_table *table, uint32_t hash);

#endif
