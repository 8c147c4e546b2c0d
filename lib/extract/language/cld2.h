/* CLD2, the Compact Language Detector, for C: the only header of what its C++ interface is needed for. Codes
 * are CLD2's own (ISO 639 with exceptions, "zh-Hant"), of static storage. Text is valid UTF-8. */
#ifndef COPYDESK_EXTRACT_LANGUAGE_CLD2_H
#define COPYDESK_EXTRACT_LANGUAGE_CLD2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cld2_guess {
    const char *code; /* NULL: none */
    int percent;      /* of the text's bytes: 0 … 100 */
    bool sure;        /* CLD2 would say so unasked; else it is its best effort */
};

/* A stretch of a text in one language. */
struct cld2_range {
    size_t from, to;  /* bytes */
    const char *code; /* NULL: unknown */
};

/* The language of most of a text. `hint`, a code that is expected, tips the scales where languages are close;
 * NULL: none. */
struct cld2_guess cld2_guess_language(const char *text, size_t len, const char *hint);

/* Cuts a text into its stretches, in its order; those past `max` are left out. Returns their number. */
size_t cld2_cut_by_language(const char *text, size_t len, struct cld2_range *ranges, size_t max);

#ifdef __cplusplus
}
#endif

#endif
