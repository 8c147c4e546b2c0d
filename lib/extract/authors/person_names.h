/* Names of people out of a byline's words: parted, cleaned of everything that is no name. */
#ifndef COPYDESK_EXTRACT_AUTHORS_PERSON_NAMES_H
#define COPYDESK_EXTRACT_AUTHORS_PERSON_NAMES_H

#include "extract/article.h"

enum {
    AUTHORS_MAX = 16,      /* of one byline; later ones are passed over */
    NAME_BYTES_MAX = 120,  /* of one name with its credentials */
    NAME_WORDS_MAX = 7,    /* of one name without them */
    BYLINE_BYTES_MAX = 400 /* longer texts are no bylines */
};

/* How sure it is that a text holds names. */
enum name_trust {
    NAMES_DECLARED, /* a value for machines: it is names unless it is plainly not */
    NAMES_MARKED,   /* an element that says so: other words may stand around them */
    NAMES_SEEN,     /* visible words: only what follows a byline's word and looks like a name */
};

struct name_list {
    struct person people[AUTHORS_MAX];
    size_t count;
    bool led;          /* a byline's word stood before them */
    bool is_joined;    /* a word joined two of them: "and" */
    bool has_company;  /* a company or the name of a site is among them: "Example GmbH", "example.com" */
    struct str agency; /* a news agency among them ("Reuters"); it is one of people where it stands alone */
};

/* Parts a text, "By Ada Lovelace, MD, and Grace Hopper | Staff Writers", into its names, added to *list, each
 * once. Names are spans of the text. "By" and its like, roles, dates, addresses, those who took the photo or
 * edited the text, and what names nobody are left out; credentials ("MD") stay behind their name. Line breaks
 * part names from what is none. */
void part_names(struct str text, enum name_trust trust, struct name_list *list);

/* Whether a text looks like one name of a person: two to five words that begin with capitals, or a script
 * without them; no digits, roles, nor words of bylines. */
bool looks_like_name(struct str text);

/* The names joined by ", ", in the run's arena; empty after fail() or where there are none. */
struct str join_names(struct run *run, const struct name_list *list);

#endif
