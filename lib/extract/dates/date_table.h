/* Filling the table of names (date_names.h). Only what builds it includes this. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_TABLE_H
#define COPYDESK_EXTRACT_DATES_DATE_TABLE_H

#include "extract/dates/date_names.h"

enum { DATE_ENGLISH = 0 /* its index in date_languages */ };

/* Adds a phrase's meaning in a language; once the table is full, nothing. */
void date_table_add(enum date_meaning meaning, uint64_t key, unsigned number, int language);

/* Adds a phrase of up to PAST_WORDS_MAX words that states a past time without a number. */
void date_table_add_past(struct str phrase, unsigned number, int language);

/* Adds a phrase that states a past time with a number, which stands in it as "{0}". */
void date_table_add_ago(struct str pattern, enum date_unit unit, int language);

/* Sets which number is first in a language's short dates: 'd', 'm' or 'y'. */
void date_table_set_order(int language, char order);

/* Index of a locale of date_languages by its name; DATE_LANGUAGE_UNKNOWN. */
int date_language_index(const char *locale);

/* Adds all that CLDR has of one language: names, halves of the day, links, order (date_cldr.c); and how it
 * says how long ago something was (date_cldr_ago.c). */
void date_cldr_add(int language);
void date_cldr_add_ago(int language);

/* Words that CLDR does not have (date_words.c). */
void date_words_add(void);

#endif
