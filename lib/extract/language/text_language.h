/* The language of a text, from its words, as a BCP 47 tag. CLD2 tells it (cld2.h); what is here decides when
 * to believe it, and holds its answer beside a tag that was declared or is expected. */
#ifndef COPYDESK_EXTRACT_LANGUAGE_TEXT_LANGUAGE_H
#define COPYDESK_EXTRACT_LANGUAGE_TEXT_LANGUAGE_H

#include "base/str.h"

enum {
    LANGUAGE_CHARACTERS = 40,    /* of a block or an entry: shorter ones are not asked for their language */
    LANGUAGE_LETTERS = 12,       /* a text with fewer, or whose characters are mostly others, has none */
    LANGUAGE_CLEAR_LETTERS = 50, /* with as many, a text is believed against what is expected */
    LANGUAGE_TEXT_BYTES = 1200,  /* more of a text is not looked at */
    LANGUAGES_MAX = 8,           /* of one text, in language_shares */
};

/* What was found of a text. */
struct found_language {
    struct str tag; /* of static storage; empty: not even guessed */
    float share;    /* 0 … 1: of what is of known languages in the text */
    bool sure;      /* else it is good only where something else says the same */
};

/* The language of a text. `hint` is the tag that is expected, or empty: it tips the scales where CLD2 is
 * unsure, and decides between languages that are close (Spanish and Portuguese). */
struct found_language find_language(struct str text, struct str hint);

/* The same as one tag: the hint itself where the text is in its language (so that "en-GB" stays what it is),
 * else the tag found, where that is sure with the hint and without; else empty. */
struct str text_language(struct str text, struct str hint);

/* Whether two tags name one language as far as a text can tell: "en-GB" and "en", "nb" and "no", "hr" and
 * "bs", "zh-TW" and "zh-Hant"; but not "zh-CN" and "zh-Hant". */
bool same_language(struct str a, struct str b);

/* Which of two tags of one language says more: the declared one, unless it leaves open how Chinese is
 * written.
 */
struct str finer_tag(struct str declared, struct str found);

/* How many letters of something are of which languages. */
struct language_weights {
    struct language_weight {
        struct str tag;
        double letters;
    } items[LANGUAGES_MAX];
    size_t count;
};

/* Adds the letters of each language of a text to *weights, and tells the language of most of it as
 * find_language does without a hint. `text`, of which LANGUAGE_TEXT_BYTES are looked at, is a sample of one
 * with so many letters. What is of no known language counts for none. */
struct found_language add_languages(struct str text, double letters, struct language_weights *weights);

#endif
