#include "base/url.h"
#include "extract/fields.h"

static const struct source canonical_sources[] = {
    {PLACE_LINK, "canonical"},
    {PLACE_META, "og:url"},
    {PLACE_LINKED, "url"},
};

bool extract_urls(const struct facts *facts, struct article *article)
{
    const struct page *page = facts->sheet->doc->text->page;
    article->url = page->url;
    article->resolved_url = page->resolved_url;
    for (size_t i = 0; i < sizeof canonical_sources / sizeof *canonical_sources; i++) {
        struct str value = source_value(facts, &canonical_sources[i]);
        article->canonical_url = url_resolve(facts->run, facts->sheet->head.base, value);
        if (article->canonical_url.len)
            return true;
    }
    return facts->run->failure.code == FAIL_NONE;
}
