/* The words of names that tell of a page's kind: of class, id and itemprop attributes, and of URLs. */
#ifndef COPYDESK_EXTRACT_BODY_PAGE_WORDS_H
#define COPYDESK_EXTRACT_BODY_PAGE_WORDS_H

#include "extract/authors/name_words.h"
#include "extract/body/page_signs.h"

enum page_cue {
#define X(name) name,
    PAGE_CUE_TABLE(X, PAGE_CUE_)
#undef X
        PAGE_CUE_COUNT
};

enum url_cue {
#define X(name) name,
    URL_CUE_TABLE(X, URL_CUE_)
#undef X
        URL_CUE_COUNT
};

/* The two tables, ready for look-ups: made in the first call (not from two threads at a time). */
const struct name_index *page_word_index(void); /* cues are enum page_cue */
const struct name_index *url_word_index(void);  /* cues are enum url_cue */

#endif
