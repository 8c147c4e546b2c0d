/* Lines of rights: "© 2024 The Courier. All rights reserved.", "Перепечатка запрещена". */
#ifndef COPYDESK_EXTRACT_RIGHTS_RIGHTS_LINE_H
#define COPYDESK_EXTRACT_RIGHTS_RIGHTS_LINE_H

#include "base/str.h"

enum rights_kind {
    RIGHTS_NONE,
    RIGHTS_NOTICE, /* who holds the rights, or that they are reserved */
    RIGHTS_USAGE,  /* how the work may be used */
};

/* What a line says of rights, by the patterns of rights_words.h and the marks of copyright. It is judged by
 * its words alone: callers ask for lines after the text, at its head, or in footers, since a sentence of an
 * article about rights may read like one. Lines longer than LINE_MAX_BYTES, and credits of images, are none.
 */
enum rights_kind rights_of_line(struct str line);

static inline bool is_rights_line(struct str line)
{
    return rights_of_line(line) != RIGHTS_NONE;
}

/* Who holds the rights by a notice, a span of it: "The Courier" of "© 2019–2024 The Courier. All rights
 * reserved."; empty where it names nobody. */
struct str holder_of_notice(struct str line);

/* The year of a notice, of several the last; 0 where it names none. */
unsigned year_of_notice(struct str line);

#endif
