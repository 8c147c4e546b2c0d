/* What pages say of rights, by language: patterns for has_pattern (line_words.h). */
#ifndef COPYDESK_EXTRACT_RIGHTS_RIGHTS_WORDS_H
#define COPYDESK_EXTRACT_RIGHTS_RIGHTS_WORDS_H

#include "extract/rights/rights_line.h"

struct rights_pattern {
    const char *language; /* BCP 47 */
    struct str pattern;
    enum rights_kind kind;
};

enum { RIGHTS_PATTERNS_MAX = 256 };
extern const struct rights_pattern rights_patterns[];
extern const size_t rights_pattern_count;

#endif
