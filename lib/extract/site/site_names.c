#include "extract/site/site_names.h"

#include "base/url.h"

bool names_host(struct str host, struct str text)
{
    struct str rest = host, label, www = STR("www.");
    while (str_next(&rest, '.', &label))
        if (rest.at && says_same(text, label)) /* the last label is the top-level domain */
            return true;
    return says_same(text, host) ||
           (str_starts(host, www) && says_same(text, str_slice(host, www.len, host.len)));
}

/* What follows the host; empty where there is no host. */
static struct str path_of(struct str url)
{
    struct str host = url_host(url);
    return host.len ? str_slice(url, (size_t)(host.at - url.at) + host.len, url.len) : STR_NONE;
}

bool is_front_page(struct str url)
{
    struct str path = path_of(url);
    size_t end = 0;
    while (end < path.len && !strchr("?#", path.at[end]))
        end++;
    path.len = end;
    return url_host(url).len > 0 &&
           (path.len <= 1 || (str_starts(path, STR("/index.")) && str_find_byte(path, '/', 1) == SIZE_MAX));
}

/* What is cheap to see of it. */
static bool may_lead_home(struct str reference)
{
    reference = str_trim(reference);
    return str_eq(reference, STR("/")) || str_starts(reference, STR("/index.")) || is_front_page(reference);
}

bool leads_home(const struct facts *facts, struct str reference)
{
    reference = str_trim(reference);
    if (str_eq(reference, STR("/")) || str_starts(reference, STR("/index.")))
        return is_front_page(url_resolve(facts->run, facts->sheet->head.base, reference));
    return url_is_web(reference) && str_find_byte(reference, '?', 0) == SIZE_MAX &&
           is_front_page(reference) && str_eq_nocase(url_host(reference), url_host(facts->sheet->head.base));
}

static void add_name(struct home_names *home, struct str name)
{
    name = str_trim(name);
    if (name.len && home->count < HOME_NAMES_MAX)
        home->names[home->count++] = name;
}

static void add_names_of(const struct facts *facts, struct home_names *home, uint32_t link)
{
    enum { NAME_MAX_BYTES = 200 };
    const struct doc *doc = facts->sheet->doc;
    uint32_t end = doc->nodes[link].end, image = doc_find(doc, TAG_IMG, link, end);
    add_name(home, doc_text(facts->run, doc, link, NAME_MAX_BYTES));
    add_name(home, doc_attr(doc, link, ATTR_TITLE));
    add_name(home, doc_attr(doc, link, ATTR_ARIA_LABEL));
    if (image < end)
        add_name(home, doc_attr(doc, image, ATTR_ALT));
}

struct home_names find_home_names(const struct facts *facts)
{
    enum { LINKS_MAX = 6, RESOLVED_MAX = 64 };
    const struct doc *doc = facts->sheet->doc;
    struct home_names home = {.count = 0};
    unsigned links = 0, resolved = 0;
    for (uint32_t i = 0; i < doc->node_count && links < LINKS_MAX && resolved < RESOLVED_MAX; i++) {
        if (doc->nodes[i].tag != TAG_A || !may_lead_home(doc_attr(doc, i, ATTR_HREF)))
            continue;
        resolved++;
        if (leads_home(facts, doc_attr(doc, i, ATTR_HREF))) {
            add_names_of(facts, &home, i);
            links++;
        }
    }
    return home;
}

bool names_home(const struct home_names *home, struct str text)
{
    for (size_t i = 0; i < home->count; i++)
        if (says_same(home->names[i], text))
            return true;
    return false;
}
