/* JSON-LD of a page: what it says of its article, its site and its publisher (schema.org). */
#ifndef COPYDESK_EXTRACT_LINKED_DATA_H
#define COPYDESK_EXTRACT_LINKED_DATA_H

#include "base/json.h"
#include "clean/sheet.h"

enum { LINKED_DATA_OBJECTS_MAX = 512, LINKED_DATA_DEPTH_MAX = 8 };

/* Borrowed from the parsed scripts; NULL where the page has none. Valid until the run's arena is reset. */
struct linked_data {
    const json_t *article;          /* the best typed work: NewsArticle before WebPage */
    const json_t *site;             /* WebSite */
    const json_t *microdata, *rdfa; /* the best typed work there, in JSON-LD's shape; or NULL */
    const json_t *objects[LINKED_DATA_OBJECTS_MAX]; /* every object with an @id or @type, for references */
    size_t object_count;
};

/* Reads every JSON-LD script. Broken ones are skipped with a warning. NULL only after fail(). */
const struct linked_data *read_linked_data(struct run *run, const struct sheet *sheet);

/* Whether an object's @type (a string or an array) is `type`, with or without schema.org's prefix. */
bool linked_data_is(const json_t *object, struct str type);

/* The object itself, or the fullest one of the page with the same @id. Other values, and NULL, as they are.
 */
const json_t *linked_data_follow(const struct linked_data *data, const json_t *value);

/* A member as text: a string, the name, url or @value of an object, or the first of an array that has one;
 * empty where there is none. HTML entities are left as they are. */
struct str linked_data_text(const struct linked_data *data, const json_t *object, const char *member);

#endif
