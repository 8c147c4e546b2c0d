#include "extract/images/player_address.h"

#include "base/url.h"

enum { SOURCES_NODES = 64 /* of an element that are searched for its <source>s */ };

/* The attributes' first that is an address. */
static struct str own_address(const struct facts *facts, uint32_t node)
{
    static const struct str names[] = {STR_INIT("data-lazy-src"), STR_INIT("data-original"),
                                       STR_INIT("data-url"), STR_INIT("data-src"), STR_INIT("src")};
    const struct doc *doc = facts->sheet->doc;
    struct str url = STR_NONE;
    for (size_t i = 0; i < sizeof names / sizeof *names && !url.len; i++) {
        enum attr_name name = attr_find(names[i]);
        struct str value =
            name == ATTR_OTHER ? doc_attr_other(doc, node, names[i]) : doc_attr(doc, node, name);
        if (str_trim(value).len)
            url = url_resolve(facts->run, facts->sheet->head.base, str_trim(value));
    }
    return url;
}

struct str player_address(const struct facts *facts, uint32_t node)
{
    const struct doc *doc = facts->sheet->doc;
    uint32_t end = doc->nodes[node].end;
    struct str url = own_address(facts, node);
    end = end - node > SOURCES_NODES ? node + SOURCES_NODES : end;
    for (uint32_t i = node; !url.len && (i = doc_find(doc, TAG_SOURCE, i, end)) < end; i++)
        url = own_address(facts, i);
    return url;
}
