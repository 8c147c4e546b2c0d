/* The sheet: what the cleaner hands on. Facts of the page and of its head, the scripts kept for their data,
 * and the segments: pieces of visible text in reading order, each keeping its place in the doc. A plain-text
 * page makes a sheet too, from its lines, so that one extractor serves both. */
#ifndef COPYDESK_CLEAN_SHEET_H
#define COPYDESK_CLEAN_SHEET_H

#include "parse/doc.h"

/* <meta name|property|itemprop|http-equiv content>, wherever it stands on the page. */
struct meta {
    struct str name;    /* lower case */
    struct str content; /* trimmed, white space collapsed */
};

/* <link rel href>. */
struct head_link {
    struct str rel; /* lower case, as written otherwise */
    struct str href;
    struct str hreflang;
};

struct head {
    struct str title; /* of <title>, white space collapsed */
    struct str lang;  /* the html element's lang, or Content-Language */
    struct str base;  /* absolute URL that relative ones resolve against; empty where unknown */
    const struct meta *metas;
    size_t meta_count;
    const struct head_link *links;
    size_t link_count;
    struct str refresh; /* where the page sends its readers at once (clean/refresh.h); empty: nowhere */
};

struct gauge;

/* What a segment is, by its nearest ancestor that says so. */
enum segment_kind {
    SEGMENT_PARAGRAPH,
    SEGMENT_HEADING,
    SEGMENT_ITEM, /* in a list */
    SEGMENT_CELL, /* of a table */
    SEGMENT_QUOTE,
    SEGMENT_CODE,    /* white space kept */
    SEGMENT_CAPTION, /* figcaption, caption */
    SEGMENT_CONTROL, /* button, label of a form, summary */
};

/* Semantic ancestors, as a bit set. */
enum {
    IN_NAV = 1 << 0,
    IN_ASIDE = 1 << 1,
    IN_FOOTER = 1 << 2,
    IN_HEADER = 1 << 3,
    IN_MAIN = 1 << 4,
    IN_ARTICLE = 1 << 5,
    IN_FORM = 1 << 6,
    IN_FIGURE = 1 << 7,
    IN_NOSCRIPT = 1 << 8,
    IN_HIDDEN = 1 << 9, /* hidden, aria-hidden, display:none */
    IN_TABLE = 1 << 10,
    IN_LIST = 1 << 11,
    IN_ADDRESS = 1 << 12,
    IN_DIALOG = 1 << 13,
};

struct segment {
    struct str text;     /* white space collapsed (kept in code), line breaks of <br> as "\n"; never empty */
    uint32_t node;       /* nearest block ancestor in the doc; of plain text: the line's index */
    uint32_t first, end; /* the doc's nodes it was made of: [first, end) */
    uint8_t kind;        /* enum segment_kind */
    uint8_t level;       /* of a heading: 1 … 6 */
    uint32_t in;         /* IN_… bits */
    uint32_t words;      /* runs of letters or digits; a CJK character counts as one */
    uint32_t link_words; /* of them, inside links */
    uint32_t links;
    uint32_t sentences; /* sentence ends: . ! ? … and the CJK full stops, before a space or the end */
    uint32_t commas;
    uint32_t capitals;        /* words that start with an upper-case letter */
    uint32_t letters, digits; /* characters */
    uint32_t emphasis_words;  /* of the words, in i, em, cite */
    uint32_t strong_words;    /* of the words, in b, strong */
};

struct sheet {
    const struct doc *doc; /* doc->text->page has the page's own facts */
    struct head head;
    struct segment *segments;
    size_t segment_count;
    const bool *unseen; /* by node: an element in a line that is out of sight (clean/hidden.h) while the rest
                         * of the line is not, so that its text is in no segment; NULL for plain text */
    bool from_text;     /* a plain-text page: segments are its lines */
    const struct gauge *gauge; /* what the features were read off (clean/gauge.h) */
    float *features;           /* SEGMENT_ROW (clean/features.h) numbers a segment; NULL for plain text */
};

/* Cleans doc into *sheet. Fails only with PAGE_TOO_COMPLEX. */
bool clean_doc(struct run *run, const struct doc *doc, struct sheet *sheet);

/* Where most of the page's prose stands: the lowest node that holds it (the root where there is none), and
 * its segments [from, to). */
struct core {
    uint32_t node, from, to;
};

/* All of it 0 for a plain text. */
struct core sheet_core(const struct sheet *sheet);

/* Which segments are built alike: of the same tags and classes, four levels up. `of` tells each segment's
 * group. */
struct twins {
    const uint32_t *of;
    uint32_t groups; /* what `of` tells is less */
};

/* All of it 0 for a plain text. */
struct twins sheet_twins(const struct sheet *sheet);

/* Index of the first segment that begins at or behind a node; segment_count where none does. Of a doc's
 * sheet. */
size_t sheet_segment_from(const struct sheet *sheet, uint32_t node);

/* Content of the first meta of that (lower-case) name with content; at NULL where there is none. */
struct str sheet_meta(const struct sheet *sheet, struct str name);

#endif
