/* The article: what the extractor makes of a sheet. Field names are schema.org's; unknown is an empty span or
 * a count of 0, rendered as null or []. All spans lie in the run's arena or in what it was made of. */
#ifndef COPYDESK_EXTRACT_ARTICLE_H
#define COPYDESK_EXTRACT_ARTICLE_H

#include "clean/sheet.h"
#include "extract/blocks/blocks.h"
#include "extract/body/removal.h"
#include "extract/candidates.h"

struct said;

struct person {
    struct str name;
    struct str url;
};

/* "Moscow. January 28. INTERFAX -" at the head of the body's first paragraph. raw empty: there is none. */
struct dateline {
    struct str raw; /* as printed, with the mark that ends it */
    struct str place;
    struct str date; /* EDTF */
    struct str date_raw;
    struct str agency;
};

struct crumb {
    struct str name;
    struct str url;
};

struct language_share {
    struct str in_language;
    float share; /* 0 … 1, of the page's letters */
};

struct video {
    struct str url; /* the file's, or else the player's page */
    struct str embed_url;
    struct str name;
    struct str thumbnail_url;
    struct str duration; /* ISO 8601, "PT3M20S" */
};

/* A link of the body. */
struct link {
    struct str url; /* absolute */
    struct str text;
    struct str rel;
};

enum { NO_PARENT = -1, NO_COUNT = -1 };

struct comment {
    struct person author;    /* name empty: unknown */
    struct str date_created; /* ISO 8601; empty: unknown */
    struct str date_created_raw;
    struct str text;
    int64_t parent; /* index of the comment it answers; NO_PARENT */
};

/* An entry of a sidebar or "read also" list. */
struct related {
    struct str section; /* the heading it stood under */
    struct str headline;
    struct str url;
    struct str date_published, date_published_raw;
    bool has_comment_count;
    int64_t comment_count;
    struct str in_language;
};

struct rights {
    struct str copyright_notice, copyright_holder;
    struct str usage_info; /* what the page says of how it may be used */
    struct str license;    /* a URL */
};

/* X(NAME, schema.org's name): what a counter counts; UNKNOWN where nothing labels it. */
#define INTERACTION_TABLE(X)                                                                                 \
    X(UNKNOWN, "")                                                                                           \
    X(READ, "ReadAction")                                                                                    \
    X(VIEW, "ViewAction")                                                                                    \
    X(COMMENT, "CommentAction")                                                                              \
    X(LIKE, "LikeAction")                                                                                    \
    X(DISLIKE, "DislikeAction")                                                                              \
    X(SHARE, "ShareAction")                                                                                  \
    X(FOLLOW, "FollowAction")                                                                                \
    X(BOOKMARK, "BookmarkAction")                                                                            \
    X(VOTE, "VoteAction")

enum interaction {
#define X(NAME, name) INTERACTION_##NAME,
    INTERACTION_TABLE(X)
#undef X
        INTERACTION_COUNT
};
extern const char *const interaction_names[INTERACTION_COUNT];

struct counter {
    enum interaction interaction;
    int64_t count; /* signed: votes go below zero */
    struct str raw;
};

enum access { ACCESS_UNKNOWN, ACCESS_FREE, ACCESS_PAID };

struct image {
    struct str url; /* absolute where the base is known; empty where a text names a credit alone */
    struct str alt;
    struct str caption;
    struct str credit_text; /* "Reuters/Jane Doe": who made it, without the word "Photo" */
    unsigned width, height; /* pixels; 0: unknown */
    uint32_t node;          /* the <img> that shows it; 0: none does */
    uint32_t caption_node;  /* the element that its caption was read from; 0: none */
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
    uint32_t container;              /* the element that repeats; UINT32_MAX: it stands in none */
    uint32_t author_node, time_node; /* where they were read; 0: nowhere */
};

/* A segment that is not in the body; or that is, its reason REMOVAL_NONE. */
struct removed {
    const struct segment *segment;
    uint32_t position; /* among the page's segments */
    enum removal reason;
    float probability; /* 0 … 1: how likely it is main text all the same */
};

struct article {
    const struct sheet *sheet; /* the body's; not the page's where body_origin says so */
    struct str url, resolved_url, canonical_url;
    struct str headline, alternative_headline, description, lede;
    struct str site_name;
    struct person publisher; /* name empty: unknown */
    struct str source_organization;
    struct person *authors;
    size_t author_count;
    struct dateline dateline;
    struct str date_published, date_published_raw, date_modified, date_modified_raw;
    struct str article_section;
    struct str in_language;
    struct language_share *languages; /* of the whole page, the largest first */
    size_t language_count;
    struct str *keywords;
    size_t keyword_count;
    struct crumb *breadcrumbs; /* from the top down */
    size_t breadcrumb_count;
    enum access access;
    struct image *images; /* images[main_image] is mainImage where main_image < image_count */
    size_t image_count, main_image;
    struct video *videos;
    size_t video_count;
    struct link *links;
    size_t link_count;
    struct comment *comments;
    size_t comment_count;
    int64_t comments_stated; /* as the page counts them; NO_COUNT: unknown */
    struct related *related;
    size_t related_count;
    struct rights rights;
    struct counter *counters;
    size_t counter_count;
    unsigned page_number; /* 0: unknown */
    unsigned pages;       /* that it was made of; 1 but for what join_pages made */
    struct str next_page;
    struct ballot *ballots;      /* [FIELD_COUNT]: the candidates of each field */
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
    struct removed *kept; /* the same of what is in the body */
    size_t kept_count;
};

/* Extracts an article. False with one of ABSENCE_TABLE when the page holds none; *article then has the other
 * fields all the same. Fails otherwise only with PAGE_TOO_COMPLEX. */
bool extract_article(struct run *run, const struct sheet *sheet, struct article *article);

/* The same of a page of an article over several, whose earlier pages said `said` (extract/body/earlier.h):
 * its body is what is new. Adds what it says itself. */
bool extract_page(struct run *run, const struct sheet *sheet, struct said *said, struct article *article);

#endif
