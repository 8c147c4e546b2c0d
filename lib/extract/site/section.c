#include "base/url.h"
#include "extract/fields.h"
#include "extract/site/breadcrumbs.h"
#include "extract/site/site_names.h"
#include "extract/tidy_text.h"

enum { SECTION_MAX = 128 }; /* bytes; a longer one is none */

static const struct weighted_section {
    struct source source;
    float weight;
} sources[] = {
    {{PLACE_META, "article:section"}, 10.0F},
    {{PLACE_LINKED, "articleSection"}, 9.0F},
    {{PLACE_MICRODATA, "articleSection"}, 8.0F},
    {{PLACE_RDFA, "articleSection"}, 8.0F},
    {{PLACE_META, "parsely-section"}, 7.0F},
    {{PLACE_META, "og:article:section"}, 7.0F},
    {{PLACE_META, "sailthru.verticals"}, 5.0F},
    {{PLACE_META, "section"}, 5.0F},
    {{PLACE_META, "category"}, 4.0F},
    {{PLACE_META, "cxenseparse:category"}, 4.0F},
};

/* Of a list of three and more in one string, which holds the page's tags as well, the first. */
static struct str first_of_list(struct str value)
{
    size_t first = str_find(value, STR(", "), 0);
    return first != SIZE_MAX && str_find(value, STR(", "), first + 2) != SIZE_MAX ? str_slice(value, 0, first)
                                                                                  : value;
}

static void put(const struct facts *facts, struct article *article, struct candidate candidate)
{
    candidate.value = tidy_text(facts->run, candidate.value, TIDY_LINE, SECTION_MAX + 1);
    if (candidate.value.len > SECTION_MAX)
        return;
    candidate.value = first_of_list(candidate.value);
    if (!url_is_web(candidate.value) && !says_same(candidate.value, article->headline))
        nominate(&article->ballots[FIELD_ARTICLE_SECTION], candidate, says_same);
}

/* The lowest crumb that is neither the page itself nor the site: of several, the one above the page. */
static void put_crumb(const struct facts *facts, struct article *article)
{
    const struct page *page = facts->sheet->doc->text->page;
    for (size_t i = article->breadcrumb_count; i-- > 0;) {
        const struct crumb *crumb = &article->breadcrumbs[i];
        bool is_page = !crumb->url.len || url_same_page(crumb->url, page->url) ||
                       url_same_page(crumb->url, article->canonical_url) ||
                       says_same(crumb->name, article->headline);
        if (is_page && i + 1 == article->breadcrumb_count)
            continue;
        if (i == 0 || leads_home(facts, crumb->url) || says_same(crumb->name, article->site_name))
            return;
        put(facts, article,
            (struct candidate){
                .value = crumb->name, .where = STR("breadcrumbs"), .origin = ORIGIN_DOM, .weight = 3.0F});
        return;
    }
}

bool extract_section(const struct facts *facts, struct article *article)
{
    if (!extract_breadcrumbs(facts, article))
        return false;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        put(facts, article,
            (struct candidate){.value = source_value(facts, &sources[i].source),
                               .where = str_of(sources[i].source.name),
                               .origin = origin_of_place(sources[i].source.place),
                               .weight = sources[i].weight});
    put_crumb(facts, article);
    const struct candidate *best = elect(&article->ballots[FIELD_ARTICLE_SECTION], 1.0F);
    article->article_section = best ? best->value : STR_NONE;
    return facts->run->failure.code == FAIL_NONE;
}
