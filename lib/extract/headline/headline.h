/* The headline is a choice among what a page offers for it: the parts of its titles, its headings, what its
 * data call a headline. Each is a contender; what is known of it are its marks, each of one weight
 * (headline.c has the table). The heaviest contender wins. */
#ifndef COPYDESK_EXTRACT_HEADLINE_HEADLINE_H
#define COPYDESK_EXTRACT_HEADLINE_HEADLINE_H

#include "extract/facts.h"

enum {
    HEADLINE_MAX = 1024, /* bytes of a contender */
    CONTENDERS_MAX = 48, /* what comes later is passed over */
    HEADINGS_MAX = 64    /* headings that are looked at */
};

/* The forms of a title. X(NAME, words of its place). The core is what is left when the parts at the ends that
 * name the site are cut off; it is the whole where none does. */
#define TITLE_FORM_TABLE(X)                                                                                  \
    X(PLAIN, "")                        /* a title of one part */                                            \
    X(CORE, ", without the site")       /* a core of one part, where something was cut off */                \
    X(CORE_PARTS, ", without the site") /* of several */                                                     \
    X(WHOLE, "")                        /* several parts, nothing cut off */                                 \
    X(UNCUT, ", with the site")         /* all of a title of several parts */                                \
    X(FIRST, ", first part")            /* of a whole */                                                     \
    X(CORE_FIRST, ", first part")       /* of a core */                                                      \
    X(BEGIN, ", all but the last part")                                                                      \
    X(MIDDLE, ", middle part")                                                                               \
    X(LAST, ", last part")                                                                                   \
    X(CORE_LAST, ", last part")                                                                              \
    X(END, ", all but the first part")                                                                       \
    X(BEFORE_COLON, ", before the colon")                                                                    \
    X(AFTER_COLON, ", after the colon")

enum title_form {
#define X(NAME, words) FORM_##NAME,
    TITLE_FORM_TABLE(X)
#undef X
        TITLE_FORM_COUNT
};

/* Places, and what else is known of a contender. X(NAME, origin, words of the place). */
#define MARK_TABLE(X)                                                                                        \
    X(OG, META, "og:title")                                                                                  \
    X(TWITTER, META, "twitter:title")                                                                        \
    X(OTHER_META, META, "title in a meta element")                                                           \
    X(LINKED_HEADLINE, JSON_LD, "headline")                                                                  \
    X(LINKED_NAME, JSON_LD, "name")                                                                          \
    X(MICRODATA, MICRODATA, "headline")                                                                      \
    X(RDFA, RDFA, "headline")                                                                                \
    X(H1_ONLY, DOM, "h1")                                                                                    \
    X(H1_FIRST, DOM, "first h1")                                                                             \
    X(H1_SECOND, DOM, "second h1")                                                                           \
    X(H1_LATER, DOM, "later h1")                                                                             \
    X(H2_FIRST, DOM, "h2")                                                                                   \
    X(H2_LATER, DOM, "later h2")                                                                             \
    X(H3_FIRST, DOM, "h3")                                                                                   \
    X(H3_LATER, DOM, "later h3")                                                                             \
    X(PIECE_FIRST, DOM, "first element of an h1")                                                            \
    X(PIECE_REST, DOM, "h1 without its first element")                                                       \
    X(HEADING_FIRST, DOM, "first part of an h1")                                                             \
    X(HEADING_REST, DOM, "h1 without its first part")                                                        \
    X(H1_LINKED, DOM, "") /* all of it */                                                                    \
    X(H1_LOGO, DOM, "")   /* to the front page */                                                            \
    X(H1_ARTICLE, DOM, "")                                                                                   \
    X(H1_MAIN, DOM, "")                                                                                      \
    X(H1_HEADER, DOM, "")                                                                                    \
    X(H1_NAMED, DOM, "")      /* title, headline */                                                          \
    X(H1_NEAR_TEXT, DOM, "")  /* few segments above most of the prose, or in it */                           \
    X(H1_SAME_BLOCK, DOM, "") /* in the element around most of the prose, or two above it */                 \
    X(H1_TIME, DOM, "")       /* <time> beside it */                                                         \
    X(H1_BYLINE, DOM, "")     /* elements beside it that are named byline, author, date, meta */             \
    X(H1_DECLARED, DOM, "")   /* the page says that it is an article */                                      \
    X(H1_ENDS_TITLE, DOM, "") /* the last part of the title on a page other than the front page */           \
    X(SITE, DOM, "")          /* the site's or the host's name, there */                                     \
    X(HOME_LINK, DOM, "")     /* what the link to the front page says */                                     \
    X(HOME_PLAIN, DOM, "")    /* the title of a front page as it is */                                       \
    X(HOME_CUT, DOM, "")      /* the same, cut */                                                            \
    X(NAV, DOM, "")           /* what a link of the page's frame says */                                     \
    X(SLUG_ALL, DOM, "")      /* the share of the URL's words that it holds */                               \
    X(SLUG_SOME, DOM, "")                                                                                    \
    X(SLUG_NONE, DOM, "")                                                                                    \
    X(OF_SLUG_ALL, DOM, "") /* all its words are the URL's */                                                \
    X(SLUG_BEST, DOM, "")   /* no other is nearer to it */                                                   \
    X(WORD, DOM, "")                                                                                         \
    X(TWO_WORDS, DOM, "")                                                                                    \
    X(FEW_WORDS, DOM, "")                                                                                    \
    X(PARTED, DOM, "")       /* it can be cut like a title */                                                \
    X(STARTS_TITLE, DOM, "") /* of contenders that are part of another */                                    \
    X(IN_TITLE, DOM, "")                                                                                     \
    X(IN_H1, DOM, "")                                                                                        \
    X(HOLDS_H1, DOM, "")                                                                                     \
    X(STARTS_OG, DOM, "")                                                                                    \
    X(DECLARED_REST, DOM, "") /* an h1 without its first element, and the data call it the headline */       \
    X(HEADS_TITLE, DOM, "")   /* a lesser heading that the title begins with */                              \
    X(FIRST_OF_MANY, DOM, "") /* first part of a title of three and more */                                  \
    X(TITLE_ALL, DOM, "")     /* it holds all words of the title */                                          \
    X(TITLE_MOST, DOM, "")                                                                                   \
    X(TITLE_NONE, DOM, "")                                                                                   \
    X(OF_TITLE_ALL, DOM, "") /* the title holds all its words */                                             \
    X(OF_TITLE_FEW, DOM, "")                                                                                 \
    X(TWO_SOURCES, DOM, "") /* of title, Open Graph and its like, structured data, h1 */                     \
    X(THREE_SOURCES, DOM, "")

