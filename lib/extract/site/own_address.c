#include "extract/site/own_address.h"

static struct str before_fragment(struct str url)
{
    return str_slice(url, 0, str_find_byte(url, '#', 0));
}

bool is_own_address(const struct article *article, struct str url)
{
    struct str bare = before_fragment(url);
    return bare.len && (str_eq(bare, before_fragment(article->url)) ||
                        str_eq(bare, before_fragment(article->resolved_url)) ||
                        str_eq(bare, before_fragment(article->canonical_url)));
}
