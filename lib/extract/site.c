#include "extract/fields.h"

static const struct source site_name_sources[] = {
    {PLACE_META, "og:site_name"},
    {PLACE_SITE, "name"},
    {PLACE_META, "application-name"},
    {PLACE_LINKED, "publisher"},
};

static const struct source description_sources[] = {
    {PLACE_META, "og:description"}, {PLACE_META, "description"},         {PLACE_META, "twitter:description"},
    {PLACE_META, "dc.description"}, {PLACE_META, "dcterms.description"}, {PLACE_LINKED, "description"},
};

bool extract_site(const struct facts *facts, struct article *article)
{
    article->site_name = FIRST_VALUE(facts, site_name_sources);
    article->description = FIRST_VALUE(facts, description_sources);
    return facts->run->failure.code == FAIL_NONE;
}
