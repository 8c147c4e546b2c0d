/* What every field reads: the sheet, its linked data, its cues; and the look-up that most fields begin with.
 */
#ifndef COPYDESK_EXTRACT_FACTS_H
#define COPYDESK_EXTRACT_FACTS_H

#include "extract/article.h"
#include "extract/data/linked_data.h"

struct image_captions;
struct judgement;
struct lines;
struct said;

struct facts {
    struct run *run;
    const struct sheet *sheet;
    const struct linked_data *data;
    const uint8_t *cues; /* per node of the doc: cues of it and its ancestors */
    const struct image_captions
        *captions;               /* which captions are of which images (extract/images/captions.h) */
    struct judgement *judgement; /* of the page, once it is judged (extract/body/judge.h) */
    struct lines *lines;         /* of a plain text (extract/lines/line_kinds.h); NULL: a page of markup */
    const struct said
        *earlier; /* what earlier pages say (extract/body/earlier.h); NULL: it is the only one */
};

/* Where a value may stand. */
enum place {
    PLACE_LINKED,    /* member of the page's work in JSON-LD */
    PLACE_MICRODATA, /* the same of its work in microdata */
    PLACE_RDFA,      /* and in RDFa */
    PLACE_SITE,      /* member of its WebSite */
    PLACE_META,      /* <meta>, by name, property or itemprop */
    PLACE_LINK,      /* <link>, by rel */
};

struct source {
    enum place place;
    const char *name;
};

/* What a candidate from that place is said to come from. */
enum origin origin_of_place(enum place place);

enum { SOURCE_VALUE_MAX = 8192 }; /* bytes of a value that is read */

/* The value at one source, entities that were escaped twice resolved, tidied (extract/tidy_text.h); empty
 * where there is none. */
struct str source_value(const struct facts *facts, const struct source *source);

/* The first value that a list of sources has, best source first. */
struct str first_value(const struct facts *facts, const struct source *sources, size_t count);

#define FIRST_VALUE(facts, sources) first_value(facts, sources, sizeof(sources) / sizeof *(sources))

/* Resolves the character references that a value still holds after parsing, as sites escape twice:
 * "Tom &amp;amp; Jerry". Named ones of XML and the commonest of HTML, and numeric ones. */
struct str unescape_twice(struct run *run, struct str s);

/* Whether two values say the same: letters and digits compared with case folded, everything else passed over.
 */
bool says_same(struct str a, struct str b);

/* Whether text begins with all that `prefix` says, in that sense; an empty prefix never. */
bool says_start(struct str text, struct str prefix);

#endif