enum mark {
    /* the forms of <title>, of og:title and its like, and of headlines in structured data */
    MARK_TITLE = 0,
    MARK_SOCIAL = MARK_TITLE + TITLE_FORM_COUNT,
    MARK_DATA = MARK_SOCIAL + TITLE_FORM_COUNT,
    MARK_FORMS_LAST = MARK_DATA + TITLE_FORM_COUNT - 1,
#define X(NAME, origin, words) MARK_##NAME,
    MARK_TABLE(X)
#undef X
        MARK_COUNT
};

struct contender {
    struct str value;
    struct str key; /* its letters and digits, case folded: what is equal is one contender */
    bool has[MARK_COUNT];
    enum mark spelled; /* the mark whose spelling stands */
};

struct contest {
    const struct facts *facts;
    struct str site_name, host; /* empty: unknown */
    bool is_front_page;
    struct contender items[CONTENDERS_MAX];
    size_t count;
};

/* Adds a mark to the contender of that value, which comes to be where it was not. NULL where the value says
 * nothing, or there are too many. */
struct contender *put_mark(struct contest *contest, struct str value, enum mark mark);

/* What an h1 on the page is: the only one, or the first. */
static inline bool is_first_h1(const struct contender *item)
{
    return item->has[MARK_H1_ONLY] || item->has[MARK_H1_FIRST];
}

/* The three put what they find, in this order: the last marks what the others have put. */
void put_titles(struct contest *contest);
void put_headings(struct contest *contest);
void mark_contenders(struct contest *contest);

/* Letters and digits of s, case folded, in the run's arena. */
struct str headline_key(struct run *run, struct str s);

/* How much of the words of two texts is common. */
struct overlap {
    float of_a, of_b; /* 0 … 1 */
};

enum { OVERLAP_WORDS_MAX = 64 };

/* A text's words as hashes, case folded; of scripts without spaces each character. */
size_t hash_words(struct str text, uint32_t words[OVERLAP_WORDS_MAX]);

struct overlap overlap_of(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count);

#endif
