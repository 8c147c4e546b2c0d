/* The skeleton: what libxml2's tree construction needs to see of a page, and beside it what it need not.
 *
 *     page      <p class="x">Tom &amp; Jerry</p> <p>           &copy; us
 *     markup    <p a=0>0;</p> <p>1;
 *     tags      0: attrs [0, 1)        attrs   0: class = x
 *     texts     0: "Tom & Jerry"       1: "           © us"
 *
 * libxml2 decides where elements open and close; text and attributes, which are most of a page and which it
 * reads as HTML 4, go past it as spans of the page itself, copied only to resolve references. White space
 * between tags stays in the markup, since it opens no elements. */
#ifndef COPYDESK_PARSE_SKELETON_H
#define COPYDESK_PARSE_SKELETON_H

#include "base/buf.h"
#include "parse/doc.h"

/* What one start tag has: attrs [first, first + count). */
struct tag_attrs {
    uint32_t first, count;
};

/* All arrays are in the run's arena. */
struct skeleton {
    struct str markup; /* ASCII; a NUL follows */
    struct tag_attrs *tags;
    size_t tag_count, tag_capacity;
    struct attr *attrs;
    size_t attr_count, attr_capacity;
    struct str *texts;
    size_t text_count, text_capacity;
    struct script *scripts;
    size_t script_count, script_capacity;
    size_t elements; /* start tags written */
};

/* A start tag as read. */
struct start_tag {
    struct str name;  /* as written, but for characters that libxml2 takes for no part of it */
    const char *past; /* one past its '>'; the page's end where it is not ended */
    struct tag_attrs attrs;
    bool is_ended;
    bool self_closed; /* "/>" */
};

enum text_kind { TEXT_PLAIN, TEXT_RAW /* references mean nothing in it */ };

/* Writes a skeleton. Once the arena refuses something, run->failure is set and what follows is without
 * effect. */
struct skeleton_writer {
    struct run *run;
    struct skeleton *skeleton;
    struct buf markup;
    struct str text; /* not yet written: more may follow */
    bool is_copied;  /* text lies at the end of `block` */
    char *block;     /* where text is put together */
    size_t block_len, block_size;
};

void skeleton_begin(struct skeleton_writer *writer, struct run *run, struct skeleton *skeleton,
                    size_t page_size);

/* Adds text; pieces that no tag parts become one. */
void skeleton_text(struct skeleton_writer *writer, struct str text, enum text_kind kind);

/* Adds one attribute to those of the tag that is being read. */
void skeleton_attr(struct skeleton_writer *writer, struct str name, struct str value);

void skeleton_start_tag(struct skeleton_writer *writer, const struct start_tag *tag, bool is_closed);
void skeleton_end_tag(struct skeleton_writer *writer, struct str name);

/* Ends the markup. False after fail(). */
bool skeleton_end(struct skeleton_writer *writer);

/* Reads the start tag at `at` ('<' and a letter follow) up to `end` of the page, adding its attributes; those
 * past limits->attributes are dropped (WHATWG HTML, 13.2.5.8 and 13.2.5.32 to 13.2.5.40). */
struct start_tag start_tag_read(struct skeleton_writer *writer, const char *at, const char *end);

/* The name at `at` as libxml2 would read it; *past is where the name really ends. */
struct str tag_name_read(const char *at, const char *end, const char **past);

#endif
