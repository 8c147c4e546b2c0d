/* The parts that measure_page_signs is made of: each fills its own rows of the table. */
#ifndef COPYDESK_EXTRACT_BODY_SIGN_PARTS_H
#define COPYDESK_EXTRACT_BODY_SIGN_PARTS_H

#include "extract/body/page_signs.h"

/* What the parts share of each segment's text. */
enum {
    TEXT_PRICE = 1 << 0,    /* a currency's sign beside a digit */
    TEXT_QUESTION = 1 << 1, /* ends with a question mark */
    TEXT_CODE = 1 << 2,     /* a word as programs have them: f(), a_b, a::b, -x */
    TEXT_ADDRESS = 1 << 3,  /* an e-mail address */
    TEXT_PERCENT = 1 << 4,  /* a digit before a percent sign */
    TEXT_NUMBER = 1 << 5,   /* letters make less than half of it */
    TEXT_PROSE = 1 << 6,    /* ends a sentence, some words long, hardly linked */
    TEXT_LINK = 1 << 7,     /* all of it is a link */
    TEXT_YEAR = 1 << 8,     /* a number from 1990 to 2099 */
    TEXT_INSIDE = 1 << 9,   /* in no menu, header, footer, sidebar or dialog */
};

struct sign_context {
    const struct facts *facts;
    const struct segment *segments;
    size_t count;
    const uint16_t *texts;      /* TEXT_… bits of each segment */
    const float *probabilities; /* of each segment; NULL: unknown */
    float *signs;               /* [PAGE_SIGN_COUNT] */
};

/* part / whole; 0 where the whole is 0. */
static inline float sign_share(double part, double whole)
{
    return whole > 0 ? (float)(part / whole) : 0.0F;
}

/* The TEXT_… bits of a segment. */
uint16_t look_at_text_of(const struct segment *segment);

void measure_url_signs(const struct sign_context *context);
void measure_head_signs(const struct sign_context *context);
bool measure_markup_signs(const struct sign_context *context);
void measure_text_signs(const struct sign_context *context);
bool measure_group_signs(const struct sign_context *context); /* false after fail() */
void measure_kept_signs(const struct sign_context *context);

#endif
