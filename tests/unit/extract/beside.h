/* An article whose body is what begins with "Text"; all else that the page shows stands beside it. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_BESIDE_H
#define COPYDESK_TESTS_UNIT_EXTRACT_BESIDE_H

#include "unit/page.h"

#define BODY "<p>Text of the article, which has some words.</p>"

static inline void make_beside(const char *html)
{
    struct article *article = &made.article;
    make_facts(html);
    article->url = article->resolved_url = STR(PAGE_URL);
    article->page_type = PAGE_TYPE_ARTICLE;
    article->body = run_alloc_array(&run, made.sheet.segment_count, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts(made.sheet.segments[i].text, STR("Text")))
            article->body[article->body_count++] = &made.sheet.segments[i];
}

/* More memory than a job may have, for pages that are larger than one can be. */
static inline void widen_arena(void)
{
    enum { WIDE = 1 << 30 };
    arena_destroy(run.arena);
    run.arena = arena_create(WIDE);
    assert_non_null(run.arena);
}

/* Takes all memory that is left, so that what runs next is refused. */
static inline void use_up_memory(void)
{
    while (run_alloc(&run, 64))
        ;
    run.failure = (struct failure){0};
}

#endif
