/* A body of all that a page shows, but what begins with "not". */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_WHOLE_H
#define COPYDESK_TESTS_UNIT_EXTRACT_WHOLE_H

#include "unit/page.h"

static inline void take_whole_sheet(void)
{
    struct article *article = &made.article;
    article->body = run_alloc_array(&run, made.sheet.segment_count, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (!str_starts(made.sheet.segments[i].text, STR("not")))
            article->body[article->body_count++] = &made.sheet.segments[i];
}

static inline void make_whole(const char *html)
{
    make_facts(html);
    take_whole_sheet();
}

#endif
