/* Messages in lines: comments and posts, each with a head of a name and a date, in one line or two, and its
 * text below it. */
#ifndef COPYDESK_EXTRACT_LINES_LINE_MESSAGES_H
#define COPYDESK_EXTRACT_LINES_LINE_MESSAGES_H

#include "base/run.h"
#include "extract/lines/line_kinds.h"

enum { MESSAGES_MAX = 5000 /* of a page; what comes later is not looked at */ };

struct message {
    struct str author; /* as printed; empty: unknown */
    size_t date_line;  /* the line with its date, at line->date_from */
    size_t head;       /* the first line of its head */
    size_t from, to;   /* lines of its text and what stands among it: [from, to) */
    uint32_t words;    /* of its text */
};

struct messages {
    struct message *items;
    size_t count;
    size_t written; /* of them, those with a text */
};

/* Parts the lines [from, to) into messages; what stands before the first head is passed over. False after
 * fail(). */
bool find_messages(struct run *run, const struct lines *lines, size_t from, size_t to,
                   struct messages *messages);

/* When a message was written, as ISO 8601 and as printed; a time that has passed since ("2 hours ago") is
 * kept as printed alone. False after fail(). */
bool message_date(struct run *run, const struct lines *lines, const struct message *message, struct str *date,
                  struct str *raw);

/* The text of a message, its lines parted by a blank line, in the run's arena; empty where it has none. */
struct str message_text(struct run *run, const struct lines *lines, const struct message *message);

#endif
