/* The shape of names: what a few words look like, and what stands at their ends. A helper of person_names.c.
 */
#ifndef COPYDESK_EXTRACT_AUTHORS_NAME_SHAPE_H
#define COPYDESK_EXTRACT_AUTHORS_NAME_SHAPE_H

#include "extract/authors/person_names.h"

struct name_shape {
    unsigned words;
    unsigned capitals, small;          /* words by their first letter; particles ("von") are neither */
    unsigned digits, letters, uncased; /* characters; uncased: of scripts without capitals */
    bool begins_with_role, has_role;   /* "Editor …", "… Editor" */
    bool has_organization, has_company, all_upper;
};

struct name_shape name_shape_of(struct str s);

/* Without the white space and marks at its ends; the period of "Jr." and "Ph.D." stays. */
struct str without_edges(struct str s);

/* The next word up to white space at or after *i, which moves behind it. */
bool next_name_word(struct str s, size_t *i, struct str *word);

/* "MD", "Ph.D.", "CEPF®", "E-RYT 200": short, with more capitals than small letters; or a generation. Behind
 * a name in capitals (`after_upper`) only the commonest count. */
bool is_credential(struct str s, bool after_upper);

/* Cuts the role behind a name: "Ada Lovelace Senior Staff Writer". */
struct str without_role(struct str s);

/* Whether white space stands at s.at[i]. */
bool is_space_at(struct str s, size_t i);

/* "example.com": the name of a site. */
bool is_host_name(struct str s);

/* Whether a cleaned piece of that shape may be a name at all. */
bool may_be_name(struct str s, const struct name_shape *shape, enum name_trust trust);

#endif
