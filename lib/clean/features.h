/* Features: what the learnt judgement looks at in each segment. They are computed here alone, by the same
 * code for training and in service. Trees look only at which numbers
 * are larger, so counts stand as they are; shares are 0 … 1; where a thing does not
 * exist, -1. */
#ifndef COPYDESK_CLEAN_FEATURES_H
#define COPYDESK_CLEAN_FEATURES_H

#include "clean/context.h"

/* X(NAME). Training reads them by name; the order is that of the rows. */
#define TEXT_FEATURES(X)                                                                                     \
    X(WORDS)                                                                                                 \
    X(CHARS_A_WORD)                                                                                          \
    X(LINK_SHARE)                                                                                            \
    X(LINKS)                                                                                                 \
    X(SENTENCES)                                                                                             \
    X(COMMA_SHARE)                                                                                           \
    X(CAPITAL_SHARE)                                                                                         \
    X(DIGIT_SHARE)                                                                                           \
    X(EMPHASIS_SHARE) /* words in i, em, cite */                                                             \
    X(STRONG_SHARE)   /* words in b, strong */                                                               \
    X(FIRST_MARK)     /* enum mark of the first and of the last character */                                 \
    X(LAST_MARK)                                                                                             \
    X(LINES)       /* that <br> makes */                                                                     \
    X(SYMBOLS)     /* @ | / + # = © · a word */                                                            \
    X(TITLE_SHARE) /* of its words, those in the page's title */

#define PLACE_FEATURES(X)                                                                                    \
    X(KIND)                                                                                                  \
    X(LEVEL)                                                                                                 \
    X(TAG)                                                                                                   \
    X(DEPTH)                                                                                                 \
    X(IN_NAV)                                                                                                \
    X(IN_ASIDE)                                                                                              \
    X(IN_FOOTER)                                                                                             \
    X(IN_HEADER)                                                                                             \
    X(IN_MAIN)                                                                                               \
    X(IN_ARTICLE)                                                                                            \
    X(IN_FORM)                                                                                               \
    X(IN_FIGURE)                                                                                             \
    X(IN_NOSCRIPT)                                                                                           \
    X(IN_HIDDEN)                                                                                             \
    X(IN_TABLE)                                                                                              \
    X(IN_LIST)                                                                                               \
    X(IN_DIALOG)

