/* A contest for the headline, held over a page as far as a test needs. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_CONTEST_H
#define COPYDESK_TESTS_UNIT_EXTRACT_CONTEST_H

#include "unit/page.h"

#include "base/url.h"
#include "extract/headline/headline.h"
#include "extract/site/site_names.h"

static struct contest contest;

static inline void open_contest(const char *html, const char *site)
{
    make_facts(html);
    contest = (struct contest){.facts = &made.facts,
                               .site_name = str_of(site),
                               .host = url_host(made.sheet.head.base),
                               .is_front_page = is_front_page(made.page.url)};
}

/* The contender of that value; the test fails where there is none. */
static inline struct contender *contender_of(const char *value)
{
    for (size_t i = 0; i < contest.count; i++)
        if (says_same(contest.items[i].value, str_of(value)))
            return &contest.items[i];
    print_error("no contender \"%s\"\n", value);
    _fail(__FILE__, __LINE__);
    return NULL;
}

static inline bool has_mark(const char *value, enum mark mark)
{
    return contender_of(value)->has[mark];
}

#endif
