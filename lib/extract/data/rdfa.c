#include "extract/data/rdfa.h"

/* Names of other vocabularies that mean what one of schema.org's does: Dublin Core, FOAF and SIOC, as content
 * management systems write them (Drupal's RDF module, for one). */
static const struct {
    struct str name, meaning;
} meanings[] = {
    {STR_INIT("dc:title"), STR_INIT("headline")},
    {STR_INIT("dcterms:title"), STR_INIT("headline")},
    {STR_INIT("dc:date"), STR_INIT("datePublished")},
    {STR_INIT("dc:created"), STR_INIT("datePublished")},
    {STR_INIT("dcterms:created"), STR_INIT("datePublished")},
    {STR_INIT("dcterms:issued"), STR_INIT("datePublished")},
    {STR_INIT("dc:modified"), STR_INIT("dateModified")},
    {STR_INIT("dcterms:modified"), STR_INIT("dateModified")},
    {STR_INIT("dc:creator"), STR_INIT("author")},
    {STR_INIT("dcterms:creator"), STR_INIT("author")},
    {STR_INIT("foaf:name"), STR_INIT("author")},
    {STR_INIT("dc:description"), STR_INIT("description")},
    {STR_INIT("dcterms:description"), STR_INIT("description")},
    {STR_INIT("sioc:Item"), STR_INIT("Article")},
    {STR_INIT("sioc:Post"), STR_INIT("Article")},
    {STR_INIT("sioct:BlogPost"), STR_INIT("BlogPosting")},
    {STR_INIT("foaf:Document"), STR_INIT("WebPage")},
};

static bool is_item(const struct doc *doc, uint32_t node)
{
    return doc_attr_other(doc, node, STR("typeof")).len > 0;
}

static struct str types_of(const struct doc *doc, uint32_t node)
{
    return doc_attr_other(doc, node, STR("typeof"));
}

static struct str members_of(const struct doc *doc, uint32_t node)
{
    return doc_attr(doc, node, ATTR_PROPERTY);
}

static struct str meaning_of(struct str name)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (str_eq(name, meanings[i].name))
            return meanings[i].meaning;
    static const struct str prefixes[] = {STR_INIT("schema:"), STR_INIT("http://schema.org/"),
                                          STR_INIT("https://schema.org/"), STR_INIT("v:")};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_starts_nocase(name, prefixes[i]))
            return str_slice(name, prefixes[i].len, name.len);
    return str_find_byte(name, ':', 0) == SIZE_MAX ? name : STR_NONE; /* of a vocabulary that is not read */
}

static const struct dialect dialect = {is_item, types_of, members_of, meaning_of};

bool read_rdfa(struct run *run, const struct doc *doc, struct marked_items *items)
{
    for (uint32_t i = 0; i < doc->attr_count; i++)
        if (doc->attrs[i].name == ATTR_OTHER && str_eq(doc->attrs[i].other, STR("typeof")))
            return read_marked_items(run, doc, &dialect, items);
    return true;
}
