/* Which elements hold blocks: lists and their items, quotes, tables of data with their rows and cells. Tables
 * that lay out a page hold none, and in a cell there is nothing but text. */
#ifndef COPYDESK_EXTRACT_BLOCKS_CONTAINERS_H
#define COPYDESK_EXTRACT_BLOCKS_CONTAINERS_H

#include "clean/sheet.h"
#include "extract/blocks/blocks.h"

struct containers {
    uint32_t *nearest; /* per node: the container that is it or holds it; 0: none */
    uint16_t *levels;  /* per node: how many containers are it or hold it */
};

/* What an element is if it is a container; BLOCK_TYPE_COUNT: none. */
enum block_type container_type(enum tag tag);

/* Finds the containers of a doc; `is_data` tells of each node whether it is a <table> of data. False only
 * after fail(). */
bool map_containers(struct run *run, const struct doc *doc, const uint8_t *is_data,
                    struct containers *containers);

#endif
