/* Text that a page carries in its data instead of showing it: articleBody and its like in JSON-LD, and the
 * state that scripts start from (JSON scripts, programs that begin by an assignment, attributes that hold
 * JSON). State is known by shape alone: strings under names such as "body", "content" or "html". */
#ifndef COPYDESK_EXTRACT_BODY_EMBEDDED_TEXT_H
#define COPYDESK_EXTRACT_BODY_EMBEDDED_TEXT_H

#include "extract/facts.h"

/* Pieces that make one text, in their order: plain text or HTML, as they stand in the data. */
struct embedded_text {
    struct str *pieces;
    size_t count, room;
    size_t words; /* about: what looks like a tag is left out */
    bool titled;  /* of state: what surrounds it names the page's headline */
};

enum {
    STATE_BYTES_MAX = 2 << 20,     /* of JSON read of one page's state; what comes after is not looked at */
    STATE_VALUES_MAX = 400000,     /* of JSON values in it, by the number of its brackets and commas */
    STATE_DEPTH_MAX = 48,          /* containers looked into */
    EMBEDDED_PIECES_MAX = 1 << 16, /* strings collected */
};

/* The largest text of the page's JSON-LD: articleBody of any work; text of a post or of a QAPage's question,
 * with their comments, answers or updates. One that ends in an ellipsis is a teaser and does not count. Count
 * 0 where there is none. False after fail(). */
bool find_linked_text(const struct facts *facts, struct embedded_text *text);

/* The text of the page's state: the largest one whose surroundings name the headline; without such a one, the
 * largest, if it has at least half of all words found. Count 0 where there is none. False after fail(). */
bool find_state_text(const struct facts *facts, struct str headline, struct embedded_text *text);

/* Adds a piece, if there is room for it. False after fail(). */
bool add_embedded_piece(struct run *run, struct embedded_text *text, struct str piece);

/* Words outside of what looks like tags. */
size_t embedded_words(struct str text);

/* Whether a string looks like markup: a '<' with a letter, '/' or '!' behind it. */
bool looks_like_html(struct str text);

#endif
