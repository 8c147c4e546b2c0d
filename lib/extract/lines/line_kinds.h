/* The lines of a plain text, each with its kind: what every field of such a text reads. A line is judged by
 * itself here; where it stands on the page is line_zones.h's. Linear in the text: lines past LINES_LOOKED_AT
 * and lines longer than SHORT_LINE_MAX are told by their counts alone. */
#ifndef COPYDESK_EXTRACT_LINES_LINE_KINDS_H
#define COPYDESK_EXTRACT_LINES_LINE_KINDS_H

#include "clean/sheet.h"
#include "extract/lines/line_labels.h"

enum {
    SHORT_LINE_MAX = 400,   /* bytes of a line whose words are looked up */
    LINES_LOOKED_AT = 20000 /* lines whose words are looked up */
};

enum line_kind {
    LINE_PLAIN,   /* words that end no sentence: a heading, a link, a name, a label that is not known */
    LINE_PROSE,   /* reads to a sentence's end */
    LINE_NUMBER,  /* a number alone */
    LINE_COUNTER, /* a number with a label that says what it counts */
    LINE_DATE,    /* a date, or the time that has passed since, with few words around it */
    LINE_SIGNED,  /* a date and a name */
    LINE_BYLINE,  /* says who wrote it; may hold a date too */
    LINE_CONTACT, /* an e-mail address, alone or behind a name */
    LINE_CREDIT,  /* says who made an image */
    LINE_RIGHTS,
    LINE_LABEL, /* all of it is a label (struct line.label) */
    LINE_MENU,  /* short words parted by bars or arrows: a menu, or the way to the page */
    LINE_LED,   /* begins with a label that the rest follows: "Tags: a, b" */
};

enum line_zone {            /* where a line stands; filled by read_zones (line_zones.h) */
                 ZONE_OPEN, /* of none of the others: the text itself, if it is prose */
                 ZONE_RELATED,
                 ZONE_COMMENTS,
                 ZONE_POSTS, /* of a forum's thread */
                 ZONE_ASIDE  /* tags, subscription boxes, biographies, the page's foot */
};

struct line {
    uint8_t kind;                /* enum line_kind */
    uint8_t label;               /* enum line_label */
    uint8_t zone;                /* enum line_zone */
    bool apart;                  /* an empty line stands before it */
    bool repeated;               /* the same words stand in another line too */
    bool counted;                /* the label counts something */
    bool heads;                  /* the label line, or what stands in its place, that its zone begins with */
    uint16_t rest;               /* bytes that the label takes */
    uint16_t date_from, date_to; /* the first date's bytes; equal: none */
};

struct lines {
    const struct segment *segments;
    struct line *at; /* [count], one a segment */
    size_t count;
    size_t first;        /* where the text itself seems to begin; count: nowhere */
    size_t headline;     /* the line it was taken from; SIZE_MAX: none (filled by text_headline) */
    struct str language; /* of the text, by its first paragraph; empty: unknown */
    struct str now;      /* when the page was fetched; empty: unknown */
    bool is_thread;      /* a forum's: posts with their heads, and no text before them */
};

/* The lines of a sheet cut from lines, zones and places not yet known. NULL after fail(). */
struct lines *read_lines(struct run *run, const struct sheet *sheet);

/* Tells the lines whose words stand on the page more than once: by hash, in a table of the next power of two.
 * False after fail(). */
bool mark_repeats(struct run *run, struct lines *lines);

/* A line's text, and its words, a script without spaces counted by halves of its characters. */
static inline struct str line_text(const struct lines *lines, size_t i)
{
    return lines->segments[i].text;
}
uint32_t line_words(const struct lines *lines, size_t i);

/* Whether a line might be a person's name: few words, no digits but in a handle, no sentence. */
bool is_name_like(struct str text);

#endif
