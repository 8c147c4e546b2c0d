/* Signs: numbers about one page as a whole, by which its type is judged. Computed
 * here alone, so that training and service see the same numbers. A sign is a count, a share (0 … 1) or a flag
 * (0 or 1); none is ever missing, infinite or NaN. They look at shapes, markup and machine-readable facts,
 * and at no vocabulary but that of class names, URLs and schema.org, which is English in every language. */
#ifndef COPYDESK_EXTRACT_BODY_PAGE_SIGNS_H
#define COPYDESK_EXTRACT_BODY_PAGE_SIGNS_H

#include "extract/facts.h"

/* Kinds of words in class, id and itemprop attributes (lib/extract/body/page_words.c). */
#define PAGE_CUE_TABLE(X, P)                                                                                 \
    X(P##ARTICLE)                                                                                            \
    X(P##BLOG)                                                                                               \
    X(P##DATED)                                                                                              \
    X(P##AUTHOR)                                                                                             \
    X(P##COMMENT)                                                                                            \
    X(P##RELATED)                                                                                            \
    X(P##PRODUCT)                                                                                            \
    X(P##PRICE)                                                                                              \
    X(P##CART)                                                                                               \
    X(P##VARIANT)                                                                                            \
    X(P##RATING)                                                                                             \
    X(P##GALLERY)                                                                                            \
    X(P##CATEGORY)                                                                                           \
    X(P##RESULTS)                                                                                            \
    X(P##FILTER)                                                                                             \
    X(P##GRID)                                                                                               \
    X(P##ITEM)                                                                                               \
    X(P##PAGER)                                                                                              \
    X(P##THREAD)                                                                                             \
    X(P##POST)                                                                                               \
    X(P##USER)                                                                                               \
    X(P##REPLY)                                                                                              \
    X(P##VOTE)                                                                                               \
    X(P##SIGNATURE)                                                                                          \
    X(P##DOCS)                                                                                               \
    X(P##CODE)                                                                                               \
    X(P##CONTENTS)                                                                                           \
    X(P##VERSION)                                                                                            \
    X(P##HERO)                                                                                               \
    X(P##ACTION)                                                                                             \
    X(P##SERVICE)                                                                                            \
    X(P##PRAISE)                                                                                             \
    X(P##QUESTIONS)                                                                                          \
    X(P##CONTACT)                                                                                            \
    X(P##LOGO)                                                                                               \
    X(P##HOME)                                                                                               \
    X(P##PAGE)                                                                                               \
    X(P##SINGLE)                                                                                             \
    X(P##SHOP)                                                                                               \
    X(P##SLIDER)

/* Kinds of words in a URL (lib/extract/body/page_words.c). */
#define URL_CUE_TABLE(X, P)                                                                                  \
    X(P##ARTICLE)                                                                                            \
    X(P##FORUM)                                                                                              \
    X(P##PRODUCT)                                                                                            \
    X(P##COLLECTION)                                                                                         \
    X(P##LISTING)                                                                                            \
    X(P##DOCUMENTATION)                                                                                      \
    X(P##SERVICE)

/* Kinds of schema.org types, in JSON-LD and in microdata (lib/extract/body/sign_head.c). */
#define SCHEMA_TABLE(X, P)                                                                                   \
    X(P##NEWS)                                                                                               \
    X(P##ARTICLE)                                                                                            \
    X(P##FORUM)                                                                                              \
    X(P##QUESTIONS)                                                                                          \
    X(P##PRODUCT)                                                                                            \
    X(P##OFFER)                                                                                              \
    X(P##RATING)                                                                                             \
    X(P##LIST)                                                                                               \
    X(P##BUSINESS)                                                                                           \
    X(P##ORGANIZATION)                                                                                       \
    X(P##PERSON)                                                                                             \
    X(P##SITE)                                                                                               \
    X(P##PAGE)                                                                                               \
    X(P##BREADCRUMBS)                                                                                        \
    X(P##FREQUENT_QUESTIONS)                                                                                 \
    X(P##COMMENT)

#define URL_SIGNS(X)                                                                                         \
    X(URL_KNOWN)       /* the page's address is known */                                                     \
    X(URL_PARTS)       /* pieces of the path */                                                              \
    X(URL_LENGTH)      /* bytes of the path */                                                               \
    X(URL_LAST_LENGTH) /* bytes of its last piece, its extension cut */                                      \
    X(URL_LAST_WORDS)  /* runs of letters in the last piece */                                               \
    X(URL_LAST_DIGITS) /* digits of the last piece */                                                        \
    X(URL_DIGITS)      /* digits of the path */                                                              \
    X(URL_DIGIT_RUN)   /* the longest run of them */                                                         \
    X(URL_DATED)       /* a number of the path is a year from 1990 on */                                     \
    X(URL_EXTENSION)   /* the path ends with .html or its like */                                            \
    X(URL_PARAMETERS)  /* of the query, those of campaigns apart */                                          \
    X(URL_HOST_LABELS)                                                                                       \
    X(URL_SUBDOMAIN)      /* its first label is another than www */                                          \
    X(URL_SHORT_PARTS)    /* pieces of one or two bytes */                                                   \
    X(URL_IN_TITLE)       /* share of the last piece's longer words that the title has */                    \
    X(URL_CANONICAL_ROOT) /* the page names its site's root as its address */                                \
    URL_CUE_TABLE(X, URL_PATH_)                                                                              \
    URL_CUE_TABLE(X, URL_LAST_)                                                                              \
    URL_CUE_TABLE(X, URL_HOST_)

#define HEAD_SIGNS(X)                                                                                        \
    X(GRAPH_ARTICLE) /* og:type */                                                                           \
    X(GRAPH_PRODUCT)                                                                                         \
    X(GRAPH_WEBSITE)                                                                                         \
    X(META_PUBLISHED) /* article:published_time */                                                           \
    X(META_PRICE)     /* of Open Graph or microdata */                                                       \
    X(META_AUTHOR)                                                                                           \
    X(META_LABELS) /* twitter:label1 and on */                                                               \
    X(META_KEYWORDS)                                                                                         \
    X(META_DESCRIPTION)                                                                                      \
    X(METAS)     /* all of them */                                                                           \
    X(LINK_NEXT) /* <link> by rel */                                                                         \
    X(LINK_ALTERNATES)                                                                                       \
    X(LINK_SEARCH)                                                                                           \
    X(LINK_SHORT)                                                                                            \
    X(LINKS)           /* all of them */                                                                     \
    X(GENERATOR_FORUM) /* programs by <meta name=generator> */                                               \
    X(GENERATOR_DOCS)                                                                                        \
    X(TITLE_WORDS)                                                                                           \
    X(TITLE_PARTS)    /* pieces that bars, dashes and colons part */                                         \
    X(LINKED_OBJECTS) /* of JSON-LD */                                                                       \
    X(LINKED_ITEMS)   /* of its longest ItemList */                                                          \
    X(LINKED_CRUMBS)  /* of its longest BreadcrumbList */                                                    \
    SCHEMA_TABLE(X, SCHEMA_)

#define MARKUP_SIGNS(X)                                                                                      \
    X(NODES)   /* of the doc */                                                                              \
    X(DEPTH)   /* of its deepest node */                                                                     \
    X(SCRIPTS) /* that hold data */                                                                          \
    X(TAG_A)   /* elements by tag */                                                                         \
    X(TAG_IMG)                                                                                               \
    X(TAG_P)                                                                                                 \
    X(TAG_LI)                                                                                                \
    X(TAG_UL)                                                                                                \
    X(TAG_OL)                                                                                                \
    X(TAG_DL)                                                                                                \
    X(TAG_TABLE)                                                                                             \
    X(TAG_TR)                                                                                                \
    X(TAG_PRE)                                                                                               \
    X(TAG_CODE)                                                                                              \
    X(TAG_BLOCKQUOTE)                                                                                        \
    X(TAG_SECTION)                                                                                           \
    X(TAG_ARTICLE)                                                                                           \
    X(TAG_MAIN)                                                                                              \
    X(TAG_NAV)                                                                                               \
    X(TAG_ASIDE)                                                                                             \
    X(TAG_TIME)                                                                                              \
    X(TAG_FORM)                                                                                              \
    X(TAG_INPUT)                                                                                             \
    X(TAG_BUTTON)                                                                                            \
    X(TAG_SELECT)                                                                                            \
    X(TAG_TEXTAREA)                                                                                          \
    X(TAG_LABEL)                                                                                             \
    X(TAG_VIDEO)                                                                                             \
    X(TAG_IFRAME)                                                                                            \
    X(TAG_SVG)                                                                                               \
    X(TAG_FIGURE)                                                                                            \
    X(TAG_HR)                                                                                                \
    X(TAG_BR)                                                                                                \
    X(TAG_EM)                                                                                                \
    X(TAG_STRONG)                                                                                            \
    X(TAG_DIV)                                                                                               \
    X(TAG_SPAN)                                                                                              \
    X(TAG_SUP)                                                                                               \
    X(ANCHORS)         /* links to places of the same page */                                                \
    X(LINKS_AWAY)      /* links with a scheme */                                                             \
    X(PERMALINKS)      /* links to a place of another page */                                                \
    X(TELEPHONE_LINKS) /* tel: */                                                                            \
    X(MAIL_LINKS)      /* mailto: */                                                                         \
    X(ROOT_PRODUCT)    /* cues in the attributes of html and body */                                         \
    X(ROOT_CATEGORY)                                                                                         \
    X(ROOT_THREAD)                                                                                           \
    X(ROOT_POST)                                                                                             \
    X(ROOT_PAGE)                                                                                             \
    X(ROOT_SINGLE)                                                                                           \
    PAGE_CUE_TABLE(X, CUE_)

#define TEXT_SIGNS(X)                                                                                        \
    X(SEGMENTS)                                                                                              \
    X(WORDS)                                                                                                 \
    X(WORDS_EACH)      /* a segment */                                                                       \
    X(LONGEST)         /* words of the longest segment */                                                    \
    X(LINK_WORD_SHARE) /* of all words */                                                                    \
    X(TEXT_LINKS)                                                                                            \
    X(PROSE_WORDS) /* of segments that end a sentence and are hardly linked */                               \
    X(PROSE_SHARE)                                                                                           \
    X(PARAGRAPHS)      /* prose of 20 words and more */                                                      \
    X(LONG_PARAGRAPHS) /* of 60 */                                                                           \
    X(SENTENCE_WORDS)  /* of prose, a sentence */                                                            \
    X(COMMA_SHARE)     /* of words */                                                                        \
    X(CAPITAL_SHARE)   /* of words */                                                                        \
    X(DIGIT_SHARE)     /* of letters and digits */                                                           \
    X(HEADINGS)                                                                                              \
    X(HEADING_1)                                                                                             \
    X(HEADING_2)                                                                                             \
    X(HEADING_3)                                                                                             \
    X(HEADING_4)                                                                                             \
    X(LINKED_HEADINGS) /* headings that are links */                                                         \
    X(HEADING_WORDS)   /* a heading */                                                                       \
    X(TITLE_HEADING)   /* the first h1 begins the title */                                                   \
    X(ITEM_SHARE)      /* shares of all words, by the kind of their segments */                              \
    X(CELL_SHARE)                                                                                            \
    X(QUOTE_SHARE)                                                                                           \
    X(CODE_SHARE)                                                                                            \
    X(CODES) /* segments of code */                                                                          \
    X(CAPTIONS)                                                                                              \
    X(CONTROLS)                                                                                              \
    X(NAV_SHARE) /* shares of all words, by where they stand */                                              \
    X(ASIDE_SHARE)                                                                                           \
    X(FOOTER_SHARE)                                                                                          \
    X(MAIN_SHARE)                                                                                            \
    X(ARTICLE_SHARE)                                                                                         \
    X(FORM_SHARE)                                                                                            \
    X(TABLE_SHARE)                                                                                           \
    X(LIST_SHARE)                                                                                            \
    X(HIDDEN_SHARE)                                                                                          \
    X(DISCUSSION_SHARE) /* shares of all words, by the cues over them */                                     \
    X(POST_SHARE)                                                                                            \
    X(CONTENT_SHARE)                                                                                         \
    X(CHROME_SHARE)                                                                                          \
    X(SIDE_SHARE)                                                                                            \
    X(PRICES)    /* segments with a price */                                                                 \
    X(QUESTIONS) /* segments that end with a question mark */                                                \
    X(QUESTION_HEADINGS)                                                                                     \
    X(SHORT_LINKS) /* segments that are links of under 5 words */                                            \
    X(LONG_LINKS)  /* and of more */                                                                         \
    X(CODE_WORDS)  /* segments with f(), a_b, a::b or -> */                                                  \
    X(ADDRESSES)   /* segments with an e-mail address */                                                     \
    X(PERCENTS)    /* segments with a percentage */                                                          \
    X(NUMBERS)     /* segments of more digits than letters */                                                \
    X(H1_AT)       /* share of the words before the first h1 */                                              \
    X(WORDS_BEFORE_H1)                                                                                       \
    X(FIRST_PROSE_AT) /* share of the words before the first paragraph */                                    \
    X(PROSE_RUN)      /* words of the longest run of prose and headings */                                   \
    X(H1_WORDS)                                                                                              \
    X(H1_NUMBER)    /* the first h1 has a digit */                                                           \
    X(H1_DATES)     /* short segments near it that name a year */                                            \
    X(H1_FACTS)     /* short segments near it under cues of bylines and dates */                             \
    X(YEARS)        /* segments that name a year */                                                          \
    X(INSIDE_SHARE) /* words in no menu, header, footer, sidebar or dialog */                                \
    X(INSIDE_LINKS) /* share of link words there */                                                          \
    X(INSIDE_SHORT) /* share of the segments there that are short links */                                   \
    X(INSIDE_HEADINGS)                                                                                       \
    X(INSIDE_SECTION) /* words of prose there, a heading */                                                  \
    X(INSIDE_ITEM_SHARE)

#define GROUP_SIGNS(X)                                                                                       \
    X(GROUPS)         /* shapes that three elements and more have */                                         \
    X(WORDY_ITEMS)    /* the group of the most words: its items */                                           \
    X(WORDY_WORDS)    /* words an item */                                                                    \
    X(WORDY_SHARE)    /* of the page's words */                                                              \
    X(WORDY_LINKS)    /* share of link words */                                                              \
    X(WORDY_PROSE)    /* share of prose */                                                                   \
    X(WORDY_IMAGES)   /* share of items with an image */                                                     \
    X(WORDY_PRICES)   /* with a price */                                                                     \
    X(WORDY_TIMES)    /* with a <time> */                                                                    \
    X(WORDY_HEADINGS) /* with a heading */                                                                   \
    X(WORDY_BODY)     /* mean probability of its words */                                                    \
    X(CARD_ITEMS)     /* the same of the group of the most items with image and link */                      \
    X(CARD_WORDS)                                                                                            \
    X(CARD_SHARE)                                                                                            \
    X(CARD_LINKS)                                                                                            \
    X(CARD_PROSE)                                                                                            \
    X(CARD_PRICES)                                                                                           \
    X(CARD_HEADINGS)                                                                                         \
    X(CARD_BODY)                                                                                             \
    X(ROW_ITEMS) /* the same of the group of the most items of some words */                                 \
    X(ROW_WORDS)                                                                                             \
    X(ROW_SHARE)                                                                                             \
    X(ROW_LINKS)                                                                                             \
    X(ROW_PROSE)                                                                                             \
    X(ROW_HEADINGS)                                                                                          \
    X(ROW_BODY)                                                                                              \
    X(PRICED_ITEMS) /* of the group of the most items with a price */                                        \
    X(PRICED_WORDS)                                                                                          \
    X(POST_ITEMS) /* of the group of the most items of prose */                                              \
    X(POST_WORDS)

#define KEPT_SIGNS(X)                                                                                        \
    X(KEPT_WORDS)     /* of segments of a probability of .5 and more */                                      \
    X(KEPT_SHARE)     /* of all words */                                                                     \
    X(KEPT_MEAN)      /* mean probability of the kept words */                                               \
    X(KEPT_DOUBT)     /* mean p (1 - p), over the wanted words: those counted by their p */                  \
    X(KEPT_UNSURE)    /* words of .25 < p < .75, over the wanted */                                          \
    X(KEPT_F1)        /* F1 to be expected at the best threshold */                                          \
    X(KEPT_THRESHOLD) /* that threshold */                                                                   \
    X(KEPT_SEGMENTS)                                                                                         \
    X(KEPT_WORDS_EACH)                                                                                       \
    X(KEPT_ISLANDS)    /* runs of kept segments, small gaps allowed */                                       \
    X(KEPT_RUN)        /* words of the longest run */                                                        \
    X(KEPT_RUN_SHARE)  /* of the kept words */                                                               \
    X(KEPT_FIRST)      /* share of all words before the first kept */                                        \
    X(KEPT_LAST)       /* and up to the last */                                                              \
    X(KEPT_LINK_SHARE) /* of the kept words, as the signs above of all words */                              \
    X(KEPT_PROSE_SHARE)                                                                                      \
    X(KEPT_HEADINGS)                                                                                         \
    X(KEPT_LINKED_HEADINGS)                                                                                  \
    X(KEPT_ITEM_SHARE)                                                                                       \
    X(KEPT_CELL_SHARE)                                                                                       \
    X(KEPT_CODE_SHARE)                                                                                       \
    X(KEPT_QUOTE_SHARE)                                                                                      \
    X(KEPT_PRICES)                                                                                           \
    X(KEPT_QUESTIONS)                                                                                        \
    X(KEPT_ARTICLE_SHARE)                                                                                    \
    X(KEPT_MAIN_SHARE)                                                                                       \
    X(KEPT_DISCUSSION_SHARE)                                                                                 \
    X(KEPT_POST_SHARE)                                                                                       \
    X(KEPT_SENTENCE_WORDS)                                                                                   \
    X(KEPT_DIGIT_SHARE)                                                                                      \
    X(KEPT_CAPITAL_SHARE)                                                                                    \
    X(KEPT_H1)                                                                                               \
    X(PROSE_LEFT) /* share of prose that is not kept */                                                      \
    X(KEPT_COMMA_SHARE)                                                                                      \
    X(KEPT_CODE_WORDS)                                                                                       \
    X(KEPT_SHORT_LINKS)                                                                                      \
    X(KEPT_SURE)   /* words of p > .9, over the wanted */                                                    \
    X(KEPT_GAP)    /* words of the widest gap between islands */                                             \
    X(KEPT_LOOSE)  /* words of p >= .3, over the kept */                                                     \
    X(KEPT_STRICT) /* of .7 */                                                                               \
    X(KEPT_FIRM)   /* of .9 */                                                                               \
    X(KEPT_WANTED) /* words counted by their p, over the kept */                                             \
    X(KEPT_RUN_2)  /* the second longest, as a share */                                                      \
    X(KEPT_RUN_3)                                                                                            \
    X(KEPT_PARAGRAPHS) /* mean probability of paragraphs */                                                  \
    X(KEPT_JUMPS)      /* mean difference between neighbours */                                              \
    X(KEPT_WRONG)      /* words expected to be judged wrongly, over the wanted */                            \
    X(KEPT_MOST)       /* the highest probability */

#define PAGE_SIGN_TABLE(X)                                                                                   \
    URL_SIGNS(X) HEAD_SIGNS(X) MARKUP_SIGNS(X) TEXT_SIGNS(X) GROUP_SIGNS(X) KEPT_SIGNS(X)

enum page_sign {
#define X(name) PAGE_SIGN_##name,
    PAGE_SIGN_TABLE(X)
#undef X
        PAGE_SIGN_COUNT
};

/* Their names, for tables that training reads: "URL_KNOWN". */
extern const char *const page_sign_names[PAGE_SIGN_COUNT];

/* PAGE_SIGN_COUNT numbers in the run's arena. `probabilities` holds for each segment of the sheet how likely
 * it is part of the body (0 … 1); NULL before that is known: the signs of the body are 0 then. NULL after
 * fail(). Linear in the page's size. */
const float *measure_page_signs(const struct facts *facts, const float *probabilities);

#endif
