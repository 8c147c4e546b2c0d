/* What is in the body and what is not, and why: kept[] and removed[] of an article, for who asks to have the
 * choice explained. */
#ifndef COPYDESK_EXTRACT_BODY_REMOVAL_H
#define COPYDESK_EXTRACT_BODY_REMOVAL_H

#include <stdbool.h>

struct article;
struct choice;
struct facts;

/* Why a segment is not in the body. X(NAME, text). */
#define REMOVAL_TABLE(X)                                                                                     \
    X(NONE, "none")                   /* a step said nothing; never shown */                                 \
    X(HEADLINE, "headline")           /* repeats the headline, which is a field */                           \
    X(BEFORE, "before-the-beginning") /* stands before the text begins */                                    \
    X(AFTER, "after-the-end")         /* stands behind the text's end */                                     \
    X(BARE_HEADING, "bare-heading")   /* nothing follows it */                                               \
    X(TABLE, "table")                 /* stands in a table that is no part of the text as a whole */         \
    X(NOTICE, "notice")               /* for browsers without scripts */                                     \
    X(REPEATED, "repeated")           /* an earlier page of the article says it */                           \
    X(NO_POST, "no-post")             /* stands between a thread's posts and belongs to none */              \
    X(NO_BODY, "no-body") /* judged to be text, but the page holds no body, or another one took its place */ \
    X(NAVIGATION, "navigation")                                                                              \
    X(ASIDE, "aside")                                                                                        \
    X(FOOTER, "footer")                                                                                      \
    X(DIALOG, "dialog")                                                                                      \
    X(FORM, "form")                                                                                          \
    X(HIDDEN, "hidden")                                                                                      \
    X(CAPTION, "caption")                                                                                    \
    X(CONTROL, "control")                                                                                    \
    X(DISCUSSION, "discussion")                                                                              \
    X(ACTION, "action")     /* share bars, newsletter and log-in boxes */                                    \
    X(FACTS, "facts")       /* about the text: byline, date, tags, contact */                                \
    X(LINKS, "links")       /* mostly links */                                                               \
    X(NUMBERS, "numbers")   /* no letters at all */                                                          \
    X(UNLIKELY, "unlikely") /* by its judgement alone */

enum removal {
#define X(name, text) REMOVAL_##name,
    REMOVAL_TABLE(X)
#undef X
        REMOVAL_COUNT
};
extern const char *const removal_names[REMOVAL_COUNT];

/* Lists every segment of the sheet in article->removed, in reading order, with what keeps it or would keep it
 * out of the body, when explain was asked for; else leaves it alone. To be called when the choice is made.
 * False only after fail(). */
bool list_removed(const struct choice *choice, struct article *article);

/* Moves what is in article->body from that list to article->kept. To be called when the body is settled.
 * False only after fail(). */
bool settle_removed(const struct facts *facts, struct article *article);

#endif
