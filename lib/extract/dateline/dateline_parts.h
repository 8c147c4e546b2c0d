/* Parts of datelines, read one by one. A helper of dateline_read.c. */
#ifndef COPYDESK_EXTRACT_DATELINE_DATELINE_PARTS_H
#define COPYDESK_EXTRACT_DATELINE_DATELINE_PARTS_H

#include "extract/dateline/dateline.h"
#include "extract/dates/date_parse.h"

struct reading {
    struct run *run;
    struct str text, language;
    size_t at; /* what was read so far */
    struct str place, agency;
    struct found_date date;
    bool has_region, bracketed; /* the agency stood in brackets or between slashes */
    bool is_short_dash;         /* the dash that may end it is the short one, which parts a kicker as well */
    bool is_upper;              /* all of the place is in capitals */
};

/* The character at `at`, and where the next begins; 0 at the end. */
uint32_t char_at(const struct reading *r, size_t at, size_t *next);

/* A date at `at`; a weekday and a comma may stand before it where that is allowed. The month's short name
 * counts in the page's language, and where that reads none, in those whose agencies print it without a year.
 */
bool date_at(const struct reading *r, size_t at, bool may_follow_weekday, struct found_date *date);

/* Reads a place with its regions ("SPRINGFIELD, Ill.") and moves behind it. False where none begins there. */
bool read_place(struct reading *r);

/* Whether the place that was read is a known city, or several ("Berlin/München"). */
bool is_sure_place(const struct reading *r);

/* Whether a place in capitals that is no known city may be one: "COEUR D'ALENE", "AUBURN". */
bool may_be_place(const struct reading *r);

/* Words that begin a text before a dash, but are no places: "WATCH -". */
bool is_headline_word(struct str word);

/* Whether a text has capitals and no small letters. */
bool is_all_upper(struct str s);

#endif
