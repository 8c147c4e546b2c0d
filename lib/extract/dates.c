#include "extract/cues.h"
#include "extract/date_parse.h"
#include "extract/fields.h"
#include "extract/text_fields.h"

static const struct source published_sources[] = {
    {PLACE_LINKED, "datePublished"},
    {PLACE_META, "article:published_time"},
    {PLACE_META, "og:article:published_time"},
    {PLACE_META, "citation_publication_date"},
    {PLACE_META, "citation_date"},
    {PLACE_META, "parsely-pub-date"},
    {PLACE_META, "sailthru.date"},
    {PLACE_META, "datepublished"},
    {PLACE_META, "dc.date.issued"},
    {PLACE_META, "dcterms.created"},
    {PLACE_META, "dc.date"},
    {PLACE_META, "pubdate"},
    {PLACE_META, "publishdate"},
    {PLACE_META, "publish-date"},
    {PLACE_META, "date"},
    {PLACE_LINKED, "dateCreated"},
    {PLACE_LINKED, "uploadDate"},
};

static const struct source modified_sources[] = {
    {PLACE_LINKED, "dateModified"}, {PLACE_META, "article:modified_time"}, {PLACE_META, "og:updated_time"},
    {PLACE_META, "datemodified"},   {PLACE_META, "dcterms.modified"},      {PLACE_META, "last-modified"},
};

/* The first source whose value is a date. */
static void first_date(const struct facts *facts, const struct source *sources, size_t count,
                       struct str *date, struct str *raw)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = source_value(facts, &sources[i]);
        *date = value.len ? parse_date(facts->run, value) : STR_NONE;
        if (date->len) {
            *raw = value;
            return;
        }
    }
}

enum { DATE_BYTES_MAX = 64 };

/* The date that a <time>, or an element marked as the publication date, states. */
static struct str element_date(const struct facts *facts, uint32_t node, struct str *raw)
{
    const struct doc *doc = facts->sheet->doc;
    struct str candidates[] = {doc_attr(doc, node, ATTR_DATETIME), doc_attr(doc, node, ATTR_CONTENT),
                               doc_text(facts->run, doc, node, DATE_BYTES_MAX)};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct str date = parse_date(facts->run, candidates[i]);
        if (date.len) {
            *raw = str_trim(candidates[i]);
            return date;
        }
    }
    return STR_NONE;
}

static bool is_date_element(const struct doc *doc, uint32_t node)
{
    if (doc->nodes[node].tag == TAG_TIME)
        return true;
    struct str property = doc_attr(doc, node, ATTR_ITEMPROP);
    return str_eq_nocase(property, STR("datePublished")) || str_eq_nocase(property, STR("dateCreated"));
}

/* The first <time> or datePublished of the page outside of what stands beside and below its text: comments'
 * and sidebars' dates are not the page's. */
static void from_elements(const struct facts *facts, struct article *article)
{
    const struct doc *doc = facts->sheet->doc;
    unsigned foreign = 1u << CUE_DISCUSSION | 1u << CUE_ASIDE;
    for (uint32_t i = 0; i < doc->node_count && !article->date_published.len; i++)
        if (is_date_element(doc, i) && !(facts->cues[i] & foreign) &&
            doc_ancestor(doc, i, TAG_ASIDE) == UINT32_MAX && doc_ancestor(doc, i, TAG_FOOTER) == UINT32_MAX)
            article->date_published = element_date(facts, i, &article->date_published_raw);
}

bool extract_dates(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_dates(facts, article);
    first_date(facts, published_sources, sizeof published_sources / sizeof *published_sources,
               &article->date_published, &article->date_published_raw);
    first_date(facts, modified_sources, sizeof modified_sources / sizeof *modified_sources,
               &article->date_modified, &article->date_modified_raw);
    if (!article->date_published.len)
        from_elements(facts, article);
    return facts->run->failure.code == FAIL_NONE;
}
