/* Candidates: every value that a page offers for a field, each with where it stood and what that is worth.
 * One mechanism for all fields: each file of a field nominates what it finds, and elects; with
 * include=explain the winner and the losers are shown under `fields`. */
#ifndef COPYDESK_EXTRACT_CANDIDATES_H
#define COPYDESK_EXTRACT_CANDIDATES_H

#include "base/run.h"
#include "base/str.h"

/* Where a candidate stood. X(NAME, text). */
#define ORIGIN_TABLE(X)                                                                                      \
    X(JSON_LD, "json-ld")                                                                                    \
    X(MICRODATA, "microdata")                                                                                \
    X(RDFA, "rdfa")                                                                                          \
    X(META, "meta")   /* <meta>: Open Graph, Twitter, Dublin Core, citation_* and their like */              \
    X(LINK, "link")   /* <link> */                                                                           \
    X(TITLE, "title") /* <title> */                                                                          \
    X(DOM, "dom")     /* an element that says what it is: <time>, rel=author, h1, a class */                 \
    X(TEXT, "text")   /* visible words alone */                                                              \
    X(URL, "url")                                                                                            \
    X(HEADER, "header") /* of the HTTP answer */

enum origin {
#define X(NAME, text) ORIGIN_##NAME,
    ORIGIN_TABLE(X)
#undef X
        ORIGIN_COUNT
};
extern const char *const origin_names[ORIGIN_COUNT];

/* Fields that are elected. X(NAME, its name in the article). */
#define FIELD_TABLE(X)                                                                                       \
    X(HEADLINE, "headline")                                                                                  \
    X(ALTERNATIVE_HEADLINE, "alternativeHeadline")                                                           \
    X(DESCRIPTION, "description")                                                                            \
    X(LEDE, "lede")                                                                                          \
    X(AUTHORS, "authors")                                                                                    \
    X(SITE_NAME, "siteName")                                                                                 \
    X(PUBLISHER, "publisher")                                                                                \
    X(SOURCE_ORGANIZATION, "sourceOrganization")                                                             \
    X(DATE_PUBLISHED, "datePublished")                                                                       \
    X(DATE_MODIFIED, "dateModified")                                                                         \
    X(DATELINE, "dateline")                                                                                  \
    X(ARTICLE_SECTION, "articleSection")                                                                     \
    X(BREADCRUMBS, "breadcrumbs")                                                                            \
    X(IN_LANGUAGE, "inLanguage")                                                                             \
    X(IS_ACCESSIBLE_FOR_FREE, "isAccessibleForFree")                                                         \
    X(MAIN_IMAGE, "mainImage")                                                                               \
    X(COMMENT_COUNT, "commentCount")                                                                         \
    X(PAGINATION, "pagination")

enum field_name {
#define X(NAME, name) FIELD_##NAME,
    FIELD_TABLE(X)
#undef X
        FIELD_COUNT
};
extern const char *const field_names[FIELD_COUNT];

struct candidate {
    struct str value; /* as it would stand in the article; what several sources say alike is one candidate */
    struct str raw;   /* the words it was read from, where they differ; else empty */
    struct str where; /* "og:title", "headline", "h1", "span.byline": as a person would name the place */
    enum origin origin;
    float weight; /* of all that nominated it; the heaviest wins, of equals the first */
    uint32_t tag; /* the field's own: an index into what it keeps beside */
};

enum { CANDIDATES_MAX = 64 }; /* of one field; what comes later is passed over */

struct ballot {
    struct candidate items[CANDIDATES_MAX];
    size_t count;
    const struct candidate *winner; /* of items; NULL while nothing was elected */
};

/* Whether two candidates are one. */
typedef bool same_value(struct str a, struct str b);

/* Adds a candidate. One of the same value (by `same`; NULL: the same bytes) gets its weight added instead and
 * keeps its first spelling; its place becomes that of a nomination that weighs more than all before it. Empty
 * values are passed over. */
void nominate(struct ballot *ballot, struct candidate candidate, same_value *same);

/* The heaviest candidate with at least `least` weight, noted as the winner; NULL where there is none. */
const struct candidate *elect(struct ballot *ballot, float least);

/* Share of a candidate's weight in all: 0 … 1. */
float confidence_of(const struct ballot *ballot, const struct candidate *candidate);

#endif
