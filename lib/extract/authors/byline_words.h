/* The words of bylines by language: what stands before a name, what joins two, what is a role, what ends the
 * names, and what stands where a name should but names nobody. */
#ifndef COPYDESK_EXTRACT_AUTHORS_BYLINE_WORDS_H
#define COPYDESK_EXTRACT_AUTHORS_BYLINE_WORDS_H

#include "base/str.h"

enum byline_word {
    BYLINE_NONE,
    BYLINE_LEAD,     /* "By", "Par", "Escrito por": a name follows */
    BYLINE_PARTICLE, /* the same, but names begin with it too: "Von", "Di", "De" */
    BYLINE_LABEL, /* a noun: "Author", "Text", "作者": a name follows where a mark or a line's end does */
    BYLINE_OTHER, /* somebody else is named: "Photo by", "Edited by", "Reviewed by" */
};

/* The longest of these words that a text begins with, as a whole word, case folded; *len: its bytes. */
enum byline_word byline_word_at(struct str text, size_t *len);

/* Bytes of a word that joins two names ("and", "и", "&") at the start of a text, with a space or mark behind
 * it; 0 where there is none. */
size_t joint_word_at(struct str text);

/* Bytes of a word that ends the names ("on", "am", "published", "в") at the start of a text; 0: none. */
size_t stop_word_at(struct str text);

/* Whether a word is of somebody's work or rank: "Reporter", "Redakteurin", "корреспондент". */
bool is_role_word(struct str word);

/* Whether a word is of the names of organisations: "Times", "University", "GmbH". */
bool is_organization_word(struct str word);

/* Whether a word is of the names of companies and associations: "GmbH", "e.V", "Inc". */
bool is_company_word(struct str word);

/* Whether all of a text stands where a name should, but names nobody: "admin", "Staff Writer", "null". */
bool names_nobody(struct str text);

/* Whether a word may stand inside a name with a small letter: "von", "de", "bin". */
bool is_name_particle(struct str word);

#endif
