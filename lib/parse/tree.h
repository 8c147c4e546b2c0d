/* A skeleton to nodes: libxml2's HTML parser, through its SAX events. */
#ifndef COPYDESK_PARSE_TREE_H
#define COPYDESK_PARSE_TREE_H

#include "parse/skeleton.h"

/* Fills doc's nodes, attributes and scripts from the skeleton, whose arrays it takes over. Fails as
 * parse_text. */
bool tree_build(struct run *run, const struct skeleton *skeleton, struct doc *doc);

#endif
