/* The article: what the extractor makes of a sheet. Field names are schema.org's; unknown is an empty span or
 * a count of 0, rendered as null or []. All spans lie in the run's arena or in what it was made of. */
#ifndef COPYDESK_EXTRACT_ARTICLE_H
#define COPYDESK_EXTRACT_ARTICLE_H

#include "clean/sheet.h"

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

struct article {
    const struct sheet *sheet;
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
    struct str article_body; /* plain text: blocks parted by a blank line */
    size_t word_count;       /* of article_body, by Unicode word segmentation */
    enum page_type page_type;
    float probability; /* 0 … 1: how likely the body is right */
};

/* Extracts an article. False with NO_MAIN_CONTENT when the page holds none; *article then has the other
 * fields all the same. Fails otherwise only with PAGE_TOO_COMPLEX. */
bool extract_article(struct run *run, const struct sheet *sheet, struct article *article);

#endif
