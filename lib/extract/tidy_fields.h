/* The last step: every text of the article made tidy. */
#ifndef COPYDESK_EXTRACT_TIDY_FIELDS_H
#define COPYDESK_EXTRACT_TIDY_FIELDS_H

#include "extract/facts.h"

/* Caps of the article's texts, in bytes; docs/fields.md, "Limits", names what each is for. */
enum {
    TIDY_URL_MAX = 8192,
    TIDY_TITLE_MAX = 1000,   /* headline, alternativeHeadline, related headlines and sections, video names */
    TIDY_SUMMARY_MAX = 5000, /* description, lede, captions */
    TIDY_NAME_MAX = 500,     /* people, organisations, sections, breadcrumbs */
    TIDY_KEYWORD_MAX = 200,
    TIDY_DATE_MAX = 64,  /* dates, durations, language tags */
    TIDY_RAW_MAX = 300,  /* words that something was read from; credits; rel */
    TIDY_ALT_MAX = 2000, /* alternative texts, texts of links */
    TIDY_RIGHTS_MAX = 2000,
    TIDY_COMMENT_MAX = 65536,
    TIDY_BODY_MAX = 64 << 20, /* articleBody and blocks: no page that is taken holds more */
};

/* Makes every text member of the article tidy (tidy_text), its blocks and, where explain was asked for, its
 * candidates included. Costs one look at each text, and a copy of those that need one. */
bool tidy_fields(const struct facts *facts, struct article *article);

#endif