/* Of the nearest ancestors (UP) and of the nearest that hold more segments than what is below them (OUT). */
#define ANCESTOR_FEATURES(X, LEVEL)                                                                          \
    X(LEVEL##_WORDS) X(LEVEL##_LINK_SHARE) X(LEVEL##_PROSE_SHARE) X(LEVEL##_SEGMENTS)

#define TREE_FEATURES(X)                                                                                     \
    ANCESTOR_FEATURES(X, UP1)                                                                                \
    ANCESTOR_FEATURES(X, UP2)                                                                                \
    ANCESTOR_FEATURES(X, UP3)                                                                                \
    ANCESTOR_FEATURES(X, UP5)                                                                                \
    ANCESTOR_FEATURES(X, OUT1)                                                                               \
    ANCESTOR_FEATURES(X, OUT2)                                                                               \
    ANCESTOR_FEATURES(X, OUT3)                                                                               \
    ANCESTOR_FEATURES(X, OUT4)                                                                               \
    X(OUT1_IMAGES)                                                                                           \
    X(OUT2_IMAGES)                                                                                           \
    X(OUT1_CONTROLS)                                                                                         \
    X(OUT2_CONTROLS)                                                                                         \
    X(FROM_CORE)  /* -1 before, 0 in, 1 after the core: the lowest node with 60 % of the prose */            \
    X(CORE_STEPS) /* nodes up to one that holds the core, the text's own first */                            \
    X(H1_STEPS)   /* the same to the first h1 that is no link */                                             \
    X(SIBLINGS)   /* of the same tag and class under the same parent: their number and means */              \
    X(SIBLING_WORDS)                                                                                         \
    X(SIBLING_LINK_SHARE)                                                                                    \
    X(SIBLING_PROSE)                                                                                         \
    X(TWINS) /* of the same tags and classes four levels up */                                               \
    X(TWIN_WORDS)                                                                                            \
    X(TWIN_LINK_SHARE)                                                                                       \
    X(TWIN_PROSE)                                                                                            \
    X(REPEATED) /* the same text stands elsewhere on the page */

#define AROUND_FEATURES(X)                                                                                   \
    X(BEFORE1_WORDS)                                                                                         \
    X(BEFORE1_LINK_SHARE)                                                                                    \
    X(BEFORE1_PROSE)                                                                                         \
    X(BEFORE2_WORDS)                                                                                         \
    X(BEFORE2_LINK_SHARE)                                                                                    \
    X(BEFORE3_WORDS)                                                                                         \
    X(AFTER1_WORDS)                                                                                          \
    X(AFTER1_LINK_SHARE)                                                                                     \
    X(AFTER1_PROSE)                                                                                          \
    X(AFTER2_WORDS)                                                                                          \
    X(AFTER2_LINK_SHARE)                                                                                     \
    X(AFTER3_WORDS)                                                                                          \
    X(NEAR_PROSE_BEFORE) /* prose among the six before, and behind */                                        \
    X(NEAR_PROSE_AFTER)                                                                                      \
    X(SINCE_PROSE) /* segments since the last prose, until the next */                                       \
    X(UNTIL_PROSE)                                                                                           \
    X(SINCE_HEADING)                                                                                         \
    X(HEADING_WORDS) /* of the last heading */                                                               \
    X(HEADING_LINK_SHARE)                                                                                    \
    X(HEADING_LEVEL)                                                                                         \
    X(POSITION)                                                                                              \
    X(WORDS_BEFORE_SHARE)                                                                                    \
    X(PROSE_BEFORE_SHARE)                                                                                    \
    X(FROM_H1) /* segments since the first h1, negative before it; -1000 where there is none */

#define PAGE_FEATURES(X)                                                                                     \
    X(PAGE_WORDS)                                                                                            \
    X(PAGE_LINK_SHARE)                                                                                       \
    X(PAGE_PROSE_SHARE)                                                                                      \
    X(PAGE_SEGMENTS)                                                                                         \
    X(PAGE_CORE_SHARE) /* of the prose, in the core */                                                       \
    X(PAGE_ARTICLE)    /* og:type says so */                                                                 \
    X(PAGE_PATH)       /* pieces of its address between slashes, scheme and host among them */

/* By the learnt log-odds of class and id tokens. */
#define TOKEN_FEATURES(X)                                                                                    \
    X(TOKENS_PATH) /* sum over all ancestors, least, most */                                                 \
    X(TOKENS_LEAST)                                                                                          \
    X(TOKENS_MOST)                                                                                           \
    X(TOKENS_OWN)                                                                                            \
    X(TOKENS_UP1)                                                                                            \
    X(TOKENS_UP2)                                                                                            \
    X(TOKENS_NEAR_LEAST) /* of the own and three above */                                                    \
    X(END_TOKENS_PATH)   /* the same of the second table */                                                  \
    X(END_TOKENS_LEAST)                                                                                      \
    X(END_TOKENS_NEAR)

#define FEATURE_TABLE(X)                                                                                     \
    TEXT_FEATURES(X)                                                                                         \
    PLACE_FEATURES(X)                                                                                        \
    TREE_FEATURES(X)                                                                                         \
    AROUND_FEATURES(X)                                                                                       \
    PAGE_FEATURES(X)                                                                                         \
    TOKEN_FEATURES(X)

enum feature {
#define X(name) FEATURE_##name,
    FEATURE_TABLE(X)
#undef X
        FEATURE_COUNT
};

extern const char *const feature_names[FEATURE_COUNT];

/* Numbers a segment: its features, and behind them room for the context of a first judgement. */
enum { SEGMENT_ROW = FEATURE_COUNT + CONTEXT_COUNT };

/* A hash over the names of all features and of all context, in their order. */
uint32_t feature_signature(void);

/* Fills sheet->gauge and sheet->features, SEGMENT_ROW numbers for each segment of a sheet cut from a doc
 * (those of the context not yet set), in the run's arena, by the run's tables. Time and memory are linear in
 * the page. False after fail(). */
bool measure_features(struct run *run, struct sheet *sheet);

#endif
