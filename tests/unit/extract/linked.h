/* Pages whose only content is one JSON-LD script. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_LINKED_H
#define COPYDESK_TESTS_UNIT_EXTRACT_LINKED_H

#include <stdio.h>

#include "unit/page.h"

static inline void make_linked_facts(const char *json)
{
    static char html[64 << 10];
    int len = snprintf(html, sizeof html, "<script type=application/ld+json>%s</script>", json);
    assert_in_range(len, 0, sizeof html - 1);
    make_facts(html);
}

#endif
