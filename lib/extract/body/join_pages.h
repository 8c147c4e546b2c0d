/* One article of several pages. */
#ifndef COPYDESK_EXTRACT_BODY_JOIN_PAGES_H
#define COPYDESK_EXTRACT_BODY_JOIN_PAGES_H

#include "extract/article.h"

/* Of a joined article, as of one page. */
enum {
    JOINED_IMAGES_MAX = 200,
    JOINED_VIDEOS_MAX = 50,
    JOINED_LINKS_MAX = 1000,
    JOINED_COMMENTS_MAX = 2000,
};

/* Joins articles[0 … count), count >= 1, the pages of one article in their order, each extracted by
 * extract_page with what those before it said. Fields are the first page's; articleBody, blocks and removed[]
 * follow each other; images, videos, links and comments do too, each once, up to the limits above; nextPage
 * is the last page's. `pages` counts those that brought text. The articles are used up. False only after
 * fail(). */
bool join_pages(struct run *run, struct article *articles, size_t count, struct article *joined);

#endif
