/* Text with marks over it: what <a>, <strong>, <code> and the like say of a part of a text. */
#ifndef COPYDESK_EXTRACT_BLOCKS_RICH_TEXT_H
#define COPYDESK_EXTRACT_BLOCKS_RICH_TEXT_H

#include "base/run.h"

struct facts;
struct segment;
struct note_list;

/* X(NAME, type). A line break is a "\n" of the text, not a mark. */
#define INLINE_TABLE(X)                                                                                      \
    X(LINK, "link") /* url */                                                                                \
    X(STRONG, "strong")                                                                                      \
    X(EMPHASIS, "emphasis")                                                                                  \
    X(CODE, "code")                                                                                          \
    X(SUB, "sub")                                                                                            \
    X(SUP, "sup")                                                                                            \
    X(DELETED, "deleted")                                                                                    \
    X(MATH, "math")     /* value: TeX, for which the text stands */                                          \
    X(NOTE, "footnote") /* value: the label of a footnote that is one of the blocks */

enum inline_type {
#define X(NAME, type) INLINE_##NAME,
    INLINE_TABLE(X)
#undef X
        INLINE_TYPE_COUNT
};
extern const char *const inline_type_names[INLINE_TYPE_COUNT];

struct inline_mark {
    enum inline_type type;
    uint32_t from, to; /* bytes of the text: [from, to), never empty, never inside a character */
    struct str url;    /* absolute http(s), or mailto: */
    struct str value;
};

/* Marks are in the order of their beginnings, of those the longer first; they nest or stand apart, links
 * never hold links. */
struct rich {
    struct str text;
    struct inline_mark *marks;
    size_t count, room;
    size_t text_room; /* bytes that rich_append has for the text, where it wrote it; else 0 */
};

enum { MARKS_MAX = 1000 }; /* of one text; further ones are dropped */

/* The text of a segment with its marks; of code without. `notes` are the page's footnotes. False only after
 * fail(). */
bool rich_of_segment(const struct facts *facts, const struct segment *segment, const struct note_list *notes,
                     struct rich *rich);

/* Adds `more` behind `joint`, with its marks. False only after fail(). */
bool rich_append(struct run *run, struct rich *rich, struct str joint, const struct rich *more);

/* Keeps bytes [from, to) of the text, with what marks them. */
void rich_cut(struct rich *rich, size_t from, size_t to);

/* The text tidied (extract/tidy_text.h), up to `cap` bytes; its marks follow. */
void rich_tidy(struct run *run, struct rich *rich, size_t cap);

#endif
