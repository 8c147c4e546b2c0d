#include "fetch/page.h"

struct str page_header(const struct page *page, struct str name)
{
    for (size_t i = 0; i < page->header_count; i++)
        if (str_eq_nocase(page->headers[i].name, name))
            return page->headers[i].value;
    return STR_NONE;
}
