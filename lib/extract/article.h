/* The article: what the extractor makes of a sheet. Field names are schema.org's; unknown is an empty span or
 * a count of 0, rendered as null or []. All spans lie in the run's arena or in what it was made of. */
#ifndef COPYDESK_EXTRACT_ARTICLE_H
#define COPYDESK_EXTRACT_ARTICLE_H

#include "clean/sheet.h"
#include "extract/blocks.h"
#include "extract/removal.h"

struct person {
    struct str name;
    struct str url;
};

struct image {
    struct str url; /* absolute where the base is known */
    struct str alt;
    struct str caption;
    unsigned width, height; /* pixels; 0: unknown */
};

#define PAGE_TYPE_TABLE(X)                                                                                   \
    X(OTHER, "other")                                                                                        \
    X(ARTICLE, "article")                                                                                    \
    X(FORUM, "forum")                                                                                        \
    X(PRODUCT, "product")                                                                                    \
    X(COLLECTION, "collection")                                                                              \
    X(LISTING, "listing")                                                                                    \
    X(DOCUMENTATION, "documentation")                                                                        \
    X(SERVICE, "service")

enum page_type {
#define X(name, text) PAGE_TYPE_##name,
    PAGE_TYPE_TABLE(X)
#undef X
        PAGE_TYPE_COUNT
};
extern const char *const page_type_names[PAGE_TYPE_COUNT];

/* Where the body stood. X(NAME, text). */
#define BODY_ORIGIN_TABLE(X)                                                                                 \
    X(PAGE, "page")       /* in the page's visible text */                                                   \
    X(JSON_LD, "json-ld") /* in its JSON-LD, while the page shows none or a teaser */                        \
    X(STATE, "state")     /* in the state that its scripts start from, likewise */

enum body_origin {
#define X(name, text) BODY_ORIGIN_##name,
    BODY_ORIGIN_TABLE(X)
#undef X
        BODY_ORIGIN_COUNT
};
extern const char *const body_origin_names[BODY_ORIGIN_COUNT];

/* One post of a forum's thread. */
struct post {
    size_t from, to;         /* article->body[from … to) is its text; never empty */
    struct person author;    /* name empty: unknown */
    struct str date_created; /* ISO 8601; empty: unknown */
    struct str date_created_raw;
};

/* A segment that is not in the body. */
struct removed {
    const struct segment *segment;
    enum removal reason;
    float probability; /* 0 … 1: how likely it is main text all the same */
};

struct article {
    const struct sheet *sheet; /* the body's; not the page's where body_origin says so */
    struct str url, resolved_url, canonical_url;
    struct str headline, description;
    struct str site_name;
    struct person *authors;
    size_t author_count;
    struct str date_published, date_published_raw, date_modified, date_modified_raw;
    struct str in_language;
    struct str *keywords;
    size_t keyword_count;
    struct image *images; /* images[main_image] is mainImage where main_image < image_count */
    size_t image_count, main_image;
    const struct segment **body; /* chosen segments, in reading order */
    size_t body_count;
    enum body_origin body_origin;
    struct str article_body; /* plain text: blocks parted by a blank line */
    size_t word_count;       /* of article_body, by Unicode word segmentation */
    enum page_type page_type;
    float probability;    /* 0 … 1: how likely the body is right */
    struct block *blocks; /* where blocks were asked for: the body as blocks, in its order */
    size_t block_count;
    struct removed *removed; /* where explain was asked for: what is not in the body, in reading order */
    size_t removed_count;
};

/* Extracts an article. False with one of ABSENCE_TABLE when the page holds none; *article then has the other
 * fields all the same. Fails otherwise only with PAGE_TOO_COMPLEX. */
bool extract_article(struct run *run, const struct sheet *sheet, struct article *article);

#endif
