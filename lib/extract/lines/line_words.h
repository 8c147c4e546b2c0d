/* Phrases in short lines, whatever case, dashes, apostrophes and white space they are printed with. */
#ifndef COPYDESK_EXTRACT_LINES_LINE_WORDS_H
#define COPYDESK_EXTRACT_LINES_LINE_WORDS_H

#include "base/str.h"

enum {
    LINE_MAX_BYTES = 1000, /* longer lines are prose and are not looked at */
    LINE_PAIR_BITS = 12,
    PATTERN_HEADS_MAX = 7
};

/* A line made comparable: lower case; white space as one space, none at the ends; all dashes "-", all
 * apostrophes "'", full-width ":" "=" "|" "/" "(" ")" as ASCII; the Russian "ё" as "е", which most texts
 * print for it. */
struct folded_line {
    char text[LINE_MAX_BYTES + 4];
    uint16_t origin[LINE_MAX_BYTES + 5]; /* of each byte of text, and of its end: its offset in the line */
    size_t len;
    uint64_t pairs[(1 << LINE_PAIR_BITS) / 64]; /* a bit for each two bytes that stand side by side, hashed:
                                                 * most phrases are told off by it without a search */
};

static inline struct str folded_text(const struct folded_line *line)
{
    return (struct str){line->text, line->len};
}

/* False where the line is empty or longer than LINE_MAX_BYTES; *folded is then of no use. */
bool fold_line(struct str line, struct folded_line *folded);

/* Where `phrase`, itself lower case, begins at or after `from`, as words of their own (scripts that part no
 * words: anywhere). One that ends in '*' may go on as a longer word. SIZE_MAX where it stands nowhere. */
size_t find_phrase(const struct folded_line *line, struct str phrase, size_t from);

/* The bytes of line.text that the phrase takes at `at`; 0 where it does not stand there. */
size_t phrase_at(const struct folded_line *line, struct str phrase, size_t at);

/* Whether the parts of a pattern stand in the line, one after the other: parts are parted by '|', what may
 * stand for one another in a part by '/': "rights to|material/article|belong". */
bool has_pattern(const struct folded_line *line, struct str pattern);

/* What a pattern may begin with: made once of a pattern, it tells most of them off a line by a look at a few
 * bits. */
struct pattern_heads {
    uint16_t pairs[PATTERN_HEADS_MAX]; /* the first two bytes of each phrase, hashed */
    uint16_t count;                    /* 0: too many phrases to tell */
};
void pattern_heads_of(struct str pattern, struct pattern_heads *heads);
bool may_hold_pattern(const struct folded_line *line, const struct pattern_heads *heads);

/* The bytes of the unfolded line that text[from … to) was made of. */
struct str unfolded(struct str line, const struct folded_line *folded, size_t from, size_t to);

#endif
