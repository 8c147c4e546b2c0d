/* Structured data of a page, by schema.org: what its JSON-LD says of its article and its site, and what the
 * marks in its elements say (microdata.h, rdfa.h), in the same shape. */
#ifndef COPYDESK_EXTRACT_DATA_LINKED_DATA_H
#define COPYDESK_EXTRACT_DATA_LINKED_DATA_H

#include "base/json.h"
#include "extract/data/marked_items.h"

enum {
    LINKED_DATA_OBJECTS_MAX = 512,
    LINKED_DATA_DEPTH_MAX = 8,
    LINKED_DATA_SLOTS = 2048, /* a power of two, well over the objects */
    LINKED_DATA_BYTES_MAX =
        1 << 20, /* of all scripts of a page; those past it are passed over with the warning */
};

/* Borrowed from the parsed scripts; NULL where the page has none. Valid until the run's arena is reset. */
struct linked_data {
    const json_t *article; /* the best typed work: NewsArticle before WebPage; of equals that with the page's
                            * URL, else the first */
    const json_t *site;    /* WebSite */
    const json_t *microdata, *rdfa; /* the best typed work there, in JSON-LD's shape; or NULL */
    const json_t *objects[LINKED_DATA_OBJECTS_MAX]; /* every object with an @id or @type, for references */
    bool is_mended[LINKED_DATA_OBJECTS_MAX]; /* whether each stood in a script that was no JSON as written */
    size_t object_count;
    uint16_t
        fullest[LINKED_DATA_SLOTS]; /* by the hash of its @id the fullest object of it, from 1 on; 0: free */
    struct marked_items microdata_items, rdfa_items;
};

/* Reads every JSON-LD script, microdata and RDFa. Broken scripts are mended where that is safe
 * (base/json_mend.h), else passed over with a warning. NULL only after fail(). */
const struct linked_data *read_linked_data(struct run *run, const struct sheet *sheet);

/* Whether the name of a type, with or without schema.org's prefix, is that of a work that a page may be
 * about. */
bool is_work_type(struct str type);

/* Whether an object's @type (a string or an array) is `type`, with or without schema.org's prefix; ASCII case
 * is folded, as sites write it at will. */
bool linked_data_is(const json_t *object, struct str type);

/* The object itself, or the fullest one of the page with the same @id. Other values, and NULL, as they are.
 */
const json_t *linked_data_follow(const struct linked_data *data, const json_t *value);

/* A member as text: a string, the name, url or @value of an object, or the first of an array that has one;
 * empty where there is none. HTML entities are left as they are. */
struct str linked_data_text(const struct linked_data *data, const json_t *object, const char *member);

#endif
