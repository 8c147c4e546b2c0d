/* How one segment of the body joins the one before it. The body's text and its blocks follow the same joints.
 */
#ifndef COPYDESK_EXTRACT_BODY_JOINT_H
#define COPYDESK_EXTRACT_BODY_JOINT_H

#include "clean/sheet.h"

enum joint {
    JOINT_BLOCK, /* a new block begins */
    JOINT_ITEM,  /* the next item of the same list */
    JOINT_ROW,   /* the first cell of the next row of the same table */
    JOINT_CELL,  /* the next cell of the same row */
    JOINT_PIECE, /* a further piece of the same cell */
};

/* `before` and `after` follow each other in the body. */
enum joint joint_of(const struct doc *doc, const struct segment *before, const struct segment *after);

#endif
